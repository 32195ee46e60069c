#pragma once
// One item: what can be attained, what guessing gives, and what an answer scores (scoring.md 1.2, 1.2b).

#include "measure/figure.h"
#include "measure/item.h"

namespace aplomb::measure {

/// By quality, in the item's own key points: least and greatest attainable score, and the expected score of a uniformly
/// random valid answer.
struct ItemBounds {
  std::vector<double> min;
  std::vector<double> max;
  std::vector<double> chance;
};

/// R = max - min of quality `q`, 0 where the item does not measure it (R <= least_range).
double range(const ItemBounds& bounds, std::size_t q);

/// The quality with the largest range, ties to the lowest index (1.5); none when the item measures nothing.
std::optional<std::size_t> primary_quality(const ItemBounds& bounds);

/// The bounds of an item:
///  - pick: least, greatest, mean key over the options;
///  - most_least: -+(max K - min K), chance 0 (Motowidlo, Dunnette & Carter 1990);
///  - rate raw, squared, dichotomous (McDaniel et al. 2011): sums over options of the least, greatest and mean credit
///    of the integer marks 1..k, so that a key between two marks never demands the impossible;
///  - rank linear: rearrangement inequality (Hardy, Littlewood & Polya 1934);
///  - rank spearman, footrule: ranks 1..m and m..1 against the sorted midranks of the key;
///  - pairs (1.2b): -+s_q, chance 0.
/// Throws std::invalid_argument for an item with a problem (problem_of), and for `standardized` items, which have no
/// bounds of their own: see standardized.h.
ItemBounds bounds_of(const Item& item);

/// What an answer scores. Shapes by quality, and option x quality.
struct ItemScore {
  std::vector<double> y;         ///< key points, min..max
  std::vector<double> coverage;  ///< 0..1: below 1 only for a partly rated item; the share of its range that was rated
  Matrix option_parts;  ///< what each option adds: their sum over options is y - chance. A pair's part is split in
                        ///< equal halves between its two options
  Figure<> overall;     ///< pairs only, -1..+1: agreement over all counted pairs, weighted by E[hi] - E[lo];
                        ///< zero_variance_key when no two options differ by 0.5; other metrics: not_measured
  double overall_coverage = 1;  ///< 0..1: the share of those pairs' weight that was rated
};

/// Scores an answer. An unrated option of a partly rated item gets the mean credit of all marks (chance). Throws
/// std::invalid_argument as bounds_of does, and for an answer that is not valid for the item (check with valid()).
ItemScore score_item(const Item& item, const Answer& answer);

/// 2/(sum over q of R): the factor that makes a pick or most_least question count the same as every other (1.2b: pairs
/// have ranges that sum to 2). 1 when the item measures nothing.
double unit_factor(const ItemBounds& bounds);

/// Multiplies bounds or score by `factor` (finite, > 0). Coverage and overall agreement are free of units and stay.
ItemBounds scaled(ItemBounds bounds, double factor);
ItemScore scaled(ItemScore score, double factor);

}  // namespace aplomb::measure
