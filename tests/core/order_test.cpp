#include "core/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace aplomb;

TEST_CASE("SplitMix64 gives the published first values of seed 1234567") {
  // Reference values of the algorithm's public-domain C code by Vigna (2015).
  std::uint64_t state = 1234567;
  CHECK(split_mix_64(state) == 6457827717110365317ULL);
  CHECK(split_mix_64(state) == 3203168211198807973ULL);
  CHECK(split_mix_64(state) == 9817491932198370423ULL);
}

TEST_CASE("the same seed and question give the same order and every order is about equally likely") {
  const std::vector<std::string> ids{"a", "b", "c"};
  CHECK(shuffled(ids, 7, 99) == shuffled(ids, 7, 99));
  std::map<std::vector<std::string>, int> seen;
  for (std::uint64_t seed = 0; seed < 6000; ++seed) ++seen[shuffled(ids, seed, 42)];
  REQUIRE(seen.size() == 6);
  for (const auto& [order, count] : seen) {
    CHECK(count > 850);
    CHECK(count < 1150);
  }
}

TEST_CASE("an order is a permutation") {
  const std::vector<std::string> ids{"a", "b", "c", "d", "e", "f", "g", "h"};
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    auto order = shuffled(ids, seed, seed * 31);
    std::sort(order.begin(), order.end());
    CHECK(order == ids);
  }
}
