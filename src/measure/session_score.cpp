#include "measure/session_score.h"

#include "measure/fit.h"
#include "measure/form_score.h"
#include "measure/pairs.h"
#include "measure/scene_score.h"

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

Ids distinct(std::span<const Quality> qualities) {
  Ids ids = numbered(qualities);
  if (ids.size() != qualities.size()) throw std::invalid_argument("two qualities have the same id");
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

/// One reply of a scene's path.
struct Step {
  PickedReply picked;
  Figure<> agreement;
  std::vector<double> parts;  ///< by quality, key points above chance
};

/// One question or scene, ready for every sum.
struct Row {
  std::string id;
  bool given = false;  ///< whether there is an answer that counts
  FormItem form;
  Figure<> agreement = Figure<>::none(Status::incomplete);
  double weight = 0;  ///< in the overall judgement: a question 1, a turn one half; 0 where E tells nothing apart
  double rated = 1;   ///< of an answered question: the share of what E tells apart that was rated
  bool whole = true;
  std::vector<Step> steps;  ///< of an answered scene
};

/// Whether E tells any of the question's options apart, so that there is something to agree with.
bool judges(const Item& item) {
  const auto [low, high] = std::minmax_element(item.effectiveness.begin(), item.effectiveness.end());
  const double spread = *high - *low;
  return chooses(item.format) ? spread > least_range : !keyed_pairs(item).empty();
}

Row question_row(const Question& question, const Ids& ids, const Response* response) {
  const Item item = item_of(question, ids);
  if (const std::string problem = problem_of(item); !problem.empty())
    throw std::invalid_argument("question " + question.id + ": " + problem);
  Row row;
  row.id = question.id;
  row.weight = judges(item) ? 1 : 0;
  row.form.bounds = bounds_of(item);
  // Every question counts the same: ranges of pairs sum to 2 by themselves, those of choices are brought there
  // (1.2b).
  const double factor = chooses(item.format) ? unit_factor(row.form.bounds) : 1;
  row.form.bounds = scaled(row.form.bounds, factor);
  std::optional<Answer> answer;
  if (response != nullptr) answer = answer_of(question, *response);
  if (!answer || !valid(item, *answer)) return row;
  row.given = true;
  row.form.score = scaled(score_item(item, *answer), factor);
  row.agreement = chooses(item.format) ? choice_agreement(item, *answer) : row.form.score.overall;
  row.rated = row.form.score.overall_coverage;
  if (const auto* rating = std::get_if<RateAnswer>(&*answer))
    row.whole =
        std::all_of(rating->marks.begin(), rating->marks.end(), [](const auto& mark) { return mark.has_value(); });
  return row;
}

Row scene_row(const Scene& scene, std::span<const Quality> qualities, const Response* response) {
  const SceneItem item = scene_item(scene, qualities);
  if (const std::string problem = problem_of(item); !problem.empty())
    throw std::invalid_argument("scene " + scene.id + ": " + problem);
  Row row;
  row.id = scene.id;
  row.form.bounds = bounds_of(item);
  const double weight = overall_weight(item);
  row.weight = weight;
  const auto* conversation = response == nullptr ? nullptr : std::get_if<Conversation>(response);
  const std::optional<ScenePath> path = conversation == nullptr ? std::nullopt : scene_path(scene, *conversation);
  if (!path) return row;
  row.given = true;
  const SceneScore score = score_scene(item, *path);
  row.form.score.y = score.y;
  row.form.score.coverage.assign(item.qualities, 1);
  row.agreement = score.overall.has_value() ? Figure<>(score.overall.value() / weight) : score.overall;
  for (std::size_t step = 0; step < path->size(); ++step)
    row.steps.push_back({conversation->path[step], score.step_agreement[step], score.step_parts[step]});
  return row;
}

std::vector<Row> rows_of(std::span<const FormEntry> entries, std::span<const Quality> qualities, const Ids& ids,
                         const std::map<std::string, Response>& responses, bool completed) {
  const auto response_to = [&](const std::string& id) {
    const auto found = responses.find(id);
    return found == responses.end() ? nullptr : &found->second;
  };
  std::vector<Row> rows;
  std::vector<Received> received;
  for (const FormEntry& entry : entries) {
    if (const auto* question = std::get_if<const Question*>(&entry); question != nullptr && *question != nullptr) {
      rows.push_back(question_row(**question, ids, response_to((*question)->id)));
    } else if (const auto* scene = std::get_if<const Scene*>(&entry); scene != nullptr && *scene != nullptr) {
      rows.push_back(scene_row(**scene, qualities, response_to((*scene)->id)));
    } else {
      throw std::invalid_argument("an entry of the form is null");
    }
    received.push_back(rows.back().given ? Received::given : Received::missing);
  }
  const std::vector<ItemStatus> statuses = statuses_of(received, completed);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].form.status = statuses[i];
  return rows;
}

std::vector<FormItem> forms_of(std::span<const Row> rows) {
  std::vector<FormItem> form;
  for (const Row& row : rows) form.push_back(row.form);
  return form;
}

