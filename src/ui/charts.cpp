#include "ui/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace aplomb::ui {

namespace {

/// An axis 0..100 along x.
struct Axis {
  float left = 0;
  float width = 0;
  [[nodiscard]] float at(double value) const { return left + width * static_cast<float>(std::clamp(value, 0.0, 100.0) / 100); }
};

Axis axis_in(Rect box, float free) { return {box.x + free, std::max(0.0F, box.w - 2 * free)}; }

void diamond(Canvas& canvas, Vec2 centre, float half, Color fill) {
  const std::array<Vec2, 4> points = {Vec2{centre.x, centre.y - half}, Vec2{centre.x + half, centre.y}, Vec2{centre.x, centre.y + half}, Vec2{centre.x - half, centre.y}};
  canvas.polygon(points, fill);
}

void hollow_diamond(Canvas& canvas, Vec2 centre, float half, Color edge, Color inside, float width) {
  diamond(canvas, centre, half, edge);
  diamond(canvas, centre, half - width * 1.414F, inside);  // slanted edges: the width is measured across them
}

/// The plumb line: what is wanted. A line and its bob.
void plumb(Canvas& canvas, float x, float top, float bottom, float bob_y, float bob, float scale) {
  const Color brand = canvas.color(Role::brand);
  canvas.line({x, top}, {x, bottom}, brand, 2 * scale, 0, 0);
  diamond(canvas, {x, bob_y}, bob, brand);
}

/// A disc whose ring in the surface's colour sets it off from the line it lies on: `radius` is the middle of that ring.
void ringed_disc(Canvas& canvas, Vec2 centre, float radius, float ring, Color fill) {
  canvas.disc(centre, radius + ring / 2, canvas.color(Role::surface));
  canvas.disc(centre, radius - ring / 2, fill);
}

void hollow_disc(Canvas& canvas, Vec2 centre, float radius, float width, Color edge) {
  canvas.disc(centre, radius + width / 2, canvas.color(Role::surface));
  canvas.ring(centre, radius + width / 2, edge, width);
}

/// Where a fill equals its ground (strong themes), only an edge shows it.
bool needs_edge(const Canvas& canvas) { return canvas.color(Role::brand_soft) == canvas.color(Role::surface); }

TextStyle small(float scale, Align align, Weight weight = Weight::regular) {
  TextStyle style;
  style.px = 13 * scale;
  style.weight = weight;
  style.line = 1.3F;
  style.align = align;
  return style;
}

/// From low to high within the axis, in order.
Interval in_order(Interval range) { return range.low <= range.high ? range : Interval{range.high, range.low}; }

/// The pill of a likely range, the line over it, the estimate over both.
void pill(Canvas& canvas, const Axis& axis, float y, Interval range, float height, float edge) {
  range = in_order(range);
  const float from = axis.at(range.low);
  // A range without width is still a pill, as wide as it is high would be a lie: a thin one.
  const Rect rect{from, y - height / 2, std::max(2 * edge, axis.at(range.high) - from), height};
  const float radius = std::min(height, rect.w) / 2;
  canvas.fill(rect, canvas.color(Role::brand_soft), radius);
  canvas.stroke(rect, canvas.color(Role::brand), edge, radius);
}

constexpr std::array<int, 6> ticks = {0, 20, 40, 60, 80, 100};

}  // namespace

void bullet(Canvas& canvas, Rect box, const Bullet& chart, float scale) {
  const Axis axis = axis_in(box, 6 * scale);
  const float middle = box.centre().y;
  const Rect track{axis.left, middle - 8 * scale, axis.width, 16 * scale};
  const float corner = 3 * scale;
  const float ideal = axis.at(chart.ideal);
  canvas.fill(track, canvas.color(Role::canvas), corner);
  const Rect zone{ideal, track.y, track.right() - ideal, track.h};
  if (zone.w > 0) {
    canvas.fill(zone, canvas.color(Role::brand_soft), std::min(corner, zone.w / 2));
    // Its beginning is straight: it is where the ideal's line stands, not an end of the track.
    if (zone.w > corner) canvas.fill({zone.x, zone.y, corner, zone.h}, canvas.color(Role::brand_soft), 0);
  }
  canvas.stroke(track, canvas.color(Role::rule), scale, corner);
  if (zone.w > 0 && needs_edge(canvas)) canvas.stroke(zone, canvas.color(Role::line), 2 * scale, std::min(corner, zone.w / 2));
  const float guessing = axis.at(chart.guessing);
  canvas.line({guessing, track.y}, {guessing, track.bottom()}, canvas.color(Role::line), 1.5F * scale, 3 * scale, 2 * scale);
  plumb(canvas, ideal, track.y - 4 * scale, track.bottom() + scale, track.bottom() + 3 * scale, 3.6F * scale, scale);

  if (!chart.score) return;
  const Color ink = canvas.color(Role::ink);
  const Vec2 score{axis.at(*chart.score), middle};
  if (chart.range) {
    const Interval range = in_order(*chart.range);
    const float low = axis.at(range.low);
    const float high = axis.at(range.high);
    if (high > low) canvas.line({low, middle}, {high, middle}, ink, 2 * scale, chart.indicative ? 4 * scale : 0, chart.indicative ? 3 * scale : 0);
    for (const float x : {low, high}) canvas.line({x, middle - 5 * scale}, {x, middle + 5 * scale}, ink, 2 * scale, 0, 0);
  }
  if (chart.indicative) {
    hollow_disc(canvas, score, 6 * scale, 2 * scale, ink);
  } else {
    ringed_disc(canvas, score, 6 * scale, 2 * scale, ink);
  }
}

