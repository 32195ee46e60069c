#pragma once
// Word lists that texts are searched for. An entry is one or more words: "always", "our policy", "smil*" (any ending),
// "no," (only with a comma behind it), "-all right" (what stands there is no hit, whatever else the list says). Case,
// apostrophes and other hyphens make no difference.

#include "measure/lint_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aplomb::measure {

class Phrases {
 public:
  Phrases() = default;
  explicit Phrases(const std::vector<std::string>& entries);

  struct Hit {
    std::size_t word = 0;   ///< index of its first word
    std::size_t words = 1;  ///< how many
  };

  /// Every place at which an entry stands, in order; an entry does not run over the end of a sentence. Of entries that
  /// begin at one word the longest counts.
  [[nodiscard]] std::vector<Hit> in(const Text& text) const;
  [[nodiscard]] bool any(const Text& text) const { return !in(text).empty(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  struct Part {
    std::string word;
    bool open_end = false;
    bool comma = false;
  };
  struct Entry {
    std::vector<Part> parts;
    bool excepted = false;
  };

  [[nodiscard]] std::size_t length_at(const Entry& entry, const Text& text, std::size_t word) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
  std::vector<std::size_t> open_first_;
};

/// The words of the hits as they are written, each once: "never, only".
std::string quoted_words(const Text& text, const std::vector<Phrases::Hit>& hits);

}  // namespace aplomb::measure
