#include "exchange/atomic_file.h"
#include "exchange/bank_files.h"
#include "exchange/toml_emitter.h"
#include "exchange/toml_text.h"
#include "exchange/toml_tree.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace aplomb::exchange {
namespace {

void only_once(std::set<std::string>& seen, const std::string& name) {
  if (!seen.insert(name).second) throw std::invalid_argument("'" + name + "' stands twice in one table of the bank");
}

std::string key_table(const std::vector<KeyEntry>& key) {
  std::set<std::string> seen;
  std::string out;
  for (const KeyEntry& entry : key) {
    only_once(seen, entry.quality);
    out += (out.empty() ? " " : ", ") + toml_key(entry.quality) + " = " + toml_number(entry.points);
  }
  return '{' + out + (out.empty() ? "}" : " }");
}

void emit_waive(Emitter& out, const std::vector<Waiver>& waive) {
  if (waive.empty()) return;
  std::set<std::string> seen;
  std::string table;
  for (const Waiver& waiver : waive) {
    only_once(seen, waiver.rule);
    table += (table.empty() ? " " : ", ") + toml_key(waiver.rule) + " = " + toml_text(waiver.reason);
  }
  out.raw("waive", '{' + table + " }");
}

void emit_bank(Emitter& out, const Bank& bank) {
  out.table("[bank]");
  out.text("id", bank.id);
  out.text("title", bank.title);
  out.raw("version", std::to_string(bank.version));
  out.text("language", bank.language);
  out.text("status", name_of(bank.status));
  std::string source = "{ kind = " + toml_text(bank.key_source.kind);
  if (bank.key_source.n != 0) source += ", n = " + std::to_string(bank.key_source.n);
  if (bank.key_source.sd != 0) source += ", sd = " + toml_number(bank.key_source.sd);
  out.raw("key-source", source + " }");
  emit_waive(out, bank.waive);
  out.texts("retired", bank.retired);
}

void emit_setting(Emitter& out, const Setting& setting) {
  out.table("[[setting]]");
  out.text("id", setting.id);
  out.text("name", setting.name);
}

void emit_instruction(Emitter& out, const Instruction& instruction) {
  out.table("[[instruction]]");
  out.text("format", name_of(instruction.format));
  out.text("lead-in", instruction.lead_in);
  out.text("explain", instruction.explain);
  out.texts_if("scale", instruction.scale);
  out.text_if("most", instruction.most);
  out.text_if("least", instruction.least);
}

void emit_quality(Emitter& out, const Quality& quality) {
  out.table("[[quality]]");
  out.text("id", quality.id);
  out.text("code", quality.code);
  out.text("name", quality.name);
  out.text("label", quality.label);
  out.raw("core", quality.core ? "true" : "false");
  out.text("definition", quality.definition);
  out.texts("high", quality.high);
  out.texts("low", quality.low);
}

void emit_advice(Emitter& out, const Advice& advice) {
  out.table("[[advice]]");
  out.text("id", advice.id);
  out.text("words", advice.words);
  out.text("quality", advice.quality);
  out.texts("also", advice.also);
  out.text("verdict", advice.verdict);
}

void emit_practice(Emitter& out, const PracticeQuestion& practice) {
  out.table("[[practice]]");
  out.text("id", practice.id);
  out.text("format", name_of(practice.format));
  out.raw("stem", toml_block(practice.stem));
  out.texts("option", practice.options);
}

void emit_follow_up(Emitter& out, const FollowUp& follow_up) {
  out.table("[[follow-up]]");
  out.text("quality", follow_up.quality);
  if (follow_up.core) out.raw("core", "true");
  out.text("ask", follow_up.ask);
  out.text("strong", follow_up.strong);
  out.text("middling", follow_up.middling);
  out.text("weak", follow_up.weak);
}

/// An option of a question or a reply of a scene's turn, which leads on.
template <class Choice>
void emit_choice(Emitter& out, const Choice& choice) {
  constexpr bool reply = std::is_same_v<Choice, Reply>;
  out.table(reply ? "[[scene.turn.reply]]" : "[[question.option]]", reply ? "    " : "  ");
  out.text("id", choice.id);
  out.text("text", choice.text);
  out.raw("e", toml_number(choice.e));
  out.raw("key", key_table(choice.key));
  if constexpr (reply) out.text("next", choice.next);
  out.text("why", choice.why);
  out.texts("advice", choice.advice);
}

/// What a question and a scene say before their words.
template <class Scored>
void emit_head(Emitter& out, const Scored& scored) {
  constexpr bool question = std::is_same_v<Scored, Question>;
  out.table(question ? "[[question]]" : "[[scene]]");
  out.text("id", scored.id);
  out.text_if("title", scored.title);
  out.text("setting", scored.setting);
  if constexpr (question) out.text("format", name_of(scored.format));
  out.text("primary", scored.primary);
  out.text("difficulty", name_of(scored.difficulty));
  out.text("pivot", scored.pivot);
  if (scored.safety) out.raw("safety", "true");
  out.text("author", scored.author);
  out.text_if("source", scored.source);
  out.texts_if("glossary", scored.glossary);
  out.texts_if("enemies", scored.enemies);
  if constexpr (question) {
    out.text_if("twin", scored.twin);
    out.text_if("duplicate-of", scored.duplicate_of);
  }
  emit_waive(out, scored.waive);
}

void emit_question(Emitter& out, const Question& question) {
  emit_head(out, question);
  out.raw("stem", toml_block(question.stem));
  for (const Option& option : question.options) emit_choice(out, option);
}

void emit_scene(Emitter& out, const Scene& scene) {
  emit_head(out, scene);
  out.raw("opening", toml_block(scene.opening));
  out.text("start", scene.start);
  for (const Turn& turn : scene.turns) {
    out.table("[[scene.turn]]", "  ");
    out.text("id", turn.id);
    out.raw("says", toml_block(turn.says));
    for (const Reply& reply : turn.replies) emit_choice(out, reply);
  }
}

void emit_blueprint(Emitter& out, const FormBlueprint& form) {
  out.table("[[form]]");
  out.text("name", form.name);
  out.raw("questions", std::to_string(form.questions));
  out.raw("scenes", std::to_string(form.scenes));
  out.raw("options", std::to_string(form.options));
  std::set<std::string> seen;
  std::string primary;
  for (const PrimaryNeed& need : form.primary) {
    only_once(seen, need.quality);
    primary += (primary.empty() ? " " : ", ") + toml_key(need.quality) + " = " + std::to_string(need.least);
  }
  if (!primary.empty()) out.raw("primary", '{' + primary + " }");
  out.raw("least-measuring", std::to_string(form.least_measuring));
  out.raw("setting-share", toml_number(form.setting_share));
  out.raw("easy-share", toml_number(form.easy_share));
  out.raw("hard-share", toml_number(form.hard_share));
  out.raw("safety", std::to_string(form.safety));
}

void emit_form(Emitter& out, const AssembledForm& form) {
  out.table("[[assembled]]");
  out.text("family", form.family);
  out.text("name", form.name);
  out.texts("questions", form.questions);
  out.texts_if("scenes", form.scenes);
}

constexpr std::array<std::string_view, 7> taken_names{"bank",      "qualities", "advice", "practice",
                                                      "interview", "blueprint", "forms"};

/// A word that may name a file. Words in a file are anything until someone checks them: they must not name a path.
bool names_a_file(std::string_view word) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !word.empty() && word.size() <= 80 && std::all_of(word.begin(), word.end(), plain);
}

