// Samples and models that are out to divide by zero: every figure ends in a value or a status, none in NaN.

#include "measure/distribution.h"
#include "measure/error_model.h"
#include "measure/norms.h"
#include "measure/true_fit.h"

#include <doctest/doctest.h>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

ProfileQuality at_least(double weight, double target = 95, double zero_at = 50) {
  ProfileQuality wanted;
  wanted.weight = weight;
  wanted.target = target;
  wanted.zero_at = zero_at;
  return wanted;
}

/// Item scores without chance: person p on item i.
template <class Score>
ItemScores scores(std::size_t items, std::size_t persons, Score score) {
  ItemScores result(items);
  for (std::size_t i = 0; i < items; ++i) {
    for (std::size_t p = 0; p < persons; ++p) result[i].push_back(score(i, p));
  }
  return result;
}

/// Something that varies by item and person, and hangs together a little.
double mixed(std::size_t i, std::size_t p) {
  const auto noise = static_cast<double>((p * 7919 + i * 104729 + p * i * 31) % 97) / 97;
  return static_cast<double>(p % 13) / 13 + noise;
}

QualitySample sample(std::vector<std::size_t> items, ItemScores scores, double range = 8, double least = -4) {
  QualitySample result;
  result.items = std::move(items);
  result.scores = std::move(scores);
  result.range = range;
  result.least = least;
  return result;
}

std::vector<std::size_t> first(std::size_t n) {
  std::vector<std::size_t> all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

void check_no_figures(const Reliability& got, Status status) {
  CHECK(got.status == status);
  for (const auto* figure : {&got.alpha, &got.alpha_limits.low, &got.alpha_limits.high, &got.total_sd, &got.sem}) {
    CHECK_FALSE(figure->has_value());
    CHECK(figure->status() == status);
  }
  for (const Figure<>& figure : got.item_rest) CHECK_FALSE(figure.has_value());
  for (const Figure<>& figure : got.alpha_if_deleted) CHECK_FALSE(figure.has_value());
}

void check_none(const TrueFit& fit, Status status) {
  for (const auto* figure : {&fit.expected, &fit.mean, &fit.error, &fit.range.low, &fit.range.high}) {
    CHECK_FALSE(figure->has_value());
    CHECK(figure->status() == status);
  }
  CHECK_FALSE(fit.band.has_value());
}

}  // namespace

TEST_CASE("distributions refuse what they have no value for and stay finite at the edges") {
  for (const double p : {0.0, 1.0, -0.1, 1.1, not_a_number, infinity}) {
    CHECK_THROWS_AS(normal_quantile(p), std::invalid_argument);
    CHECK_THROWS_AS(f_quantile(p, 2, 3), std::invalid_argument);
  }
  for (const double d : {0.0, -1.0, not_a_number, infinity}) {
    CHECK_THROWS_AS(f_cdf(1, d, 3), std::invalid_argument);
    CHECK_THROWS_AS(f_cdf(1, 3, d), std::invalid_argument);
    CHECK_THROWS_AS(beta_cdf(0.5, d, 1), std::invalid_argument);
  }
  CHECK_THROWS_AS(f_cdf(-1, 2, 3), std::invalid_argument);
  CHECK_THROWS_AS(chi2_1_upper(-1), std::invalid_argument);
  CHECK_THROWS_AS(beta_cdf(1.1, 1, 1), std::invalid_argument);
  CHECK_THROWS_AS(normal_cdf(not_a_number), std::invalid_argument);
  CHECK(normal_cdf(-infinity) == 0);
  CHECK(normal_cdf(infinity) == 1);
  CHECK(normal_cdf(-1e300) == 0);
  CHECK(normal_pdf(1e300) == 0);
  CHECK(chi2_1_upper(infinity) == 0);
  CHECK(f_cdf(infinity, 2, 3) == 1);
  CHECK(f_cdf(0, 2, 3) == 0);
  CHECK(std::isfinite(normal_quantile(std::numeric_limits<double>::denorm_min())));
  CHECK(std::isfinite(normal_quantile(std::nextafter(1.0, 0.0))));
  for (const double d1 : {1e-8, 1e-3, 0.5, 1.0, 29.0, 1e6, 1e9}) {
    for (const double d2 : {1e-8, 1e-3, 0.5, 1.0, 29.0, 1e6, 1e9}) {
      for (const double p : {1e-300, 1e-9, 0.025, 0.5, 0.975, 1 - 1e-12}) CHECK(std::isfinite(f_quantile(p, d1, d2)));
      for (const double x : {0.0, 1e-300, 0.5, 1e300}) CHECK(std::isfinite(f_cdf(x, d1, d2)));
    }
  }
}

