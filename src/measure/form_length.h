#pragma once
// What a form will be like before anybody took it, and how long it has to be (scoring.md 9).

#include "measure/figure.h"

namespace aplomb::measure {

/// A quality of `items` items of equal range.
struct PredictedScore {
  Figure<> sd;     ///< POMP points; not_estimable where the variance would not be above 0
  Figure<> alpha;  ///< at most 1; may be 0 or below
};
/// `items` at least 1, `item_sd` >= 0 (item POMP points), `inter_item_covariance` (their mean, points squared):
/// variance k s^2 + k(k - 1)c of the sum. Throws std::invalid_argument otherwise, and for numbers that are not finite or
/// beyond 1e100.
PredictedScore predicted_score(int items, double item_sd, double inter_item_covariance);

/// The number of items that lifts alpha to `target` (Spearman 1910; Brown 1910), at least 1; `items` at least 1 now,
/// `target` in (0, 1), `alpha` below 1 (else std::invalid_argument). not_estimable for alpha <= 0, and where it would
/// take more than a billion.
Figure<int> needed_items(int items, double alpha, double target);

}  // namespace aplomb::measure
