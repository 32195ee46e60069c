#pragma once
// Rating items scored by their correlation with the key over the whole form (scoring.md 1.3; McDaniel et al. 2011,
// Legree et al. 2010): z-scoring both vectors removes elevation and scatter, since sum (z_r - z_e)^2 = 2(n - 1)(1 - r).

#include "measure/figure.h"
#include "measure/form_score.h"

#include <span>

namespace aplomb::measure {

inline constexpr int least_rated_options = 8;

struct StandardizedScore {
  Figure<> r;     ///< Pearson correlation of ratings and key, -1..1; incomplete, zero_variance_key; 0 with flat_ratings
  Figure<> pomp;  ///< 50(1 + r), 0..100, with the same status
  int rated = 0;  ///< rated options
  int options = 0;  ///< options of the administered items that measure the quality
  int answered_items = 0;
  Matrix option_points;  ///< by item (empty where it does not count), by option: 50 z_r z_e/(n - 1), 0 for an unrated
                         ///< option. They sum to pomp - 50
};

/// Pools the rated options of the standardized items with quality_weights[q] > 0. Other items are passed over.
/// `answers` and `statuses` by item; items and answers have to be sound (problem_of, valid), as score_form makes sure
/// of. Fewer than least_rated_options, or than 75 % of the options: incomplete; then zero_variance_key before
/// flat_ratings.
StandardizedScore standardized_score(std::span<const Item> items, std::span<const std::optional<Answer>> answers,
                                     std::span<const ItemStatus> statuses, std::size_t q);

}  // namespace aplomb::measure
