// The list of the bank's questions.

#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <array>
#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// The words of one row, in the order of the columns.
struct RowWords {
  std::string title;
  std::array<std::string, 4> columns;  // setting, format, primary, difficulty
  std::string findings;
  std::string changed;
};

RowWords row_words(const State& state, const ui::Frame& frame, const Question& question) {
  const Setting* setting = find_setting(*state.bank, question.setting);
  const Quality* primary = find_quality(*state.bank, question.primary);
  RowWords words;
  words.title = title_words(question.title, question.id);
  words.columns = {setting == nullptr ? question.setting : setting->name, tr(frame, format_words(question.format)),
                   primary == nullptr ? question.primary : primary->label, tr(frame, difficulty_words(question.difficulty))};
  const Counts counts = count_findings(state, question.id);
  if (counts.errors > 0) words.findings = trn(frame, "{n} error", "{n} errors", counts.errors);
  else if (counts.warnings > 0) words.findings = trn(frame, "{n} warning", "{n} warnings", counts.warnings);
  if (state.dirty.contains(question.id)) words.changed = tr(frame, "changed");
  return words;
}

/// Where the columns stand; with no room for them, the row has two lines.
struct Columns {
  bool tall = false;
  float title = 0, title_w = 0;
  std::array<float, 4> x{};
  std::array<float, 4> w{};
  float findings = 0, findings_w = 0;
  float changed_w = 0;
};

std::array<std::string, 4> heads(const ui::Frame& frame) {
  return {tr(frame, "Setting"), tr(frame, "Format"), tr(frame, "Speaks first of all for"), tr(frame, "Difficulty")};
}

Columns columns_of(ui::Frame& frame, Rect rows, const std::vector<RowWords>& all) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const auto width = [&](const std::string& words, const ui::TextStyle& style) { return std::ceil(ui::measure_text(frame, words, style).w) + 2; };
  const ui::TextStyle body = staff::body(frame);
  const ui::TextStyle bold = staff::small_strong(frame);
  Columns c;
  const auto head_words = heads(frame);
  for (std::size_t i = 0; i < c.w.size(); ++i) c.w[i] = width(head_words[i], bold);
  c.findings_w = width(tr(frame, "Findings"), bold);
  float title_w = width(tr(frame, "Question"), bold);
  for (const RowWords& row : all) {
    for (std::size_t i = 0; i < c.w.size(); ++i) c.w[i] = std::max(c.w[i], width(row.columns[i], body));
    if (!row.findings.empty()) c.findings_w = std::max(c.findings_w, width(row.findings, body) + px(22));
    if (!row.changed.empty()) c.changed_w = std::max(c.changed_w, width(row.changed, staff::small(frame)) + px(20));
    title_w = std::max(title_w, width(row.title, staff::medium(frame)));
  }
  const float pad = px(20);
  const float gap = px(24);
  c.title = rows.x + pad;
  float rest = rows.w - 2 * pad - gap - c.findings_w;
  for (const float w : c.w) rest -= w + gap;
  const float changed = c.changed_w > 0 ? c.changed_w + px(12) : 0;
  c.tall = rest < title_w + changed;
  if (c.tall) {
    c.title_w = rows.w - 2 * pad;
    return c;
  }
  // What is left over goes between the columns, the most of it to the title.
  const float spare = rest - title_w - changed;
  c.title_w = title_w + changed + spare * 0.4F;
  const float extra = spare * 0.6F / 5;
  float x = c.title + c.title_w + gap;
  for (std::size_t i = 0; i < c.w.size(); ++i) {
    c.x[i] = x;
    x += c.w[i] + gap + extra;
  }
  c.findings = x;
  return c;
}

std::string second_line(const RowWords& row) {
  std::string words;
  for (const std::string& column : row.columns) words += (words.empty() ? "" : " · ") + column;
  return words;
}

/// Findings of a row with their sign; the width it takes.
float findings_mark(ui::Frame& frame, Rect box, const Counts& counts, const std::string& words) {
  if (words.empty()) return 0;
  const float side = frame.metrics.px(16);
  ui::icon(frame, counts.errors > 0 ? "error" : "warning", {box.x, box.y, side, box.h}, side, ui::Role::ink);
  box.cut_left(side, frame.metrics.px(6));
  return side + frame.metrics.px(6) + ui::label(frame, "text", box, words, staff::body(frame)).w;
}

void changed_mark(ui::Frame& frame, Rect box, const std::string& words) {
  if (words.empty()) return;
  const float side = frame.metrics.px(14);
  ui::icon(frame, "pencil", {box.x, box.y, side, box.h}, side, ui::Role::ink);
  box.cut_left(side, frame.metrics.px(5));
  ui::label(frame, "text", box, words, staff::small(frame));
}

float row_height(ui::Frame& frame, const Columns& c, const RowWords& row) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  if (!c.tall) return px(41);
  const float title_h = ui::measure_text(frame, row.title, staff::medium(frame), c.title_w).h;
  const float second_h = ui::measure_text(frame, second_line(row), staff::small(frame), c.title_w).h;
  const float marks = row.findings.empty() && row.changed.empty() ? 0 : px(24);
  return px(18) + title_h + second_h + marks;
}

