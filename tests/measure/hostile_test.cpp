// Numbers that are out to divide by zero: every one ends in a status, none in NaN.

#include "measure/fit.h"
#include "measure/form_score.h"
#include "measure/session_score.h"
#include "measure/standardized.h"

#include <doctest/doctest.h>
#include <cmath>
#include <limits>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Item keyed(Format format, Metric metric, Matrix key_q, std::vector<double> effectiveness = {}) {
  Item item;
  item.format = format;
  item.metric = metric;
  item.options = key_q.size();
  item.qualities = key_q.front().size();
  item.key_q = std::move(key_q);
  item.effectiveness = std::move(effectiveness);
  return item;
}

Item rated(Metric metric, std::vector<double> effectiveness, std::vector<double> weights, int k = 5) {
  Item item;
  item.format = Format::rate;
  item.metric = metric;
  item.options = effectiveness.size();
  item.qualities = weights.size();
  item.effectiveness = std::move(effectiveness);
  item.quality_weights = std::move(weights);
  item.scale_k = k;
  return item;
}

RateAnswer marks(std::initializer_list<int> values) {
  RateAnswer answer;
  for (const int value : values) answer.marks.emplace_back(value);
  return answer;
}

QualityScore same_answer(const Item& item, const Answer& answer, std::size_t times) {
  const std::vector<Item> items(times, item);
  const std::vector<std::optional<Answer>> answers(times, answer);
  return score_form(items, answers, {}, true).qualities.at(0);
}

ProfileQuality at_least(const std::string& quality, double weight) {
  ProfileQuality wanted;
  wanted.quality = quality;
  wanted.weight = weight;
  return wanted;
}

}  // namespace

TEST_CASE("a figure refuses what is not a number and says every status") {
  CHECK_THROWS_AS(Figure<>{not_a_number}, std::invalid_argument);
  CHECK_THROWS_AS(Figure<>{infinity}, std::invalid_argument);
  CHECK(name_of(Status::ok) == "ok");
  CHECK(name_of(Status::provisional) == "provisional");
  CHECK(name_of(Status::too_few) == "too_few");
  CHECK(name_of(Status::zero_variance) == "zero_variance");
  CHECK(name_of(Status::zero_variance_key) == "zero_variance_key");
  CHECK(name_of(Status::not_estimable) == "not_estimable");
  CHECK(name_of(Status::incomplete) == "incomplete");
  CHECK(name_of(Status::not_measured) == "not_measured");
  CHECK(name_of(Status::heywood) == "heywood");
  CHECK(name_of(Status::no_convergence) == "no_convergence");
  CHECK(name_of(Status::too_few_items) == "too_few_items");
  CHECK(name_of(Status::flat_ratings) == "flat_ratings");
}

TEST_CASE("items with a problem are refused by every kernel") {
  Item item = keyed(Format::pick, Metric::pairs, {{1}, {0}});
  CHECK(problem_of(item).empty());
  const auto refused = [](const Item& broken) {
    CHECK_FALSE(problem_of(broken).empty());
    CHECK_THROWS_AS(bounds_of(broken), std::invalid_argument);
    CHECK_THROWS_AS(score_item(broken, PickAnswer{0}), std::invalid_argument);
  };
  for (const double bad : {not_a_number, infinity, -infinity, 1e301}) {
    item.key_q[1][0] = bad;
    refused(item);
  }
  refused(keyed(Format::pick, Metric::pairs, {{1}}));
  refused(keyed(Format::pick, Metric::pairs, Matrix(9, {1})));
  refused(keyed(Format::pick, Metric::raw, {{1}, {0}}));
  refused(keyed(Format::rate, Metric::pairs, {{1}, {0}}, {1}));
  refused(keyed(Format::rate, Metric::pairs, {{1}, {0}}, {1, not_a_number}));
  refused(rated(Metric::raw, {1, 6}, {1}));
  refused(rated(Metric::raw, {1, 5}, {-1}));
  refused(rated(Metric::raw, {1, 5}, {1}, 10));
  CHECK_THROWS_AS(bounds_of(rated(Metric::standardized, {1, 5}, {1})), std::invalid_argument);
  Item ragged = keyed(Format::pick, Metric::pairs, {{1, 0}, {0, 0}});
  ragged.key_q[1].pop_back();
  refused(ragged);
}

