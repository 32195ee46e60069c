// Answer quality: the specification's worked example, enumeration, and hostile numbers.

#include "measure/answer_quality.h"
#include "measure/property.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace aplomb::measure;
using doctest::Approx;
using property::holds;
using property::whole;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A norm sample whose correlations are spread: person p likes item (i + p) mod items.
std::vector<ItemPomps> norm_sample(int persons, int items) {
  std::vector<ItemPomps> sample;
  for (int person = 0; person < persons; ++person) {
    sample.emplace_back();
    for (int item = 0; item < items; ++item)
      sample.back().emplace_back(5.0 * item + 10.0 * ((item * (person % 7 + 1) + person) % 5));
  }
  return sample;
}

}  // namespace

TEST_CASE("example 8 a run of eight in twenty-four items of four options") {
  const std::vector<int> options(24, 4);
  CHECK(run_probability(options, 8) == Approx(0.00079).epsilon(0.01));
  CHECK(run_probability(options, 7) > 0.001);
  CHECK(run_probability(options, 1) == 1);
  CHECK(run_probability(options, 25) == 0);
  CHECK(run_probability(options, 24) == Approx(std::pow(0.25, 23)).epsilon(1e-12));
}

TEST_CASE("run probabilities are those of all sequences") {
  holds("runs", [] {
    std::vector<int> options;
    for (int i = whole(1, 6); i > 0; --i) options.push_back(whole(2, 3));
    // Sequences by "as the one before or not": the position itself does not matter.
    std::vector<double> by_longest(options.size() + 1, 0);
    const std::function<void(std::size_t, std::size_t, std::size_t, double)> walk =
        [&](std::size_t i, std::size_t run, std::size_t longest, double p) {
          if (i == options.size()) {
            by_longest[longest] += p;
            return;
          }
          walk(i + 1, run + 1, std::max(longest, run + 1), p / options[i]);
          walk(i + 1, 1, longest, p * (1 - 1.0 / options[i]));
        };
    walk(1, 1, 1, 1);
    double tail = 1;
    for (std::size_t run = 1; run <= options.size(); ++run) {
      RC_ASSERT(std::abs(run_probability(options, static_cast<int>(run)) - tail) < 1e-12);
      tail -= by_longest[run];
    }
  });
}

TEST_CASE("straight lines have statuses and refuse positions that do not exist") {
  CHECK(straight_line({}, {}).p.status() == Status::not_measured);
  CHECK_FALSE(straight_line({}, {}).flag);
  CHECK(straight_line(std::vector<int>{0}, std::vector<int>{1}).p.value() == 1);
  // One option each: a line is certain, and says nothing.
  CHECK(straight_line(std::vector<int>(30, 0), std::vector<int>(30, 1)).p.value() == Approx(1));
  CHECK_THROWS_AS(straight_line(std::vector<int>{4}, std::vector<int>{4}), std::invalid_argument);
  CHECK_THROWS_AS(straight_line(std::vector<int>{-1}, std::vector<int>{4}), std::invalid_argument);
  CHECK_THROWS_AS(straight_line(std::vector<int>{0}, std::vector<int>{}), std::invalid_argument);
  CHECK_THROWS_AS(run_probability(std::vector<int>{4, 0}, 2), std::invalid_argument);
  const StraightLine long_line = straight_line(std::vector<int>(2000, 1), std::vector<int>(2000, 4));
  CHECK(long_line.severe);
  CHECK(long_line.p.value() >= 0);
}

TEST_CASE("person fit needs ten items and a norm of a hundred") {
  const PersonFitNorm norm = person_fit_norm(norm_sample(120, 12));
  CHECK(norm.cutoff.has_value());
  ItemPomps turned;
  for (int item = 0; item < 12; ++item) turned.emplace_back(100 - norm.means[static_cast<std::size_t>(item)].value());
  CHECK(person_fit(turned, norm).r.value() == Approx(-1));
  CHECK(person_fit(turned, norm).flag);
  CHECK_FALSE(person_fit(turned, person_fit_norm(norm_sample(99, 12))).flag);
  CHECK(person_fit_norm(norm_sample(99, 12)).cutoff.status() == Status::too_few);
  ItemPomps nine(turned);
  for (std::size_t i = 0; i < 3; ++i) nine[i].reset();
  CHECK(person_fit(nine, norm).r.status() == Status::too_few_items);
  CHECK_FALSE(person_fit(nine, norm).flag);
  CHECK(person_fit(ItemPomps(12, 50.0), norm).r.status() == Status::zero_variance);
  CHECK(person_fit(ItemPomps(12, std::nullopt), norm).r.status() == Status::too_few_items);
}