TEST_CASE("statistics of nothing one and two values") {
  const std::vector<double> nothing;
  CHECK_THROWS_AS(mean(nothing), std::invalid_argument);
  CHECK(sd(nothing).status() == Status::too_few);
  CHECK(median(nothing).status() == Status::too_few);
  CHECK(quantile(nothing, 0.5).status() == Status::too_few);
  CHECK(sd(std::vector{3.0}).status() == Status::too_few);
  CHECK(sd(std::vector{3.0}).n() == 1);
  CHECK(quantile(std::vector{3.0}, 0.9).value() == 3);
  CHECK(correlation(nothing, nothing).status() == Status::too_few);
  CHECK(correlation(std::vector{1.0, 2.0}, std::vector{5.0, 5.0}).status() == Status::zero_variance);
  CHECK(correlation(std::vector{1.0, 2.0}, std::vector{5.0, 6.0}).value() == doctest::Approx(1));
  CHECK(sd(Running{}).status() == Status::too_few);
  CHECK(merged(Running{}, Running{}).n == 0);
  CHECK(merged(with(Running{}, 4), Running{}).mean == 4);
  CHECK_THROWS_AS(quantile(std::vector{1.0}, 1.1), std::invalid_argument);
  CHECK_THROWS_AS(quantile(std::vector{1.0}, not_a_number), std::invalid_argument);
  CHECK_THROWS_AS(mean(std::vector{1.0, not_a_number}), std::invalid_argument);
  CHECK_THROWS_AS(sd(std::vector{infinity}), std::invalid_argument);
  CHECK_THROWS_AS(with(Running{}, 1e300), std::invalid_argument);
  CHECK_THROWS_AS(covariance(std::vector{1.0}, std::vector{1.0}), std::invalid_argument);
  const std::vector<double> huge{1e100, -1e100, 1e100};
  CHECK(sd(huge).has_value());
  CHECK(correlation(huge, std::vector{1e-100, -1e-100, 1e-100}).status() == Status::zero_variance);
}

TEST_CASE("reliability of nobody few and constant items ends in a status") {
  check_no_figures(reliability_of({}), Status::too_few);
  check_no_figures(reliability_of(ItemScores(3)), Status::too_few);
  for (const std::size_t n : {1U, 2U, 29U}) {
    check_no_figures(reliability_of(scores(4, n, mixed)), Status::too_few);
    CHECK(omega_total(scores(4, n, mixed)).status() == Status::too_few);
  }
  check_no_figures(reliability_of(scores(4, 100, [](auto, auto) { return 3.0; })), Status::not_estimable);
  CHECK(reliability_of(scores(4, 100, [](auto, auto) { return 0.1; })).dropped.size() == 4);
  check_no_figures(reliability_of(scores(1, 100, mixed)), Status::not_estimable);
  const auto opposite =
      scores(2, 40, [](std::size_t i, std::size_t p) { return (i == 0 ? 1.0 : -1.0) * static_cast<double>(p); });
  check_no_figures(reliability_of(opposite), Status::zero_variance);
  CHECK(omega_total(scores(2, 100, mixed)).status() == Status::too_few_items);
  CHECK(omega_total(scores(4, 100, [](auto, auto) { return 3.0; })).status() == Status::too_few_items);
  CHECK_THROWS_AS(reliability_of({{1, 2}, {1}}), std::invalid_argument);
  CHECK_THROWS_AS(reliability_of({{not_a_number}}), std::invalid_argument);
}

