#include "exchange/bank_files.h"
#include "exchange/table_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace aplomb::exchange {
namespace {

constexpr std::array<std::string_view, 4> format_words{"rate", "most-least", "pick", "rank"};
constexpr std::array<std::string_view, 3> difficulty_words{"easy", "medium", "hard"};
constexpr std::array<std::string_view, 3> status_words{"practice", "proposal", "active"};
constexpr std::array<std::string_view, 2> key_source_words{"author", "job-holders"};
constexpr std::array<std::string_view, 9> table_words{"bank",     "setting",  "instruction", "quality", "advice",
                                                      "practice", "question", "follow-up",   "scene"};

/// A table to read and the file it is from; trees outlive them.
struct Found {
  const TomlNode* node;
  std::size_t file;
};

struct Parsed {
  std::string path;
  TomlNode root;
};

/// All files' tables by kind, before any is read: questions wait for the order of the settings.
struct Tables {
  std::vector<Found> bank, settings, instructions, qualities, advice, practice, questions, follow_ups;
};

struct Reader {
  std::vector<Parsed> files;
  Tables tables;
  Findings findings;
  PlaceNames names;
  BankRead out;

  ReadState state(const Found& found) { return {files[found.file].path, findings, out.places}; }
};

/// The id as written, for naming the place before the table is read.
std::string id_of(const TomlNode& table, std::string_view key = "id") {
  const TomlEntry* entry = find_entry(table, key);
  return entry != nullptr && entry->value.kind == TomlNode::Kind::text ? entry->value.text : std::string();
}

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

Option read_option(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[question.option]]", state);
  Option out;
  out.id = reader.text("id", Need::required);
  out.text = reader.text("text", Need::required);
  out.e = reader.number("e", Need::required);
  out.key = read_key(reader, state);
  out.why = reader.text("why", Need::required);
  out.advice = reader.texts("advice", Need::required);
  reader.finish();
  return out;
}

