#include "core/order.h"

#include <limits>
#include <numeric>
#include <utility>

namespace aplomb {

std::uint64_t split_mix_64(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::vector<std::size_t> shuffled_order(std::size_t count, std::uint64_t seed, std::uint64_t question_salt) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = seed ^ question_salt;
  for (std::size_t i = order.size(); i > 1; --i) {
    const std::uint64_t n = i;
    // Values above the last whole multiple of n are drawn again, so that no place is likelier than another.
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() - std::numeric_limits<std::uint64_t>::max() % n;
    std::uint64_t value = split_mix_64(state);
    while (value >= limit) value = split_mix_64(state);
    std::swap(order[i - 1], order[static_cast<std::size_t>(value % n)]);
  }
  return order;
}

std::vector<std::string> shuffled(std::span<const std::string> ids, std::uint64_t seed, std::uint64_t question_salt) {
  std::vector<std::string> out;
  out.reserve(ids.size());
  for (const std::size_t index : shuffled_order(ids.size(), seed, question_salt)) out.push_back(ids[index]);
  return out;
}

}  // namespace aplomb
