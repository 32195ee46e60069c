#include "measure/session_score.h"

#include "measure/fit.h"
#include "measure/form_score.h"
#include "measure/pairs.h"

#include <algorithm>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr int scale_marks = 5;  // core/response.h: marks 1..5

using Ids = std::map<std::string, std::size_t, std::less<>>;

Ids numbered(std::span<const Quality> qualities) {
  Ids ids;
  for (std::size_t q = 0; q < qualities.size(); ++q) ids.emplace(qualities[q].id, q);
  return ids;
}

std::optional<std::size_t> option_index(const Question& question, std::string_view id) {
  for (std::size_t o = 0; o < question.options.size(); ++o) {
    if (question.options[o].id == id) return o;
  }
  return std::nullopt;
}

bool chooses(Format format) { return format == Format::pick || format == Format::most_least; }

Item item_of(const Question& question, const Ids& qualities) {
  Item item;
  item.format = question.format;
  item.metric = Metric::pairs;
  item.options = question.options.size();
  item.qualities = qualities.size();
  item.scale_k = scale_marks;
  for (const Option& option : question.options) {
    std::vector<double> row(qualities.size(), 0);
    for (const KeyEntry& entry : option.key) {
      const auto found = qualities.find(entry.quality);
      if (found == qualities.end())
        throw std::invalid_argument("question " + question.id + " is keyed on an unknown quality: " + entry.quality);
      row[found->second] = entry.points;
    }
    item.key_q.push_back(std::move(row));
    item.effectiveness.push_back(option.e);
  }
  return item;
}

/// The response by index; none where it says nothing, only part of what has to be whole, or does not belong to the
/// question.
std::optional<Answer> answer_of(const Question& question, const Response& response) {
  if (const auto* pick = std::get_if<Pick>(&response)) {
    const auto option = option_index(question, pick->pick);
    if (!option) return std::nullopt;
    return PickAnswer{*option};
  }
  if (const auto* ends = std::get_if<MostLeast>(&response)) {
    if (!ends->most || !ends->least) return std::nullopt;
    const auto most = option_index(question, *ends->most);
    const auto least = option_index(question, *ends->least);
    if (!most || !least) return std::nullopt;
    return MostLeastAnswer{*most, *least};
  }
  if (const auto* rating = std::get_if<Rating>(&response)) {
    RateAnswer answer;
    answer.marks.resize(question.options.size());
    for (const auto& [id, mark] : rating->marks) {
      const auto option = option_index(question, id);
      if (!option) return std::nullopt;
      answer.marks[*option] = mark;
    }
    return answer;
  }
  const auto* ranking = std::get_if<Ranking>(&response);
  if (ranking == nullptr) return std::nullopt;
  const std::vector<std::string>& order = ranking->order;
  if (order.size() != question.options.size()) return std::nullopt;
  RankAnswer answer;
  answer.ranks.assign(question.options.size(), 0);
  for (std::size_t place = 0; place < order.size(); ++place) {
    const auto option = option_index(question, order[place]);
    if (!option) return std::nullopt;
    answer.ranks[*option] = static_cast<int>(place + 1);
  }
  return answer;
}

/// How far a choice agrees with E, -1..+1: what pairs give to rate and rank. None where E does not vary.
Figure<> choice_agreement(const Item& item, const Answer& answer) {
  const auto [low, high] = std::minmax_element(item.effectiveness.begin(), item.effectiveness.end());
  const double spread = *high - *low;
  if (spread <= least_range) return Figure<>::none(Status::zero_variance_key);
  if (const auto* pick = std::get_if<PickAnswer>(&answer))
    return 2 * ((item.effectiveness[pick->option] - *low) / spread) - 1;
  const auto& ends = std::get<MostLeastAnswer>(answer);
  return (item.effectiveness[ends.most] - item.effectiveness[ends.least]) / spread;
}

/// One question, ready for every sum.
struct Row {
  Item item;
  FormItem form;
  Figure<> agreement = Figure<>::none(Status::incomplete);
  double rated = 1;  ///< of an answered question: the share of what E tells apart that was rated
  bool whole = true;
};

/// Whether E tells any of the question's options apart, so that there is something to agree with.
bool judges(const Item& item) {
  const auto [low, high] = std::minmax_element(item.effectiveness.begin(), item.effectiveness.end());
  const double spread = *high - *low;
  return chooses(item.format) ? spread > least_range : !keyed_pairs(item).empty();
}

