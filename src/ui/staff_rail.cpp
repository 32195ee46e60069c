#include "ui/staff.h"

#include <algorithm>
#include <cmath>

namespace aplomb::ui {
namespace {

/// The mark in its white square, beside the name of the house and of the station; or above them.
void mark(Frame& frame, Rect rail, bool narrow, const std::string& station) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const Rect square{rail.x + px(20), rail.y + px(20), px(28), px(28)};
  const StaffGround ground = staff_ground(frame);
  fill(frame, square, ground.words, px(7));
  icon(frame, "mark", square, px(22), ground.mark);
  TextStyle name = staff::strong(frame);
  name.px = px(narrow ? 15 : 18);
  const float x = square.right() + px(10);
  label(frame, "house", {x, square.y, rail.right() - x - px(4), square.h}, "Aplomb", name, ground.words);
  TextStyle small = staff::small(frame);
  const float left = narrow ? rail.x + px(20) : x;
  label(frame, "station", {left, square.bottom() + px(2), rail.right() - left - px(8), px(20)}, station, small, ground.words);
}

float item_height(const Frame& frame, bool narrow) { return frame.metrics.px(narrow ? 58 : 40); }

/// The style, smaller where the word would not fit: a rail keeps its width in every language.
TextStyle fitting(Frame& frame, TextStyle style, std::string_view words, float width) {
  const float wanted = measure_text(frame, words, style).w + 1;
  if (wanted > width) style.px = std::max(frame.metrics.px(10), std::floor(style.px * width / wanted * 4) / 4);
  return style;
}

/// One item; true when pressed.
bool item(Frame& frame, Rect box, const RailItem& what, bool narrow, float rail_edge) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  PressableLook look;
  look.words = what.text;
  look.selected = what.shown;
  look.radius = px(8);
  look.draw_ring = false;
  const Press press = pressable(frame, what.key, box, look);
  const StaffGround ground = staff_ground(frame);
  if (what.shown) {
    fill(frame, box, Role::brand_soft, px(8));
    fill(frame, Rect{rail_edge, box.y + px(2), px(4), box.h - px(4)}, ground.words);
    if (frame.theme->strong) stroke(frame, box, Role::line, 2, px(8));
  } else if (press.hovered || press.held) {
    stroke(frame, box, ground.words, px(press.held ? 3 : 1.5F), px(8));
  }
  // The common ring is made for the page's ground and could not be seen on the brand's.
  if (press.focused) {
    fill(frame, box, what.shown ? Role::brand_soft : Role::surface, px(8));
    stroke(frame, box, Role::focus, px(3), px(8));
  }
  const Role ink = what.shown || press.focused ? Role::ink : ground.words;
  TextStyle style = what.shown ? staff::strong(frame) : staff::medium(frame);
  if (narrow) {
    style.px = px(13);
    style.align = Align::centre;
    style = fitting(frame, style, what.text, box.w - px(4));
    icon(frame, what.icon, {box.x, box.y + px(6), box.w, px(22)}, px(20), ink);
    label(frame, "text", {box.x + px(2), box.y + px(30), box.w - px(4), px(22)}, what.text, style, ink);
    return press.pressed;
  }
  icon(frame, what.icon, {box.x + px(12), box.y, px(20), box.h}, px(20), ink);
  float right = box.right() - px(12);
  if (!what.keycap.empty()) {
    TextStyle cap = staff::small(frame);
    cap.align = Align::end;
    const float width = std::ceil(measure_text(frame, what.keycap, cap).w) + 1;
    label(frame, "text", {right - width, box.y, width, box.h}, what.keycap, cap, ink);
    right -= width + px(8);
  }
  const float x = box.x + px(44);
  label(frame, "text", {x, box.y, right - x, box.h}, what.text, fitting(frame, style, what.text, right - x), ink);
  return press.pressed;
}

}  // namespace

std::optional<std::string> rail(Frame& frame, Rect rect, const Rail& what) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const bool narrow = rect.w < px(180);
  const StaffGround ground = staff_ground(frame);
  fill(frame, rect, ground.ground);
  if (ground.ground != Role::brand) line(frame, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, Role::rule, frame.theme->strong ? 2 : 1);
  mark(frame, rect, narrow, what.station);

  std::optional<std::string> pressed;
  const float step = item_height(frame, narrow) + px(2);
  Rect box{rect.x + px(12), rect.y + px(86), rect.w - px(24), item_height(frame, narrow)};
  for (const RailItem& one : what.items) {
    if (item(frame, box, one, narrow, rect.x)) pressed = std::string(one.key);
    box.y += step;
  }

  // The foot, from below: who is signed in, a line, the services.
  TextStyle name_style = staff::strong(frame);
  TextStyle role_style = staff::small(frame);
  if (narrow) name_style.px = role_style.px;
  const float text_x = rect.x + px(narrow ? 12 : 20);
  const float text_w = rect.right() - text_x - px(8);
  const float name_h = measure_text(frame, what.name, name_style, text_w).h;
  const float role_h = measure_text(frame, what.role, role_style, text_w).h;
  float y = rect.bottom() - px(narrow ? 10 : 18) - role_h;
  if (!what.role.empty()) paragraph(frame, "signed-in.role", {text_x, y, text_w, 0}, what.role, role_style, ground.words);
  y -= name_h;
  if (!what.name.empty()) paragraph(frame, "signed-in.name", {text_x, y, text_w, 0}, what.name, name_style, ground.words);
  y -= px(narrow ? 8 : 14);
  Color faint = color(frame, ground.words);
  if (!frame.theme->strong) faint.a = 90;
  line(frame, {rect.x + px(12), y}, {rect.right() - px(12), y}, faint, std::max(1.0F, px(1)));
  box.y = y - px(narrow ? 6 : 12) - static_cast<float>(what.services.size()) * step;
  for (const RailItem& one : what.services) {
    if (item(frame, box, one, narrow, rect.x)) pressed = std::string(one.key);
    box.y += step;
  }
  return pressed;
}

}  // namespace aplomb::ui
