#pragma once
// The `pairs` metric of rate and rank items (scoring.md 1.2b): credit for the keyed order of two options, weighted by
// the gap of their keys. For a ranking it is a weighted Kendall tau (Kendall 1938); with ties in the answer it is
// tau-b's division by sqrt(N (C + D)) (Kendall 1945), which leaves a constant rater at chance and gains nothing from
// avoiding or seeking ties.

#include "measure/item.h"

#include <span>

namespace aplomb::measure {

/// Two options that the key tells apart: E[hi] - E[lo] >= 0.5.
struct KeyedPair {
  std::size_t hi = 0;
  std::size_t lo = 0;
  double gap = 0;               ///< E[hi] - E[lo]: the pair's weight in the overall judgement
  std::vector<double> weights;  ///< by quality, >= 0; 0 where the key opposes E or is level
};

/// Which way an answer put a pair.
enum class PairOrder { keyed, reversed, level, unrated };

/// The counted pairs of a rate or rank item with a sound key (problem_of empty), ordered by hi, then lo.
std::vector<KeyedPair> keyed_pairs(const Item& item);

/// N_q: the sum of the pairs' weights, by quality, in key points.
std::vector<double> pair_totals(std::span<const KeyedPair> pairs, std::size_t qualities);

/// s_q = N_q / sum of all N: a question counts 1, split among what it measures; all 0 when it measures nothing.
std::vector<double> pair_shares(std::span<const double> totals);

/// How `answer` (valid for the item) put the pair. Ratings: the higher mark is better; ranks: the lower number.
PairOrder order_of(const KeyedPair& pair, const Answer& answer);

/// What each pair adds to the agreement a = (C - D)/sqrt(N (C + D)), -1..+1: +-w/sqrt(N (C + D)), and 0 for level or
/// unrated pairs. `weights` and `orders` by pair. All 0 when N is 0 or no pair was put in order: a is then 0, never
/// 0/0.
std::vector<double> pair_parts(std::span<const double> weights, std::span<const PairOrder> orders);

/// The share 0..1 of the pairs' weight whose two options were rated; 0 when N is 0.
double pair_coverage(std::span<const double> weights, std::span<const PairOrder> orders);

}  // namespace aplomb::measure