TEST_CASE("answers that do not belong to an item are not valid") {
  const Item pick = keyed(Format::pick, Metric::pairs, {{1}, {0}, {-1}});
  CHECK(valid(pick, PickAnswer{2}));
  CHECK_FALSE(valid(pick, PickAnswer{3}));
  CHECK_FALSE(valid(pick, MostLeastAnswer{0, 1}));
  CHECK_THROWS_AS(score_item(pick, PickAnswer{3}), std::invalid_argument);
  const Item ends = keyed(Format::most_least, Metric::pairs, {{1}, {0}, {-1}});
  CHECK_FALSE(valid(ends, MostLeastAnswer{1, 1}));
  CHECK_FALSE(valid(ends, MostLeastAnswer{1, 3}));
  const Item rank = keyed(Format::rank, Metric::linear, {{1}, {0}, {-1}});
  CHECK(valid(rank, RankAnswer{{3, 1, 2}}));
  CHECK_FALSE(valid(rank, RankAnswer{{1, 1, 2}}));
  CHECK_FALSE(valid(rank, RankAnswer{{0, 1, 2}}));
  CHECK_FALSE(valid(rank, RankAnswer{{1, 2}}));
  const Item rate = keyed(Format::rate, Metric::pairs, {{1}, {0}, {-1}}, {1, 0, -1});
  CHECK(valid(rate, RateAnswer{{1, std::nullopt, std::nullopt}}));
  CHECK_FALSE(valid(rate, RateAnswer{{std::nullopt, std::nullopt, std::nullopt}}));
  CHECK_FALSE(valid(rate, marks({0, 1, 2})));
  CHECK_FALSE(valid(rate, marks({6, 1, 2})));
  CHECK_FALSE(valid(rate, marks({1, 2})));
}

TEST_CASE("constant keys measure nothing") {
  const Matrix level{{1}, {1}, {1}};
  CHECK(same_answer(keyed(Format::pick, Metric::pairs, level), PickAnswer{0}, 4).pomp.status() == Status::not_measured);
  CHECK(same_answer(keyed(Format::most_least, Metric::pairs, level), MostLeastAnswer{0, 1}, 4).pomp.status() ==
        Status::not_measured);
  CHECK(same_answer(keyed(Format::rank, Metric::linear, level), RankAnswer{{1, 2, 3}}, 4).pomp.status() ==
        Status::not_measured);
  const Item flat = keyed(Format::rate, Metric::pairs, level, {0, 0, 0});
  CHECK(same_answer(flat, marks({1, 3, 5}), 4).pomp.status() == Status::not_measured);
  CHECK(score_item(flat, marks({1, 3, 5})).overall.status() == Status::zero_variance_key);
  CHECK(unit_factor(bounds_of(flat)) == 1);
  CHECK_FALSE(primary_quality(bounds_of(flat)).has_value());
  // A panel without consensus on any option: no mark can earn.
  CHECK(same_answer(rated(Metric::dichotomous, {3, 3.2, 2.8}, {1}), marks({1, 5, 3}), 4).pomp.status() ==
        Status::not_measured);
}

TEST_CASE("a gap written as one half counts though binary says less") {
  // 1.4 - 0.9 is 0.49999999999999989 in binary.
  const Item item = keyed(Format::rate, Metric::pairs, {{1}, {0}}, {1.4, 0.9});
  CHECK(range(bounds_of(item), 0) == 2);
  CHECK(score_item(item, marks({5, 1})).y[0] == doctest::Approx(1));
}

TEST_CASE("one option chosen by everybody is still a score") {
  const Item item = keyed(Format::pick, Metric::pairs, {{1}, {0}, {0}});
  const QualityScore best = same_answer(item, PickAnswer{0}, 5);
  CHECK(best.pomp.value() == doctest::Approx(100));
  CHECK(best.baseline.value() == doctest::Approx(100.0 / 3));
  CHECK(same_answer(item, PickAnswer{2}, 5).pomp.value() == doctest::Approx(0));
}

