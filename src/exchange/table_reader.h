#pragma once
// Reads one table of a person's file key by key, and says what is missing, misspelt or of the wrong kind.

#include "exchange/diagnostic.h"
#include "exchange/nearest_name.h"
#include "exchange/places.h"
#include "exchange/toml_tree.h"

#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

/// What the readers of one file share.
struct ReadState {
  std::string file;
  Findings& findings;
  Places& places;
  std::string_view missing_rule = {};  ///< the rule that a missing key breaks
};

enum class Need { required, optional };

class TableReader {
 public:
  /// `table` stands at `line`:`column` (its header or its brace) and is called `place` in ReadState::places; `name` is
  /// how a person writes it: "[[question]]".
  TableReader(const TomlNode& table, std::string place, std::string name, ReadState& state);

  // Each of these reads one key and remembers that it is known. A missing required key and a value of another kind are
  // errors, and the fallback is returned.
  std::string text(std::string_view key, Need need = Need::optional);
  bool flag(std::string_view key, Need need = Need::optional);
  double number(std::string_view key, Need need = Need::optional, double fallback = 0);
  int whole(std::string_view key, Need need = Need::optional, int fallback = 0);
  /// For tables whose keys are the person's own: the number of an entry that is there.
  double number_of(const TomlEntry& entry, double fallback = 0);
  std::vector<std::string> texts(std::string_view key, Need need = Need::optional);
  /// A table's entries, in order; nullptr when the key is missing or no table.
  const TomlNode* table(std::string_view key, Need need = Need::optional);
  /// The tables of [[…]]; `as_written` is their name in full, for messages. Empty when missing or something else.
  std::vector<const TomlNode*> tables(std::string_view key, std::string_view as_written, Need need = Need::optional);
  /// One word of a few: `named` turns it into a value or none. `words` are all of them, for the remedy.
  template <class Value, class Named>
  Value word(std::string_view key, Need need, Value fallback, const Named& named,
             std::span<const std::string_view> words);

  /// Says which keys are not known. Call it last.
  void finish();

  /// A finding at the key's value, or at the table when the key is not there.
  void error(std::string_view key, Message what, Message remedy, std::string_view rule = {});
  /// A value of another kind: said once, and not taken for written, so that nothing else is said about what could not
  /// be read.
  void wrong_kind(std::string_view key, Message what, Message remedy, std::string_view rule = {});
  [[nodiscard]] const std::string& place() const { return place_; }

 private:
  const TomlEntry* find(std::string_view key, Need need, const Message& example);
  /// Nobody can see such a character, and screens and reports would stumble over it.
  void refuse_controls(std::string_view key, const TomlNode& value);
  void add(int line, int column, std::string_view key, Message what, Message remedy, std::string_view rule = {});

  const TomlNode& table_;
  std::string place_;
  std::string name_;
  ReadState& state_;
  std::vector<std::string_view> known_;
};

template <class Value, class Named>
Value TableReader::word(std::string_view key, Need need, Value fallback, const Named& named,
                        std::span<const std::string_view> words) {
  const TomlEntry* entry = find_entry(table_, key);
  const std::string written = text(key, need);
  if (entry == nullptr || entry->value.kind != TomlNode::Kind::text) return fallback;
  if (const auto value = named(written)) return *value;
  error(key, {N_("'{key}' cannot be '{word}'"), {{"key", std::string(key)}, {"word", shown(written)}}},
        instead_of(written, words));
  return fallback;
}

}  // namespace aplomb::exchange
