#include "measure/form_score.h"

#include "measure/standardized.h"

#include <algorithm>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// Sums over the items that a status rule lets in, for one quality.
struct Sums {
  double least = 0;
  double greatest = 0;
  double chance = 0;
  [[nodiscard]] double range() const { return greatest - least; }
  void add(const ItemBounds& bounds, std::size_t q) {
    least += bounds.min[q];
    greatest += bounds.max[q];
    chance += bounds.chance[q];
  }
};

double percent(double part, double whole) { return std::clamp(100 * (part / whole), 0.0, 100.0); }  // rounding aside

bool administered(const FormItem& item) { return item.status != ItemStatus::not_administered; }
bool counted(const FormItem& item) { return item.status == ItemStatus::answered || item.status == ItemStatus::skipped; }

bool standardized_for(const Item& item, std::size_t q) {
  return item.format == Format::rate && item.metric == Metric::standardized && item.quality_weights[q] > 0;
}

/// A standardized item has no bounds of its own: to the additive kernel it measures nothing.
FormItem without_range(std::size_t qualities, ItemStatus status) {
  const std::vector<double> zeros(qualities, 0);
  FormItem item;
  item.status = status;
  item.bounds = {zeros, zeros, zeros};
  item.score.y = zeros;
  item.score.coverage.assign(qualities, 1);
  return item;
}

QualityScore from_standardized(const StandardizedScore& score, std::size_t items) {
  QualityScore quality;
  quality.pomp = score.pomp;
  quality.coverage = score.options > 0 ? Figure<>(static_cast<double>(score.rated) / score.options)
                                       : Figure<>::none(Status::not_measured);
  quality.answered = score.answered_items;
  quality.item_points.assign(items, std::nullopt);
  if (!score.pomp.has_value()) {
    quality.baseline = Figure<>::none(score.pomp.status());
    return quality;
  }
  quality.baseline = 50.0;
  for (std::size_t i = 0; i < items; ++i) {
    if (score.option_points[i].empty()) continue;
    double points = 0;
    for (const double point : score.option_points[i]) points += point;
    quality.item_points[i] = points;
  }
  return quality;
}

}  // namespace

std::string_view name_of(ItemStatus status) {
  switch (status) {
    case ItemStatus::answered:
      return "answered";
    case ItemStatus::skipped:
      return "skipped";
    case ItemStatus::not_reached:
      return "not_reached";
    case ItemStatus::not_administered:
      return "not_administered";
  }
  return {};
}

std::vector<ItemStatus> statuses_of(std::span<const Received> replies, bool completed) {
  std::vector<ItemStatus> statuses(replies.size(), ItemStatus::skipped);
  bool at_end = !completed;  // still in the run of missing replies, counted from the end
  for (std::size_t i = replies.size(); i-- > 0;) {
    switch (replies[i]) {
      case Received::withdrawn:
        statuses[i] = ItemStatus::not_administered;
        break;
      case Received::given:
        statuses[i] = ItemStatus::answered;
        at_end = false;
        break;
      case Received::missing:
        statuses[i] = at_end ? ItemStatus::not_reached : ItemStatus::skipped;
        break;
    }
  }
  return statuses;
}

QualityScore score_quality(std::span<const FormItem> items, std::size_t q) {
  QualityScore quality;
  quality.item_points.assign(items.size(), std::nullopt);
  Sums sums;
  double all_ranges = 0;
  double answered_ranges = 0;
  for (const FormItem& item : items) {
    const double r = range(item.bounds, q);
    if (!administered(item) || r <= 0) continue;
    all_ranges += r;
    if (counted(item)) sums.add(item.bounds, q);
    if (item.status == ItemStatus::answered) {
      answered_ranges += r * item.score.coverage[q];
      ++quality.answered;
    }
  }
  if (all_ranges <= 0) {
    quality.pomp = quality.baseline = quality.coverage = Figure<>::none(Status::not_measured);
    return quality;
  }
  quality.coverage = answered_ranges / all_ranges;
  if (quality.answered < least_answered || quality.coverage.value() < least_coverage - coverage_rounding) {
    quality.pomp = quality.baseline = Figure<>::none(Status::incomplete, quality.answered);
    return quality;
  }
  quality.unit = 100 / sums.range();
  double score = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FormItem& item = items[i];
    if (!counted(item) || range(item.bounds, q) <= 0) continue;
    const double chance = item.bounds.chance[q];
    const double y = item.status == ItemStatus::answered ? item.score.y[q] : chance;
    score += y;
    quality.item_points[i] = 100 * ((y - chance) / sums.range());
  }
  quality.pomp = Figure<>(percent(score - sums.least, sums.range()), Status::ok, quality.answered);
  quality.baseline = percent(sums.chance - sums.least, sums.range());
  return quality;
}

