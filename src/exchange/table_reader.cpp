#include "exchange/table_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::exchange {
namespace {

Message example(std::string_view key, std::string_view value) {
  return {N_("write {key} = {value}"), {{"key", std::string(key)}, {"value", std::string(value)}}};
}

}  // namespace

TableReader::TableReader(const TomlNode& table, std::string place, std::string name, ReadState& state)
    : table_(table), place_(std::move(place)), name_(std::move(name)), state_(state) {
  state_.places.try_emplace(place_, Place{state_.file, table_.line, table_.column});
  for (const TomlEntry& entry : table_.table) {
    state_.places.try_emplace(place_ + '/' + entry.key, Place{state_.file, entry.value.line, entry.value.column});
  }
}

void TableReader::add(int line, int column, std::string_view key, Message what, Message remedy, std::string_view rule) {
  Diagnostic diagnostic;
  diagnostic.file = state_.file;
  diagnostic.line = line;
  diagnostic.column = column;
  diagnostic.place = key.empty() ? place_ : place_ + '/' + std::string(key);
  diagnostic.rule = rule;
  diagnostic.what = std::move(what);
  diagnostic.remedy = std::move(remedy);
  state_.findings.add(std::move(diagnostic));
}

void TableReader::error(std::string_view key, Message what, Message remedy, std::string_view rule) {
  const TomlEntry* entry = find_entry(table_, key);
  if (entry == nullptr) return add(table_.line, table_.column, {}, std::move(what), std::move(remedy), rule);
  add(entry->value.line, entry->value.column, key, std::move(what), std::move(remedy), rule);
}

const TomlEntry* TableReader::find(std::string_view key, Need need, const Message& remedy) {
  known_.push_back(key);
  const TomlEntry* entry = find_entry(table_, key);
  if (entry == nullptr && need == Need::required) {
    add(table_.line, table_.column, {}, {N_("{table} has no '{key}'"), {{"table", name_}, {"key", std::string(key)}}},
        remedy, state_.missing_rule);
  }
  return entry;
}

void TableReader::wrong_kind(std::string_view key, Message what, Message remedy, std::string_view rule) {
  error(key, std::move(what), std::move(remedy), rule);
  state_.places.erase(place_ + '/' + std::string(key));
}

void TableReader::refuse_controls(std::string_view key, const TomlNode& value) {
  const auto control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20U && c != '\n' && c != '\t') || byte == 0x7fU;
  };
  if (std::none_of(value.text.begin(), value.text.end(), control)) return;
  add(value.line, value.column, key, {N_("'{key}' holds a control character"), {{"key", std::string(key)}}},
      {N_("take out the \\u or \\r that makes it"), {}});
}

std::string TableReader::text(std::string_view key, Need need) {
  const Message remedy = example(key, "\"…\"");
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return {};
  if (entry->value.kind == TomlNode::Kind::text) {
    refuse_controls(key, entry->value);
    return entry->value.text;
  }
  wrong_kind(key, {N_("'{key}' must be a text"), {{"key", std::string(key)}}}, remedy);
  return {};
}

bool TableReader::flag(std::string_view key, Need need) {
  const Message remedy{N_("write {key} = true or {key} = false"), {{"key", std::string(key)}}};
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return false;
  if (entry->value.kind == TomlNode::Kind::flag) return entry->value.flag;
  wrong_kind(key, {N_("'{key}' must be true or false"), {{"key", std::string(key)}}}, remedy);
  return false;
}

double TableReader::number(std::string_view key, Need need, double fallback) {
  const TomlEntry* entry = find(key, need, example(key, "1"));
  return entry == nullptr ? fallback : number_of(*entry, fallback);
}

double TableReader::number_of(const TomlEntry& entry, double fallback) {
  const bool numeric = entry.value.kind == TomlNode::Kind::whole || entry.value.kind == TomlNode::Kind::number;
  if (numeric && std::isfinite(entry.value.number)) return entry.value.number;
  wrong_kind(entry.key, {N_("'{key}' must be a number"), {{"key", shown(entry.key)}}}, example(shown(entry.key), "1"));
  return fallback;
}

int TableReader::whole(std::string_view key, Need need, int fallback) {
  const Message remedy = example(key, "1");
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return fallback;
  const bool fits = entry->value.whole >= 0 && entry->value.whole <= 1'000'000;
  if (entry->value.kind == TomlNode::Kind::whole && fits) return static_cast<int>(entry->value.whole);
  wrong_kind(key, {N_("'{key}' must be a whole number from 0 to 1000000"), {{"key", std::string(key)}}}, remedy);
  return fallback;
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
  const Message remedy = example(key, "[\"…\", \"…\"]");
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return {};
  if (entry->value.kind != TomlNode::Kind::list) {
    wrong_kind(key, {N_("'{key}' must be a list of texts"), {{"key", std::string(key)}}}, remedy);
    return {};
  }
  std::vector<std::string> out;
  for (const TomlNode& item : entry->value.list) {
    const std::string number = std::to_string(out.size() + 1);
    if (item.kind == TomlNode::Kind::text) {
      state_.places.try_emplace(place_ + '/' + std::string(key) + '/' + number,
                                Place{state_.file, item.line, item.column});
    } else {
      add(item.line, item.column, key,
          {N_("entry {number} of '{key}' must be a text"), {{"number", number}, {"key", std::string(key)}}}, remedy);
    }
    refuse_controls(key, item);
    out.push_back(item.text);
  }
  return out;
}

const TomlNode* TableReader::table(std::string_view key, Need need) {
  const Message remedy = example(key, "{ … }");
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return nullptr;
  if (entry->value.kind == TomlNode::Kind::table) return &entry->value;
  wrong_kind(key, {N_("'{key}' must be a table"), {{"key", std::string(key)}}}, remedy);
  return nullptr;
}

std::vector<const TomlNode*> TableReader::tables(std::string_view key, std::string_view as_written, Need need) {
  const Message remedy{N_("write it as {table}"), {{"table", "[[" + std::string(as_written) + "]]"}}};
  const TomlEntry* entry = find(key, need, remedy);
  if (entry == nullptr) return {};
  std::vector<const TomlNode*> out;
  if (entry->value.kind == TomlNode::Kind::list) {
    for (const TomlNode& item : entry->value.list) {
      if (item.kind == TomlNode::Kind::table) out.push_back(&item);
    }
    if (out.size() == entry->value.list.size()) return out;
  }
  wrong_kind(key, {N_("'{key}' must be a list of tables"), {{"key", std::string(key)}}}, remedy);
  return {};
}

void TableReader::finish() {
  for (const TomlEntry& entry : table_.table) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    add(entry.line, entry.column, entry.key, {N_("unknown key '{key}'"), {{"key", shown(entry.key)}}},
        instead_of(entry.key, known_));
  }
}

}  // namespace aplomb::exchange
