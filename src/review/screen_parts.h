#pragma once
// The pieces of the screens, for review/'s own files.

#include "review/screens.h"

#include <string>
#include <string_view>

namespace aplomb::review {

std::optional<Action> draw_sign_in(const State& state, ui::Frame& frame);
std::optional<Action> draw_list(const State& state, Places& places, ui::Frame& frame, ui::Rect page);
std::optional<Action> draw_candidate(const State& state, Places& places, ui::Frame& frame, ui::Rect page);

/// The rows of the list: head, axis, what is visible of the rows.
std::optional<Action> draw_rows(const State& state, Places& places, ui::Frame& frame, ui::Rect card);
/// The selected candidate at a glance.
std::optional<Action> draw_panel(const State& state, Places& places, ui::Frame& frame, ui::Rect panel);

// Parts of the candidate's page. They return their height; what was pressed goes to `pressed`.
float overview_part(const State& state, const ui::Pen& pen, float x, float y, float w, std::optional<Action>& pressed);
float answers_part(const State& state, const ui::Pen& pen, float x, float y, float w, std::optional<Action>& pressed);
float why_part(const State& state, const ui::Pen& pen, float x, float y, float w);

/// The rows of some answers (by index) with what stands below an open one.
float answer_rows(const State& state, const ui::Pen& pen, float x, float y, float w, const std::vector<std::size_t>& which,
                  std::optional<Action>& pressed);

/// The fit on its axis with a sentence: in the panel and on the overview.
float fit_block(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w);
/// Whether a quality is not to be shown: its questions do not hang together (scoring.md 5.10).
bool hidden(const CandidatePage& page, std::size_t quality);
/// Where a quality's true score is likely; without values where the error is unknown.
measure::Limits interval_of(const CandidatePage& page, std::size_t quality);
/// A quality's bullet chart in a box.
void quality_bullet(const ui::Pen& pen, ui::Rect box, const CandidatePage& page, std::size_t quality);

/// "Where it comes from": form, key, profile, error, line. A card.
float sources_card(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w);

/// Card after card below each other: draws, then moves y by the height and a gap.
void stack(const ui::Pen& pen, float x, float& y, float w, const ui::Part& inside);

/// Places things from left to right and goes on in a next line where they do not fit.
struct Flow {
  ui::Rect line;  ///< the first line
  float gap = 12;
  float x = 0;
  float y = 0;
  explicit Flow(ui::Rect first, float between) : line(first), gap(between), x(first.x), y(first.y) {}
  /// A box of this size, vertically centred in its line.
  ui::Rect place(float w, float h) {
    w = std::min(w, line.w);
    if (x > line.x && x + w > line.right()) next();
    const ui::Rect box{x, y + (line.h - h) / 2, w, h};
    x += w + gap;
    return box;
  }
  void next() {
    x = line.x;
    y += line.h;
  }
  [[nodiscard]] float bottom() const { return y + line.h; }
  [[nodiscard]] float left_over() const { return line.right() - x; }
};

}  // namespace aplomb::review
