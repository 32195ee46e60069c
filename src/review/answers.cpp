// The answers: one row a question, with its agreement and its part; opened, every option with the key and its reason.

#include "review/parts.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "ui/charts.h"
#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

std::string_view status_of(measure::AnswerStatus status) {
  switch (status) {
    case measure::AnswerStatus::answered: return {};
    case measure::AnswerStatus::part: return N_("answered in part");
    case measure::AnswerStatus::skipped: return N_("not answered");
    case measure::AnswerStatus::not_reached: return N_("not reached");
  }
  return {};
}

/// The table of an opened question. Columns where there is room; one block an option where there is not.
float option_table(const AnswerRow& answer, const std::vector<OptionRow>& options, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const float from = y;
  const ui::TextStyle small = staff::small(frame);
  const ui::TextStyle bold = staff::small_strong(frame);
  ui::TextStyle centre = small;
  centre.align = ui::Align::centre;
  ui::TextStyle bold_centre = bold;
  bold_centre.align = ui::Align::centre;
  const std::string said = tr(frame, said_head(answer.format));
  const std::string key = tr(frame, "Key");
  const std::string why = tr(frame, "Why");
  if (w >= pen.px(600)) {
    float said_w = std::max(pen.px(70), ui::measure_text(frame, said, bold).w + pen.px(16));
    for (const OptionRow& option : options)
      said_w = std::max(said_w, ui::measure_text(frame, said_words(frame, answer, option), small).w + pen.px(16));
    const float key_w = std::max(pen.px(60), ui::measure_text(frame, key, bold).w + pen.px(16));
    const float gap = pen.px(16);
    const float words_w = w - said_w - key_w - 3 * gap;
    const float text_w = words_w * 0.54F;
    const float why_w = words_w - text_w;
    const float said_x = x + text_w + gap;
    const float key_x = said_x + said_w;
    const float why_x = key_x + key_w + 2 * gap;
    const auto line = [&](const std::string& a, const std::string& b, const std::string& c, const std::string& d, bool head, bool stressed) {
      float h = pen.text({}, x, y, text_w, a, head ? bold : small);
      h = std::max(h, pen.text({}, said_x, y, said_w, b, head || stressed ? bold_centre : centre));
      h = std::max(h, pen.text({}, key_x, y, key_w, c, head ? bold_centre : centre));
      h = std::max(h, pen.text({}, why_x, y, why_w, d, head ? bold : small));
      y += h + pen.px(7);
    };
    line(tr(frame, "Response"), said, key, why, true, false);
    for (const OptionRow& option : options) {
      const std::string made = said_words(frame, answer, option);
      line(option.text, made, key_words(frame, option.e), option.why, false, made != "–");
    }
    return y - pen.px(7) - from;
  }
  for (const OptionRow& option : options) {
    if (y > from) {
      pen.rule(x, y + pen.px(2), w);
      y += pen.px(10);
    }
    y += pen.text({}, x, y, w, option.text, small) + pen.px(2);
    y += pen.text({}, x, y, w, said + ": " + said_words(frame, answer, option) + "   " + key + ": " + key_words(frame, option.e), bold) + pen.px(2);
    y += pen.text({}, x, y, w, option.why, small, ui::Role::ink_muted) + pen.px(4);
  }
  return y - from;
}

/// A conversation turn by turn, each with the part that its reply adds: they add up to the row's.
float turn_tables(const AnswerRow& answer, const std::vector<double>& parts, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const float from = y;
  if (!parts.empty()) {
    y += pen.text({}, x, y, std::min(w, pen.px(820)), tr(frame, "A reply’s figure counts its own place among the replies and the turns that it led to."), staff::small(frame), ui::Role::ink_muted);
    y += pen.px(12);
  }
  for (std::size_t i = 0; i < answer.turns.size(); ++i) {
    if (i > 0) {
      pen.rule(x, y, w);
      y += pen.px(12);
    }
    const std::string number = num(frame, static_cast<int>(i) + 1);
    const std::string head = i < parts.size() ? tr(frame, "Turn {n}: the reply adds {part}", {{"n", number}, {"part", frame.words->signed_number(parts[i], 1)}})
                                              : tr(frame, "Turn {n}", {{"n", number}});
    y += pen.heading({}, x, y, w, head, staff::small_strong(frame)) + pen.px(4);
    y += pen.text({}, x, y, std::min(w, pen.px(820)), answer.turns[i].says, staff::small(frame)) + pen.px(10);
    y += option_table(answer, answer.turns[i].replies, pen, x, y, w) + pen.px(14);
  }
  if (answer.turns.empty()) y += pen.text({}, x, y, w, tr(frame, "Nothing was said in this conversation."), staff::small(frame), ui::Role::ink_muted) + pen.px(14);
  return y - pen.px(14) - from;
}

