// A walk-in where several jobs are open: which one is it? One press chooses and goes on.

#include "kiosk/parts_choice.h"
#include "kiosk/screen_parts.h"

#include "ui/draw.h"

#include <utility>

namespace aplomb::kiosk {

using ui::Frame;

namespace {

Block role_block(const State& state, Frame& frame, std::size_t index, float width, bool roomy) {
  const VacancyView& vacancy = state.vacancies[index];
  ChoiceCard card;
  card.key = "role." + std::to_string(index + 1);
  card.text = vacancy.role;
  card.below = vacancy.site;
  card.chosen = state.vacancy == vacancy.id;
  card.role = "button";
  Block block;
  block.height = choice_height(frame, card, width, roomy);
  block.gap = frame.metrics.mm(3.75F);
  block.draw = [&frame, card, id = vacancy.id](ui::Rect rect) -> Pressed {
    if (draw_choice(frame, card, rect)) return ChooseVacancy{id};
    return {};
  };
  return block;
}

}  // namespace

Pressed draw_role(const State& state, Frame& frame) {
  begin_page(frame, "role");
  if (entering(frame)) ui::focus(frame, "role.1");
  const PageLayout page = page_layout(frame);
  const float width = page.content.w;
  std::vector<Blocks> pages;
  for (const bool roomy : {true, false}) {
    Blocks blocks;
    blocks.push_back(heading_block(frame, "title", tr(frame, "Which job are you here for?"), title_style(frame), width, 0));
    for (std::size_t i = 0; i < state.vacancies.size(); ++i) {
      blocks.push_back(role_block(state, frame, i, width, roomy));
      if (i == 0) blocks.back().gap = gap_mm(frame, 7.5F);
    }
    pages = deal(frame, std::move(blocks), page.content.h);
    if (pages.size() == 1) break;
  }
  PagedLook look;
  look.head.title = tr(frame, "Before the questions");
  look.head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 1)}, {"of", num(frame, 4)}, {"what", tr(frame, "Check in")}});
  look.foot.back = back_button(frame);
  look.part = state.part;
  const int count = static_cast<int>(pages.size());
  const int at = std::clamp(state.part, 1, count);
  if (at < count) look.foot.main = main_button(frame, tr(frame, "More"));
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  if (press.foot == FootPress::back) return Back{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
