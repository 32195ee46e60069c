#include "ui/staff.h"

#include <algorithm>
#include <cmath>

namespace aplomb::ui {

namespace staff {
namespace {
TextStyle style(const Frame& frame, float px, Weight weight, float line = 1.4F) {
  TextStyle wanted;
  wanted.px = frame.metrics.px(px);
  wanted.weight = weight;
  wanted.line = line;
  return wanted;
}
}  // namespace

TextStyle title(const Frame& frame) { return style(frame, 22, Weight::semibold, 1.3F); }
TextStyle sentence(const Frame& frame) { return style(frame, 20, Weight::semibold, 1.3F); }
TextStyle card_title(const Frame& frame) { return style(frame, 16, Weight::semibold); }
TextStyle body(const Frame& frame) { return style(frame, 15, Weight::regular); }
TextStyle medium(const Frame& frame) { return style(frame, 15, Weight::medium); }
TextStyle strong(const Frame& frame) { return style(frame, 15, Weight::semibold); }
TextStyle small(const Frame& frame) { return style(frame, 13, Weight::regular); }
TextStyle small_strong(const Frame& frame) { return style(frame, 13, Weight::semibold); }
TextStyle reading(const Frame& frame) { return style(frame, 16, Weight::regular, 1.5F); }
TextStyle digits(TextStyle wanted) {
  wanted.tabular = true;
  wanted.align = Align::end;
  return wanted;
}
}  // namespace staff

StaffPage staff_page(const Frame& frame) {
  StaffPage page;
  page.narrow = frame.view.w < frame.metrics.px(1000);
  const float rail = frame.metrics.px(page.narrow ? 132 : 208);
  page.rail = {0, 0, rail, frame.view.h};
  page.page = {rail, 0, frame.view.w - rail, frame.view.h};
  return page;
}

StaffGround staff_ground(const Frame& frame) {
  const auto light = [&](Role role) {
    const Color c = color(frame, role);
    return 3 * c.r + 6 * c.g + c.b;
  };
  if (light(Role::brand) < light(Role::on_brand)) return {};
  return {Role::surface, Role::ink, Role::surface};
}

float staff_margin(const Frame& frame) { return frame.metrics.px(staff_page(frame).narrow ? 16 : 32); }

Rect top_line(Frame& frame, Rect box, std::string_view title_words) {
  const TextStyle style = staff::title(frame);
  const float width = std::min(measure_text(frame, title_words, style).w + 1, box.w);
  const TextSize size = measure_text(frame, title_words, style, width);
  heading(frame, "title", {box.x, box.y + (box.h - size.h) / 2, width, 0}, title_words, style);
  box.cut_left(width, frame.metrics.px(16));
  return box;
}

float staff_button_width(Frame& frame, std::string_view text, std::string_view icon_name) {
  ButtonLook look;
  look.px = frame.metrics.px(15);
  look.weight = Weight::medium;
  look.icon = icon_name;
  return std::ceil(button_width(frame, text, look, frame.metrics.px(14)));
}

float pill(Frame& frame, std::string_view key, Vec2 at, std::string_view text, std::string_view icon_name, bool paint) {
  TextStyle style = staff::small(frame);
  style.weight = Weight::medium;
  const float pad = frame.metrics.px(10);
  const float side = icon_name.empty() ? 0 : frame.metrics.px(16);
  const float gap = icon_name.empty() ? 0 : frame.metrics.px(6);
  const float words = std::ceil(measure_text(frame, text, style).w) + 1;
  const Rect box{at.x, at.y, 2 * pad + side + gap + words, frame.metrics.px(26)};
  if (!paint) return box.w;
  fill(frame, box, Role::surface, box.h / 2);
  stroke(frame, box, Role::line, std::max(1.0F, frame.metrics.px(1)), box.h / 2);
  if (side > 0) icon(frame, icon_name, {box.x + pad, box.y, side, box.h}, side, Role::ink);
  label(frame, key, {box.x + pad + side + gap, box.y, words, box.h}, text, style);
  return box.w;
}

std::optional<int> staff_tabs(Frame& frame, Rect rect, const std::vector<TabItem>& items, int chosen) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  std::optional<int> pressed;
  float x = rect.x;
  // Where long words would lead beyond the side, all tabs become smaller together.
  TextStyle strong = staff::strong(frame);
  TextStyle medium = staff::medium(frame);
  float wanted = 0;
  for (const TabItem& item : items) wanted += px(item.count < 0 ? 28 : 64) + measure_text(frame, item.text, strong).w;
  if (wanted > rect.w) strong.px = medium.px = std::max(px(11), strong.px * rect.w / wanted - px(0.5F));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TabItem& item = items[i];
    const bool on = static_cast<int>(i) == chosen;
    // A tab is as wide as its heavier look, so that choosing one moves none.
    const float words = std::ceil(measure_text(frame, item.text, strong).w) + 1;
    const std::string count = item.count < 0 ? std::string() : num(frame, item.count);
    const TextStyle count_style = staff::small(frame);
    const float count_words = count.empty() ? 0 : std::ceil(measure_text(frame, count, count_style).w) + 1;
    const float count_w = count.empty() ? 0 : px(8) + std::max(px(22), count_words + px(14));
    const Rect box{x, rect.y, px(24) + words + count_w, rect.h};
    PressableLook look;
    look.role = "tab";
    look.words = item.text;
    look.selected = on;
    look.ring_inside = true;
    look.radius = px(6);
    const Press press = pressable(frame, item.key, box, look);
    if (press.pressed) pressed = static_cast<int>(i);
    label(frame, "text", {box.x + px(12), box.y, words, box.h}, item.text, on ? strong : medium);
    if (!count.empty()) {
      const Rect round{box.right() - px(12) - count_w + px(8), box.y + (box.h - px(20)) / 2, count_w - px(8), px(20)};
      fill(frame, round, Role::surface, round.h / 2);
      stroke(frame, round, Role::line, std::max(1.0F, px(1)), round.h / 2);
      label(frame, "text", {round.x + (round.w - count_words) / 2, round.y, count_words, round.h}, count, count_style);
    }
    if (on || press.hovered) {
      const float thick = px(on ? 3 : 1);
      fill(frame, Rect{box.x + px(8), box.bottom() - thick, box.w - px(16), thick}, Role::brand);
    }
    x = box.right() + px(4);
  }
  return pressed;
}