TEST_CASE("hostile norms are refused or have no cut-off") {
  CHECK(person_fit_norm({}).cutoff.status() == Status::too_few);
  const PersonFitNorm unknown = person_fit_norm(std::vector<ItemPomps>(200, ItemPomps(12, std::nullopt)));
  CHECK(unknown.means[0].status() == Status::too_few);
  CHECK(unknown.cutoff.status() == Status::too_few);
  CHECK(person_fit(ItemPomps(12, 50.0), unknown).r.status() == Status::too_few_items);
  CHECK(person_fit_norm(std::vector<ItemPomps>(200, ItemPomps(12, 50.0))).cutoff.status() == Status::too_few);
  CHECK_THROWS_AS(person_fit_norm(std::vector<ItemPomps>{{1.0, 2.0}, {1.0}}), std::invalid_argument);
  CHECK_THROWS_AS(person_fit_norm(std::vector<ItemPomps>{{infinity}}), std::invalid_argument);
  CHECK_THROWS_AS(person_fit(ItemPomps(3, 50.0), unknown), std::invalid_argument);
  CHECK_THROWS_AS(person_fit(ItemPomps(12, infinity), person_fit_norm(norm_sample(120, 12))), std::invalid_argument);
}

TEST_CASE("duplicates need two pairs and a norm of a hundred") {
  const std::vector<double> hundred(100, 10);
  const Figure<> far = duplicate_difference(std::vector<DuplicatePair>{{0, 100}, {50, 60}});
  CHECK(far.value() == Approx(55));
  CHECK(duplicates_flag(far, duplicate_cutoff(hundred)));
  CHECK_FALSE(duplicates_flag(far, duplicate_cutoff(std::vector<double>(99, 10))));
  CHECK_FALSE(duplicates_flag(duplicate_difference(std::vector<DuplicatePair>{{0, 100}}), duplicate_cutoff(hundred)));
  CHECK_FALSE(duplicates_flag(duplicate_difference({}), duplicate_cutoff(hundred)));
  CHECK(duplicate_difference({}).status() == Status::not_measured);
  CHECK_THROWS_AS(duplicate_difference(std::vector<DuplicatePair>{{infinity, 0}}), std::invalid_argument);
}

TEST_CASE("flat ratings need ten ratings and five marks") {
  CHECK(flat_ratings(std::vector<int>(10, 3), 5).flag);
  CHECK_FALSE(flat_ratings(std::vector<int>(9, 3), 5).flag);
  CHECK_FALSE(flat_ratings(std::vector<int>(10, 3), 4).flag);
  CHECK(flat_ratings(std::vector<int>{3}, 5).irv.status() == Status::too_few);
  CHECK(flat_ratings({}, 5).irv.status() == Status::too_few);
  CHECK(flat_ratings(std::vector<int>(1'000'000, 3), 5).flag);
}

TEST_CASE("the level is review from two flags or one severe") {
  QualityFlags flags;
  CHECK(level_of(flags) == QualityLevel::none);
  flags.not_above_chance = not_above_chance(Figure<>(52), 60);
  CHECK(level_of(flags) == QualityLevel::note);
  flags.flat_ratings = true;
  CHECK(level_of(flags) == QualityLevel::review);
  QualityFlags severe;
  severe.rapid = severe.rapid_severe = true;
  CHECK(count_of(severe) == 1);
  CHECK(level_of(severe) == QualityLevel::review);
  CHECK_FALSE(not_above_chance(Figure<>::none(Status::incomplete), 60));
}
