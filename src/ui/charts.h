#pragma once
// The charts of design/mocks (20 shows their anatomy; notes.md, "Charts"). Values are 0..100 unless said otherwise; scale = staff px factor.

#include "ui/canvas.h"

#include <optional>

namespace aplomb::ui {

struct Interval {
  double low = 0;
  double high = 0;
};

/// One quality: track, zone from the ideal on, guessing, the ideal as a plumb line, range and score. No range: the disc alone, hollow when
/// indicative. No score: the track and the ideal only.
struct Bullet {
  std::optional<double> score;
  std::optional<Interval> range;
  double guessing = 50;
  double ideal = 95;
  bool indicative = true;
};
void bullet(Canvas& canvas, Rect box, const Bullet& chart, float scale = 1);

/// The fit on its axis 0..100 with words under its ends. No range: the estimate's disc alone. No line: no plumb line.
struct FitAxis {
  std::optional<double> estimate;
  std::optional<Interval> range;
  std::optional<double> line;
  std::string_view guessing_word;
  std::string_view ideal_word;
  std::string_view line_word;
};
void fit_axis(Canvas& canvas, Rect box, const FitAxis& chart, float scale = 1);

/// The pill of a list row: no axis words; `box` spans 0..100.
void fit_pill(Canvas& canvas, Rect box, const FitAxis& chart, float scale = 1);

/// One step of the waterfall in a row: from `start` to `start + part` on an axis 0..100; `next` joins it to the row below.
struct WaterfallStep {
  double start = 0;
  double part = 0;
  enum class Mark { first, step, last } mark = Mark::step;
  bool joined_below = true;
};
void waterfall_step(Canvas& canvas, Rect box, const WaterfallStep& step, float scale = 1);

/// Agreement -1..+1 of an answer with the key: right of the middle with it, left against it.
void agreement_bar(Canvas& canvas, Rect box, std::optional<double> agreement, float scale = 1);

/// A key cell's bar: -2..+2 from the middle.
void key_bar(Canvas& canvas, Rect box, double points, float scale = 1);

/// Of 100 people: 4 rows of 25 dots, 343 x 51 staff px from the box's top left corner; the first `full` of them filled.
void hundred_dots(Canvas& canvas, Rect box, int full, float scale = 1);

}  // namespace aplomb::ui
