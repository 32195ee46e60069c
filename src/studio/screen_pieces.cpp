// Small pieces that several pages draw.

#include "studio/screen_parts.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <cmath>

namespace aplomb::studio {

namespace staff = ui::staff;

void stack(const ui::Pen& pen, float x, float& y, float w, const ui::Part& inside) { y += ui::staff_card(pen, x, y, w, inside) + pen.px(16); }

float drop_down_width(ui::Frame& frame, const std::vector<std::string>& options) {
  float widest = 0;
  for (const std::string& option : options) widest = std::max(widest, ui::measure_text(frame, option, staff::medium(frame)).w);
  return std::ceil(widest) + frame.metrics.px(50);
}

float growing_field(const ui::Pen& pen, float x, float y, float w, const GrowingField& field, const std::string& text, std::optional<std::string>& changed) {
  ui::FieldLook look;
  look.px = pen.px(field.px);
  look.multiline = true;
  look.label = field.label;
  look.pad = pen.px(12);
  look.radius = pen.px(8);
  look.max_bytes = 16'384;
  // The field breaks its lines like any paragraph of this width and of one and a half line height.
  ui::TextStyle style = staff::body(pen.frame);
  style.px = look.px;
  style.line = 1.5F;
  // A hint has one line: where it has no room it says nothing.
  if (ui::measure_text(pen.frame, field.hint, style).w <= w - 2 * look.pad) look.hint = field.hint;
  int lines = text.empty() ? 1 : ui::measure_text(pen.frame, text, style, w - 2 * look.pad).lines;
  if (!text.empty() && text.back() == '\n') ++lines;
  const float height = std::ceil(static_cast<float>(std::max(lines, field.least_lines)) * look.px * 1.5F + 2 * 0.8F * look.pad) + 1;
  if (pen.paint) {
    std::string now = text;
    if (ui::text_field(pen.frame, field.key, {x, y, w, height}, now, look)) changed = std::move(now);
  }
  return height;
}

float label_line(const ui::Pen& pen, float x, float y, float w, std::string_view key, const std::string& left, const ui::TextStyle& left_style, const std::string& right) {
  const ui::TextStyle small = staff::small(pen.frame);
  const ui::TextSize left_size = ui::measure_text(pen.frame, left, left_style);
  const ui::TextSize right_size = ui::measure_text(pen.frame, right, small);
  const std::string right_key = std::string(key) + ".note";
  if (left_size.w + right_size.w + pen.px(16) <= w) {
    const float height = std::max(left_size.h, right_size.h);
    pen.text(key, x, y, left_size.w + 1, left, left_style);
    if (!right.empty()) pen.text(right_key, x + w - right_size.w - 1, y + height - right_size.h - (left_size.h - right_size.h) / 2, right_size.w + 1, right, small);
    return height;
  }
  const float height = pen.text(key, x, y, w, left, left_style);
  return height + pen.text(right_key, x, y + height, w, right, small);
}

std::string first_words(ui::Frame& frame, std::string_view text, const ui::TextStyle& style, float room) {
  if (ui::measure_text(frame, text, style).w <= room) return std::string(text);
  std::string best;
  for (std::size_t end = text.find(' '); end != std::string_view::npos; end = text.find(' ', end + 1)) {
    std::string words(text.substr(0, end));
    words += "…";
    if (ui::measure_text(frame, words, style).w > room) break;
    best = std::move(words);
  }
  return best;
}

float banner(const ui::Pen& pen, std::string_view key, float x, float y, float w, std::string_view icon, const std::string& words) {
  const ui::TextStyle style = staff::medium(pen.frame);
  const float inner = w - pen.px(24);
  const float text_h = ui::Pen{pen.frame, false}.icon_text(key, 0, 0, inner, icon, words, style);
  const float height = text_h + pen.px(16);
  if (pen.paint) {
    const ui::Rect box{x, y, w, height};
    ui::fill(pen.frame, box, ui::Role::brand_soft, pen.px(8));
    ui::stroke(pen.frame, box, ui::Role::line, std::max(1.0F, pen.px(1)), pen.px(8));
  }
  pen.icon_text(key, x + pen.px(12), y + pen.px(8), inner, icon, words, style);
  return height;
}

std::string_view level_icon(exchange::Diagnostic::Level level) {
  switch (level) {
    case exchange::Diagnostic::error: return "error";
    case exchange::Diagnostic::warning: return "warning";
    case exchange::Diagnostic::note: return "info";
  }
  return {};
}

}  // namespace aplomb::studio
