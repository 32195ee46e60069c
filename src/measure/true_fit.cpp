#include "measure/true_fit.h"

#include "measure/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// A true score that varies less than this is known.
constexpr double least_spread = 1e-9;
/// Fits and scores that are due to meet a demand must not miss it by rounding.
constexpr double rounding = 1e-9;
constexpr double least_pivot = 1e-10;
constexpr double least_probability = 1e-12;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

void require_sound(const ProfileQuality& wanted) {
  if (const std::string problem = problem_of(wanted); !problem.empty()) throw std::invalid_argument(problem);
}

/// The places where f bends; two of them may be one.
std::vector<double> knots_of(const ProfileQuality& wanted) {
  if (wanted.shape == Shape::at_least) return {wanted.zero_at, wanted.target};
  const double foot = wanted.tolerance + wanted.fade;
  return {wanted.target - foot, wanted.target - wanted.tolerance, wanted.target + wanted.tolerance,
          wanted.target + foot};
}

double deviate(double at, double m, double s) { return std::clamp((at - m) / s, -1e100, 1e100); }

/// g of the R_d sequence: the root of x^(d+1) = x + 1.
double generator(std::size_t dimensions) {
  const double power = 1 / (static_cast<double>(dimensions) + 1);
  double g = 2;
  for (int round = 0; round < 64; ++round) g = std::pow(1 + g, power);
  return g;
}

double even_coordinate(double step, int index) {
  const double u = 0.5 + index * step;
  return u - std::floor(u);
}

/// Lower triangle L with L L' = covariance. A direction that does not vary gets a column of zeros.
Matrix lower_root(const Matrix& covariance) {
  const std::size_t size = covariance.size();
  double largest = 0;
  for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, covariance[i][i]);
  Matrix root(size, std::vector<double>(size, 0));
  for (std::size_t j = 0; j < size; ++j) {
    double pivot = covariance[j][j];
    for (std::size_t k = 0; k < j; ++k) pivot -= root[j][k] * root[j][k];
    if (pivot <= least_pivot * largest) continue;
    root[j][j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < size; ++i) {
      double rest = covariance[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= root[i][k] * root[j][k];
      root[i][j] = rest / root[j][j];
    }
  }
  return root;
}

/// The fit at every point, and how many points meet the demands.
struct Cloud {
  std::vector<double> fits;
  int meeting = 0;
};

Cloud cloud_of(std::span<const ProfileQuality> profile, const Posterior& posterior, const Demands& demands,
               const NormalPoints& points) {
  const std::vector<double> weights = normalised_weights(profile);
  const Matrix root = lower_root(posterior.covariance);
  const std::size_t size = profile.size();
  Cloud cloud;
  cloud.fits.reserve(points.z.size() / size);
  for (std::size_t at = 0; at + size <= points.z.size(); at += size) {
    double fit = 0;
    bool meets = true;
    for (std::size_t q = 0; q < size; ++q) {
      double t = posterior.mean[q];
      for (std::size_t k = 0; k <= q; ++k) t += root[q][k] * points.z[at + k];
      fit += 100 * weights[q] * fit_of(profile[q], t);
      if (!demands.minimums.empty() && demands.minimums[q] && t < *demands.minimums[q] - rounding) meets = false;
    }
    if (demands.cut && fit < *demands.cut - rounding) meets = false;
    cloud.meeting += meets ? 1 : 0;
    cloud.fits.push_back(std::clamp(fit, 0.0, 100.0));  // rounding aside
  }
  return cloud;
}

void require_fitting(std::span<const ProfileQuality> profile, const Posterior& posterior, const Demands& demands) {
  require(posterior.mean.size() == profile.size() && posterior.covariance.size() == profile.size(),
          "a posterior of the profile's qualities");
  require_values(posterior.mean);
  for (const auto& row : posterior.covariance) {
    require(row.size() == profile.size(), "a posterior of the profile's qualities");
    require_values(row);
  }
  if (demands.cut) require_values(std::span<const double>(&*demands.cut, 1));
  for (const auto& minimum : demands.minimums) {
    if (minimum) require_values(std::span<const double>(&*minimum, 1));
  }
}

}  // namespace

FitMoments fit_moments(const ProfileQuality& wanted, double m, double s) {
  require_sound(wanted);
  require_values(std::array{m, s});
  require(s >= 0, "a spread is not negative");
  if (s < least_spread) return {fit_of(wanted, m), 0};
  const std::vector<double> knots = knots_of(wanted);
  const double first = fit_of(wanted, knots.front());
  const double last = fit_of(wanted, knots.back());
  const double below = normal_cdf(deviate(knots.front(), m, s));
  const double above = normal_cdf(-deviate(knots.back(), m, s));
  double mean = first * below + last * above;
  double square = first * first * below + last * last * above;
  for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
    const double low = knots[k];
    const double width = knots[k + 1] - low;
    if (!(width > 0)) continue;
    // Measured from the lower knot: f = al + be u loses no digits however steep it is.
    const double al = fit_of(wanted, low);
    const double be = (fit_of(wanted, knots[k + 1]) - al) / width;
    const double a = deviate(low, m, s);
    const double c = deviate(knots[k + 1], m, s);
    const double p0 = std::max(0.0, normal_cdf(c) - normal_cdf(a));
    const double u = m - low;
    const double bend = s * (normal_pdf(a) - normal_pdf(c));
    // Over a narrow segment of a wide distribution these are small differences of large numbers: kept where they lie.
    const double p1 = std::clamp(u * p0 + bend, 0.0, width * p0);
    const double p2 =
        std::clamp(u * u * p0 + 2 * u * bend + s * s * (p0 + a * normal_pdf(a) - c * normal_pdf(c)), 0.0, width * p1);
    mean += al * p0 + be * p1;
    square += al * al * p0 + 2 * al * be * p1 + be * be * p2;
  }
  mean = std::clamp(mean, 0.0, 1.0);
  return {mean, std::clamp(square - mean * mean, 0.0, 1.0)};
}