/// 50(1 + mean agreement) over answered and skipped questions, a skipped one counting 0 (chance). The same gates as a
/// quality's score.
Figure<> overall_judgement(std::span<const Row> rows) {
  double sum = 0;
  double counted = 0;
  int answered = 0;
  double covered = 0;
  double all = 0;
  for (const Row& row : rows) {
    if (row.weight <= 0) continue;
    all += row.weight;
    if (row.form.status == ItemStatus::not_reached) continue;
    counted += row.weight;
    if (row.form.status != ItemStatus::answered) continue;
    ++answered;
    covered += row.weight * row.rated;
    sum += row.weight * row.agreement.value();
  }
  if (all <= 0) return Figure<>::none(Status::not_measured);
  if (answered < least_answered || covered < (least_coverage - coverage_rounding) * all) return Figure<>::none(Status::incomplete, answered);
  return Figure<>(50 * (1 + sum / counted), Status::ok, answered);
}

AnswerStatus status_of(const Row& row) {
  if (row.form.status == ItemStatus::not_reached) return AnswerStatus::not_reached;
  if (row.form.status != ItemStatus::answered) return AnswerStatus::skipped;
  return row.whole ? AnswerStatus::answered : AnswerStatus::part;
}

using Points = std::vector<std::optional<double>>;

/// The rows of the explanation: one for each question, one for each turn of an answered scene. By profile quality, POMP
/// points above chance.
std::vector<Points> points_of(std::span<const Row> rows, std::span<const QualityScore> scored,
                              std::span<const std::size_t> wanted) {
  std::vector<Points> points;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].steps.empty()) {
      points.emplace_back();
      for (const std::size_t q : wanted) points.back().push_back(scored[q].item_points[i]);
    }
    for (const Step& step : rows[i].steps) {
      points.emplace_back();
      for (const std::size_t q : wanted)
        points.back().push_back(scored[q].item_points[i] ? std::optional(scored[q].unit * step.parts[q]) : std::nullopt);
    }
  }
  return points;
}

/// What one row of the explanation adds, by profile quality and in all.
template <class Result>
void add_contributions(Result& result, const Points& contributions) {
  result.parts.resize(contributions.size(), 0);
  for (std::size_t p = 0; p < contributions.size(); ++p) {
    result.parts[p] += contributions[p].value_or(0);
    result.part += contributions[p].value_or(0);
  }
}

std::vector<AnswerResult> answers_of(std::span<const Row> rows, std::span<const Points> contributions) {
  std::vector<AnswerResult> answers;
  std::size_t next = 0;
  for (const Row& row : rows) {
    AnswerResult answer{row.id, status_of(row), row.agreement, {}, 0, {}};
    if (row.steps.empty()) add_contributions(answer, contributions[next++]);
    for (const Step& step : row.steps) {
      ReplyResult reply{step.picked.turn, step.picked.reply, step.agreement, {}, 0};
      add_contributions(reply, contributions[next]);
      add_contributions(answer, contributions[next++]);
      answer.replies.push_back(std::move(reply));
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace

std::vector<FormEntry> entries_of(const std::vector<PublishedItem>& items) {
  std::vector<FormEntry> entries;
  for (const PublishedItem& item : items)
    entries.push_back(std::visit([](const auto& entry) { return FormEntry(&entry); }, item));
  return entries;
}

SessionResult score_session(std::span<const Question> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile) {
  std::vector<FormEntry> entries;
  for (const Question& question : items) entries.emplace_back(&question);
  return score_session(std::span<const FormEntry>(entries), qualities, responses, completed, profile);
}

SessionResult score_session(std::span<const FormEntry> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile) {
  const Ids ids = distinct(qualities);
  std::vector<std::size_t> wanted;  // the profile's qualities as indices
  for (const ProfileQuality& quality : profile.qualities) {
    const auto found = ids.find(quality.quality);
    if (found == ids.end()) throw std::invalid_argument("the profile names an unknown quality: " + quality.quality);
    if (std::find(wanted.begin(), wanted.end(), found->second) != wanted.end())
      throw std::invalid_argument("the profile names a quality twice: " + quality.quality);
    wanted.push_back(found->second);
  }
  const std::vector<Row> rows = rows_of(items, qualities, ids, responses, completed);
  const std::vector<FormItem> form = forms_of(rows);

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
  const Explanation explanation =
      explain(profile.qualities, scores, baselines, points_of(rows, scored, wanted));
  const std::vector<double> weights = normalised_weights(profile.qualities);
  result.fit = explanation.fit;
  result.start = explanation.start;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    const ProfileQuality& quality = profile.qualities[p];
    result.profile.push_back({quality.quality, weights[p], scores[p], quality.target, quality.zero_at,
                              explanation.start_parts[p], explanation.parts[p]});
  }
  result.answers = answers_of(rows, explanation.contributions);
  result.scored = std::move(scored);
  return result;
}

std::vector<FormItem> form_items(std::span<const FormEntry> items, std::span<const Quality> qualities,
                                 const std::map<std::string, Response>& responses, bool completed) {
  return forms_of(rows_of(items, qualities, distinct(qualities), responses, completed));
}

Ipsativity form_ipsativity(std::span<const FormEntry> items, std::span<const Quality> qualities) {
  const Ids ids = numbered(qualities);
  std::vector<Item> out;
  for (const FormEntry& entry : items) {
    const auto* question = std::get_if<const Question*>(&entry);
    out.push_back(question != nullptr ? item_of(**question, ids) : Item{.format = Format::rate, .metric = Metric::pairs, .key_q = {}, .effectiveness = {}, .quality_weights = {}});
  }
  return ipsativity(out);
}

std::vector<double> rounded_to_tenths(std::span<const double> values) { return largest_remainder(values); }

}  // namespace aplomb::measure
