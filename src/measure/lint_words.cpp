#include "measure/lint_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace aplomb::measure {
namespace {

/// What the word may be an inflected form of: "stopped" of "stop", "making" of "make", "carries" of "carry".
std::vector<std::string> possible_bases(std::string_view word) {
  std::vector<std::string> bases;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> endings{{{"s", ""},
                                                                                          {"es", ""},
                                                                                          {"ies", "y"},
                                                                                          {"ed", ""},
                                                                                          {"ed", "e"},
                                                                                          {"ied", "y"},
                                                                                          {"ing", ""},
                                                                                          {"ing", "e"},
                                                                                          {"er", ""},
                                                                                          {"er", "e"},
                                                                                          {"ers", ""},
                                                                                          {"est", ""},
                                                                                          {"ly", ""},
                                                                                          {"ily", "y"},
                                                                                        {"ier", "y"},
                                                                                        {"iest", "y"}}};
  for (const auto& [ending, instead] : endings) {
    if (word.size() < ending.size() + 2 || !word.ends_with(ending)) continue;
    std::string base(word.substr(0, word.size() - ending.size()));
    const std::size_t n = base.size();
    if (instead.empty() && n >= 3 && base[n - 1] == base[n - 2]) bases.push_back(base.substr(0, n - 1));
    bases.push_back(base + std::string(instead));
  }
  return bases;
}

}  // namespace

std::optional<std::string> verb_of(const LintWords& words, std::string_view small_word) {
  if (words.verbs.contains(small_word)) return std::string(small_word);
  if (const auto form = words.verb_forms.find(small_word); form != words.verb_forms.end()) return form->second;
  if (small_word.ends_with("er") || small_word.ends_with("ers") || small_word.ends_with("est") ||
      small_word.ends_with("ly")) {
    return std::nullopt;
  }
  for (std::string& base : possible_bases(small_word)) {
    if (words.verbs.contains(base)) return std::move(base);
  }
  return std::nullopt;
}

bool is_known(const LintWords& words, std::string_view small_word) {
  if (std::any_of(small_word.begin(), small_word.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  const auto listed = [&](std::string_view word) {
    return word.size() < 2 || words.frequent.contains(word) || words.known.contains(word) || words.verbs.contains(word);
  };
  if (listed(small_word)) return true;
  if (const std::size_t mark = small_word.find('\''); mark != std::string_view::npos) {
    std::string_view stem = small_word.substr(0, mark);
    if (small_word.ends_with("n't")) stem = small_word.substr(0, small_word.size() - 3);
    return is_known(words, stem);
  }
  const auto bases = possible_bases(small_word);
  return std::any_of(bases.begin(), bases.end(), listed);
}

}  // namespace aplomb::measure