std::vector<double> even_point(std::size_t dimensions, int index) {
  require(dimensions > 0 && index >= 1, "points are counted from 1, in at least one dimension");
  const double g = generator(dimensions);
  std::vector<double> point;
  for (std::size_t j = 1; j <= dimensions; ++j)
    point.push_back(even_coordinate(std::pow(g, -static_cast<double>(j)), index));
  return point;
}

NormalPoints normal_points(std::size_t dimensions) {
  require(dimensions > 0, "points have at least one dimension");
  const double g = generator(dimensions);
  std::vector<double> steps;
  for (std::size_t j = 1; j <= dimensions; ++j) steps.push_back(std::pow(g, -static_cast<double>(j)));
  NormalPoints points;
  points.dimensions = dimensions;
  points.z.reserve(dimensions * static_cast<std::size_t>(true_fit_points));
  for (int index = 1; index <= true_fit_points; ++index) {
    for (const double step : steps)
      points.z.push_back(
          normal_quantile(std::clamp(even_coordinate(step, index), least_probability, 1 - least_probability)));
  }
  return points;
}

std::string_view name_of(Band band) {
  switch (band) {
    case Band::recommend:
      return "recommend";
    case Band::consider:
      return "consider";
    case Band::not_yet:
      return "not_yet";
  }
  return {};
}

Band band_of(double probability) {
  require(probability >= 0 && probability <= 1, "a probability lies in 0..1");
  if (probability >= 0.75) return Band::recommend;
  return probability <= 0.25 ? Band::not_yet : Band::consider;
}

TrueFit true_fit(std::span<const ProfileQuality> profile, const Posterior& posterior, const Demands& demands,
                 const NormalPoints& points) {
  for (const ProfileQuality& wanted : profile) require_sound(wanted);
  require(demands.minimums.empty() || demands.minimums.size() == profile.size(),
          "one minimum for each quality, or none");
  TrueFit result;
  result.minimums.assign(profile.size(), Figure<>::none(Status::not_measured, posterior.n));
  const bool estimated = posterior.status == Status::ok || posterior.status == Status::provisional;
  if (!estimated || profile.empty()) {
    const auto none = Figure<>::none(estimated ? Status::not_measured : posterior.status, posterior.n);
    result.expected = result.mean = result.error = none;
    result.range = {none, none};
    if (demands.cut) result.meets = none;
    for (std::size_t q = 0; q < demands.minimums.size(); ++q) {
      if (demands.minimums[q]) result.minimums[q] = none;
    }
    return result;
  }
  require_fitting(profile, posterior, demands);
  require(points.dimensions == profile.size() && !points.z.empty(), "points of as many dimensions as qualities");
  const auto figure = [&](double value) { return Figure<>(value, posterior.status, posterior.n); };
  const std::vector<double> weights = normalised_weights(profile);
  double expected = 0;
  for (std::size_t q = 0; q < profile.size(); ++q) {
    const double s = std::sqrt(std::max(0.0, posterior.covariance[q][q]));
    result.by_quality.push_back(fit_moments(profile[q], posterior.mean[q], s));
    expected += 100 * weights[q] * result.by_quality.back().mean;
    if (demands.minimums.empty() || !demands.minimums[q]) continue;
    const double room = posterior.mean[q] - *demands.minimums[q];
    result.minimums[q] = figure(s < least_spread ? (room >= -rounding ? 1 : 0) : normal_cdf(deviate(room, 0, s)));
  }
  const Cloud cloud = cloud_of(profile, posterior, demands, points);
  const auto range = quantiles(cloud.fits, std::array{0.025, 0.975});
  result.expected = figure(std::clamp(expected, 0.0, 100.0));  // rounding aside
  result.mean = figure(measure::mean(cloud.fits));
  result.error = figure(sd(cloud.fits).value());
  result.range = {figure(range[0].value()), figure(range[1].value())};
  if (demands.cut) {
    result.meets = figure(cloud.meeting / static_cast<double>(cloud.fits.size()));
    result.band = band_of(result.meets->value());
  }
  return result;
}

std::optional<FitDifference> difference_of(const TrueFit& a, const TrueFit& b) {
  if (!a.expected.has_value() || !b.expected.has_value()) return std::nullopt;
  const double difference = a.expected.value() - b.expected.value();
  const double error = difference_error(a.error.value(), b.error.value());
  return FitDifference{difference, error, reliable_difference(a.expected.value(), b.expected.value(), error)};
}

}  // namespace aplomb::measure