void fit_axis(Canvas& canvas, Rect box, const FitAxis& chart, float scale) {
  const Axis axis = axis_in(box, 9 * scale);
  // From the top of the line's word to the bottom of the words under the axis: 45 above the middle, 62 below it.
  const float middle = box.y + (box.h - 107 * scale) / 2 + 45 * scale;
  const float foot = middle + 20 * scale;
  const Color muted = canvas.color(Role::ink_muted);
  for (const int tick : ticks) {
    const float x = axis.at(tick);
    canvas.line({x, middle - 22 * scale}, {x, foot}, canvas.color(Role::rule), scale, 0, 0);
  }
  canvas.line({axis.left, foot}, {axis.left + axis.width, foot}, canvas.color(Role::line), scale, 0, 0);
  for (const int tick : ticks) {
    const float x = axis.at(tick);
    // The line's bob takes the place of the number it covers.
    if (chart.line && std::abs(axis.at(*chart.line) - x) < 16 * scale) continue;
    canvas.text({x - 20 * scale, foot + 6 * scale, 40 * scale, 18 * scale}, canvas.number(tick), small(scale, Align::centre), muted);
  }
  const float words = foot + 24 * scale;
  const float half = axis.width / 2;
  if (!chart.guessing_word.empty()) canvas.text({axis.left, words, half, 18 * scale}, chart.guessing_word, small(scale, Align::start), muted);
  if (!chart.ideal_word.empty()) canvas.text({axis.left + half, words, half, 18 * scale}, chart.ideal_word, small(scale, Align::end), muted);

  if (chart.range) pill(canvas, axis, middle, *chart.range, 18 * scale, 1.5F * scale);
  if (chart.line) {
    const float x = axis.at(*chart.line);
    plumb(canvas, x, middle - 26 * scale, middle + 24 * scale, middle + 24 * scale, 5 * scale, scale);
    if (!chart.line_word.empty()) {
      // Over the line, and inside the box where the line stands near an end.
      const float width = std::min(160 * scale, box.w);
      const float from = std::clamp(x - width / 2, box.x, box.right() - width);
      const Align align = from > x - width / 2 ? Align::start : from < x - width / 2 ? Align::end : Align::centre;
      canvas.text({from, middle - 45 * scale, width, 18 * scale}, chart.line_word, small(scale, align, Weight::semibold), canvas.color(Role::ink));
    }
  }
  if (chart.estimate) ringed_disc(canvas, {axis.at(*chart.estimate), middle}, 8 * scale, 2.5F * scale, canvas.color(Role::brand));
}

void fit_pill(Canvas& canvas, Rect box, const FitAxis& chart, float scale) {
  const Axis axis = axis_in(box, 0);
  const float middle = box.centre().y;
  const bool strong = needs_edge(canvas);  // there a grid is as black as the line: only its ends are drawn
  for (const int tick : ticks) {
    if (strong && tick != 0 && tick != 100) continue;
    const float x = axis.at(tick);
    canvas.line({x, box.y}, {x, box.bottom()}, canvas.color(Role::rule), scale, 0, 0);
  }
  if (chart.range) pill(canvas, axis, middle, *chart.range, 10 * scale, scale);
  if (chart.line) {
    const float x = axis.at(*chart.line);
    canvas.line({x, box.y}, {x, box.bottom()}, canvas.color(Role::brand), 2 * scale, 0, 0);  // one line through all rows
  }
  if (chart.estimate) ringed_disc(canvas, {axis.at(*chart.estimate), middle}, 6 * scale, 2 * scale, canvas.color(Role::brand));
}