/// A file for each setting, named for it.
std::string file_of_setting(std::string_view setting) {
  if (!names_a_file(setting)) return "other-questions.toml";
  const bool taken = std::find(taken_names.begin(), taken_names.end(), setting) != taken_names.end();
  return std::string(setting) + (taken ? "-questions.toml" : ".toml");
}

/// A file for each scene, named for it.
std::string file_of_scene(std::string_view scene) {
  return "scenes/" + (names_a_file(scene) ? std::string(scene) : std::string("other-scenes")) + ".toml";
}

/// Whether the file on the disk says what would be written: then its comments and line breaks may stay.
bool says_the_same(const std::filesystem::path& path, const SourceFile& file) {
  auto loaded = load_file(path);
  auto* old = std::get_if<SourceFile>(&loaded);
  if (old == nullptr) return false;
  old->path = file.path;
  const BankRead before = read_bank(std::vector<SourceFile>{*old});
  const BankRead after = read_bank(std::vector<SourceFile>{file});
  const auto words_of = [](const BankRead& read) {
    std::vector<std::string> words;
    for (const Diagnostic& diagnostic : read.diagnostics) words.push_back(english(diagnostic.what));
    return words;
  };
  return before.whole && after.whole && before.bank == after.bank && words_of(before) == words_of(after);
}

