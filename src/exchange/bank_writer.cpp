#include "exchange/atomic_file.h"
#include "exchange/bank_files.h"
#include "exchange/toml_emitter.h"
#include "exchange/toml_text.h"
#include "exchange/toml_tree.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

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

std::string bank_text(const Bank& bank) {
  Emitter out;
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
  for (const Setting& setting : bank.settings) {
    out.table("[[setting]]");
    out.text("id", setting.id);
    out.text("name", setting.name);
  }
  for (const Instruction& instruction : bank.instructions) {
    out.table("[[instruction]]");
    out.text("format", name_of(instruction.format));
    out.text("lead-in", instruction.lead_in);
    out.text("explain", instruction.explain);
    out.texts_if("scale", instruction.scale);
    out.text_if("most", instruction.most);
    out.text_if("least", instruction.least);
  }
  return out.take();
}

std::string qualities_text(const Bank& bank) {
  Emitter out;
  for (const Quality& quality : bank.qualities) {
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
  return out.take();
}

std::string advice_text(const Bank& bank) {
  Emitter out;
  for (const Advice& advice : bank.advice) {
    out.table("[[advice]]");
    out.text("id", advice.id);
    out.text("words", advice.words);
    out.text("quality", advice.quality);
    out.texts("also", advice.also);
    out.text("verdict", advice.verdict);
  }
  return out.take();
}

std::string practice_text(const Bank& bank) {
  Emitter out;
  for (const PracticeQuestion& practice : bank.practice) {
    out.table("[[practice]]");
    out.text("id", practice.id);
    out.text("format", name_of(practice.format));
    out.raw("stem", toml_block(practice.stem));
    out.texts("option", practice.options);
  }
  return out.take();
}

std::string interview_text(const Bank& bank) {
  Emitter out;
  for (const FollowUp& follow_up : bank.follow_ups) {
    out.table("[[follow-up]]");
    out.text("quality", follow_up.quality);
    if (follow_up.core) out.raw("core", "true");
    out.text("ask", follow_up.ask);
    out.text("strong", follow_up.strong);
    out.text("middling", follow_up.middling);
    out.text("weak", follow_up.weak);
  }
  return out.take();
}

void emit_option(Emitter& out, const Option& option) {
  out.table("[[question.option]]", "  ");
  out.text("id", option.id);
  out.text("text", option.text);
  out.raw("e", toml_number(option.e));
  out.raw("key", key_table(option.key));
  out.text("why", option.why);
  out.texts("advice", option.advice);
}

void emit_question(Emitter& out, const Question& question) {
  out.table("[[question]]");
  out.text("id", question.id);
  out.text_if("title", question.title);
  out.text("setting", question.setting);
  out.text("format", name_of(question.format));
  out.text("primary", question.primary);
  out.text("difficulty", name_of(question.difficulty));
  out.text("pivot", question.pivot);
  if (question.safety) out.raw("safety", "true");
  out.text("author", question.author);
  out.text_if("source", question.source);
  out.texts_if("glossary", question.glossary);
  out.texts_if("enemies", question.enemies);
  out.text_if("twin", question.twin);
  out.text_if("duplicate-of", question.duplicate_of);
  emit_waive(out, question.waive);
  out.raw("stem", toml_block(question.stem));
  for (const Option& option : question.options) emit_option(out, option);
}

void emit_reply(Emitter& out, const Reply& reply) {
  out.table("[[scene.turn.reply]]", "    ");
  out.text("id", reply.id);
  out.text("text", reply.text);
  out.raw("e", toml_number(reply.e));
  out.raw("key", key_table(reply.key));
  out.text("next", reply.next);
  out.text("why", reply.why);
  out.texts("advice", reply.advice);
}

void emit_scene(Emitter& out, const Scene& scene) {
  out.table("[[scene]]");
  out.text("id", scene.id);
  out.text_if("title", scene.title);
  out.text("setting", scene.setting);
  out.text("primary", scene.primary);
  out.text("difficulty", name_of(scene.difficulty));
  out.text("pivot", scene.pivot);
  if (scene.safety) out.raw("safety", "true");
  out.text("author", scene.author);
  out.text_if("source", scene.source);
  out.texts_if("glossary", scene.glossary);
  out.texts_if("enemies", scene.enemies);
  emit_waive(out, scene.waive);
  out.raw("opening", toml_block(scene.opening));
  out.text("start", scene.start);
  for (const Turn& turn : scene.turns) {
    out.table("[[scene.turn]]", "  ");
    out.text("id", turn.id);
    out.raw("says", toml_block(turn.says));
    for (const Reply& reply : turn.replies) emit_reply(out, reply);
  }
}

std::string blueprint_text(const Bank& bank) {
  Emitter out;
  for (const FormBlueprint& form : bank.blueprint) {
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
  return out.take();
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

bool holds_parts_of_a_bank(const std::filesystem::path& path) {
  auto loaded = load_file(path);
  const auto* file = std::get_if<SourceFile>(&loaded);
  if (file == nullptr) return true;
  const auto parsed = parse_toml(*file);
  const auto* root = std::get_if<TomlNode>(&parsed);
  if (root == nullptr) return true;
  static constexpr std::array<std::string_view, 11> parts{"bank",     "setting", "instruction", "quality", "advice",   "practice",
                                                          "question", "scene",   "follow-up",   "form",    "assembled"};
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return find_entry(*root, part) != nullptr; });
}

}  // namespace

