#pragma once
// Scores of a new form on the scale of the reference form (scoring.md 9; Kolen & Brennan 2014).

#include <string_view>

namespace aplomb::measure {

inline constexpr int least_equating_sample = 100;

/// One form's sample: persons, mean and sd of the scores, POMP points.
struct FormSample {
  int n = 0;
  double mean = 0;
  double sd = 0;
};

enum class EquatingMethod {
  identity,  ///< the score as it is: forms were not given at random, a sample is small, or the new form's scores do not
             ///< vary
  linear,    ///< same mean and sd as the reference
};
/// "identity", "linear".
std::string_view name_of(EquatingMethod method);

struct EquatedScore {
  double y = 0;  ///< POMP points; linear: cut to 0..100
  EquatingMethod method = EquatingMethod::identity;
};

/// `x` POMP points. Without random assignment the forms keep norms of their own. Throws std::invalid_argument for
/// negative n or sd, and for numbers that are not finite or beyond 1e100.
EquatedScore equated(double x, const FormSample& fresh, const FormSample& reference, bool given_at_random);

}  // namespace aplomb::measure
