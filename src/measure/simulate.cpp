#include "measure/simulate.h"

#include "core/order.h"
#include "core/scene.h"
#include "measure/distribution.h"
#include "measure/lint_text.h"
#include "measure/random_answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr int least_candidates = 30;
constexpr int most_candidates_simulated = 20'000;
constexpr int least_sittings = 2;
constexpr int most_sittings = 200;
constexpr int middle_mark = 3;
constexpr int top_mark = 5;
constexpr double largest_parameter = 100;
constexpr double rapid_seconds = 2;
constexpr double seconds_a_minute = 60;
/// What a mark costs beside reading, seconds.
constexpr double seconds_a_press = 1;
constexpr double least_chance_to_meet = 0.5;
constexpr double millionths = 1e6;

// Salts: each use of the seed has a stream of its own.
constexpr std::uint64_t misread_salt = 0x6D69737265616431ULL;
constexpr std::uint64_t person_salt = 0x706572736F6E2031ULL;
constexpr std::uint64_t sitting_salt = 0x73697474696E6731ULL;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

double real(std::size_t n) { return static_cast<double>(n); }

/// The state of a stream named by up to three numbers.
std::uint64_t stream(std::uint64_t seed, std::uint64_t salt, int first, int second = 0) {
  std::uint64_t state = seed ^ salt;
  state = split_mix_64(state) + static_cast<std::uint64_t>(first);
  state = split_mix_64(state) + static_cast<std::uint64_t>(second);
  return split_mix_64(state);
}

const Question* question_in(const FormEntry& entry) {
  const auto* found = std::get_if<const Question*>(&entry);
  return found == nullptr ? nullptr : *found;
}
const Scene* scene_in(const FormEntry& entry) {
  const auto* found = std::get_if<const Scene*>(&entry);
  return found == nullptr ? nullptr : *found;
}

std::size_t words_in(std::string_view text) { return text_of(text, {}).words.size(); }

/// One person in front of one entry.
struct Judge {
  const CrowdModel& model;
  std::span<const Quality> qualities;
  const Candidate& candidate;
  double noise = 1;

  [[nodiscard]] double worth(double e, std::span<const KeyEntry> key, double misread, std::uint64_t& state) const {
    double qualities_speak = 0;
    for (const KeyEntry& entry : key) {
      for (std::size_t q = 0; q < qualities.size(); ++q) {
        if (qualities[q].id == entry.quality) qualities_speak += entry.points * candidate.qualities[q];
      }
    }
    const double level = model.level + (candidate.coached ? model.coaching : 0);
    return level * e + model.strength * qualities_speak + misread + noise * normal_deviate(state);
  }
};

Response answer_of(const Question& question, const Judge& judge, const std::map<std::string, double>& misread,
                   std::uint64_t& state) {
  std::vector<double> worth;
  for (const Option& option : question.options)
    worth.push_back(judge.worth(option.e, option.key, misread.at(question.id + "/" + option.id), state));
  if (question.format == Format::rate) {
    Rating rating;
    for (std::size_t o = 0; o < worth.size(); ++o) {
      const double mark = middle_mark + judge.candidate.leniency + judge.candidate.spread * worth[o];
      rating.marks[question.options[o].id] = static_cast<int>(std::clamp(std::floor(mark + 0.5), 1.0, double{top_mark}));
    }
    return rating;
  }
  std::vector<std::size_t> order(worth.size());
  for (std::size_t o = 0; o < order.size(); ++o) order[o] = o;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  if (question.format == Format::pick) return Pick{question.options[order.front()].id};
  if (question.format == Format::most_least)
    return MostLeast{question.options[order.front()].id, question.options[order.back()].id};
  Ranking ranking;
  for (const std::size_t o : order) ranking.order.push_back(question.options[o].id);
  return ranking;
}

