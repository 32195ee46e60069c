#include "app/technical_report.h"

#include "app/item_rows.h"
#include "measure/fit.h"
#include "measure/session_error.h"
#include "measure/session_items.h"

#include <algorithm>
#include <span>

namespace aplomb::app {
namespace {

using measure::Figure;
using measure::Status;

/// Mean and sd of those that have a value; where none has, why the first has not.
void add_spread(FigureRow& row, const std::vector<Figure<>>& figures) {
  std::vector<double> values;
  for (const Figure<>& figure : figures) {
    if (figure.has_value()) values.push_back(figure.value());
  }
  row.n = static_cast<int>(values.size());
  if (values.empty()) {
    const auto none = Figure<>::none(measure::gate(static_cast<int>(figures.size())) == Status::too_few ? Status::too_few : figures.front().status());
    row.figures.push_back(plain("mean", none, "points"));
    row.figures.push_back(plain("sd", none, "points"));
    return;
  }
  row.figures.push_back(plain("mean", measure::gated(measure::mean(values), row.n), "points"));
  row.figures.push_back(plain("sd", measure::gated(measure::sd(values), row.n), "points"));
}

/// Their mean; provisional where the model that one of them comes from is.
Figure<> mean_error(const std::vector<Figure<>>& errors) {
  FigureRow row;
  add_spread(row, errors);
  const Figure<> mean = row.figures.front().figure;
  const bool provisional = std::any_of(errors.begin(), errors.end(), [](const Figure<>& error) { return error.status() == Status::provisional; });
  return mean.has_value() && provisional ? Figure<>(mean.value(), Status::provisional, mean.n()) : mean;
}

/// What the sessions that count say together.
struct Sample {
  std::vector<const TakenSession*> sessions;
  std::optional<measure::ErrorModel> model;  ///< none without a session
  std::vector<measure::ItemAnalysis> items;  ///< by quality of the bank
  std::vector<Figure<>> omega;               ///< by quality of the bank
  [[nodiscard]] int n() const { return static_cast<int>(sessions.size()); }
};

bool complete(const TakenSession& session) {
  return std::all_of(session.result.answers.begin(), session.result.answers.end(), [](const measure::AnswerResult& answer) { return answer.status == measure::AnswerStatus::answered; });
}

Sample sample_of(const ReportSource& source) {
  Sample sample;
  std::vector<measure::SessionResult> results;
  std::vector<std::map<std::string, Response>> responses;
  for (const TakenSession& session : source.sessions) {
    if (!complete(session)) continue;
    sample.sessions.push_back(&session);
    results.push_back(session.result);
    responses.push_back(session.responses);
  }
  if (!results.empty()) sample.model = measure::error_model_of(source.form.family + " " + source.form.name, results);
  for (const auto& samples : measure::item_samples(measure::entries_of(source.items), source.bank.qualities, responses)) {
    sample.items.push_back(measure::analyse_items(samples));
    sample.omega.push_back(measure::omega_total(measure::measured_scores(samples)));
  }
  return sample;
}

/// The model in force, its rows in the order of the bank's qualities.
std::optional<measure::ErrorModel> model_in_use(const ReportSource& source) {
  if (source.models.empty()) return std::nullopt;
  return store::arranged(source.models.back().model, source.bank.qualities);
}

/// Without a model nothing is known of the error.
Figure<> sem_by(const std::optional<measure::ErrorModel>& model, std::size_t q, Status without) {
  return model ? measure::sem_of(*model, q) : Figure<>::none(without);
}

FigureRow quality_row(const ReportSource& source, const Sample& sample, const std::optional<measure::ErrorModel>& in_use, std::size_t q, int questions) {
  const Quality& quality = source.bank.qualities[q];
  FigureRow row{quality.name.empty() ? quality.id : quality.name, {plain("questions", Figure<>(questions), "questions")}, {}, sample.n()};
  std::vector<Figure<>> scores;
  for (const TakenSession* session : sample.sessions) scores.push_back(session->result.qualities[q].score);
  add_spread(row, scores);
  const measure::Reliability& found = sample.items[q].reliability;
  const Figure<> mean = row.figures[1].figure;
  const Figure<> sem = sem_by(sample.model, q, Status::too_few);
  row.figures.push_back(within("alpha", found.alpha, found.alpha_limits));
  row.figures.push_back(plain("omega", sample.omega[q]));
  row.figures.push_back(plain("standard error", sem, "points"));
  row.figures.push_back(within("likely true score of a person at the mean", mean, measure::person_interval(mean, sem, 1), "points"));
  row.figures.push_back(plain("standard error, model in use", sem_by(in_use, q, Status::not_estimable), "points"));
  if (questions < measure::least_answered) row.words.emplace_back("too_few_questions");
  if (found.alpha.has_value() && !measure::hangs_together(found.alpha)) row.words.emplace_back("does_not_hang_together");
  if (in_use && in_use->alpha[q].has_value() && !measure::hangs_together(in_use->alpha[q])) row.words.emplace_back("hidden");
  row.n = sample.n();
  return row;
}

void add_composite(FigureRow& row, const std::string& by, const std::optional<measure::ErrorModel>& model, std::span<const std::size_t> qualities, std::span<const double> weights, Status without) {
  measure::Composite composite{Figure<>::none(without), Figure<>::none(without), Figure<>::none(without)};
  if (model) composite = measure::composite_of(*model, qualities, weights);
  row.figures.push_back(plain("reliability, " + by, composite.reliability));
  row.figures.push_back(plain("standard error of the weighted score, " + by, composite.sem, "points"));
}

ProfileReport profile_report(const ReportSource& source, const Sample& sample, const std::optional<measure::ErrorModel>& in_use, const Hash& hash, const Profile& profile) {
  ProfileReport out{hash, profile.title, profile.status, {}, {"fit", {}, {}, 0}};
  const std::vector<double> weights = measure::normalised_weights(profile.qualities);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < profile.qualities.size(); ++i) {
    const ProfileQuality& wanted = profile.qualities[i];
    const auto found = std::find_if(source.bank.qualities.begin(), source.bank.qualities.end(), [&](const Quality& quality) { return quality.id == wanted.quality; });
    if (found == source.bank.qualities.end()) throw std::invalid_argument("the profile names an unknown quality: " + wanted.quality);
    places.push_back(static_cast<std::size_t>(found - source.bank.qualities.begin()));
    out.qualities.push_back({found->name.empty() ? found->id : found->name, weights[i], wanted.target, wanted.zero_at});
  }
  std::vector<Figure<>> fits;
  std::vector<Figure<>> errors;
  for (const TakenSession* session : sample.sessions) {
    if (session->profile != hash) continue;
    fits.push_back(session->result.fit);
    errors.push_back(session->fit_error);
  }
  add_spread(out.fit, fits);
  out.fit.figures.push_back(plain("standard error of a person's fit, as shown, mean", mean_error(errors), "points"));
  add_composite(out.fit, "these people", sample.model, places, weights, Status::too_few);
  add_composite(out.fit, "model in use", in_use, places, weights, Status::not_estimable);
  return out;
}

double points_of(const Option& option, const std::string& quality) {
  const auto found = std::find_if(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) { return entry.quality == quality; });
  return found == option.key.end() ? 0 : found->points;
}

