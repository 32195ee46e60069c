#include "exchange/toml_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace aplomb::exchange {
namespace {

// Half of what readers allow in a line, so that a key in front still fits.
constexpr std::size_t long_line = 4096;
constexpr std::size_t list_line = 110;

bool bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string unicode_escape(unsigned char byte) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\\u00";
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
  return out;
}

/// One byte inside quotes; quotes and line breaks are the caller's, who knows which kind of quotes stand around.
std::string escaped(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20U || byte == 0x7fU ? unicode_escape(byte) : std::string(1, c);
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') {
      out += "\\\"";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += escaped(c);
    }
  }
  return out + '"';
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string toml_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), bare) ? std::string(key) : in_quotes(key);
}

std::string toml_text(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return toml_block(text);
  std::string line = in_quotes(text);
  return line.size() <= long_line ? line : toml_block(text);
}

std::string toml_block(std::string_view text) {
  std::string out = "\"\"\"\n";
  std::size_t line = 0;
  std::size_t quotes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += '\n';
      line = quotes = 0;
      continue;
    }
    const bool broken = line > long_line && begins_character(c);
    if (broken) {
      // A backslash at a line's end swallows the break and the white space after it, so a space there must be spelt
      // out.
      out += "\\\n";
      line = 0;
    }
    std::string piece = broken && c == ' ' ? unicode_escape(' ') : escaped(c);
    if (c == '"') {
      // Three in a row would end the text, and one at its end would melt into the three that do.
      const bool last = i + 1 == text.size();
      if (quotes == 2 || last) {
        piece = "\\\"";
        quotes = 0;
      } else {
        ++quotes;
      }
    } else {
      quotes = 0;
    }
    out += piece;
    line += piece.size();
  }
  return out + "\"\"\"";
}

std::string toml_number(double number) {
  if (!std::isfinite(number)) throw std::invalid_argument("a bank's numbers must be finite");
  std::array<char, 64> buffer{};
  char* const begin = buffer.data();
  char* const end = begin + buffer.size();
  constexpr double largest_exact = 9007199254740992.0;
  if (number == std::trunc(number) && std::abs(number) < largest_exact) {
    return {begin, std::to_chars(begin, end, static_cast<long long>(number)).ptr};
  }
  return {begin, std::to_chars(begin, end, number).ptr};
}

std::string toml_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> pieces;
  std::size_t length = 0;
  for (const std::string& text : texts) {
    pieces.push_back(toml_text(text));
    length += pieces.back().size() + 2;
  }
  const bool one_line = length <= list_line;
  std::string out = "[";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (one_line) {
      out += (i > 0 ? ", " : "") + pieces[i];
    } else {
      out += "\n  " + pieces[i] + ',';
    }
  }
  return out + (one_line || pieces.empty() ? "]" : "\n]");
}

}  // namespace aplomb::exchange
