#pragma once
// How long answers took, and which came too fast to have been read (scoring.md 7, 8). Times are seconds.

#include "measure/statistics.h"

#include <span>

namespace aplomb::measure {

inline constexpr double longest_counted = 300;  ///< a time counts as this at most in the mean: people answer the door
inline constexpr double longest_threshold = 10;

/// Below this, strictly, an answer is rapid. From 30 times on min(10, 10 % of the mean of min(time, 300)) (NT10; Wise &
/// Ma 2012), before min(10, max(1, words/10)), since 600 words a minute is not reading. Throws std::invalid_argument for
/// negative words and for times that are not finite, negative or beyond 1e100, as all below do.
double rapid_threshold(std::span<const double> seconds, int words);

/// The times of one item. With fewer than 30 (0.3) only threshold and rapid_share have values.
struct ResponseTimes {
  int n = 0;
  Figure<> median;
  Figure<> q25;  ///< type 7
  Figure<> q75;
  Figure<> geometric_mean;  ///< 0 where a time is 0
  Figure<> mean_capped;     ///< of min(time, 300)
  double threshold = 0;
  Figure<> rapid_share;  ///< 0..1; too_few for no times
};
ResponseTimes response_times(std::span<const double> seconds, int words);

/// Response-time effort of one session (Wise & Kong 2005), over its answered items.
struct Effort {
  int answered = 0;
  int rapid = 0;  ///< answers faster than their item's threshold
  Figure<> rte;   ///< 1 - rapid/answered, 0..1; not_measured when nothing was answered
  bool flag = false;    ///< rte < .90
  bool severe = false;  ///< rte < .75
};
/// `seconds` and `thresholds` by answered item; std::invalid_argument for lengths that differ.
Effort response_effort(std::span<const double> seconds, std::span<const double> thresholds);

}  // namespace aplomb::measure
