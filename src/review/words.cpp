#include "review/words.h"

#include "measure/display.h"
#include "review/parts.h"

#include <algorithm>
#include <cmath>

namespace aplomb::review {

std::string_view reason_words(measure::Status status) {
  using measure::Status;
  switch (status) {
    case Status::ok:
    case Status::provisional: return {};
    case Status::too_few: return N_("too few people yet");
    case Status::zero_variance: return N_("nothing differs, so there is nothing to compare");
    case Status::zero_variance_key: return N_("the key tells no two responses apart");
    case Status::not_estimable: return N_("cannot be estimated from these answers");
    case Status::incomplete: return N_("too few questions answered");
    case Status::not_measured: return N_("no question of this form measures it");
    case Status::heywood:
    case Status::no_convergence: return N_("the calculation did not settle");
    case Status::too_few_items: return N_("too few questions");
    case Status::flat_ratings: return N_("all ratings are alike");
  }
  return {};
}

std::string_view reason_words(const CandidateRow& row) {
  if (row.status != SessionStatus::finished) return N_("not finished");
  // Of a fit: eleven of twelve answers may still leave one quality with too few of its own.
  if (row.fit.status() == measure::Status::incomplete && !row.fit.has_value()) return N_("too few answers for a quality");
  return reason_words(row.fit.status());
}

std::string_view status_words(SessionStatus status) {
  switch (status) {
    case SessionStatus::open: return N_("In progress");
    case SessionStatus::paused: return N_("Paused");
    case SessionStatus::finished: return N_("Finished");
    case SessionStatus::withdrawn: return N_("Withdrew");
    case SessionStatus::abandoned: return N_("Closed by staff");
    case SessionStatus::erased: return N_("Erased");
  }
  return {};
}

std::string_view filter_words(StatusFilter status) {
  switch (status) {
    case StatusFilter::any: return N_("Any status");
    case StatusFilter::finished: return N_("Finished");
    case StatusFilter::in_progress: return N_("In progress or paused");
    case StatusFilter::withdrawn: return N_("Withdrew");
    case StatusFilter::abandoned: return N_("Closed by staff");
  }
  return {};
}

std::string_view role_words(store::Role role) {
  switch (role) {
    case store::Role::administrator: return N_("Administrator");
    case store::Role::recruiter: return N_("Recruiter");
    case store::Role::hr_editor: return N_("HR editor");
    case store::Role::data_officer: return N_("Data officer");
    case store::Role::reception: return N_("Reception");
  }
  return {};
}

std::string_view bank_words(BankStatus status) {
  switch (status) {
    case BankStatus::practice:
    case BankStatus::proposal: return N_("Expert key not yet confirmed: for practice and pilot, no line can be set.");
    case BankStatus::active: return {};
  }
  return {};
}

std::string_view error_note(bool known) {
  return known ? N_("Disc: the estimate. Bar: the likely range, which holds the true fit of 95 in 100 people. A disc within another's bar: no dependable difference, so there is no order by merit.")
               : N_("The error of the fit is not known yet: no range, no band, no order by merit.");
}

std::string_view band_words(measure::Band band) {
  switch (band) {
    case measure::Band::recommend: return N_("Above the line");
    case measure::Band::consider: return N_("Too close to tell");
    case measure::Band::not_yet: return N_("Below the line");
  }
  return {};
}

std::string_view band_icon(measure::Band band) {
  switch (band) {
    case measure::Band::recommend: return "disc";
    case measure::Band::consider: return "half";
    case measure::Band::not_yet: return "ring";
  }
  return {};
}

std::string band_sentence(const ui::Frame& frame, const LikelyFit& likely) {
  const double p = likely.meets->value();
  const bool almost = std::max(p, 1 - p) >= 0.95;
  switch (*likely.band) {
    case measure::Band::recommend: return almost ? tr(frame, "Above the line, almost sure") : tr(frame, "Above the line, fairly sure");
    case measure::Band::consider: return tr(frame, "Too close to tell");
    case measure::Band::not_yet: return almost ? tr(frame, "Below the line, almost sure") : tr(frame, "Below the line, fairly sure");
  }
  return {};
}

std::string meets_words(const ui::Frame& frame, double probability) {
  const measure::Shown shown = measure::shown_percent(probability);
  const auto n = num(frame, static_cast<int>(shown.value));
  switch (shown.beyond) {
    case measure::Shown::Beyond::below: return tr(frame, "Of 100 people with these answers fewer than {n} would truly be above it. This is about the test, not the job.", {{"n", n}});
    case measure::Shown::Beyond::above: return tr(frame, "Of 100 people with these answers more than {n} would truly be above it. This is about the test, not the job.", {{"n", n}});
    case measure::Shown::Beyond::no: break;
  }
  return tr(frame, "Of 100 people with these answers about {n} would truly be above it. This is about the test, not the job.", {{"n", n}});
}

std::string range_words(const ui::Frame& frame, const measure::Limits& range) {
  if (!range.low.has_value() || !range.high.has_value()) return {};
  return tr(frame, "{low} to {high}", {{"low", num(frame, whole(range.low.value()))}, {"high", num(frame, whole(range.high.value()))}});
}

std::string provisional_words(const ui::Frame& frame, const ModelWords& model) {
  if (model.source == measure::ErrorSource::design)
    return trn(frame, "Error model provisional: by simulation, {n} made-up person", "Error model provisional: by simulation, {n} made-up people", model.n);
  return tr(frame, "Error model provisional: {n} of 100 people so far", {{"n", num(frame, model.n)}});
}

std::string model_words(const ui::Frame& frame, const ModelWords& model) {
  if (model.source == measure::ErrorSource::design) return tr(frame, "{version}: by simulation, provisional", {{"version", model.version}});
  return trn(frame, "{version}: from {n} person", "{version}: from {n} people", model.n, {{"version", model.version}});
}

std::string fit_words(const ui::Frame& frame, const CandidateRow& row) {
  if (row.fit.has_value() && row.likely.estimate.has_value())
    return tr(frame, "Fit {range} of 100, likely range; estimate {estimate}", {{"range", range_words(frame, row.likely.range)}, {"estimate", num(frame, whole(row.likely.estimate.value()))}});
  if (row.fit.has_value()) return tr(frame, "Fit {fit} of 100: error unknown", {{"fit", num(frame, whole(row.fit.value()))}});
  return tr(frame, "Fit –: {reason}", {{"reason", tr(frame, reason_words(row))}});
}

std::string score_words(const ui::Frame& frame, const measure::Figure<>& score) {
  return score.has_value() ? num(frame, whole(score.value())) : "–";
}

std::string said_words(const ui::Frame& frame, const AnswerRow& answer, const OptionRow& option) {
  switch (answer.format) {
    case Format::rate: return option.mark ? num(frame, *option.mark) : "–";
    case Format::pick: return option.chosen ? tr(frame, "chosen") : "–";
    case Format::most_least:
      if (option.most) return answer.most.empty() ? tr(frame, "Best") : answer.most;
      if (option.least) return answer.least.empty() ? tr(frame, "Poorest") : answer.least;
      return "–";
    case Format::rank: return option.place ? num(frame, *option.place) : "–";
  }
  return "–";
}

std::string_view said_head(Format format) {
  switch (format) {
    case Format::rate: return N_("Rated");
    case Format::pick:
    case Format::most_least: return N_("Chosen");
    case Format::rank: return N_("Place");
  }
  return {};
}

std::string key_words(const ui::Frame& frame, double e) {
  if (e == 0) return num(frame, 0);
  return frame.words->signed_number(e, e == std::round(e) ? 0 : 1);
}

std::vector<std::string_view> quality_words(const measure::QualityFlags& flags) {
  std::vector<std::string_view> words;
  if (flags.rapid || flags.rapid_severe) words.push_back(N_("More than a tenth of the answers came faster than the question can be read."));
  if (flags.flat_ratings) words.push_back(N_("Nearly all ratings are alike."));
  if (flags.not_above_chance) words.push_back(N_("The judgement is not above what guessing may give."));
  return words;
}

std::string answered_words(const ui::Frame& frame, const CandidateRow& row) {
  if (row.questions == 0) return tr(frame, "No question was shown yet");
  return trn(frame, "{answered} of {n} question answered", "{answered} of {n} questions answered", row.questions,
             {{"answered", num(frame, row.answered)}});
}

}  // namespace aplomb::review
