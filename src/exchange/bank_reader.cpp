#include "exchange/bank_files.h"
#include "exchange/bank_tables.h"
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

constexpr std::array<std::string_view, 11> table_words{"bank",     "setting", "instruction", "quality", "advice",   "practice",
                                                       "question", "scene",   "follow-up",   "form",    "assembled"};

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
  std::vector<Found> bank, settings, instructions, qualities, advice, practice, questions, scenes, follow_ups, blueprint, forms;
};

struct Reader {
  std::vector<Parsed> files;
  Tables tables;
  Findings findings;
  PlaceNames names;
  BankRead out;

  ReadState state(const Found& found) { return {files[found.file].path, findings, out.places, "L02"}; }
};

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
  pile("scene", reader.tables.scenes);
  pile("follow-up", reader.tables.follow_ups);
  pile("form", reader.tables.blueprint);
  pile("assembled", reader.tables.forms);
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
  std::stable_sort(questions.begin(), questions.end(),
                   [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
}

/// Each scene has a file of its own: their order is that of their ids, whatever the files are called.
void sort_by_id(std::vector<Found>& scenes) {
  std::stable_sort(scenes.begin(), scenes.end(),
                   [](const Found& a, const Found& b) { return id_of(*a.node) < id_of(*b.node); });
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
  sort_by_id(tables.scenes);
  read_all(reader, tables.scenes, "scene", "id", bank.scenes, read_scene);
  read_all(reader, tables.follow_ups, "follow-up", "quality", bank.follow_ups, read_follow_up);
  read_all(reader, tables.blueprint, "form", "name", bank.blueprint, read_blueprint);
  for (const Found& found : tables.forms) {
    ReadState state = reader.state(found);
    const std::string name = assembled_name(id_of(*found.node, "family"), id_of(*found.node, "name"));
    bank.forms.push_back(read_assembled(*found.node, reader.names.next("assembled", name), state));
  }
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

BankRead read_bank(std::vector<SourceFile> files) { return read(Reader{}, std::move(files), "bank.toml"); }

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
