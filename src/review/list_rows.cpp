// The rows of the list: only those in view are drawn, whatever their number.

#include "core/code.h"
#include "review/parts.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "ui/charts.h"
#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// Where the columns stand. `tall`: rows of two lines, for narrow pages.
struct Columns {
  bool tall = false;
  float row_h = 41;
  float head_h = 58;
  float code = 0, code_w = 0;
  float done = 0, done_w = 0;
  float range = 0, range_w = 0;  ///< "53 to 77"; no width where the axis would become too short, or no range is known
  float fit = 0, fit_w = 0;      ///< the axis 0..100
  float band = 0, band_w = 0;  ///< no width: no vacancy of the list has a line
  float status = 0, status_w = 0;
  float answered = 0, answered_w = 0;
};

std::string range_of(const ui::Frame& frame, double low, double high) { return range_words(frame, {measure::Figure<>(low), measure::Figure<>(high)}); }

Columns columns_of(ui::Frame& frame, Rect card, const ListFacts& facts) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const auto width = [&](std::string_view words, const ui::TextStyle& style) { return std::ceil(ui::measure_text(frame, words, style).w) + 2; };
  Columns c;
  const float pad = px(20);
  const float gap = px(20);
  const float right = card.right() - pad;
  c.row_h = px(41);
  c.code = card.x + pad;
  c.code_w = width(grouped("00000000"), staff::strong(frame)) + px(4);
  c.done = c.code + c.code_w + gap;
  c.done_w = std::max(px(62), width(tr(frame, "Done"), staff::small_strong(frame)));
  c.status_w = width(tr(frame, "Status"), staff::small_strong(frame));
  for (const SessionStatus status : {SessionStatus::open, SessionStatus::paused, SessionStatus::finished, SessionStatus::withdrawn,
                                     SessionStatus::abandoned})
    c.status_w = std::max(c.status_w, width(tr(frame, status_words(status)), staff::body(frame)));
  c.answered_w = std::max(px(84), width(tr(frame, "answered"), staff::small_strong(frame)));
  const float fit_x = c.done + c.done_w + gap + px(8);
  if (facts.bands) {
    for (const measure::Band band : {measure::Band::recommend, measure::Band::consider, measure::Band::not_yet})
      c.band_w = std::max(c.band_w, px(24) + width(tr(frame, band_words(band)), staff::body(frame)));
  }
  const float band_room = facts.bands ? c.band_w + gap : 0;
  float rest = right - fit_x - px(8) - gap - band_room - c.status_w - gap - c.answered_w;
  c.tall = rest < px(150);
  if (!c.tall) {
    c.fit = fit_x;
    const float range_w = std::max(width(range_of(frame, 88, 88), staff::body(frame)), px(72));
    if (facts.known && rest > px(380) + range_w + gap) {
      c.range = c.done + c.done_w + gap;
      c.range_w = range_w;
      c.fit += range_w + gap;
      rest -= range_w + gap;
    }
    c.fit_w = std::min(rest, px(760));
    c.band = c.fit + c.fit_w + px(8) + gap;
    c.status = c.band + band_room;
    c.answered = c.status + c.status_w + gap;
    return c;
  }
  // Two lines: code, day and status; below them the answered and the fit.
  c.row_h = px(66);
  c.status = c.done + c.done_w + gap;
  c.band = c.status + c.status_w + gap;
  c.band_w = facts.bands && c.band + c.band_w <= right ? c.band_w : 0;
  c.answered = c.code;
  c.fit = c.done + px(8);
  c.fit_w = right - px(8) - c.fit;
  return c;
}

float axis_x(const Columns& c, int value) { return c.fit + c.fit_w * static_cast<float>(value) / 100; }

