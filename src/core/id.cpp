#include "core/id.h"

#include <cstddef>

namespace aplomb {
namespace {

template <class Bytes>
std::string to_hex(const Bytes& bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::optional<unsigned> nibble(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10U;
  return std::nullopt;
}

template <class Named>
std::optional<Named> from_hex(std::string_view text) {
  Named named;
  if (text.size() != named.bytes.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < named.bytes.size(); ++i) {
    const auto high = nibble(text[2 * i]);
    const auto low = nibble(text[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    named.bytes[i] = static_cast<std::uint8_t>(*high << 4U | *low);
  }
  return named;
}

}  // namespace

std::string hex(const Id& id) { return to_hex(id.bytes); }
std::string hex(const Hash& hash) { return to_hex(hash.bytes); }
std::optional<Id> id_from_hex(std::string_view text) { return from_hex<Id>(text); }
std::optional<Hash> hash_from_hex(std::string_view text) { return from_hex<Hash>(text); }

}  // namespace aplomb
