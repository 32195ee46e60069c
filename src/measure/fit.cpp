#include "measure/fit.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// A score this near its baseline has no usable secant (5.5).
constexpr double least_step = 1e-9;

bool sound(double value) { return std::isfinite(value) && std::abs(value) <= largest_key; }

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

void require_sound(std::span<const ProfileQuality> profile) {
  for (const ProfileQuality& wanted : profile) {
    if (const std::string problem = problem_of(wanted); !problem.empty()) throw std::invalid_argument(problem);
  }
}

double population_sd(std::span<const double> values) {
  const double middle = mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - middle) * (value - middle);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

}  // namespace

std::string problem_of(const ProfileQuality& wanted) {
  for (const double value : {wanted.weight, wanted.target, wanted.zero_at, wanted.tolerance, wanted.fade}) {
    if (!sound(value)) return "a number of the profile is out of range";
  }
  if (wanted.weight <= 0) return "a weight is above 0";
  if (wanted.shape == Shape::at_least && wanted.target - wanted.zero_at < least_slope_width)
    return "zero_at lies below the target";
  if (wanted.shape == Shape::band && wanted.tolerance < 0) return "a tolerance is not negative";
  if (wanted.shape == Shape::band && wanted.fade < least_slope_width) return "a fade is above 0";
  return {};
}

std::vector<double> normalised_weights(std::span<const double> weights) {
  double largest = 0;
  for (const double weight : weights) {
    require(std::isfinite(weight) && weight > 0, "a weight is above 0");
    largest = std::max(largest, weight);
  }
  // Relative to the largest first: neither a sum of huge weights nor one of tiny ones may leave the range of a double.
  double sum = 0;
  for (const double weight : weights) sum += weight / largest;
  std::vector<double> normalised;
  for (const double weight : weights) normalised.push_back(weight / largest / sum);
  return normalised;
}

std::vector<double> normalised_weights(std::span<const ProfileQuality> profile) {
  std::vector<double> weights;
  for (const ProfileQuality& wanted : profile) weights.push_back(wanted.weight);
  return normalised_weights(weights);
}

double fit_of(const ProfileQuality& wanted, double x) {
  const double f = wanted.shape == Shape::at_least
                       ? (x - wanted.zero_at) / (wanted.target - wanted.zero_at)
                       : (wanted.fade - (std::abs(x - wanted.target) - wanted.tolerance)) / wanted.fade;
  return std::clamp(f, 0.0, 1.0);
}

double right_slope(const ProfileQuality& wanted, double x) {
  if (wanted.shape == Shape::at_least) {
    const bool rising = x >= wanted.zero_at && x < wanted.target;
    return rising ? 1 / (wanted.target - wanted.zero_at) : 0;
  }
  const double foot = wanted.tolerance + wanted.fade;
  if (x >= wanted.target - foot && x < wanted.target - wanted.tolerance) return 1 / wanted.fade;
  if (x >= wanted.target + wanted.tolerance && x < wanted.target + foot) return -1 / wanted.fade;
  return 0;
}

Figure<> observed_fit(std::span<const ProfileQuality> profile, std::span<const Figure<>> scores) {
  require(profile.size() == scores.size(), "one score for each quality of the profile");
  require_sound(profile);
  if (profile.empty()) return Figure<>::none(Status::not_measured);
  const std::vector<double> weights = normalised_weights(profile);
  double fit = 0;
  for (std::size_t q = 0; q < profile.size(); ++q) {
    if (!scores[q].has_value()) return Figure<>::none(Status::incomplete);
    fit += 100 * weights[q] * fit_of(profile[q], scores[q].value());
  }
  return std::clamp(fit, 0.0, 100.0);  // rounding aside
}

Distance distance(std::span<const double> x, std::span<const double> targets) {
  require(!x.empty() && x.size() == targets.size(), "one target for each score, and at least one");
  for (const auto& values : {x, targets}) {
    for (const double value : values)
      require(std::isfinite(value) && std::abs(value) <= 1e100, "a score is out of range");
  }
  const auto k = static_cast<double>(x.size());
  const double mean_x = mean(x);
  const double mean_t = mean(targets);
  const double s_x = population_sd(x);
  const double s_t = population_sd(targets);
  Distance result;
  for (std::size_t q = 0; q < x.size(); ++q) result.d2 += (x[q] - targets[q]) * (x[q] - targets[q]);
  result.elevation = k * (mean_x - mean_t) * (mean_x - mean_t);
  result.scatter = k * (s_x - s_t) * (s_x - s_t);
  if (s_x < least_sd || s_t < least_sd) {
    result.shape = result.d2 - result.elevation - result.scatter;
    result.r = Figure<>::none(Status::zero_variance);
    return result;
  }
  double r = 0;
  for (std::size_t q = 0; q < x.size(); ++q) r += (x[q] - mean_x) / s_x * ((targets[q] - mean_t) / s_t) / k;
  result.shape = 2 * k * s_x * s_t * (1 - r);
  result.r = std::clamp(r, -1.0, 1.0);  // rounding aside
  return result;
}

Explanation explain(std::span<const ProfileQuality> profile, std::span<const Figure<>> scores,
                    std::span<const double> baselines,
                    std::span<const std::vector<std::optional<double>>> item_points) {
  Explanation result;
  result.fit = observed_fit(profile, scores);
  require(baselines.size() == profile.size(), "one baseline for each quality of the profile");
  const std::vector<double> weights = normalised_weights(profile);
  result.contributions.assign(item_points.size(), std::vector<std::optional<double>>(profile.size()));
  for (std::size_t q = 0; q < profile.size(); ++q) {
    const double b = baselines[q];
    require(sound(b), "a baseline is out of range");
    const double f_b = fit_of(profile[q], b);
    result.start_parts.push_back(100 * weights[q] * f_b);
    result.start += result.start_parts.back();
    result.parts.push_back(0);
    if (!scores[q].has_value()) continue;
    const double x = scores[q].value();
    const double slope =
        std::abs(x - b) <= least_step ? right_slope(profile[q], b) : (fit_of(profile[q], x) - f_b) / (x - b);
    for (std::size_t i = 0; i < item_points.size(); ++i) {
      require(item_points[i].size() == profile.size(), "item points have a column for each quality of the profile");
      const auto& points = item_points[i][q];
      if (!points) continue;
      const double contribution = 100 * weights[q] * slope * *points;
      result.contributions[i][q] = contribution;
      result.parts[q] += contribution;
    }
  }
  return result;
}

std::vector<double> largest_remainder(std::span<const double> values) {
  std::vector<double> tenths;
  std::vector<std::int64_t> remainders;  // in billionths: equal decimals are equal here, though not in binary
  double sum = 0;
  double floors = 0;
  for (const double value : values) {
    require(std::isfinite(value) && std::abs(value) <= 1e12, "a value to round is out of range");
    const double whole = std::floor(value * 10);
    tenths.push_back(whole);
    remainders.push_back(std::llround((value * 10 - whole) * 1e9));
    sum += value;
    floors += whole;
  }
  const double missing = std::clamp(std::floor(sum * 10 + 0.5) - floors, 0.0, static_cast<double>(values.size()));
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) tenths[order[i]] += 1;
  for (double& value : tenths) value = value / 10 + 0.0;  // and no minus zero on a screen
  return tenths;
}

}  // namespace aplomb::measure
