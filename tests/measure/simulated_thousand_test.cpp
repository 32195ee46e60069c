// Simulated candidates with known true scores: do intervals cover them, and do probabilities mean what they say? Seeds
// are fixed; n and the results are printed.

#include "measure/distribution.h"
#include "measure/error_model.h"
#include "measure/true_fit.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

constexpr std::size_t qualities = 4;
constexpr std::size_t items_each = 8;
constexpr std::size_t norm_size = 500;
constexpr std::size_t candidates = 1000;
constexpr std::array<double, 4> points{2, 1, -1, -2};

using Generator = std::mt19937_64;

double uniform(Generator& generator) {
  return (static_cast<double>(generator() >> 11) + 0.5) / 9007199254740992.0;  // 2^53, both ends out
}
double normal(Generator& generator) { return normal_quantile(uniform(generator)); }

/// A most-least item: how attractive each option is, and how strongly the trait draws to the better ones.
struct SimulatedItem {
  std::size_t quality = 0;
  std::optional<std::size_t> other;  ///< the best option speaks against this one by 1
  double strength = 1;
  std::array<double, 4> appeal{};
  Item item;
};

std::vector<SimulatedItem> form(Generator& generator) {
  std::vector<SimulatedItem> items;
  for (std::size_t i = 0; i < qualities * items_each; ++i) {
    SimulatedItem one;
    one.quality = i % qualities;
    if (uniform(generator) < 0.3) one.other = (one.quality + 1 + i % 3) % qualities;
    one.strength = 0.35 + 0.25 * uniform(generator);
    for (double& appeal : one.appeal) appeal = 0.4 * normal(generator);
    one.item.format = Format::most_least;
    one.item.options = points.size();
    one.item.qualities = qualities;
    one.item.key_q.assign(points.size(), std::vector<double>(qualities, 0));
    for (std::size_t o = 0; o < points.size(); ++o) one.item.key_q[o][one.quality] = points[o];
    if (one.other) one.item.key_q[0][*one.other] = -1;
    items.push_back(one);
  }
  return items;
}

std::array<double, qualities> traits(Generator& generator) {
  const double shared = normal(generator);
  std::array<double, qualities> result{};
  for (double& trait : result) trait = std::sqrt(0.4) * shared + std::sqrt(0.6) * normal(generator);  // correlated .4
  return result;
}

std::array<double, 4> pulls(const SimulatedItem& item, const std::array<double, qualities>& theta) {
  std::array<double, 4> result{};
  for (std::size_t o = 0; o < points.size(); ++o)
    result[o] = std::exp(item.strength * (theta[item.quality] + 0.9) * points[o] + item.appeal[o]);
  return result;
}

/// The probability of every pair: the most by its pull, then the least of the rest by the inverse of its.
double probability(const std::array<double, 4>& pull, std::size_t most, std::size_t least) {
  const double all = pull[0] + pull[1] + pull[2] + pull[3];
  double rest = 0;
  for (std::size_t o = 0; o < pull.size(); ++o) rest += o == most ? 0 : 1 / pull[o];
  return pull[most] / all * (1 / pull[least]) / rest;
}

MostLeastAnswer answer(const std::array<double, 4>& pull, Generator& generator) {
  double left = uniform(generator);
  MostLeastAnswer last{0, 1};
  for (std::size_t a = 0; a < pull.size(); ++a) {
    for (std::size_t b = 0; b < pull.size(); ++b) {
      if (a == b) continue;
      last = {a, b};
      left -= probability(pull, a, b);
      if (left <= 0) return last;
    }
  }
  return last;
}

/// One person's answers, and the scores they would have on average over all repetitions: the true ones.
struct Person {
  std::vector<QualityScore> scores;
  std::vector<double> truth;
};

Person person(const std::vector<SimulatedItem>& form, const std::vector<Item>& items, Generator& generator) {
  const auto theta = traits(generator);
  std::vector<std::optional<Answer>> answers;
  std::vector<double> sum(qualities, 0);
  std::vector<double> range(qualities, 0);
  for (const SimulatedItem& one : form) {
    const auto pull = pulls(one, theta);
    answers.emplace_back(answer(pull, generator));
    const ItemBounds bounds = bounds_of(one.item);
    for (std::size_t q = 0; q < qualities; ++q) {
      range[q] += bounds.max[q] - bounds.min[q];
      for (std::size_t a = 0; a < pull.size(); ++a) {
        for (std::size_t b = 0; b < pull.size(); ++b) {
          if (a != b) sum[q] += probability(pull, a, b) * (one.item.key_q[a][q] - one.item.key_q[b][q]);
        }
      }
    }
  }
  Person result{score_form(items, answers, {}, true).qualities, {}};
  for (std::size_t q = 0; q < qualities; ++q) result.truth.push_back(50 + 100 * sum[q] / range[q]);
  return result;
}

