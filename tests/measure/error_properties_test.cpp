// What has to hold for every sample, model and posterior, tried on many of them.

#include "measure/distribution.h"
#include "measure/error_model.h"
#include "measure/norms.h"
#include "measure/property.h"
#include "measure/true_fit.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace aplomb;
using namespace aplomb::measure;
using property::holds;
using property::tenths;
using property::whole;

namespace {

bool near(double a, double b, double slack = 1e-8) {
  return std::abs(a - b) <= slack * (1 + std::abs(a) + std::abs(b));
}

std::vector<double> values(std::size_t n, int low, int high) {
  std::vector<double> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(tenths(low, high));
  return result;
}

std::size_t size(int low, int high) { return static_cast<std::size_t>(whole(low, high)); }

/// Items that share something, mostly; now and then one that does not vary.
ItemScores any_items(std::size_t items, std::size_t persons) {
  const std::vector<double> shared = values(persons, -20, 20);
  ItemScores result;
  for (std::size_t i = 0; i < items; ++i) {
    const double loading = tenths(-2, 10);
    result.push_back(values(persons, -30, 30));
    for (std::size_t p = 0; p < persons; ++p) result[i][p] += loading * shared[p];
    if (whole(0, 9) == 0) result[i].assign(persons, 1);
  }
  return result;
}

/// A table that is a covariance: a square of numbers, and something on the diagonal.
Matrix any_covariance(std::size_t n, double ridge) {
  Matrix root;
  for (std::size_t i = 0; i < n; ++i) root.push_back(values(n, -80, 80));
  Matrix result(n, std::vector<double>(n, 0));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t k = 0; k < n; ++k) result[i][j] += root[i][k] * root[j][k];
    }
    result[i][i] += ridge;
  }
  return result;
}

Matrix sum(const Matrix& a, const Matrix& b) {
  Matrix result = a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) result[i][j] += b[i][j];
  }
  return result;
}

ProfileQuality any_quality() {
  ProfileQuality wanted;
  wanted.weight = tenths(1, 50);
  wanted.shape = *rc::gen::element(Shape::at_least, Shape::band);
  wanted.target = tenths(300, 1000);
  wanted.zero_at = wanted.target - tenths(1, 600);
  wanted.tolerance = tenths(0, 200);
  wanted.fade = tenths(1, 500);
  return wanted;
}

Posterior any_posterior(std::size_t n) {
  Posterior posterior;
  posterior.status = Status::ok;
  posterior.n = 100;
  posterior.mean = values(n, 300, 1000);
  posterior.covariance = any_covariance(n, tenths(0, 100));
  return posterior;
}

/// Moments by brute force: the middle points of 20000 equally likely slices.
FitMoments summed(const ProfileQuality& wanted, double m, double s) {
  double mean = 0;
  double square = 0;
  constexpr int slices = 20000;
  for (int i = 0; i < slices; ++i) {
    const double f = fit_of(wanted, m + s * normal_quantile((i + 0.5) / slices));
    mean += f / slices;
    square += f * f / slices;
  }
  return {mean, square - mean * mean};
}

}  // namespace

TEST_CASE("distributions undo their quantiles") {
  holds("normal", [] {
    const double p = whole(1, 99999) / 100000.0;
    RC_ASSERT(near(normal_cdf(normal_quantile(p)), p, 1e-12));
    RC_ASSERT(near(normal_quantile(p), -normal_quantile(1 - p), 1e-9));
  });
  holds("F", [] {
    const double p = whole(1, 9999) / 10000.0;
    const double d1 = tenths(5, 5000);
    const double d2 = tenths(5, 5000);
    RC_ASSERT(near(f_cdf(f_quantile(p, d1, d2), d1, d2), p, 1e-9));
    RC_ASSERT(near(f_quantile(p, d1, d2), 1 / f_quantile(1 - p, d2, d1), 1e-7));
  });
}

