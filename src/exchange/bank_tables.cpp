#include "exchange/bank_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>

namespace aplomb::exchange {
namespace {

constexpr std::array<std::string_view, 4> format_words{"rate", "most-least", "pick", "rank"};
constexpr std::array<std::string_view, 3> difficulty_words{"easy", "medium", "hard"};
constexpr std::array<std::string_view, 3> status_words{"practice", "proposal", "active"};
constexpr std::array<std::string_view, 2> key_source_words{"author", "job-holders"};

std::vector<Waiver> read_waive(TableReader& reader, ReadState& state) {
  std::vector<Waiver> out;
  const TomlNode* table = reader.table("waive");
  if (table == nullptr) return out;
  TableReader reasons(*table, reader.place() + "/waive", "waive", state);
  for (const TomlEntry& entry : table->table) {
    if (entry.value.kind != TomlNode::Kind::text) {
      const std::string rule = shown(entry.key);
      reasons.wrong_kind(entry.key, {N_("the reason for '{rule}' must be a text"), {{"rule", rule}}},
                         {N_("write {rule} = \"the reason\""), {{"rule", rule}}});
    }
    out.push_back({entry.key, entry.value.text});
  }
  return out;
}

std::vector<KeyEntry> read_key(TableReader& reader, ReadState& state) {
  std::vector<KeyEntry> out;
  const TomlNode* table = reader.table("key", Need::required);
  if (table == nullptr) return out;
  TableReader numbers(*table, reader.place() + "/key", "key", state);
  for (const TomlEntry& entry : table->table) out.push_back({entry.key, numbers.number_of(entry)});
  return out;
}

Format read_format(TableReader& reader) {
  return reader.word("format", Need::required, Format::rate, format_named, format_words);
}

/// An option of a question or a reply of a scene's turn, which leads on.
template <class Choice>
Choice read_choice(const TomlNode& node, std::string place, ReadState& state) {
  constexpr bool reply = std::is_same_v<Choice, Reply>;
  TableReader reader(node, std::move(place), reply ? "[[scene.turn.reply]]" : "[[question.option]]", state);
  Choice out;
  out.id = reader.text("id", Need::required);
  out.text = reader.text("text", Need::required);
  out.e = reader.number("e", Need::required);
  out.key = read_key(reader, state);
  out.why = reader.text("why", Need::required);
  out.advice = reader.texts("advice", Need::required);
  if constexpr (reply) out.next = reader.text("next", Need::required);
  reader.finish();
  return out;
}

Turn read_turn(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[scene.turn]]", state);
  Turn out;
  out.id = reader.text("id", Need::required);
  out.says = reader.text("says", Need::required);
  PlaceNames names;
  for (const TomlNode* reply : reader.tables("reply", "scene.turn.reply", Need::required)) {
    out.replies.push_back(read_choice<Reply>(*reply, reader.place() + '/' + names.next("question", id_of(*reply)), state));
  }
  reader.finish();
  return out;
}

/// What a question and a scene say before their words.
template <class Scored>
Scored read_head(TableReader& reader, ReadState& state) {
  constexpr bool question = std::is_same_v<Scored, Question>;
  Scored out;
  out.id = reader.text("id", Need::required);
  out.title = reader.text("title");
  out.setting = reader.text("setting", Need::required);
  if constexpr (question) out.format = read_format(reader);
  out.primary = reader.text("primary", Need::required);
  out.difficulty = reader.word("difficulty", Need::required, Difficulty::medium, difficulty_named, difficulty_words);
  out.pivot = reader.text("pivot", Need::required);
  out.safety = reader.flag("safety");
  out.author = reader.text("author", Need::required);
  out.source = reader.text("source");
  out.glossary = reader.texts("glossary");
  out.enemies = reader.texts("enemies");
  if constexpr (question) {
    out.twin = reader.text("twin");
    out.duplicate_of = reader.text("duplicate-of");
  }
  out.waive = read_waive(reader, state);
  return out;
}

bool has_tables(const TomlNode& node, std::string_view key) {
  const TomlEntry* entry = find_entry(node, key);
  if (entry == nullptr || entry->value.kind != TomlNode::Kind::list) return false;
  const auto& list = entry->value.list;
  return std::any_of(list.begin(), list.end(), [](const TomlNode& item) { return item.kind == TomlNode::Kind::table; });
}

}  // namespace

std::string id_of(const TomlNode& table, std::string_view key) {
  const TomlEntry* entry = find_entry(table, key);
  return entry != nullptr && entry->value.kind == TomlNode::Kind::text ? entry->value.text : std::string();
}

Question read_question(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[question]]", state);
  auto out = read_head<Question>(reader, state);
  out.stem = reader.text("stem", Need::required);
  PlaceNames names;
  for (const TomlNode* option : reader.tables("option", "question.option", Need::required)) {
    out.options.push_back(read_choice<Option>(*option, reader.place() + '/' + names.next("question", id_of(*option)), state));
  }
  reader.finish();
  return out;
}

