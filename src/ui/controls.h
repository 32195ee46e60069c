#pragma once
// Everything that can be pressed or typed into. `key` is a stable ASCII id; words come from the catalogue. Every control is in the Probe, in
// the tab order (in the order drawn), pressable by touch, mouse, Space and Enter. A press counts on release inside the same control.

#include "ui/frame.h"
#include "ui/text.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

/// What a control looks like right now (mock 18).
struct Press {
  bool pressed = false;  ///< true in the one frame in which the press counts
  bool hovered = false;
  bool held = false;
  bool focused = false;  ///< and the ring is to be shown
  bool leading_half = false;  ///< pressed by a pointer in the half where a line of text begins
};

struct PressableLook {
  std::string_view role = "button";
  std::string_view words{};       ///< what it is called
  bool selected = false;
  bool enabled = true;          ///< a disabled control stays in the tab order and says why in `words`
  bool ring_inside = false;     ///< response rows and staff rows
  bool draw_ring = true;
  bool tab_stop = true;         ///< false: reachable by arrows or digits only, through its group
  float radius = 0;             ///< of the ring; 0 = 3 mm for candidates, 8 px for staff
  bool takes_focus = true;      ///< false: a press leaves the focus where it is (keys of the on-screen keyboard)
};

/// The one primitive: hit test, focus, probe, ring. The caller draws the looks.
Press pressable(Frame& frame, std::string_view key, Rect rect, const PressableLook& look);

enum class Kind { main, plain, quiet };  ///< quiet: staff text link, underlined

struct ButtonLook {
  Kind kind = Kind::plain;
  std::string_view icon{};        ///< before the words
  std::string_view icon_after{};  ///< after the words
  std::string_view keycap{};      ///< "F6": takes the icon's slot while keys are in use
  bool chosen = false;          ///< on: edge 3 px ink
  bool enabled = true;
  bool filled = false;          ///< a chosen choice: filled with brand, a check before the words
  float px = 0;                 ///< font size; 0 = q for candidates (frame.metrics.scale == 1 and candidate pages), must be given by staff pages
  Weight weight = Weight::semibold;
  float radius = 0;             ///< 0: 3 mm
  float edge = 2;               ///< px
  std::string_view words{};       ///< what the Probe says, when it is more than the text
  Align align = Align::centre;
  bool takes_focus = true;      ///< see PressableLook
  std::string_view role = "button";  ///< for the Probe: "choice" and "tile" look like buttons
  bool tab_stop = true;         ///< see PressableLook
};

/// A button of this size. True when pressed.
bool button(Frame& frame, std::string_view key, Rect rect, std::string_view text, const ButtonLook& look = {});
/// The width the button needs, with its padding (px).
float button_width(Frame& frame, std::string_view text, const ButtonLook& look, float padding);

/// A key as it is printed on the keyboard ("F6"), `px` its font size, centred in the box. Only shown while keys are in use: ask frame.keys_used.
void keycap(Frame& frame, Rect box, std::string_view cap, float px);
[[nodiscard]] float keycap_width(Frame& frame, std::string_view cap, float px);

/// A staff button of 36 (or 32) units' height at (x, y); returns its width through `used`. True when pressed.
bool staff_button(Frame& frame, std::string_view key, Rect rect, std::string_view text, std::string_view icon = {}, Kind kind = Kind::plain, bool enabled = true);

/// One cell of a rating: the number, or number and word when `word` is given. `tab_stop` false: its row is the stop, arrows come here. True
/// when pressed.
bool rating_cell(Frame& frame, std::string_view key, Rect rect, int mark, std::string_view word, std::string_view spoken, bool chosen, float px, bool tab_stop = true);

struct FieldLook {
  float px = 15;
  bool password = false;
  bool multiline = false;
  std::string_view label{};    ///< what it is called, for the Probe
  std::string_view hint{};     ///< shown while empty
  bool to_mend = false;      ///< edge 3 px ink and a warning sign
  float pad = 12;
  float radius = 8;
  std::size_t max_bytes = 4096;
  std::string_view icon{};
};
/// A text field on `text`, which the station owns. True when the text changed in this frame. Every change is copied out at once: Escape loses
/// nothing.
bool text_field(Frame& frame, std::string_view key, Rect rect, std::string& text, const FieldLook& look);

/// A drop-down list. Returns the newly chosen index.
std::optional<int> drop_down(Frame& frame, std::string_view key, Rect rect, std::span<const std::string> options, int chosen, float px);

/// Tabs of a staff page. Returns the newly chosen index.
std::optional<int> tabs(Frame& frame, std::string_view key, Rect rect, std::span<const std::string> names, int chosen);

bool check_box(Frame& frame, std::string_view key, Rect rect, std::string_view text, bool on, float px);

/// Where a staff list or page stands; owned by the station.
struct Scroll {
  float offset = 0;
};
/// A vertical scroll area for staff: wheel, a scroll bar, PageUp/PageDown/Home/End while `key` or something inside has the focus, and what is
/// focused scrolls into view. `inside` draws with rects already shifted: it gets the rectangle of the content.
void scroll_area(Frame& frame, std::string_view key, Rect rect, float content_height, Scroll& scroll, const std::function<void(Rect content)>& inside);

/// A progress bar with round ends (mock 05).
void progress_bar(Frame& frame, Rect rect, double share, std::string_view words);

/// A dialog over the page: dims nothing, covers what lies below it with canvas at `cover` (1 = hidden), draws a card; the caller sets
/// frame.inert while it draws the page below, and clears it before this. What had the focus gets it back when the dialog is gone.
void dialog_card(Frame& frame, std::string_view key, Rect rect, std::string_view words, float cover = 0.8F);

}  // namespace aplomb::ui
