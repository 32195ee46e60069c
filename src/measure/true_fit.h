#pragma once
// How well the true scores meet the ideal profile (scoring.md 5.7-5.9): the fit that error leaves to be expected, the
// range it is likely in, and the probability that it is above a line.

#include "measure/fit.h"
#include "measure/posterior.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// How many points carry the probability (5.8): its error is .001 with two qualities, .005 with eleven.
inline constexpr int true_fit_points = 8192;

/// Mean and variance of f(T).
struct FitMoments {
  double mean = 0;      ///< 0..1
  double variance = 0;  ///< 0..1
};
/// Of a true score T ~ N(m, s^2), exactly (integrals of a piecewise linear function). s >= 0; below 1e-9 it is f(m), 0.
/// Throws std::invalid_argument for numbers not finite or beyond 1e100 and a quality with a problem.
FitMoments fit_moments(const ProfileQuality& wanted, double m, double s);

/// Point `index` (1, 2, ...) of the R_d sequence in `dimensions` dimensions (Roberts 2018): it fills the unit cube
/// evenly, without chance. Every coordinate in 0..1. Throws std::invalid_argument for no dimensions and index < 1.
std::vector<double> even_point(std::size_t dimensions, int index);

/// The first true_fit_points of them as independent normal deviates. To be made once for a list of persons.
struct NormalPoints {
  std::size_t dimensions = 0;
  std::vector<double> z;  ///< point by point
};
NormalPoints normal_points(std::size_t dimensions);

/// What somebody demands. Nothing is demanded unless someone entered it (5.10).
struct Demands {
  std::optional<double> cut;                    ///< least fit, fit points
  std::vector<std::optional<double>> minimums;  ///< by profile quality, POMP points; or empty for none
};

/// P >= .75, P <= .25, between them. Shown as above the line, below the line, too close to tell.
enum class Band { recommend, consider, not_yet };
/// "recommend", "consider", "not_yet".
std::string_view name_of(Band band);
/// `probability` in 0..1.
Band band_of(double probability);

/// All figures carry the posterior's status and n; none has a value where the posterior has none, and no band then.
struct TrueFit {
  Figure<> expected;  ///< estimated true fit 0..100, exact: what lists may sort by
  std::vector<FitMoments> by_quality;
  Figure<> mean;   ///< of the points' fit: `expected`, but for the integration error
  Figure<> error;  ///< standard error of the fit, fit points
  Limits range;    ///< likely true fit: quantiles .025 and .975 of the points' fit
  /// P(meets): the share of points that meet the cut and every minimum, 0..1. Not there when there is no cut.
  std::optional<Figure<>> meets;
  std::optional<Band> band;        ///< of P(meets), where it has a value
  std::vector<Figure<>> minimums;  ///< by profile quality: P(T >= minimum), exact; not_measured where none is demanded
};

/// `posterior` by profile quality. Throws std::invalid_argument for lengths that differ, numbers not finite, a profile
/// with a problem or points of another dimension.
TrueFit true_fit(std::span<const ProfileQuality> profile, const Posterior& posterior, const Demands& demands,
                 const NormalPoints& points);

/// Two persons' estimated true fit.
struct FitDifference {
  double difference = 0;  ///< a - b, fit points
  double error = 0;       ///< sqrt(sd_a^2 + sd_b^2)
  bool reliable = false;  ///< |difference| >= z975 error; otherwise "no reliable difference" has to be said
};
/// None where either has no value.
std::optional<FitDifference> difference_of(const TrueFit& a, const TrueFit& b);

}  // namespace aplomb::measure
