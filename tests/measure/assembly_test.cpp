// Assembly, length and equating: worked examples, the best of all subsets, and hostile numbers.

#include "measure/assembly.h"
#include "measure/equating.h"
#include "measure/form_length.h"
#include "measure/property.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace aplomb::measure;
using doctest::Approx;
using property::holds;
using property::whole;

namespace {

const double not_a_number = std::numeric_limits<double>::quiet_NaN();

CandidateItem item(int number, double p, double r, double exposure) {
  return {fmt::format("q{:03}", number), "empathy", p, r, exposure};
}

Blueprint wants(std::size_t items) { return {{{"empathy", items, 68, 0.26}}, 0.40, {}}; }

std::vector<CandidateItem> any_bank(int size) {
  std::vector<CandidateItem> bank;
  for (int i = 0; i < size; ++i)
    bank.push_back(item(i, whole(45, 95), whole(10, 40) / 100.0, whole(0, 45) / 100.0));
  return bank;
}

bool contains(const AssembledQuality& quality, const std::string& id) {
  return std::find(quality.items.begin(), quality.items.end(), id) != quality.items.end();
}

}  // namespace

TEST_CASE("an assembled form has its size keeps under the cap and its enemies apart") {
  holds("assembly", [] {
    const auto bank = any_bank(12);
    Blueprint blueprint = wants(4);
    blueprint.enemies = {{"q001", "q002", "q003"}, {"q004", "q005"}};
    const AssembledForm got = assemble(bank, blueprint);
    if (got.qualities.empty()) {
      RC_ASSERT(!got.ok);
      return;
    }
    const AssembledQuality& quality = got.qualities[0];
    RC_ASSERT(quality.items.size() == 4U);
    RC_ASSERT(std::is_sorted(quality.items.begin(), quality.items.end()));
    int first = 0;
    for (const char* id : {"q001", "q002", "q003"}) first += contains(quality, id) ? 1 : 0;
    RC_ASSERT(first <= 1);
    RC_ASSERT(!(contains(quality, "q004") && contains(quality, "q005")));
    if (!got.flags.empty()) return;  // with items above the cap the choice of candidates is another
    double p = 0;
    for (const CandidateItem& one : bank) p += contains(quality, one.id) ? one.p : 0;
    RC_ASSERT(std::abs(p / 4 - quality.mean_p) < 1e-9);
    for (const CandidateItem& one : bank) {
      if (contains(quality, one.id)) RC_ASSERT(one.exposure < 0.40);
    }
  });
}

TEST_CASE("assembly finds the best of all subsets of a small bank and the order of the bank does not matter") {
  std::vector<CandidateItem> bank;
  for (int i = 0; i < 12; ++i) bank.push_back(item(i, 50 + (i * 37) % 41, 0.15 + 0.01 * ((i * 11) % 19), 0.03 * (i % 5)));
  const AssembledForm got = assemble(bank, wants(4));
  double best = 1e9;
  for (unsigned mask = 0; mask < 1U << 12U; ++mask) {
    double p = 0;
    double r = 0;
    double exposure = 0;
    int n = 0;
    for (unsigned i = 0; i < 12; ++i) {
      if ((mask >> i & 1U) == 0) continue;
      ++n;
      p += bank[i].p;
      r += bank[i].r;
      exposure += bank[i].exposure;
    }
    if (n == 4)
      best = std::min(best, std::abs(p / 4 - 68) / 3 + std::abs(r / 4 - 0.26) / 0.03 + 0.1 * (exposure / 4) / 0.40);
  }
  CHECK(got.qualities.at(0).objective == Approx(best));
  std::reverse(bank.begin(), bank.end());
  CHECK(assemble(bank, wants(4)).qualities.at(0).items == got.qualities[0].items);
}

TEST_CASE("overexposed items come in only when others do not suffice") {
  std::vector<CandidateItem> bank{item(1, 68, 0.26, 0.1), item(2, 68, 0.26, 0.9), item(3, 68, 0.26, 0.5)};
  CHECK(assemble(bank, wants(1)).flags.empty());
  const AssembledForm two = assemble(bank, wants(2));
  REQUIRE(two.flags.size() == 1);
  CHECK(two.flags[0].problem == AssemblyProblem::exposure_relaxed);
  CHECK(two.ok);
  CHECK(two.qualities[0].items == std::vector<std::string>{"q001", "q003"});
  CHECK(two.qualities[0].matched);
  const AssembledForm four = assemble(bank, wants(4));
  CHECK_FALSE(four.ok);
  CHECK(four.qualities.empty());
  CHECK(four.flags.size() == 2);
  CHECK_FALSE(assemble({}, wants(1)).ok);
  CHECK(assemble({}, {}).ok);
}

