// The worked examples of scoring.md on error, norms and true fit, each with its number; and rounding for display.

#include "measure/display.h"
#include "measure/distribution.h"
#include "measure/error_model.h"
#include "measure/norms.h"
#include "measure/true_fit.h"

#include <doctest/doctest.h>
#include <array>
#include <cmath>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

ProfileQuality at_least(double target, double zero_at, double weight) {
  ProfileQuality wanted;
  wanted.weight = weight;
  wanted.target = target;
  wanted.zero_at = zero_at;
  return wanted;
}

double rounded(double value, int digits) {
  const double unit = std::pow(10, digits);
  return std::round(value * unit) / unit;
}

}  // namespace

TEST_CASE("example 3 a typical short test and what its error means") {
  const double sem = 14 * std::sqrt(1 - 0.467);
  CHECK(rounded(sem, 1) == 10.2);
  const Limits interval = person_interval(72.0, Figure<>(sem), 1);
  CHECK(whole_points(interval.low.value()) == 52);
  CHECK(whole_points(interval.high.value()) == 92);
  CHECK(rounded(z975 * difference_error(sem, sem), 1) == 28.3);
  CHECK_FALSE(reliable_difference(72, 44, difference_error(sem, sem)));
  CHECK(reliable_difference(72, 43.6, difference_error(sem, sem)));
  const Limits many = alpha_limits(0.467, 300, 8);
  CHECK(rounded(many.low.value(), 2) == 0.37);
  CHECK(rounded(many.high.value(), 2) == 0.55);
  CHECK(many.low.status() == Status::ok);
  const Limits few = alpha_limits(0.467, 30, 8);
  CHECK(rounded(few.low.value(), 2) == 0.12);
  CHECK(rounded(few.high.value(), 2) == 0.71);
  CHECK(few.low.status() == Status::provisional);
}

TEST_CASE("example 3 reliability of a sum after Mosier") {
  const double covariance = 0.3 * 14 * 14;
  const ErrorModel model = design_model("1", 300, {70, 70}, {{196, covariance}, {covariance, 196}}, {{98, 0}, {0, 98}});
  const Composite composite = composite_of(model, std::array<std::size_t, 2>{0, 1}, std::array{1.0, 1.0});
  CHECK(rounded(composite.mosier.value(), 3) == 0.615);
  CHECK(composite.reliability.value() == doctest::Approx(1 - 49 / 127.4));
  CHECK(composite.sem.value() == doctest::Approx(7));
  CHECK(model.alpha[0].value() == doctest::Approx(0.5));
  CHECK(composite.reliability.status() == Status::provisional);
}

TEST_CASE("example 4 a place among forty") {
  std::vector<double> norm(24, 50);
  norm.insert(norm.end(), 3, 60);
  norm.insert(norm.end(), 13, 70);
  const NormPlace place = place_in(norm, 60);
  CHECK(place.percentile.value() == doctest::Approx(63.75));
  CHECK(rounded(place.limits.low.value(), 1) == 48.3);
  CHECK(rounded(place.limits.high.value(), 1) == 76.8);
  CHECK(rounded(place.t.value(), 1) == 53.5);
  CHECK(place.stanine.value() == 6);
  CHECK(place.percentile.status() == Status::provisional);
  CHECK(place.percentile.n() == 40);
}

TEST_CASE("example 5b moments of a bent fit") {
  const ProfileQuality wanted = at_least(70, 30, 1);
  CHECK(fit_of(wanted, 64) == doctest::Approx(0.85));
  const FitMoments moments = fit_moments(wanted, 64, 6);
  CHECK(rounded(moments.mean, 8) == 0.83750268);
  CHECK(rounded(moments.variance, 8) == 0.01689948);
}

TEST_CASE("example 5c two qualities from scores to a band") {
  const std::vector<ProfileQuality> profile{at_least(70, 30, 3), at_least(65, 25, 2)};
  const ErrorModel model = design_model("1", 300, {68, 66}, {{196, 60}, {60, 180}}, {{104, 0}, {0, 100}});
  const std::array<std::size_t, 2> both{0, 1};
  const std::vector<Figure<>> x{82.0, 60.0};
  CHECK(observed_fit(profile, x).value() == doctest::Approx(95));
  const Posterior posterior = posterior_of(model, both, x, std::array{1.0, 1.0});
  CHECK(rounded(posterior.mean[0], 3) == 72.545);
  CHECK(rounded(posterior.mean[1], 3) == 66.364);
  CHECK(rounded(posterior.covariance[0][0], 3) == 42.545);
  CHECK(rounded(posterior.covariance[0][1], 3) == 19.697);
  CHECK(rounded(posterior.covariance[1][1], 3) == 38.131);
  const TrueFit fit = true_fit(profile, posterior, {80, {45, std::nullopt}}, normal_points(2));
  CHECK(rounded(fit.expected.value(), 1) == 95.9);
  CHECK(whole_points(fit.range.low.value()) == 78);
  CHECK(whole_points(fit.range.high.value()) == 100);
  CHECK(rounded(fit.meets->value(), 3) == 0.964);
  CHECK(fit.band == Band::recommend);
  CHECK(fit.minimums[0].has_value());
  CHECK(fit.minimums[1].status() == Status::not_measured);
  CHECK(fit.expected.status() == Status::provisional);
  CHECK(fit.expected.n() == 300);
}

TEST_CASE("figures are rounded as people are told") {
  CHECK(whole_points(66.5) == 67);
  CHECK(whole_points(66.49) == 66);
  CHECK(whole_points(-0.5) == 0);
  CHECK(hundredths(0.456) == doctest::Approx(0.46));
  CHECK_FALSE(std::signbit(hundredths(-0.001)));
  CHECK(shown_percent(0.009).beyond == Shown::Beyond::below);
  CHECK(shown_percent(0.01).beyond == Shown::Beyond::no);
  CHECK(shown_percent(0.01).value == 1);
  CHECK(shown_percent(0.99).value == 99);
  CHECK(shown_percent(0.9901).beyond == Shown::Beyond::above);
  CHECK(shown_percent(0.745).value == 75);
  CHECK(shown_p(0.0009).beyond == Shown::Beyond::below);
  CHECK(shown_p(0.0634).value == doctest::Approx(0.063));
  CHECK(shown_percentile(0) == 1);
  CHECK(shown_percentile(99.6) == 99);
  CHECK_THROWS_AS(shown_percent(1.5), std::invalid_argument);
  CHECK_THROWS_AS(whole_points(std::nan("")), std::invalid_argument);
}

TEST_CASE("bands change at three quarters and at one quarter") {
  CHECK(band_of(0.75) == Band::recommend);
  CHECK(band_of(0.7499) == Band::consider);
  CHECK(band_of(0.2501) == Band::consider);
  CHECK(band_of(0.25) == Band::not_yet);
  CHECK_THROWS_AS(band_of(std::nan("")), std::invalid_argument);
}
