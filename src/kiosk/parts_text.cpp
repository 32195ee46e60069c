#include "kiosk/parts_text.h"

#include <algorithm>

namespace aplomb::kiosk {

using ui::Frame;
using ui::TextStyle;
using ui::Weight;

namespace {

/// Line height of running text: a fifth more where the candidate asked for wider spacing.
float line_of(const Frame& frame, float line) { return frame.metrics.wide ? line * 1.2F : line; }

}  // namespace

float floor_px(const Frame& frame) { return frame.metrics.mm(3.5F) / 0.727F; }

TextStyle body_style(const Frame& frame) { return {.px = frame.metrics.q(), .line = line_of(frame, 1.4F)}; }

TextStyle option_style(const Frame& frame) {
  return {.px = frame.metrics.q(), .line = line_of(frame, 1.35F), .balanced = true};
}

TextStyle lead_style(const Frame& frame) {
  return {.px = frame.metrics.q(), .weight = Weight::semibold, .line = line_of(frame, 1.3F), .balanced = true};
}

TextStyle title_style(const Frame& frame, float times_q) {
  return {.px = frame.metrics.q() * times_q, .weight = Weight::semibold, .line = 1.25F, .balanced = true};
}

TextStyle small_style(const Frame& frame, Weight weight) {
  return {.px = frame.metrics.s(), .weight = weight, .line = line_of(frame, 1.35F)};
}

TextStyle line_style(float px, Weight weight, ui::Align align) {
  return {.px = px, .weight = weight, .line = 1.25F, .align = align};
}

float gap_mm(const Frame& frame, float millimetres) {
  return frame.metrics.mm(millimetres) * (frame.metrics.wide ? 1.3F : 1.0F);
}

float measure_px(const Frame& frame) { return frame.metrics.q() * 36; }

float text_width(Frame& frame, std::string_view text, float px, Weight weight) {
  return ui::measure_text(frame, text, line_style(px, weight)).w;
}

float fit_px(Frame& frame, std::string_view text, float px, Weight weight, float width, float least) {
  // Widths grow with the size but for hinting, so one division comes close and a step or two settle it.
  for (int step = 0; step < 6 && px > least; ++step) {
    const float wide = text_width(frame, text, px, weight);
    if (wide <= width) return px;
    px = std::max(least, px * std::min(0.99F, width / wide));
  }
  return px;
}

float fit_px(Frame& frame, std::string_view text, float px, Weight weight, float width) {
  return fit_px(frame, text, px, weight, width, floor_px(frame));
}

float text_height(Frame& frame, std::string_view text, const TextStyle& style, float width) {
  return ui::measure_text(frame, text, style, width).h;
}

}  // namespace aplomb::kiosk