Question read_question(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[question]]", state);
  Question out;
  out.id = reader.text("id", Need::required);
  out.title = reader.text("title");
  out.setting = reader.text("setting", Need::required);
  out.format = read_format(reader);
  out.primary = reader.text("primary", Need::required);
  out.difficulty =
      reader.word("difficulty", Need::required, Difficulty::medium, difficulty_named, difficulty_words);
  out.pivot = reader.text("pivot", Need::required);
  out.safety = reader.flag("safety");
  out.author = reader.text("author", Need::required);
  out.source = reader.text("source");
  out.glossary = reader.texts("glossary");
  out.enemies = reader.texts("enemies");
  out.twin = reader.text("twin");
  out.duplicate_of = reader.text("duplicate-of");
  out.waive = read_waive(reader, state);
  out.stem = reader.text("stem", Need::required);
  PlaceNames names;
  for (const TomlNode* option : reader.tables("option", "question.option", Need::required)) {
    out.options.push_back(read_option(*option, reader.place() + '/' + names.next("question", id_of(*option)), state));
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

bool has_tables(const TomlNode& node, std::string_view key) {
  const TomlEntry* entry = find_entry(node, key);
  if (entry == nullptr || entry->value.kind != TomlNode::Kind::list) return false;
  const auto& list = entry->value.list;
  return std::any_of(list.begin(), list.end(), [](const TomlNode& item) { return item.kind == TomlNode::Kind::table; });
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
    reader.wrong_kind("option", {N_("a practice question has texts alone, no keys"), {}}, {N_("write option = [\"…\", \"…\", \"…\"]"), {}});
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
  out.ask = reader.text("ask", Need::required);
  out.strong = reader.text("strong", Need::required);
  out.middling = reader.text("middling", Need::required);
  out.weak = reader.text("weak", Need::required);
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

std::string_view last_part(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }


void warn_of_scenes(Reader& reader, const std::string& path, const TomlEntry& entry) {
  Diagnostic warning;
  warning.file = path;
  warning.line = entry.line;
  warning.column = entry.column;
  warning.level = Diagnostic::warning;
  warning.what = {N_("scenes cannot be used yet"), {}};
  warning.remedy = {N_("keep the file; nothing of it is read and nothing in it is changed"), {}};
  reader.findings.add(std::move(warning));
}

/// Puts each table of one file on its pile.
void sort_tables(Reader& reader, std::size_t file) {
  const Parsed& parsed = reader.files[file];
  ReadState state{parsed.path, reader.findings, reader.out.places};
  Places unused;
  ReadState rootless{parsed.path, reader.findings, unused};
  TableReader root(parsed.root, "", "the file", rootless);
  const auto pile = [&](std::string_view key, std::vector<Found>& into) {
    for (const TomlNode* node : root.tables(key, key)) into.push_back({node, file});
  };
  if (const TomlNode* bank = root.table("bank")) reader.tables.bank.push_back({bank, file});
  pile("setting", reader.tables.settings);
  pile("instruction", reader.tables.instructions);
  pile("quality", reader.tables.qualities);
  pile("advice", reader.tables.advice);
  pile("practice", reader.tables.practice);
  pile("question", reader.tables.questions);
  pile("follow-up", reader.tables.follow_ups);
  if (!root.tables("scene", "scene").empty()) warn_of_scenes(reader, parsed.path, *find_entry(parsed.root, "scene"));
  for (const TomlEntry& entry : parsed.root.table) {
    if (std::find(table_words.begin(), table_words.end(), entry.key) != table_words.end()) continue;
    Diagnostic unknown;
    unknown.file = parsed.path;
    unknown.line = entry.line;
    unknown.column = entry.column;
    const bool table = entry.value.kind == TomlNode::Kind::table || entry.value.kind == TomlNode::Kind::list;
    unknown.what = {table ? N_("unknown table '{key}'") : N_("unknown key '{key}'"), {{"key", shown(entry.key)}}};
    unknown.remedy = instead_of(entry.key, table_words);
    reader.findings.add(std::move(unknown));
  }
}

template <class Entry, class Read>
void read_all(Reader& reader, const std::vector<Found>& found, std::string_view kind, std::string_view id_key,
              std::vector<Entry>& into, const Read& read) {
  for (const Found& entry : found) {
    ReadState state = reader.state(entry);
    into.push_back(read(*entry.node, reader.names.next(kind, id_of(*entry.node, id_key)), state));
  }
}

/// Questions in the order of the settings; those of an unknown setting come last.
void sort_by_setting(std::vector<Found>& questions, const std::vector<Setting>& settings) {
  std::map<std::string, std::size_t, std::less<>> order;
  for (const Setting& setting : settings) order.try_emplace(setting.id, order.size());
  const auto rank = [&](const Found& question) {
    const auto found = order.find(id_of(*question.node, "setting"));
    return found == order.end() ? order.size() : found->second;
  };
  std::stable_sort(questions.begin(), questions.end(), [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
}

void read_tables(Reader& reader) {
  Bank& bank = reader.out.bank;
  Tables& tables = reader.tables;
  for (std::size_t i = 0; i < tables.bank.size(); ++i) {
    ReadState state = reader.state(tables.bank[i]);
    if (i == 0) {
      read_bank_table(*tables.bank[i].node, state, bank);
      continue;
    }
    Diagnostic second;
    second.file = state.file;
    second.line = tables.bank[i].node->line;
    second.column = tables.bank[i].node->column;
    second.what = {N_("a second [bank]; the first is in {file}"), {{"file", reader.files[tables.bank[0].file].path}}};
    second.remedy = {N_("keep one of them"), {}};
    reader.findings.add(std::move(second));
  }
  read_all(reader, tables.settings, "setting", "id", bank.settings, read_setting);
  read_all(reader, tables.instructions, "instruction", "format", bank.instructions, read_instruction);
  read_all(reader, tables.qualities, "quality", "id", bank.qualities, read_quality);
  read_all(reader, tables.advice, "advice", "id", bank.advice, read_advice);
  read_all(reader, tables.practice, "practice", "id", bank.practice, read_practice);
  sort_by_setting(tables.questions, bank.settings);
  read_all(reader, tables.questions, "question", "id", bank.questions, read_question);
  read_all(reader, tables.follow_ups, "follow-up", "quality", bank.follow_ups, read_follow_up);
}

/// Parses each file; one that is broken gives one finding and the others are still read.
void parse(Reader& reader, std::vector<SourceFile> files) {
  for (SourceFile& file : files) {
    auto parsed = parse_toml(file);
    if (auto* broken = std::get_if<Diagnostic>(&parsed)) {
      reader.out.whole = false;
      reader.findings.add(std::move(*broken));
      continue;
    }
    // The blueprint of the forms is read where forms are assembled.
    if (last_part(file.path) == "blueprint.toml") continue;
    reader.files.push_back({std::move(file.path), std::get<TomlNode>(std::move(parsed))});
  }
}

BankRead read(Reader reader, std::vector<SourceFile> files, const std::string& bank_file) {
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  parse(reader, std::move(files));
  for (std::size_t i = 0; i < reader.files.size(); ++i) sort_tables(reader, i);
  if (reader.tables.bank.empty() && reader.out.whole) {
    Diagnostic missing;
    missing.file = bank_file;
    missing.what = {N_("no [bank] table says which bank this is"), {}};
    missing.remedy = {N_("name the folder that holds bank.toml, or write one"), {}};
    reader.findings.add(std::move(missing));
  }
  read_tables(reader);
  reader.out.diagnostics = reader.findings.take();
  return std::move(reader.out);
}

/// Files of one folder that end in .toml; what cannot be listed is a finding.
std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder, Reader& reader) {
  constexpr std::size_t most_files = 1000;
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  while (!error && entries != std::filesystem::directory_iterator()) {
    const std::filesystem::path& path = entries->path();
    if (path.extension() == ".toml" && !path.filename().string().starts_with('.')) paths.push_back(path);
    if (paths.size() > most_files) break;
    entries.increment(error);
  }
  if (error) {
    reader.out.whole = false;
    reader.findings.add(cannot_open(folder, error));
  }
  if (paths.size() > most_files) {
    Diagnostic many;
    many.file = folder.string();
    many.what = {N_("more than {limit} files stand here"), {{"limit", std::to_string(most_files)}}};
    many.remedy = {N_("name the folder of one bank"), {}};
    reader.out.whole = false;
    reader.findings.add(std::move(many));
    return {};
  }
  return paths;
}

}  // namespace

BankRead read_bank(std::vector<SourceFile> files) {
  return read(Reader{}, std::move(files), "bank.toml");
}

BankRead read_bank(const std::filesystem::path& folder) {
  Reader reader;
  std::vector<std::filesystem::path> paths = toml_files(folder, reader);
  std::error_code error;
  if (std::filesystem::is_directory(folder / "scenes", error)) {
    const auto scenes = toml_files(folder / "scenes", reader);
    paths.insert(paths.end(), scenes.begin(), scenes.end());
  }
  std::vector<SourceFile> files;
  for (const std::filesystem::path& path : paths) {
    auto loaded = load_file(path);
    if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
      reader.out.whole = false;
      reader.findings.add(std::move(*refused));
    } else {
      files.push_back(std::get<SourceFile>(std::move(loaded)));
    }
  }
  return read(std::move(reader), std::move(files), (folder / "bank.toml").string());
}

}  // namespace aplomb::exchange