struct Tally {
  int intervals = 0;
  int covered = 0;
  int ranges = 0;
  int ranges_covered = 0;
  std::array<double, 4> expected{};
  std::array<double, 4> met{};
  std::array<int, 4> in_bin{};
};

void run(std::uint64_t seed, const NormalPoints& even, Tally& tally) {
  Generator generator(seed);
  const auto simulated = form(generator);
  std::vector<Item> items;
  for (const SimulatedItem& one : simulated) items.push_back(one.item);
  std::vector<std::vector<QualityScore>> norm;
  for (std::size_t p = 0; p < norm_size; ++p) norm.push_back(person(simulated, items, generator).scores);
  const ErrorModel model = estimate_errors(fmt::format("{}", seed), norm);
  std::vector<ProfileQuality> profile(qualities);
  std::vector<std::size_t> all(qualities);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t q = 0; q < qualities; ++q) {
    profile[q].weight = 1;
    profile[q].target = model.mean[q];  // as in section 10: targets at the mean
    profile[q].zero_at = model.mean[q] - 40;
  }
  const double cut = 90;
  for (std::size_t c = 0; c < candidates; ++c) {
    const Person one = person(simulated, items, generator);
    std::vector<Figure<>> x;
    std::vector<Figure<>> truth;
    for (std::size_t q = 0; q < qualities; ++q) {
      x.push_back(one.scores[q].pomp);
      truth.push_back(one.truth[q]);
      const Limits interval = person_interval(x[q], sem_of(model, q), 1);
      ++tally.intervals;
      tally.covered += one.truth[q] >= interval.low.value() && one.truth[q] <= interval.high.value() ? 1 : 0;
    }
    const std::vector<double> whole(qualities, 1);
    const TrueFit fit = true_fit(profile, posterior_of(model, all, x, whole), {cut, {}}, even);
    const double true_value = observed_fit(profile, truth).value();
    ++tally.ranges;
    tally.ranges_covered += true_value >= fit.range.low.value() && true_value <= fit.range.high.value() ? 1 : 0;
    const double p = fit.meets->value();
    const std::size_t bin = std::min<std::size_t>(3, static_cast<std::size_t>(p * 4));
    tally.expected[bin] += p;
    tally.met[bin] += true_value >= cut ? 1 : 0;
    ++tally.in_bin[bin];
  }
}

}  // namespace

TEST_CASE("a simulated thousand per form is covered by its intervals and met as often as said") {
  const NormalPoints even = normal_points(qualities);
  Tally tally;
  for (const std::uint64_t seed : {1UL, 2UL}) run(seed, even, tally);
  const double covered = static_cast<double>(tally.covered) / tally.intervals;
  const double ranges = static_cast<double>(tally.ranges_covered) / tally.ranges;
  double error = 0;
  double worst = 0;
  for (std::size_t bin = 0; bin < 4; ++bin) {
    if (tally.in_bin[bin] == 0) continue;
    const double off = std::abs(tally.expected[bin] - tally.met[bin]) / tally.in_bin[bin];
    error += off * tally.in_bin[bin] / tally.ranges;
    worst = std::max(worst, off);
  }
  fmt::print(
      "simulated: n = {} candidates on 2 forms (seeds 1, 2; {} items, norm n = {}): intervals cover {:.3f} of {}, "
      "likely ranges {:.3f}; P(meets) is off by {:.3f} on average, {:.3f} in the worst quarter ({} {} {} {})\n",
      tally.ranges, qualities * items_each, norm_size, covered, tally.intervals, ranges, error, worst, tally.in_bin[0],
      tally.in_bin[1], tally.in_bin[2], tally.in_bin[3]);
  CHECK(covered > 0.93);
  CHECK(covered < 0.97);
  CHECK(ranges > 0.93);
  CHECK(ranges < 0.97);
  CHECK(error < 0.06);
  CHECK(worst < 0.06);
}
