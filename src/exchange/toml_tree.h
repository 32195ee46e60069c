#pragma once
// A TOML file as a plain tree that knows where everything stands. The parser is toml++; it stays inside toml_tree.cpp.

#include "exchange/diagnostic.h"
#include "exchange/source_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aplomb::exchange {

struct TomlEntry;

struct TomlNode {
  enum class Kind { text, whole, number, flag, date, list, table };

  Kind kind = Kind::table;
  std::string text;
  std::int64_t whole = 0;
  double number = 0;  ///< kinds whole and number; may be infinite or not a number, since TOML can say so
  bool flag = false;
  std::vector<TomlNode> list;
  std::vector<TomlEntry> table;  ///< in the order of the file
  int line = 0;                  ///< where the value begins; 1-based
  int column = 0;                ///< in characters
};

struct TomlEntry {
  std::string key;
  int line = 0;  ///< where the key stands
  int column = 0;
  TomlNode value;
};

/// The entry of a table, or nullptr.
const TomlEntry* find_entry(const TomlNode& table, std::string_view key);

/// How deep a file may go: parts of a dotted key, and brackets inside brackets. toml++ recurses by both and a hostile
/// file would overflow the stack.
inline constexpr int most_key_parts = 16;
inline constexpr int most_brackets = 32;

/// The file's root table, or the one diagnostic that says where it stops being TOML (or text at all, or what is
/// allowed).
std::variant<TomlNode, Diagnostic> parse_toml(const SourceFile& file, const TextLimits& limits = {});

}  // namespace aplomb::exchange
