#pragma once
// A candidate's page: where head, content and foot lie, and how they are drawn. The same on every screen at the same display, text size and
// language, so that a button is always found where it was (AX-47, AX-50).

#include "kiosk/flow.h"
#include "kiosk/parts_flow.h"
#include "ui/frame.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::kiosk {

struct PageLayout {
  ui::Rect head{};      ///< full width, down to its rule
  ui::Rect title{};     ///< the line of the title
  ui::Rect content{};   ///< between the margins, under the head's gap, above the strip
  ui::Rect strip{};     ///< the line above the foot: how many follow, what is open, "please go to the desk"
  ui::Rect foot{};      ///< full width
  float margin = 0;
  float foot_button = 0;   ///< height of Back, Flag, Next
  float head_px = 0;       ///< font size of the head's buttons
  bool two_rows = false;   ///< the head's buttons stand below its title
  bool columns = false;    ///< 450 mm or more: two columns where they hold what they must
  bool tight = false;      ///< little height for this text: smaller gaps
  std::array<ui::Rect, 5> buttons;  ///< Break, Text, Listen, Help, Call a person
};

[[nodiscard]] PageLayout page_layout(ui::Frame& frame);

struct HeadLook {
  std::string title{};
  std::string below{};             ///< small, under the title: the office's place
  std::string note{};              ///< small, after the title or its bar
  bool note_needed = false;      ///< which page this is: shown whatever else must go
  std::optional<double> share{};   ///< progress
  std::string share_words{};
  bool rule = true;
  float from = -1;               ///< where the title begins, when not at the margin
};

/// Head with mark, title and the five buttons. Returns what was pressed there.
Pressed draw_head(const State& state, ui::Frame& frame, const PageLayout& page, const HeadLook& look);

/// True when a head of one row that begins at `from` still holds this title at nearly its full size.
[[nodiscard]] bool head_holds(ui::Frame& frame, const PageLayout& page, float from, const std::string& title);

struct FootButton {
  std::string key{};
  std::string text{};
  std::string short_text{};               ///< where `text` has no room; empty: there is none
  std::string icon{};
  std::string icon_after{};
  bool chosen = false;
  std::vector<std::string> other_texts{}; ///< what it says in other states: the width fits them all
  std::vector<std::string> other_short_texts{};
};

struct FootLook {
  std::optional<FootButton> back{};
  std::string back_note{};            ///< small, in the place of Back
  std::string back_note_short{};      ///< where `back_note` has no room; empty: there is none
  bool back_place = false;            ///< the place of Back stays clear even without it: nothing moves from page to page
  std::optional<FootButton> middle{};
  std::optional<FootButton> main{};
  bool main_by_page_down = true;      ///< false where a held key must not do it: handing in
};

enum class FootPress { none, back, middle, main };
FootPress draw_foot(ui::Frame& frame, const PageLayout& page, const FootLook& look);

[[nodiscard]] FootButton back_button(const ui::Frame& frame);
/// The main button with this text and an arrow.
[[nodiscard]] FootButton main_button(const ui::Frame& frame, std::string text);

/// Canvas under everything, and the screen's name for the Probe.
void begin_page(ui::Frame& frame, std::string_view name);

/// A whole page of blocks with head, strip and foot. `part` is the page to show (clamped). While pages follow, the main button reads More, unless the screen is ready; on
/// further pages Back turns back. What is left for the screen to do comes back in `foot`.
struct PagedLook {
  HeadLook head{};
  FootLook foot{};
  int part = 1;
  std::string strip{};               ///< said above the foot, before anything else
  std::string more{};                ///< how many follow ("3 more responses on page 2"); empty: "Page 2 goes on"
  bool ready = false;              ///< what the screen asks for is done: the main button goes on from any page
  int turned = 0;                  ///< More turns up to this page; those after it are opened by a button of the screen. 0 = all
  float indent = 0;                ///< the content begins this far from the top
  float foot_clear = 0;            ///< content ends this far above the strip
};
struct PagedPress {
  Pressed action{};
  FootPress foot = FootPress::none;
  int page = 1;
  bool last = true;
};
/// Draws the head (with "page 1 of 2" where there are several), the blocks of the page, the strip and the foot, in this order, which is the
/// order of Tab. `turn` makes the action that shows a page.
PagedPress draw_paged(const State& state, ui::Frame& frame, const PageLayout& page, const std::vector<Blocks>& pages, PagedLook look,
                      Action (*turn)(int));
[[nodiscard]] Action turn_part(int part);

/// The text above the foot: one line, smaller where it must be. `arrows`: with arrows that say "there is more below".
void draw_strip(ui::Frame& frame, const PageLayout& page, std::string_view text, bool arrows);
/// What is said there while a person is called; empty otherwise.
[[nodiscard]] std::string called_words(const State& state, const ui::Frame& frame);

/// The screen was just entered (or what it waited for came back): it puts the focus where the work begins. True once.
[[nodiscard]] bool entering(const ui::Frame& frame);
/// Makes the next screen think so.
void enter(ui::Frame& frame);

}  // namespace aplomb::kiosk