TEST_CASE("items that are copies of one another have an alpha of one and no omega") {
  const auto copies = scores(5, 60, [](std::size_t, std::size_t p) { return static_cast<double>(p % 7); });
  const Reliability got = reliability_of(copies);
  CHECK(got.alpha.value() == doctest::Approx(1));
  CHECK(got.alpha.value() <= 1);
  CHECK(got.sem.value() == doctest::Approx(0).epsilon(1e-6));
  CHECK(got.alpha_limits.low.value() <= got.alpha_limits.high.value());
  CHECK(omega_total(copies).status() == Status::heywood);
}

TEST_CASE("an error model of what cannot be estimated says so quality by quality") {
  const auto all = first(4);
  const ErrorModel nobody = estimate_errors("0", std::vector{sample(all, ItemScores(4)), QualitySample{}});
  CHECK(nobody.alpha[0].status() == Status::too_few);
  CHECK(nobody.alpha[1].status() == Status::not_measured);
  CHECK(status_of(nobody) == Status::too_few);
  CHECK(estimate_errors("0", std::vector<QualitySample>{}).mean.empty());

  const auto constant = scores(4, 120, [](auto, auto) { return 1.0; });
  const ErrorModel model = estimate_errors("1", std::vector{sample(all, scores(4, 120, mixed)), sample(all, constant)});
  CHECK(status_of(model) == Status::ok);
  CHECK(model.alpha[0].has_value());
  CHECK(model.alpha[1].status() == Status::not_estimable);
  CHECK(sem_of(model, 1).status() == Status::not_estimable);
  CHECK(estimable(model, std::array<std::size_t, 2>{0, 1}) == Status::not_estimable);
  CHECK_THROWS_AS(sem_of(model, 2), std::invalid_argument);
  const std::vector<Figure<>> x{60.0, 60.0};
  const std::array<double, 2> whole{1, 1};
  const Posterior posterior = posterior_of(model, std::array<std::size_t, 2>{0, 1}, x, whole);
  CHECK(posterior.status == Status::not_estimable);
  CHECK(posterior.mean.empty());
  CHECK(composite_of(model, std::array<std::size_t, 2>{0, 1}, whole).reliability.status() == Status::not_estimable);
  CHECK(composite_of(model, {}, {}).reliability.status() == Status::not_measured);
  // The same two qualities twice over: a table without full rank.
  const auto same = scores(4, 120, mixed);
  const ErrorModel twins = estimate_errors("2", std::vector{sample(all, same), sample(all, same)});
  CHECK(posterior_of(twins, std::array<std::size_t, 2>{0, 1}, x, whole).status == Status::ok);
}

TEST_CASE("samples of other shapes and numbers are refused") {
  const auto good = scores(2, 40, mixed);
  CHECK_THROWS_AS(estimate_errors("x", std::vector{sample({0}, good)}), std::invalid_argument);
  CHECK_THROWS_AS(estimate_errors("x", std::vector{sample({1, 0}, good)}), std::invalid_argument);
  CHECK_THROWS_AS(estimate_errors("x", std::vector{sample({0, 1}, good, 0)}), std::invalid_argument);
  CHECK_THROWS_AS(estimate_errors("x", std::vector{sample({0, 1}, good, not_a_number)}), std::invalid_argument);
  CHECK_THROWS_AS(design_model("x", 100, {50}, {{1, 0}, {0, 1}}, {{1}}), std::invalid_argument);
  CHECK_THROWS_AS(design_model("x", 100, {50}, {{-1}}, {{1}}), std::invalid_argument);
  CHECK_THROWS_AS(design_model("x", 100, {50}, {{not_a_number}}, {{1}}), std::invalid_argument);
  CHECK_THROWS_AS(design_model("x", 100, {50, 50}, {{1, 2}, {3, 4}}, {{1, 0}, {0, 1}}), std::invalid_argument);
}

