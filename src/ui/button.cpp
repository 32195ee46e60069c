#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/pressing.h"

#include <algorithm>
#include <cmath>

namespace aplomb::ui {
namespace {

/// The parts of a button in a row: icon or keycap, words, icon. All in logical px.
struct Parts {
  float px = 15;
  float slot = 0;        // before the words; 0 = nothing there
  float gap = 0;
  float words = 0;
  float after = 0;
  TextStyle style;
  [[nodiscard]] float width() const { return slot + (slot > 0 ? gap : 0) + words + (after > 0 ? gap + after : 0); }
};

float font_size(const Frame& frame, const ButtonLook& look) {
  if (look.px > 0) return look.px;
  return frame.stage.inside().staff() ? frame.metrics.px(15) : frame.metrics.q();
}

float keycap_px(const Frame& frame, float px) {
  return frame.stage.inside().staff() ? px * 0.85F : std::max(0.9F * px, frame.metrics.mm(3.5F) / 0.727F);
}

Parts measure(Frame& frame, std::string_view text, const ButtonLook& look) {
  Parts parts;
  parts.px = font_size(frame, look);
  const float icon_size = std::round(parts.px * (frame.stage.inside().staff() ? 1.2F : 1.05F));
  parts.gap = text.empty() ? 0 : parts.px * 0.48F;
  parts.style = {.px = parts.px, .weight = look.weight};
  parts.words = text.empty() ? 0 : measure_text(frame, text, parts.style).w;
  // Icon and keycap share a place: nothing moves when the first key is pressed.
  if (!look.keycap.empty()) parts.slot = std::max(1.6F * parts.px, keycap_width(frame, look.keycap, keycap_px(frame, parts.px)));
  else if (!look.icon.empty() || look.filled) parts.slot = icon_size;
  if (!look.icon_after.empty()) parts.after = icon_size;
  return parts;
}

struct Colors {
  Color ground;
  bool filled = true;
  Color edge;
  float edge_width = 2;
  bool dashed = false;
  Color words;
};

Colors colors_of(const Frame& frame, const ButtonLook& look, const Press& press) {
  const auto of = [&](Role role) { return color(frame, role); };
  Colors colors{of(Role::surface), true, of(Role::line), look.edge, false, of(Role::ink)};
  if (!look.enabled) {
    colors.filled = false;
    colors.dashed = true;
    colors.words = of(Role::ink_muted);
  } else if (look.kind == Kind::main || look.filled) {
    colors = {of(Role::brand), true, of(Role::brand), 0, false, of(Role::on_brand)};
  } else if (press.held) {
    colors.ground = of(Role::brand_soft);
    colors.edge = of(Role::brand);
    colors.edge_width = 4;
  } else if (look.chosen) {
    colors.edge = of(Role::ink);
    colors.edge_width = 3;
    if (press.hovered) colors.ground = of(Role::brand_soft);
  } else if (press.hovered) {
    colors.ground = of(Role::brand_soft);
    colors.edge = of(Role::ink);
  }
  return colors;
}

/// The light line inside a filled button: pressed (3 px) or chosen (2 px).
void inner_line(Frame& frame, Rect rect, float inset, float width, float radius) {
  stroke(frame, rect.inset(inset), Role::on_brand, width, std::max(0.0F, radius - inset));
}

void underline(Frame& frame, float x, float w, Rect box, float px, float width, Color color) {
  const float y = std::round(box.centre().y + px * 0.55F);
  fill(frame, {x, y, w, width}, color);
}

/// Room and place of the row of parts in a button.
float start_of(const Parts& parts, Rect rect, Align align, float padding) {
  switch (align) {
    case Align::start: return rect.x + padding;
    case Align::end: return rect.right() - padding - parts.width();
    case Align::centre: break;
  }
  return rect.x + (rect.w - parts.width()) / 2;
}

}  // namespace

float keycap_width(Frame& frame, std::string_view cap, float px) {
  const float words = measure_text(frame, cap, {.px = px, .weight = Weight::medium}).w;
  return std::max(px * 1.35F, words + px * 0.6F);
}

void keycap(Frame& frame, Rect box, std::string_view cap, float px) {
  const float w = keycap_width(frame, cap, px);
  const float h = std::round(px * 1.35F);
  const Rect key{box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h};
  const float radius = px * 0.22F;
  fill(frame, key, Role::line, radius);  // the foot of the key shows as a thicker lower edge
  Rect top = key.inset(1);
  top.h -= std::max(1.0F, std::round(px * 0.09F));
  fill(frame, top, Role::canvas, std::max(0.0F, radius - 1));
  label(frame, "keycap", top, cap, {.px = px, .weight = Weight::medium, .align = Align::centre}, Role::ink);
}

float button_width(Frame& frame, std::string_view text, const ButtonLook& look, float padding) {
  return std::ceil(measure(frame, text, look).width() + 2 * padding);
}

bool button(Frame& frame, std::string_view key, Rect rect, std::string_view text, const ButtonLook& look) {
  const bool staff = frame.stage.inside().staff();
  const float radius = look.radius > 0 ? look.radius : staff ? frame.metrics.px(8) : frame.metrics.mm(3);
  const Touched control = touch(frame, key, rect,
                                {.role = look.role, .words = look.words.empty() ? text : look.words, .selected = look.chosen || look.filled,
                                 .enabled = look.enabled, .tab_stop = look.tab_stop, .radius = radius, .takes_focus = look.takes_focus});
  const Press& press = control.press;
  const Colors colors = colors_of(frame, look, press);
  const Parts parts = measure(frame, text, look);
  const bool quiet = look.kind == Kind::quiet;

  if (!quiet) {
    if (colors.filled) fill(frame, rect, colors.ground, radius);
    if (colors.edge_width > 0) stroke(frame, rect, colors.edge, colors.edge_width, radius, colors.dashed);
    if (look.enabled && look.filled) inner_line(frame, rect, 4, 2, radius);
    else if (look.enabled && look.kind == Kind::main && press.held) inner_line(frame, rect, 5, 3, radius);
  } else if (press.hovered && look.enabled) {
    fill(frame, rect, Role::brand_soft, radius);
  }

  Rect inner = rect;
  if (press.held) inner.y += staff ? 1.0F : 2.0F;  // the word goes down with the finger
  float x = start_of(parts, inner, look.align, parts.px * (staff ? 0.8F : 0.75F));
  const float room = std::max(0.0F, rect.right() - x - (parts.after > 0 ? parts.gap + parts.after : 0));
  x = std::max(x, rect.x + 2);
  if (parts.slot > 0) {
    const Rect slot{x, inner.y, parts.slot, inner.h};
    if (!look.keycap.empty() && frame.keys_used) {
      const std::size_t before = frame.probe == nullptr ? 0 : frame.probe->entries.size();
      keycap(frame, slot, look.keycap, keycap_px(frame, parts.px));
      if (frame.probe != nullptr) frame.probe->entries.resize(before);  // it is the button's, not a text of its own
    } else {
      const std::string_view name = look.filled ? std::string_view("check") : look.icon;
      icon(frame, name, slot, std::round(parts.px * (staff ? 1.2F : 1.05F)), colors.words);
    }
    x += parts.slot + parts.gap;
  }
  if (!text.empty()) {
    const float w = std::min(parts.words, std::max(1.0F, std::min(room, rect.right() - 2 - x)));
    words_on(frame, control, {x, inner.y, w, inner.h}, text, parts.style, colors.words);
    if (look.kind == Kind::main && press.hovered && !press.held && look.enabled) underline(frame, x, w, inner, parts.px, 3, colors.words);
    if (quiet && look.enabled) underline(frame, x, w, inner, parts.px, press.hovered ? 2 : 1, colors.words);
    x += w + parts.gap;
  }
  if (parts.after > 0) icon(frame, look.icon_after, {x, inner.y, parts.after, inner.h}, parts.after, colors.words);
  return press.pressed;
}

bool staff_button(Frame& frame, std::string_view key, Rect rect, std::string_view text, std::string_view icon_name, Kind kind, bool enabled) {
  ButtonLook look;
  look.kind = kind;
  look.icon = icon_name;
  look.enabled = enabled;
  look.px = frame.metrics.px(15);
  look.weight = Weight::medium;
  look.radius = frame.metrics.px(8);
  look.edge = frame.metrics.px(1.5F);
  return button(frame, key, rect, text, look);
}

bool rating_cell(Frame& frame, std::string_view key, Rect rect, int mark, std::string_view word, std::string_view spoken, bool chosen, float px,
                 bool tab_stop) {
  const float radius = frame.stage.inside().staff() ? frame.metrics.px(6) : frame.metrics.mm(3);
  const Touched control = touch(frame, key, rect, {.role = "rating", .words = spoken, .selected = chosen, .tab_stop = tab_stop, .radius = radius});
  ButtonLook look;
  look.filled = chosen;
  const Colors colors = colors_of(frame, look, control.press);
  fill(frame, rect, colors.ground, radius);
  if (colors.edge_width > 0) stroke(frame, rect, colors.edge, colors.edge_width, radius);
  if (chosen) inner_line(frame, rect, 4, 2, radius);

  Rect inner = rect;
  if (control.press.held) inner.y += 2;
  const std::string digits = num(frame, mark);
  const TextStyle number{.px = px, .weight = Weight::semibold};
  if (word.empty()) {
    TextStyle centred = number;
    centred.align = Align::centre;
    words_on(frame, control, inner, digits, centred, colors.words);
    return control.press.pressed;
  }
  const TextStyle plain{.px = px};
  const float number_w = measure_text(frame, digits, number).w;
  const float word_w = measure_text(frame, word, plain).w;
  const float gap = px * 0.3F;
  const float all = number_w + gap + word_w;
  const float x = inner.x + std::max(2.0F, (inner.w - all) / 2);
  words_on(frame, control, {x, inner.y, number_w, inner.h}, digits, number, colors.words);
  const float left = x + number_w + gap;
  words_on(frame, control, {left, inner.y, std::min(word_w, inner.right() - 2 - left), inner.h}, word, plain, colors.words);
  return control.press.pressed;
}

bool check_box(Frame& frame, std::string_view key, Rect rect, std::string_view text, bool on, float px) {
  const bool staff = frame.stage.inside().staff();
  const float radius = staff ? frame.metrics.px(4) : frame.metrics.mm(1.5F);
  const Touched control = touch(frame, key, rect, {.role = "check", .words = text, .selected = on, .radius = radius});
  const float size = std::round(px * 1.25F);
  const Rect box{rect.x, rect.y + (rect.h - size) / 2, size, size};
  ButtonLook look;
  look.edge = staff ? frame.metrics.px(1.5F) : 2;
  look.filled = on;
  const Colors colors = colors_of(frame, look, control.press);
  fill(frame, box, colors.ground, radius);
  if (colors.edge_width > 0) stroke(frame, box, colors.edge, std::min(colors.edge_width, 3.0F), radius);
  if (on) icon(frame, "check", box, std::round(size * 0.85F), colors.words);
  Rect words = rect;
  words.cut_left(size, px * 0.6F);
  if (!text.empty()) words_on(frame, control, words, text, {.px = px}, color(frame, Role::ink));
  return control.press.pressed;
}

}  // namespace aplomb::ui
