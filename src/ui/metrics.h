#pragma once
// Sizes. Candidate screens are laid out in millimetres, staff screens in pixels at 96 dpi (design/ui.md, "Layout").

#include <algorithm>

namespace aplomb::ui {

struct Metrics {
  float px_per_mm = 3.78F;  ///< 96 dpi where nothing is known
  int text = 2;             ///< 1..4
  bool wide = false;        ///< wider line and paragraph spacing
  float scale = 1;          ///< staff: 1..2

  [[nodiscard]] float mm(float millimetres) const { return millimetres * px_per_mm; }
  /// Height of the letter H of the chosen step, mm.
  [[nodiscard]] float step_mm() const {
    constexpr float steps[] = {3.9F, 5.2F, 6.8F, 8.8F};
    return steps[std::clamp(text, 1, 4) - 1];
  }
  /// Font size of the question's text, px: Inter's H is .727 of it.
  [[nodiscard]] float q() const { return mm(step_mm()) / 0.727F; }
  /// Font size of small print, px: .75 q and never an H under 3.5 mm.
  [[nodiscard]] float s() const { return std::max(0.75F * q(), mm(3.5F) / 0.727F); }
  /// Staff: pixels at 96 dpi, scaled.
  [[nodiscard]] float px(float at_96_dpi) const { return at_96_dpi * scale; }
};

}  // namespace aplomb::ui
