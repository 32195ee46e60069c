// Why and details: each row is a quality told twice: where it lies, and what it adds to the fit.

#include "measure/display.h"
#include "review/parts.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "ui/charts.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <cmath>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// Where the columns stand; `tall`: two lines a row, charts below the words.
struct Columns {
  bool tall = false;
  float row_h = 52;
  float name = 0, name_w = 0;
  float weight = 0, weight_w = 0;
  float bullet = 0, bullet_w = 0;
  float score = 0, score_w = 0;
  float range = 0, range_w = 0;  ///< "75 to 97" beside the score; no width where it stands below the name, or the error is unknown
  float fall = 0, fall_w = 0;  ///< the waterfall's axis 0..100
  float part = 0, part_w = 0;
};

Columns columns_of(const ui::Pen& pen, float x, float w, bool ranges) {
  ui::Frame& frame = pen.frame;
  const auto width = [&](const std::string& words) { return std::ceil(ui::measure_text(frame, words, staff::small_strong(frame)).w) + 2; };
  Columns c;
  c.weight_w = std::max(pen.px(44), width(tr(frame, "Weight")));
  c.score_w = std::max(pen.px(48), width(tr(frame, "Score")));
  c.part_w = std::max(pen.px(58), width(tr(frame, "Part")));
  c.tall = w < pen.px(860);
  const float gap = pen.px(c.tall ? 28 : 20);
  if (!c.tall) {
    if (ranges) c.range_w = width(range_words(frame, {measure::Figure<>(88), measure::Figure<>(100)}));
    const float beside = ranges ? c.range_w + pen.px(8) : 0;
    const float rest = w - c.weight_w - c.score_w - beside - c.part_w - 5 * gap;
    c.name_w = rest * 0.34F;
    c.bullet_w = rest * 0.38F;
    c.fall_w = rest - c.name_w - c.bullet_w;
    c.name = x;
    c.weight = c.name + c.name_w + gap;
    c.bullet = c.weight + c.weight_w + gap;
    c.score = c.bullet + c.bullet_w + gap;
    c.range = c.score + c.score_w + pen.px(8);
    c.fall = c.score + c.score_w + beside + gap;
    c.part = c.fall + c.fall_w + gap;
    c.row_h = pen.px(52);
    return c;
  }
  // Words in the upper line, charts in the lower one, so that the waterfall still runs down the page.
  c.part = x + w - c.part_w;
  c.score = c.part - gap - c.score_w;
  c.weight = c.score - gap - c.weight_w;
  c.name = x;
  c.name_w = c.weight - gap - x;
  c.bullet = x;
  c.bullet_w = (w - gap) * 0.48F;
  c.fall = x + c.bullet_w + gap;
  c.fall_w = w - gap - c.bullet_w;
  return c;
}

const QualityWords* words_of(const CandidatePage& page, std::string_view quality) {
  for (const QualityWords& words : page.qualities)
    if (words.id == quality) return &words;
  return nullptr;
}

struct Table {
  const CandidatePage& page;
  ShownParts parts;
  Columns c;
  float x = 0;
  float w = 0;