void waterfall_step(Canvas& canvas, Rect box, const WaterfallStep& step, float scale) {
  const Axis axis = axis_in(box, 6 * scale);
  const float middle = box.centre().y;
  const Color ink = canvas.color(Role::ink);
  const Color surface = canvas.color(Role::surface);
  const Color joint = canvas.color(Role::line);
  const float from = axis.at(step.start);
  const float to = axis.at(step.start + step.part);

  float half = 8 * scale;  // of what stands in the row: the joints end there
  const bool tick = std::abs(step.part) < 0.05;
  if (step.mark == WaterfallStep::Mark::first) half = 6.5F * scale;
  if (step.mark == WaterfallStep::Mark::last) half = 7 * scale;
  if (step.mark == WaterfallStep::Mark::step && !tick && step.part < 0) half = 7 * scale;
  if (step.mark != WaterfallStep::Mark::first) canvas.line({from, box.y}, {from, middle - half}, joint, scale, 0, 0);
  const float end = step.mark == WaterfallStep::Mark::step ? to : from;
  if (step.joined_below && step.mark != WaterfallStep::Mark::last) canvas.line({end, middle + half}, {end, box.bottom()}, joint, scale, 0, 0);

  switch (step.mark) {
    case WaterfallStep::Mark::first: hollow_diamond(canvas, {from, middle}, 6.5F * scale, ink, surface, 2 * scale); return;
    case WaterfallStep::Mark::last: diamond(canvas, {from, middle}, 7 * scale, ink); return;
    case WaterfallStep::Mark::step: break;
  }
  if (tick) {
    canvas.fill({from - scale, middle - 8 * scale, 2 * scale, 16 * scale}, step.part < 0 ? ink : canvas.color(Role::brand), 0);
    return;
  }
  const float width = std::max(2 * scale, std::abs(to - from));
  const float corner = std::min(2 * scale, width / 2);
  if (step.part > 0) {
    canvas.fill({from, middle - 8 * scale, width, 16 * scale}, canvas.color(Role::brand), corner);
    return;
  }
  const Rect bar{from - width, middle - 7 * scale, width, 14 * scale};
  canvas.fill(bar, surface, corner);
  // One stroke across, within the bar: it says "takes away" where no colour does.
  const float rise = std::min(4 * scale, width / 2 - 2 * scale);
  const Vec2 c = bar.centre();
  if (rise > scale) canvas.line({c.x - rise, c.y + rise}, {c.x + rise, c.y - rise}, ink, 1.5F * scale, 0, 0);
  canvas.stroke(bar, ink, 2 * scale, corner);
}

void agreement_bar(Canvas& canvas, Rect box, std::optional<double> agreement, float scale) {
  const float middle = box.centre().y;
  const float zero = box.centre().x;
  const Rect track{box.x, middle - 4 * scale, box.w, 8 * scale};
  canvas.fill(track, canvas.color(Role::canvas), 2 * scale);
  canvas.stroke(track, canvas.color(Role::rule), scale, 2 * scale);
  if (agreement) {
    const float width = static_cast<float>(std::min(1.0, std::abs(*agreement))) * box.w / 2;
    if (width >= 0.5F * scale) {
      if (*agreement > 0) {
        canvas.fill({zero, track.y, width, track.h}, canvas.color(Role::brand), 0);
      } else {
        const Rect bar{zero - width, track.y, width, track.h};
        canvas.fill(bar, canvas.color(Role::surface), 0);
        canvas.stroke(bar, canvas.color(Role::ink), 1.5F * scale, 0);
      }
    }
  }
  canvas.line({zero, middle - 8 * scale}, {zero, middle + 8 * scale}, canvas.color(Role::line), 1.5F * scale, 0, 0);
}

void key_bar(Canvas& canvas, Rect box, double points, float scale) {
  const float middle = box.centre().y;
  const float zero = box.centre().x;
  const float width = static_cast<float>(std::min(2.0, std::abs(points))) * 7 * scale;
  if (width >= 0.5F * scale) {
    if (points > 0) {
      canvas.fill({zero, middle - 2 * scale, width, 4 * scale}, canvas.color(Role::brand), 0);
    } else {
      const Rect bar{zero - width, middle - 2 * scale, width, 4 * scale};
      canvas.fill(bar, canvas.color(Role::surface), 0);
      canvas.stroke(bar, canvas.color(Role::ink), scale, 0);
    }
  }
  canvas.line({zero, middle - 4 * scale}, {zero, middle + 4 * scale}, canvas.color(Role::line), scale, 0, 0);
}

void hundred_dots(Canvas& canvas, Rect box, int full, float scale) {
  constexpr float step = 13.9F;
  for (int i = 0; i < 100; ++i) {
    const auto column = static_cast<float>(i % 25);
    const auto row = static_cast<float>(i / 25);
    const Vec2 centre{box.x + (column * step + 4.6F) * scale, box.y + (row * step + 4.6F) * scale};
    if (i < full) {
      canvas.disc(centre, 4.6F * scale, canvas.color(Role::brand));
    } else {
      canvas.ring(centre, 4.1F * scale + 0.6F * scale, canvas.color(Role::line), 1.2F * scale);
    }
  }
}

}  // namespace aplomb::ui
