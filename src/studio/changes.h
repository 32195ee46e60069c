#pragma once
// What publishing would change: question by question, text by text, word by word.

#include "core/bank.h"
#include "core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::studio {

struct WordRun {
  enum class Kind { same, removed, added } kind = Kind::same;
  std::string text;  ///< words with single spaces between
  bool operator==(const WordRun&) const = default;
};

/// The longest common run of words stays, the rest is removed or added; removed words stand before what replaces them.
std::vector<WordRun> word_changes(std::string_view before, std::string_view after);

struct TextChange {
  Message what;  ///< "Scene", "Response C"
  std::vector<WordRun> runs;
};

/// One cell of the key or another choice: "Response A, effect: 0, now +1".
struct ValueChange {
  Message what;
  std::string quality;  ///< label of the quality; empty: the overall effect
  double before = 0;
  double after = 0;
};

struct QuestionChange {
  enum class Kind { fresh, changed, gone } kind = Kind::changed;
  std::string id;
  std::string title;
  std::vector<TextChange> texts;
  std::vector<ValueChange> values;
  std::vector<Message> others;  ///< sentences: "Setting: Clinic, now Bank"
};

/// In the draft's order; what is gone stands last. `published` may be nullptr: then everything is new.
std::vector<QuestionChange> changes_between(const Bank* published, const Bank& draft);

}  // namespace aplomb::studio
