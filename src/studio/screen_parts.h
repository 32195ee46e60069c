#pragma once
// The pieces of the screens, for studio/'s own files.

#include "studio/screens.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::studio {

/// What the parts of a page share while it is drawn.
struct Page {
  const State& state;
  Places& places;
  const DrawPreview& preview;
  std::optional<Action>& action;
};

std::optional<Action> draw_sign_in(const State& state, ui::Frame& frame);
void draw_bank(Page& page, ui::Frame& frame, ui::Rect rect);
void draw_question(Page& page, ui::Frame& frame, ui::Rect rect);
/// The dialog that shows what publishing changes.
std::optional<Action> draw_publish(const State& state, Places& places, ui::Frame& frame);

/// Title, what stands beside it, saved, undo, redo, publish; below it what was done or could not be. Returns where that ends.
struct TopLook {
  std::string title;
  std::string beside;
  bool back = false;
  bool steps = false;  ///< undo and redo
};
float draw_top(Page& page, ui::Frame& frame, ui::Rect rect, const TopLook& look);

/// The list of the bank's questions in its card.
void draw_rows(Page& page, ui::Frame& frame, ui::Rect card);
/// The same at its full height, as a part of a page that scrolls as a whole.
float rows_part(Page& page, const ui::Pen& pen, float x, float y, float w);

// Cards of the question's page, and the findings of both. They return their height; what was pressed goes to page.action.
float words_card(Page& page, const ui::Pen& pen, float x, float y, float w);
float key_card(Page& page, const ui::Pen& pen, float x, float y, float w);
float why_card(Page& page, const ui::Pen& pen, float x, float y, float w);
float preview_card(Page& page, const ui::Pen& pen, float x, float y, float w);
float findings_card(Page& page, const ui::Pen& pen, float x, float y, float w);
float pivot_card(Page& page, const ui::Pen& pen, float x, float y, float w);

/// Keys of the grid, while one of its cells has the keyboard: arrows, plus and minus, digits.
void key_grid_keys(Page& page, ui::Frame& frame);

/// A field of as many lines as its text needs; its height. The changed text comes back.
struct GrowingField {
  std::string key;
  std::string label;
  std::string hint;
  float px = 15;
  bool reading = false;      ///< scenes: larger, and Enter makes a new line
  int least_lines = 1;
};
float growing_field(const ui::Pen& pen, float x, float y, float w, const GrowingField& field, const std::string& text, std::optional<std::string>& changed);

/// Words at the left and at the right of one line, or below each other where both have no room.
float label_line(const ui::Pen& pen, float x, float y, float w, std::string_view key, const std::string& left, const ui::TextStyle& left_style, const std::string& right);

/// As many whole words of the text as have room, with an ellipsis where some are left out.
std::string first_words(ui::Frame& frame, std::string_view text, const ui::TextStyle& style, float room);

/// Icon and words on a soft ground: what was done, what could not be.
float banner(const ui::Pen& pen, std::string_view key, float x, float y, float w, std::string_view icon, const std::string& words);

/// The icon of a finding: octagon, triangle, i.
std::string_view level_icon(exchange::Diagnostic::Level level);

/// Card after card below each other: draws, then moves y by the height and a gap.
void stack(const ui::Pen& pen, float x, float& y, float w, const ui::Part& inside);

/// The width of a drop-down list with these options.
float drop_down_width(ui::Frame& frame, const std::vector<std::string>& options);

/// Places things from left to right and goes on in a next line where they do not fit.
class Line {
 public:
  Line(ui::Rect first, float gap) : line_(first), gap_(gap), x_(first.x), y_(first.y) {}
  /// A box of this size, vertically centred in its line.
  ui::Rect place(float w, float h) {
    w = std::min(w, line_.w);
    if (x_ > line_.x && x_ + w > line_.right() + 0.5F) {
      x_ = line_.x;
      y_ += line_.h;
    }
    const ui::Rect box{x_, y_ + (line_.h - h) / 2, w, h};
    x_ += w + gap_;
    return box;
  }
  [[nodiscard]] float bottom() const { return y_ + line_.h; }

 private:
  ui::Rect line_;
  float gap_ = 12;
  float x_ = 0;
  float y_ = 0;
};

}  // namespace aplomb::studio
