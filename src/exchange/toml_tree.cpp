#include "exchange/toml_tree.h"

#include "exchange/toml_depth.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <toml++/toml.h>

namespace aplomb::exchange {
namespace {

int as_int(toml::source_index index) { return static_cast<int>(index); }

TomlNode to_tree(const toml::node& node) {
  TomlNode out;
  out.line = as_int(node.source().begin.line);
  out.column = as_int(node.source().begin.column);
  switch (node.type()) {
    case toml::node_type::string:
      out.kind = TomlNode::Kind::text;
      out.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      out.kind = TomlNode::Kind::whole;
      out.whole = node.as_integer()->get();
      out.number = static_cast<double>(out.whole);
      break;
    case toml::node_type::floating_point:
      out.kind = TomlNode::Kind::number;
      out.number = node.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      out.kind = TomlNode::Kind::flag;
      out.flag = node.as_boolean()->get();
      break;
    case toml::node_type::array:
      out.kind = TomlNode::Kind::list;
      for (const toml::node& entry : *node.as_array()) out.list.push_back(to_tree(entry));
      break;
    case toml::node_type::table:
      out.kind = TomlNode::Kind::table;
      for (const auto& [key, value] : *node.as_table()) {
        const toml::source_position place = key.source().begin;
        out.table.push_back({std::string(key.str()), as_int(place.line), as_int(place.column), to_tree(value)});
      }
      // toml++ sorts by name; people care for the order in which they wrote.
      std::stable_sort(out.table.begin(), out.table.end(), [](const TomlEntry& a, const TomlEntry& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
      });
      break;
    default:
      out.kind = TomlNode::Kind::date;
      break;
  }
  return out;
}

Diagnostic at(const SourceFile& file, int line, int column, Message what, Message remedy) {
  Diagnostic diagnostic;
  diagnostic.file = file.path;
  diagnostic.line = line;
  diagnostic.column = column;
  diagnostic.what = std::move(what);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

/// Whether the line has fewer characters than `column`: then its end is meant.
bool at_line_end(std::string_view text, int line, int column) {
  for (; line > 1; --line) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  const std::string_view words = text.substr(0, text.find('\n'));
  const auto characters = std::count_if(words.begin(), words.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return characters < column;
}

Diagnostic bad_character(const SourceFile& file, std::string_view text, int line, int column) {
  if (at_line_end(text, line, column)) {
    return at(file, line, column, {N_("this text has no closing quote on its line"), {}},
              {N_("close it, or put a text of several lines between three quotes"), {}});
  }
  return at(file, line, column, {N_("a control character stands here"), {}}, {N_("take it out"), {}});
}

Diagnostic not_toml(const SourceFile& file, int line, int column, std::string_view reason) {
  constexpr std::string_view prefix = "Error while parsing ";
  if (reason.starts_with(prefix)) reason.remove_prefix(prefix.size());
  std::string words;
  for (const char c : reason) words += static_cast<unsigned char>(c) < 0x20U || c == 0x7f ? ' ' : c;
  return at(file, line, column, {N_("the file cannot be read from here ({reason})"), {{"reason", words}}},
            {N_("check the quotes, brackets and equals signs on this line and the one before"), {}});
}

}  // namespace

const TomlEntry* find_entry(const TomlNode& table, std::string_view key) {
  const auto found =
      std::find_if(table.table.begin(), table.table.end(), [&](const TomlEntry& entry) { return entry.key == key; });
  return found == table.table.end() ? nullptr : &*found;
}

std::variant<TomlNode, Diagnostic> parse_toml(const SourceFile& file, const TextLimits& limits) {
  if (auto refused = refuse_text(file, limits)) return *std::move(refused);
  const std::string text = plain_text(file.text);
  if (const auto deep = too_deep(text, most_key_parts, most_brackets)) {
    if (deep->what == TooDeep::brackets) {
      return at(
          file, deep->line, deep->column,
          {N_("more than {limit} brackets stand inside each other here"), {{"limit", std::to_string(most_brackets)}}},
          {N_("close the brackets that are open"), {}});
    }
    return at(file, deep->line, deep->column,
              {N_("a key of more than {limit} parts stands here"), {{"limit", std::to_string(most_key_parts)}}},
              {N_("write plain keys; put a text between quotes"), {}});
  }
  try {
    const toml::table root = toml::parse(std::string_view(text));
    return to_tree(root);
  } catch (const toml::parse_error& error) {
    const toml::source_position place = error.source().begin;
    // The parser speaks of prohibited control characters for what is mostly a quote that was forgotten.
    if (error.description().find("string: unescaped control characters") != std::string_view::npos) {
      return bad_character(file, text, as_int(place.line), as_int(place.column));
    }
    return not_toml(file, std::max(1, as_int(place.line)), std::max(1, as_int(place.column)), error.description());
  }
}

}  // namespace aplomb::exchange
