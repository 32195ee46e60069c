#pragma once
// Names of things: 16 random bytes for what is made here, 32 bytes of BLAKE2b for what is named by its content.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aplomb {

struct Id {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Id&) const = default;
};

struct Hash {
  std::array<std::uint8_t, 32> bytes{};
  auto operator<=>(const Hash&) const = default;
};

/// Lower-case hexadecimal, 32 or 64 characters.
std::string hex(const Id& id);
std::string hex(const Hash& hash);

/// The reverse of hex(); none when the text is not exactly 32 or 64 hexadecimal digits.
std::optional<Id> id_from_hex(std::string_view text);
std::optional<Hash> hash_from_hex(std::string_view text);

}  // namespace aplomb
