#pragma once
// What more than one golden file says about profiles, norms and true fit.

#include "measure/golden.h"
#include "measure/norms.h"
#include "measure/true_fit.h"

#include <vector>

namespace aplomb::measure::golden {

/// {cut, q: [{name, shape, target, zero_at, tolerance, fade, weight, minimum}]}, with the defaults of 5.1.
struct GivenProfile {
  std::vector<ProfileQuality> qualities;
  Demands demands;
};
ProfileQuality quality_from(const Json& json, File& file, const std::string& where);
GivenProfile profile_from(const Json& json, File& file, const std::string& where);

/// {expected_true_fit, e_fit_q, var_fit_q, qmc_mean, qmc_sd, range_lo, range_hi, p_meets, p_min_q, band}; `qmc` is the
/// file's tolerance of what the points give, and p_meets_abs that of their share.
void compare_true_fit(File& file, const TrueFit& got, const Json& want, double qmc, const std::string& where);

/// Row by row.
void compare_matrix(File& file, const Matrix& got, const Json& want, const std::string& where);

/// {status, n, percentile, ci_lo, ci_hi, z, t, stanine}.
void compare_place(File& file, const NormPlace& got, const Json& want, const std::string& where);

}  // namespace aplomb::measure::golden