/// One row; true when it was pressed.
bool draw_row(ui::Frame& frame, Rect box, const Columns& c, const RowWords& words, const Question& question, const Counts& counts, bool selected) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  std::string spoken = words.title + ", " + second_line(words);
  if (!words.findings.empty()) spoken += ", " + words.findings;
  if (!words.changed.empty()) spoken += ", " + words.changed;
  ui::PressableLook look;
  look.role = "row";
  look.words = spoken;
  look.selected = selected;
  look.ring_inside = true;
  look.tab_stop = selected;  // the list is one stop; arrows move in it
  look.radius = px(4);
  // The ground first: pressable draws its ring over it.
  if (selected) {
    ui::fill(frame, box, ui::Role::brand_soft);
    if (frame.theme->strong) ui::stroke(frame, box, ui::Role::line, 2);
    ui::fill(frame, Rect{box.x, box.y, px(4), box.h}, ui::Role::brand);
  }
  const ui::Press press = ui::pressable(frame, "bank.row." + question.id, box, look);
  if (press.hovered && !selected) ui::stroke(frame, box.inset(1), ui::Role::line, 1);
  if (c.tall) {
    const ui::Pen pen{frame, true};
    float y = box.y + px(8);
    y += pen.text("text", c.title, y, c.title_w, words.title, staff::medium(frame));
    y += pen.text("text", c.title, y, c.title_w, second_line(words), staff::small(frame)) + px(2);
    const float used = findings_mark(frame, {c.title, y, c.title_w, px(22)}, counts, words.findings);
    changed_mark(frame, {c.title + used + (used > 0 ? px(16) : 0), y, c.changed_w, px(22)}, words.changed);
    return press.pressed;
  }
  const float changed_w = words.changed.empty() ? 0 : c.changed_w + px(12);
  const float title_w = std::min(c.title_w - changed_w, ui::measure_text(frame, words.title, staff::medium(frame)).w + 2);
  ui::label(frame, "text", {c.title, box.y, title_w, box.h}, words.title, staff::medium(frame));
  changed_mark(frame, {c.title + title_w + px(10), box.y, c.changed_w, box.h}, words.changed);
  for (std::size_t i = 0; i < c.w.size(); ++i) ui::label(frame, "text", {c.x[i], box.y, c.w[i], box.h}, words.columns[i], staff::body(frame));
  const Rect findings{c.findings, box.y, box.right() - px(8) - c.findings, box.h};
  if (words.findings.empty()) ui::label(frame, "text", findings, "–", staff::body(frame), ui::Role::ink_muted);
  findings_mark(frame, findings, counts, words.findings);
  return press.pressed;
}

void draw_head(ui::Frame& frame, Rect head, const Columns& c) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const ui::TextStyle bold = staff::small_strong(frame);
  const Rect line{head.x, head.y, head.w, head.h};
  const auto words = [&](std::string_view key, float x, float w, const std::string& text) { ui::label(frame, key, {x, line.y, w, line.h}, text, bold); };
  words("head.question", c.title, head.right() - px(8) - c.title, tr(frame, "Question"));
  if (c.tall) return;
  const auto head_words = heads(frame);
  for (std::size_t i = 0; i < c.w.size(); ++i) words("head", c.x[i], c.w[i], head_words[i]);
  words("head.findings", c.findings, head.right() - px(8) - c.findings, tr(frame, "Findings"));
}

/// Arrows and their like, while the list (or nothing, or its search) has the keyboard.
void list_keys(Page& page, ui::Frame& frame, long page_rows) {
  const State& state = page.state;
  const std::string& focused = ui::focused_key(frame);
  const bool searching = focused == "bank.search";
  if (!focused.empty() && !searching && !focused.starts_with("bank.row.")) return;
  const long all = static_cast<long>(state.shown.size());
  std::optional<long> by;
  if (ui::take_key(frame, GLFW_KEY_DOWN)) by = 1;
  if (ui::take_key(frame, GLFW_KEY_UP)) by = -1;
  if (ui::take_key(frame, GLFW_KEY_PAGE_DOWN)) by = page_rows;
  if (ui::take_key(frame, GLFW_KEY_PAGE_UP)) by = -page_rows;
  if (!searching && ui::take_key(frame, GLFW_KEY_HOME)) by = -all;
  if (!searching && ui::take_key(frame, GLFW_KEY_END)) by = all;
  if (by) {
    // The focus walks with the cursor; while searching it stays in the field.
    long at = -1;
    for (std::size_t i = 0; i < state.shown.size(); ++i) {
      if (state.bank->questions[state.shown[i]].id == state.question) at = static_cast<long>(i);
    }
    const long from = at < 0 ? (*by > 0 ? -1 : 0) : at;
    const long to = std::clamp(from + *by, 0L, std::max(0L, all - 1));
    if (!searching && all > 0) ui::focus(frame, "bank.row." + state.bank->questions[state.shown[static_cast<std::size_t>(to)]].id);
    page.action = Move{*by};
    return;
  }
  if (ui::take_key(frame, GLFW_KEY_ENTER) || ui::take_key(frame, GLFW_KEY_KP_ENTER)) page.action = Open{};
}