Scene read_scene(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[scene]]", state);
  auto out = read_head<Scene>(reader, state);
  out.opening = reader.text("opening", Need::required);
  out.start = reader.text("start", Need::required);
  PlaceNames names;
  for (const TomlNode* turn : reader.tables("turn", "scene.turn", Need::required)) {
    out.turns.push_back(read_turn(*turn, reader.place() + '/' + names.next("question", id_of(*turn)), state));
  }
  reader.finish();
  return out;
}

Quality read_quality(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[quality]]", state);
  Quality out;
  out.id = reader.text("id", Need::required);
  out.code = reader.text("code", Need::required);
  out.name = reader.text("name", Need::required);
  out.label = reader.text("label", Need::required);
  out.core = reader.flag("core", Need::required);
  out.definition = reader.text("definition", Need::required);
  out.high = reader.texts("high", Need::required);
  out.low = reader.texts("low", Need::required);
  reader.finish();
  return out;
}

Advice read_advice(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[advice]]", state);
  Advice out;
  out.id = reader.text("id", Need::required);
  out.words = reader.text("words", Need::required);
  out.quality = reader.text("quality", Need::required);
  out.also = reader.texts("also");
  out.verdict = reader.text("verdict", Need::required);
  reader.finish();
  return out;
}

Setting read_setting(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[setting]]", state);
  Setting out;
  out.id = reader.text("id", Need::required);
  out.name = reader.text("name", Need::required);
  reader.finish();
  return out;
}

Instruction read_instruction(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[instruction]]", state);
  Instruction out;
  out.format = read_format(reader);
  out.lead_in = reader.text("lead-in", Need::required);
  out.explain = reader.text("explain", Need::required);
  out.scale = reader.texts("scale");
  out.most = reader.text("most");
  out.least = reader.text("least");
  reader.finish();
  return out;
}

PracticeQuestion read_practice(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[practice]]", state);
  PracticeQuestion out;
  out.id = reader.text("id", Need::required);
  out.format = read_format(reader);
  out.stem = reader.text("stem", Need::required);
  if (has_tables(node, "option")) {
    // Practice shows how it works; keys in it would make it look as if it were scored.
    reader.tables("option", "practice.option");
    reader.wrong_kind("option", {N_("a practice question has texts alone, no keys"), {}},
                      {N_("write option = [\"…\", \"…\", \"…\"]"), {}}, "L48");
  } else {
    out.options = reader.texts("option", Need::required);
  }
  reader.finish();
  return out;
}

FollowUp read_follow_up(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[follow-up]]", state);
  FollowUp out;
  out.quality = reader.text("quality", Need::required);
  out.core = reader.flag("core");
  out.ask = reader.text("ask", Need::required);
  out.strong = reader.text("strong", Need::required);
  out.middling = reader.text("middling", Need::required);
  out.weak = reader.text("weak", Need::required);
  reader.finish();
  return out;
}

FormBlueprint read_blueprint(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[form]]", state);
  FormBlueprint out;
  out.name = reader.text("name", Need::required);
  out.questions = reader.whole("questions", Need::required);
  out.scenes = reader.whole("scenes", Need::required);
  out.options = reader.whole("options", Need::required, out.options);
  if (const TomlNode* table = reader.table("primary")) {
    TableReader needs(*table, reader.place() + "/primary", "primary", state);
    for (const TomlEntry& entry : table->table) out.primary.push_back({entry.key, needs.whole(entry.key)});
  }
  out.least_measuring = reader.whole("least-measuring", Need::required);
  out.setting_share = reader.number("setting-share", Need::required, out.setting_share);
  out.easy_share = reader.number("easy-share", Need::required, out.easy_share);
  out.hard_share = reader.number("hard-share", Need::required, out.hard_share);
  out.safety = reader.whole("safety", Need::required);
  reader.finish();
  return out;
}

AssembledForm read_assembled(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[assembled]]", state);
  AssembledForm out;
  out.family = reader.text("family", Need::required);
  out.name = reader.text("name", Need::required);
  out.questions = reader.texts("questions", Need::required);
  out.scenes = reader.texts("scenes");
  reader.finish();
  return out;
}

void read_bank_table(const TomlNode& node, ReadState& state, Bank& out) {
  TableReader reader(node, "bank", "[bank]", state);
  out.id = reader.text("id", Need::required);
  out.title = reader.text("title", Need::required);
  out.version = reader.whole("version", Need::required, 1);
  out.language = reader.text("language", Need::required);
  out.status = reader.word("status", Need::required, BankStatus::practice, bank_status_named, status_words);
  if (const TomlNode* table = reader.table("key-source", Need::required)) {
    TableReader source(*table, "bank/key-source", "key-source", state);
    const auto known = [](std::string_view word) {
      const bool found = std::find(key_source_words.begin(), key_source_words.end(), word) != key_source_words.end();
      return found ? std::optional(std::string(word)) : std::nullopt;
    };
    out.key_source.kind = source.word("kind", Need::required, std::string("author"), known, key_source_words);
    out.key_source.n = source.whole("n");
    out.key_source.sd = source.number("sd");
    source.finish();
  }
  out.waive = read_waive(reader, state);
  out.retired = reader.texts("retired");
  reader.finish();
}

}  // namespace aplomb::exchange