float Pen::text(std::string_view key, float x, float y, float w, std::string_view words, const TextStyle& style, Role role) const {
  if (words.empty()) return 0;
  if (!paint) return measure_text(frame, words, style, w).h;
  return paragraph(frame, key.empty() ? "text" : key, {x, y, w, 0}, words, style, role).h;
}

float Pen::heading(std::string_view key, float x, float y, float w, std::string_view words, const TextStyle& style, Role role) const {
  if (words.empty()) return 0;
  if (!paint) return measure_text(frame, words, style, w).h;
  return ui::heading(frame, key.empty() ? "heading" : key, {x, y, w, 0}, words, style, role).h;
}

float Pen::icon_text(std::string_view key, float x, float y, float w, std::string_view icon_name, std::string_view words, const TextStyle& style,
                     Role role) const {
  const float side = std::round(style.px * 1.2F);
  const float gap = std::round(style.px * 0.6F);
  if (paint) icon(frame, icon_name, {x, y, side, std::round(style.px * style.line)}, side, role);
  return text(key, x + side + gap, y, w - side - gap, words, style, role);
}

void Pen::rule(float x, float y, float w) const {
  if (paint) line(frame, {x, y}, {x + w, y}, Role::rule, std::max(1.0F, frame.metrics.px(1)));
}

float staff_card(const Pen& pen, float x, float y, float w, const Part& inside) {
  const float pad_x = pen.px(20);
  const float pad_y = pen.px(16);
  const float inner = w - 2 * pad_x;
  const float height = inside(Pen{pen.frame, false}, x + pad_x, y + pad_y, inner) + 2 * pad_y;
  if (pen.paint) {
    card(pen.frame, {x, y, w, height}, pen.px(10));
    inside(pen, x + pad_x, y + pad_y, inner);
  }
  return height;
}

void staff_scroll(Frame& frame, std::string_view key, Rect area, Scroll& scroll, const Part& inside) {
  // The bar has its own strip, taken off in both passes, so that a page does not jump when it comes to need one.
  const float width = area.w - frame.metrics.px(14);
  const float height = inside(Pen{frame, false}, area.x, 0, width);
  scroll_area(frame, key, area, height, scroll, [&](Rect content) { inside(Pen{frame, true}, content.x, content.y, width); });
}

}  // namespace aplomb::ui
