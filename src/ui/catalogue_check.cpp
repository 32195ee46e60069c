#include "ui/catalogue_check.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aplomb::ui {
namespace {

constexpr std::size_t header_size = 28;
constexpr std::size_t longest_header = 8192;
constexpr std::size_t longest_line = 512;  // Arabic's rule of the plural, the longest in use, has 150

class Tables {
 public:
  explicit Tables(std::span<const char> bytes) : bytes_(bytes) {
    reversed_ = bytes.size() >= header_size && number(0) == 0xDE120495U;
  }
  [[nodiscard]] bool is_catalogue() const { return bytes_.size() >= header_size && number(0) == 0x950412DEU; }

  /// The four bytes at `at`, which lie in the file.
  [[nodiscard]] std::uint32_t number(std::size_t at) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i]));
      value |= byte << (8U * (reversed_ ? 3 - i : i));
    }
    return value;
  }
  [[nodiscard]] bool holds(std::size_t at, std::size_t size) const { return size <= bytes_.size() && at <= bytes_.size() - size; }
  /// The text of an entry of a table; it and the zero byte behind it lie in the file.
  [[nodiscard]] bool text_ends(std::size_t entry) const {
    const std::size_t size = number(entry);
    const std::size_t at = number(entry + 4);
    return holds(at, size + 1) && bytes_[at + size] == '\0';
  }
  [[nodiscard]] std::string_view text(std::size_t entry) const { return {bytes_.data() + number(entry + 4), number(entry)}; }

 private:
  std::span<const char> bytes_;
  bool reversed_ = false;
};

bool short_lines(std::string_view header) {
  if (header.size() > longest_header) return false;
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find('\n', at), header.size());
    if (end - at > longest_line) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

bool sound_catalogue(std::span<const char> bytes) {
  const Tables tables(bytes);
  if (!tables.is_catalogue()) return false;
  const std::size_t count = tables.number(8);
  const std::size_t ids = tables.number(12);
  const std::size_t words = tables.number(16);
  const std::size_t hashes = tables.number(20);
  const std::size_t hash_table = tables.number(24);
  if (!tables.holds(ids, 8 * count) || !tables.holds(words, 8 * count) || !tables.holds(hash_table, 4 * hashes)) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (!tables.text_ends(ids + 8 * i) || !tables.text_ends(words + 8 * i)) return false;
    if (tables.text(ids + 8 * i).empty() && !short_lines(tables.text(words + 8 * i))) return false;
  }
  if (hashes == 1 || hashes == 2) return false;
  for (std::size_t i = 0; i < hashes; ++i) {
    if (tables.number(hash_table + 4 * i) > count) return false;
  }
  return true;
}

}  // namespace aplomb::ui
