#pragma once
// The order of options is decided by the session's seed alone, and stored: see vault.md, "Forms are published".

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace aplomb {

/// SplitMix64 (Steele, Lea & Flood 2014): the next value of a 64-bit state.
std::uint64_t split_mix_64(std::uint64_t& state);

/// A permutation of 0 .. count - 1 by Fisher-Yates from the end, with rejection sampling, on SplitMix64 seeded by
/// `seed` xor `question_salt` (the first 8 bytes, little-endian, of BLAKE2b-256 of the question's id): what stands first,
/// second ...
std::vector<std::size_t> shuffled_order(std::size_t count, std::uint64_t seed, std::uint64_t question_salt);

/// `ids` in this order.
std::vector<std::string> shuffled(std::span<const std::string> ids, std::uint64_t seed, std::uint64_t question_salt);

}  // namespace aplomb
