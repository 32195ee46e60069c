#pragma once
// Where a score stands among others (scoring.md 4). The group is handed over whole, and it is the only thing that
// enters: norms and cut-offs by sex, race, age or any protected attribute are unlawful in employment tests (Civil
// Rights Act 1991 sec. 106), so nothing here could take one.

#include "measure/statistics.h"

#include <span>

namespace aplomb::measure {

/// Norm scores within this of a score are equal to it.
inline constexpr double equal_score = 1e-9;

/// All from the same p = (2B + Q)/(2n), B scores below and Q equal, so they cannot contradict each other. Every figure
/// carries n, and one status: too_few below 30 (no values), provisional below 100, then ok.
struct NormPlace {
  Figure<> percentile;  ///< mid-percentile rank 100 p, 0..100 (Crocker & Algina 1986)
  Limits limits;        ///< of the percentile (Wilson 1927)
  Figure<> z;           ///< Phi^-1 of p, kept within 1/(2n)..1 - 1/(2n)
  Figure<> t;           ///< 50 + 10 z (normalised T; McCall 1922)
  Figure<int> stanine;  ///< 1..9, cut at 4, 11, 23, 40, 60, 77, 89, 96 percent
};

/// The place of score `x` among `norm`: the scores of all complete candidates of one form version, in any order and any
/// one unit. Throws std::invalid_argument for numbers that are not finite or beyond 1e100.
NormPlace place_in(std::span<const double> norm, double x);

/// Interval of a proportion p in 0..1 of n cases, 0..1 (Wilson 1927). too_few for n < 1; std::invalid_argument for a p
/// out of range.
Limits wilson(double p, int n);

}  // namespace aplomb::measure