/// One table of a bank, on its way to a file.
struct Entry {
  std::string place;  ///< as the reader calls it (places.h)
  std::string group;  ///< what is written into one file with it, unless its file is known; empty: nothing
  std::string file;   ///< as we name it
};

/// Calls `each(entry, emit)` for every table, in the order in which they are read.
template <class Each>
void each_entry(const Bank& bank, const Each& each) {
  PlaceNames names;
  const auto all = [&](const std::string& kind, const auto& entries, const auto& id, const auto& file, const auto& emit) {
    for (const auto& entry : entries) {
      const std::string path = file(entry);
      // Questions are kept together by setting; a scene has a file of its own.
      const std::string group = kind == "scene" ? std::string() : kind == "question" ? path : kind;
      each(Entry{names.next(kind, id(entry)), group, path}, [&](Emitter& out) { emit(out, entry); });
    }
  };
  const auto id = [](const auto& entry) { return entry.id; };
  const auto named = [](const char* file) { return [file](const auto&) { return std::string(file); }; };
  each(Entry{"bank", "bank", "bank.toml"}, [&](Emitter& out) { emit_bank(out, bank); });
  all("setting", bank.settings, id, named("bank.toml"), emit_setting);
  all("instruction", bank.instructions, [](const Instruction& entry) { return std::string(name_of(entry.format)); },
      named("bank.toml"), emit_instruction);
  all("quality", bank.qualities, id, named("qualities.toml"), emit_quality);
  all("advice", bank.advice, id, named("advice.toml"), emit_advice);
  all("practice", bank.practice, id, named("practice.toml"), emit_practice);
  all("question", bank.questions, id, [](const Question& entry) { return file_of_setting(entry.setting); }, emit_question);
  all("scene", bank.scenes, id, [](const Scene& entry) { return file_of_scene(entry.id); }, emit_scene);
  all("follow-up", bank.follow_ups, [](const FollowUp& entry) { return entry.quality; }, named("interview.toml"), emit_follow_up);
  all("form", bank.blueprint, [](const FormBlueprint& entry) { return entry.name; }, named("blueprint.toml"), emit_blueprint);
  all("assembled", bank.forms, [](const AssembledForm& entry) { return assembled_name(entry.family, entry.name); },
      named("forms.toml"), emit_form);
}

/// In which file of a folder each table of a bank stands already, and where others of its kind do.
struct Filing {
  std::map<std::string, std::string> places;
  std::map<std::string, std::string> groups;

  [[nodiscard]] const std::string& file_of(const Entry& entry) const {
    if (const auto found = places.find(entry.place); found != places.end()) return found->second;
    const auto found = groups.find(entry.group);
    return found == groups.end() ? entry.file : found->second;
  }
};

[[noreturn]] void refuse_folder(const Diagnostic& finding) {
  throw std::invalid_argument("the bank cannot be written here: " + to_text(finding));
}

Filing filing_of(const std::filesystem::path& folder) {
  Filing out;
  if (!std::filesystem::exists(folder)) return out;
  const BankRead there = read_bank(folder);
  // What stands in a file that cannot be read would come to stand in two.
  if (!there.whole) refuse_folder(*std::find_if(there.diagnostics.begin(), there.diagnostics.end(),
                                                [](const Diagnostic& one) { return one.level == Diagnostic::error; }));
  each_entry(there.bank, [&](const Entry& entry, const auto&) {
    const auto place = there.places.find(entry.place);
    if (place == there.places.end()) return;
    const std::string file = std::filesystem::path(place->second.file).lexically_relative(folder).generic_string();
    out.places.try_emplace(entry.place, file);
    if (!entry.group.empty()) out.groups.try_emplace(entry.group, file);
  });
  return out;
}

