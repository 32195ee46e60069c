#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/pressing.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace aplomb::ui {

std::optional<int> tabs(Frame& frame, std::string_view key, Rect rect, std::span<const std::string> names, int chosen) {
  std::optional<int> pressed;
  const float px = frame.metrics.px(15);
  const float pad = frame.metrics.px(12);
  const TextStyle plain{.px = px, .weight = Weight::medium, .align = Align::centre};
  TextStyle bold = plain;
  bold.weight = Weight::semibold;
  line(frame, {rect.x, rect.bottom() - 0.5F}, {rect.right(), rect.bottom() - 0.5F}, Role::rule);
  float x = rect.x;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool on = static_cast<int>(i) == chosen;
    // As wide as the bolder words, so that choosing moves no tab.
    const float w = std::ceil(measure_text(frame, names[i], bold).w + 2 * pad);
    const Rect tab{x, rect.y, w, rect.h};
    const Touched control = touch(frame, std::string(key) + "." + std::to_string(i), tab,
                                  {.role = "tab", .words = names[i], .selected = on, .ring_inside = true, .radius = frame.metrics.px(6)});
    const Rect foot{tab.x, tab.bottom() - frame.metrics.px(3), tab.w, frame.metrics.px(3)};
    if (control.press.hovered && !on) fill(frame, tab.inset(0, frame.metrics.px(4)), Role::brand_soft, frame.metrics.px(6));
    if (on) fill(frame, foot, Role::brand);
    else if (control.press.hovered) fill(frame, foot, Role::line);
    Rect words = tab;
    if (control.press.held) words.y += 1;
    words_on(frame, control, words, names[i], on ? bold : plain, color(frame, Role::ink));
    if (control.press.pressed && !on) pressed = static_cast<int>(i);
    x += w;
  }
  return pressed;
}

}  // namespace aplomb::ui
