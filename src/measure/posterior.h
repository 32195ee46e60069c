#pragma once
// What scores with error say about true scores (scoring.md 5.6): multivariate Kelley regression (Kelley 1947; Wainer et
// al. 2001). Each true score is drawn towards the mean of its group, and the qualities lend each other information.

#include "measure/error_model.h"

#include <span>
#include <vector>

namespace aplomb::measure {

/// The true scores of one person, normally distributed.
struct Posterior {
  Status status =
      Status::not_estimable;  ///< ok or provisional: mean and covariance are there; otherwise they are empty
  int n = 0;                  ///< cases behind the model; 0 where only tables were given
  std::vector<double> mean;   ///< POMP points, by quality; not cut to 0..100
  Matrix covariance;          ///< quality x quality, symmetric, POMP points squared
};

/// The covariance of true scores: X - E with every eigenvalue raised to at least a millionth of the largest. Empty
/// where the largest is not above 0. Throws std::invalid_argument for tables that are not square, of one size and
/// sound.
Matrix true_covariance(const Matrix& x, const Matrix& e);

/// By quality, all POMP points: the group's `mean`, X, E, and one person's `scores` with their `coverage` in (0, 1],
/// which scales E_ab by 1/sqrt(c_a c_b). not_estimable where X - E has no positive eigenvalue, else ok. Throws
/// std::invalid_argument for shapes that differ, numbers not finite or beyond 1e100, and coverage out of range.
Posterior kelley(std::span<const double> mean, const Matrix& x, const Matrix& e, std::span<const double> scores,
                 std::span<const double> coverage);

/// The same for some qualities of a model, whose status it takes. incomplete where a score has no value; the status of
/// the first quality without an alpha. An alpha of 0 or below in one quality does not stop it (5.10): who wants the
/// strict rule of section 3 asks estimable() first.
Posterior posterior_of(const ErrorModel& model, std::span<const std::size_t> qualities,
                       std::span<const Figure<>> scores, std::span<const double> coverage);

}  // namespace aplomb::measure