Figure<> chance_baseline(std::span<const FormItem> items, std::size_t q) {
  Sums sums;
  for (const FormItem& item : items) {
    if (administered(item) && range(item.bounds, q) > 0) sums.add(item.bounds, q);
  }
  if (sums.range() <= 0) return Figure<>::none(Status::not_measured);
  return percent(sums.chance - sums.least, sums.range());
}

FormScore score_form(std::span<const Item> items, std::span<const std::optional<Answer>> answers,
                     const std::vector<bool>& withdrawn, bool completed) {
  if (answers.size() != items.size() || (!withdrawn.empty() && withdrawn.size() != items.size()))
    throw std::invalid_argument("a form has one answer, given or not, for each item");
  const std::size_t qualities = items.empty() ? 0 : items.front().qualities;
  std::vector<Received> replies;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (const std::string problem = problem_of(items[i]); !problem.empty()) throw std::invalid_argument(problem);
    if (items[i].qualities != qualities) throw std::invalid_argument("the items of a form have the same qualities");
    const bool out = !withdrawn.empty() && withdrawn[i];
    const bool given = answers[i] && valid(items[i], *answers[i]);
    replies.push_back(out ? Received::withdrawn : given ? Received::given : Received::missing);
  }
  FormScore form;
  form.statuses = statuses_of(replies, completed);

  std::vector<FormItem> rows;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool whole_form = items[i].format == Format::rate && items[i].metric == Metric::standardized;
    if (whole_form) {
      rows.push_back(without_range(qualities, form.statuses[i]));
      continue;
    }
    FormItem row{form.statuses[i], bounds_of(items[i]), {}};
    if (row.status == ItemStatus::answered) row.score = score_item(items[i], *answers[i]);
    rows.push_back(std::move(row));
  }

  for (std::size_t q = 0; q < qualities; ++q) {
    bool standardized = false;
    bool additive = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!administered(rows[i])) continue;
      standardized = standardized || standardized_for(items[i], q);
      additive = additive || range(rows[i].bounds, q) > 0;
    }
    if (standardized && additive) throw std::invalid_argument("a quality mixes standardized items with others");
    form.qualities.push_back(standardized
                                 ? from_standardized(standardized_score(items, answers, form.statuses, q), items.size())
                                 : score_quality(rows, q));
  }
  return form;
}

bool ipsative(const Item& item) {
  const bool keyed = item.format == Format::pick || item.format == Format::most_least ||
                     (item.format == Format::rank && item.metric == Metric::linear);
  if (!keyed) return false;
  if (const std::string problem = problem_of(item); !problem.empty()) throw std::invalid_argument(problem);
  std::vector<double> sums;
  for (const auto& option : with_key_q(item).key_q) {
    double sum = 0;
    for (const double key : option) sum += key;
    sums.push_back(sum);
  }
  const auto [low, high] = std::minmax_element(sums.begin(), sums.end());
  return *high - *low < 1e-12;
}

Ipsativity ipsativity(std::span<const Item> items) {
  const auto n = static_cast<std::size_t>(std::count_if(items.begin(), items.end(), ipsative));
  if (items.empty() || 2 * n <= items.size()) return Ipsativity::fine;
  return n == items.size() ? Ipsativity::refused : Ipsativity::warning;
}

}  // namespace aplomb::measure