void draw_head(ui::Frame& frame, Rect head, const Columns& c) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const ui::TextStyle bold = staff::small_strong(frame);
  ui::TextStyle small = staff::small(frame);
  const float line_h = px(20);
  const float base = head.bottom() - px(6) - line_h;
  const auto word = [&](std::string_view key, float x, float w, const std::string& text) { ui::label(frame, key, {x, base, w, line_h}, text, bold); };
  if (!c.tall) {
    word("head.code", c.code, c.code_w, tr(frame, "Code"));
    word("head.done", c.done, c.done_w, tr(frame, "Done"));
    if (c.band_w > 0) word("head.band", c.band, c.band_w, tr(frame, "Band"));
    word("head.status", c.status, c.status_w, tr(frame, "Status"));
    const std::string answered = tr(frame, "Questions answered");
    const float h = ui::measure_text(frame, answered, bold, head.right() - px(8) - c.answered).h;
    ui::paragraph(frame, "head.answered", {c.answered, head.bottom() - px(7) - h, head.right() - px(8) - c.answered, 0}, answered, bold);
    if (c.range_w > 0) {
      const std::string range = tr(frame, "Likely range");
      const float range_h = ui::measure_text(frame, range, bold, c.range_w).h;
      ui::paragraph(frame, "head.range", {c.range, head.bottom() - px(7) - range_h, c.range_w, 0}, range, bold);
    }
  } else {
    const std::string words = tr(frame, "Code, day, status");
    ui::label(frame, "head.code", {c.code, head.y + px(6), head.right() - px(8) - c.code, line_h}, words, bold);
  }
  // Numbers where they have room, the words of the ends above them.
  const std::string fit = tr(frame, "Fit");
  const std::string guessing = tr(frame, "guessing");
  const std::string ideal = tr(frame, "the ideal");
  const float guessing_w = ui::measure_text(frame, guessing, small).w + 2;
  const float ideal_w = ui::measure_text(frame, ideal, small).w + 2;
  const float up = c.tall ? base - px(18) : head.y + px(7);
  const float left = c.tall ? c.code : c.fit - px(8);
  if (c.tall) ui::label(frame, "head.fit", {left, base, c.fit - px(12) - left, line_h}, fit, bold);
  const float middle = ui::measure_text(frame, fit, bold).w + 2;
  ui::label(frame, "text", {c.fit - px(8), up, guessing_w, line_h}, guessing, small);
  ui::label(frame, "text", {axis_x(c, 100) + px(8) - ideal_w, up, ideal_w, line_h}, ideal, small);
  if (!c.tall && c.fit_w > guessing_w + ideal_w + middle + px(16))
    ui::label(frame, "head.fit", {c.fit + (c.fit_w - middle) / 2, up, middle, line_h}, fit, bold);
  small.align = ui::Align::centre;
  const int step = c.fit_w > px(145) ? 20 : 100;  // a number stands over its grid line or not at all
  for (int value = 0; value <= 100; value += step) {
    const float w = px(34);
    ui::label(frame, "text", {axis_x(c, value) - w / 2, base, w, line_h}, num(frame, value), small);
  }
}

std::string spoken(const ui::Frame& frame, const CandidateRow& row) {
  std::string words = grouped(row.code) + ", ";
  if (row.finished_ms != 0) words += frame.words->short_day(row.finished_ms) + ", ";
  words += fit_words(frame, row) + ", ";
  if (row.likely.band) words += tr(frame, band_words(*row.likely.band)) + ", ";
  return words + tr(frame, status_words(row.status)) + ", " + answered_words(frame, row);
}

