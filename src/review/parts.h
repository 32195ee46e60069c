#pragma once
// The parts of a fit as they are shown: tenths that add up to the shown total, to the last digit (scoring.md 5.5).

#include "measure/session_score.h"

#include <vector>

namespace aplomb::review {

struct ShownParts {
  bool any = false;                ///< false: there is no fit to take apart
  double start = 0;                ///< what guessing would give
  double total = 0;                ///< the observed fit
  std::vector<double> qualities;   ///< by profile quality: start + their sum == total, in tenths
  std::vector<double> answers;     ///< by answer: start + their sum == total, in tenths
};

ShownParts shown_parts(const measure::SessionResult& result);

/// Whole numbers for scores and fits: floor(x + 0.5) (0.6).
int whole(double value);

}  // namespace aplomb::review
