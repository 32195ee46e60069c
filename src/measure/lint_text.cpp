#include "measure/lint_text.h"

#include <algorithm>
#include <array>

namespace aplomb::measure {
namespace {

constexpr char32_t no_character = 0xFFFD;

struct Character {
  char32_t code = 0;
  std::size_t at = 0;  ///< byte
};

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead < 0xE0U) return 2;
  if (lead >= 0xE0U && lead < 0xF0U) return 3;
  if (lead >= 0xF0U && lead < 0xF5U) return 4;
  return 0;
}

std::vector<Character> decoded(std::string_view utf8) {
  std::vector<Character> out;
  out.reserve(utf8.size() + 1);
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = length_by_lead(lead);
    static constexpr std::array<unsigned char, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = length == 0 ? no_character : static_cast<char32_t>(lead & masks[length]);
    bool good = length > 0 && i + length <= utf8.size();
    for (std::size_t j = 1; good && j < length; ++j) {
      const auto byte = static_cast<unsigned char>(utf8[i + j]);
      good = (byte & 0xC0U) == 0x80U;
      code = (code << 6U) | (byte & 0x3FU);
    }
    out.push_back({good ? code : no_character, i});
    i += good ? length : 1;
  }
  return out;
}

bool between(char32_t code, char32_t from, char32_t to) { return code >= from && code <= to; }

bool digit(char32_t c) { return between(c, '0', '9'); }

bool letter(char32_t c) {
  if (between(c, 'a', 'z') || between(c, 'A', 'Z')) return true;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || c == no_character) return false;
  return !between(c, 0x2000, 0x2BFF) && !between(c, 0x3000, 0x303F) && !between(c, 0xFE00, 0xFE0F) &&
         !between(c, 0xFF00, 0xFF20) && !between(c, 0x0609, 0x061F) && !between(c, 0x1F000, 0x1FFFF) && c != 0x06D4 &&
         c != 0x0964 && c != 0x37E;
}

bool apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool space(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F; }
bool ends(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
         c == 0x964;
}
bool closes(char32_t c) {
  return c == 0x201D || c == 0x2019 || c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB;
}
bool opens(char32_t c) {
  return c == 0x201C || c == 0x2018 || c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB;
}

char32_t small(char32_t c) {
  if (between(c, 'A', 'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7) || between(c, 0x391, 0x3A9) ||
      between(c, 0x410, 0x42F)) {
    return c + 0x20;
  }
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  if (between(c, 0x100, 0x137) || between(c, 0x14A, 0x177)) return c | 1U;
  if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E)) return c + (c & 1U);
  return c;
}

void append(std::string& out, char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) {
    out += byte(c);
  } else if (c < 0x800) {
    out += byte(0xC0U | (c >> 6U));
    out += byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += byte(0xE0U | (c >> 12U));
    out += byte(0x80U | ((c >> 6U) & 0x3FU));
    out += byte(0x80U | (c & 0x3FU));
  } else {
    out += byte(0xF0U | (c >> 18U));
    out += byte(0x80U | ((c >> 12U) & 0x3FU));
    out += byte(0x80U | ((c >> 6U) & 0x3FU));
    out += byte(0x80U | (c & 0x3FU));
  }
}

/// Walks over the characters once.
class Scanner {
 public:
  Scanner(std::string_view utf8, const WordSet& abbreviations)
      : utf8_(utf8), abbreviations_(abbreviations), all_(decoded(utf8)) {}

