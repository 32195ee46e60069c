#pragma once
// The word lists of one language, as values. exchange/lint_words_files.h reads them from assets/lint/<language>.

#include "measure/lint_phrases.h"
#include "measure/lint_text.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace aplomb::measure {

enum class Sex { woman, man, either };

struct NameEntry {
  Sex sex = Sex::either;  ///< either: a surname, or a name of both
  std::string origin;     ///< a group of origins: "south-asia"
};

struct LintWords {
  std::string language;  ///< "en"; decides between Flesch-Kincaid (English) and LIX (L09)

  Phrases absolutes;       ///< L11
  Phrases negations;       ///< L13
  Phrases joiners;         ///< L14: and, then
  Phrases triggers;        ///< L15
  Phrases hedges;          ///< L16
  Phrases blame;           ///< L17
  Phrases negative_leads;  ///< L12
  Phrases above;           ///< L36
  Phrases option_nouns;    ///< L36: "option", before a letter
  Phrases roots;           ///< L39
  Phrases expressions;     ///< L40
  Phrases health;          ///< L30
  Phrases profanity;       ///< L31
  Phrases threats;         ///< L31
  Phrases sensitive;       ///< L32
  Phrases gendered;        ///< L33
  Phrases idioms;          ///< L34
  Phrases measures;        ///< L35
  Phrases months;          ///< L35: beside a number
  Phrases upset;           ///< L29
  Phrases staff;           ///< L29
  Phrases seniors;         ///< L29

  WordSet verbs;                                               ///< base forms (L14, L37)
  std::map<std::string, std::string, std::less<>> verb_forms;  ///< irregular form -> base form
  WordSet stop_words;                                          ///< L38, L51
  WordSet frequent;                                            ///< L34
  WordSet known;                                               ///< L34: known beside the frequent ones
  WordSet abbreviations;                                       ///< after these a dot ends no sentence
  SyllableTable syllables;                                     ///< L09
  std::map<std::string, NameEntry, std::less<>> names;         ///< in small letters (L29, L34)
};

/// The base form when `small_word` is a form of a listed verb, by irregular_forms and the endings -s, -es, -ied, -ed,
/// -ing; else nothing.
std::optional<std::string> verb_of(const LintWords& words, std::string_view small_word);

/// Whether a reader is taken to know the word: frequent or known as it stands, or without an ending (-s, -ed, -ing,
/// -ly, 's, n't, …). Words with digits are known.
bool is_known(const LintWords& words, std::string_view small_word);

}  // namespace aplomb::measure
