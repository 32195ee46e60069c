#include "core/visible.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace aplomb {
namespace {

constexpr std::uint32_t non_joiner = 0x200C;
constexpr std::uint32_t joiner = 0x200D;

// Unicode 15: Bidi_Control, and Default_Ignorable_Code_Point but for the joiners and the selectors of a letter's look; C0 and C1; line and
// paragraph separators; the anchors of ruby.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 17> hidden{{{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},
                                                                          {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F},
                                                                          {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
                                                                          {0xFFF0, 0xFFFB}, {0xE0000, 0xE0FFF}}};

bool is_hidden(std::uint32_t c) {
  return std::any_of(hidden.begin(), hidden.end(), [c](const auto& range) { return c >= range.first && c <= range.second; });
}

/// The character at the front and how many bytes it has; none when these bytes are not UTF-8.
std::optional<std::pair<std::uint32_t, std::size_t>> first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return std::pair(lead, std::size_t{1});
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return std::nullopt;
  std::uint32_t c = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
    c = c << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (c < least.at(size) || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
  return std::pair(c, size);
}

}  // namespace

bool all_visible(std::string_view text) {
  while (!text.empty()) {
    const auto next = first_of(text);
    if (!next || is_hidden(next->first)) return false;
    text.remove_prefix(next->second);
  }
  return true;
}

std::string visible(std::string_view text) {
  std::string seen;
  bool letters = false;
  while (!text.empty()) {
    const auto next = first_of(text);
    const std::size_t size = next ? next->second : 1;
    const std::uint32_t c = next ? next->first : 0xFFFD;
    const bool blank = c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    if (blank) {
      seen += ' ';
    } else if (!is_hidden(c)) {
      seen += text.substr(0, size);
      letters = letters || (c != ' ' && c != non_joiner && c != joiner);
    }
    text.remove_prefix(size);
  }
  return letters ? seen : std::string();
}

}  // namespace aplomb
