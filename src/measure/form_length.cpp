#include "measure/form_length.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace aplomb::measure {
namespace {

constexpr double most_items = 1e9;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

}  // namespace

PredictedScore predicted_score(int items, double item_sd, double inter_item_covariance) {
  require_values(std::vector<double>{item_sd, inter_item_covariance});
  require(items >= 1 && item_sd >= 0, "a form has an item, and no negative spread");
  const double k = items;
  // Of the mean of the items: k s^2 + k(k - 1)c over k squared, without the size of k squared.
  const double mean_variance = item_sd * item_sd / k + (k - 1) / k * inter_item_covariance;
  if (mean_variance <= least_variance)
    return {Figure<>::none(Status::not_estimable), Figure<>::none(Status::not_estimable)};
  return {Figure<>(std::sqrt(mean_variance)), Figure<>(inter_item_covariance / mean_variance)};
}

Figure<int> needed_items(int items, double alpha, double target) {
  require_values(std::vector<double>{alpha, target});
  require(items >= 1, "a form has an item");
  require(alpha < 1 && target > 0 && target < 1, "a reliability lies below 1");
  if (alpha <= 0) return Figure<int>::none(Status::not_estimable);
  const double needed = std::ceil(items * (target / alpha) * ((1 - alpha) / (1 - target)) - 1e-9);
  if (!(needed <= most_items)) return Figure<int>::none(Status::not_estimable);
  return Figure<int>(static_cast<int>(std::max(needed, 1.0)));
}

}  // namespace aplomb::measure
