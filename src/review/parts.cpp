#include "review/parts.h"

#include <cmath>
#include <numeric>

namespace aplomb::review {
namespace {

/// Tenths as the nearest double of a decimal: the sum of "+0.1" fifty times drifts, the shown number must not.
double tenths(double value) { return std::round(value * 10) / 10; }

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// Rounds so that the sum is `target` (a number of tenths near the sum of the values). Rounding on their own, the answers could miss the
/// total that the qualities show by one tenth; the difference is spread over the answers that count, so that an unanswered one stays 0.
std::vector<double> rounded_to_target(std::vector<double> values, double target) {
  int counting = 0;
  for (const double value : values) counting += value != 0 ? 1 : 0;
  if (counting > 0) {
    const double share = (target - sum(values)) / counting;
    for (double& value : values)
      if (value != 0) value += share;
  }
  return measure::rounded_to_tenths(values);
}

}  // namespace

ShownParts shown_parts(const measure::SessionResult& result) {
  ShownParts shown;
  if (!result.fit.has_value()) return shown;
  shown.any = true;
  std::vector<double> values{result.start};
  for (const measure::ProfilePart& part : result.profile) values.push_back(part.part);
  const std::vector<double> rounded = measure::rounded_to_tenths(values);
  shown.start = tenths(rounded.front());
  shown.total = tenths(sum(rounded));
  for (std::size_t i = 1; i < rounded.size(); ++i) shown.qualities.push_back(tenths(rounded[i]));
  std::vector<double> answers;
  for (const measure::AnswerResult& answer : result.answers) answers.push_back(answer.part);
  for (const double value : rounded_to_target(std::move(answers), shown.total - shown.start)) shown.answers.push_back(tenths(value));
  return shown;
}

int whole(double value) { return static_cast<int>(std::floor(value + 0.5)); }

}  // namespace aplomb::review