/// The qualities that item `i` measures, its primary one first.
std::vector<std::size_t> measured_by(const std::vector<Quality>& qualities, const Sample& sample, std::size_t i, const std::string& primary) {
  std::vector<std::size_t> out;
  for (std::size_t q = 0; q < qualities.size(); ++q) {
    if (sample.items[q].items[i].status == Status::not_measured) continue;
    out.insert(qualities[q].id == primary ? out.begin() : out.end(), q);
  }
  return out;
}

ItemReport item_report(const ReportSource& source, const Sample& sample, std::size_t i) {
  ItemReport out;
  out.hash = source.form.items[i];
  std::string primary;
  std::string setting;
  const auto describe = [&](const auto& published, const auto* in_bank) {
    const auto& item = in_bank != nullptr ? *in_bank : published;
    out.id = published.id;
    out.title = item.title;
    primary = item.primary;
    setting = item.setting;
  };
  const auto* question = std::get_if<Question>(&source.items[i]);
  if (question != nullptr) {
    describe(*question, find_question(source.bank, question->id));
    out.format = name_of(question->format);
  } else {
    const Scene& scene = std::get<Scene>(source.items[i]);
    describe(scene, find_scene(source.bank, scene.id));
    out.format = "scene";
  }
  const Setting* place = find_setting(source.bank, setting);
  out.setting = place == nullptr ? setting : place->name;
  const std::vector<std::size_t> measured = measured_by(source.bank.qualities, sample, i, primary);
  for (const std::size_t q : measured) {
    const Quality& quality = source.bank.qualities[q];
    out.qualities.push_back(item_row(quality.name.empty() ? quality.id : quality.name, sample.items[q].items[i], sample.n()));
  }
  const bool chosen = question != nullptr && (question->format == Format::pick || question->format == Format::most_least);
  if (!chosen || measured.empty()) return out;
  const std::size_t first = measured.front();
  for (std::size_t o = 0; o < question->options.size(); ++o) {
    const Option& option = question->options[o];
    FigureRow row{option.id, {plain("effectiveness", Figure<>(option.e), "key points"), plain("key", Figure<>(points_of(option, source.bank.qualities[first].id)), "key points")}, {}, sample.n()};
    for (NamedFigure& figure : option_figures(question->format, sample.items[first].items[i], o, sample.n())) row.figures.push_back(std::move(figure));
    out.options.push_back(std::move(row));
  }
  return out;
}

}  // namespace

FormReport report_of(const ReportSource& source) {
  FormReport out;
  out.hash = source.hash;
  out.name = source.form.family + " " + source.form.name;
  out.language = source.form.language;
  out.in_use = source.in_use;
  out.items = static_cast<int>(source.form.items.size());
  out.editions = source.editions;
  out.models = source.models;
  out.vacancies = source.vacancies;
  out.counts = source.counts;
  out.judgement.of = "judgement";
  if (source.items.empty()) {
    add_spread(out.judgement, {});
    return out;
  }
  const Sample sample = sample_of(source);
  out.counts.complete = sample.n();
  out.counts.left_out = out.counts.finished - sample.n();
  out.status = measure::gate(sample.n());
  std::vector<Figure<>> judgements;
  for (const TakenSession* session : sample.sessions) judgements.push_back(session->result.overall);
  add_spread(out.judgement, judgements);
  const auto in_use = model_in_use(source);
  for (const auto& [hash, profile] : source.profiles) out.profiles.push_back(profile_report(source, sample, in_use, hash, profile));
  for (std::size_t q = 0; q < source.bank.qualities.size(); ++q) {
    const auto& items = sample.items[q].items;
    const auto questions = std::count_if(items.begin(), items.end(), [](const measure::ItemFigures& item) { return item.status != Status::not_measured; });
    if (questions > 0) out.qualities.push_back(quality_row(source, sample, in_use, q, static_cast<int>(questions)));
  }
  for (std::size_t i = 0; i < source.items.size(); ++i) out.by_item.push_back(item_report(source, sample, i));
  return out;
}

}  // namespace aplomb::app
