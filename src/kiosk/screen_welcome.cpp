// 01 Welcome: what comes, how long it takes, and that a person decides. One button.

#include "kiosk/parts_choice.h"
#include "kiosk/screen_parts.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

std::string how_long(const State& state, const Frame& frame) {
  if (state.office.minutes == 30) return tr(frame, "About half an hour, with no time limit. Breaks are fine.");
  return trn(frame, "About one minute, with no time limit. Breaks are fine.",
             "About {n} minutes, with no time limit. Breaks are fine.", state.office.minutes);
}

/// Title, what it is, and the facts.
Blocks words(const State& state, Frame& frame, float width) {
  const auto gap = [&](float mm) { return gap_mm(frame, mm); };
  Blocks blocks;
  ui::TextStyle title = title_style(frame, 2.1F);
  title.px = fit_px(frame, tr(frame, "Welcome"), title.px, Weight::semibold, width);
  blocks.push_back(heading_block(frame, "title", tr(frame, "Welcome"), title, width, 0));
  ui::TextStyle lead = body_style(frame);
  lead.line *= 1.08F;
  lead.balanced = true;
  blocks.push_back(text_block(frame,
                              {.key = "lead",
                               .text = tr(frame, "You will read short scenes from work with customers and say how good some next steps are."),
                               .style = lead,
                               .width = std::min(width, frame.metrics.q() * 27)},
                              gap(2.6F)));
  blocks.push_back(fact_block(frame, "fact.time", "clock", how_long(state, frame), width, gap(9.75F)));
  blocks.push_back(fact_block(frame, "fact.person", "people", tr(frame, "A person decides about the job, never this machine."), width, gap(4.9F)));
  blocks.push_back(fact_block(frame, "fact.ways", "deskbell",
                              tr(frame, "Paper, a reader, sign language, more time? Call a person. It never counts against you."),
                              std::min(width, frame.metrics.q() * 26), gap(4.9F)));
  if (!state.bank_note.empty()) blocks.push_back(fact_block(frame, "fact.bank", "info", state.bank_note, width, gap(4.9F)));
  if (help_called(state)) blocks.push_back(fact_block(frame, "fact.called", "check", called_words(state, frame), width, gap(4.9F)));
  return blocks;
}

/// The languages, where there is more than one. Each calls itself by its own name.
Blocks languages(const State& state, Frame& frame, float width) {
  Blocks blocks;
  if (state.languages.size() < 2) return blocks;
  std::vector<WrapButton> buttons;
  for (const LanguageView& language : state.languages) {
    Comfort comfort = comfort_of(state);
    comfort.language = language.id;
    buttons.push_back({.key = "language." + language.id,
                       .text = language.name,
                       .chosen = comfort_of(state).language == language.id,
                       .outlined = true,
                       .action = SetComfort{comfort}});
  }
  Block head = text_block(frame,
                          {.key = "languages", .text = tr(frame, "Language"), .style = small_style(frame), .width = width}, gap_mm(frame, 9.75F));
  head.with_next = true;
  blocks.push_back(std::move(head));
  blocks.push_back(buttons_block(frame, std::move(buttons), width, frame.metrics.q() * 0.95F, frame.metrics.mm(15.75F), frame.metrics.mm(6.75F),
                                 frame.metrics.mm(2.6F)));
  return blocks;
}

/// As in the picture: the scene at the left, the words beside it. None when they do not fit.
std::optional<Pressed> draw_wide(const State& state, Frame& frame, const PageLayout& page) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const bool picture = page.columns && !page.two_rows && ui::has_picture(frame, "welcome") && head_holds(frame, page, mm(165 + 24), state.office.name);
  const float x = picture ? mm(165 + 24) : page.margin;
  const float width = frame.view.w - page.margin - x;
  const Blocks main = words(state, frame, width);
  const Blocks below = languages(state, frame, width);
  const float button_h = mm(22.5F);
  const float main_h = height_of(main) + mm(12) + button_h;
  const float below_h = below.empty() ? 0 : height_of(below) + mm(8.25F);
  const float top = page.head.bottom() + mm(5);
  const float bottom = frame.view.h - std::max(below_h, mm(12)) - mm(6);
  if (main_h > bottom - top) return {};

  HeadLook head;
  head.title = state.office.name;
  head.below = page.two_rows ? std::string() : state.office.place;
  head.note = page.two_rows ? state.office.place : std::string();
  head.rule = false;
  head.from = x;
  if (picture) ui::picture(frame, "welcome", {0, 0, mm(165), frame.view.h}, 0);
  Pressed pressed = draw_head(state, frame, page, head);

  Rect area{x, top + (bottom - top - main_h) * 0.45F, width, main_h};
  if (auto action = draw_blocks(frame, main, area)) pressed = std::move(action);
  const std::string start = tr(frame, "Start");
  ui::ButtonLook look;
  look.kind = ui::Kind::main;
  look.icon_after = "right";
  look.px = frame.metrics.q();
  const float start_w = std::max(mm(90), text_width(frame, start, look.px, Weight::semibold) + 2.1F * look.px + mm(16));
  if (ui::button(frame, "welcome.start", {x, area.bottom() - button_h, std::min(width, start_w), button_h}, start, look)) pressed = Start{};
  if (!below.empty()) {
    if (auto action = draw_blocks(frame, below, {x, frame.view.h - below_h, width, below_h})) pressed = std::move(action);
  }
  return pressed;
}

}  // namespace

Pressed draw_welcome(const State& state, Frame& frame) {
  begin_page(frame, "welcome");
  if (entering(frame)) ui::focus(frame, "welcome.start");
  const PageLayout page = page_layout(frame);
  if (auto pressed = draw_wide(state, frame, page)) return *pressed;

  // Little room or large text: pages with the main button in the foot. The language comes before the words that need it.
  Blocks blocks = words(state, frame, page.content.w);
  Blocks choice = languages(state, frame, page.content.w);
  blocks.insert(blocks.begin() + 1, std::make_move_iterator(choice.begin()), std::make_move_iterator(choice.end()));
  PagedLook look;
  look.head.title = state.office.name;
  look.head.note = state.office.place;
  look.foot.main = main_button(frame, tr(frame, "Start"));
  look.foot.main->key = "welcome.start";
  look.part = state.part;
  PagedPress press = draw_paged(state, frame, page, deal(frame, std::move(blocks), page.content.h), std::move(look), turn_part);
  if (press.foot == FootPress::main) return Start{};
  return press.action;
}

}  // namespace aplomb::kiosk
