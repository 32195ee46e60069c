#pragma once
// How reliable one quality's score is, and what its error means for one person and for two (scoring.md 3). Data: the
// item scores of the persons who answered every item of one form version.

#include "measure/statistics.h"

#include <cstddef>
#include <span>
#include <vector>

namespace aplomb::measure {

/// Scores item x person, in any one unit. Every item has the same persons.
using ItemScores = std::vector<std::vector<double>>;

struct Reliability {
  /// ok or provisional by n; too_few below least_sample; not_estimable with fewer than 2 items that vary;
  /// zero_variance where their sum does not. Without ok or provisional no figure below has a value.
  Status status = Status::too_few;
  int n = 0;                         ///< persons
  std::size_t items_used = 0;        ///< items that vary (sample variance above 1e-12)
  std::vector<std::size_t> dropped;  ///< the others
  Figure<> alpha;       ///< at most 1 (Cronbach 1951). 0 and below is kept, but means: the items do not hang together
  Limits alpha_limits;  ///< Feldt, Woodruff & Salih 1987
  Figure<> total_sd;    ///< of the sum of the items, in their unit
  Figure<> sem;         ///< total_sd sqrt(1 - alpha), in the items' unit (Lord & Novick 1968)
  std::vector<Figure<>> alpha_if_deleted;  ///< by item; too_few_items below 3; zero_variance for dropped items
  std::vector<Figure<>> item_rest;         ///< by item: its correlation with the sum of the others; zero_variance
};

/// Throws std::invalid_argument for items with different numbers of persons, and for values that are not finite or
/// beyond 1e100.
Reliability reliability_of(const ItemScores& items);

/// The interval of an alpha (at most 1) of n >= 2 persons and k >= 2 items (Feldt, Woodruff & Salih 1987). The gate's
/// status and n go with it. Throws std::invalid_argument for numbers out of range.
Limits alpha_limits(double alpha, int n, std::size_t k);

/// Omega total of one factor, 0..1 (McDonald 1999), by maximum likelihood: the EM algorithm of Rubin & Thayer 1982 on
/// the correlations of the items that vary. Shown beside alpha; no other figure uses it. too_few by n; too_few_items
/// below 3 that vary; not_estimable where their correlations sum to nothing; heywood where an item's uniqueness runs
/// into its floor; no_convergence. Throws as reliability_of does.
Figure<> omega_total(const ItemScores& items);

/// Whether a reliability may be shown as a number: it has a value above 0 (5.10 hides a quality without).
bool hangs_together(const Figure<>& alpha);

/// The standard error of one person's score: sem/sqrt(coverage), POMP points (Spearman-Brown for a shortened form).
/// `coverage` in (0, 1]; std::invalid_argument otherwise, and for a sem that is negative.
double person_sem(double sem, double coverage);

/// x -+ z975 SEM of the person, cut to 0..100: where 95 of 100 true scores lie. `x` 0..100 POMP points; provisional
/// where `sem` is, and without a value where either has none.
Limits person_interval(const Figure<>& x, const Figure<>& sem, double coverage);

/// Standard error of the difference of two persons on one quality, POMP points, from the standard error of each.
double difference_error(double sem_a, double sem_b);

/// Whether |a - b| reaches z975 standard errors of the difference. Below that nothing may be sorted or coloured by it.
bool reliable_difference(double a, double b, double error);

}  // namespace aplomb::measure