std::string forms_text(const std::vector<AssembledForm>& forms) {
  Emitter out;
  for (const AssembledForm& form : forms) {
    out.table("[[assembled]]");
    out.text("family", form.family);
    out.text("name", form.name);
    out.texts("questions", form.questions);
    out.texts_if("scenes", form.scenes);
  }
  return out.take();
}

std::vector<SourceFile> write_bank(const Bank& bank) {
  std::vector<SourceFile> files{{"bank.toml", bank_text(bank)},
                                {"qualities.toml", qualities_text(bank)},
                                {"advice.toml", advice_text(bank)},
                                {"practice.toml", practice_text(bank)}};
  std::map<std::string, Emitter> settings;
  for (const Question& question : bank.questions) emit_question(settings[file_of_setting(question.setting)], question);
  for (auto& [path, emitter] : settings) files.push_back({path, emitter.take()});
  std::map<std::string, Emitter> scenes;
  for (const Scene& scene : bank.scenes) emit_scene(scenes[file_of_scene(scene.id)], scene);
  for (auto& [path, emitter] : scenes) files.push_back({path, emitter.take()});
  if (!bank.follow_ups.empty()) files.push_back({"interview.toml", interview_text(bank)});
  if (!bank.blueprint.empty()) files.push_back({"blueprint.toml", blueprint_text(bank)});
  if (!bank.forms.empty()) files.push_back({"forms.toml", forms_text(bank.forms)});
  for (const SourceFile& file : files) {
    if (const auto refused = refuse_text(file))
      throw std::invalid_argument("the bank cannot be written: " + to_text(*refused));
  }
  return files;
}

std::vector<std::filesystem::path> write_bank(const Bank& bank, const std::filesystem::path& folder) {
  const std::vector<SourceFile> files = write_bank(bank);
  std::filesystem::create_directories(folder);
  std::set<std::filesystem::path> written;
  for (const SourceFile& file : files) {
    const std::filesystem::path path = folder / file.path;
    written.insert(path);
    std::filesystem::create_directories(path.parent_path());
    if (!says_the_same(path, file)) write_atomically(path, file.text);
  }
  std::vector<std::filesystem::path> left_over;
  for (const std::filesystem::path& place : {folder, folder / "scenes"}) {
    if (!std::filesystem::is_directory(place)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(place)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() != ".toml" || path.filename().string().starts_with('.') || written.contains(path)) continue;
      if (holds_parts_of_a_bank(path)) left_over.push_back(path);
    }
  }
  std::sort(left_over.begin(), left_over.end());
  return left_over;
}

}  // namespace aplomb::exchange
