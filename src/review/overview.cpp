// The overview: finished, the fit, the core four, the answers that weigh most; beside them what it does not say and where it comes from.

#include "review/parts.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <numeric>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// An icon, a strong word and what goes with it, side by side or below each other; returns the height.
float said_line(const ui::Pen& inner, std::string_view key, std::string_view icon, const std::string& strong_words, const std::string& words, float x, float y, float w) {
  ui::Frame& frame = inner.frame;
  const ui::TextStyle strong = staff::strong(frame);
  const ui::TextStyle body = staff::body(frame);
  const float icon_w = inner.px(18) + inner.px(9);
  const ui::TextSize size = ui::measure_text(frame, strong_words, strong);
  const float beside = icon_w + size.w + 2 + inner.px(14);
  inner.icon_text(key, x, y, w, icon, strong_words, strong);
  const std::string second = std::string(key) + ".more";
  if (beside + ui::measure_text(frame, words, body).w + 2 <= w) {
    inner.text(second, x + beside, y, w - beside, words, body);
    return size.h;
  }
  return size.h + inner.text(second, x + icon_w, y + size.h, w - icon_w, words, body);
}

/// How the session ended, how many questions were answered, and whether anything speaks against taking the answers at their word.
float finished_card(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const CandidateRow& row = page.row;
    const float top = cy;
    const bool finished = row.status == SessionStatus::finished;
    cy += said_line(inner, "status", finished ? "check" : "info", tr(frame, status_words(row.status)), answered_words(frame, row), cx, cy, cw);
    if (!finished || page.answers.empty()) return cy - top;
    const auto notes = quality_words(page.quality);
    cy += inner.px(8);
    if (notes.empty()) {
      cy += said_line(inner, "quality", "check", tr(frame, "Answered with care"), tr(frame, "read at a human pace, the scale used, above guessing"), cx, cy, cw);
      return cy - top;
    }
    std::string words;
    for (const std::string_view note : notes) words += (words.empty() ? "" : " ") + tr(frame, note);
    cy += said_line(inner, "quality", "info", notes.size() > 1 || page.quality.rapid_severe ? tr(frame, "Ask about the answers") : tr(frame, "A note on the answers"), words, cx, cy, cw);
    cy += inner.text("quality.caution", cx + inner.px(27), cy, cw - inner.px(27), tr(frame, "It changes no figure and is no reason to turn anybody down: people who answer honestly get such a note too."), staff::small(frame), ui::Role::ink_muted);
    return cy - top;
  });
}

/// One of the core four: label, name, score, bullet.
float core_cell(const CandidatePage& page, std::size_t q, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const float top = y;
  const measure::QualityResult& result = page.result.qualities[q];
  const QualityWords& words = page.qualities[q];
  const bool shown = !hidden(page, q);
  const std::string range = shown ? range_words(frame, interval_of(page, q)) : std::string();
  const std::string score = (shown ? score_words(frame, result.score) : std::string("–"));
  const float score_w = ui::measure_text(frame, score, staff::strong(frame)).w + 2;
  if (pen.paint) {
    ui::TextStyle style = staff::strong(frame);
    style.align = ui::Align::end;
    ui::paragraph(frame, "text", {x + w - score_w, y, score_w, 0}, score, style);
  }
  y += pen.text({}, x, y, w - score_w - pen.px(8), words.label, staff::medium(frame));
  y += pen.text({}, x, y, w, words.name, staff::small(frame), ui::Role::ink_muted) + pen.px(2);
  const float h = pen.px(36);
  quality_bullet(pen, {x, y, w, h}, page, q);
  y += h;
  if (!range.empty()) y += pen.text({}, x, y, w, tr(frame, "likely {range}", {{"range", range}}), staff::small(frame), ui::Role::ink_muted);
  if (!shown) y += pen.text({}, x, y, w, tr(frame, "not shown: its questions do not hang together"), staff::small(frame), ui::Role::ink_muted);
  if (!result.score.has_value()) y += pen.text({}, x, y, w, tr(frame, reason_words(result.score.status())), staff::small(frame), ui::Role::ink_muted);
  return y - top;
}

std::string core_words(const CandidatePage& page, const ui::Frame& frame) {
  if (!page.model) return tr(frame, "indicative, never for a decision by themselves; error unknown, so no difference among them can be relied on");
  if (page.core_differs) return tr(frame, "indicative, never for a decision by themselves; at least two of them differ dependably");
  return tr(frame, "indicative, never for a decision by themselves; no dependable difference among them");
}

float core_card(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const float top = cy;
    cy += inner.heading({}, cx, cy, cw, tr(frame, "The core four"), staff::card_title(frame));
    cy += inner.text({}, cx, cy, cw,
                     core_words(page, frame),
                     staff::small(frame), ui::Role::ink_muted) +
          inner.px(12);
    std::vector<std::size_t> core;
    for (std::size_t q = 0; q < page.qualities.size() && q < page.result.qualities.size(); ++q)
      if (page.qualities[q].core) core.push_back(q);
    const float gap = inner.px(28);
    const int columns = cw >= inner.px(760) ? 4 : cw >= inner.px(380) ? 2 : 1;
    const float cell_w = (cw - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t from = 0; from < core.size(); from += static_cast<std::size_t>(columns)) {
      const std::size_t to = std::min(core.size(), from + static_cast<std::size_t>(columns));
      if (from > 0) cy += inner.px(12);
      float tallest = 0;
      for (std::size_t i = from; i < to; ++i)
        tallest = std::max(tallest, core_cell(page, core[i], inner, cx + static_cast<float>(i - from) * (cell_w + gap), cy, cell_w));
      cy += tallest;
    }
    return cy - top;
  });
}

