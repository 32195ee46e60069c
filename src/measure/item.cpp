#include "measure/item.h"

#include <algorithm>
#include <cmath>

namespace aplomb::measure {
namespace {

bool sound(double value) { return std::isfinite(value) && std::abs(value) <= largest_key; }

bool needs_key_q(const Item& item) {
  switch (item.format) {
    case Format::pick:
    case Format::most_least:
      return !item.key_q.empty();
    case Format::rate:
      return item.metric == Metric::pairs;
    case Format::rank:
      return item.metric == Metric::pairs || item.metric == Metric::linear;
  }
  return false;
}

bool needs_effectiveness(const Item& item) {
  switch (item.format) {
    case Format::pick:
    case Format::most_least:
      return item.key_q.empty();
    case Format::rate:
      return true;
    case Format::rank:
      return item.metric != Metric::linear;
  }
  return false;
}

bool needs_weights(const Item& item) { return needs_effectiveness(item) && !needs_key_q(item); }

/// Whether effectiveness is a place on the scale 1..scale_k, and not only an order.
bool needs_scale(const Item& item) { return needs_weights(item) && item.format != Format::rank; }

bool metric_fits(const Item& item) {
  switch (item.metric) {
    case Metric::pairs:
      return true;
    case Metric::raw:
    case Metric::squared:
    case Metric::dichotomous:
    case Metric::standardized:
      return item.format == Format::rate;
    case Metric::spearman:
    case Metric::footrule:
    case Metric::linear:
      return item.format == Format::rank;
  }
  return false;
}

}  // namespace

std::string problem_of(const Item& item) {
  if (item.options < min_options || item.options > max_options) return "an item has 2 to 8 options";
  if (!metric_fits(item)) return "the metric does not belong to the format";
  if (needs_key_q(item)) {
    if (item.key_q.size() != item.options) return "key_q has a row for each option";
    for (const auto& row : item.key_q) {
      if (row.size() != item.qualities) return "key_q has a column for each quality";
      if (!std::all_of(row.begin(), row.end(), sound)) return "key_q is out of range";
    }
  }
  if (needs_effectiveness(item)) {
    if (item.effectiveness.size() != item.options) return "effectiveness has a value for each option";
    if (!std::all_of(item.effectiveness.begin(), item.effectiveness.end(), sound))
      return "effectiveness is out of range";
  }
  if (needs_weights(item)) {
    if (item.quality_weights.size() != item.qualities) return "quality_weights has a value for each quality";
    for (const double weight : item.quality_weights) {
      if (!sound(weight) || weight < 0) return "a quality weight is out of range";
    }
  }
  if ((item.format == Format::rate || needs_scale(item)) && (item.scale_k < 3 || item.scale_k > 9))
    return "a scale has 3 to 9 marks";
  if (needs_scale(item)) {
    for (const double e : item.effectiveness) {
      if (e < 1 || e > item.scale_k) return "effectiveness lies on the scale";
    }
  }
  return {};
}

bool valid(const Item& item, const Answer& answer) {
  switch (item.format) {
    case Format::pick: {
      const auto* pick = std::get_if<PickAnswer>(&answer);
      return pick != nullptr && pick->option < item.options;
    }
    case Format::most_least: {
      const auto* ends = std::get_if<MostLeastAnswer>(&answer);
      return ends != nullptr && ends->most < item.options && ends->least < item.options && ends->most != ends->least;
    }
    case Format::rate: {
      const auto* rating = std::get_if<RateAnswer>(&answer);
      if (rating == nullptr || rating->marks.size() != item.options) return false;
      bool any = false;
      for (const auto& mark : rating->marks) {
        if (!mark) continue;
        if (*mark < 1 || *mark > item.scale_k) return false;
        any = true;
      }
      return any;
    }
    case Format::rank: {
      const auto* ranking = std::get_if<RankAnswer>(&answer);
      if (ranking == nullptr || ranking->ranks.size() != item.options) return false;
      std::vector<bool> taken(item.options, false);
      for (const int rank : ranking->ranks) {
        if (rank < 1 || static_cast<std::size_t>(rank) > item.options) return false;
        const auto place = static_cast<std::size_t>(rank - 1);
        if (taken[place]) return false;
        taken[place] = true;
      }
      return true;
    }
  }
  return false;
}

Item with_key_q(Item item) {
  const bool chooses = item.format == Format::pick || item.format == Format::most_least;
  if (!chooses || !item.key_q.empty()) return item;
  const double steps = item.scale_k - 1;
  item.key_q.assign(item.options, std::vector<double>(item.qualities, 0));
  for (std::size_t o = 0; o < item.options; ++o) {
    for (std::size_t q = 0; q < item.qualities; ++q) {
      item.key_q[o][q] = item.quality_weights[q] * (item.effectiveness[o] - 1) / steps;
    }
  }
  return item;
}

}  // namespace aplomb::measure
