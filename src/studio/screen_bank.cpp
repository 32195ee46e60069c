// The bank at a glance: its questions, what they measure, what is to be mended.

#include "studio/key_share.h"
#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

constexpr int core_goal = 4;  // fewer questions say little about a core quality (L24)

/// Search, count and, where there are several, the bank. Returns the height.
float draw_search(Page& page, ui::Frame& frame, Rect rect) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const State& state = page.state;
  Line flow({rect.x, rect.y, rect.w, px(46)}, px(12));
  const std::string label = tr(frame, "Search the questions");
  const std::string hint = tr(frame, "Title, words, setting or quality");
  ui::FieldLook look;
  look.px = px(15);
  look.label = label;
  look.hint = hint;
  look.pad = px(12);
  look.radius = px(8);
  look.max_bytes = 256;
  look.icon = "search";
  std::string search = state.search;
  const float hint_w = ui::measure_text(frame, hint, staff::body(frame)).w + px(60);
  if (ui::text_field(frame, "bank.search", flow.place(std::max(px(300), hint_w), px(36)), search, look)) page.action = Search{search};
  if (ui::is_focused(frame, "bank.search") && !state.search.empty() && ui::take_key(frame, GLFW_KEY_ESCAPE)) page.action = Search{};
  if (state.banks.size() > 1) {
    std::vector<std::string> titles;
    int chosen = -1;
    for (std::size_t i = 0; i < state.banks.size(); ++i) {
      titles.push_back(state.banks[i].title);
      if (state.banks[i].id == state.bank->id) chosen = static_cast<int>(i);
    }
    const auto bank = ui::drop_down(frame, "bank.choice", flow.place(drop_down_width(frame, titles), px(36)), titles, chosen, px(15));
    if (bank) page.action = ChooseBank{static_cast<std::size_t>(*bank)};
  }
  std::string counts = trn(frame, "{n} of {all} questions", "{n} of {all} questions", static_cast<std::int64_t>(state.shown.size()),
                           {{"all", num(frame, static_cast<std::int64_t>(state.bank->questions.size()))}});
  if (!state.dirty.empty()) counts += ", " + trn(frame, "{n} changed since published", "{n} changed since published", static_cast<std::int64_t>(state.dirty.size()));
  const ui::TextSize size = ui::measure_text(frame, counts, staff::small(frame), rect.w);
  ui::paragraph(frame, "bank.counts", flow.place(size.w + 2, size.h), counts, staff::small(frame));
  return flow.bottom() - rect.y;
}

/// A number as a bar with the goal as a tick; short of it the bar is hollow and the number strong.
void goal_bar(const ui::Pen& pen, Rect box, int count, int goal, int most) {
  if (!pen.paint) return;
  ui::Frame& frame = pen.frame;
  const float per = box.w / static_cast<float>(std::max({most, goal, 1}));
  const Rect track{box.x, box.centre().y - pen.px(4), box.w, pen.px(8)};
  ui::fill(frame, track, ui::Role::canvas, pen.px(2));
  ui::stroke(frame, track, ui::Role::rule, pen.px(1), pen.px(2));
  const Rect bar{track.x, track.y, per * static_cast<float>(count), track.h};
  if (count > 0 && count < goal) {
    ui::fill(frame, bar, ui::Role::surface, pen.px(2));
    ui::stroke(frame, bar, ui::Role::ink, pen.px(1), pen.px(2));
  } else if (count > 0) {
    ui::fill(frame, bar, ui::Role::brand, pen.px(2));
  }
  if (goal > 0) {
    const float x = track.x + per * static_cast<float>(goal);
    ui::line(frame, {x, box.centre().y - pen.px(8)}, {x, box.centre().y + pen.px(8)}, ui::Role::ink, pen.px(2));
  }
}

