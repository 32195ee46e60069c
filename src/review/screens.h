#pragma once
// One function a screen. A screen draws from the state alone and returns what was pressed.

#include "review/flow.h"
#include "ui/frame.h"
#include "ui/staff.h"

#include <optional>

namespace aplomb::review {

/// Where scroll bars stand and which row was pressed last: what widgets need between frames, and nothing of a candidate but an id. Owned by
/// the station's loop; empty again as soon as the sign-in page is drawn.
struct Places {
  ui::Scroll list;
  ui::Scroll list_page;        ///< of views too low for head, rows and notes
  ui::Scroll panel;
  ui::Scroll page;
  ui::Scroll help;
  int brought_into_view = -1;  ///< the cursor for which the list was scrolled last
  Id page_of;                  ///< whose page, and which tab, `page` belongs to
  Tab page_tab = Tab::overview;
  Id panel_of;
  int pressed_row = -1;        ///< a second press on the same row soon after opens it
  std::int64_t pressed_ms = 0;
};

/// Draws the state's screen with the rail and what lies over it.
std::optional<Action> draw(const State& state, Places& places, ui::Frame& frame);

}  // namespace aplomb::review