Response path_of(const Scene& scene, const Judge& judge, const std::map<std::string, double>& misread,
                 std::uint64_t& state) {
  Conversation conversation;
  for (const Turn* turn = find_turn(scene, scene.start); turn != nullptr;) {
    const Reply* best = nullptr;
    double most = 0;
    for (const Reply& reply : turn->replies) {
      const double worth =
          judge.worth(reply.e, reply.key, misread.at(scene.id + "/" + turn->id + "/" + reply.id), state);
      if (best != nullptr && worth <= most) continue;
      best = &reply;
      most = worth;
    }
    conversation.path.push_back({turn->id, best->id});
    turn = find_turn(scene, best->next);
  }
  return conversation;
}

/// What there is to read before the response can stand, in words.
std::size_t words_of(const FormEntry& entry, const Response& response) {
  if (const Question* question = question_in(entry)) {
    std::size_t words = words_in(question->stem);
    for (const Option& option : question->options) words += words_in(option.text);
    return words;
  }
  const Scene& scene = *scene_in(entry);
  std::size_t words = words_in(scene.opening);
  for (const PickedReply& picked : std::get<Conversation>(response).path) {
    const Turn& turn = *find_turn(scene, picked.turn);
    words += words_in(turn.says);
    for (const Reply& reply : turn.replies) words += words_in(reply.text);
  }
  return words;
}

std::size_t presses_of(const FormEntry& entry, const Response& response) {
  if (const Question* question = question_in(entry)) return question->options.size();
  return std::get<Conversation>(response).path.size();
}

const std::string& id_of(const FormEntry& entry) {
  return std::visit([](const auto* what) -> const std::string& { return what->id; }, entry);
}

SessionResult scored(const Simulation& simulation, const Sitting& sitting, const Profile& profile) {
  return score_session(simulation.form(), simulation.qualities(), sitting.responses, true, profile);
}

/// The same person reading with care and uncoached.
Candidate at_their_own(Candidate candidate) {
  candidate.careless = false;
  candidate.coached = false;
  return candidate;
}

double rounded(double value) { return std::floor(value * millionths + 0.5) / millionths; }

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

/// values of figures that have one, or nothing when one has none.
std::vector<double> values_of(std::span<const Figure<>> figures) {
  std::vector<double> out;
  for (const Figure<>& figure : figures) {
    if (!figure.has_value()) return {};
    out.push_back(figure.value());
  }
  return out;
}

Figure<> mean_of(std::span<const double> values) {
  if (values.empty()) return Figure<>::none(Status::not_measured);
  return {mean(values), gate(static_cast<int>(values.size())), static_cast<int>(values.size())};
}
Figure<> sd_of(std::span<const double> values) {
  const Figure<> figure = sd(values);
  if (!figure.has_value()) return figure;
  return {figure.value(), gate(static_cast<int>(values.size())), static_cast<int>(values.size())};
}
Figure<> correlation_of(std::span<const double> x, std::span<const double> y) {
  if (x.empty() || y.empty()) return Figure<>::none(Status::not_measured);
  const Figure<> figure = correlation(x, y);
  const int n = static_cast<int>(x.size());
  return figure.has_value() ? Figure<>(figure.value(), gate(n), n) : Figure<>::none(figure.status(), n);
}
Figure<> share_of(std::size_t part, std::size_t of) {
  if (of == 0) return Figure<>::none(Status::too_few);
  return {real(part) / real(of), gate(static_cast<int>(of)), static_cast<int>(of)};
}

/// What is kept of the crowd: by candidate.
struct Crowd {
  std::vector<Candidate> candidates;
  std::vector<SessionResult> first;
  std::vector<SessionResult> second;
  std::vector<Figure<>> true_fit;
  std::vector<double> minutes;
};

Figure<> true_fit_of(const Simulation& simulation, const Profile& profile, const Candidate& candidate, int number,
                     int sittings) {
  std::vector<double> sums(profile.qualities.size(), 0);
  for (int time = 0; time < sittings; ++time) {
    // 0 and 1 are the sittings that are shown.
    const SessionResult result = scored(simulation, simulation.sitting(candidate, number, time + 2), profile);
    for (std::size_t q = 0; q < sums.size(); ++q) {
      if (!result.profile[q].score.has_value()) return Figure<>::none(result.profile[q].score.status());
      sums[q] += result.profile[q].score.value();
    }
  }
  std::vector<Figure<>> scores;
  for (const double sum : sums) scores.emplace_back(sum / sittings);
  return observed_fit(profile.qualities, scores);
}