TEST_CASE("statistics do not depend on order parts or origin") {
  holds("merging", [] {
    const auto x = values(size(0, 40), -1000, 1000);
    const std::size_t cut = size(0, static_cast<int>(x.size()));
    const Running all = running(x);
    const Running parts = merged(running(std::span(x).first(cut)), running(std::span(x).subspan(cut)));
    RC_ASSERT(parts.n == all.n);
    RC_ASSERT(near(parts.mean, all.mean));
    RC_ASSERT(near(parts.m2, all.m2));
    const Figure<> by_two_passes = sd(x);
    RC_ASSERT(by_two_passes.has_value() == sd(all).has_value());
    if (by_two_passes.has_value()) RC_ASSERT(near(by_two_passes.value(), sd(all).value()));
  });
  holds("correlation", [] {
    const std::size_t n = size(2, 30);
    const auto x = values(n, -100, 100);
    const auto y = values(n, -100, 100);
    const Figure<> r = correlation(x, y);
    const Figure<> other = correlation(y, x);
    RC_ASSERT(r.has_value() == other.has_value());
    if (!r.has_value()) return;
    RC_ASSERT(near(r.value(), other.value()));
    RC_ASSERT(std::abs(r.value()) <= 1);
    auto moved = x;
    for (double& one : moved) one = 3 - 2 * one;
    RC_ASSERT(near(correlation(moved, y).value(), -r.value()));
  });
  holds("quantiles", [] {
    auto x = values(size(1, 30), -100, 100);
    const double p = whole(0, 100) / 100.0;
    const double q = whole(0, 100) / 100.0;
    const double low = quantile(x, std::min(p, q)).value();
    const double high = quantile(x, std::max(p, q)).value();
    RC_ASSERT(low <= high);
    RC_ASSERT(near(quantile(x, 0.5).value(), median(x).value()));
    std::reverse(x.begin(), x.end());
    RC_ASSERT(quantile(x, std::min(p, q)).value() == low);
  });
}

TEST_CASE("reliability does not depend on units order or constants") {
  holds("alpha", [] {
    const std::size_t n = size(28, 60);
    ItemScores items = any_items(size(0, 7), n);
    const Reliability got = reliability_of(items);
    RC_ASSERT(got.items_used + got.dropped.size() == items.size());
    RC_ASSERT(got.alpha.has_value() == (got.status == Status::ok || got.status == Status::provisional));
    const Figure<> omega = omega_total(items);
    if (omega.has_value()) RC_ASSERT((omega.value() >= 0 && omega.value() <= 1));
    if (!got.alpha.has_value()) return;
    RC_ASSERT(got.alpha.value() <= 1);
    RC_ASSERT(got.alpha_limits.low.value() <= got.alpha.value() + 1e-12);
    RC_ASSERT(got.alpha_limits.high.value() >= got.alpha.value() - 1e-12);
    for (auto& item : items) {
      const double origin = tenths(-100, 100);
      for (double& one : item) one = 4 * one + origin;
    }
    std::reverse(items.begin(), items.end());
    const Reliability other = reliability_of(items);
    RC_ASSERT(near(other.alpha.value(), got.alpha.value(), 1e-7));
    RC_ASSERT(near(other.sem.value(), 4 * got.sem.value(), 1e-7));
    const Figure<> again = omega_total(items);
    if (omega.has_value() && again.has_value()) RC_ASSERT(near(omega.value(), again.value(), 1e-5));
  });
}

TEST_CASE("an error model agrees with alpha and does not depend on the order of qualities") {
  holds("errors", [] {
    const std::size_t n = size(30, 60);
    const ItemScores items = any_items(8, n);
    // Two qualities that share items 3 and 4; the score's points are those of ranges 10 each.
    const auto sample = [&](std::size_t from, std::size_t to) {
      QualitySample result;
      for (std::size_t i = from; i < to; ++i) {
        result.items.push_back(i);
        result.scores.push_back(items[i]);
        result.range += 10;
        result.least -= 5;
      }
      return result;
    };
    const std::vector<QualitySample> both{sample(0, 5), sample(3, 8)};
    const ErrorModel model = estimate_errors("1", both);
    const ErrorModel turned = estimate_errors("1", std::vector{both[1], both[0]});
    RC_ASSERT(problem_of(model).empty());
    for (std::size_t q = 0; q < 2; ++q) {
      if (!model.alpha[q].has_value()) continue;
      RC_ASSERT(near(1 - model.e[q][q] / model.x[q][q], model.alpha[q].value()));
      RC_ASSERT(near(sem_of(model, q).value(), 100 / 50.0 * reliability_of(both[q].scores).sem.value()));
    }
    RC_ASSERT(near(model.e[0][1], turned.e[1][0]));
    RC_ASSERT(near(model.x[0][1], turned.x[1][0]));
    // A quality beside itself: E's own rule for pairs is alpha's error variance.
    const ErrorModel twice = estimate_errors("1", std::vector{both[0], both[0]});
    if (twice.alpha[0].has_value()) RC_ASSERT(near(twice.e[0][1], twice.e[0][0], 1e-7));
  });
}

