// Expert panels: the specification's example, what flags are for, and panels that are out to divide by zero.

#include "measure/panel.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

PanelRatings table(std::initializer_list<std::initializer_list<double>> rows) {
  PanelRatings ratings;
  for (const auto& row : rows) ratings.emplace_back(row.begin(), row.end());
  return ratings;
}

bool sound(const Limits& limits) {
  if (limits.low.has_value() != limits.high.has_value()) return false;
  return !limits.low.has_value() || limits.low.value() <= limits.high.value();
}

}  // namespace

TEST_CASE("example 2 a polarized option has no agreement although its mean looks harmless") {
  const auto options = consensus_of(table({{6, 6, 7, 6, 7, 6}, {1, 1, 1, 7, 7, 7}}), 7);
  CHECK(options[0].r_wg.value() == doctest::Approx(0.933).epsilon(0.001));
  CHECK(options[0].consensus == Consensus::keep);
  CHECK(options[1].key.value() == doctest::Approx(4));
  CHECK(options[1].spread.value() == doctest::Approx(3.286).epsilon(0.001));
  CHECK(options[1].r_wg.value() == 0);
  CHECK(options[1].consensus == Consensus::drop);
}

TEST_CASE("r_wg of exactly seventy and fifty hundredths belongs to the better class whatever the last bit") {
  // k = 5 has the uniform variance 2. Squares about the mean 3: 4 of .25 + 2 of 1 = 3 over 5: .6, r_wg .70.
  const auto keep = consensus_of(table({{2, 4, 2.5, 2.5, 3.5, 3.5}, {2.1, 4.1, 2.6, 2.6, 3.6, 3.6}}), 5);
  for (const auto& option : keep) {
    CHECK(option.r_wg.value() == doctest::Approx(0.7));
    CHECK(option.consensus == Consensus::keep);
  }
  // Squares 4 of 1 over 4: r_wg .50.
  const auto half = consensus_of(table({{2.1, 4.1, 2.1, 4.1, 3.1}}), 5);
  CHECK(half[0].r_wg.value() == doctest::Approx(0.5));
  CHECK(half[0].consensus == Consensus::weak);
}

TEST_CASE("fewer than five raters make no key") {
  const auto options = consensus_of(table({{6, 6, 6, 6}, {1, 1, 1, 1}}), 7);
  CHECK(options[0].consensus == Consensus::too_few);
  CHECK(options[0].r_wg.value() == 1);
  CHECK(screen_item(options, Format::rate) == ItemScreen::rewrite);
}

TEST_CASE("a rater who goes against all others or marks everything the same is to be looked at") {
  const auto ratings = table({{1, 1, 2, 5, 3}, {2, 2, 2, 4, 3}, {4, 5, 4, 2, 3}, {5, 5, 4, 1, 3}});
  const auto raters = rater_checks(ratings, 5);
  REQUIRE(raters.size() == 5);
  CHECK_FALSE(raters[0].check);
  CHECK(raters[3].check);
  CHECK(raters[3].r.value() < 0);
  CHECK(raters[4].check);
  CHECK(raters[4].r.status() == Status::zero_variance);
  CHECK(rater_checks(table({{1, 2}, {2, 3}}), 5)[0].r.status() == Status::too_few);
}

TEST_CASE("items are screened on the options that agree") {
  auto options = consensus_of(table({{5, 5, 5, 5, 5}, {4, 4, 4, 4, 4}, {1, 1, 1, 1, 1}}), 5);
  CHECK(screen_item(options, Format::pick) == ItemScreen::usable);
  options[1].key = 4.7;
  CHECK(screen_item(options, Format::rate) == ItemScreen::usable);
  CHECK(screen_item(options, Format::pick) == ItemScreen::no_clear_best);
  options[2].consensus = Consensus::weak;
  CHECK(screen_item(options, Format::rate) == ItemScreen::rewrite);
  CHECK(screen_item(options, Format::rate, {false, false, true}) == ItemScreen::usable);
  CHECK_THROWS_AS(screen_item(options, Format::rate, {true}), std::invalid_argument);
  CHECK(screen_item({}, Format::rate) == ItemScreen::rewrite);
}

TEST_CASE("panels of nobody one and two end in a status") {
  CHECK(consensus_of({}, 5).empty());
  CHECK(agreement_of({}, 5).status == Status::too_few);
  CHECK(rater_checks({}, 5).empty());
  const PanelRatings nobody(3, std::vector<std::optional<double>>(4));
  for (const auto& option : consensus_of(nobody, 5)) {
    CHECK(option.n == 0);
    CHECK(option.key.status() == Status::too_few);
    CHECK_FALSE(option.r_wg.has_value());
  }
  CHECK(agreement_of(nobody, 5).status == Status::too_few);
  CHECK(agreement_of(nobody, 5).raters == 0);
  CHECK(agreement_of(table({{1, 2, 3}}), 5).status == Status::too_few);
  const auto one = consensus_of(table({{3}}), 5);
  CHECK(one[0].key.value() == 3);
  CHECK(one[0].spread.status() == Status::too_few);
  // Two raters with opposite orders: every mean is the same, and the denominators vanish.
  const auto opposite = agreement_of(table({{1, 2}, {2, 1}}), 5);
  CHECK(opposite.status == Status::not_estimable);
  CHECK_FALSE(opposite.average.has_value());
  CHECK(quality_of(opposite) == PanelQuality::not_usable);
}

TEST_CASE("every table of small marks has sound agreement figures") {
  int tables = 0;
  for (int code = 0; code < 19683; ++code) {
    PanelRatings ratings(3, std::vector<std::optional<double>>(3));
    int rest = code;
    for (auto& option : ratings) {
      for (auto& rating : option) {
        rating = 1 + rest % 3;
        rest /= 3;
      }
    }
    const auto agreement = agreement_of(ratings, 3);
    ++tables;
    CHECK(sound(agreement.single_limits));
    CHECK(sound(agreement.average_limits));
    CHECK((!agreement.average.has_value() || agreement.average.value() <= 1 + 1e-12));
    if (agreement.single_limits.low.has_value())
      CHECK(agreement.single_limits.low.value() <= agreement.single.value() + 1e-9);
  }
  CHECK(tables == 19683);
}

TEST_CASE("ratings off the scale and ragged tables are refused") {
  CHECK_THROWS_AS(consensus_of(table({{0, 1}}), 5), std::invalid_argument);
  CHECK_THROWS_AS(consensus_of(table({{6, 1}}), 5), std::invalid_argument);
  CHECK_THROWS_AS(agreement_of(table({{1, 2}, {1}}), 5), std::invalid_argument);
  CHECK_THROWS_AS(consensus_of(table({{1, 1}}), 1), std::invalid_argument);
}