  [[nodiscard]] std::size_t index_of(std::string_view quality) const {
    const auto& all = page.result.qualities;
    return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), [&](const measure::QualityResult& one) { return one.quality == quality; }) - all.begin());
  }

  /// Below the name: where the true score is likely, or why there is none.
  [[nodiscard]] std::string second_words(const ui::Frame& frame, const measure::ProfilePart& part) const {
    if (!part.score.has_value()) return tr(frame, reason_words(part.score.status()));
    const std::size_t at = index_of(part.quality);
    if (hidden(page, at)) return tr(frame, "not shown: its questions do not hang together");
    const std::string range = c.range_w > 0 ? std::string() : range_words(frame, interval_of(page, at));
    return range.empty() ? range : tr(frame, "likely {range}", {{"range", range}});
  }

  [[nodiscard]] Rect fall_box(const ui::Pen& pen, float y, float h) const {
    const float inset = pen.px(2);
    return {c.fall + inset, y, c.fall_w - 2 * inset, h};
  }

  /// Words stand right of the dot that marks a core quality.
  [[nodiscard]] static float indent(const ui::Pen& pen) { return pen.px(14); }

  float head(const ui::Pen& pen, float y) const {
    ui::Frame& frame = pen.frame;
    const ui::TextStyle bold = staff::small_strong(frame);
    ui::TextStyle small = staff::small(frame);
    const float line_h = pen.px(22);
    const ui::TextStyle end = staff::digits(bold);
    const float axis_y = c.tall ? y + line_h : y;
    const float h = c.tall ? 2 * line_h : line_h;
    if (!pen.paint) return h + pen.px(4);
    ui::label(frame, "text", {c.name + indent(pen), y, c.name_w - indent(pen), line_h}, tr(frame, "Behaviour"), bold);
    ui::label(frame, "text", {c.weight, y, c.weight_w, line_h}, tr(frame, "Weight"), end);
    ui::label(frame, "text", {c.score, y, c.score_w, line_h}, tr(frame, "Score"), end);
    if (c.range_w > 0) ui::label(frame, "text", {c.range, y, c.range_w, line_h}, tr(frame, "likely"), small);
    ui::label(frame, "text", {c.part, y, c.part_w, line_h}, tr(frame, "Part"), end);
    small.align = ui::Align::centre;
    const auto axis = [&](float from, float width, int step) {
      for (int value = 0; value <= 100; value += step) {
        const float at = from + width * static_cast<float>(value) / 100;
        ui::label(frame, "text", {at - pen.px(17), axis_y, pen.px(34), line_h}, num(frame, value), small);
      }
    };
    axis(c.bullet + pen.px(6), c.bullet_w - pen.px(12), c.bullet_w > pen.px(220) ? 25 : 50);
    const Rect fall = fall_box(pen, 0, 0);
    axis(fall.x + pen.px(6), fall.w - pen.px(12), fall.w > pen.px(230) ? 20 : 50);
    return h + pen.px(4);
  }

  /// A row without a bullet: the start and the end of the waterfall.
  float edge_row(const ui::Pen& pen, float y, const std::string& words, const std::string& value, const ui::WaterfallStep& step, bool strong) const {
    ui::Frame& frame = pen.frame;
    const ui::TextStyle style = strong ? staff::strong(frame) : staff::body(frame);
    const float text_h = ui::measure_text(frame, words, style, words_width() - indent(pen)).h;
    const float h = std::max(pen.px(46), c.tall ? text_h + pen.px(44) : text_h + pen.px(14));
    if (!pen.paint) return h;
    const float upper = c.tall ? text_h + pen.px(12) : h;
    ui::paragraph(frame, "text", {c.name + indent(pen), y + (upper - text_h) / 2, words_width() - indent(pen), 0}, words, style);
    ui::label(frame, strong ? "why.total" : "why.start", {c.part, y, c.part_w, upper}, value, staff::digits(style));
    if (parts.any) {
      ui::FrameCanvas canvas(frame);
      ui::waterfall_step(canvas, fall_box(pen, y, h), step, frame.metrics.scale);
    }
    return h;
  }
  [[nodiscard]] float words_width() const { return c.tall ? c.score + c.score_w - c.name : c.bullet + c.bullet_w - c.name; }

  float quality_row(const ui::Pen& pen, float y, std::size_t i, double start) const {
    ui::Frame& frame = pen.frame;
    const measure::ProfilePart& part = page.result.profile[i];
    const QualityWords* words = words_of(page, part.quality);
    const std::string label = words == nullptr ? part.quality : words->label;
    const std::string name = words == nullptr ? std::string() : words->name;
    const bool core = words != nullptr && words->core;
    const ui::TextStyle body = staff::body(frame);
    const ui::TextStyle small = staff::small(frame);
    const float dot = indent(pen);
    const float name_w = c.name_w - dot;
    const std::string why = second_words(frame, part);
    const float label_h = ui::measure_text(frame, label, body, name_w).h;
    const float second_h = ui::measure_text(frame, name, small, name_w).h;
    const float why_h = why.empty() ? 0 : ui::measure_text(frame, why, small, name_w).h;
    const float text_h = label_h + second_h + why_h;
    const float upper = c.tall ? text_h + pen.px(10) : std::max(pen.px(52), text_h + pen.px(12));
    const float h = c.tall ? upper + pen.px(40) : upper;
    if (!pen.paint) return h;
    float text_y = y + (upper - text_h) / 2;
    if (core) ui::circle(frame, {c.name + pen.px(4), text_y + label_h / 2}, pen.px(3), ui::Role::brand);
    text_y += ui::paragraph(frame, "text", {c.name + dot, text_y, name_w, 0}, label, body).h;
    text_y += ui::paragraph(frame, "text", {c.name + dot, text_y, name_w, 0}, name, small, ui::Role::ink_muted).h;
    if (!why.empty()) ui::paragraph(frame, "text", {c.name + dot, text_y, name_w, 0}, why, small, ui::Role::ink_muted);
    ui::label(frame, "text", {c.weight, y, c.weight_w, upper}, num(frame, whole(part.weight * 100)), staff::digits(body));
    const std::size_t at = index_of(part.quality);
    const bool there = at < page.result.qualities.size() && !hidden(page, at);
    ui::label(frame, "text", {c.score, y, c.score_w, upper}, there ? score_words(frame, part.score) : "–", staff::digits(staff::strong(frame)));
    const std::string shown = parts.any ? frame.words->signed_number(parts.qualities[i], 1) : "–";
    ui::label(frame, "why.part", {c.part, y, c.part_w, upper}, shown, staff::digits(staff::medium(frame)));
    const Rect bullet{c.bullet, c.tall ? y + upper : y, c.bullet_w, c.tall ? pen.px(40) : h};
    if (c.range_w > 0) ui::label(frame, "text", {c.range, y, c.range_w, upper}, range_words(frame, interval_of(page, at)), small);
    if (at < page.result.qualities.size()) quality_bullet(pen, bullet, page, at);
    if (parts.any) {
      ui::FrameCanvas canvas(frame);
      ui::WaterfallStep step;
      step.start = start;
      step.part = part.part;
      ui::waterfall_step(canvas, fall_box(pen, y, h), step, frame.metrics.scale);
    }
    return h;
  }
};

