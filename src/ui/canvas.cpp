#include "ui/canvas.h"

#include "ui/draw.h"

namespace aplomb::ui {

Color FrameCanvas::color(Role role) const { return ui::color(frame_, role); }

void FrameCanvas::fill(Rect rect, Color color, float radius) { ui::fill(frame_, rect, color, radius); }

void FrameCanvas::stroke(Rect rect, Color color, float width, float radius) { ui::stroke(frame_, rect, color, width, radius); }

void FrameCanvas::line(Vec2 from, Vec2 to, Color color, float width, float dash_on, float dash_off) {
  ui::line(frame_, from, to, color, width, dash_on, dash_off);
}

void FrameCanvas::disc(Vec2 centre, float radius, Color fill) { ui::circle(frame_, centre, radius, fill); }

void FrameCanvas::ring(Vec2 centre, float radius, Color color, float width) { ui::ring(frame_, centre, radius, color, width); }

void FrameCanvas::polygon(std::span<const Vec2> points, Color fill) { ui::polygon(frame_, points, fill); }

void FrameCanvas::text(Rect box, std::string_view words, const TextStyle& style, Color color) { label(frame_, {}, box, words, style, color); }

std::string FrameCanvas::number(std::int64_t value) const { return num(frame_, value); }

}  // namespace aplomb::ui
