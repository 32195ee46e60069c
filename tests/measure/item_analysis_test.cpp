// Item analysis and response times: statuses, flags one by one, and hostile numbers.

#include "measure/item_analysis.h"
#include "measure/property.h"
#include "measure/response_time.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace aplomb;
using namespace aplomb::measure;
using doctest::Approx;
using property::holds;
using property::index_below;

namespace {

Item pick_item(std::vector<double> keys) {
  Item item;
  item.format = Format::pick;
  item.options = keys.size();
  item.qualities = 1;
  for (const double key : keys) item.key_q.push_back({key});
  return item;
}

using Persons = std::vector<std::vector<std::optional<Answer>>>;

/// `choices` by item, then person.
Persons persons_who_picked(const std::vector<std::vector<std::size_t>>& choices) {
  Persons persons(choices.front().size());
  for (const auto& item : choices) {
    for (std::size_t person = 0; person < persons.size(); ++person) persons[person].emplace_back(PickAnswer{item[person]});
  }
  return persons;
}

bool has(const ItemFigures& item, ItemFlag flag) {
  return std::find(item.flags.begin(), item.flags.end(), flag) != item.flags.end();
}

}  // namespace

TEST_CASE("an item that everybody answers alike has no correlation and says so") {
  std::vector<std::size_t> varied;
  for (std::size_t person = 0; person < 40; ++person) varied.push_back(person % 3);
  const std::vector<Item> items{pick_item({2, 0, -1}), pick_item({2, 0, -1}), pick_item({2, 0, -1})};
  const auto samples = item_samples(items, persons_who_picked({varied, varied, std::vector<std::size_t>(40, 0)}), 0);
  const ItemAnalysis got = analyse_items(samples);
  CHECK(got.status == Status::provisional);
  const ItemFigures& constant = got.items[2];
  CHECK(constant.mean.value() == Approx(100));
  CHECK(constant.sd.value() == 0);
  CHECK(constant.item_rest.status() == Status::zero_variance);
  CHECK(constant.item_rest_limits.low.status() == Status::zero_variance);
  CHECK_FALSE(constant.options[0].rest_r.has_value());
  CHECK(constant.options[1].share_most.value() == 0);
  CHECK(has(constant, ItemFlag::dead_option));
  CHECK(has(constant, ItemFlag::low_variance));
  CHECK(has(constant, ItemFlag::too_easy));
  CHECK_FALSE(has(constant, ItemFlag::weak_discrimination));
  // The two others are the same: they correlate at 1, and so do the limits.
  CHECK(got.items[0].item_rest.value() == Approx(1));
  CHECK(got.items[0].item_rest_limits.low.value() == Approx(1));
}

TEST_CASE("a key that is turned round is suspected") {
  std::vector<std::size_t> good;
  std::vector<std::size_t> turned;
  for (std::size_t person = 0; person < 120; ++person) {
    good.push_back(person % 2);
    turned.push_back(person % 8 == 0 ? person % 2 : 1 - person % 2);
  }
  const std::vector<Item> items{pick_item({1, -1}), pick_item({1, -1}), pick_item({1, -1})};
  const ItemAnalysis got = analyse_items(item_samples(items, persons_who_picked({good, good, turned}), 0));
  CHECK(got.status == Status::ok);
  CHECK(has(got.items[2], ItemFlag::key_suspect));
  CHECK(has(got.items[2], ItemFlag::negative_discrimination));
  CHECK(has(got.items[2], ItemFlag::hurts_alpha));
  CHECK_FALSE(has(got.items[0], ItemFlag::key_suspect));
}

TEST_CASE("who left something out is left out and too few have no figures") {
  const std::vector<Item> items{pick_item({1, -1}), pick_item({1, -1})};
  for (const std::size_t n : {0U, 1U, 2U, 29U}) {
    Persons persons = persons_who_picked({std::vector<std::size_t>(n, 0), std::vector<std::size_t>(n, 1)});
    persons.push_back({PickAnswer{0}, std::nullopt});
    persons.push_back({PickAnswer{0}, RankAnswer{{1, 2}}});
    persons.push_back({PickAnswer{7}, PickAnswer{0}});
    const ItemAnalysis got = analyse_items(item_samples(items, persons, 0));
    CHECK(got.n == static_cast<int>(n));
    CHECK(got.status == Status::too_few);
    for (const ItemFigures& item : got.items) {
      CHECK_FALSE(item.mean.has_value());
      CHECK(item.flags.empty());
    }
  }
  CHECK(analyse_items({}).status == Status::too_few);
  CHECK_THROWS_AS(item_samples(items, {}, 1), std::invalid_argument);
  CHECK_THROWS_AS(item_samples(items, Persons{{std::nullopt}}, 0), std::invalid_argument);
}

TEST_CASE("an item without a range is not measured and the others do not mind") {
  std::vector<std::size_t> varied;
  for (std::size_t person = 0; person < 50; ++person) varied.push_back(person % 2);
  const std::vector<Item> items{pick_item({1, -1}), pick_item({0, 0}), pick_item({1, -1})};
  const ItemAnalysis got = analyse_items(item_samples(items, persons_who_picked({varied, varied, varied}), 0));
  CHECK(got.items[1].status == Status::not_measured);
  CHECK(got.items[1].options.empty());
  CHECK(got.items[2].mean.value() == Approx(50));
  CHECK(has(got.items[2], ItemFlag::at_or_below_chance));
}