TEST_CASE("tiny and huge weights") {
  for (const double v : {1e-300, 1e300}) {
    CAPTURE(v);
    const QualityScore raw = same_answer(rated(Metric::raw, {1, 3, 5}, {v}), marks({1, 3, 5}), 12);
    const QualityScore pick = same_answer(keyed(Format::pick, Metric::pairs, {{v}, {0}, {-v}}), PickAnswer{0}, 12);
    const QualityScore pairs =
        same_answer(keyed(Format::rate, Metric::pairs, {{v}, {0}, {-v}}, {1e300, 0, -1e300}), marks({5, 3, 1}), 12);
    for (const QualityScore& score : {raw, pick, pairs}) {
      if (v < 1)
        CHECK(score.pomp.status() == Status::not_measured);
      else
        CHECK(score.pomp.value() == doctest::Approx(100));
    }
    const std::vector<ProfileQuality> alone{at_least("calm", v)};
    CHECK(normalised_weights(alone).at(0) == 1);
  }
  const std::vector<ProfileQuality> both{at_least("calm", 1e-300), at_least("firm", 1e300), at_least("warm", 1e300)};
  const std::vector<double> weights = normalised_weights(both);
  CHECK(weights.at(0) == 0);
  CHECK(weights.at(1) == 0.5);
  const std::vector<Figure<>> scores{95.0, 50.0, 95.0};
  CHECK(observed_fit(both, scores).value() == doctest::Approx(50));
}

TEST_CASE("scaling keeps an unmeasured quality unmeasured") {
  const Item item = keyed(Format::pick, Metric::pairs, {{1e-11, 1e-13}, {0, 0}});
  const ItemBounds bounds = bounds_of(item);
  const ItemBounds units = scaled(bounds, unit_factor(bounds));
  CHECK(range(units, 0) == doctest::Approx(2));
  CHECK(range(units, 1) == 0);
}

TEST_CASE("no answers at all") {
  const std::vector<Item> items(4, keyed(Format::pick, Metric::pairs, {{1}, {0}}));
  const std::vector<std::optional<Answer>> none(4);
  for (const bool completed : {true, false}) {
    const FormScore form = score_form(items, none, {}, completed);
    CHECK(form.qualities.at(0).pomp.status() == Status::incomplete);
    CHECK(form.qualities.at(0).coverage.value() == 0);
    CHECK(form.statuses.at(0) == (completed ? ItemStatus::skipped : ItemStatus::not_reached));
  }
  CHECK(score_form({}, {}, {}, true).qualities.empty());
  const std::vector<bool> withdrawn(4, true);
  CHECK(score_form(items, none, withdrawn, true).qualities.at(0).pomp.status() == Status::not_measured);
  CHECK_THROWS_AS(score_form(items, std::vector<std::optional<Answer>>(3), {}, true), std::invalid_argument);
  CHECK_THROWS_AS(score_form(items, none, std::vector<bool>(1), true), std::invalid_argument);
}

TEST_CASE("a withdrawn item is ignored everywhere and does not break the run at the end") {
  const std::vector<Item> items(6, keyed(Format::pick, Metric::pairs, {{1}, {0}}));
  const std::vector<std::optional<Answer>> answers{PickAnswer{0}, PickAnswer{0}, PickAnswer{0},
                                                   PickAnswer{1}, std::nullopt,  std::nullopt};
  const std::vector<bool> withdrawn{false, false, false, true, true, false};
  const FormScore form = score_form(items, answers, withdrawn, false);
  CHECK(form.statuses.at(3) == ItemStatus::not_administered);
  CHECK(form.statuses.at(4) == ItemStatus::not_administered);
  CHECK(form.statuses.at(5) == ItemStatus::not_reached);
  CHECK(form.qualities.at(0).pomp.value() == doctest::Approx(100));
  CHECK(form.qualities.at(0).coverage.value() == doctest::Approx(0.75));
  CHECK(name_of(ItemStatus::not_administered) == "not_administered");
}

TEST_CASE("standardized ratings name why there is no correlation") {
  const auto status = [](const Item& item, const Answer& answer, std::size_t times) {
    return same_answer(item, answer, times).pomp.status();
  };
  const Item item = rated(Metric::standardized, {1, 2, 4, 5}, {1});
  CHECK(status(item, marks({1, 2, 4, 5}), 2) == Status::ok);
  CHECK(status(item, marks({1, 2, 4, 5}), 1) == Status::incomplete);
  CHECK(status(item, marks({3, 3, 3, 3}), 2) == Status::flat_ratings);
  // Seven times 3.3 has a mean that is not 3.3 in binary: still a constant key, and it is named before the flat
  // ratings.
  const Item level = rated(Metric::standardized, std::vector<double>(7, 3.3), {1});
  CHECK(status(level, marks({1, 2, 3, 4, 5, 1, 2}), 3) == Status::zero_variance_key);
  CHECK(status(level, marks({3, 3, 3, 3, 3, 3, 3}), 3) == Status::zero_variance_key);
  const std::vector<Item> mixed{item, rated(Metric::raw, {1, 2, 4, 5}, {1})};
  CHECK_THROWS_AS(score_form(mixed, std::vector<std::optional<Answer>>(2), {}, true), std::invalid_argument);
}