float table_card(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const float top = cy;
    cy += inner.heading({}, cx, cy, cw, tr(frame, "Details for the psychologist, and why the fit is what it is"), staff::card_title(frame));
    cy += inner.text({}, cx, cy, cw, tr(frame, "Scores 0 to 100: where each behaviour lies, and what it adds to the fit. They overlap, so no single one decides, sorts or cuts."),
                     staff::small(frame), ui::Role::ink_muted) +
          inner.px(14);
    if (page.result.profile.empty()) {
      cy += inner.text({}, cx, cy, cw, "–  " + tr(frame, reason_words(page.row)), staff::body(frame));
      return cy - top;
    }
    Table table{page, shown_parts(page.result), columns_of(inner, cx, cw, page.model.has_value()), cx, cw};
    cy += table.head(inner, cy);
    if (inner.paint) ui::line(frame, {cx, cy}, {cx + cw, cy}, ui::Role::line, 1);
    ui::WaterfallStep first;
    first.start = page.result.start;
    first.mark = ui::WaterfallStep::Mark::first;
    const std::string start = table.parts.any ? frame.words->number(table.parts.start, 1) : "–";
    cy += table.edge_row(inner, cy, tr(frame, "Start: what guessing would give"), start, first, false);
    double at = page.result.start;
    for (std::size_t i = 0; i < page.result.profile.size(); ++i) {
      inner.rule(cx, cy, cw);
      cy += table.quality_row(inner, cy, i, at);
      at += page.result.profile[i].part;
    }
    if (inner.paint) ui::line(frame, {cx, cy}, {cx + cw, cy}, ui::Role::line, 1);
    ui::WaterfallStep last;
    last.start = at;
    last.mark = ui::WaterfallStep::Mark::last;
    last.joined_below = false;
    const std::string total = table.parts.any ? frame.words->number(table.parts.total, 1) : "–";
    const std::string words = table.parts.any ? tr(frame, "Observed fit: all parts together, to the last digit")
                                              : tr(frame, "No observed fit: {reason}", {{"reason", tr(frame, reason_words(page.row))}});
    cy += table.edge_row(inner, cy, words, total, last, true);
    return cy - top;
  });
}

float words_card(const ui::Pen& pen, float x, float y, float w, const std::string& title, const std::vector<std::string>& paragraphs) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    const float top = cy;
    cy += inner.heading({}, cx, cy, cw, title, staff::card_title(inner.frame)) + inner.px(8);
    for (const std::string& words : paragraphs) cy += inner.text({}, cx, cy, cw, words, staff::small(inner.frame)) + inner.px(8);
    return cy - inner.px(8) - top;
  });
}

/// What the marks of the charts mean.
float legend(bool known, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const ui::TextStyle small = staff::small(frame);
  const float line_h = pen.px(26);
  Flow flow({x, y, w, line_h}, pen.px(20));
  enum Mark { core, guessing, ideal, score };
  const auto entry = [&](Mark mark, const std::string& words) {
    const float sign = pen.px(18);
    const Rect box = flow.place(sign + std::ceil(ui::measure_text(frame, words, small).w) + 2, line_h);
    if (!pen.paint) return;
    const ui::Vec2 at{box.x + sign / 3, box.y + box.h / 2};
    switch (mark) {
      case core: ui::circle(frame, at, pen.px(3), ui::Role::brand); break;
      case guessing: ui::line(frame, {at.x, at.y - pen.px(8)}, {at.x, at.y + pen.px(8)}, ui::Role::line, pen.px(1.5F), pen.px(3), pen.px(2)); break;
      case ideal: {
        ui::line(frame, {at.x, at.y - pen.px(9)}, {at.x, at.y + pen.px(4)}, ui::Role::brand, pen.px(2));
        const ui::Vec2 bob[] = {{at.x, at.y + pen.px(2)}, {at.x + pen.px(3.6F), at.y + pen.px(6)}, {at.x, at.y + pen.px(10)}, {at.x - pen.px(3.6F), at.y + pen.px(6)}};
        ui::polygon(frame, bob, ui::color(frame, ui::Role::brand));
        break;
      }
      case score: ui::ring(frame, at, pen.px(5), ui::color(frame, ui::Role::ink), pen.px(2)); break;
    }
    ui::label(frame, "text", {box.x + sign, box.y, box.w - sign, box.h}, words, small);
  };
  entry(core, tr(frame, "core"));
  entry(guessing, tr(frame, "guessing"));
  entry(ideal, tr(frame, "the ideal"));
  entry(score, known ? tr(frame, "score with its likely range: indicative") : tr(frame, "score: indicative, error unknown"));
  return flow.bottom() - y;
}

