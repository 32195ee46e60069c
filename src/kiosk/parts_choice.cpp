#include "kiosk/parts_choice.h"

#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr float dot_mm = 9.75F;

struct CardMeasures {
  float pad = 0;
  float dot = 0;
  float indent = 0;
  float text_w = 0;
};

CardMeasures measures(const Frame& frame, float width) {
  CardMeasures m;
  m.pad = frame.metrics.mm(width < frame.metrics.mm(260) ? 5.0F : 6.75F);
  m.dot = frame.metrics.mm(dot_mm);
  m.indent = m.pad + m.dot + frame.metrics.mm(6.75F);
  m.text_w = std::min(width - m.indent - m.pad, measure_px(frame));
  return m;
}

ui::TextStyle style_of(const Frame& frame, const ChoiceCard& card) {
  ui::TextStyle style = option_style(frame);
  style.px *= card.scale;
  return style;
}

float text_in_card(Frame& frame, const ChoiceCard& card, float width) {
  const float text = text_height(frame, card.text, style_of(frame, card), width);
  return card.below.empty() ? text : text + text_height(frame, card.below, small_style(frame), width);
}

/// Chosen, with a check and a strong edge: quieter than filled, where the main button stands nearby. Pressing it again does nothing.
void draw_outlined(Frame& frame, const WrapButton& button, Rect rect, float px) {
  ui::PressableLook look;
  look.role = "choice";
  look.words = button.text;
  look.selected = true;
  const ui::Press press = ui::pressable(frame, button.key, rect, look);
  const float radius = frame.metrics.mm(3);
  ui::fill(frame, rect, press.hovered || press.held ? Role::brand_soft : Role::surface, radius);
  ui::stroke(frame, rect, Role::brand, 4, radius);
  const float icon = std::round(px * 1.05F);
  const float gap = px * 0.48F;
  const float words = text_width(frame, button.text, px, Weight::semibold);
  const float x = rect.x + (rect.w - icon - gap - words) / 2;
  ui::icon(frame, "check", {x, rect.y, icon, rect.h}, icon, Role::brand);
  ui::label(frame, button.key + ".text", {x + icon + gap, rect.y, words + 1, rect.h}, button.text, line_style(px, Weight::semibold));
}

}  // namespace

Block buttons_block(Frame& frame, std::vector<WrapButton> buttons, float width, float px, float height, float padding, float gap) {
  struct Placed {
    WrapButton button{};
    Rect rect{};
    float px = 0;
  };
  const float between = frame.metrics.mm(3);
  std::vector<Placed> placed;
  float x = 0;
  float y = 0;
  for (WrapButton& button : buttons) {
    const float icon = button.icon.empty() && !button.chosen ? 0 : 1.05F * px + frame.metrics.mm(3.4F);
    const float room = width - 2 * frame.metrics.mm(4) - icon;
    const float size = fit_px(frame, button.text, px, Weight::semibold, room);
    const ui::ButtonLook look{.icon = button.icon, .filled = button.chosen, .px = size};
    const float w = std::min(width, ui::button_width(frame, button.text, look, padding));
    if (x > 0 && x + w > width) {
      x = 0;
      y += height + between;
    }
    placed.push_back({std::move(button), {x, y, w, height}, size});
    x += w + between;
  }
  Block block;
  block.height = y + height;
  block.gap = gap;
  block.draw = [&frame, placed = std::move(placed)](Rect rect) -> Pressed {
    Pressed pressed;
    for (const Placed& one : placed) {
      ui::ButtonLook look;
      look.kind = one.button.kind;
      look.icon = one.button.icon;
      look.filled = one.button.chosen;
      look.px = one.px;
      look.words = one.button.words;
      Rect at = one.rect;
      at.x += rect.x;
      at.y += rect.y;
      if (one.button.chosen && one.button.outlined) {
        draw_outlined(frame, one.button, at, one.px);
        continue;
      }
      if (ui::button(frame, one.button.key, at, one.button.text, look)) pressed = one.button.action;
    }
    return pressed;
  };
  return block;
}

float choice_height(Frame& frame, const ChoiceCard& card, float width, bool roomy) {
  const CardMeasures m = measures(frame, width);
  return std::max(frame.metrics.mm(roomy ? 27.75F : 17.25F), text_in_card(frame, card, m.text_w) + frame.metrics.mm(roomy ? 8.4F : 5.5F));
}

void draw_box(Frame& frame, Rect rect, const ui::Press& press, bool chosen) {
  const float radius = frame.metrics.mm(3);
  if (chosen) {
    ui::fill(frame, rect, Role::brand, radius);
    ui::stroke(frame, rect.inset(4), Role::on_brand, 2, std::max(0.0F, radius - 4));
    return;
  }
  ui::fill(frame, rect, press.hovered || press.held ? Role::brand_soft : Role::surface, radius);
  if (press.held) ui::stroke(frame, rect, Role::brand, 4, radius);
  else ui::stroke(frame, rect, press.hovered ? Role::ink : Role::line, 2, radius);
}

void draw_reply(Frame& frame, Rect rect, const ui::Press& press, bool chosen) {
  const float radius = frame.metrics.mm(3.75F);
  const bool soft = chosen || press.hovered || press.held;
  ui::fill(frame, rect, soft ? Role::brand_soft : Role::surface, radius);
  if (chosen || press.held) ui::stroke(frame, rect, Role::brand, 4, radius);
  else ui::stroke(frame, rect, press.hovered ? Role::ink : Role::line, 2, radius);
}

bool draw_choice(Frame& frame, const ChoiceCard& card, Rect rect) {
  ui::PressableLook look;
  look.role = card.role;
  look.words = card.text;
  look.selected = card.chosen;
  look.radius = frame.metrics.mm(3.75F);
  const ui::Press press = ui::pressable(frame, card.key, rect, look);
  draw_reply(frame, rect, press, card.chosen);
  const CardMeasures m = measures(frame, rect.w);
  const Rect dot{rect.x + m.pad, rect.centre().y - m.dot / 2, m.dot, m.dot};
  if (card.chosen) {
    ui::circle(frame, dot.centre(), m.dot / 2, Role::brand);
    ui::icon(frame, "check", dot, m.dot * 0.66F, Role::on_brand);
  } else {
    ui::circle(frame, dot.centre(), m.dot / 2, Role::surface);
    ui::ring(frame, dot.centre(), m.dot / 2, ui::color(frame, press.hovered || card.open ? Role::ink : Role::line), 2, card.open);
  }
  const float high = text_in_card(frame, card, m.text_w);
  const float sink = press.held ? 1.0F : 0.0F;  // pressed: the words lie lower
  Rect text{rect.x + m.indent, rect.centre().y - high / 2 + sink, m.text_w, 0};
  text.y += ui::paragraph(frame, card.key + ".text", text, card.text, style_of(frame, card)).h;
  if (!card.below.empty()) ui::paragraph(frame, card.key + ".below", text, card.below, small_style(frame), Role::ink_muted);
  return press.pressed;
}

}  // namespace aplomb::kiosk
