#include "measure/session_error.h"

#include "measure/distribution.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

void require_of_one_form(const ErrorModel& model, const SessionResult& result) {
  if (const std::string problem = problem_of(model); !problem.empty()) throw std::invalid_argument(problem);
  require(model.mean.size() == result.qualities.size(), "an error model of the bank's qualities");
}

std::size_t index_of(const SessionResult& result, const std::string& id) {
  const auto found = std::find_if(result.qualities.begin(), result.qualities.end(),
                                  [&](const QualityResult& quality) { return quality.quality == id; });
  require(found != result.qualities.end(), "the result has no such quality");
  return static_cast<std::size_t>(found - result.qualities.begin());
}

/// Sums of shares may pass 1 by the last bit.
double coverage_of(const QualityResult& quality) { return std::min(1.0, quality.coverage); }

QualityError error_of_quality(const QualityResult& quality, const ErrorModel* model, std::size_t q) {
  QualityError error;
  error.quality = quality.quality;
  const auto none = [&](Status status) {
    error.sem = Figure<>::none(status, model == nullptr ? 0 : model->n);
    error.interval = {error.sem, error.sem};
    return error;
  };
  if (model == nullptr) return none(Status::not_estimable);
  const Figure<> sem = sem_of(*model, q);
  if (!quality.score.has_value()) return none(quality.score.status());
  if (!sem.has_value()) return none(sem.status());
  error.hidden = !hangs_together(model->alpha[q]);
  if (error.hidden) return none(Status::not_estimable);
  error.sem = Figure<>(person_sem(sem.value(), coverage_of(quality)), status_of(*model), model->n);
  error.interval =
      person_interval(quality.score, Figure<>(sem.value(), status_of(*model), model->n), coverage_of(quality));
  return error;
}

Posterior without(Status status, int n) { return {status, n, {}, {}}; }

}  // namespace

ErrorModel error_model_of(std::string version, std::span<const SessionResult> sessions) {
  std::vector<std::vector<QualityScore>> persons;
  for (const SessionResult& session : sessions) persons.push_back(session.scored);
  return estimate_errors(std::move(version), persons);
}

SessionError error_of(const SessionResult& result, const Profile& profile, const ErrorModel* model,
                      const Demands& demands, const NormalPoints& points) {
  SessionError error;
  if (model != nullptr) {
    require_of_one_form(*model, result);
    error.model = model->version;
  }
  for (std::size_t q = 0; q < result.qualities.size(); ++q)
    error.qualities.push_back(error_of_quality(result.qualities[q], model, q));

  std::vector<std::size_t> wanted;
  std::vector<Figure<>> scores;
  std::vector<double> coverage;
  std::vector<double> weights;
  for (const ProfileQuality& quality : profile.qualities) {
    wanted.push_back(index_of(result, quality.quality));
    const QualityResult& scored = result.qualities[wanted.back()];
    scores.push_back(scored.score);
    // Where there is no score the coverage is not asked for: the posterior is incomplete.
    coverage.push_back(scored.score.has_value() ? coverage_of(scored) : 1);
    weights.push_back(quality.weight);
  }
  Posterior posterior = without(Status::not_estimable, 0);
  error.reliability = Figure<>::none(Status::not_estimable);
  if (model != nullptr) {
    error.reliability = composite_of(*model, wanted, weights).reliability;
    posterior = posterior_of(*model, wanted, scores, coverage);
    if (error.reliability.has_value() && error.reliability.value() <= 0 && posterior.status != Status::incomplete)
      posterior = without(Status::not_estimable, model->n);
  }
  error.fit = true_fit(profile.qualities, posterior, demands, points);
  return error;
}

bool dependable_difference(const SessionResult& result, const ErrorModel& model,
                           std::span<const std::string> qualities) {
  require_of_one_form(model, result);
  std::vector<std::size_t> shown;
  for (const std::string& id : qualities) {
    const std::size_t q = index_of(result, id);
    if (result.qualities[q].score.has_value() && hangs_together(model.alpha[q])) shown.push_back(q);
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const QualityResult& a = result.qualities[shown[i]];
      const QualityResult& b = result.qualities[shown[j]];
      const Figure<> error = difference_error(model, shown[i], coverage_of(a), shown[j], coverage_of(b));
      if (std::abs(a.score.value() - b.score.value()) > z975 * error.value()) return true;
    }
  }
  return false;
}

}  // namespace aplomb::measure
