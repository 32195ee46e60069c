#include "review/screen_parts.h"

#include "core/code.h"
#include "review/words.h"
#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// A square button with an icon alone; `words` are what it is called.
bool icon_button(ui::Frame& frame, std::string_view key, Rect box, std::string_view icon, std::string_view words, bool enabled) {
  ui::ButtonLook look;
  look.px = frame.metrics.px(15);
  look.icon = icon;
  look.words = words;
  look.radius = frame.metrics.px(8);
  look.edge = frame.metrics.px(1.5F);
  look.enabled = enabled;
  return ui::button(frame, key, box, {}, look);
}

/// Role and site, profile, form, day: what this page is about besides the code.
std::string about(const State& state, const ui::Frame& frame, const CandidateRow& row) {
  std::string words = row.vacancy;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!words.empty()) words += "  ·  ";
    words += more;
  };
  if (state.page) {
    add(state.page->profile_title);
    if (!state.page->form.empty()) add(tr(frame, "form {form}", {{"form", state.page->form}}));
  }
  if (row.finished_ms != 0) add(frame.words->day(row.finished_ms));
  return words;
}

/// The line with the code; returns where it ends.
float top(const State& state, ui::Frame& frame, Rect page, const CandidateRow& row, std::optional<Action>& action) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  Rect line = page.cut_top(px(72));
  const float side = px(36);
  const float button_y = line.y + (line.h - side) / 2;
  if (icon_button(frame, "candidate.back", {line.x, button_y, side, side}, "left", tr(frame, "Back to the list"), true)) action = ToList{};
  line.cut_left(side, px(16));

  Flow flow(line, px(12));
  flow.line.w -= 2 * side + px(8) + px(16);
  const std::string code = grouped(row.code);
  const ui::TextSize code_size = ui::measure_text(frame, code, staff::title(frame));
  ui::heading(frame, "title", flow.place(code_size.w + 2, code_size.h), code, staff::title(frame));
  const std::string hidden = tr(frame, "Name hidden");
  const Rect pill = flow.place(ui::pill(frame, {}, {}, hidden, "eyeoff", false), px(26));
  ui::pill(frame, "name-hidden", {pill.x, pill.y}, hidden, "eyeoff");

  const bool first = state.list.selected <= 0;
  const bool last = state.list.selected + 1 >= static_cast<int>(state.list.shown.size());
  const Rect next{line.right() - side, button_y, side, side};
  const Rect previous{next.x - px(8) - side, button_y, side, side};
  if (icon_button(frame, "candidate.previous", previous, "up", first ? tr(frame, "This is the first of the list") : tr(frame, "The candidate above in the list"), !first))
    action = Neighbour{-1};
  if (icon_button(frame, "candidate.next", next, "down", last ? tr(frame, "This is the last of the list") : tr(frame, "The candidate below in the list"), !last))
    action = Neighbour{1};

  // Beside the code where it fits on one line, else on lines of its own.
  const std::string words = about(state, frame, row);
  const ui::TextStyle body = staff::body(frame);
  const ui::TextSize one_line = ui::measure_text(frame, words, body);
  if (flow.y == line.y && one_line.w + 2 <= flow.left_over() - px(4)) {
    ui::paragraph(frame, "about", {flow.x + px(4), line.y + (line.h - one_line.h) / 2, flow.left_over() - px(4), 0}, words, body);
    return line.bottom();
  }
  const float y = flow.bottom() - px(14);
  return y + ui::paragraph(frame, "about", {page.x, y, page.w, 0}, words, body).h + px(6);
}

/// The bank's word of warning, and what could not be loaded, over the tab's content.
float notices(const State& state, const ui::Pen& pen, float x, float y, float w) {
  const float from = y;
  ui::Frame& frame = pen.frame;
  const ui::TextStyle small = staff::small(frame);
  if (state.trouble) y += pen.icon_text("note.trouble", x, y, w, "warning", tr(frame, *state.trouble), staff::medium(frame)) + pen.px(12);
  if (state.page) {
    if (const std::string_view words = bank_words(state.page->bank_status); !words.empty())
      y += pen.icon_text("note.bank", x, y, w, "flask", tr(frame, words), small) + pen.px(14);
  }
  return y - from;
}

}  // namespace

std::optional<Action> draw_candidate(const State& state, Places& places, ui::Frame& frame, Rect page) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::screen(frame, "candidate");
  std::optional<Action> action;
  const CandidateRow* row = selected_row(state);
  if (row == nullptr) return ToList{};
  if (places.page_of != row->session || places.page_tab != state.candidate.tab) {
    places.page_of = row->session;
    places.page_tab = state.candidate.tab;
    places.page = {};
  }
  const float margin = ui::staff_margin(frame);
  const Rect body = page.inset(margin, 0);
  const float tabs_y = top(state, frame, body, *row, action);

  const int answers = state.page && !state.page->answers.empty() ? static_cast<int>(state.page->answers.size()) : -1;
  std::vector<ui::TabItem> tabs{{"tab.overview", tr(frame, "Overview"), -1},
                                {"tab.answers", tr(frame, "Answers"), answers},
                                {"tab.why", tr(frame, "Why and details"), -1}};
  if (const auto pressed = ui::staff_tabs(frame, {body.x, tabs_y, body.w, px(44)}, tabs, static_cast<int>(state.candidate.tab)))
    action = ChooseTab{static_cast<Tab>(*pressed)};
  const float line_y = tabs_y + px(44);
  ui::line(frame, {page.x, line_y}, {page.right(), line_y}, ui::Role::rule, 1);

  // The scroll bar stands in the margin, so that cards end where the line above them ends.
  const Rect area{body.x, line_y + 1, body.w + px(14), page.bottom() - line_y - 1};
  ui::staff_scroll(frame, "page", area, places.page, [&](const ui::Pen& pen, float x, float y, float w) {
    const float from = y;
    y += pen.px(20);
    y += notices(state, pen, x, y, w);
    if (state.page) {
      switch (state.candidate.tab) {
        case Tab::overview: y += overview_part(state, pen, x, y, w, action); break;
        case Tab::answers: y += answers_part(state, pen, x, y, w, action); break;
        case Tab::why: y += why_part(state, pen, x, y, w); break;
      }
    } else if (!state.trouble) {
      y += pen.text("loading", x, y, w, tr(frame, "Loading"), staff::body(frame));
    }
    return y + pen.px(24) - from;
  });
  if (frame.inert) return action;
  // A page is read by scrolling even when nothing in it has the focus; the area cuts what goes beyond its ends.
  if (ui::take_key(frame, GLFW_KEY_PAGE_DOWN)) places.page.offset += area.h * 0.9F;
  if (ui::take_key(frame, GLFW_KEY_PAGE_UP)) places.page.offset = std::max(0.0F, places.page.offset - area.h * 0.9F);
  if (ui::take_key(frame, GLFW_KEY_ESCAPE)) action = ToList{};
  return action;
}

}  // namespace aplomb::review
