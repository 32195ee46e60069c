#include "studio/key_share.h"

#include "measure/pairs.h"

#include <algorithm>

namespace aplomb::studio {

double points_for(const Option& option, std::string_view quality) {
  const auto found = std::find_if(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) { return entry.quality == quality; });
  return found == option.key.end() ? 0 : found->points;
}

std::vector<double> key_shares(const Question& question, const std::vector<Quality>& qualities) {
  measure::Item item;
  item.format = question.format;
  item.options = question.options.size();
  item.qualities = qualities.size();
  for (const Option& option : question.options) {
    std::vector<double> row;
    for (const Quality& quality : qualities) row.push_back(points_for(option, quality.id));
    item.key_q.push_back(std::move(row));
    item.effectiveness.push_back(option.e);
  }
  std::vector<double> totals(qualities.size(), 0);
  if (question.format == Format::rate || question.format == Format::rank) {
    if (!measure::problem_of(item).empty()) return totals;
    totals = measure::pair_totals(measure::keyed_pairs(item), qualities.size());
  } else {
    // Twice the range counts for most-least, and so for every quality alike: the shares are the same.
    for (std::size_t q = 0; q < qualities.size() && !item.key_q.empty(); ++q) {
      const auto less = [&](const auto& a, const auto& b) { return a[q] < b[q]; };
      const auto [low, high] = std::minmax_element(item.key_q.begin(), item.key_q.end(), less);
      totals[q] = (*high)[q] - (*low)[q];
    }
  }
  return measure::pair_shares(totals);
}

std::vector<int> questions_measuring(const Bank& bank) {
  std::vector<int> counts(bank.qualities.size(), 0);
  for (const Question& question : bank.questions) {
    const std::vector<double> shares = key_shares(question, bank.qualities);
    for (std::size_t q = 0; q < shares.size(); ++q) counts[q] += shares[q] > 0 ? 1 : 0;
  }
  return counts;
}

}  // namespace aplomb::studio