TEST_CASE("posteriors of hopeless tables") {
  const std::array<double, 2> mean{70, 70};
  const std::array<double, 2> x{80, 60};
  const std::array<double, 2> whole{1, 1};
  const Matrix error{{100, 0}, {0, 100}};
  CHECK(kelley(mean, {{100, 0}, {0, 100}}, error, x, whole).status == Status::not_estimable);
  CHECK(kelley(mean, {{50, 0}, {0, 50}}, error, x, whole).status == Status::not_estimable);
  CHECK(kelley(mean, {{0, 0}, {0, 0}}, {{0, 0}, {0, 0}}, x, whole).status == Status::not_estimable);
  CHECK(true_covariance({{50}}, {{60}}).empty());
  // Without error the scores are the true scores.
  const Posterior exact = kelley(mean, {{100, 20}, {20, 100}}, {{0, 0}, {0, 0}}, x, whole);
  CHECK(exact.mean[0] == doctest::Approx(80));
  CHECK(exact.covariance[0][0] == doctest::Approx(0).epsilon(1e-9));
  // Errors that are no covariance: counted as unrelated instead.
  const Posterior odd = kelley(mean, {{110, 0}, {0, 110}}, {{100, 900}, {900, 100}}, x, whole);
  CHECK(odd.status == Status::ok);
  CHECK(kelley({}, {}, {}, {}, {}).status == Status::not_estimable);
  for (const double c : {0.0, -1.0, 1.1, not_a_number})
    CHECK_THROWS_AS(kelley(mean, error, error, x, std::array{1.0, c}), std::invalid_argument);
  for (const double size : {1e-300, 1e-12, 1e12, 1e99}) {
    const Posterior scaled = kelley(mean, {{2 * size, 0}, {0, 2 * size}}, {{size, 0}, {0, size}}, x, whole);
    if (scaled.status != Status::ok) continue;
    CHECK(scaled.mean[0] == doctest::Approx(75));
  }
}

TEST_CASE("true fit without posterior profile or line has no band") {
  const std::vector<ProfileQuality> profile{at_least(1)};
  const NormalPoints points = normal_points(1);
  check_none(true_fit(profile, Posterior{}, {80, {}}, points), Status::not_estimable);
  check_none(true_fit(profile, {Status::incomplete, 0, {}, {}}, {80, {40}}, points), Status::incomplete);
  check_none(true_fit(profile, {Status::too_few, 20, {}, {}}, {}, points), Status::too_few);
  check_none(true_fit({}, {Status::ok, 100, {}, {}}, {80, {}}, points), Status::not_measured);
  const Posterior good{Status::ok, 100, {75}, {{49}}};
  const TrueFit without_line = true_fit(profile, good, {}, points);
  CHECK(without_line.range.low.has_value());
  CHECK_FALSE(without_line.meets.has_value());
  CHECK_FALSE(without_line.band.has_value());
  CHECK_THROWS_AS(true_fit(profile, good, {}, normal_points(2)), std::invalid_argument);
  CHECK_THROWS_AS(true_fit(profile, good, {not_a_number, {}}, points), std::invalid_argument);
  CHECK_THROWS_AS(true_fit(profile, good, {80, {1, 2}}, points), std::invalid_argument);
  CHECK_THROWS_AS(true_fit(profile, {Status::ok, 1, {not_a_number}, {{1}}}, {}, points), std::invalid_argument);
  CHECK_THROWS_AS(normal_points(0), std::invalid_argument);
  CHECK_FALSE(difference_of(without_line, true_fit(profile, Posterior{}, {}, points)).has_value());
  CHECK_FALSE(difference_of(without_line, without_line)->reliable);
}

