#include "measure/error_model.h"

#include "measure/fit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// Tables and baselines that were computed are symmetric, and alike, up to rounding.
constexpr double rounding = 1e-9;
constexpr double complete = 1 - 1e-9;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

double real(std::size_t n) { return static_cast<double>(n); }

void require_sound(const ErrorModel& model) {
  if (const std::string problem = problem_of(model); !problem.empty()) throw std::invalid_argument(problem);
}

bool square(const Matrix& table, std::size_t size) {
  return table.size() == size &&
         std::all_of(table.begin(), table.end(), [size](const auto& row) { return row.size() == size; });
}

bool sound(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::isfinite(value) && std::abs(value) <= largest_value; });
}

bool symmetric(const Matrix& table) {
  for (std::size_t a = 0; a < table.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const double size = std::abs(table[a][b]) + std::abs(table[b][a]);
      if (std::abs(table[a][b] - table[b][a]) > rounding * (1 + size)) return false;
    }
  }
  return true;
}

/// A quality's items that vary, and per person their sum and the POMP score.
struct Column {
  std::vector<std::size_t> kept;  ///< places in the sample's list
  std::vector<double> total;
  std::vector<double> pomp;
};

Column column_of(const QualitySample& sample, const Reliability& reliability, std::size_t persons) {
  Column column;
  column.total.assign(persons, 0);
  column.pomp.assign(persons, 0);
  for (std::size_t i = 0; i < sample.items.size(); ++i) {
    const auto& dropped = reliability.dropped;
    const bool kept = std::find(dropped.begin(), dropped.end(), i) == dropped.end();
    if (kept) column.kept.push_back(i);
    for (std::size_t p = 0; p < persons; ++p) {
      column.pomp[p] += sample.scores[i][p];
      if (kept) column.total[p] += sample.scores[i][p];
    }
  }
  for (double& x : column.pomp) x = 100 * ((x - sample.least) / sample.range);
  return column;
}

double error_covariance(const QualitySample& a, const Column& in_a, const QualitySample& b, const Column& in_b) {
  double same = 0;
  double shared = 0;
  for (const std::size_t i : in_a.kept) {
    for (const std::size_t j : in_b.kept) {
      if (a.items[i] != b.items[j]) continue;
      same += covariance(a.scores[i], b.scores[j]);
      shared += 1;
    }
  }
  if (shared <= 0) return 0;
  const double pairs = real(in_a.kept.size()) * real(in_b.kept.size()) - shared;
  const double expected = pairs > 0 ? shared * ((covariance(in_a.total, in_b.total) - same) / pairs) : 0;
  return 100 / a.range * (100 / b.range) * (same - expected);
}

std::size_t persons_of(std::span<const QualitySample> qualities) {
  // The first quality may be one that nothing measures.
  const auto measured = std::find_if(qualities.begin(), qualities.end(),
                                     [](const QualitySample& sample) { return !sample.scores.empty(); });
  const std::size_t persons = measured == qualities.end() ? 0 : measured->scores[0].size();
  for (const QualitySample& sample : qualities) {
    require(sample.items.size() == sample.scores.size(), "one list of scores for each item");
    require(std::is_sorted(sample.items.begin(), sample.items.end()), "items stand in the form's order");
    require(sample.items.empty() || (sample.range > least_range && sound(std::vector{sample.range, sample.least})),
            "a quality that is measured has a range");
    for (const auto& scores : sample.scores)
      require(scores.size() == persons, "every item has a score of every person");
  }
  return persons;
}

bool answered_whole(std::span<const QualityScore> person) {
  bool measured = false;
  for (const QualityScore& quality : person) {
    if (!quality.coverage.has_value()) continue;
    measured = true;
    if (quality.coverage.value() < complete) return false;
  }
  return measured;
}

