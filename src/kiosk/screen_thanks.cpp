// 10 Thank you: what happens next, with a date and a name. Closes by itself and leaves nothing.

#include "kiosk/screen_parts.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <array>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr float disc_mm = 13.5F;

/// One step: disc with check or number, a line to the next, head and sentence.
Block step_block(Frame& frame, int number, bool last, std::string head, std::string text, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float indent = mm(21);
  const float room = std::min(width - indent, measure_px(frame));
  const ui::TextStyle style = body_style(frame);
  const ui::TextStyle head_style = lead_style(frame);
  const float head_h = text_height(frame, head, head_style, room);
  const float text_h = text_height(frame, text, style, room);
  Block block;
  block.height = std::max({mm(last ? disc_mm : 21), head_h + text_h});
  block.gap = gap;
  block.draw = [&frame, number, last, head = std::move(head), text = std::move(text), style, head_style, indent, room, head_h, gap, mm](Rect rect) -> Pressed {
    const float r = mm(disc_mm) / 2;
    const ui::Vec2 centre{rect.x + r, rect.y + r};
    if (!last) ui::fill(frame, {centre.x - 1, centre.y + r, 2, rect.h + gap - 2 * r}, Role::line);
    if (number == 1) {
      ui::circle(frame, centre, r, Role::brand);
      ui::icon(frame, "check", {centre.x - r, centre.y - r, 2 * r, 2 * r}, r * 1.25F, Role::on_brand);
    } else {
      ui::circle(frame, centre, r, Role::surface);
      ui::ring(frame, centre, r, ui::color(frame, Role::brand), 2);
      const float px = std::min(frame.metrics.q(), r * 1.3F);
      ui::label(frame, "step", {centre.x - r, centre.y - r, 2 * r, 2 * r}, num(frame, number), line_style(px, Weight::semibold, ui::Align::centre), Role::brand);
    }
    ui::heading(frame, "step.head", {rect.x + indent, rect.y, room, 0}, head, head_style);
    ui::paragraph(frame, "step.text", {rect.x + indent, rect.y + head_h, room, 0}, text, style);
    return {};
  };
  return block;
}

Blocks words(const State& state, Frame& frame, float width) {
  const auto gap = [&](float v) { return gap_mm(frame, v); };
  constexpr std::int64_t day_ms = 86'400'000;
  const std::string day = frame.words->weekday(frame.wall_ms + state.office.answer_within_days * day_ms);
  Blocks blocks;
  ui::TextStyle title = title_style(frame, 2.1F);
  title.px = fit_px(frame, tr(frame, "Thank you"), title.px, Weight::semibold, width);
  blocks.push_back(heading_block(frame, "title", tr(frame, "Thank you"), title, width, 0));
  blocks.push_back(paragraph_block(frame, "lead", tr(frame, "Your answers are saved and sealed. You may go now."), width, gap(2.6F)));
  const float between = gap(5.8F);
  blocks.push_back(step_block(frame, 1, false, tr(frame, "Today"), tr(frame, "Your answers are stored. There is nothing more to do."), width, gap(11)));
  blocks.push_back(step_block(frame, 2, false, tr(frame, "In the next days"), tr(frame, "A person reads them, together with your interview."), width, between));
  blocks.push_back(step_block(frame, 3, true, tr(frame, "By {day}", {{"day", day}}),
                              tr(frame, "You hear from {name}, either way, and with reasons if you want them.", {{"name", state.office.contact_person}}), width, between));
  return blocks;
}

std::string note_words(const Frame& frame) { return tr(frame, "This screen closes by itself in about a minute. Nothing about you stays on it."); }

/// The picture at the left and the words beside it; none when they do not fit.
std::optional<Pressed> draw_wide(const State& state, Frame& frame, const PageLayout& page) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  if (!page.columns || page.two_rows) return {};
  const bool picture = ui::has_picture(frame, "thank-you") && head_holds(frame, page, mm(150 + 24), state.office.name);
  const float x = picture ? mm(150 + 24) : page.margin;
  const float width = frame.view.w - page.margin - x;
  const Blocks main = words(state, frame, width);
  const float high = height_of(main);
  const float top = page.head.bottom() + mm(5);
  const float bottom = page.foot.y;
  if (high > bottom - top) return {};
  HeadLook head;
  head.title = state.office.name;
  head.below = state.office.place;
  head.rule = false;
  head.from = x;
  if (picture) ui::picture(frame, "thank-you", {0, 0, mm(150), frame.view.h}, 0);
  Pressed pressed = draw_head(state, frame, page, head);
  draw_blocks(frame, main, {x, top + (bottom - top - high) * 0.45F, width, high});

  const std::string finish = tr(frame, "Finish");
  ui::ButtonLook look;
  look.kind = ui::Kind::main;
  look.px = frame.metrics.q();
  const float w = std::max(mm(57), ui::button_width(frame, finish, look, mm(8.25F)));
  const Rect button{frame.view.w - page.margin - w, page.foot.y + mm(2.6F), w, page.foot_button};
  const ui::TextStyle style = small_style(frame);
  const float room = std::min(button.x - mm(9) - x, style.px * 19);
  const std::string called = called_words(state, frame);
  const std::string note = called.empty() ? note_words(frame) : called;
  const float note_h = text_height(frame, note, style, room);
  ui::paragraph(frame, "note", {x, button.centre().y - note_h / 2, room, 0}, note, style, Role::ink_muted);
  if (ui::button(frame, "thanks.finish", button, finish, look)) pressed = LeaveThanks{};
  return pressed;
}

}  // namespace

Pressed draw_thanks(const State& state, Frame& frame) {
  begin_page(frame, "thanks");
  if (entering(frame)) ui::focus(frame, "thanks.finish");
  const PageLayout page = page_layout(frame);
  if (auto pressed = draw_wide(state, frame, page)) return *pressed;
  Blocks blocks = words(state, frame, page.content.w);
  blocks.push_back(text_block(frame, {.key = "note", .text = note_words(frame), .style = small_style(frame), .color = Role::ink_muted, .width = page.content.w}, gap_mm(frame, 7)));
  PagedLook look;
  look.head.title = state.office.name;
  look.head.note = state.office.place;
  look.foot.main = FootButton{.key = "thanks.finish", .text = tr(frame, "Finish")};
  look.part = state.part;
  PagedPress press = draw_paged(state, frame, page, deal(frame, std::move(blocks), page.content.h), std::move(look), turn_part);
  if (press.foot == FootPress::main) return LeaveThanks{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
