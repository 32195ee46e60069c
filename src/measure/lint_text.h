#pragma once
// Text as the lint counts it: words, sentences, syllables, reading grades (item-writing rules, section 8).
//
// A word is a run of letters, digits and apostrophes; a hyphen parts words. Sentences end at . ! ? and at an emoticon,
// but not after an abbreviation, inside a number, or where a small letter follows ("“Ready?” she asks").

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

struct Word {
  std::string text;          ///< small letters, with ' for every apostrophe
  std::string written;       ///< as it stands
  std::size_t sentence = 0;  ///< index
  char after = 0;            ///< the mark right behind it, ASCII or 'x' for another; 0: a space, the end or a word
  bool capital = false;      ///< begins with a capital letter
  bool first = false;        ///< opens its sentence, or what is said in quotes
  bool quoted = false;       ///< inside double quotes
};

struct Text {
  std::vector<Word> words;
  std::size_t sentences = 0;   ///< with at least one word
  std::size_t characters = 0;  ///< code points
  bool begins_quoted = false;  ///< the first mark is an opening double quote
};

using WordSet = std::set<std::string, std::less<>>;

/// `abbreviations` in small letters without their dots ("mr"). Bytes that are no UTF-8 part words; nothing throws.
Text text_of(std::string_view utf8, const WordSet& abbreviations);

/// Words and single spaces: two texts that differ in case, marks or white space alone are equal.
std::string normalised(const Text& text);

/// Capital letters of Latin, Greek and Cyrillic made small; other characters as they are.
std::string small_letters(std::string_view utf8);

using SyllableTable = std::map<std::string, int, std::less<>>;

/// Groups of vowels less what is silent; `exceptions` are looked at first. At least 1. English.
int syllables(std::string_view small_word, const SyllableTable& exceptions);

/// Flesch-Kincaid grade over the texts together: 0.39 W/S + 11.8 Syl/W - 15.59 (Kincaid et al. 1975); each text ends a
/// sentence. 0 where there is no word.
double flesch_kincaid(std::span<const Text* const> texts, const SyllableTable& exceptions);

/// LIX over the texts together: W/S + 100 (words over six letters)/W (Bjoernsson 1968). 0 where there is no word.
double lix(std::span<const Text* const> texts);

/// The words of each sentence, in order.
std::vector<std::size_t> sentence_lengths(const Text& text);

}  // namespace aplomb::measure
