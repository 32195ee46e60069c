#pragma once
// How figures are rounded where people see them (scoring.md 0.6). Bands, flags and comparisons never use these. Values
// are finite, or std::invalid_argument.

namespace aplomb::measure {

/// A score or a fit: the nearest whole number, halves up.
int whole_points(double value);

/// A reliability or a correlation: 2 decimals, halves away from 0, and no minus zero.
double hundredths(double value);

/// A number that is only told to lie beyond an edge: "<1%", ">99%", "<.001".
struct Shown {
  enum class Beyond { no, below, above };
  Beyond beyond = Beyond::no;
  double value = 0;  ///< the rounded value, or the edge
};

/// The probability 0..1 of meeting a profile in whole percent, 1..99; beyond the edges outside .01...99.
Shown shown_percent(double probability);
/// The p of a test, 0..1, in 3 decimals; below .001 beyond the edge.
Shown shown_p(double p);
/// A percentile rank 0..100 as a whole number, 1..99 at most and least.
int shown_percentile(double percentile);

}  // namespace aplomb::measure
