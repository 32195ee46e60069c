#include "measure/distribution.h"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace aplomb::measure {
namespace {

namespace policies = boost::math::policies;

/// Arguments are checked here, so a result beyond the range of a double is cut, not thrown.
using Policy =
    policies::policy<policies::overflow_error<policies::ignore_error>,
                     policies::underflow_error<policies::ignore_error>, policies::denorm_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>>;
using F = boost::math::fisher_f_distribution<double, Policy>;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

bool positive(double value) { return std::isfinite(value) && value > 0; }

}  // namespace

double normal_cdf(double x) {
  require(!std::isnan(x), "a normal deviate is a number");
  return std::clamp(boost::math::erfc(-x / std::numbers::sqrt2, Policy()) / 2, 0.0, 1.0);
}

double normal_pdf(double x) {
  require(!std::isnan(x), "a normal deviate is a number");
  return std::exp(-x * x / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normal_quantile(double p) {
  require(p > 0 && p < 1, "a probability lies between 0 and 1");
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p, Policy());
}

double beta_cdf(double x, double a, double b) {
  require(x >= 0 && x <= 1 && positive(a) && positive(b), "an argument of the beta distribution is out of range");
  return std::clamp(boost::math::ibeta(a, b, x, Policy()), 0.0, 1.0);
}

double f_cdf(double x, double d1, double d2) {
  require(x >= 0 && positive(d1) && positive(d2), "an argument of the F distribution is out of range");
  if (std::isinf(x)) return 1;
  return std::clamp(boost::math::cdf(F(d1, d2), x), 0.0, 1.0);
}

double f_quantile(double p, double d1, double d2) {
  require(p > 0 && p < 1 && positive(d1) && positive(d2), "an argument of the F distribution is out of range");
  const double least = std::exp(-200.0);
  const double greatest = std::exp(200.0);
  const double x = boost::math::quantile(F(d1, d2), p);
  return std::isnan(x) ? greatest : std::clamp(x, least, greatest);
}

double chi2_1_upper(double x) {
  require(x >= 0, "a chi-square is not negative");
  return std::clamp(boost::math::erfc(std::sqrt(x / 2), Policy()), 0.0, 1.0);
}

}  // namespace aplomb::measure
