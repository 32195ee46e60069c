#pragma once
// The ideal profile: how well scores meet it, and which answer brought how much (scoring.md 5.1-5.5).

#include "core/profile.h"
#include "measure/figure.h"
#include "measure/item.h"

#include <optional>
#include <span>

namespace aplomb::measure {

/// A slope of a shape is at most 1/least_slope_width per POMP point: zero_at may not touch target, nor fade be nothing.
inline constexpr double least_slope_width = 1e-6;

/// What is wrong with one quality of a profile, in a few words; empty when it can be scored. Numbers have to be finite
/// and not beyond 1e300; weight > 0; at_least: zero_at < target; band: tolerance >= 0 and fade > 0.
std::string problem_of(const ProfileQuality& wanted);

/// The weights of a profile divided by their sum. Empty for none. Throws std::invalid_argument for a weight that is not
/// finite or not above 0.
std::vector<double> normalised_weights(std::span<const ProfileQuality> profile);
std::vector<double> normalised_weights(std::span<const double> weights);

/// f(x), 0..1, of a score in POMP points; defined for every finite x (5.2):
///  - at_least: clamp((x - zero_at)/(target - zero_at), 0, 1);
///  - band: clamp((fade - (|x - target| - tolerance))/fade, 0, 1).
double fit_of(const ProfileQuality& wanted, double x);

/// The slope of f just right of x, per POMP point.
double right_slope(const ProfileQuality& wanted, double x);

/// Observed fit F = 100 sum w f(x), 0..100, over `scores` by profile quality (5.3). incomplete when a score has no
/// value; not_measured for an empty profile. Throws std::invalid_argument for lengths that differ and for profiles with
/// a problem.
Figure<> observed_fit(std::span<const ProfileQuality> profile, std::span<const Figure<>> scores);

/// The squared distance of scores from targets and its three parts (Cronbach & Gleser 1953), POMP points squared. They
/// sum to d2.
struct Distance {
  double d2 = 0;
  double elevation = 0;  ///< k (mean x - mean t)^2
  double scatter = 0;    ///< k (s_x - s_t)^2, population s
  double shape = 0;      ///< 2 k s_x s_t (1 - r)
  Figure<> r;            ///< correlation of scores and targets, -1..1; zero_variance where either does not vary
};

/// Descriptive only: it punishes exceeding a target, so it may not drive a decision. `x`, `targets` by quality, POMP
/// points, at least one. Throws std::invalid_argument for no values, for lengths that differ and for numbers that are
/// not finite or beyond 1e100 (their squares have to be finite).
Distance distance(std::span<const double> x, std::span<const double> targets);

/// A fit taken apart (5.5; Aumann & Shapley 1974, along the straight line from chance to the candidate): fit = start +
/// sum of parts.
struct Explanation {
  Figure<> fit;
  double start = 0;                 ///< F0: the fit of answering at random
  std::vector<double> start_parts;  ///< by profile quality; they sum to start
  std::vector<double> parts;        ///< by profile quality: what the answers add
  /// Item x profile quality, fit points; they sum to parts by column. None where the item does not count.
  std::vector<std::vector<std::optional<double>>> contributions;
};

/// `scores` and `baselines` by profile quality, POMP points; `item_points` item x profile quality, POMP points above
/// chance that sum to score - baseline by column, none where an item does not count. The exactness is that of these
/// sums, but for a score within 1e-9 of its baseline, where the right-hand slope stands for the secant. A quality
/// without a score adds nothing, and leaves the fit incomplete. Past the upper edge of a band a good answer may have a
/// negative part. Throws std::invalid_argument as observed_fit does, and for baselines that are not finite.
Explanation explain(std::span<const ProfileQuality> profile, std::span<const Figure<>> scores,
                    std::span<const double> baselines, std::span<const std::vector<std::optional<double>>> item_points);

/// Whole numbers of tenths, rounded so that they add up to the rounded sum: floor each, then one more for those with
/// the largest remainders, ties to the first (largest remainder, Hamilton 1792). Throws std::invalid_argument for
/// values that are not finite, or beyond 1e12.
std::vector<double> largest_remainder(std::span<const double> values);

}  // namespace aplomb::measure
