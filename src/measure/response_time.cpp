#include "measure/response_time.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

void require_times(std::span<const double> seconds) {
  require_values(seconds);
  for (const double time : seconds) {
    if (time < 0) throw std::invalid_argument("a time is negative");
  }
}

double mean_capped(std::span<const double> seconds) {
  std::vector<double> capped;
  for (const double time : seconds) capped.push_back(std::min(time, longest_counted));
  return mean(capped);
}

}  // namespace

double rapid_threshold(std::span<const double> seconds, int words) {
  require_times(seconds);
  if (words < 0) throw std::invalid_argument("an item has no negative number of words");
  if (seconds.size() >= least_sample) return std::min(longest_threshold, 0.10 * mean_capped(seconds));
  return std::min(longest_threshold, std::max(1.0, words / 10.0));
}

ResponseTimes response_times(std::span<const double> seconds, int words) {
  ResponseTimes times;
  times.n = static_cast<int>(seconds.size());
  times.threshold = rapid_threshold(seconds, words);
  if (seconds.empty()) {
    times.rapid_share = Figure<>::none(Status::too_few);
  } else {
    const auto rapid = std::count_if(seconds.begin(), seconds.end(), [&](double time) { return time < times.threshold; });
    times.rapid_share = Figure<>(static_cast<double>(rapid) / times.n, Status::ok, times.n);
  }
  const Status gated = gate(times.n);
  if (gated == Status::too_few) {
    times.median = times.q25 = times.q75 = times.geometric_mean = times.mean_capped = Figure<>::none(gated, times.n);
    return times;
  }
  const auto figure = [&](double value) { return Figure<>(value, gated, times.n); };
  const auto points = quantiles(seconds, std::vector<double>{0.25, 0.75});
  times.q25 = figure(points[0].value());
  times.q75 = figure(points[1].value());
  times.median = figure(median(seconds).value());
  times.mean_capped = figure(mean_capped(seconds));
  double logs = 0;
  for (const double time : seconds) logs += std::log(time);  // minus infinity for 0, whose geometric mean is 0
  times.geometric_mean = figure(std::exp(logs / times.n));
  return times;
}

Effort response_effort(std::span<const double> seconds, std::span<const double> thresholds) {
  require_times(seconds);
  require_times(thresholds);
  if (seconds.size() != thresholds.size()) throw std::invalid_argument("every answered item has a time and a threshold");
  Effort effort;
  effort.answered = static_cast<int>(seconds.size());
  for (std::size_t i = 0; i < seconds.size(); ++i) effort.rapid += seconds[i] < thresholds[i] ? 1 : 0;
  if (effort.answered == 0) {
    effort.rte = Figure<>::none(Status::not_measured);
    return effort;
  }
  effort.rte = Figure<>(1 - static_cast<double>(effort.rapid) / effort.answered, Status::ok, effort.answered);
  // Whole numbers: 1 - 1/10 is not .90 in binary.
  effort.flag = 10 * effort.rapid > effort.answered;
  effort.severe = 4 * effort.rapid > effort.answered;
  return effort;
}

}  // namespace aplomb::measure
