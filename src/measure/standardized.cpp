#include "measure/standardized.h"

#include <algorithm>
#include <cmath>

namespace aplomb::measure {
namespace {

// Effectiveness means such as 3.3 leave rounding errors in a mean: what varies less than this does not vary.
constexpr double least_sd = 1e-12;

struct Rated {
  std::size_t item = 0;
  std::size_t option = 0;
  double mark = 0;
  double key = 0;
};

struct Spread {
  double mean = 0;
  double sd = 0;
};

template <class Value>
Spread spread(const std::vector<Rated>& all, Value value) {
  const auto n = static_cast<double>(all.size());
  Spread result;
  for (const Rated& rated : all) result.mean += value(rated);
  result.mean /= n;
  double squares = 0;
  for (const Rated& rated : all) squares += (value(rated) - result.mean) * (value(rated) - result.mean);
  result.sd = std::sqrt(squares / (n - 1));
  return result;
}

}  // namespace

StandardizedScore standardized_score(std::span<const Item> items, std::span<const std::optional<Answer>> answers,
                                     std::span<const ItemStatus> statuses, std::size_t q) {
  StandardizedScore score;
  score.option_points.resize(items.size());
  std::vector<Rated> all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (item.format != Format::rate || item.metric != Metric::standardized || !(item.quality_weights[q] > 0)) continue;
    if (statuses[i] == ItemStatus::not_administered) continue;
    score.options += static_cast<int>(item.options);
    if (statuses[i] != ItemStatus::answered) continue;
    ++score.answered_items;
    const auto& marks = std::get<RateAnswer>(*answers[i]).marks;
    score.option_points[i].assign(item.options, 0);
    for (std::size_t o = 0; o < item.options; ++o) {
      if (marks[o]) all.push_back({i, o, static_cast<double>(*marks[o]), item.effectiveness[o]});
    }
  }
  score.rated = static_cast<int>(all.size());
  const auto none = [&](Status status) {
    score.r = score.pomp = Figure<>::none(status, score.rated);
    return score;
  };
  if (score.options == 0) return none(Status::not_measured);
  if (score.rated < least_rated_options || score.rated < least_coverage * score.options)
    return none(Status::incomplete);

  const Spread keys = spread(all, [](const Rated& rated) { return rated.key; });
  const Spread marks = spread(all, [](const Rated& rated) { return rated.mark; });
  if (keys.sd < least_sd) return none(Status::zero_variance_key);
  if (marks.sd < least_sd) {
    score.r = Figure<>(0, Status::flat_ratings, score.rated);
    score.pomp = Figure<>(50, Status::flat_ratings, score.rated);
    return score;
  }
  double r = 0;
  for (const Rated& rated : all) {
    const double product =
        (rated.mark - marks.mean) / marks.sd * ((rated.key - keys.mean) / keys.sd) / (score.rated - 1);
    r += product;
    score.option_points[rated.item][rated.option] = 50 * product;
  }
  r = std::clamp(r, -1.0, 1.0);  // rounding aside
  score.r = Figure<>(r, Status::ok, score.rated);
  score.pomp = Figure<>(50 * (1 + r), Status::ok, score.rated);
  return score;
}

}  // namespace aplomb::measure