  Text scan() {
    text_.characters = all_.size();
    std::size_t i = 0;
    while (i < all_.size() && space(all_[i].code)) ++i;
    text_.begins_quoted = at(i) == 0x201C || at(i) == '"' || at(i) == 0xAB;
    while (i < all_.size()) {
      if (letter(at(i)) || digit(at(i))) {
        i = word(i);
      } else {
        i = mark(i);
      }
    }
    finish_sentence();
    return std::move(text_);
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const { return i < all_.size() ? all_[i].code : 0; }

  std::size_t word(std::size_t i) {
    Word out;
    const std::size_t begin = all_[i].at;
    out.capital = letter(at(i)) && small(at(i)) != at(i);
    while (letter(at(i)) || digit(at(i)) || (apostrophe(at(i)) && letter(at(i + 1)))) {
      append(out.text, apostrophe(at(i)) ? U'\'' : small(at(i)));
      ++i;
    }
    const std::size_t end = i < all_.size() ? all_[i].at : utf8_.size();
    out.written = utf8_.substr(begin, end - begin);
    out.quoted = quoted_;
    // What somebody begins to say opens a sentence too: She says, “He is here.”
    out.first = !open_ || opened_;
    opened_ = false;
    out.sentence = text_.sentences;
    const char32_t next = at(i);
    if (next != 0 && !space(next)) out.after = next < 0x80 ? static_cast<char>(next) : 'x';
    text_.words.push_back(std::move(out));
    open_ = true;
    return i;
  }

  std::size_t mark(std::size_t i) {
    const char32_t c = at(i);
    if (c == 0x201C || c == 0xAB) quoted_ = true;
    if (c == 0x201D || c == 0xBB) quoted_ = false;
    if (c == '"') quoted_ = !quoted_;
    opened_ = opens(c) || (opened_ && space(c));
    if (const std::size_t length = emoticon(i); length > 0) {
      finish_sentence();
      return i + length;
    }
    if (!ends(c)) return i + 1;
    std::size_t next = i;
    while (ends(at(next))) ++next;
    const bool lone_dot = c == '.' && next == i + 1;
    std::size_t after = next;
    while (closes(at(after))) {
      if (at(after) == 0x201D || at(after) == 0xBB) quoted_ = false;
      if (at(after) == '"') quoted_ = false;
      ++after;
    }
    const bool apart = after == all_.size() || space(at(after)) || opens(at(after)) || at(after) >= 0x2000;
    std::size_t follows = after;
    while (space(at(follows)) || opens(at(follows))) ++follows;
    const char32_t first = at(follows);
    const bool small_follows = letter(first) && small(first) == first && first < 0x250;
    if (apart && !small_follows && !(lone_dot && after_abbreviation())) finish_sentence();
    return after;
  }

  [[nodiscard]] bool after_abbreviation() const {
    return open_ && !text_.words.empty() && text_.words.back().after == '.' &&
           abbreviations_.contains(text_.words.back().text);
  }

  /// ":-)", ";)", ":D": its length when it stands apart.
  [[nodiscard]] std::size_t emoticon(std::size_t i) const {
    if (at(i) != ':' && at(i) != ';') return 0;
    if (i > 0 && !space(at(i - 1))) return 0;
    std::size_t j = i + 1;
    if (at(j) == '-') ++j;
    if (at(j) != ')' && at(j) != '(' && at(j) != 'D' && at(j) != 'P') return 0;
    ++j;
    return j == all_.size() || space(at(j)) ? j - i : 0;
  }

  void finish_sentence() {
    if (open_) ++text_.sentences;
    open_ = false;
  }

  std::string_view utf8_;
  const WordSet& abbreviations_;
  std::vector<Character> all_;
  Text text_;
  bool open_ = false;
  bool quoted_ = false;
  bool opened_ = false;
};

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool one_of(char c, std::string_view any) { return any.find(c) != std::string_view::npos; }

/// Endings whose vowel is not heard: -es, -ed, -e after most consonants.
std::size_t silent_ending(std::string_view word) {
  const std::size_t n = word.size();
  const bool hissing = n >= 4 && word[n - 3] == 'h' && one_of(word[n - 4], "cs");
  if (n >= 3 && word.ends_with("es") && !hissing && !one_of(word[n - 3], "laeiouyscxzg")) return 2;
  if (n >= 3 && word.ends_with("ed") && !one_of(word[n - 3], "aeioutd")) return 2;
  if (n >= 2 && word.back() == 'e' && !one_of(word[n - 2], "laeiouy")) return 1;
  if (n >= 3 && word.ends_with("le") && vowel(word[n - 3])) return 1;  // "whole", but not "table"
  return 0;
}

}  // namespace

Text text_of(std::string_view utf8, const WordSet& abbreviations) { return Scanner(utf8, abbreviations).scan(); }

std::string normalised(const Text& text) {
  std::string out;
  for (const Word& word : text.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

std::string small_letters(std::string_view utf8) {
  std::string out;
  for (const Character& c : decoded(utf8)) append(out, c.code == 0x2019 ? U'\'' : small(c.code));
  return out;
}

int syllables(std::string_view small_word, const SyllableTable& exceptions) {
  if (const auto known = exceptions.find(small_word); known != exceptions.end()) return known->second;
  std::string word;
  for (const char c : small_word) {
    if (c >= 'a' && c <= 'z') word += c;
  }
  // "don't", "isn't": the n is heard as a syllable of its own, after a vowel or "r" it is not.
  const bool heard_nt =
      small_word.size() > 4 && small_word.ends_with("n't") && one_of(small_word[small_word.size() - 4], "sd");
  if (word.size() <= 3) return 1;
  std::string_view body = word;
  body.remove_suffix(silent_ending(body));
  if (!body.empty() && body.front() == 'y') body.remove_prefix(1);
  int count = 0;
  for (std::size_t i = 0; i < body.size();) {
    if (!vowel(body[i])) {
      ++i;
      continue;
    }
    ++count;
    i += i + 1 < body.size() && vowel(body[i + 1]) ? std::size_t{2} : std::size_t{1};
  }
  if (heard_nt) ++count;
  return std::max(1, count);
}

double flesch_kincaid(std::span<const Text* const> texts, const SyllableTable& exceptions) {
  double words = 0;
  double sentences = 0;
  double parts = 0;
  for (const Text* text : texts) {
    words += static_cast<double>(text->words.size());
    sentences += static_cast<double>(text->sentences);
    for (const Word& word : text->words) parts += syllables(word.text, exceptions);
  }
  return words > 0 ? 0.39 * words / sentences + 11.8 * parts / words - 15.59 : 0;
}

double lix(std::span<const Text* const> texts) {
  constexpr std::size_t most_letters = 6;
  double words = 0;
  double sentences = 0;
  double longs = 0;
  for (const Text* text : texts) {
    words += static_cast<double>(text->words.size());
    sentences += static_cast<double>(text->sentences);
    for (const Word& word : text->words) longs += decoded(word.text).size() > most_letters ? 1 : 0;
  }
  return words > 0 ? words / sentences + 100 * longs / words : 0;
}

std::vector<std::size_t> sentence_lengths(const Text& text) {
  std::vector<std::size_t> lengths(text.sentences, 0);
  for (const Word& word : text.words) ++lengths[word.sentence];
  return lengths;
}

}  // namespace aplomb::measure
