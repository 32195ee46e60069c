#pragma once
// What a passphrase must be, and how often a wrong one may be tried.

#include "core/message.h"

#include <cstdint>
#include <optional>
#include <string>

namespace aplomb::store {

inline constexpr std::size_t shortest_passphrase = 12;

/// What is wrong with it, in one sentence; none when it will do. It needs 12 characters, 6 different ones, 4 letters, and must not be made of
/// fewer than four common words (assets/passphrases/common.txt), whatever digits and signs stand between or for their letters; `name`, the
/// account's, counts as common. Said once a word is repeated is not said again: "tigertigertiger" is one word.
std::optional<Message> passphrase_problem(const std::string& passphrase, const std::string& name = {});

/// How long an account waits after so many wrong tries in a row, in milliseconds; none = until somebody unlocks it.
///
///     1 to 4    5      6      7     8      9      10     11      12      13      14       15
///     0         15 s   30 s   60 s  2 min  4 min  8 min  16 min  32 min  64 min  128 min  locked
std::optional<std::int64_t> wait_after(std::int64_t wrong);

}  // namespace aplomb::store
