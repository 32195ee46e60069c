#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/pressing.h"

#include <algorithm>
#include <cmath>

namespace aplomb::ui {

void progress_bar(Frame& frame, Rect rect, double share, std::string_view words) {
  record(frame, "progress", "progress", words, rect);
  const float radius = rect.h / 2;
  fill(frame, rect, Role::surface, radius);
  stroke(frame, rect, Role::line, 1.5F, radius);
  Rect done = rect.inset(frame.stage.inside().staff() ? 2.0F : 2.5F);
  const auto part = static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (part <= 0) return;
  done.w = std::max(done.h, done.w * part);  // never narrower than its round ends
  fill(frame, done, Role::brand, done.h / 2);
}

void dialog_card(Frame& frame, std::string_view key, Rect rect, std::string_view words, float cover) {
  const bool staff = frame.stage.inside().staff();
  record(frame, key, "dialog", words, rect);
  Color veil = color(frame, Role::canvas);
  veil.a = static_cast<std::uint8_t>(std::lround(std::clamp(cover, 0.0F, 1.0F) * 255));
  if (veil.a > 0) fill(frame, frame.view, veil);
  const float radius = staff ? frame.metrics.px(10) : frame.metrics.mm(3.75F);
  if (!frame.theme->strong) {
    const float step = staff ? frame.metrics.px(3) : frame.metrics.mm(0.75F);
    Color shadow = color(frame, Role::ink);
    for (const auto& [drop, alpha] : {std::pair{2 * step, 10}, std::pair{step, 15}}) {
      shadow.a = static_cast<std::uint8_t>(alpha);
      fill(frame, {rect.x, rect.y + drop, rect.w, rect.h}, shadow, radius);
    }
  }
  card(frame, rect, radius);
}

}  // namespace aplomb::ui
