#pragma once
// The error of a form's scores over all qualities (scoring.md 3): an answer that speaks for two qualities puts the same
// error into both, so errors have covariances. A model is a constant that people adopt; every stored result keeps its
// version.

#include "measure/form_score.h"
#include "measure/reliability.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// sample: of people who took the form; design: of a pilot or a simulation, shipped with the form.
enum class ErrorSource { sample, design };
/// "sample", "design".
std::string_view name_of(ErrorSource source);

/// Indices are those of the form's qualities; quality x quality tables are symmetric.
struct ErrorModel {
  std::string version;
  ErrorSource source = ErrorSource::sample;
  int n = 0;                    ///< complete cases
  std::vector<double> mean;     ///< POMP points
  Matrix x;                     ///< X: covariance of the scores, POMP points squared
  Matrix e;                     ///< E: covariance of their errors; its diagonal is SEM^2
  std::vector<Figure<>> alpha;  ///< 1 - E_aa/X_aa; without a value where the quality has no error estimate (rows and
                                ///< columns of x and e are then 0)
};

/// What is wrong with a model's shape, in a few words; empty when it can be used: tables as long as the mean,
/// symmetric, numbers finite and not beyond 1e100, no negative variance.
std::string problem_of(const ErrorModel& model);

/// The word that goes with everything computed from the model: a design is always provisional; a sample too_few below
/// 30, provisional below 100, then ok.
Status status_of(const ErrorModel& model);

/// The standard error of a quality's score, POMP points; the status of its alpha where there is none. Throws
/// std::invalid_argument for an index out of range.
Figure<> sem_of(const ErrorModel& model, std::size_t quality);

/// Whether the true part of every one of these qualities can be told from its error: ok, or not_estimable where an
/// alpha is 0 or below (the strict rule of section 3), or the status of the first quality without an alpha. Throws as
/// sem_of does.
Status estimable(const ErrorModel& model, std::span<const std::size_t> qualities);

/// Standard error of the difference of one person's scores on two qualities, POMP points: sqrt(E_aa/c_a + E_bb/c_b - 2
/// E_ab/sqrt(c_a c_b)) with their coverage in (0, 1]. The status of the first that has no error; std::invalid_argument
/// for coverage out of range, and as sem_of throws.
Figure<> difference_error(const ErrorModel& model, std::size_t a, double coverage_a, std::size_t b, double coverage_b);

/// A model from outside the sample: of a pilot, or of simulated sessions (then the tables of estimate_errors). It gives
/// way to a sample of status ok, once two people adopt that as a new version (5.10). alpha becomes 1 - E_aa/X_aa.
/// Throws std::invalid_argument for a problem.
ErrorModel design_model(std::string version, int n, std::vector<double> mean, Matrix x, Matrix e);

/// One quality in a sample of complete cases.
struct QualitySample {
  std::vector<std::size_t> items;  ///< those of the form that measure it, ascending
  ItemScores scores;               ///< by those items, then person, in key points
  double least = 0;                ///< sum of the items' attainable minima
  double range = 0;                ///< R: sum of their ranges, above least_range
};

/// X, E and alpha from item scores. E_ab = 1e4/(R_a R_b) (sum of cov(y_ia, y_ib) over the m shared items - m times the
/// mean covariance of different items): alpha's own error variance, extended to pairs of qualities. Constant items are
/// left out of the sums, not of the ranges. Fewer than 30 persons: no alpha has a value (too_few). Throws
/// std::invalid_argument for shapes that do not fit, and for numbers not finite or beyond 1e100.
ErrorModel estimate_errors(std::string version, std::span<const QualitySample> qualities);

/// The same from the persons' form scores, all of one form version, by person then quality. Persons with anything
/// unanswered are passed over: n is what is left. `standardized` qualities are covered: their items' points add up to
/// x - 50 (1.3). Throws std::invalid_argument for persons with different items, qualities or baselines.
ErrorModel estimate_errors(std::string version, std::span<const std::vector<QualityScore>> persons);

/// A weighted sum of qualities.
struct Composite {
  Figure<> reliability;  ///< 1 - w'E w/w'X w
  Figure<> mosier;       ///< the same with E's diagonal alone (Mosier 1943)
  Figure<> sem;          ///< sqrt(w'E w), POMP points
};

/// `qualities` of the model and their `weights` (above 0, relative). The model's status goes with the figures;
/// zero_variance where the sum does not vary; otherwise the status of the first quality without an alpha. Throws
/// std::invalid_argument for lengths that differ, weights that are not positive and indices out of range.
Composite composite_of(const ErrorModel& model, std::span<const std::size_t> qualities,
                       std::span<const double> weights);

}  // namespace aplomb::measure