/// One quality of complete persons, in POMP points: range 100, and the points above chance as scores.
QualitySample sample_of(std::span<const std::vector<QualityScore>* const> persons, std::size_t q) {
  QualitySample sample;
  const QualityScore& first = (*persons.front())[q];
  if (!first.pomp.has_value()) return sample;
  sample.range = 100;
  sample.least = -first.baseline.value();
  for (std::size_t i = 0; i < first.item_points.size(); ++i) {
    if (!first.item_points[i]) continue;
    sample.items.push_back(i);
    std::vector<double> scores;
    for (const auto* person : persons) {
      const QualityScore& score = (*person)[q];
      require(score.item_points.size() == first.item_points.size() && score.item_points[i].has_value() &&
                  score.baseline.has_value() && std::abs(score.baseline.value() + sample.least) <= rounding * 100,
              "persons of one model took one version of a form");
      scores.push_back(*score.item_points[i]);
    }
    sample.scores.push_back(std::move(scores));
  }
  return sample;
}

}  // namespace

std::string_view name_of(ErrorSource source) { return source == ErrorSource::sample ? "sample" : "design"; }

std::string problem_of(const ErrorModel& model) {
  const std::size_t size = model.mean.size();
  if (!square(model.x, size) || !square(model.e, size) || model.alpha.size() != size)
    return "an error model has as many rows as means";
  if (!sound(model.mean)) return "a mean is out of range";
  for (std::size_t q = 0; q < size; ++q) {
    if (!sound(model.x[q]) || !sound(model.e[q])) return "a covariance is out of range";
    if (model.x[q][q] < 0 || model.e[q][q] < 0) return "a variance is not negative";
  }
  if (!symmetric(model.x) || !symmetric(model.e)) return "a table of covariances is symmetric";
  return {};
}

Status status_of(const ErrorModel& model) {
  return model.source == ErrorSource::design ? Status::provisional : gate(model.n);
}

Figure<> sem_of(const ErrorModel& model, std::size_t quality) {
  require(quality < model.alpha.size(), "the model has no such quality");
  const Figure<>& alpha = model.alpha[quality];
  if (!alpha.has_value()) return alpha;
  return Figure<>(std::sqrt(model.e[quality][quality]), status_of(model), model.n);
}

Status estimable(const ErrorModel& model, std::span<const std::size_t> qualities) {
  for (const std::size_t quality : qualities) {
    if (const Figure<> sem = sem_of(model, quality); !sem.has_value()) return sem.status();
  }
  const bool all = std::all_of(qualities.begin(), qualities.end(),
                               [&](std::size_t quality) { return hangs_together(model.alpha[quality]); });
  return all ? Status::ok : Status::not_estimable;
}

Figure<> difference_error(const ErrorModel& model, std::size_t a, double coverage_a, std::size_t b, double coverage_b) {
  for (const double coverage : {coverage_a, coverage_b})
    require(coverage > 0 && coverage <= 1, "a coverage lies in (0, 1]");
  for (const std::size_t quality : {a, b}) {
    if (const Figure<> sem = sem_of(model, quality); !sem.has_value()) return sem;
  }
  const double shared = model.e[a][b] / std::sqrt(coverage_a * coverage_b);
  // An estimated E need not be a covariance: the difference may come out below nothing.
  const double squared = std::max(0.0, model.e[a][a] / coverage_a + model.e[b][b] / coverage_b - 2 * shared);
  return Figure<>(std::sqrt(squared), status_of(model), model.n);
}

ErrorModel design_model(std::string version, int n, std::vector<double> mean, Matrix x, Matrix e) {
  ErrorModel model{std::move(version), ErrorSource::design, n, std::move(mean), std::move(x), std::move(e), {}};
  model.alpha.assign(model.mean.size(), Figure<>::none(Status::zero_variance, n));
  require_sound(model);
  for (std::size_t q = 0; q < model.mean.size(); ++q) {
    if (model.x[q][q] > least_variance)
      model.alpha[q] = Figure<>(1 - model.e[q][q] / model.x[q][q], Status::provisional, n);
  }
  return model;
}

