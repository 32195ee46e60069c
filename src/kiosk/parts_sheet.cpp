#include "kiosk/parts_sheet.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

/// A button in small print as wide as its words (or as what is left).
float small_button_width(Frame& frame, const std::string& text, float px) {
  return ui::button_width(frame, text, {.icon = "x", .px = px}, frame.metrics.mm(4.9F));
}

bool small_button(Frame& frame, std::string_view key, Rect rect, const std::string& text, std::string_view icon, std::string_view after, ui::Kind kind) {
  ui::ButtonLook look;
  look.kind = kind;
  look.icon = icon;
  look.icon_after = after;
  look.edge = 1.5F;
  look.px = fit_px(frame, text, frame.metrics.s(), Weight::semibold, rect.w - frame.metrics.s() * 1.05F - frame.metrics.mm(8));
  return ui::button(frame, key, rect, text, look);
}

}  // namespace

Pressed draw_sheet(const State& state, Frame& frame, const SheetLook& look) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const PageLayout page = page_layout(frame);
  const float s = frame.metrics.s();
  const float wish = std::max({frame.view.w * 0.5F, mm(205), 17 * frame.metrics.q()});
  const float w = wish > frame.view.w * 0.8F ? frame.view.w : wish;
  const Rect sheet{frame.view.w - w, page.head.bottom(), w, frame.view.h - page.head.bottom()};
  ui::dialog_card(frame, look.name, sheet, look.title, 0);
  ui::fill(frame, sheet, Role::surface);
  ui::fill(frame, {sheet.x, sheet.y, 2, sheet.h}, Role::line);
  ui::fill(frame, {sheet.x, sheet.y, sheet.w, 1}, Role::rule);
  if (entering(frame)) ui::focus(frame, "sheet.close");

  const float pad = std::min(page.margin, mm(page.tight ? 8.0F : 13.5F));
  Rect inner = sheet.inset(pad, mm(page.tight ? 4.0F : 9.0F));
  inner.w = sheet.right() - page.margin - inner.x;  // its right edge is the page's
  Rect top = inner.cut_top(mm(14.25F), mm(page.tight ? 3.0F : 6.0F));
  const std::string close = tr(frame, "Close");
  const Rect button = top.cut_right(std::min(small_button_width(frame, close, s), top.w * 0.5F), mm(4));
  const float title_px = fit_px(frame, look.title, frame.metrics.q() * 1.15F, Weight::semibold, top.w);
  ui::label(frame, "sheet.title", top, look.title, line_style(title_px, Weight::semibold));

  Pressed pressed;
  if (small_button(frame, "sheet.close", button, close, "x", {}, ui::Kind::plain)) pressed = CloseOverlay{};
  if (ui::take_key(frame, GLFW_KEY_ESCAPE)) pressed = CloseOverlay{};

  const Blocks blocks = look.blocks(inner.w);
  std::vector<Blocks> pages = {blocks};
  const float bar_h = mm(16.5F);
  const bool several = height_of(blocks) > inner.h;
  Rect bar;
  if (several) {
    bar = inner.cut_bottom(bar_h, mm(4));
    pages = deal(frame, blocks, inner.h);
  }
  const int count = static_cast<int>(pages.size());
  const int at = std::clamp(state.part, 1, count);
  if (auto action = draw_blocks(frame, pages[static_cast<std::size_t>(at - 1)], inner)) pressed = std::move(action);
  if (!several) return pressed;
  const std::string more = tr(frame, "More");
  const std::string back = tr(frame, "Back");
  const std::string note = tr(frame, "page {n} of {of}", {{"n", num(frame, at)}, {"of", num(frame, count)}});
  if (at > 1) {
    const Rect place = bar.cut_left(std::min(small_button_width(frame, back, s), bar.w * 0.35F), mm(3));
    if (small_button(frame, "sheet.back", place, back, "up", {}, ui::Kind::plain) || ui::take_key(frame, GLFW_KEY_PAGE_UP)) pressed = TurnPart{at - 1};
  }
  if (at < count) {
    const Rect place = bar.cut_right(std::min(small_button_width(frame, more, s), bar.w * 0.4F), mm(3));
    if (small_button(frame, "sheet.more", place, more, {}, "down", ui::Kind::main) || ui::take_key(frame, GLFW_KEY_PAGE_DOWN)) pressed = TurnPart{at + 1};
  }
  const float px = fit_px(frame, note, s, Weight::regular, bar.w);
  ui::label(frame, "sheet.note", bar, note, line_style(px, Weight::regular, ui::Align::centre), Role::ink_muted);
  return pressed;
}

}  // namespace aplomb::kiosk