Crowd crowd_of(const Simulation& simulation, const Profile& profile, int candidates, int sittings) {
  Crowd crowd;
  for (int i = 0; i < candidates; ++i) {
    const Candidate candidate = simulation.candidate(i);
    const Sitting sitting = simulation.sitting(candidate, i, 0);
    crowd.minutes.push_back(sum_of(sitting.seconds) / seconds_a_minute);
    crowd.first.push_back(scored(simulation, sitting, profile));
    crowd.second.push_back(scored(simulation, simulation.sitting(candidate, i, 1), profile));
    crowd.true_fit.push_back(true_fit_of(simulation, profile, at_their_own(candidate), i, sittings));
    crowd.candidates.push_back(candidate);
  }
  return crowd;
}

SimulatedQuality quality_figures(const Crowd& crowd, const ErrorModel& model, std::size_t q) {
  std::vector<Figure<>> first;
  std::vector<Figure<>> second;
  std::vector<double> truth;
  for (std::size_t i = 0; i < crowd.first.size(); ++i) {
    first.push_back(crowd.first[i].qualities[q].score);
    second.push_back(crowd.second[i].qualities[q].score);
    truth.push_back(crowd.candidates[i].qualities[q]);
  }
  const std::vector<double> x = values_of(first);
  SimulatedQuality out;
  out.quality = crowd.first.front().qualities[q].quality;
  out.questions = crowd.first.front().qualities[q].questions;
  out.mean = mean_of(x);
  out.sd = sd_of(x);
  out.alpha = model.alpha[q];
  out.alpha_limits = out.alpha.has_value() && out.questions > 1
                         ? alpha_limits(out.alpha.value(), model.n, static_cast<std::size_t>(out.questions))
                         : Limits::none(out.alpha.status(), model.n);
  out.sem = sem_of(model, q);
  out.retest = correlation_of(x, values_of(second));
  out.validity = correlation_of(x, truth);
  return out;
}

SimulatedLine line_figures(double line, std::span<const double> fit, std::span<const double> truth,
                           std::span<const SessionError> errors) {
  const auto one_if = [](bool met) { return met ? std::size_t{1} : std::size_t{0}; };
  std::size_t meet = 0;
  std::size_t right_fit = 0;
  std::size_t right_chance = 0;
  std::array<std::size_t, 2> shown{};
  std::array<std::size_t, 2> right{};
  std::size_t judged = 0;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    const bool truly = truth[i] >= line;
    meet += one_if(truly);
    right_fit += one_if((fit[i] >= line) == truly);
    const auto& meets = errors[i].fit.meets;
    if (!meets || !meets->has_value()) continue;
    ++judged;
    right_chance += one_if((meets->value() >= least_chance_to_meet) == truly);
    const Band band = band_of(meets->value());
    if (band == Band::consider) continue;
    const std::size_t side = band == Band::recommend ? 0 : 1;
    ++shown.at(side);
    right.at(side) += one_if(truly == (side == 0));
  }
  return {line,
          share_of(meet, fit.size()),
          share_of(right_fit, fit.size()),
          share_of(right_chance, judged),
          share_of(shown[0], judged),
          share_of(right[0], shown[0]),
          share_of(shown[1], judged),
          share_of(right[1], shown[1])};
}

}  // namespace

double uniform_deviate(std::uint64_t& state) {
  return (static_cast<double>(split_mix_64(state) >> 11U) + 0.5) * 0x1.0p-53;
}
double normal_deviate(std::uint64_t& state) { return normal_quantile(uniform_deviate(state)); }

