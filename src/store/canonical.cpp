#include "store/canonical.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace aplomb::store {
namespace {

using nlohmann::json;

constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;

void write_string(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : nfc(text)) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
          out += "\\u00";
          out += digits[byte >> 4U];
          out += digits[byte & 15U];
        } else {
          out += c;
        }
      }
    }
  }
  out += '"';
}

void write(std::string& out, const json& value) {
  switch (value.type()) {
    case json::value_t::object: {
      // nlohmann's object is a std::map: for ASCII its order of bytes is RFC 8785's order of UTF-16 units.
      out += '{';
      bool first = true;
      for (const auto& [key, entry] : value.items()) {
        const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        if (!std::all_of(key.begin(), key.end(), ascii))
          throw std::invalid_argument("canonical JSON: a key beyond ASCII");
        if (!first) out += ',';
        first = false;
        write_string(out, key);
        out += ':';
        write(out, entry);
      }
      out += '}';
      return;
    }
    case json::value_t::array: {
      out += '[';
      bool first = true;
      for (const json& entry : value) {
        if (!first) out += ',';
        first = false;
        write(out, entry);
      }
      out += ']';
      return;
    }
    case json::value_t::string:
      write_string(out, value.get_ref<const std::string&>());
      return;
    case json::value_t::boolean:
      out += value.get<bool>() ? "true" : "false";
      return;
    case json::value_t::number_unsigned:
      if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(largest)) break;
      out += std::to_string(value.get<std::uint64_t>());
      return;
    case json::value_t::number_integer: {
      const auto number = value.get<std::int64_t>();
      if (number > largest || number < -largest) break;
      out += std::to_string(number);
      return;
    }
    case json::value_t::number_float:
      throw std::invalid_argument("canonical JSON: a floating number");
    case json::value_t::null:
      throw std::invalid_argument("canonical JSON: null");
    default:
      throw std::invalid_argument("canonical JSON: a value that is not JSON");
  }
  throw std::invalid_argument("canonical JSON: an integer beyond 2^53");
}

bool utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < length) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);
    if (character < 0) return false;
  }
  return true;
}

}  // namespace

std::string canonical(const json& value) {
  std::string out;
  write(out, value);
  return out;
}

std::string nfc(std::string_view text) {
  // Most of what is written is ASCII, which is in normal form.
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(text);
  if (!utf8(text)) throw std::invalid_argument("canonical JSON: text that is not UTF-8");
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(error);
  std::string out;
  if (U_SUCCESS(error)) {
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                              error);
  }
  if (U_FAILURE(error)) throw std::runtime_error("Unicode normalisation is not available");
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::int64_t thousandths(double value) {
  const double scaled = value * 1000;
  if (!std::isfinite(scaled) || std::abs(scaled) > static_cast<double>(largest)) {
    throw std::invalid_argument("canonical JSON: a number without an integer of thousandths");
  }
  return std::llround(scaled);
}

double from_thousandths(std::int64_t value) { return static_cast<double>(value) / 1000; }

std::optional<std::int64_t> whole_number(const json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return value.get<std::int64_t>();
}

std::optional<int> small_number(const json& value) {
  const auto whole = whole_number(value);
  if (!whole || *whole < std::numeric_limits<int>::min() || *whole > std::numeric_limits<int>::max()) return std::nullopt;
  return static_cast<int>(*whole);
}

}  // namespace aplomb::store
