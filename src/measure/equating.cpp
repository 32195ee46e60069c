#include "measure/equating.h"

#include "measure/statistics.h"

#include <algorithm>
#include <stdexcept>

namespace aplomb::measure {

std::string_view name_of(EquatingMethod method) { return method == EquatingMethod::linear ? "linear" : "identity"; }

EquatedScore equated(double x, const FormSample& fresh, const FormSample& reference, bool given_at_random) {
  require_values(std::vector<double>{x, fresh.mean, fresh.sd, reference.mean, reference.sd});
  if (fresh.n < 0 || reference.n < 0 || fresh.sd < 0 || reference.sd < 0)
    throw std::invalid_argument("a sample has no negative size or spread");
  const bool enough = fresh.n >= least_equating_sample && reference.n >= least_equating_sample;
  if (!given_at_random || !enough || fresh.sd < least_sd) return {x, EquatingMethod::identity};
  const double y = reference.sd / fresh.sd * (x - fresh.mean) + reference.mean;
  return {std::clamp(y, 0.0, 100.0), EquatingMethod::linear};
}

}  // namespace aplomb::measure
