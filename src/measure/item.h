#pragma once
// An item and an answer by index: what the kernels of measure/ compute on (scoring.md 1.1).
// The bridge from a bank's questions, which name things by id, is session_score.h.

#include "core/bank.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::measure {

inline constexpr std::size_t min_options = 2;
inline constexpr std::size_t max_options = 8;

/// An item whose attainable range for a quality is not above this does not measure it (1.2). POMP needs a range to
/// divide by.
inline constexpr double least_range = 1e-12;

/// Keys and weights beyond this size are refused: sums over a form must stay finite.
inline constexpr double largest_key = 1e300;

/// Rows by columns. Options come first: matrix[option][quality].
using Matrix = std::vector<std::vector<double>>;

/// How a rating or a ranking is held against the key (1.2, 1.2b, 1.3). Formats pick and most_least do not read it.
enum class Metric {
  pairs,         ///< rate, rank: order of keyed pairs (1.2b)
  raw,           ///< rate: -|r - e|
  squared,       ///< rate: -(r - e)^2
  dichotomous,   ///< rate: same side of the scale's middle (McDaniel et al. 2011)
  standardized,  ///< rate: correlation over the whole form (1.3; standardized.h)
  spearman,      ///< rank: squared rank differences
  footrule,      ///< rank: absolute rank differences (Diaconis & Graham 1977)
  linear,        ///< rank: key_q times places from the bottom
};

/// One item. Which fields are read:
///  - pick, most_least: key_q; or, where key_q is empty, effectiveness in [1, scale_k] with quality_weights;
///  - rate and rank with pairs: key_q and effectiveness (any scale: only differences count);
///  - rate with raw, squared, dichotomous, standardized: effectiveness in [1, scale_k], quality_weights;
///  - rank with spearman, footrule: effectiveness, quality_weights;
///  - rank with linear: key_q.
struct Item {
  Format format = Format::pick;
  Metric metric = Metric::pairs;
  std::size_t options = 0;              ///< 2..8
  std::size_t qualities = 0;            ///< columns of every result
  Matrix key_q;                         ///< options x qualities: how an option speaks for a quality
  std::vector<double> effectiveness;    ///< by option: overall effectiveness
  std::vector<double> quality_weights;  ///< by quality, >= 0
  int scale_k = 5;                      ///< marks of the scale, 3..9; ratings are 1..scale_k
};

struct PickAnswer {
  std::size_t option = 0;
};
struct MostLeastAnswer {
  std::size_t most = 0;
  std::size_t least = 0;
};
/// The mark 1..scale_k of each option; none = not rated.
struct RateAnswer {
  std::vector<std::optional<int>> marks;
};
/// The rank of each option, 1 = best; a permutation of 1..options.
struct RankAnswer {
  std::vector<int> ranks;
};
using Answer = std::variant<PickAnswer, MostLeastAnswer, RateAnswer, RankAnswer>;

/// What is wrong with `item`, in a few words for a programmer; empty when it can be scored. An item has to have 2..8
/// options, a metric that belongs to its format, exactly the fields above in the right lengths, and finite numbers not
/// beyond largest_key.
std::string problem_of(const Item& item);

/// Whether `answer` is a complete answer to `item`, or a rating with at least one mark. Anything else counts as
/// unanswered (1.2).
bool valid(const Item& item, const Answer& answer);

/// The same item with its effectiveness key turned into K[o][q] = v[q] (e[o] - 1)/(k - 1) where a pick or most_least
/// item has no key_q (1.1); every other item as it is.
Item with_key_q(Item item);

}  // namespace aplomb::measure
