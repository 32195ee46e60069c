#include "studio/preview_box.h"

#include "ui/draw.h"

#include <algorithm>

namespace aplomb::studio {

using ui::Rect;

Rect fitted(Rect box, const Display& display) {
  const float wide = static_cast<float>(display.w);
  const float high = static_cast<float>(display.h);
  const float zoom = std::min(box.w / wide, box.h / high);
  return {box.x + (box.w - wide * zoom) / 2, box.y + (box.h - high * zoom) / 2, wide * zoom, high * zoom};
}

ui::Frame preview_frame(const ui::Frame& page, Rect screen, const Preview& preview) {
  const Display& display = displays[std::min(preview.display, displays.size() - 1)];
  ui::Frame frame = page;
  const Rect placed = page.place(screen);
  frame.view = {0, 0, static_cast<float>(display.w), static_cast<float>(display.h)};
  frame.theme = &ui::theme_named(*page.themes, preview.theme);
  frame.metrics = {.px_per_mm = display.px_per_mm, .text = preview.text};
  frame.inert = true;
  frame.keys_used = false;
  frame.pressed_keys.clear();
  frame.scale_origin = {placed.x, placed.y};
  frame.zoom = placed.w / frame.view.w;
  return frame;
}

void draw_preview_box(ui::Frame& frame, Rect box, const Preview& preview, const DrawPreview& draw, const Question& question, const Bank& bank) {
  const Display& display = displays[std::min(preview.display, displays.size() - 1)];
  const Rect screen = fitted(box, display);
  ui::Frame inner = preview_frame(frame, screen, preview);
  const std::string name = frame.probe == nullptr ? std::string() : frame.probe->screen;
  ui::clipped(inner, inner.view, [&] {
    ui::fill(inner, inner.view, ui::Role::canvas);
    if (draw) draw(inner, question, bank);
  });
  if (frame.probe != nullptr) frame.probe->screen = name;  // the page is the studio's, whatever the preview calls itself
  frame.wake(inner.wake_in);
  ui::stroke(frame, screen, ui::Role::line, std::max(1.0F, frame.metrics.px(1)), 0);
}

}  // namespace aplomb::studio
