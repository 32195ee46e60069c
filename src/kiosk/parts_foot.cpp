#include "kiosk/parts_page.h"

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

struct Widths {
  float back = 0;
  float middle = 0;
  float main = 0;
};

float width_of(Frame& frame, const FootButton& button, bool shortened, float px, float padding) {
  const bool brief = shortened && !button.short_text.empty();
  const ui::ButtonLook look{.icon = button.icon, .icon_after = button.icon_after, .px = px};
  float wide = ui::button_width(frame, brief ? button.short_text : button.text, look, padding);
  for (const std::string& other : brief ? button.other_short_texts : button.other_texts) {
    wide = std::max(wide, ui::button_width(frame, other, look, padding));
  }
  return wide;
}

struct Fitted {
  Widths widths{};
  float px = 0;
  bool shortened = false;
};

/// The foot's buttons at the largest size at which they stand beside each other: first their short words, then less padding, then smaller words.
Fitted fit(Frame& frame, const PageLayout& page, const FootLook& look) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float inner = frame.view.w - 2 * page.margin;
  std::optional<FootButton> back = look.back;
  if (!back && look.back_place) back = back_button(frame);
  const auto at = [&](bool shortened, float px, float padding, bool least) {
    Fitted fitted{.px = px, .shortened = shortened};
    if (back) fitted.widths.back = std::max(least ? mm(20) : mm(48.75F), width_of(frame, *back, shortened, px, padding));
    if (look.middle) fitted.widths.middle = std::max(least ? mm(20) : mm(88.5F), width_of(frame, *look.middle, shortened, px, padding));
    if (look.main) fitted.widths.main = std::max(least ? mm(20) : mm(57), width_of(frame, *look.main, shortened, px, padding));
    return fitted;
  };
  const auto stands = [&](const Fitted& fitted) {
    const Widths& w = fitted.widths;
    const float gaps = (look.middle ? mm(3) : 0) + mm(3);
    return w.back + w.middle + w.main + gaps <= inner;
  };
  const float q = frame.metrics.q();
  Fitted fitted = at(false, q, mm(8.25F), false);
  if (stands(fitted)) return fitted;
  for (const bool shortened : {false, true}) {
    fitted = at(shortened, q, mm(8.25F), true);
    if (stands(fitted)) return fitted;
  }
  for (float px = q; px > floor_px(frame); px *= 0.97F) {
    fitted = at(true, px, mm(4.5F), true);
    if (stands(fitted)) return fitted;
  }
  return at(true, floor_px(frame), mm(3), true);
}

bool draw_one(Frame& frame, const FootButton& button, Rect rect, const Fitted& fitted, ui::Kind kind) {
  ui::ButtonLook look;
  look.kind = kind;
  look.icon = button.icon;
  look.icon_after = button.icon_after;
  look.chosen = button.chosen;
  look.px = fitted.px;
  const bool brief = fitted.shortened && !button.short_text.empty();
  if (brief) look.words = button.text;
  return ui::button(frame, button.key, rect, brief ? button.short_text : button.text, look);
}

}  // namespace

FootButton back_button(const Frame& frame) { return {.key = "foot.back", .text = tr(frame, "Back"), .icon = "left"}; }

FootButton main_button(const Frame&, std::string text) {
  return {.key = "foot.next", .text = std::move(text), .icon_after = "right"};
}

FootPress draw_foot(Frame& frame, const PageLayout& page, const FootLook& look) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  ui::fill(frame, {0, page.foot.y, frame.view.w, 1}, Role::rule);
  const Fitted fitted = fit(frame, page, look);
  const Widths& w = fitted.widths;
  const float left = page.margin;
  const float right = frame.view.w - page.margin;
  const float y = page.foot.y + (page.foot.h - page.foot_button) / 2;
  const float h = page.foot_button;

  // In the middle of the page; where a neighbour is too near, in the middle of what they leave.
  float middle_x = (frame.view.w - w.middle) / 2;
  const float low = left + (w.back > 0 ? w.back + mm(3) : 0);
  const float highest = right - (look.main ? w.main + mm(3) : 0) - w.middle;
  if (middle_x < low || middle_x > highest) middle_x = (low + highest) / 2;

  FootPress pressed = FootPress::none;
  if (look.back) {
    if (draw_one(frame, *look.back, {left, y, w.back, h}, fitted, ui::Kind::plain)) pressed = FootPress::back;
  } else if (!look.back_note.empty()) {
    const float room = (look.middle ? middle_x : right - w.main) - mm(6) - left;
    const float most = page.foot.h - mm(3);
    for (const std::string* note : {&look.back_note, &look.back_note_short}) {
      ui::TextStyle style = small_style(frame);
      float high = text_height(frame, *note, style, room);
      while (high > most && style.px > floor_px(frame)) {
        style.px = std::max(floor_px(frame), style.px * 0.95F);
        high = text_height(frame, *note, style, room);
      }
      if (note->empty() || high > most) continue;
      ui::paragraph(frame, "foot.note", {left, page.foot.y + (page.foot.h - high) / 2, room, 0}, *note, style, Role::ink_muted);
      break;
    }
  }
  if (look.middle) {
    if (draw_one(frame, *look.middle, {middle_x, y, w.middle, h}, fitted, ui::Kind::plain)) pressed = FootPress::middle;
  }
  if (look.main) {
    if (draw_one(frame, *look.main, {right - w.main, y, w.main, h}, fitted, ui::Kind::main)) pressed = FootPress::main;
  }
  // PageDown and PageUp press what stands there, wherever the focus is.
  if (!frame.inert) {
    if (look.main && look.main_by_page_down && ui::take_key(frame, GLFW_KEY_PAGE_DOWN)) pressed = FootPress::main;
    if (look.back && ui::take_key(frame, GLFW_KEY_PAGE_UP)) pressed = FootPress::back;
  }
  return pressed;
}

}  // namespace aplomb::kiosk