std::vector<SourceFile> files_of(const Bank& bank, const Filing& filing) {
  std::vector<std::pair<std::string, Emitter>> files;
  each_entry(bank, [&](const Entry& entry, const auto& emit) {
    const std::string& path = filing.file_of(entry);
    auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.first == path; });
    if (file == files.end()) file = files.insert(file, {path, Emitter()});
    emit(file->second);
  });
  std::vector<SourceFile> out;
  for (auto& [path, emitter] : files) {
    out.push_back({path, emitter.take()});
    if (const auto refused = refuse_text(out.back()))
      throw std::invalid_argument("the bank cannot be written: " + to_text(*refused));
  }
  return out;
}

constexpr std::array<std::string_view, 11> parts{"bank",     "setting", "instruction", "quality", "advice",   "practice",
                                                 "question", "scene",   "follow-up",   "form",    "assembled"};

bool is_part(std::string_view key) { return std::find(parts.begin(), parts.end(), key) != parts.end(); }

/// The tables of a file that is there and can be parsed.
std::optional<TomlNode> tables_in(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  auto loaded = load_file(path);
  const auto* file = std::get_if<SourceFile>(&loaded);
  if (file == nullptr) return std::nullopt;
  auto parsed = parse_toml(*file);
  auto* root = std::get_if<TomlNode>(&parsed);
  return root == nullptr ? std::nullopt : std::optional(std::move(*root));
}

/// What people keep in a bank's file beside the bank would be lost.
void refuse_to_lose(const std::filesystem::path& path) {
  const auto root = tables_in(path);
  if (!root) return;
  for (const TomlEntry& entry : root->table) {
    if (is_part(entry.key)) continue;
    Diagnostic finding;
    finding.file = path.string();
    finding.line = entry.line;
    finding.column = entry.column;
    finding.what = {N_("'{key}' is no part of a bank, and would be lost"), {{"key", shown(entry.key)}}};
    finding.remedy = {N_("move it to a file of its own"), {}};
    refuse_folder(finding);
  }
}

bool holds_parts_of_a_bank(const std::filesystem::path& path) {
  const auto root = tables_in(path);
  return root && std::any_of(root->table.begin(), root->table.end(), [](const TomlEntry& entry) { return is_part(entry.key); });
}

}  // namespace

std::string forms_text(const std::vector<AssembledForm>& forms) {
  Emitter out;
  for (const AssembledForm& form : forms) emit_form(out, form);
  return out.take();
}

std::vector<SourceFile> write_bank(const Bank& bank) { return files_of(bank, {}); }

std::vector<std::filesystem::path> write_bank(const Bank& bank, const std::filesystem::path& folder) {
  std::set<std::filesystem::path> ours;
  std::vector<SourceFile> changed;
  for (SourceFile& file : files_of(bank, filing_of(folder))) {
    const std::filesystem::path path = folder / file.path;
    ours.insert(path);
    if (says_the_same(path, file)) continue;
    refuse_to_lose(path);
    changed.push_back(std::move(file));
  }
  for (const SourceFile& file : changed) {
    const std::filesystem::path path = folder / file.path;
    std::filesystem::create_directories(path.parent_path());
    write_atomically(path, file.text);
  }
  std::vector<std::filesystem::path> left_over;
  for (const std::filesystem::path& place : {folder, folder / "scenes"}) {
    if (!std::filesystem::is_directory(place)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(place)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() != ".toml" || path.filename().string().starts_with('.') || ours.contains(path)) continue;
      if (holds_parts_of_a_bank(path)) left_over.push_back(path);
    }
  }
  std::sort(left_over.begin(), left_over.end());
  return left_over;
}

}  // namespace aplomb::exchange
