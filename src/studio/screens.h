#pragma once
// One function a screen. A screen draws from the state alone and returns what was pressed.

#include "studio/flow.h"
#include "ui/frame.h"
#include "ui/staff.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace aplomb::studio {

/// Draws a question as the kiosk shows it into a frame of the display's own size. Handed in by app/: rooms of one floor do not know each other.
using DrawPreview = std::function<void(ui::Frame&, const Question&, const Bank&)>;

/// Where scroll bars and cursors stand: what widgets need between frames. Owned by the station's loop; empty again as soon as the sign-in
/// page is drawn.
struct Places {
  ui::Scroll list;
  ui::Scroll beside;   ///< the bank page's right column
  ui::Scroll left;     ///< the question page's columns
  ui::Scroll right;
  ui::Scroll help;
  ui::Scroll publish;
  std::string page_of;      ///< whose page `left` and `right` belong to
  std::string focused;      ///< the control that had the keyboard in the last frame
  std::string key_cell;     ///< the cell of the key that Tab comes back to: "key.a.empathy"
  bool show_advice = false; ///< the search was just opened: what it finds stands below it and is to be seen
  std::string brought_into_view;  ///< the row for which the list was scrolled last
  std::string pressed_row;  ///< a second press on the same row soon after opens it
  std::int64_t pressed_ms = 0;
};

/// Draws the state's screen with the rail and what lies over it.
std::optional<Action> draw(const State& state, Places& places, ui::Frame& frame, const DrawPreview& preview);

}  // namespace aplomb::studio