/// How many questions measure each quality; the core ones have a goal.
float coverage_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  const Bank& bank = *page.state.bank;
  float y = top;
  y += pen.heading("coverage", x, y, w, tr(pen.frame, "What the questions measure"), staff::card_title(pen.frame)) + pen.px(2);
  y += pen.text("coverage.note", x, y, w, tr(pen.frame, "Questions per quality. A dot marks the core ones, the stroke their goal."), staff::small(pen.frame)) + pen.px(8);
  const std::vector<int> counts = questions_measuring(bank);
  const int most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  const ui::TextStyle body = staff::body(pen.frame);
  float label_w = 0;
  for (const Quality& quality : bank.qualities) label_w = std::max(label_w, ui::measure_text(pen.frame, quality.label, body).w);
  label_w = std::min(std::ceil(label_w) + 2, w * 0.6F);
  const float number_w = pen.px(28);
  for (std::size_t q = 0; q < bank.qualities.size(); ++q) {
    const Quality& quality = bank.qualities[q];
    const float text_x = x + pen.px(16);
    const float text_h = ui::measure_text(pen.frame, quality.label, body, label_w).h;
    const float row_h = std::max(pen.px(28), text_h + pen.px(6));
    if (pen.paint && quality.core) ui::circle(pen.frame, {x + pen.px(5), y + row_h / 2}, pen.px(3), ui::Role::brand);
    pen.text("coverage." + quality.id, text_x, y + (row_h - text_h) / 2, label_w, quality.label, body);
    const int goal = quality.core ? core_goal : 0;
    const float bar_x = text_x + label_w + pen.px(12);
    goal_bar(pen, {bar_x, y, x + w - number_w - pen.px(8) - bar_x, row_h}, counts[q], goal, most);
    if (pen.paint) {
      ui::TextStyle number = staff::digits(counts[q] < goal ? staff::strong(pen.frame) : body);
      ui::label(pen.frame, "text", {x + w - number_w, y, number_w, row_h}, num(pen.frame, counts[q]), number);
    }
    y += row_h;
  }
  return y - top;
}

/// No bank in the vault: what to do.
void empty_page(ui::Frame& frame, Rect rect) {
  const ui::Pen pen{frame, true};
  const float w = std::min(pen.px(520), rect.w);
  const ui::Part words = [&](const ui::Pen& p, float x, float y, float inner) {
    const float top = y;
    y += p.heading("title", x, y, inner, tr(p.frame, "No bank is published yet"), staff::sentence(p.frame)) + p.px(8);
    y += p.text("empty", x, y, inner, tr(p.frame, "An administrator brings one in with: aplomb bank publish. After that, sign in here again."), staff::body(p.frame));
    return y - top;
  };
  ui::staff_card(pen, rect.x, rect.y + pen.px(24), w, words);
}

}  // namespace

void draw_bank(Page& page, ui::Frame& frame, Rect rect) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::screen(frame, "bank");
  const State& state = page.state;
  Rect body = rect.inset(ui::staff_margin(frame), 0);
  if (!state.bank) {
    const ui::Pen pen{frame, true};
    if (state.trouble) body.cut_top(banner(pen, "trouble", body.x, body.y + px(16), body.w, "warning", tr(frame, *state.trouble)) + px(16));
    empty_page(frame, body);
    return;
  }
  TopLook top;
  top.title = state.bank->title;
  top.beside = tr(frame, "version {version}, {status}", {{"version", std::to_string(state.bank->version)}, {"status", tr(frame, status_words(state.bank->status))}});
  const float top_y = draw_top(page, frame, body, top);
  body.cut_top(top_y - body.y);
  body.cut_top(draw_search(page, frame, body), px(6));
  body.cut_bottom(px(20));
  // The column beside the list takes its place only where the list keeps enough for its rows.
  const bool columns = body.w >= px(860);
  const ui::Part beside = [&](const ui::Pen& pen, float x, float y, float w) {
    const float start = y;
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return coverage_card(page, p, at_x, at_y, inner); });
    y += findings_card(page, pen, x, y, w);
    return y - start;
  };
  if (columns) {
    Rect right = body.cut_right(std::clamp(body.w * 0.32F, px(330), px(480)), px(20));
    right.w += px(14);  // the scroll bar's strip lies in the margin
    draw_rows(page, frame, body);
    ui::staff_scroll(frame, "bank.beside", right, page.places.beside, beside);
    return;
  }
  body.w += px(14);
  ui::staff_scroll(frame, "bank.page", body, page.places.list, [&](const ui::Pen& pen, float x, float y, float w) {
    const float start = y;
    y += rows_part(page, pen, x, y, w) + pen.px(16);
    y += beside(pen, x, y, w);
    return y - start;
  });
}

}  // namespace aplomb::studio
