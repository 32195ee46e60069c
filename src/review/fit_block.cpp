// What the panel and the pages draw alike: the fit on its axis, a quality's bullet.

#include "review/parts.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "measure/display.h"
#include "ui/charts.h"
#include "ui/draw.h"

#include <algorithm>

namespace aplomb::review {

using ui::Rect;
namespace staff = ui::staff;

namespace {

/// The profile's qualities that have no score, by the names that screens use.
std::string without_score(const CandidatePage& page) {
  std::string names;
  for (const measure::ProfilePart& part : page.result.profile) {
    if (part.score.has_value()) continue;
    for (const QualityWords& quality : page.qualities)
      if (quality.id == part.quality) names += (names.empty() ? "" : ", ") + quality.label;
  }
  return names;
}

}  // namespace

namespace {

/// The chart; `chart_w` wide, as high as chart_height.
void draw_axis(const CandidatePage& page, const ui::Pen& pen, float x, float y, float chart_w) {
  ui::Frame& frame = pen.frame;
  const LikelyFit& likely = page.row.likely;
  const std::string guessing = tr(frame, "guessing");
  const std::string ideal = tr(frame, "the ideal");
  const std::string line = page.row.line ? tr(frame, "line {line}", {{"line", num(frame, whole(*page.row.line))}}) : std::string();
  ui::FrameCanvas canvas(frame);
  ui::FitAxis chart;
  chart.estimate = likely.estimate.has_value() ? likely.estimate.value() : page.row.fit.value();
  if (likely.range.low.has_value() && likely.range.high.has_value()) chart.range = ui::Interval{likely.range.low.value(), likely.range.high.value()};
  chart.line = page.row.line;
  chart.guessing_word = guessing;
  chart.ideal_word = ideal;
  chart.line_word = line;
  // Without a line's word over it the chart begins at its axis.
  const float lift = page.row.line ? 0 : pen.px(15);
  ui::fit_axis(canvas, {x, y - lift, chart_w, pen.px(107)}, chart, frame.metrics.scale);
}

/// What goes with the chart: of 100 people, or why there is no band.
std::string beside_words(const CandidatePage& page, const ui::Frame& frame) {
  const LikelyFit& likely = page.row.likely;
  if (likely.meets && likely.meets->has_value()) return meets_words(frame, likely.meets->value());
  if (likely.estimate.has_value())
    return tr(frame, "The true fit of 95 in 100 people with these answers lies in this range. No line is set, so there is no band.");
  if (page.row.line) return tr(frame, "The error of the fit is not known, so nobody can say on which side of the line it truly lies.");
  return tr(frame, "No line is set, so there is no band. The error of the fit is not known yet, so there is no range: another form of the test could "
                   "well give another figure.");
}

}  // namespace

float fit_block(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  const float top = y;
  ui::Frame& frame = pen.frame;
  const LikelyFit& likely = page.row.likely;
  if (likely.band) {
    y += pen.icon_text("fit.band", x, y, w, band_icon(*likely.band), band_sentence(frame, likely), staff::sentence(frame)) + pen.px(4);
    y += pen.heading("fit", x, y, w, fit_words(frame, page.row), staff::medium(frame)) + pen.px(4);
  } else {
    y += pen.heading("fit", x, y, w, fit_words(frame, page.row), staff::sentence(frame)) + pen.px(4);
  }
  if (page.model && likely.estimate.has_value() && likely.estimate.status() != measure::Status::ok)
    y += pen.icon_text("fit.provisional", x, y, w, "info", provisional_words(frame, *page.model), staff::small(frame), ui::Role::ink_muted) + pen.px(4);
  if (page.row.fit.has_value()) {
    const float h = pen.px(page.row.line ? 107 : 92);
    // The sentence stands beside a wide chart, under the hundred dots where there are any, and below a narrow one.
    const bool beside = w >= pen.px(1000);
    const float chart_w = beside ? std::min(w - pen.px(375), pen.px(776)) : w;
    if (pen.paint) draw_axis(page, pen, x, y, chart_w);
    const float text_x = beside ? x + chart_w + pen.px(32) : x;
    float text_y = beside ? y + pen.px(6) : y + h + pen.px(4);
    const float text_w = beside ? x + w - text_x : std::min(w, pen.px(820));
    const bool dots = likely.meets && likely.meets->has_value() && text_w >= pen.px(343);
    if (dots) {
      if (pen.paint) {
        ui::FrameCanvas canvas(frame);
        ui::hundred_dots(canvas, {text_x, text_y, pen.px(343), pen.px(51)}, static_cast<int>(measure::shown_percent(likely.meets->value()).value), frame.metrics.scale);
      }
      text_y += pen.px(51) + pen.px(8);
    }
    text_y += pen.text("fit.said", text_x, text_y, text_w, beside_words(page, frame), staff::small(frame));
    y = std::max(y + h, text_y);
  } else {
    std::string words = tr(frame, "A fit is formed when the questions are finished, never from a part of them.");
    if (page.row.status == SessionStatus::finished) {
      words = tr(frame, "A fit needs at least three answered questions, and three quarters of what measures it, for every quality of the profile.");
      if (const std::string missing = without_score(page); !missing.empty()) words += " " + tr(frame, "Too few for: {qualities}.", {{"qualities", missing}});
    }
    y += pen.text("fit.none", x, y, std::min(w, pen.px(820)), words, staff::small(frame));
  }
  return y - top;
}

bool hidden(const CandidatePage& page, std::size_t quality) { return quality < page.error.qualities.size() && page.error.qualities[quality].hidden; }

measure::Limits interval_of(const CandidatePage& page, std::size_t quality) {
  return quality < page.error.qualities.size() ? page.error.qualities[quality].interval : measure::Limits::none(measure::Status::not_estimable);
}

void quality_bullet(const ui::Pen& pen, Rect box, const CandidatePage& page, std::size_t quality) {
  if (!pen.paint || quality >= page.result.qualities.size()) return;
  const measure::QualityResult& result = page.result.qualities[quality];
  ui::Bullet chart;
  if (result.score.has_value() && !hidden(page, quality)) chart.score = result.score.value();
  const measure::Limits limits = interval_of(page, quality);
  if (limits.low.has_value() && limits.high.has_value()) chart.range = ui::Interval{limits.low.value(), limits.high.value()};
  chart.guessing = result.baseline;
  for (const measure::ProfilePart& part : page.result.profile)
    if (part.quality == result.quality) chart.ideal = part.target;
  chart.indicative = true;
  ui::FrameCanvas canvas(pen.frame);
  ui::bullet(canvas, box, chart, pen.frame.metrics.scale);
}

float sources_card(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  return ui::staff_card(pen, x, y, w, [&](const ui::Pen& inner, float cx, float cy, float cw) {
    ui::Frame& frame = inner.frame;
    const float top = cy;
    cy += inner.heading({}, cx, cy, cw, tr(frame, "Where it comes from"), staff::card_title(frame)) + inner.px(8);
    const ui::TextStyle small = staff::small(frame);
    const auto line = [&](const std::string& name, const std::string& words) {
      if (words.empty()) return;
      // The names' column is as wide as the longest of them would want, but never half of the card.
      const float names = std::min(inner.px(108), cw * 0.42F);
      const float left = inner.text({}, cx, cy, names - inner.px(8), name, small, ui::Role::ink_muted);
      const float right = inner.text({}, cx + names, cy, cw - names, words, small);
      cy += std::max(left, right) + inner.px(7);
    };
    const auto questions = static_cast<std::int64_t>(page.row.questions);
    if (!page.form.empty())
      line(tr(frame, "Form"), trn(frame, "{form}, {n} question", "{form}, {n} questions", questions, {{"form", page.form}}));
    if (!page.bank_title.empty())
      line(tr(frame, "Bank"), tr(frame, "{title}, version {version}", {{"title", page.bank_title}, {"version", num(frame, page.bank_version)}}));
    const KeySource& key = page.key_source;
    const std::string by = key.kind == "job-holders" && key.n > 0 ? trn(frame, "job holders, {n} rater", "job holders, {n} raters", key.n)
                           : key.kind == "job-holders"            ? tr(frame, "job holders")
                                                                  : tr(frame, "one author, no panel of job holders yet");
    if (!page.bank_title.empty()) line(tr(frame, "Key"), by);
    if (!page.profile_title.empty())
      line(tr(frame, "Profile"), page.profile_status == "confirmed" ? page.profile_title : tr(frame, "{profile} (a proposal)", {{"profile", page.profile_title}}));
    line(tr(frame, "Error"), page.model ? model_words(frame, *page.model) : tr(frame, "not known yet"));
    if (page.line) {
      line(tr(frame, "Line"), trn(frame, "{line}, version {version}, by {n} judge on {date}; {method}", "{line}, version {version}, by {n} judges on {date}; {method}", page.line->judges,
                                  {{"line", num(frame, whole(page.line->cut))}, {"version", num(frame, page.line->version)}, {"date", page.line->date}, {"method", page.line->method}}));
    } else {
      line(tr(frame, "Line"), tr(frame, "none set"));
    }
    if (page.row.finished_ms != 0) line(tr(frame, "Day"), frame.words->day(page.row.finished_ms));
    return cy - inner.px(7) - top;
  });
}

}  // namespace aplomb::review
