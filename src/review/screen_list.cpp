#include "review/screen_parts.h"

#include "review/words.h"
#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// Wide enough for the longest choice, its padding and the arrow.
float drop_down_width(ui::Frame& frame, const std::vector<std::string>& options) {
  float widest = 0;
  for (const std::string& option : options) widest = std::max(widest, ui::measure_text(frame, option, staff::medium(frame)).w);
  return std::ceil(widest) + frame.metrics.px(64);
}

std::vector<std::string> vacancy_choices(const State& state, const ui::Frame& frame) {
  std::vector<std::string> choices{tr(frame, "All vacancies")};
  for (const VacancyChoice& vacancy : state.list.vacancies) choices.push_back(vacancy.name);
  return choices;
}

std::string counts(const State& state, const ui::Frame& frame) {
  const auto here = static_cast<std::int64_t>(state.list.shown.size());
  const auto all = static_cast<std::int64_t>(state.list.rows.size());
  return trn(frame, "{n} here, {all} in all", "{n} here, {all} in all", here, {{"all", num(frame, all)}});
}

/// The lines over the list; returns where they end. Draws nothing when `paint` is false.
float head(const State& state, ui::Frame& frame, Rect page, bool paint, std::optional<Action>& action) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  Flow flow({page.x, page.y, page.w, px(64)}, px(12));
  const std::string title = tr(frame, "Candidates");
  const ui::TextSize size = ui::measure_text(frame, title, staff::title(frame));
  const Rect title_box = flow.place(size.w + 2, size.h);
  const std::vector<std::string> vacancies = vacancy_choices(state, frame);
  const Rect vacancy_box = flow.place(drop_down_width(frame, vacancies), px(36));
  const std::string count = counts(state, frame);
  const ui::TextSize count_size = ui::measure_text(frame, count, staff::small(frame));
  const Rect count_box = flow.place(count_size.w + 2, count_size.h);

  Flow second({page.x, flow.bottom(), page.w, px(46)}, px(8));
  const std::string spoken = tr(frame, "Search by code");
  const std::string hint = tr(frame, "Code or part of it");
  const float hint_w = ui::measure_text(frame, hint, staff::body(frame)).w + px(60);
  const Rect search_box = second.place(std::max(px(236), hint_w), px(36));
  std::vector<std::string> statuses;
  for (int i = 0; i < status_filters; ++i) statuses.push_back(tr(frame, filter_words(static_cast<StatusFilter>(i))));
  const Rect status_box = second.place(drop_down_width(frame, statuses), px(36));
  const std::string hidden = tr(frame, "Names hidden");
  const Rect pill = second.place(ui::pill(frame, {}, {}, hidden, "eyeoff", false), px(26));
  const float end = second.bottom() + px(8);
  if (!paint) return end;

  ui::heading(frame, "title", title_box, title, staff::title(frame));
  const auto vacancy = ui::drop_down(frame, "list.vacancy", vacancy_box, vacancies, state.list.vacancy + 1, px(15));
  if (vacancy) action = ChooseVacancy{*vacancy - 1};
  ui::paragraph(frame, "list.counts", count_box, count, staff::small(frame));
  ui::FieldLook field;
  field.px = px(15);
  field.label = spoken;
  field.hint = hint;
  field.pad = px(12);
  field.radius = px(8);
  field.max_bytes = 32;
  field.icon = "search";
  std::string search = state.list.search;
  if (ui::text_field(frame, "list.search", search_box, search, field)) action = Search{search};
  const auto status = ui::drop_down(frame, "list.status", status_box, statuses, static_cast<int>(state.list.status), px(15));
  if (status) action = ChooseStatus{static_cast<StatusFilter>(*status)};
  ui::pill(frame, "names-hidden", {pill.x, pill.y}, hidden, "eyeoff");
  return end;
}

/// What stands below the list: what the discs are, and what they are not.
float notes(const State& state, const ui::Pen& pen, float x, float y, float w) {
  const float top = y;
  const ui::TextStyle small = staff::small(pen.frame);
  const ListFacts& facts = state.list.facts;
  std::string error = tr(pen.frame, error_note(facts.known));
  if (facts.known && facts.unknown) error += " " + tr(pen.frame, "A disc without a bar: its error is not known yet.");
  if (facts.provisional) error += " " + tr(pen.frame, "The error models are provisional.");
  y += pen.icon_text("note.error", x, y, w, "info", error, small);
  if (const std::string_view words = bank_words(facts.bank); !words.empty())
    y += pen.px(4) + pen.icon_text("note.bank", x, y + pen.px(4), w, "flask", tr(pen.frame, words), small);
  if (state.trouble) y += pen.px(4) + pen.icon_text("note.trouble", x, y + pen.px(4), w, "warning", tr(pen.frame, *state.trouble), small);
  return y - top;
}