/// The three that added most and the three that added least; all of a short form, and where no fit is there to be added to. In form order, as
/// on the other tab.
std::vector<std::size_t> telling_answers(const CandidatePage& page) {
  std::vector<std::size_t> which(page.answers.size());
  std::iota(which.begin(), which.end(), std::size_t{0});
  if (which.size() <= 6 || !page.result.fit.has_value()) return which;
  std::stable_sort(which.begin(), which.end(), [&](std::size_t a, std::size_t b) { return page.result.answers[a].part > page.result.answers[b].part; });
  which.erase(which.begin() + 3, which.end() - 3);
  std::sort(which.begin(), which.end());
  return which;
}

float answers_card(const State& state, const ui::Pen& pen, float x, float y, float w, std::optional<Action>& pressed) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const CandidatePage& page = *state.page;
    const float top = cy;
    const std::vector<std::size_t> which = telling_answers(page);
    const bool some = which.size() < page.answers.size();
    const std::string all = trn(frame, "The {n} question", "All {n} questions", static_cast<std::int64_t>(page.answers.size()));
    const float all_w = some ? ui::staff_button_width(frame, all) : 0;
    const float text_w = some ? cw - all_w - inner.px(12) : cw;
    if (some && inner.paint && ui::staff_button(frame, "overview.all", {cx + cw - all_w, cy, all_w, inner.px(36)}, all, {}, ui::Kind::quiet))
      pressed = ChooseTab{Tab::answers};
    float head = inner.heading({}, cx, cy, text_w, tr(frame, "Answers and reasons"), staff::card_title(frame));
    const std::string words = some ? tr(frame, "the three that added most and the three that added least, in the order of the form; a bar to the right of the middle agrees with the key, to the left it goes against it")
                                   : tr(frame, "a bar to the right of the middle agrees with the key, to the left it goes against it");
    head += inner.text({}, cx, cy + head, text_w, words, staff::small(frame), ui::Role::ink_muted);
    cy += std::max(head, some ? inner.px(36) : 0) + inner.px(10);
    cy += answer_rows(state, inner, cx, cy, cw, which, pressed);
    return cy - top;
  });
}

float does_not_say_card(bool known, const ui::Pen& pen, float x, float y, float w) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const float top = cy;
    cy += inner.heading({}, cx, cy, cw, tr(frame, "What this does not say"), staff::card_title(frame)) + inner.px(8);
    for (const std::string& words :
         {tr(frame, "How well someone will do the job. Where published studies hold, of 100 people from the upper half about 57 do well, against 50 taken by "
                    "lot. This office has not measured it."),
          known ? tr(frame, "How someone answers on another day: the range covers one sitting.")
                : tr(frame, "How someone answers on another day. This is one sitting, and its error is not known yet."),
          known ? tr(frame, "That two people differ: where one estimate lies within the other's range, no difference can be relied on.")
                : tr(frame, "That two people differ. Without the error, no difference between two figures can be relied on."),
          tr(frame, "What to decide. A person decides, with a reason, from the whole of what is known of the candidate.")})
      cy += inner.text({}, cx, cy, cw, words, staff::small(frame)) + inner.px(8);
    return cy - inner.px(8) - top;
  });
}

}  // namespace

float overview_part(const State& state, const ui::Pen& pen, float x, float y, float w, std::optional<Action>& pressed) {
  const CandidatePage& page = *state.page;
  const float from = y;
  const bool two_columns = w >= pen.px(900);
  const float gap = pen.px(20);
  const float side_w = two_columns ? std::clamp(w * 0.27F, pen.px(300), pen.px(440)) : w;
  const float main_w = two_columns ? w - gap - side_w : w;
  const auto fit = [&](const ui::Pen& inner, float cx, float cy, float cw) { return fit_block(page, inner, cx, cy, cw); };
  stack(pen, x, y, main_w, [&](const ui::Pen& p, float px, float py, float pw) { return finished_card(page, p, px, py, pw); });
  stack(pen, x, y, main_w, [&](const ui::Pen& p, float px, float py, float pw) { return ui::staff_card(p, px, py, pw, fit); });
  if (!page.answers.empty()) {
    stack(pen, x, y, main_w, [&](const ui::Pen& p, float px, float py, float pw) { return core_card(page, p, px, py, pw); });
    stack(pen, x, y, main_w, [&](const ui::Pen& p, float px, float py, float pw) { return answers_card(state, p, px, py, pw, pressed); });
  }
  float side_y = two_columns ? from : y;
  const float side_x = two_columns ? x + main_w + gap : x;
  if (page.row.fit.has_value()) {
    const bool known = page.row.likely.estimate.has_value();
    stack(pen, side_x, side_y, side_w, [&](const ui::Pen& p, float px, float py, float pw) { return does_not_say_card(known, p, px, py, pw); });
  }
  stack(pen, side_x, side_y, side_w, [&](const ui::Pen& p, float px, float py, float pw) { return sources_card(page, p, px, py, pw); });
  return std::max(y, side_y) - gap - from;
}

}  // namespace aplomb::review
