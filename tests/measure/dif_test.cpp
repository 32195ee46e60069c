// Differential item functioning: what has to hold, and hostile numbers.

#include "measure/dif.h"
#include "measure/property.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace aplomb::measure;
using doctest::Approx;
using property::holds;
using property::whole;

namespace {

struct Persons {
  std::vector<double> scores;
  std::vector<bool> right;
  std::vector<bool> focal;
  [[nodiscard]] std::vector<double> points() const {
    std::vector<double> result;
    for (const bool one : right) result.push_back(one ? 1 : 0);
    return result;
  }
};

/// Five scores; at each, as many of both groups, `focal_right` of 20 and `reference_right` of 20 right.
Persons two_groups(int focal_right, int reference_right) {
  Persons persons;
  for (int score = 0; score < 5; ++score) {
    for (int i = 0; i < 40; ++i) {
      const bool focal = i >= 20;
      persons.scores.push_back(score);
      persons.focal.push_back(focal);
      persons.right.push_back(i % 20 < (focal ? focal_right : reference_right));
    }
  }
  for (int i = 0; i < 100; ++i) {  // enough persons, at a score of their own
    persons.scores.push_back(9);
    persons.focal.push_back(false);
    persons.right.push_back(true);
  }
  return persons;
}

}  // namespace

TEST_CASE("an item that is harder at every score is found and an even one is not") {
  const Persons biased = two_groups(6, 14);
  const MantelHaenszel got = mantel_haenszel(biased.scores, biased.right, biased.focal);
  // Odds 14/6 against 6/14 in every stratum; the score that only one group has is left out.
  CHECK(got.sample.strata == 5);
  CHECK(got.sample.n_reference == 200);
  CHECK(got.alpha.value() == Approx(14.0 * 14 / 36));
  CHECK(got.delta.value() == Approx(-2.35 * std::log(14.0 * 14 / 36)));
  CHECK(got.size == DifClass::large);
  const MantelDifference points = mantel_difference(biased.scores, biased.points(), biased.focal);
  CHECK(points.smd.value() == Approx(-0.4));
  CHECK(points.size == DifClass::large);

  const Persons even = two_groups(10, 10);
  CHECK(mantel_haenszel(even.scores, even.right, even.focal).alpha.value() == Approx(1));
  CHECK(mantel_haenszel(even.scores, even.right, even.focal).size == DifClass::negligible);
  CHECK(mantel_difference(even.scores, even.points(), even.focal).smd.value() == Approx(0));
}

TEST_CASE("changing the groups over turns the sign and nothing else") {
  holds("dif groups", [] {
    Persons persons;
    for (int i = 0; i < 400; ++i) {
      persons.scores.push_back(whole(0, 6));
      persons.focal.push_back(i % 3 == 0);
      persons.right.push_back(whole(0, 9) < 6);
    }
    std::vector<bool> others(persons.focal);
    others.flip();
    const MantelHaenszel one = mantel_haenszel(persons.scores, persons.right, persons.focal);
    const MantelHaenszel other = mantel_haenszel(persons.scores, persons.right, others);
    RC_ASSERT(one.delta.has_value());
    RC_ASSERT(std::abs(one.delta.value() + other.delta.value()) < 1e-9);
    RC_ASSERT(std::abs(one.chi2.value() - other.chi2.value()) < 1e-9);
    // Mantel's test of several points is that of Mantel and Haenszel without the correction where points are 0 and 1.
    const MantelDifference points = mantel_difference(persons.scores, persons.points(), persons.focal);
    RC_ASSERT(points.chi2.value() >= one.chi2.value() - 1e-9);
  });
}

TEST_CASE("strata are scores while they are few and deciles beyond") {
  CHECK(matching_strata(std::vector<double>{3, 1, 1, 2}) == std::vector<int>{2, 0, 0, 1});
  CHECK(matching_strata(std::vector<double>{0.3, 0.1 + 0.2}) == std::vector<int>{0, 0});
  CHECK(matching_strata({}).empty());
  std::vector<double> many;
  for (int i = 0; i < 1000; ++i) many.push_back(i);
  const auto strata = matching_strata(many);
  for (int decile = 0; decile < 10; ++decile) CHECK(std::count(strata.begin(), strata.end(), decile) == 100);
}

TEST_CASE("hostile samples of differential functioning have a status") {
  const auto compare = [](std::size_t n, std::size_t focal, double score_step, bool right) {
    Persons persons;
    for (std::size_t i = 0; i < n; ++i) {
      persons.scores.push_back(score_step * static_cast<double>(i));
      persons.focal.push_back(i < focal);
      persons.right.push_back(right);
    }
    const MantelHaenszel one = mantel_haenszel(persons.scores, persons.right, persons.focal);
    const MantelDifference two = mantel_difference(persons.scores, persons.points(), persons.focal);
    CHECK_FALSE(one.delta.has_value());
    CHECK_FALSE(two.effect.has_value());
    CHECK_FALSE(one.size.has_value());
    CHECK_FALSE(two.size.has_value());
    return std::pair(one.sample.status, two.sample.status);
  };
  for (const std::size_t n : {0U, 1U, 2U, 299U}) CHECK(compare(n, n / 2, 0, true).first == Status::too_few);
  CHECK(compare(400, 99, 0, true).first == Status::too_few);
  CHECK(compare(400, 400, 0, true).first == Status::too_few);
  const auto all_right = compare(400, 200, 0, true);
  CHECK(all_right.first == Status::not_estimable);
  CHECK(all_right.second == Status::zero_variance);
  // The groups have no score in common.
  const auto apart = compare(400, 200, 1e6, false);
  CHECK(apart.first == Status::not_estimable);
  CHECK(apart.second == Status::zero_variance);

  const std::vector<double> bad{1, std::numeric_limits<double>::quiet_NaN()};
  CHECK_THROWS_AS(matching_strata(bad), std::invalid_argument);
  CHECK_THROWS_AS(mantel_haenszel(bad, {true}, {true, false}), std::invalid_argument);
  CHECK_THROWS_AS(mantel_difference(std::vector<double>{1}, bad, {true}), std::invalid_argument);
  CHECK_THROWS_AS(mantel_haenszel(std::vector<double>{1}, {true}, {}), std::invalid_argument);
}

TEST_CASE("a million rows have their figures") {
  Persons persons;
  for (int i = 0; i < 1'000'000; ++i) {
    persons.scores.push_back(i % 1000);
    persons.focal.push_back(i % 7 == 0);
    persons.right.push_back(i % 11 < 6);
  }
  CHECK(mantel_haenszel(persons.scores, persons.right, persons.focal).size == DifClass::negligible);
  CHECK(mantel_difference(persons.scores, persons.points(), persons.focal).size == DifClass::negligible);
}
