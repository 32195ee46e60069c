#pragma once
// Sample statistics (scoring.md 0.3, 0.4). Values are finite and not beyond largest_value, so that their squares stay
// finite; anything else is std::invalid_argument.

#include "measure/figure.h"

#include <cstddef>
#include <span>
#include <vector>

namespace aplomb::measure {

inline constexpr double largest_value = 1e100;
/// What varies less than this does not vary: rounding leaves more than nothing.
inline constexpr double least_sd = 1e-12;
inline constexpr double least_variance = 1e-12;
/// Norm, reliability and item figures: below least_sample nothing is shown, below settled_sample it is provisional
/// (0.3).
inline constexpr int least_sample = 30;
inline constexpr int settled_sample = 100;

/// too_few, provisional or ok, by the number of cases (0.3).
Status gate(int n);
/// A figure of `n` cases with the gate's word: without a value below least_sample; a status without a value stays.
Figure<> gated(const Figure<>& figure, int n);

/// The two ends of an interval, 95 % and two-sided (0.7): both have a value, or neither and the same status.
struct Limits {
  Figure<> low;
  Figure<> high;
  static Limits none(Status status, int n = 0) { return {Figure<>::none(status, n), Figure<>::none(status, n)}; }
};

/// Throws std::invalid_argument unless every value is finite and not beyond largest_value.
void require_values(std::span<const double> values);

/// Sum in index order, divided by n. Throws std::invalid_argument for no values.
double mean(std::span<const double> values);

/// The sum of squares about the mean over n - 1, in two passes. too_few for n < 2.
Figure<> variance(std::span<const double> values);
/// Its root, in the units of the values.
Figure<> sd(std::span<const double> values);

/// Sample covariance (divisor n - 1) of two lists of one length, n >= 2: throws std::invalid_argument otherwise.
double covariance(std::span<const double> x, std::span<const double> y);

/// Pearson correlation, -1..1. too_few for n < 2; zero_variance where either sd is below least_sd. Throws
/// std::invalid_argument for lists of different length.
Figure<> correlation(std::span<const double> x, std::span<const double> y);

/// Quantile of type 7 (Hyndman & Fan 1996), `p` in 0..1 (else std::invalid_argument): with h = (n - 1)p between the
/// sorted values floor(h) and floor(h) + 1. too_few for no values. The values need no order.
Figure<> quantile(std::span<const double> values, double p);
/// Several quantiles of one list, sorted once.
std::vector<Figure<>> quantiles(std::span<const double> values, std::span<const double> p);
/// The middle value, or the mean of the two middle ones.
Figure<> median(std::span<const double> values);

/// Mean and spread of values that come one by one (Welford 1962), free of the cancellation of a sum of squares.
struct Running {
  long long n = 0;
  double mean = 0;
  double m2 = 0;  ///< sum of squares about the mean
};
/// One more value, finite and not beyond largest_value, or std::invalid_argument.
Running with(Running running, double value);
Running running(std::span<const double> values);
/// Two parts as one (Chan, Golub & LeVeque 1983).
Running merged(const Running& a, const Running& b);
/// m2/(n - 1) and its root; too_few for n < 2.
Figure<> variance(const Running& running);
Figure<> sd(const Running& running);

}  // namespace aplomb::measure