/// No rows: what to do.
void empty_list(const State& state, ui::Frame& frame, Rect card) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const bool none_at_all = state.list.rows.empty();
  const std::string title = none_at_all ? tr(frame, "No candidates yet") : tr(frame, "Nobody here fits the search");
  const std::string words =
      none_at_all ? tr(frame, "Check somebody in at the kiosk, with a code or as a walk-in. As soon as they have started, they stand here under their code.")
                  : tr(frame, "Clear the search, or choose another vacancy or status.");
  const float w = std::min(px(460), card.w - px(48));
  ui::TextStyle body = staff::body(frame);
  ui::TextStyle heading = staff::card_title(frame);
  body.align = heading.align = ui::Align::centre;
  const float x = card.x + (card.w - w) / 2;
  const float title_h = ui::measure_text(frame, title, heading, w).h;
  const float words_h = ui::measure_text(frame, words, body, w).h;
  const bool picture = card.h > title_h + words_h + px(90);
  float y = card.y + std::max(px(8), (card.h - title_h - words_h - (picture ? px(66) : px(8))) * 0.45F);
  if (picture) {
    ui::icon(frame, none_at_all ? "people" : "search", {x, y, w, px(44)}, px(40), ui::Role::brand);
    y += px(58);
  }
  ui::heading(frame, "list.empty", {x, y, w, 0}, title, heading);
  ui::paragraph(frame, "list.empty.what-to-do", {x, y + title_h + px(8), w, 0}, words, body);
}

}  // namespace

std::optional<Action> draw_list(const State& state, Places& places, ui::Frame& frame, Rect page) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::screen(frame, "list");
  std::optional<Action> action;
  const float margin = ui::staff_margin(frame);
  // The panel takes its place only where the list keeps enough for its columns.
  const bool with_panel = page.w >= px(1000) && !state.list.rows.empty();
  Rect panel;
  if (with_panel) panel = page.cut_right(std::clamp(page.w * 0.24F, px(320), px(404)));

  const bool has_rows = !state.list.shown.empty();
  const bool with_open = !with_panel && has_rows;
  const auto body_at = [&](Rect body) {
    const float list_top = head(state, frame, body, true, action);
    Rect card{body.x, list_top, body.w, body.bottom() - list_top};
    card.h -= notes(state, ui::Pen{frame, false}, body.x, 0, body.w) + px(with_panel ? 26 : 20);
    if (with_open) card.h -= px(46);
    notes(state, ui::Pen{frame, true}, body.x, card.bottom() + px(10), body.w);
    ui::card(frame, card, px(10));
    if (has_rows) {
      if (const auto pressed = draw_rows(state, places, frame, card)) action = pressed;
    } else {
      empty_list(state, frame, card);
    }
    if (!with_open) return;
    ui::ButtonLook look;
    look.kind = ui::Kind::main;
    look.px = px(15);
    look.radius = px(8);
    look.icon_after = "right";
    const std::string open = tr(frame, "Open");
    const float w = std::max(px(140), ui::button_width(frame, open, look, px(16)));
    if (ui::button(frame, "list.open", {body.x, body.bottom() - px(46), w, px(36)}, open, look)) action = Open{};
  };
  // A view too low for head, three rows and notes scrolls as a whole.
  const Rect body = page.inset(margin, 0);
  const float least = head(state, frame, {body.x, 0, body.w, 0}, false, action) + px(280) + notes(state, ui::Pen{frame, false}, body.x, 0, body.w) + px(72);
  if (least <= page.h) {
    body_at(body);
  } else {
    ui::scroll_area(frame, "list.page", {page.x, page.y, page.w, page.h}, least, places.list_page,
                    [&](Rect content) { body_at({body.x, content.y, body.w, least}); });
  }
  if (with_panel) {
    if (const auto pressed = draw_panel(state, places, frame, panel)) action = pressed;
  }
  if (!frame.inert && ui::is_focused(frame, "list.search") && !state.list.search.empty() && ui::take_key(frame, GLFW_KEY_ESCAPE)) action = Search{};
  return action;
}

}  // namespace aplomb::review