void draw_fit(ui::Frame& frame, Rect line, const Columns& c, const CandidateRow& row) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  if (row.fit.has_value()) {
    ui::FrameCanvas canvas(frame);
    ui::FitAxis chart;
    chart.estimate = row.likely.estimate.has_value() ? row.likely.estimate.value() : row.fit.value();
    if (row.likely.range.low.has_value() && row.likely.range.high.has_value())
      chart.range = ui::Interval{row.likely.range.low.value(), row.likely.range.high.value()};
    chart.line = row.line;
    ui::fit_pill(canvas, {c.fit, line.y, c.fit_w, line.h}, chart, frame.metrics.scale);
    return;
  }
  // The reason stands where the disc would; the grid goes on behind its end, so that no line crosses the words.
  ui::TextStyle small = staff::small(frame);
  small.line = 1.2F;  // two lines go into a row
  const std::string words = "–  " + tr(frame, reason_words(row));
  const float x = c.fit + px(8);
  const float w = std::min(std::ceil(ui::measure_text(frame, words, small).w) + 2, c.fit_w - px(8));
  const float h = ui::measure_text(frame, words, small, w).h;
  ui::paragraph(frame, "text", {x, line.y + (line.h - h) / 2, w, 0}, words, small, ui::Role::ink_muted);
  for (int value = 0; value <= 100; value += 20) {
    const float at = axis_x(c, value);
    if (at < x - px(2) || at > x + w + px(4)) ui::line(frame, {at, line.y}, {at, line.bottom()}, ui::Role::rule, frame.metrics.px(1));
  }
  if (!row.line) return;
  const float at = c.fit + c.fit_w * static_cast<float>(*row.line) / 100;
  if (at > x + w + px(4)) ui::line(frame, {at, line.y}, {at, line.bottom()}, ui::Role::brand, px(2));
}

/// One row; true when it was pressed.
bool draw_row(ui::Frame& frame, Rect box, const Columns& c, const CandidateRow& row, bool selected) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const std::string words = spoken(frame, row);
  const std::string key = "list.row." + row.code;
  ui::PressableLook look;
  look.role = "row";
  look.words = words;
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
  const ui::Press press = ui::pressable(frame, key, box, look);
  if (press.hovered && !selected) {
    ui::fill(frame, box, ui::Role::canvas);
    if (frame.theme->strong) ui::stroke(frame, box.inset(1), ui::Role::line, 1);
  }
  const Rect upper = c.tall ? Rect{box.x, box.y + px(5), box.w, px(28)} : box;
  const Rect lower = c.tall ? Rect{box.x, box.y + px(33), box.w, px(28)} : box;
  draw_fit(frame, lower, c, row);
  ui::TextStyle code = staff::medium(frame);
  code.tabular = true;
  ui::label(frame, "text", {c.code, upper.y, c.code_w, upper.h}, grouped(row.code), code);
  const std::string day = row.finished_ms == 0 ? "–" : frame.words->short_day(row.finished_ms);
  ui::label(frame, "text", {c.done, upper.y, c.done_w + px(10), upper.h}, day, staff::body(frame));
  ui::label(frame, "text", {c.status, upper.y, c.status_w, upper.h}, tr(frame, status_words(row.status)), staff::body(frame));
  if (c.range_w > 0) ui::label(frame, "text", {c.range, upper.y, c.range_w, upper.h}, row.likely.estimate.has_value() ? range_words(frame, row.likely.range) : "–", staff::body(frame));
  if (c.band_w > 0 && row.likely.band) {
    const float side = px(16);
    ui::icon(frame, band_icon(*row.likely.band), {c.band, upper.y + (upper.h - side) / 2, side, side}, side, ui::Role::ink);
    ui::label(frame, "text", {c.band + px(24), upper.y, c.band_w - px(24), upper.h}, tr(frame, band_words(*row.likely.band)), staff::body(frame));
  }
  const std::string answered = row.questions == 0 ? "–" : tr(frame, "{answered} of {questions}", {{"answered", num(frame, row.answered)}, {"questions", num(frame, row.questions)}});
  const float answered_w = c.tall ? c.fit - px(12) - c.answered : box.right() - px(8) - c.answered;
  ui::label(frame, "text", {c.answered, lower.y, answered_w, lower.h}, answered, staff::body(frame));
  return press.pressed;
}

