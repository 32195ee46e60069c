#pragma once
// Canonical JSON: RFC 8785 without the part that needs a rule for numbers. What is stored and hashed is these bytes.

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aplomb::store {

/// ASCII keys in order, integers within 2^53, strings in NFC, no white space. Throws std::invalid_argument on null, on
/// floating numbers, on keys beyond ASCII and on text that is not UTF-8: what holds those has no name.
std::string canonical(const nlohmann::json& value);

/// Unicode's normal form C. Throws std::invalid_argument on text that is not UTF-8.
std::string nfc(std::string_view text);

/// How many characters (code points) a UTF-8 text has.
std::size_t characters(std::string_view text);

/// Means, weights and targets are written in whole thousandths. Throws std::invalid_argument on what is not finite or
/// too large.
std::int64_t thousandths(double value);
double from_thousandths(std::int64_t value);

/// A stored number, where it is a whole one that the type holds; none otherwise. The JSON library's own conversion makes another number of
/// 2^40, and anything at all of 1e300.
std::optional<std::int64_t> whole_number(const nlohmann::json& value);
std::optional<int> small_number(const nlohmann::json& value);

}  // namespace aplomb::store
