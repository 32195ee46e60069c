#include "measure/lint_phrases.h"

#include <algorithm>
#include <utility>

namespace aplomb::measure {

Phrases::Phrases(const std::vector<std::string>& entries) {
  for (const std::string& line : entries) {
    Entry entry{{}, line.starts_with('-')};
    Part part;
    const auto finish = [&] {
      if (!part.word.empty()) entry.parts.push_back(std::exchange(part, {}));
      part = {};
    };
    for (const char c : small_letters(line)) {
      if (c == ' ' || c == '-' || c == '\t') {
        finish();
      } else if (c == '*') {
        part.open_end = true;
      } else if (c == ',') {
        part.comma = true;
      } else {
        part.word += c;
      }
    }
    finish();
    if (entry.parts.empty()) continue;
    const std::size_t index = entries_.size();
    if (entry.parts.front().open_end) {
      open_first_.push_back(index);
    } else {
      by_first_[entry.parts.front().word].push_back(index);
    }
    entries_.push_back(std::move(entry));
  }
}

std::size_t Phrases::length_at(const Entry& entry, const Text& text, std::size_t word) const {
  if (word + entry.parts.size() > text.words.size()) return 0;
  for (std::size_t i = 0; i < entry.parts.size(); ++i) {
    const Word& here = text.words[word + i];
    const Part& part = entry.parts[i];
    if (here.sentence != text.words[word].sentence) return 0;
    if (part.open_end ? !here.text.starts_with(part.word) : here.text != part.word) return 0;
    if (part.comma && here.after != ',') return 0;
  }
  return entry.parts.size();
}

std::vector<Phrases::Hit> Phrases::in(const Text& text) const {
  std::vector<Hit> hits;
  for (std::size_t word = 0; word < text.words.size(); ++word) {
    std::size_t longest = 0;
    std::size_t excepted = 0;
    const auto look = [&](std::size_t index) {
      std::size_t& length = entries_[index].excepted ? excepted : longest;
      length = std::max(length, length_at(entries_[index], text, word));
    };
    if (const auto found = by_first_.find(text.words[word].text); found != by_first_.end()) {
      for (const std::size_t index : found->second) look(index);
    }
    for (const std::size_t index : open_first_) look(index);
    if (excepted > 0 && excepted >= longest) {
      word += excepted - 1;
    } else if (longest > 0) {
      hits.push_back({word, longest});
    }
  }
  return hits;
}

std::string quoted_words(const Text& text, const std::vector<Phrases::Hit>& hits) {
  std::vector<std::string> said;
  for (const Phrases::Hit& hit : hits) {
    std::string words;
    for (std::size_t i = hit.word; i < hit.word + hit.words; ++i) {
      if (!words.empty()) words += ' ';
      words += text.words[i].written;
    }
    if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(std::move(words));
  }
  std::string out;
  for (const std::string& words : said) out += (out.empty() ? "" : ", ") + words;
  return out;
}

}  // namespace aplomb::measure