/// Arrows and their like, while the list (or nothing, or its search) has the focus.
std::optional<Action> list_keys(const State& state, ui::Frame& frame, long page_rows) {
  const std::string& focused = ui::focused_key(frame);
  if (frame.inert) return std::nullopt;
  const bool searching = focused == "list.search";
  const bool on_row = focused.starts_with("list.row.") || focused == "list.rows";
  if (!focused.empty() && !searching && !on_row) return std::nullopt;
  const long all = static_cast<long>(state.list.shown.size());
  std::optional<long> by;
  if (ui::take_key(frame, GLFW_KEY_DOWN)) by = 1;
  if (ui::take_key(frame, GLFW_KEY_UP)) by = -1;
  if (ui::take_key(frame, GLFW_KEY_PAGE_DOWN)) by = page_rows;
  if (ui::take_key(frame, GLFW_KEY_PAGE_UP)) by = -page_rows;
  if (!searching && ui::take_key(frame, GLFW_KEY_HOME)) by = -all;
  if (!searching && ui::take_key(frame, GLFW_KEY_END)) by = all;
  if (by) {
    const long wanted = std::clamp(state.list.selected + *by, 0L, all - 1);
    // The focus walks with the cursor; while searching it stays in the field.
    if (!searching) ui::focus(frame, "list.row." + state.list.rows[state.list.shown[static_cast<std::size_t>(wanted)]].code);
    return Move{*by};
  }
  if (ui::take_key(frame, GLFW_KEY_ENTER) || ui::take_key(frame, GLFW_KEY_KP_ENTER)) return Open{};
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw_rows(const State& state, Places& places, ui::Frame& frame, Rect card) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  Columns c = columns_of(frame, {card.x, card.y, card.w - px(14), card.h}, state.list.facts);
  if (c.tall) c.head_h = px(72);
  else c.head_h = px(58);
  Rect rows = card.inset(px(1), px(1));
  const Rect head = rows.cut_top(c.head_h);
  draw_head(frame, head, c);
  ui::line(frame, {rows.x, rows.y}, {rows.right(), rows.y}, ui::Role::line, 1);
  rows.cut_top(px(1));
  rows.cut_bottom(px(4));

  std::optional<Action> action;
  if (!frame.inert) action = list_keys(state, frame, std::max(1L, static_cast<long>(rows.h / c.row_h) - 1));

  const auto count = state.list.shown.size();
  const float bar_w = static_cast<float>(count) * c.row_h > rows.h ? px(14) : 0;
  // Positions are computed in double: with a million rows a float counts in steps of pixels.
  const double row_h = static_cast<double>(c.row_h);
  if (places.brought_into_view != state.list.selected && state.list.selected >= 0) {
    const double top = row_h * state.list.selected;
    const double offset = static_cast<double>(places.list.offset);
    if (top < offset) places.list.offset = static_cast<float>(top);
    if (top + row_h > offset + static_cast<double>(rows.h)) places.list.offset = static_cast<float>(top + row_h - static_cast<double>(rows.h));
    places.brought_into_view = state.list.selected;
  }
  ui::scroll_area(frame, "list.rows", rows, static_cast<float>(row_h * static_cast<double>(count)), places.list, [&](Rect) {
    const double offset = static_cast<double>(places.list.offset);
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(offset / row_h)));
    for (std::size_t i = first; i < count; ++i) {
      const double y = row_h * static_cast<double>(i) - offset;
      if (y >= static_cast<double>(rows.h)) break;
      const CandidateRow& row = state.list.rows[state.list.shown[i]];
      const Rect box{rows.x, rows.y + static_cast<float>(y), rows.w - bar_w, c.row_h};
      const bool selected = static_cast<int>(i) == state.list.selected;
      if (draw_row(frame, box, c, row, selected)) {
        const bool again = places.pressed_row == static_cast<int>(i) && frame.mono_ms - places.pressed_ms < 500;
        places.pressed_row = static_cast<int>(i);
        places.pressed_ms = frame.mono_ms;
        places.brought_into_view = static_cast<int>(i);
        if (again && selected) {
          action = Open{};
        } else {
          action = Select{static_cast<int>(i)};
        }
      }
      ui::line(frame, {box.x, box.bottom()}, {box.right(), box.bottom()}, ui::Role::rule, 1);
    }
  });
  return action;
}

}  // namespace aplomb::review