TEST_CASE("true scores lie between the mean and the score and less sure the more error") {
  holds("one quality is Kelley", [] {
    const double truth = tenths(1, 2000);
    const double error = tenths(1, 2000);
    const double mean = tenths(300, 900);
    const double x = tenths(0, 1000);
    const Posterior got = kelley(std::vector{mean}, {{truth + error}}, {{error}}, std::vector{x}, std::vector{1.0});
    const double reliability = truth / (truth + error);
    RC_ASSERT(near(got.mean[0], mean + reliability * (x - mean)));
    RC_ASSERT(near(got.covariance[0][0], truth * (1 - reliability)));
  });
  holds("several", [] {
    const std::size_t n = size(1, 5);
    const Matrix truth = any_covariance(n, 1);
    const Matrix error = any_covariance(n, 1);
    const auto mean = values(n, 300, 900);
    const auto x = values(n, 0, 1000);
    const std::vector<double> whole_form(n, 1);
    const Posterior got = kelley(mean, sum(truth, error), error, x, whole_form);
    RC_ASSERT(got.status == Status::ok);
    for (std::size_t q = 0; q < n; ++q) {
      RC_ASSERT(got.covariance[q][q] >= -1e-6);
      RC_ASSERT(got.covariance[q][q] <= truth[q][q] * (1 + 1e-6) + 1e-6);
    }
    // Half the answers say less: no quality is known better.
    const Posterior half = kelley(mean, sum(truth, error), error, x, std::vector<double>(n, 0.5));
    for (std::size_t q = 0; q < n; ++q) RC_ASSERT(half.covariance[q][q] >= got.covariance[q][q] - 1e-6);
    // Who answers as the mean does is the mean.
    const Posterior middle = kelley(mean, sum(truth, error), error, mean, whole_form);
    for (std::size_t q = 0; q < n; ++q) RC_ASSERT(near(middle.mean[q], mean[q]));
  });
}

TEST_CASE("moments of a bent fit are those of adding up") {
  holds("moments", [] {
    const ProfileQuality wanted = any_quality();
    const double m = tenths(0, 1100);
    const double s = tenths(1, 300);
    const FitMoments exact = fit_moments(wanted, m, s);
    const FitMoments slow = summed(wanted, m, s);
    RC_ASSERT(std::abs(exact.mean - slow.mean) < 1e-3);
    RC_ASSERT(std::abs(exact.variance - slow.variance) < 1e-3);
  });
}

TEST_CASE("true fit holds together") {
  holds("true fit", [] {
    const std::size_t n = size(1, 3);
    std::vector<ProfileQuality> profile;
    for (std::size_t q = 0; q < n; ++q) profile.push_back(any_quality());
    const Posterior posterior = any_posterior(n);
    static const std::vector<NormalPoints> points{normal_points(1), normal_points(2), normal_points(3)};
    const double cut = tenths(500, 950);
    const TrueFit got = true_fit(profile, posterior, {cut, {}}, points[n - 1]);
    RC_ASSERT((got.expected.value() >= 0 && got.expected.value() <= 100));
    RC_ASSERT((got.range.low.value() >= 0 && got.range.high.value() <= 100));
    RC_ASSERT(got.range.low.value() <= got.range.high.value());
    RC_ASSERT(std::abs(got.mean.value() - got.expected.value()) < 0.5);
    RC_ASSERT(got.band == band_of(got.meets->value()));
    // A higher line is met by fewer, and a demand more by no more.
    const TrueFit higher = true_fit(profile, posterior, {cut + 5, {}}, points[n - 1]);
    RC_ASSERT(higher.meets->value() <= got.meets->value());
    std::vector<std::optional<double>> minimums(n);
    minimums[0] = tenths(300, 900);
    const TrueFit demanding = true_fit(profile, posterior, {cut, minimums}, points[n - 1]);
    RC_ASSERT(demanding.meets->value() <= got.meets->value());
    RC_ASSERT(demanding.meets->value() <= demanding.minimums[0].value() + 0.02);
    RC_ASSERT(demanding.expected.value() == got.expected.value());
    // Weights are relative.
    for (auto& wanted : profile) wanted.weight *= 8;
    RC_ASSERT(near(true_fit(profile, posterior, {}, points[n - 1]).expected.value(), got.expected.value()));
  });
}

TEST_CASE("a place in the norm rises with the score") {
  holds("place", [] {
    const auto norm = values(size(30, 120), 0, 1000);
    const double a = tenths(0, 1000);
    const double b = tenths(0, 1000);
    const NormPlace low = place_in(norm, std::min(a, b));
    const NormPlace high = place_in(norm, std::max(a, b));
    RC_ASSERT(low.percentile.value() <= high.percentile.value());
    RC_ASSERT(low.t.value() <= high.t.value());
    RC_ASSERT(low.stanine.value() <= high.stanine.value());
    RC_ASSERT(low.limits.low.value() <= low.percentile.value() + 1e-9);
    RC_ASSERT(low.limits.high.value() >= low.percentile.value() - 1e-9);
    // The stanine is that of the percentile.
    const double p = high.percentile.value();
    const int stanine = high.stanine.value();
    const std::vector<double> cuts{0, 4, 11, 23, 40, 60, 77, 89, 96, 101};
    RC_ASSERT(p >= cuts[static_cast<std::size_t>(stanine - 1)] - 1e-9);
    RC_ASSERT(p < cuts[static_cast<std::size_t>(stanine)] + 1e-9);
  });
}