TEST_CASE("true fit with wild weights spreads and demands stays finite") {
  for (const double weight : {1e-300, 1.0, 1e300}) {
    const std::vector<ProfileQuality> profile{at_least(weight), at_least(1), at_least(1e300)};
    const NormalPoints points = normal_points(3);
    for (const double v : {0.0, 1e-300, 1e-13, 25.0, 1e12, 1e60}) {
      const Posterior posterior{Status::ok, 100, {75, -1e6, 1e6}, {{v, v, 0}, {v, v, 0}, {0, 0, v}}};
      const TrueFit fit = true_fit(profile, posterior, {1e99, {}}, points);
      CHECK(fit.expected.value() >= 0);
      CHECK(fit.expected.value() <= 100);
      CHECK(fit.range.low.value() <= fit.range.high.value());
      CHECK(fit.meets->value() == 0);
      CHECK(fit.band == Band::not_yet);
    }
    const ErrorModel model =
        design_model("1", 100, {70, 70, 70}, {{9, 0, 0}, {0, 9, 0}, {0, 0, 9}}, {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}});
    const Composite composite = composite_of(model, first(3), std::array{weight, 1.0, 1e300});
    CHECK(composite.reliability.value() == doctest::Approx(5.0 / 9));
  }
  ProfileQuality steep = at_least(1, 60, 60 - 2 * least_slope_width);
  for (const double s : {1e-8, 1e-6, 1.0, 1e50}) {
    const FitMoments moments = fit_moments(steep, 60, s);
    CHECK(moments.mean >= 0);
    CHECK(moments.mean <= 1);
    CHECK(moments.variance <= 0.25 + 1e-6);
  }
  steep.shape = Shape::band;
  steep.tolerance = 0;
  steep.fade = least_slope_width;
  for (const double s : {1e-8, 1.0, 1e50}) CHECK(std::isfinite(fit_moments(steep, 60, s).variance));
  CHECK_THROWS_AS(fit_moments(steep, 60, -1), std::invalid_argument);
}

TEST_CASE("norms of nobody and of one score repeated") {
  CHECK(place_in({}, 50).percentile.status() == Status::too_few);
  CHECK(place_in(std::vector<double>(29, 50), 50).stanine.n() == 29);
  CHECK_THROWS_AS(place_in({}, not_a_number), std::invalid_argument);
  CHECK_THROWS_AS(place_in(std::vector<double>(40, infinity), 1), std::invalid_argument);
  const NormPlace place = place_in(std::vector<double>(1000, 50), 50 + 1e-10);
  CHECK(place.percentile.value() == 50);
  CHECK(place.stanine.value() == 5);
  CHECK(wilson(0.5, 0).low.status() == Status::too_few);
  CHECK_THROWS_AS(wilson(1.1, 5), std::invalid_argument);
  CHECK(wilson(0, 1).low.value() == 0);
  CHECK(wilson(1, 1).high.value() == 1);
}

TEST_CASE("a million rows") {
  constexpr std::size_t n = 1000000;
  const auto items = scores(3, n, mixed);
  const Reliability got = reliability_of(items);
  CHECK(got.status == Status::ok);
  CHECK(got.n == static_cast<int>(n));
  CHECK(got.alpha_limits.high.value() - got.alpha_limits.low.value() < 0.01);
  CHECK(omega_total(items).has_value());
  const ErrorModel model = estimate_errors("m", std::vector{sample({0, 1, 2}, items), sample({2, 3, 4}, items)});
  CHECK(model.e[0][1] != 0);
  CHECK(place_in(items[0], 0.5).percentile.has_value());
  CHECK(quantile(items[0], 0.5).value() == doctest::Approx(median(items[0]).value()));
  CHECK(sd(running(items[0])).value() == doctest::Approx(sd(items[0]).value()).epsilon(1e-12));
}