TEST_CASE("any choices give finite figures within their ranges") {
  holds("item analysis", [] {
    std::vector<std::vector<std::size_t>> choices(3);
    for (auto& item : choices) {
      const std::size_t options = 1 + index_below(3);
      for (int person = 0; person < 35; ++person) item.push_back(index_below(options));
    }
    const std::vector<Item> items{pick_item({2, 0, -1}), pick_item({1, 1, -1}), pick_item({0, 2, 1})};
    const ItemAnalysis got = analyse_items(item_samples(items, persons_who_picked(choices), 0));
    for (const ItemFigures& item : got.items) {
      RC_ASSERT(item.mean.value() >= -1e-9 && item.mean.value() <= 100 + 1e-9);
      double shares = 0;
      for (const OptionFigures& option : item.options) shares += option.share_most.value();
      RC_ASSERT(std::abs(shares - 1) < 1e-9);
      if (!item.item_rest.has_value()) continue;
      RC_ASSERT(item.item_rest_limits.low.value() <= item.item_rest.value() + 1e-9);
      RC_ASSERT(item.item_rest.value() <= item.item_rest_limits.high.value() + 1e-9);
    }
  });
}

TEST_CASE("hostile samples are refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  ItemSample sound{-1, 1, 0, {1, -1}, {1, -1}, {0, 1}, {}};
  CHECK(analyse_items(std::vector<ItemSample>{sound}).n == 2);
  const auto refused = [&](auto spoil) {
    ItemSample item = sound;
    spoil(item);
    CHECK_THROWS_AS(analyse_items(std::vector<ItemSample>{sound, item}), std::invalid_argument);
  };
  refused([&](ItemSample& item) { item.y[0] = nan; });
  refused([&](ItemSample& item) { item.chance = nan; });
  refused([&](ItemSample& item) { item.max = std::numeric_limits<double>::infinity(); });
  refused([](ItemSample& item) { item.y.pop_back(); });
  refused([](ItemSample& item) { item.most[0] = 2; });
  refused([](ItemSample& item) { item.most.clear(); });
  refused([](ItemSample& item) { item.least = {0}; });
  refused([](ItemSample& item) { item.key.clear(); });
  CHECK_THROWS_AS(correlation_limits(Figure<>(1.5), 40), std::invalid_argument);
  CHECK(correlation_limits(Figure<>(0.5), 3).low.status() == Status::too_few);
}

TEST_CASE("a million persons are analysed") {
  ItemSample item{0, 1, 0.5, {}, {1, 0}, {}, {}};
  for (std::size_t person = 0; person < 1'000'000; ++person) {
    item.most.push_back(person % 3 == 0 ? 1 : 0);
    item.y.push_back(person % 3 == 0 ? 0 : 1);
  }
  CHECK(analyse_items(std::vector<ItemSample>{item, item}).items[0].mean.value() == Approx(100 * 2.0 / 3));
}

TEST_CASE("thresholds come from words until thirty times are known") {
  CHECK(rapid_threshold({}, 0) == 1);
  CHECK(rapid_threshold({}, 64) == Approx(6.4));
  CHECK(rapid_threshold({}, 2000) == 10);
  CHECK(rapid_threshold(std::vector<double>(29, 1), 64) == Approx(6.4));
  CHECK(rapid_threshold(std::vector<double>(30, 20), 64) == Approx(2));
  CHECK(rapid_threshold(std::vector<double>(30, 5000), 64) == 10);
  CHECK_THROWS_AS(rapid_threshold({}, -1), std::invalid_argument);
  CHECK_THROWS_AS(rapid_threshold(std::vector<double>{-1}, 1), std::invalid_argument);
  CHECK_THROWS_AS(rapid_threshold(std::vector<double>{std::numeric_limits<double>::infinity()}, 1), std::invalid_argument);
  const ResponseTimes none = response_times({}, 10);
  CHECK(none.rapid_share.status() == Status::too_few);
  CHECK(none.median.status() == Status::too_few);
  const ResponseTimes zero = response_times(std::vector<double>(30, 0), 10);
  CHECK(zero.geometric_mean.value() == 0);
  CHECK(zero.rapid_share.value() == 0);  // not below a threshold of 0
}

TEST_CASE("effort flags below nine tenths and three quarters by whole numbers") {
  const auto effort = [](std::size_t rapid, std::size_t answered) {
    std::vector<double> seconds(answered, 20);
    std::fill_n(seconds.begin(), rapid, 1);
    return response_effort(seconds, std::vector<double>(answered, 2));
  };
  CHECK_FALSE(effort(1, 10).flag);
  CHECK(effort(2, 10).flag);
  CHECK_FALSE(effort(5, 20).severe);
  CHECK(effort(6, 20).severe);
  CHECK(effort(0, 0).rte.status() == Status::not_measured);
  CHECK_FALSE(response_effort(std::vector<double>{2}, std::vector<double>{2}).rapid == 1);
  CHECK_THROWS_AS(response_effort(std::vector<double>{2}, {}), std::invalid_argument);
}
