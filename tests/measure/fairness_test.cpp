// Fairness: the specification's worked example, what has to hold for all counts, and hostile numbers.

#include "measure/fairness.h"
#include "measure/property.h"

#include <doctest/doctest.h>
#include <cmath>
#include <limits>

using namespace aplomb::measure;
using doctest::Approx;
using property::holds;
using property::whole;

namespace {

GroupCount any_group(int most) {
  const int n = whole(0, most);
  return {n, whole(0, n)};
}

double choose(int n, int k) {
  double ways = 1;
  for (int i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
  return ways;
}

}  // namespace

TEST_CASE("example 6-1 twelve of forty against thirty of sixty") {
  const ImpactRatio got = impact_ratio({40, 12}, {60, 30});
  CHECK(got.ratio.value() == Approx(0.6).epsilon(1e-12));
  CHECK(got.limits.low.value() == Approx(0.351).epsilon(0.001));
  CHECK(got.limits.high.value() == Approx(1.026).epsilon(0.001));
  CHECK(got.fisher_p.value() == Approx(0.063).epsilon(0.01));
  CHECK(got.z.value() == Approx(-1.99).epsilon(0.005));
  CHECK(got.z_p.value() == Approx(0.047).epsilon(0.01));
  CHECK(got.verdict == Verdict::below_four_fifths_may_be_chance);
}

TEST_CASE("exactly four fifths is not below") {
  CHECK_FALSE(below_four_fifths({80, 48}, {60, 45}));
  CHECK(below_four_fifths({80, 47}, {60, 45}));
  CHECK_FALSE(below_four_fifths({0, 0}, {0, 0}));
}

TEST_CASE("one person flips only where the focal group would then have the higher rate") {
  CHECK(impact_ratio({10, 4}, {10, 5}).one_person_flips);
  CHECK_FALSE(impact_ratio({10, 3}, {10, 5}).one_person_flips);
  CHECK_FALSE(impact_ratio({10, 5}, {10, 4}).one_person_flips);
}

TEST_CASE("a large sample can be significant above four fifths") {
  CHECK(impact_ratio({10000, 4500}, {10000, 5000}).verdict == Verdict::significant_but_above_four_fifths);
  CHECK(impact_ratio({10000, 5500}, {10000, 5000}).verdict == Verdict::no_indication);
}

TEST_CASE("the reference is the highest rate among groups of two percent") {
  const std::vector<GroupCount> groups{{100, 50}, {3, 3}, {97, 60}, {0, 0}};
  const ImpactTable table = impact_table(groups, 200);
  CHECK(table.reference == 2);
  CHECK_FALSE(table.ratios[2].has_value());
  CHECK(table.ratios[1]->status == Status::too_few);
  CHECK(table.ratios[3]->status == Status::too_few);
  CHECK(impact_table(groups, 100000).reference == std::nullopt);
  CHECK(impact_table({}, 0).ratios.empty());
}

TEST_CASE("the exact test of Fisher is the sum over all tables") {
  holds("fisher", [] {
    const GroupCount a = any_group(12);
    const GroupCount b = any_group(12);
    const int all = static_cast<int>(a.n + b.n);
    const int selected = static_cast<int>(a.selected + b.selected);
    const auto p = [&](int x) {
      const int rest = selected - x;
      if (x < 0 || x > a.n || rest < 0 || rest > b.n) return 0.0;
      return choose(static_cast<int>(a.n), x) * choose(static_cast<int>(b.n), rest) / choose(all, selected);
    };
    double tail = 0;
    for (int x = 0; x <= a.n; ++x) {
      if (p(x) <= p(static_cast<int>(a.selected)) * (1 + 1e-7)) tail += p(x);
    }
    RC_ASSERT(std::abs(fisher_exact(a, b) - tail) < 1e-12);
    RC_ASSERT(std::abs(fisher_exact(b, a) - tail) < 1e-12);
    const GroupCount not_a{a.n, a.n - a.selected};
    const GroupCount not_b{b.n, b.n - b.selected};
    RC_ASSERT(std::abs(fisher_exact(not_a, not_b) - tail) < 1e-12);
  });
}

TEST_CASE("impact figures hold together for any counts") {
  holds("impact", [] {
    const GroupCount focal = any_group(300);
    const GroupCount reference = any_group(300);
    const ImpactRatio got = impact_ratio(focal, reference);
    if (got.status == Status::too_few) {
      RC_ASSERT(!got.fisher_p.has_value() && !got.limits.low.has_value() && !got.verdict.has_value());
      return;
    }
    RC_ASSERT(got.limits.low.value() <= got.limits.high.value());
    RC_ASSERT(got.ratio.has_value() == (reference.selected > 0));
    if (got.ratio.has_value() && !got.limits_adjusted) {
      RC_ASSERT(got.limits.low.value() <= got.ratio.value());
      RC_ASSERT(got.ratio.value() <= got.limits.high.value());
    }
    RC_ASSERT(got.fisher_p.value() > 0 && got.fisher_p.value() <= 1);
    if (got.verdict == Verdict::adverse_impact_indicated) RC_ASSERT(got.fisher_p.value() < 0.05);
  });
}

TEST_CASE("hostile counts are refused and extreme ones have figures") {
  CHECK_THROWS_AS(impact_ratio({-1, 0}, {5, 1}), std::invalid_argument);
  CHECK_THROWS_AS(impact_ratio({5, 6}, {5, 1}), std::invalid_argument);
  CHECK_THROWS_AS(impact_ratio({5, -1}, {5, 1}), std::invalid_argument);
  CHECK_THROWS_AS(impact_ratio({1'000'000'001, 0}, {5, 1}), std::invalid_argument);
  for (const long long n : {0LL, 1LL, 2LL, 4LL}) CHECK(impact_ratio({n, n}, {100, 50}).status == Status::too_few);
  const ImpactRatio huge = impact_ratio({1'000'000'000, 1}, {1'000'000'000, 1'000'000'000});
  CHECK(huge.fisher_p.value() < 1e-300);
  CHECK(huge.verdict == Verdict::adverse_impact_indicated);
  const ImpactRatio even = impact_ratio({1'000'000, 500'000}, {1'000'000, 500'000});
  CHECK(even.fisher_p.value() == Approx(1).epsilon(1e-6));
}

TEST_CASE("standardized differences have statuses where there is nothing to divide by") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const std::size_t n : {0U, 1U, 2U, 9U})
    CHECK(standardized_difference(std::vector<double>(n, 1), std::vector<double>(20, 2)).status == Status::too_few);
  const StandardizedDifference level =
      standardized_difference(std::vector<double>(10, 1), std::vector<double>(10, 2));
  CHECK(level.status == Status::zero_variance);
  CHECK_FALSE(level.d.has_value());
  CHECK_THROWS_AS(standardized_difference(std::vector<double>(10, nan), std::vector<double>(10, 2)),
                  std::invalid_argument);
  std::vector<double> low;
  std::vector<double> high;
  for (int i = 0; i < 40; ++i) {
    low.push_back(i % 10);
    high.push_back(i % 10 + 3);
  }
  const StandardizedDifference got = standardized_difference(low, high);
  CHECK(got.status == Status::ok);
  CHECK(got.d.value() < 0);
  CHECK(got.size == DifferenceSize::large);
  CHECK(standardized_difference(high, low).d.value() == Approx(-got.d.value()));
  CHECK(standardized_difference(low, low).size == DifferenceSize::negligible);
}

TEST_CASE("a bias audit counts strictly above the median and prints small categories without a ratio") {
  std::vector<AuditedPerson> persons;
  for (int i = 0; i < 100; ++i) persons.push_back({i % 2 == 0 ? "Female" : "Male", "", i < 60 ? 50.0 : 70.0, false});
  persons.push_back({"", "White", 90, true});
  const BiasAudit got = bias_audit(persons, AuditMode::scoring);
  CHECK(got.n == 101);
  CHECK(got.median.value() == 50);
  CHECK(got.sex.unknown == 1);
  REQUIRE(got.sex.rows.size() == 2);
  CHECK(got.sex.rows[0].hits == 20);
  CHECK(got.sex.rows[0].ratio.value() == Approx(1));
  REQUIRE(got.race.rows.size() == 1);
  CHECK(got.race.rows[0].excluded);
  CHECK(got.race.rows[0].rate.value() == 1);
  CHECK_FALSE(got.race.rows[0].ratio.has_value());
  CHECK(got.intersectional.rows.empty());
  CHECK(got.intersectional.unknown == 101);

  const BiasAudit nobody_selected = bias_audit(std::span(persons).first(100), AuditMode::selection);
  CHECK(nobody_selected.median.status() == Status::not_measured);
  CHECK(nobody_selected.sex.rows[0].ratio.status() == Status::not_estimable);
  CHECK(bias_audit({}, AuditMode::scoring).median.status() == Status::too_few);
  persons[0].score = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(bias_audit(persons, AuditMode::scoring), std::invalid_argument);
  CHECK(bias_audit(std::vector<AuditedPerson>(1'000'000, {"Female", "White", 1, true}), AuditMode::scoring).n == 1'000'000);
}
