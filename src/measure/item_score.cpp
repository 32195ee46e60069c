#include "measure/item_score.h"

#include "measure/pairs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace aplomb::measure {
namespace {

double real(std::size_t n) { return static_cast<double>(n); }

/// Refuses what cannot be scored item by item, and brings choosing formats to one kind of key.
Item prepared(const Item& item) {
  if (const std::string problem = problem_of(item); !problem.empty()) throw std::invalid_argument(problem);
  if (item.format == Format::rate && item.metric == Metric::standardized)
    throw std::invalid_argument("standardized items are scored over the whole form");
  return with_key_q(item);
}

ItemBounds zero_bounds(std::size_t qualities) {
  const std::vector<double> zeros(qualities, 0);
  return {zeros, zeros, zeros};
}

/// Column q of the key, by option.
std::vector<double> key_column(const Item& item, std::size_t q) {
  std::vector<double> column(item.options);
  for (std::size_t o = 0; o < item.options; ++o) column[o] = item.key_q[o][q];
  return column;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double mean(const std::vector<double>& values) { return sum(values) / real(values.size()); }

// --- credit by option: what rate (but pairs) and rank against effectiveness have in common
// ---------------------------------

/// The credit of each possible place of one option: marks 1..k of a rating, ranks 1..m of a ranking.
using Credits = std::vector<double>;

double rate_credit(const Item& item, double e, int mark) {
  const double distance = mark - e;
  if (item.metric == Metric::raw) return -std::abs(distance);
  if (item.metric == Metric::squared) return -(distance * distance);
  // dichotomous
  const double middle = (item.scale_k + 1) / 2.0;
  if (std::abs(e - middle) < 0.5) return 0;  // the panel had no consensus: no mark earns or loses
  if (mark == middle) return 0.5;
  return (mark > middle) == (e > middle) ? 1 : 0;
}

std::vector<Credits> rate_credits(const Item& item) {
  std::vector<Credits> credits(item.options);
  for (std::size_t o = 0; o < item.options; ++o) {
    for (int mark = 1; mark <= item.scale_k; ++mark)
      credits[o].push_back(rate_credit(item, item.effectiveness[o], mark));
  }
  return credits;
}

/// Ranks of the key, 1 = most effective, ties averaged (midranks).
std::vector<double> key_midranks(const std::vector<double>& effectiveness) {
  std::vector<double> ranks;
  for (const double own : effectiveness) {
    double above = 0;
    double level = 0;
    for (const double other : effectiveness) {
      if (other > own) above += 1;
      if (other == own) level += 1;
    }
    ranks.push_back(above + (level + 1) / 2);
  }
  return ranks;
}

double rank_distance(Metric metric, double rank, double key_rank) {
  const double distance = rank - key_rank;
  return metric == Metric::spearman ? distance * distance : std::abs(distance);
}

std::vector<Credits> rank_credits(const Item& item) {
  const std::vector<double> key = key_midranks(item.effectiveness);
  std::vector<Credits> credits(item.options);
  for (std::size_t o = 0; o < item.options; ++o) {
    for (std::size_t rank = 1; rank <= item.options; ++rank)
      credits[o].push_back(-rank_distance(item.metric, real(rank), key[o]));
  }
  return credits;
}

/// Credits of an item with effectiveness key: they are the same for every quality but for the factor v[q].
std::vector<Credits> credits_of(const Item& item) {
  return item.format == Format::rate ? rate_credits(item) : rank_credits(item);
}

bool by_credits(const Item& item) {
  return (item.format == Format::rate && item.metric != Metric::pairs) ||
         (item.format == Format::rank && (item.metric == Metric::spearman || item.metric == Metric::footrule));
}

bool by_pairs(const Item& item) {
  return (item.format == Format::rate || item.format == Format::rank) && item.metric == Metric::pairs;
}

ItemBounds credit_bounds(const Item& item) {
  const std::vector<Credits> credits = credits_of(item);
  double least = 0;
  double greatest = 0;
  double chance = 0;
  for (const Credits& option : credits) chance += mean(option);
  if (item.format == Format::rate) {
    for (const Credits& option : credits) {
      least += *std::min_element(option.begin(), option.end());
      greatest += *std::max_element(option.begin(), option.end());
    }
  } else {
    // Ranks have to be a permutation: sorted against sorted is nearest, sorted against reversed is farthest.
    std::vector<double> key = key_midranks(item.effectiveness);
    std::sort(key.begin(), key.end());
    for (std::size_t i = 0; i < key.size(); ++i) {
      greatest -= rank_distance(item.metric, real(i + 1), key[i]);
      least -= rank_distance(item.metric, real(item.options - i), key[i]);
    }
  }
  ItemBounds bounds = zero_bounds(item.qualities);
  for (std::size_t q = 0; q < item.qualities; ++q) {
    bounds.min[q] = item.quality_weights[q] * least;
    bounds.max[q] = item.quality_weights[q] * greatest;
    bounds.chance[q] = item.quality_weights[q] * chance;
  }
  return bounds;
}

ItemScore score_credits(const Item& item, const Answer& answer) {
  const std::vector<Credits> credits = credits_of(item);
  std::vector<double> got(item.options);   // credit by option
  std::vector<double> part(item.options);  // and what it is above chance
  double range_rated = 0;
  double range_all = 0;
  for (std::size_t o = 0; o < item.options; ++o) {
    const double chance = mean(credits[o]);
    const auto [low, high] = std::minmax_element(credits[o].begin(), credits[o].end());
    std::optional<int> place;
    if (const auto* rating = std::get_if<RateAnswer>(&answer)) place = rating->marks[o];
    if (const auto* ranking = std::get_if<RankAnswer>(&answer)) place = ranking->ranks[o];
    range_all += *high - *low;
    if (place) range_rated += *high - *low;
    got[o] = place ? credits[o][static_cast<std::size_t>(*place - 1)] : chance;
    part[o] = place ? got[o] - chance : 0;
  }
  ItemScore score;
  score.option_parts.assign(item.options, std::vector<double>(item.qualities, 0));
  for (std::size_t q = 0; q < item.qualities; ++q) {
    score.y.push_back(item.quality_weights[q] * sum(got));
    score.coverage.push_back(range_all > 0 ? range_rated / range_all : 1);
    for (std::size_t o = 0; o < item.options; ++o) score.option_parts[o][q] = item.quality_weights[q] * part[o];
  }
  return score;
}

// --- pairs (1.2b)
// ----------------------------------------------------------------------------------------------------------

ItemBounds pairs_bounds(const Item& item) {
  ItemBounds bounds = zero_bounds(item.qualities);
  const std::vector<double> shares = pair_shares(pair_totals(keyed_pairs(item), item.qualities));
  for (std::size_t q = 0; q < item.qualities; ++q) {
    bounds.min[q] = -shares[q];
    bounds.max[q] = shares[q];
  }
  return bounds;
}

ItemScore score_pairs(const Item& item, const Answer& answer) {
  const std::vector<KeyedPair> pairs = keyed_pairs(item);
  const std::vector<double> shares = pair_shares(pair_totals(pairs, item.qualities));
  std::vector<PairOrder> orders;
  std::vector<double> gaps;
  for (const KeyedPair& pair : pairs) {
    orders.push_back(order_of(pair, answer));
    gaps.push_back(pair.gap);
  }
  ItemScore score;
  score.option_parts.assign(item.options, std::vector<double>(item.qualities, 0));
  std::vector<double> weights(pairs.size());
  for (std::size_t q = 0; q < item.qualities; ++q) {
    for (std::size_t i = 0; i < pairs.size(); ++i) weights[i] = pairs[i].weights[q];
    const std::vector<double> parts = pair_parts(weights, orders);
    score.y.push_back(shares[q] * sum(parts));
    score.coverage.push_back(shares[q] > 0 ? pair_coverage(weights, orders) : 1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      score.option_parts[pairs[i].hi][q] += shares[q] * parts[i] / 2;
      score.option_parts[pairs[i].lo][q] += shares[q] * parts[i] / 2;
    }
  }
  score.overall = pairs.empty() ? Figure<>::none(Status::zero_variance_key)
                                : Figure<>(std::clamp(sum(pair_parts(gaps, orders)), -1.0, 1.0));  // rounding aside
  score.overall_coverage = pairs.empty() ? 1 : pair_coverage(gaps, orders);
  return score;
}

// --- pick, most_least, linear rank: read straight off key_q
// ----------------------------------------------------------------

ItemBounds key_bounds(const Item& item) {
  ItemBounds bounds = zero_bounds(item.qualities);
  const double m = real(item.options);
  for (std::size_t q = 0; q < item.qualities; ++q) {
    std::vector<double> key = key_column(item, q);
    std::sort(key.begin(), key.end());
    if (item.format == Format::pick) {
      bounds.min[q] = key.front();
      bounds.max[q] = key.back();
      bounds.chance[q] = mean(key_column(item, q));
    } else if (item.format == Format::most_least) {
      bounds.max[q] = key.back() - key.front();
      bounds.min[q] = -bounds.max[q];
    } else {  // linear rank
      for (std::size_t i = 0; i < key.size(); ++i) {
        bounds.max[q] += key[i] * real(i + 1);
        bounds.min[q] += key[i] * real(item.options - i);
      }
      bounds.chance[q] = mean(key_column(item, q)) * m * (m + 1) / 2;
    }
  }
  return bounds;
}

ItemScore score_key(const Item& item, const Answer& answer) {
  ItemScore score;
  score.coverage.assign(item.qualities, 1);
  score.option_parts.assign(item.options, std::vector<double>(item.qualities, 0));
  const double m = real(item.options);
  for (std::size_t q = 0; q < item.qualities; ++q) {
    const std::vector<double> key = key_column(item, q);
    const double middle = mean(key);
    double y = 0;
    if (const auto* pick = std::get_if<PickAnswer>(&answer)) {
      y = key[pick->option];
      score.option_parts[pick->option][q] = y - middle;
    } else if (const auto* ends = std::get_if<MostLeastAnswer>(&answer)) {
      y = key[ends->most] - key[ends->least];
      score.option_parts[ends->most][q] = key[ends->most] - middle;
      score.option_parts[ends->least][q] = middle - key[ends->least];
    } else {
      const auto& ranks = std::get<RankAnswer>(answer).ranks;
      for (std::size_t o = 0; o < item.options; ++o) {
        const double places = m + 1 - ranks[o];  // 1 for the last, m for the first
        y += key[o] * places;
        score.option_parts[o][q] = key[o] * (places - (m + 1) / 2);
      }
    }
    score.y.push_back(y);
  }
  return score;
}

}  // namespace

double range(const ItemBounds& bounds, std::size_t q) {
  const double r = bounds.max[q] - bounds.min[q];
  return r <= least_range ? 0 : r;
}

std::optional<std::size_t> primary_quality(const ItemBounds& bounds) {
  std::optional<std::size_t> best;
  for (std::size_t q = 0; q < bounds.max.size(); ++q) {
    if (range(bounds, q) <= 0) continue;
    if (!best || range(bounds, q) > range(bounds, *best)) best = q;
  }
  return best;
}

ItemBounds bounds_of(const Item& item) {
  const Item ready = prepared(item);
  if (by_pairs(ready)) return pairs_bounds(ready);
  return by_credits(ready) ? credit_bounds(ready) : key_bounds(ready);
}

ItemScore score_item(const Item& item, const Answer& answer) {
  const Item ready = prepared(item);
  if (!valid(ready, answer)) throw std::invalid_argument("the answer does not belong to the item");
  if (by_pairs(ready)) return score_pairs(ready, answer);
  ItemScore score = by_credits(ready) ? score_credits(ready, answer) : score_key(ready, answer);
  score.overall = Figure<>::none(Status::not_measured);
  return score;
}

double unit_factor(const ItemBounds& bounds) {
  double ranges = 0;
  for (std::size_t q = 0; q < bounds.max.size(); ++q) ranges += range(bounds, q);
  return ranges > 0 ? 2 / ranges : 1;
}

ItemBounds scaled(ItemBounds bounds, double factor) {
  for (std::size_t q = 0; q < bounds.max.size(); ++q) {
    // A quality that the item does not measure stays unmeasured however large the factor.
    if (range(bounds, q) <= 0) bounds.min[q] = bounds.max[q] = bounds.chance[q];
    bounds.min[q] *= factor;
    bounds.max[q] *= factor;
    bounds.chance[q] *= factor;
  }
  return bounds;
}

ItemScore scaled(ItemScore score, double factor) {
  for (double& y : score.y) y *= factor;
  for (auto& option : score.option_parts) {
    for (double& part : option) part *= factor;
  }
  return score;
}

}  // namespace aplomb::measure
