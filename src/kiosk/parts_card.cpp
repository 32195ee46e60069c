#include "kiosk/parts_card.h"

#include "core/code.h"
#include "ui/draw.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

float icon_room(const Frame& frame, const CardButton& button) {
  return button.icon.empty() ? 0 : 1.05F * frame.metrics.q() + frame.metrics.mm(3.4F);
}

/// The buttons beside each other, the first one wider; below each other where their words have no room.
Block card_buttons(Frame& frame, const std::vector<CardButton>& buttons, float width, float height, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float q = frame.metrics.q();
  const float between = mm(5);
  std::vector<float> widths;
  float sum = between * static_cast<float>(buttons.size() - 1);
  for (const CardButton& button : buttons) {
    widths.push_back(std::ceil(text_width(frame, button.text, q, Weight::semibold) + icon_room(frame, button) + 2 * mm(8.25F)));
    sum += widths.back();
  }
  const bool beside = sum <= width;
  if (beside) {
    // 58 to 42, as in the picture; with more buttons, what is left is dealt out so.
    const float spare = width - sum;
    const float main = (width - between) * 0.577F;
    if (widths.size() == 1) widths[0] += std::min(spare, std::max(0.0F, mm(90) - widths[0]));
    else if (widths.size() == 2 && widths[0] <= main && widths[1] <= width - between - main) widths = {main, width - between - main};
    else for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += spare * (i == 0 ? 0.58F : 0.42F / static_cast<float>(widths.size() - 1));
  }
  const float row_gap = mm(3.5F);
  Block block;
  const float rows = beside ? 1.0F : static_cast<float>(buttons.size());
  block.height = rows * height + (rows - 1) * row_gap;
  block.gap = gap;
  block.draw = [&frame, buttons, widths, beside, between, height, row_gap, width, q](Rect rect) -> Pressed {
    Pressed pressed;
    float x = rect.x;
    float y = rect.y;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
      const CardButton& button = buttons[i];
      const float w = beside ? widths[i] : width;
      ui::ButtonLook look;
      look.kind = button.kind;
      look.icon = button.icon;
      look.px = fit_px(frame, button.text, q, Weight::semibold, w - icon_room(frame, button) - frame.metrics.mm(8));
      if (ui::button(frame, button.key, {x, y, w, height}, button.text, look)) pressed = button.action;
      if (beside) x += w + between;
      else y += height + row_gap;
    }
    return pressed;
  };
  return block;
}

Block rule_block(Frame& frame, float gap) {
  Block block;
  block.height = 1;
  block.gap = gap;
  block.with_next = true;
  block.draw = [&frame](Rect rect) {
    ui::fill(frame, rect, Role::rule);
    return Pressed{};
  };
  return block;
}

Blocks all_blocks(Frame& frame, const CardPage& look, float width, float button_h, bool roomy, bool buttons_first) {
  const auto gap = [&](float v) { return gap_mm(frame, roomy ? v : v * 0.6F); };
  Blocks blocks;
  ui::TextStyle title = title_style(frame, roomy ? look.title_q : 1.3F);
  blocks.push_back(heading_block(frame, "title", look.title, title, width, 0));
  if (buttons_first && !look.buttons.empty()) blocks.push_back(card_buttons(frame, look.buttons, width, button_h, gap(6)));
  if (look.words) {
    Blocks words = look.words(width);
    if (!words.empty()) words.front().gap = gap(buttons_first ? 8 : 3);
    blocks.insert(blocks.end(), words.begin(), words.end());
  }
  if (!buttons_first && !look.buttons.empty()) blocks.push_back(card_buttons(frame, look.buttons, width, button_h, gap(12)));
  if (look.after) {
    Blocks after = look.after(width);
    if (!after.empty()) {
      blocks.push_back(rule_block(frame, gap(11)));
      after.front().gap = gap(7.5F);
      blocks.insert(blocks.end(), after.begin(), after.end());
    }
  }
  return blocks;
}

}  // namespace

Block code_block(Frame& frame, const std::string& code, float width, float gap) {
  const std::string shown = grouped(code);
  ui::TextStyle style = title_style(frame, 2.6F);
  // Digits of one width are a little wider than what fit_px measures.
  style.px = fit_px(frame, shown, style.px, Weight::semibold, width) * 0.97F;
  style.line = 1.15F;
  style.tabular = true;
  return text_block(frame, {.key = "code", .text = shown, .style = style, .width = width + 2}, gap);
}

Pressed draw_card_page(const State& state, Frame& frame, const CardPage& look) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  begin_page(frame, look.name);
  if (entering(frame) && !look.first.empty()) ui::focus(frame, look.first);
  const PageLayout page = page_layout(frame);
  HeadLook head;
  head.title = state.office.name;
  const bool inert = frame.inert;

  struct Size {
    float width;
    float pad_x;
    float pad_y;
    float button;
    bool roomy;
  };
  const float full = page.content.w;
  for (const Size& size : {Size{mm(270), mm(19.5F), mm(16.5F), mm(23.25F), true}, Size{full, mm(15), mm(12), mm(20), true},
                           Size{full, mm(8), mm(6), mm(17.25F), false}}) {
    const float width = std::min(size.width, full);
    const Blocks blocks = all_blocks(frame, look, width - 2 * size.pad_x, size.button, size.roomy, false);
    const float high = height_of(blocks) + 2 * size.pad_y;
    const float room = frame.view.h - page.head.bottom() - 2 * mm(size.roomy ? 9.0F : 4.0F);
    if (high > room) continue;
    frame.inert = inert || !look.head_in_use;
    Pressed pressed = draw_head(state, frame, page, head);
    frame.inert = inert;
    const Rect card{(frame.view.w - width) / 2, page.head.bottom() + (frame.view.h - page.head.bottom() - high) * 0.48F, width, high};
    const float radius = mm(3.75F);
    // A shadow in two solid steps: 6 % and 4 % of ink.
    ui::Color ink = ui::color(frame, Role::ink);
    if (!frame.theme->strong) {
      ink.a = 10;
      ui::fill(frame, {card.x, card.y + mm(1.5F), card.w, card.h}, ink, radius);
      ink.a = 15;
      ui::fill(frame, {card.x, card.y + mm(0.75F), card.w, card.h}, ink, radius);
    }
    ui::card(frame, card, radius);
    if (auto action = draw_blocks(frame, blocks, card.inset(size.pad_x, size.pad_y))) pressed = std::move(action);
    return pressed;
  }
  PagedLook paged;
  paged.head = head;
  paged.part = state.part;
  Blocks blocks = all_blocks(frame, look, full, mm(17.25F), false, look.buttons_first);
  std::vector<Blocks> pages = deal(frame, std::move(blocks), page.content.h);
  const int count = static_cast<int>(pages.size());
  if (std::clamp(state.part, 1, count) < count) paged.foot.main = main_button(frame, tr(frame, "More"));
  return draw_paged(state, frame, page, pages, std::move(paged), turn_part).action;
}

}  // namespace aplomb::kiosk