float empty_list(const ui::Pen& pen, float x, float top, float w) {
  const float inner = std::min(pen.px(420), w - pen.px(40));
  float y = top + pen.px(28);
  y += pen.heading("bank.empty", x + pen.px(20), y, inner, tr(pen.frame, "No question fits the search"), staff::card_title(pen.frame)) + pen.px(6);
  y += pen.text("bank.empty.what-to-do", x + pen.px(20), y, inner, tr(pen.frame, "Clear the search, or try a shorter word."), staff::body(pen.frame));
  return y + pen.px(28) - top;
}

constexpr float head_h = 44;

/// The shown rows with their words, columns and tops.
struct List {
  std::vector<RowWords> words;
  Columns columns;
  std::vector<float> tops{0};
};

const Question& list_question(const State& state, std::size_t row) { return state.bank->questions[state.shown[row]]; }

List list_of(const State& state, ui::Frame& frame, Rect rows) {
  List list;
  for (std::size_t i = 0; i < state.shown.size(); ++i) list.words.push_back(row_words(state, frame, list_question(state, i)));
  list.columns = columns_of(frame, rows, list.words);
  for (const RowWords& row : list.words) list.tops.push_back(list.tops.back() + row_height(frame, list.columns, row));
  return list;
}

/// The rows from the top of `area` on, as far as they lie in `seen`.
void list_rows(Page& page, ui::Frame& frame, Rect area, const List& list, Rect seen) {
  const State& state = page.state;
  Places& places = page.places;
  for (std::size_t i = 0; i < list.words.size(); ++i) {
    const Rect box{area.x, area.y + list.tops[i], area.w, list.tops[i + 1] - list.tops[i]};
    if (box.bottom() < seen.y || box.y > seen.bottom()) continue;
    const Question& question = list_question(state, i);
    const bool selected = question.id == state.question;
    if (draw_row(frame, box, list.columns, list.words[i], question, count_findings(state, question.id), selected)) {
      const bool again = places.pressed_row == question.id && frame.mono_ms - places.pressed_ms < 500;
      places.pressed_row = question.id;
      places.pressed_ms = frame.mono_ms;
      places.brought_into_view = question.id;
      // Space on the row under the cursor opens it, as Enter does.
      if (selected && (again || frame.keys_used)) {
        page.action = Open{};
      } else {
        page.action = Select{i};
      }
    }
    ui::line(frame, {box.x, box.bottom()}, {box.right(), box.bottom()}, ui::Role::rule, 1);
  }
}

}  // namespace

void draw_rows(Page& page, ui::Frame& frame, Rect card) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::card(frame, card, px(10));
  Rect rows = card.inset(px(1));
  const List list = list_of(page.state, frame, {rows.x, rows.y, rows.w - px(14), rows.h});
  draw_head(frame, rows.cut_top(px(head_h)), list.columns);
  ui::line(frame, {rows.x, rows.y}, {rows.right(), rows.y}, ui::Role::line, 1);
  rows.cut_top(px(1));
  rows.cut_bottom(px(6));
  if (list.words.empty()) {
    empty_list(ui::Pen{frame, true}, rows.x, rows.y, rows.w);
    return;
  }
  if (!frame.inert) list_keys(page, frame, std::max(1L, static_cast<long>(rows.h / px(41)) - 1));
  Places& places = page.places;
  for (std::size_t i = 0; i < list.words.size(); ++i) {
    const std::string& id = list_question(page.state, i).id;
    if (id != page.state.question || places.brought_into_view == id) continue;
    places.list.offset = std::clamp(places.list.offset, std::max(0.0F, list.tops[i + 1] - rows.h), list.tops[i]);
    places.brought_into_view = id;
  }
  ui::scroll_area(frame, "bank.rows", rows, list.tops.back(), places.list, [&](Rect content) {
    const bool whole = list.tops.back() <= rows.h;  // no scroll bar: the rows reach the edge
    list_rows(page, frame, {rows.x, content.y, rows.w - (whole ? 0 : px(14)), 0}, list, rows);
  });
}

float rows_part(Page& page, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const List list = list_of(page.state, frame, {x, y, w, 0});
  const ui::Pen measure{frame, false};
  const float inside = list.words.empty() ? empty_list(measure, x, y, w) : list.tops.back() + pen.px(6);
  const Rect card{x, y, w, pen.px(head_h) + inside};
  if (!pen.paint) return card.h;
  ui::card(frame, card, pen.px(10));
  draw_head(frame, {x, y, w, pen.px(head_h)}, list.columns);
  const float top = y + pen.px(head_h);
  ui::line(frame, {x, top}, {x + w, top}, ui::Role::line, 1);
  if (list.words.empty()) {
    empty_list(pen, x, top, w);
  } else {
    if (!frame.inert) list_keys(page, frame, 5);
    list_rows(page, frame, {x + 1, top, w - 2, 0}, list, {x, -1e6F, w, 2e6F});
  }
  return card.h;
}

}  // namespace aplomb::studio