TEST_CASE("profiles that cannot be scored are refused") {
  const std::vector<Figure<>> score{60.0};
  const auto refused = [&](ProfileQuality wanted) {
    const std::vector<ProfileQuality> profile{std::move(wanted)};
    CHECK_FALSE(problem_of(profile[0]).empty());
    CHECK_THROWS_AS(observed_fit(profile, score), std::invalid_argument);
  };
  for (const double weight : {0.0, -1.0, not_a_number, infinity}) refused(at_least("calm", weight));
  ProfileQuality step = at_least("calm", 1);
  step.zero_at = step.target;
  refused(step);
  ProfileQuality band = at_least("calm", 1);
  band.shape = Shape::band;
  CHECK(problem_of(band).empty());
  band.fade = 0;
  refused(band);
  band.fade = 30;
  band.tolerance = -1;
  refused(band);
  CHECK(observed_fit({}, {}).status() == Status::not_measured);
  CHECK_THROWS_AS(observed_fit({}, score), std::invalid_argument);
  const std::vector<ProfileQuality> one{at_least("calm", 1)};
  const std::vector<Figure<>> missing{Figure<>::none(Status::incomplete)};
  CHECK(observed_fit(one, missing).status() == Status::incomplete);
}

TEST_CASE("a score at its baseline uses the slope to the right") {
  ProfileQuality band = at_least("calm", 1);
  band.shape = Shape::band;
  band.target = 60;
  CHECK(right_slope(band, 19.9) == 0);
  CHECK(right_slope(band, 20) == doctest::Approx(1.0 / 30));
  CHECK(right_slope(band, 50) == 0);
  CHECK(right_slope(band, 70) == doctest::Approx(-1.0 / 30));
  CHECK(right_slope(band, 100) == 0);
  const ProfileQuality rising = at_least("calm", 1);  // 50..95
  CHECK(right_slope(rising, 49.9) == 0);
  CHECK(right_slope(rising, 50) == doctest::Approx(1.0 / 45));
  CHECK(right_slope(rising, 95) == 0);
}

TEST_CASE("distance of hostile numbers") {
  const std::vector<double> one{50};
  const std::vector<double> two{50, 60};
  CHECK_THROWS_AS(distance({}, {}), std::invalid_argument);
  CHECK_THROWS_AS(distance(one, two), std::invalid_argument);
  CHECK_THROWS_AS(distance(std::vector<double>{not_a_number}, one), std::invalid_argument);
  CHECK_THROWS_AS(distance(std::vector<double>{1e200}, one), std::invalid_argument);
  CHECK(distance(one, one).r.status() == Status::zero_variance);
  CHECK(distance(two, std::vector<double>{70, 70}).r.status() == Status::zero_variance);
}

TEST_CASE("rounding refuses what is not a number and never shows minus zero") {
  CHECK_THROWS_AS(rounded_to_tenths(std::vector<double>{not_a_number}), std::invalid_argument);
  CHECK_THROWS_AS(rounded_to_tenths(std::vector<double>{infinity}), std::invalid_argument);
  CHECK(rounded_to_tenths({}).empty());
  const auto zero = rounded_to_tenths(std::vector<double>{-0.0, -0.04, 0.04});
  for (const double value : zero) CHECK_FALSE((value == 0 && std::signbit(value)));
  // 0.04 and 0.14 leave the same remainder in tenths, though not in binary: the first is preferred.
  CHECK(rounded_to_tenths(std::vector<double>{0.04, 0.14}) == std::vector<double>{0.1, 0.1});
}

TEST_CASE("the ipsativity gate") {
  const Item ips = keyed(Format::most_least, Metric::pairs, {{1, 0}, {0, 1}});
  const Item not_ips = keyed(Format::most_least, Metric::pairs, {{2, 0}, {0, 1}});
  CHECK(ipsative(ips));
  CHECK_FALSE(ipsative(not_ips));
  CHECK_FALSE(ipsative(keyed(Format::rate, Metric::pairs, {{1, 0}, {0, 1}}, {1, 0})));
  CHECK(ipsativity({}) == Ipsativity::fine);
  CHECK(ipsativity(std::vector<Item>{ips, ips}) == Ipsativity::refused);
  CHECK(ipsativity(std::vector<Item>{ips, ips, not_ips}) == Ipsativity::warning);
  CHECK(ipsativity(std::vector<Item>{ips, not_ips}) == Ipsativity::fine);
}
