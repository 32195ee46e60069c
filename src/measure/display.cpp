#include "measure/display.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace aplomb::measure {
namespace {

void require_within(double value, double low, double high) {
  if (!(value >= low && value <= high)) throw std::invalid_argument("a number to show is out of range");
}

}  // namespace

int whole_points(double value) {
  require_within(value, std::numeric_limits<int>::min() + 1.0, std::numeric_limits<int>::max() - 1.0);
  return static_cast<int>(std::floor(value + 0.5));
}

double hundredths(double value) {
  require_within(value, -1e12, 1e12);
  return std::round(value * 100) / 100 + 0.0;
}

Shown shown_percent(double probability) {
  require_within(probability, 0, 1);
  if (probability < 0.01) return {Shown::Beyond::below, 1};
  if (probability > 0.99) return {Shown::Beyond::above, 99};
  return {Shown::Beyond::no, std::floor(100 * probability + 0.5)};
}

Shown shown_p(double p) {
  require_within(p, 0, 1);
  if (p < 0.001) return {Shown::Beyond::below, 0.001};
  return {Shown::Beyond::no, std::round(p * 1000) / 1000};
}

int shown_percentile(double percentile) {
  require_within(percentile, 0, 100);
  return std::clamp(whole_points(percentile), 1, 99);
}

}  // namespace aplomb::measure