TEST_CASE("an enemy in a quality done before keeps an item out") {
  std::vector<CandidateItem> bank{item(1, 68, 0.26, 0), item(2, 68, 0.26, 0), item(3, 40, 0.1, 0)};
  bank[1].quality = bank[2].quality = "composure";
  Blueprint blueprint;
  blueprint.qualities = {{"empathy", 1, 68, 0.26}, {"composure", 1, 68, 0.26}};
  blueprint.enemies = {{"q001", "q002"}};
  const AssembledForm got = assemble(bank, blueprint);
  CHECK(got.qualities.at(1).items == std::vector<std::string>{"q003"});
  CHECK_FALSE(got.qualities.at(1).matched);
}

TEST_CASE("hostile banks and blueprints are refused") {
  const auto refused = [](std::vector<CandidateItem> bank, const Blueprint& blueprint) {
    CHECK_THROWS_AS(assemble(bank, blueprint), std::invalid_argument);
  };
  refused({item(1, not_a_number, 0.2, 0)}, wants(1));
  refused({item(1, 50, not_a_number, 0)}, wants(1));
  refused({item(1, 50, 0.2, not_a_number)}, wants(1));
  refused({item(1, 50, 0.2, -0.1)}, wants(1));
  refused({item(1, 50, 0.2, 1.1)}, wants(1));
  refused({item(1, 50, 0.2, 0), item(1, 60, 0.2, 0)}, wants(1));
  refused({item(1, 50, 0.2, 0)}, wants(0));
  Blueprint twice = wants(1);
  twice.qualities.push_back(twice.qualities[0]);
  refused({item(1, 50, 0.2, 0)}, twice);
  Blueprint no_cap = wants(1);
  no_cap.exposure_cap = 0;
  refused({item(1, 50, 0.2, 0)}, no_cap);
  std::vector<CandidateItem> many;
  for (int i = 0; i < 2001; ++i) many.push_back(item(i, 68, 0.26, 0));
  refused(many, wants(1));
}

TEST_CASE("example 9 eight items need twenty-two for a reliability of seven tenths") {
  CHECK(needed_items(8, 0.467, 0.70).value() == 22);
  CHECK(needed_items(22, 0.70, 0.70).value() == 22);
  CHECK(needed_items(20, 0.9, 0.0001).value() == 1);
  CHECK(needed_items(8, 0, 0.7).status() == Status::not_estimable);
  CHECK(needed_items(8, -3, 0.7).status() == Status::not_estimable);
  CHECK(needed_items(8, 1e-99, 0.7).status() == Status::not_estimable);
  for (const double alpha : {1.0, not_a_number}) CHECK_THROWS_AS(needed_items(8, alpha, 0.7), std::invalid_argument);
  for (const double target : {0.0, 1.0, not_a_number}) CHECK_THROWS_AS(needed_items(8, 0.5, target), std::invalid_argument);
  CHECK_THROWS_AS(needed_items(0, 0.5, 0.7), std::invalid_argument);
}

TEST_CASE("a longer form is predicted as reliable as its length was asked for") {
  holds("length", [] {
    const int k = whole(2, 40);
    const double s = whole(10, 40);
    const double c = whole(1, 9) / 10.0 * s * s;
    const double alpha = predicted_score(k, s, c).alpha.value();
    const int longer = k + whole(1, 40);
    RC_ASSERT(needed_items(k, alpha, predicted_score(longer, s, c).alpha.value()).value() == longer);
  });
  CHECK(predicted_score(5, 0, 0).alpha.status() == Status::not_estimable);
  CHECK(predicted_score(5, 10, -25).sd.status() == Status::not_estimable);
  CHECK(predicted_score(1, 10, 50).sd.value() == Approx(10));
  CHECK_THROWS_AS(predicted_score(0, 10, 5), std::invalid_argument);
  CHECK_THROWS_AS(predicted_score(5, not_a_number, 5), std::invalid_argument);
}

TEST_CASE("equating needs a hundred of both given at random") {
  const FormSample fresh{140, 64.2, 11.3};
  const FormSample reference{300, 66.9, 12.8};
  CHECK(equated(64.2, fresh, reference, true).y == Approx(66.9));
  CHECK(equated(99, fresh, reference, true).y == 100);
  CHECK(equated(0, fresh, reference, true).y == 0);
  CHECK(equated(70, fresh, reference, false).method == EquatingMethod::identity);
  CHECK(equated(70, {140, 64, 0}, reference, true).method == EquatingMethod::identity);
  CHECK(equated(70, fresh, {99, 66.9, 12.8}, true).y == 70);
  CHECK_THROWS_AS(equated(not_a_number, fresh, reference, true), std::invalid_argument);
  CHECK_THROWS_AS(equated(70, {-1, 64, 1}, reference, true), std::invalid_argument);
  CHECK_THROWS_AS(equated(70, {140, 64, -1}, reference, true), std::invalid_argument);
}