std::vector<Row> rows_of(std::span<const Question> questions, const Ids& qualities,
                         const std::map<std::string, Response>& responses, bool completed) {
  std::vector<Row> rows;
  std::vector<std::optional<Answer>> answers;
  std::vector<Received> replies;
  for (const Question& question : questions) {
    Row row;
    row.item = item_of(question, qualities);
    if (const std::string problem = problem_of(row.item); !problem.empty())
      throw std::invalid_argument("question " + question.id + ": " + problem);
    const auto given = responses.find(question.id);
    std::optional<Answer> answer;
    if (given != responses.end()) answer = answer_of(question, given->second);
    if (answer && !valid(row.item, *answer)) answer.reset();
    replies.push_back(answer ? Received::given : Received::missing);
    answers.push_back(std::move(answer));
    rows.push_back(std::move(row));
  }
  const std::vector<ItemStatus> statuses = statuses_of(replies, completed);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row& row = rows[i];
    row.form.status = statuses[i];
    row.form.bounds = bounds_of(row.item);
    // Every question counts the same: ranges of pairs sum to 2 by themselves, those of choices are brought there
    // (1.2b).
    const double factor = chooses(row.item.format) ? unit_factor(row.form.bounds) : 1;
    row.form.bounds = scaled(row.form.bounds, factor);
    if (!answers[i]) continue;
    row.form.score = scaled(score_item(row.item, *answers[i]), factor);
    row.agreement = chooses(row.item.format) ? choice_agreement(row.item, *answers[i]) : row.form.score.overall;
    row.rated = row.form.score.overall_coverage;
    if (const auto* rating = std::get_if<RateAnswer>(&*answers[i]))
      row.whole =
          std::all_of(rating->marks.begin(), rating->marks.end(), [](const auto& mark) { return mark.has_value(); });
  }
  return rows;
}

/// 50(1 + mean agreement) over answered and skipped questions, a skipped one counting 0 (chance). The same gates as a
/// quality's score.
Figure<> overall_judgement(std::span<const Row> rows) {
  double sum = 0;
  double counted = 0;
  double given = 0;
  double covered = 0;
  double all = 0;
  for (const Row& row : rows) {
    if (!judges(row.item)) continue;
    all += 1;
    if (row.form.status == ItemStatus::not_reached) continue;
    counted += 1;
    if (row.form.status != ItemStatus::answered) continue;
    given += 1;
    covered += row.rated;
    sum += row.agreement.value();
  }
  if (all <= 0) return Figure<>::none(Status::not_measured);
  const int answered = static_cast<int>(given);
  if (answered < least_answered || covered < (least_coverage - coverage_rounding) * all) return Figure<>::none(Status::incomplete, answered);
  return Figure<>(50 * (1 + sum / counted), Status::ok, answered);
}

AnswerStatus status_of(const Row& row) {
  if (row.form.status == ItemStatus::not_reached) return AnswerStatus::not_reached;
  if (row.form.status != ItemStatus::answered) return AnswerStatus::skipped;
  return row.whole ? AnswerStatus::answered : AnswerStatus::part;
}

}  // namespace

SessionResult score_session(std::span<const Question> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile) {
  const Ids ids = numbered(qualities);
  if (ids.size() != qualities.size()) throw std::invalid_argument("two qualities have the same id");
  std::vector<std::size_t> wanted;  // the profile's qualities as indices
  for (const ProfileQuality& quality : profile.qualities) {
    const auto found = ids.find(quality.quality);
    if (found == ids.end()) throw std::invalid_argument("the profile names an unknown quality: " + quality.quality);
    if (std::find(wanted.begin(), wanted.end(), found->second) != wanted.end())
      throw std::invalid_argument("the profile names a quality twice: " + quality.quality);
    wanted.push_back(found->second);
  }
  const std::vector<Row> rows = rows_of(items, ids, responses, completed);
  std::vector<FormItem> form;
  for (const Row& row : rows) form.push_back(row.form);

  SessionResult result;
  std::vector<QualityScore> scored;
  for (std::size_t q = 0; q < qualities.size(); ++q) {
    scored.push_back(score_quality(form, q));
    QualityResult quality{qualities[q].id, scored[q].pomp, 50, 0, 0};
    const Figure<> whole_form = chance_baseline(form, q);
    if (whole_form.has_value()) quality.baseline = whole_form.value();
    if (scored[q].baseline.has_value()) quality.baseline = scored[q].baseline.value();
    if (scored[q].coverage.has_value()) quality.coverage = scored[q].coverage.value();
    for (const FormItem& item : form) quality.questions += range(item.bounds, q) > 0 ? 1 : 0;
    result.qualities.push_back(std::move(quality));
  }
  result.overall = overall_judgement(rows);

  std::vector<Figure<>> scores;
  std::vector<double> baselines;
  for (const std::size_t q : wanted) {
    scores.push_back(scored[q].pomp);
    baselines.push_back(result.qualities[q].baseline);
  }
  std::vector<std::vector<std::optional<double>>> points(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::size_t q : wanted) points[i].push_back(scored[q].item_points[i]);
  }
  const Explanation explanation = explain(profile.qualities, scores, baselines, points);
  const std::vector<double> weights = normalised_weights(profile.qualities);
  result.fit = explanation.fit;
  result.start = explanation.start;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    const ProfileQuality& quality = profile.qualities[p];
    result.profile.push_back({quality.quality, weights[p], scores[p], quality.target, quality.zero_at,
                              explanation.start_parts[p], explanation.parts[p]});
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    AnswerResult answer{items[i].id, status_of(rows[i]), rows[i].agreement, {}, 0};
    for (const auto& contribution : explanation.contributions[i]) {
      answer.parts.push_back(contribution.value_or(0));
      answer.part += answer.parts.back();
    }
    result.answers.push_back(std::move(answer));
  }
  return result;
}

std::vector<double> rounded_to_tenths(std::span<const double> values) { return largest_remainder(values); }

}  // namespace aplomb::measure