std::string problem_of(const CrowdModel& model) {
  const std::array<double, 13> all{model.correlation,   model.level,          model.strength,       model.noise,
                                   model.shared_misread, model.leniency_sd,   model.spread_sd,      model.words_per_minute,
                                   model.pace_sd,       model.fatigue,        model.careless_share, model.coached_share,
                                   model.coaching};
  for (const double value : all) {
    if (!std::isfinite(value) || value < 0) return "a number of the crowd is negative or not finite";
    if (value > largest_parameter && value != model.words_per_minute) return "a number of the crowd is beyond 100";
  }
  for (const double share : {model.correlation, model.careless_share, model.coached_share}) {
    if (share > 1) return "a share of the crowd is beyond 1";
  }
  if (model.words_per_minute < 10 || model.words_per_minute > 2000) return "words a minute are not within 10 and 2000";
  return {};
}

Simulation::Simulation(std::vector<FormEntry> form, std::span<const Quality> qualities, const CrowdModel& model,
                       std::uint64_t seed)
    : form_(std::move(form)), qualities_(qualities), model_(model), seed_(seed) {
  if (const std::string problem = problem_of(model_); !problem.empty()) throw std::invalid_argument(problem);
  for (const FormEntry& entry : form_) {
    // A stream for each entry by its id, so that a question is misread alike in every form.
    std::uint64_t state = seed_ ^ misread_salt;
    if (const Question* question = question_in(entry)) {
      require(question->options.size() >= 2, "a question of the simulation has not two options");
      for (const char c : question->id) state = split_mix_64(state) ^ static_cast<unsigned char>(c);
      for (const Option& option : question->options)
        misread_[question->id + "/" + option.id] = model_.shared_misread * normal_deviate(state);
      continue;
    }
    const Scene* scene = scene_in(entry);
    require(scene != nullptr, "an entry of the form is null");
    require(shape_of(*scene).problem.empty(), "a scene of the simulation cannot be played");
    for (const char c : scene->id) state = split_mix_64(state) ^ static_cast<unsigned char>(c);
    for (const Turn& turn : scene->turns) {
      for (const Reply& reply : turn.replies)
        misread_[scene->id + "/" + turn.id + "/" + reply.id] = model_.shared_misread * normal_deviate(state);
    }
  }
}

Candidate Simulation::candidate(int number) const {
  std::uint64_t state = stream(seed_, person_salt, number);
  Candidate out;
  const double shared = normal_deviate(state);
  for (std::size_t q = 0; q < qualities_.size(); ++q)
    out.qualities.push_back(std::sqrt(model_.correlation) * shared +
                            std::sqrt(1 - model_.correlation) * normal_deviate(state));
  out.leniency = model_.leniency_sd * normal_deviate(state);
  out.spread = std::exp(model_.spread_sd * normal_deviate(state));
  out.pace = std::exp(model_.pace_sd * normal_deviate(state));
  out.careless = uniform_deviate(state) < model_.careless_share;
  out.coached = uniform_deviate(state) < model_.coached_share;
  out.reads_until = uniform_deviate(state);
  return out;
}

Sitting Simulation::sitting(const Candidate& candidate, int number, int time) const {
  std::uint64_t state = stream(seed_, sitting_salt, number, time);
  Sitting out;
  for (std::size_t i = 0; i < form_.size(); ++i) {
    const double done = real(i) / real(form_.size());
    const FormEntry& entry = form_[i];
    if (candidate.careless && done >= candidate.reads_until) {
      out.responses.insert_or_assign(id_of(entry), random_response(entry, state));
      out.seconds.push_back(rapid_seconds * (0.5 + uniform_deviate(state)));
      continue;
    }
    const Judge judge{model_, qualities_, candidate, model_.noise * (1 + model_.fatigue * done)};
    Response response = question_in(entry) != nullptr ? answer_of(*question_in(entry), judge, misread_, state)
                                                      : path_of(*scene_in(entry), judge, misread_, state);
    const double reading = real(words_of(entry, response)) / model_.words_per_minute * seconds_a_minute;
    const double unrest = std::exp(model_.pace_sd * normal_deviate(state));
    out.seconds.push_back((reading + seconds_a_press * real(presses_of(entry, response))) / candidate.pace * unrest);
    out.responses.insert_or_assign(id_of(entry), std::move(response));
  }
  return out;
}