/// The replies' parts in tenths, so that they add up to the row's as it is shown.
std::vector<double> reply_parts(const measure::AnswerResult& result, double shown) {
  std::vector<double> parts;
  for (const measure::ReplyResult& reply : result.replies) parts.push_back(reply.part);
  if (parts.empty()) return parts;
  parts = measure::rounded_to_tenths(parts);
  const double rest = shown - std::accumulate(parts.begin(), parts.end(), 0.0);
  auto largest = std::max_element(parts.begin(), parts.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  *largest = std::round((*largest + rest) * 10) / 10;
  return parts;
}

float opened(const AnswerRow& answer, const std::vector<double>& parts, const ui::Pen& pen, float x, float y, float w) {
  const float from = y;
  y += pen.px(12);
  y += pen.text({}, x, y, std::min(w, pen.px(820)), answer.stem, staff::small(pen.frame)) + pen.px(14);
  if (answer.scene) y += turn_tables(answer, parts, pen, x, y, w);
  else y += option_table(answer, answer.options, pen, x, y, w);
  return y + pen.px(14) - from;
}

}  // namespace

float answer_rows(const State& state, const ui::Pen& pen, float x, float y, float w, const std::vector<std::size_t>& which,
                  std::optional<Action>& pressed) {
  ui::Frame& frame = pen.frame;
  const CandidatePage& page = *state.page;
  const ShownParts parts = shown_parts(page.result);
  const float from = y;
  // The rows reach to the card's edges.
  const float pad = pen.px(20);
  x -= pad;
  w += 2 * pad;
  const float number_w = pen.px(34);
  const float part_w = std::max(pen.px(60), ui::measure_text(frame, frame.words->signed_number(-88.8, 1), staff::medium(frame)).w + pen.px(6));
  const float bar_w = w < pen.px(620) ? pen.px(100) : pen.px(160);
  for (const std::size_t i : which) {
    const AnswerRow& answer = page.answers[i];
    const measure::AnswerResult& result = page.result.answers[i];
    const bool open = state.candidate.opened.contains(answer.number);
    const std::string name = answer.setting.empty() ? answer.title : answer.setting + " · " + answer.title;
    const std::string part = parts.any && i < parts.answers.size() ? frame.words->signed_number(parts.answers[i], 1) : "–";
    const std::string_view status = status_of(result.status);
    std::string note = status.empty() ? std::string() : tr(frame, status);
    if (!status.empty() && !answer.turns.empty()) note = tr(frame, "broken off: counts as not answered");
    const bool with_parts = parts.any && i < parts.answers.size();
    const std::vector<double> replies = with_parts ? reply_parts(result, parts.answers[i]) : std::vector<double>();

    const float right = x + w - pad;
    const float chevron = right - pen.px(18);
    const float part_x = chevron - pen.px(8) - part_w;
    const float bar_x = part_x - pen.px(10) - bar_w;
    const float text_x = x + pad + number_w;
    const float text_w = bar_x - pen.px(16) - text_x;
    const ui::TextStyle body = staff::body(frame);
    const ui::TextStyle small = staff::small(frame);
    const float name_h = ui::measure_text(frame, name, body, text_w).h;
    const float note_h = note.empty() ? 0 : ui::measure_text(frame, note, small, text_w).h;
    const float h = std::max(pen.px(40), name_h + note_h + pen.px(16));
    pen.rule(x, y, w);
    if (pen.paint) {
      const Rect box{x, y + 1, w, h - 1};
      ui::PressableLook look;
      look.role = "row";
      look.selected = open;
      look.ring_inside = true;
      look.radius = pen.px(6);
      const std::string spoken = num(frame, answer.number) + ". " + name + ", " + part + ", " + (open ? tr(frame, "open") : tr(frame, "closed"));
      look.words = spoken;
      const std::string key = "answer." + std::to_string(answer.number);
      const ui::Press press = ui::pressable(frame, key, box, look);
      if (press.pressed) pressed = ToggleAnswer{answer.number};
      if (press.hovered) ui::fill(frame, box.inset(pen.px(1), 0), ui::Role::canvas);
      ui::label(frame, "text", {x + pad, y, number_w, h}, num(frame, answer.number), staff::medium(frame));
      const float text_y = y + (h - name_h - note_h) / 2;
      ui::paragraph(frame, "text", {text_x, text_y, text_w, 0}, name, body);
      if (!note.empty()) ui::paragraph(frame, "text", {text_x, text_y + name_h, text_w, 0}, note, small, ui::Role::ink_muted);
      ui::FrameCanvas canvas(frame);
      ui::agreement_bar(canvas, {bar_x, y, bar_w, h}, result.agreement.has_value() ? std::optional(result.agreement.value()) : std::nullopt,
                        frame.metrics.scale);
      ui::label(frame, "text", {part_x, y, part_w, h}, part, staff::digits(staff::medium(frame)));
      ui::icon(frame, open ? "up" : "down", {chevron, y, pen.px(18), h}, pen.px(16), ui::Role::ink);
    }
    y += h;
    if (open) {
      const float inner_x = text_x;
      const float inner_w = right - inner_x;
      const float opened_h = opened(answer, replies, ui::Pen{frame, false}, inner_x, y, inner_w);
      if (pen.paint) {
        ui::fill(frame, Rect{x + pen.px(1), y, w - pen.px(2), opened_h}, ui::Role::canvas);
        opened(answer, replies, pen, inner_x, y, inner_w);
      }
      y += opened_h;
    }
  }
  return y - from;
}