/// The model's words about this person: reliability, standard error, what can be told apart.
std::vector<std::string> how_sure(const CandidatePage& page, const ui::Frame& frame) {
  const std::string luck = tr(frame, "A high figure is in part luck: the next form would most likely give less.");
  if (!page.model)
    return {tr(frame, "Error unknown. The form has no error model yet, so there is no reliability, no range and no band, and no two figures can be told apart."), luck};
  std::vector<std::string> words;
  const LikelyFit& likely = page.row.likely;
  if (likely.estimate.has_value() && page.row.fit.has_value())
    words.push_back(tr(frame, "The parts add up to an observed fit of {fit}. The estimate is {estimate}: what is known of this form draws every figure towards the middle, since a high one is in part luck. A line is compared with the estimate and its range.",
                       {{"fit", frame.words->number(page.row.fit.value(), 1)}, {"estimate", frame.words->number(likely.estimate.value(), 1)}}));
  else
    words.push_back(luck);
  if (page.error.reliability.has_value())
    words.push_back(tr(frame, "Reliability of the fit: {reliability} (0 to 1).", {{"reliability", frame.words->number(measure::hundredths(page.error.reliability.value()), 2)}}));
  if (page.error.fit.error.has_value())
    words.push_back(tr(frame, "Standard error of the fit: {error} points.", {{"error", frame.words->number(page.error.fit.error.value(), 1)}}));
  if (page.pairs > 0)
    words.push_back(trn(frame, "Of {n} pair of behaviours, {differ} differ dependably.", "Of {n} pairs of behaviours, {differ} differ dependably.", page.pairs,
                        {{"differ", num(frame, page.pairs_differ)}}));
  words.push_back(page.model->source == measure::ErrorSource::design || page.model->n < 100 ? provisional_words(frame, *page.model) + "." : model_words(frame, *page.model) + ".");
  return words;
}

}  // namespace

float why_part(const State& state, const ui::Pen& pen, float x, float y, float w) {
  const CandidatePage& page = *state.page;
  ui::Frame& frame = pen.frame;
  const float from = y;
  const bool two_columns = w >= pen.px(1180);
  const float gap = pen.px(20);
  const float side_w = two_columns ? std::clamp(w * 0.23F, pen.px(280), pen.px(376)) : w;
  const float main_w = two_columns ? w - gap - side_w : w;
  stack(pen, x, y, main_w, [&](const ui::Pen& p, float px, float py, float pw) { return table_card(page, p, px, py, pw); });
  if (!page.result.profile.empty()) {
    y -= pen.px(8);
    y += legend(page.model.has_value(), pen, x, y, main_w) + gap;
  }
  float side_y = two_columns ? from : y;
  const float side_x = two_columns ? x + main_w + gap : x;
  const ShownParts parts = shown_parts(page.result);
  if (parts.any) {
    const std::vector<std::string> how{
        tr(frame, "Answering at random would give {start} on this form. Each answer then adds or takes a part; the parts add up to the observed fit of {total}.",
           {{"start", frame.words->number(parts.start, 1)}, {"total", frame.words->number(parts.total, 1)}}),
        tr(frame, "Tenths are rounded so that what is shown adds up to what is shown.")};
    stack(pen, side_x, side_y, side_w, [&](const ui::Pen& p, float px, float py, float pw) {
      return words_card(p, px, py, pw, tr(frame, "How the parts add up"), how);
    });
  }
  const std::vector<std::string> sure = how_sure(page, frame);
  stack(pen, side_x, side_y, side_w, [&](const ui::Pen& p, float px, float py, float pw) {
    return words_card(p, px, py, pw, tr(frame, "How sure the figures are"), sure);
  });
  stack(pen, side_x, side_y, side_w, [&](const ui::Pen& p, float px, float py, float pw) { return sources_card(page, p, px, py, pw); });
  return std::max(y, side_y) - gap - from;
}

}  // namespace aplomb::review