SimulationFigures simulation_figures(const Simulation& simulation, const Profile& profile, int candidates,
                                     int sittings, std::optional<double> line) {
  require(candidates >= least_candidates && candidates <= most_candidates_simulated, "a crowd has 30 to 20000 candidates");
  require(sittings >= least_sittings && sittings <= most_sittings, "true scores take 2 to 200 sittings");
  const Crowd crowd = crowd_of(simulation, profile, candidates, sittings);
  const ErrorModel model = error_model_of("simulated", crowd.first);

  SimulationFigures out;
  out.candidates = candidates;
  out.questions = simulation.form().size();
  const Figure<> middle = median(crowd.minutes);
  out.minutes = {middle.value(), gate(candidates), candidates};
  std::vector<Figure<>> judgements;
  std::vector<Figure<>> fits;
  std::vector<Figure<>> fits_again;
  for (std::size_t i = 0; i < crowd.first.size(); ++i) {
    judgements.push_back(crowd.first[i].overall);
    fits.push_back(crowd.first[i].fit);
    fits_again.push_back(crowd.second[i].fit);
  }
  const std::vector<double> judged = values_of(judgements);
  out.judgement = mean_of(judged);
  out.judgement_sd = sd_of(judged);
  for (const ProfileQuality& wanted : profile.qualities) {
    const auto found = std::find_if(simulation.qualities().begin(), simulation.qualities().end(),
                                    [&](const Quality& quality) { return quality.id == wanted.quality; });
    out.qualities.push_back(quality_figures(crowd, model, static_cast<std::size_t>(found - simulation.qualities().begin())));
  }

  const std::vector<double> fit = values_of(fits);
  const std::vector<double> truth = values_of(crowd.true_fit);
  out.fit_mean = mean_of(fit);
  out.fit_sd = sd_of(fit);
  out.fit_retest = correlation_of(fit, values_of(fits_again));
  const Figure<> r = correlation_of(fit, truth);
  out.fit_r2 = r.has_value() ? Figure<>(r.value() * r.value(), r.status(), r.n()) : r;
  if (fit.empty() || truth.empty()) return out;

  const NormalPoints points = normal_points(profile.qualities.size());
  std::vector<SessionError> errors;
  std::vector<double> widths;
  std::size_t held = 0;
  for (std::size_t i = 0; i < crowd.first.size(); ++i) {
    errors.push_back(error_of(crowd.first[i], profile, &model, {line, {}}, points));
    const Limits& range = errors.back().fit.range;
    if (!range.low.has_value()) continue;
    widths.push_back(range.high.value() - range.low.value());
    if (truth[i] >= range.low.value() && truth[i] <= range.high.value()) ++held;
  }
  out.range_width = mean_of(widths);
  out.range_coverage = share_of(held, widths.size());
  if (line) out.line = line_figures(*line, fit, truth, errors);
  return out;
}

ErrorModel simulated_error_model(const Simulation& simulation, std::string version, int candidates) {
  require(candidates >= least_candidates && candidates <= most_candidates_simulated, "a crowd has 30 to 20000 candidates");
  std::vector<SessionResult> sessions;
  for (int i = 0; i < candidates; ++i)
    sessions.push_back(scored(simulation, simulation.sitting(simulation.candidate(i), i, 0), Profile{}));
  ErrorModel model = error_model_of(version, sessions);
  for (double& value : model.mean) value = rounded(value);
  for (Matrix* table : {&model.x, &model.e}) {
    for (auto& row : *table) {
      for (double& value : row) value = rounded(value);
    }
  }
  return design_model(std::move(version), model.n, std::move(model.mean), std::move(model.x), std::move(model.e));
}

}  // namespace aplomb::measure