float answers_part(const State& state, const ui::Pen& pen, float x, float y, float w, std::optional<Action>& pressed) {
  const CandidatePage& page = *state.page;
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const float top = cy;
    if (page.answers.empty()) {
      cy += inner.heading({}, cx, cy, cw, tr(frame, "No answers to show"), staff::card_title(frame)) + inner.px(6);
      cy += inner.text({}, cx, cy, cw, tr(frame, "Answers and reasons are shown when the questions are finished."), staff::body(frame));
      return cy - top;
    }
    const ShownParts parts = shown_parts(page.result);
    cy += inner.heading({}, cx, cy, cw, tr(frame, "Every answer with its key and reason"), staff::card_title(frame));
    std::string words = tr(frame, "A bar to the right of the middle agrees with the key, to the left it goes against it. The figure is what the answer adds to the fit, "
                                  "or takes from it; since only the qualities of the profile count there, the two can point different ways.");
    if (parts.any) {
      words += " ";
      words += tr(frame, page.model ? N_("Guessing would give {start}; with it, the parts of all answers add up to the observed fit of {total}.")
                                    : N_("Guessing would give {start}; with it, the parts of all answers add up to the observed fit of {total}: error unknown."),
                  {{"start", frame.words->number(parts.start, 1)}, {"total", frame.words->number(parts.total, 1)}});
      if (page.model && page.row.likely.estimate.has_value()) {
        words += " " + tr(frame, "The true fit is likely {range}.", {{"range", range_words(frame, page.row.likely.range)}});
        words += " " + (page.row.likely.estimate.status() == measure::Status::ok ? model_words(frame, *page.model) : provisional_words(frame, *page.model)) + ".";
      }
    } else {
      words += " ";
      words += tr(frame, "There is no fit to take apart: {reason}.", {{"reason", tr(frame, reason_words(page.row))}});
    }
    cy += inner.text({}, cx, cy, cw, words, staff::small(frame), ui::Role::ink_muted) + inner.px(10);
    std::vector<std::size_t> all(page.answers.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    cy += answer_rows(state, inner, cx, cy, cw, all, pressed);
    return cy - top;
  });
}

}  // namespace aplomb::review
