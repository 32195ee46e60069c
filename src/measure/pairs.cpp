#include "measure/pairs.h"

#include <algorithm>
#include <cmath>

namespace aplomb::measure {
namespace {

// Keys are decimals (1.4 - 0.9 is 0.4999… in binary): a gap written as 0.5 has to count.
constexpr double least_gap = 0.5 - 1e-9;

}  // namespace

std::vector<KeyedPair> keyed_pairs(const Item& item) {
  std::vector<KeyedPair> pairs;
  for (std::size_t hi = 0; hi < item.options; ++hi) {
    for (std::size_t lo = 0; lo < item.options; ++lo) {
      const double gap = item.effectiveness[hi] - item.effectiveness[lo];
      if (gap < least_gap) continue;
      KeyedPair pair{hi, lo, gap, std::vector<double>(item.qualities, 0)};
      for (std::size_t q = 0; q < item.qualities; ++q) {
        // A pair whose key opposes E is left out: it would reward the worse act for its kindness.
        const double weight = item.key_q[hi][q] - item.key_q[lo][q];
        if (weight > least_range) pair.weights[q] = weight;
      }
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

std::vector<double> pair_totals(std::span<const KeyedPair> pairs, std::size_t qualities) {
  std::vector<double> totals(qualities, 0);
  for (const KeyedPair& pair : pairs) {
    for (std::size_t q = 0; q < qualities; ++q) totals[q] += pair.weights[q];
  }
  return totals;
}

std::vector<double> pair_shares(std::span<const double> totals) {
  double all = 0;
  for (const double total : totals) all += total;
  std::vector<double> shares(totals.size(), 0);
  if (all <= 0) return shares;
  for (std::size_t q = 0; q < totals.size(); ++q) shares[q] = totals[q] / all;
  return shares;
}

PairOrder order_of(const KeyedPair& pair, const Answer& answer) {
  if (const auto* ranking = std::get_if<RankAnswer>(&answer)) {
    return ranking->ranks[pair.hi] < ranking->ranks[pair.lo] ? PairOrder::keyed : PairOrder::reversed;
  }
  const auto& marks = std::get<RateAnswer>(answer).marks;
  const auto hi = marks[pair.hi];
  const auto lo = marks[pair.lo];
  if (!hi || !lo) return PairOrder::unrated;
  if (*hi == *lo) return PairOrder::level;
  return *hi > *lo ? PairOrder::keyed : PairOrder::reversed;
}

std::vector<double> pair_parts(std::span<const double> weights, std::span<const PairOrder> orders) {
  double total = 0;
  double decided = 0;  // C + D
  for (std::size_t i = 0; i < weights.size(); ++i) {
    total += weights[i];
    if (orders[i] == PairOrder::keyed || orders[i] == PairOrder::reversed) decided += weights[i];
  }
  std::vector<double> parts(weights.size(), 0);
  if (total <= 0 || decided <= 0) return parts;
  const double divisor = std::sqrt(total) * std::sqrt(decided);  // two roots: the product of the sums may overflow
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (orders[i] == PairOrder::keyed) parts[i] = weights[i] / divisor;
    if (orders[i] == PairOrder::reversed) parts[i] = -weights[i] / divisor;
  }
  return parts;
}

double pair_coverage(std::span<const double> weights, std::span<const PairOrder> orders) {
  double total = 0;
  double rated = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    total += weights[i];
    if (orders[i] != PairOrder::unrated) rated += weights[i];
  }
  return total <= 0 ? 0 : rated / total;
}

}  // namespace aplomb::measure
