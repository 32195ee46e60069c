#include "store/passphrases.h"

#include "store/common_words.h"
#include "store/keys.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

namespace aplomb::store {
namespace {

constexpr std::size_t fewest_different = 6;
constexpr std::size_t fewest_letters = 4;
constexpr int fewest_words = 4;

constexpr int free_tries = 5;
constexpr int locked_at = 15;
constexpr std::int64_t first_wait_ms = 15'000;

/// Code points, not bytes.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> all;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) all.emplace_back();
    if (!all.empty()) all.back() += c;
  }
  return all;
}

/// What may be read as a word: letters, small, and the digits and signs that stand for letters, which may also stand between words.
struct Reading {
  std::string letters;
  std::vector<bool> may_be_left_out;  ///< of each
  std::size_t plain = 0;              ///< letters that are written as such
};

Reading reading_of(const std::string& text) {
  constexpr std::string_view looks = "013457@$!";
  constexpr std::string_view means = "oieastasi";
  Reading reading;
  for (const char c : text) {
    const auto at = looks.find(c);
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if (!letter && at == std::string_view::npos) continue;
    reading.letters += capital ? static_cast<char>(c - 'A' + 'a') : letter ? c : means.at(at);
    reading.may_be_left_out.push_back(!letter);
    if (letter) ++reading.plain;
  }
  return reading;
}

std::string plain_letters(const std::string& text) {
  const Reading reading = reading_of(text);
  std::string kept;
  for (std::size_t i = 0; i < reading.letters.size(); ++i) {
    if (!reading.may_be_left_out[i]) kept += reading.letters[i];
  }
  return kept;
}

std::set<std::string> words_with(const std::string& name) {
  static const std::set<std::string> common = [] {
    std::set<std::string> all;
    std::istringstream lines(common_words);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line.front() != '#') all.insert(line);
    }
    return all;
  }();
  std::set<std::string> words = common;
  std::istringstream parts(name);
  for (std::string part; parts >> part;) words.insert(plain_letters(part));
  words.insert(plain_letters(name));
  words.erase(std::string());
  return words;
}

/// The fewest words that it is made of, a word said several times in a row counted once; none when it holds anything else.
std::optional<int> fewest(const Reading& text, const std::set<std::string>& words) {
  const std::size_t size = text.letters.size();
  std::vector<std::optional<int>> reached(size + 1);
  const auto reach = [&](std::size_t at, int count) { reached[at] = std::min(reached[at].value_or(count), count); };
  reach(0, 0);
  for (std::size_t at = 0; at < size; ++at) {
    if (!reached[at]) continue;
    const int count = *reached[at];
    if (text.may_be_left_out[at]) reach(at + 1, count);
    for (const std::string& word : words) {
      std::size_t end = at;
      while (text.letters.compare(end, word.size(), word) == 0) {
        end += word.size();
        reach(end, count + 1);
        while (end < size && text.may_be_left_out[end] && text.letters.compare(end, word.size(), word) != 0) reach(++end, count + 1);
      }
    }
  }
  return reached.back();
}

}  // namespace

std::optional<Message> passphrase_problem(const std::string& passphrase, const std::string& name) {
  const std::string normal = normal_passphrase(passphrase);
  const auto all = characters(normal);
  if (all.size() < shortest_passphrase) {
    return Message{N_("The passphrase is too short. Choose one of at least {n} characters; four words that do not belong together are easy to keep in mind."),
                   {{"n", std::to_string(shortest_passphrase)}}};
  }
  if (std::set<std::string>(all.begin(), all.end()).size() < fewest_different)
    return Message{N_("The passphrase repeats a few characters. Choose one with more different ones."), {}};
  const bool beyond_ascii = std::any_of(all.begin(), all.end(), [](const std::string& c) { return c.size() > 1; });
  const Reading reading = reading_of(normal);
  if (reading.plain < fewest_letters && !beyond_ascii)
    return Message{N_("The passphrase is made of digits and signs. Choose one with words."), {}};
  if (beyond_ascii) return std::nullopt;  // the list is of ASCII words
  const auto found = fewest(reading, words_with(name));
  if (found && *found < fewest_words) {
    return Message{N_("The passphrase is made of a common password, name or row of keys, which is tried first. Choose four words that do not belong together."), {}};
  }
  return std::nullopt;
}

std::optional<std::int64_t> wait_after(std::int64_t wrong) {
  if (wrong < free_tries) return 0;
  if (wrong >= locked_at) return std::nullopt;
  return first_wait_ms << (wrong - free_tries);
}

}  // namespace aplomb::store