ErrorModel estimate_errors(std::string version, std::span<const QualitySample> qualities) {
  const std::size_t persons = persons_of(qualities);
  const std::size_t size = qualities.size();
  const std::vector<double> zeros(size, 0);
  ErrorModel model{std::move(version),
                   ErrorSource::sample,
                   static_cast<int>(persons),
                   zeros,
                   Matrix(size, zeros),
                   Matrix(size, zeros),
                   {}};
  std::vector<Column> columns;
  for (std::size_t q = 0; q < size; ++q) {
    const bool measured = !qualities[q].items.empty();
    const Reliability reliability = reliability_of(qualities[q].scores);
    model.alpha.push_back(measured ? reliability.alpha : Figure<>::none(Status::not_measured, model.n));
    columns.push_back(measured ? column_of(qualities[q], reliability, persons) : Column{});
    if (measured && persons > 0) model.mean[q] = mean(columns[q].pomp);
  }
  for (std::size_t a = 0; a < size; ++a) {
    if (!model.alpha[a].has_value()) continue;
    for (std::size_t b = 0; b <= a; ++b) {
      if (!model.alpha[b].has_value()) continue;
      model.x[a][b] = model.x[b][a] = covariance(columns[a].pomp, columns[b].pomp);
      if (a != b) model.e[a][b] = model.e[b][a] = error_covariance(qualities[a], columns[a], qualities[b], columns[b]);
    }
    model.e[a][a] = model.x[a][a] * (1 - model.alpha[a].value());
  }
  require_sound(model);
  return model;
}

ErrorModel estimate_errors(std::string version, std::span<const std::vector<QualityScore>> persons) {
  std::vector<const std::vector<QualityScore>*> whole;
  for (const auto& person : persons) {
    require(person.size() == persons.front().size(), "every person has a score of every quality");
    if (answered_whole(person)) whole.push_back(&person);
  }
  std::vector<QualitySample> samples;
  for (std::size_t q = 0; !whole.empty() && q < persons.front().size(); ++q) samples.push_back(sample_of(whole, q));
  if (whole.empty() && !persons.empty()) samples.resize(persons.front().size());
  ErrorModel model = estimate_errors(std::move(version), samples);
  model.n = static_cast<int>(whole.size());
  for (std::size_t q = 0; q < samples.size(); ++q) {
    if (samples[q].items.empty())
      model.alpha[q] = Figure<>::none(whole.empty() ? Status::too_few : Status::not_measured);
  }
  return model;
}

Composite composite_of(const ErrorModel& model, std::span<const std::size_t> qualities,
                       std::span<const double> weights) {
  require_sound(model);
  require(weights.size() == qualities.size(), "one weight for each quality");
  const std::vector<double> w = normalised_weights(weights);
  const auto none = [&](Status status) {
    const auto figure = Figure<>::none(status, model.n);
    return Composite{figure, figure, figure};
  };
  if (qualities.empty()) return none(Status::not_measured);
  for (const std::size_t quality : qualities) {
    if (const Figure<> sem = sem_of(model, quality); !sem.has_value()) return none(sem.status());
  }
  double whole = 0;
  double error = 0;
  double own_error = 0;
  for (std::size_t a = 0; a < w.size(); ++a) {
    for (std::size_t b = 0; b < w.size(); ++b) {
      whole += w[a] * w[b] * model.x[qualities[a]][qualities[b]];
      error += w[a] * w[b] * model.e[qualities[a]][qualities[b]];
    }
    own_error += w[a] * w[a] * model.e[qualities[a]][qualities[a]];
  }
  if (whole <= least_variance) return none(Status::zero_variance);
  const auto figure = [&](double value) { return Figure<>(value, status_of(model), model.n); };
  return {figure(1 - error / whole), figure(1 - own_error / whole), figure(std::sqrt(std::max(0.0, error)))};
}

}  // namespace aplomb::measure
