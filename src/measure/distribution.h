#pragma once
// The distributions that intervals and tests need (scoring.md 0.5), to a relative 1e-10. Arguments out of their range,
// NaN among them, are std::invalid_argument; every result is finite.

namespace aplomb::measure {

/// The normal quantiles of .975 and .95: what 95 % intervals and one-sided tests use.
inline constexpr double z975 = 1.959963984540054;
inline constexpr double z95 = 1.6448536269514722;

/// Phi(x) = erfc(-x/sqrt 2)/2, 0..1; any x that is not NaN.
double normal_cdf(double x);
/// phi(x); any x that is not NaN (0 at infinity).
double normal_pdf(double x);
/// The x with Phi(x) = p; p in (0, 1), both ends out.
double normal_quantile(double p);

/// The regularised incomplete beta function I_x(a, b), 0..1; x in 0..1, a and b above 0 and finite.
double beta_cdf(double x, double a, double b);

/// P(F <= x), 0..1, of an F variate with d1 and d2 degrees of freedom (above 0, finite, need not be whole); x >= 0.
double f_cdf(double x, double d1, double d2);
/// Its quantile; p in (0, 1). Within exp(-200)..exp(200), as few degrees of freedom have quantiles beyond any number.
double f_quantile(double p, double d1, double d2);

/// P(X > x), 0..1, of a chi-square variate with one degree of freedom; x >= 0.
double chi2_1_upper(double x);

}  // namespace aplomb::measure
