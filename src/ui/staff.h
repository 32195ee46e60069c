#pragma once
// What the staff stations (review, studio) share: the page's frame, the rail with mark and navigation, text styles, small pieces, the help
// sheet and the sign-in page. Sizes are px at 96 dpi times frame.metrics.scale (design: mocks/notes.md, "Staff").

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/frame.h"
#include "ui/text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

/// Text styles of staff pages at the frame's scale.
namespace staff {
[[nodiscard]] TextStyle title(const Frame& frame);         ///< 22 SemiBold: a page's title
[[nodiscard]] TextStyle sentence(const Frame& frame);      ///< 20 SemiBold: what a card says in one sentence
[[nodiscard]] TextStyle card_title(const Frame& frame);    ///< 16 SemiBold
[[nodiscard]] TextStyle body(const Frame& frame);          ///< 15
[[nodiscard]] TextStyle medium(const Frame& frame);        ///< 15 Medium
[[nodiscard]] TextStyle strong(const Frame& frame);        ///< 15 SemiBold
[[nodiscard]] TextStyle small(const Frame& frame);         ///< 13
[[nodiscard]] TextStyle small_strong(const Frame& frame);  ///< 13 SemiBold
[[nodiscard]] TextStyle reading(const Frame& frame);       ///< 16, line 1.5: scenes, help
/// The same style with digits of one width, at the end of its box.
[[nodiscard]] TextStyle digits(TextStyle style);
}  // namespace staff

/// The rail and what is left of the view. `narrow`: under 1000 px (at 96 dpi) of width, where the rail's items stand as icon over word and
/// columns go below each other.
struct StaffPage {
  Rect rail;
  Rect page;
  bool narrow = false;
};
[[nodiscard]] StaffPage staff_page(const Frame& frame);
/// The colours of the rail and of the sign-in page's side: the brand where it is a dark colour; where the theme is dark and the brand shines,
/// a quiet ground, as a bright field that large would blind.
struct StaffGround {
  Role ground = Role::brand;
  Role words = Role::on_brand;
  Role mark = Role::brand;  ///< the plumb line on its square of `words`
};
[[nodiscard]] StaffGround staff_ground(const Frame& frame);
/// The page's margin: 32, 16 on narrow ones.
[[nodiscard]] float staff_margin(const Frame& frame);

/// One line of the rail. `key` is also what rail() returns when it is pressed.
struct RailItem {
  std::string_view key;   ///< "rail.candidates"
  std::string_view icon;  ///< of assets/icons
  std::string text;
  bool shown = false;     ///< the page on screen
  std::string keycap;     ///< "F1"; empty = none
};
struct Rail {
  std::string station;             ///< "Review"
  std::vector<RailItem> items;     ///< from the top
  std::vector<RailItem> services;  ///< at the foot: help, lock
  std::string name;                ///< who is signed in
  std::string role;
};
/// Fills `rect` with the rail; the key of what was pressed.
std::optional<std::string> rail(Frame& frame, Rect rect, const Rail& rail);

/// A page's first line: the canvas under everything, a title at the left. Returns what is left of the line, right of the title; `height` of
/// 72 is usual. Buttons are cut off the returned rectangle by the caller.
Rect top_line(Frame& frame, Rect line, std::string_view title);

/// The width of a staff button with this text and icon (height 36).
[[nodiscard]] float staff_button_width(Frame& frame, std::string_view text, std::string_view icon = {});

/// A rounded label of 26, with an icon or without. Returns its width; draws nothing when `paint` is false.
float pill(Frame& frame, std::string_view key, Vec2 at, std::string_view text, std::string_view icon = {}, bool paint = true);

/// Tabs of a page with their own keys ("tab.answers") and, where `count` is not negative, a number in a pill. 44 high. The index pressed.
struct TabItem {
  std::string_view key;
  std::string text;
  int count = -1;
};
std::optional<int> staff_tabs(Frame& frame, Rect rect, const std::vector<TabItem>& items, int chosen);

/// Measures and draws with the same code: a part of a page is written once and called twice, first without paint for its height.
struct Pen {
  Frame& frame;
  bool paint = true;
  /// Text broken at `w`; returns its height.
  float text(std::string_view key, float x, float y, float w, std::string_view words, const TextStyle& style, Role color = Role::ink) const;
  float heading(std::string_view key, float x, float y, float w, std::string_view words, const TextStyle& style, Role color = Role::ink) const;
  /// A thin separating line.
  void rule(float x, float y, float w) const;
  /// Icon (of the text's size and a bit) and text beside it; returns the height.
  float icon_text(std::string_view key, float x, float y, float w, std::string_view icon_name, std::string_view words, const TextStyle& style,
                  Role color = Role::ink) const;
  [[nodiscard]] float px(float at_96_dpi) const { return frame.metrics.px(at_96_dpi); }
};

/// A part of a page: draws at x, y in width w (or only measures) and returns its height.
using Part = std::function<float(const Pen& pen, float x, float y, float w)>;

/// A card around a part: surface, edge, corner 10, padding 16 20. Itself a part.
float staff_card(const Pen& pen, float x, float y, float w, const Part& inside);

/// A vertical scroll area as high as its part needs.
void staff_scroll(Frame& frame, std::string_view key, Rect area, Scroll& scroll, const Part& inside);

/// Help: what assets/help/*.md may hold (headings, paragraphs, list items).
struct HelpBlock {
  enum class Kind { title, heading, paragraph, item } kind = Kind::paragraph;
  std::string text;
};
[[nodiscard]] std::vector<HelpBlock> read_help(std::string_view markdown);
/// The help as a sheet over the page; the page below is drawn with frame.inert set, which is cleared before this. True when it is to close
/// (its button "help.close", or Escape).
bool help_sheet(Frame& frame, const std::vector<HelpBlock>& blocks, Scroll& scroll);

/// The sign-in page of a staff station. Keys: "signin.name", "signin.pass", "signin.go".
struct SignInLook {
  std::string station;         ///< "Review"
  std::string name;            ///< as typed so far
  std::string passphrase;
  std::string complaint;       ///< empty = none
  bool waiting = false;        ///< too many wrong tries: the button is off and `complaint` says how long
  bool capitals = false;       ///< Caps Lock is on
};
struct SignInPress {
  std::optional<std::string> name;        ///< changed text
  std::optional<std::string> passphrase;
  bool go = false;
};
SignInPress sign_in_page(Frame& frame, const SignInLook& look);

}  // namespace aplomb::ui
