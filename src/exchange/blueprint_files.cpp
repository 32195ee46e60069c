#include "exchange/blueprint_files.h"

#include "exchange/source_file.h"
#include "exchange/table_reader.h"
#include "exchange/toml_emitter.h"

#include <string_view>

namespace aplomb::exchange {
namespace {

FormBlueprint blueprint_of(const TomlNode& node, std::string place, ReadState& state) {
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

AssembledForm assembled_of(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[assembled]]", state);
  AssembledForm out;
  out.family = reader.text("family", Need::required);
  out.name = reader.text("name", Need::required);
  out.questions = reader.texts("questions", Need::required);
  out.scenes = reader.texts("scenes");
  reader.finish();
  return out;
}

/// The tables of one name in a file, each by `read`; what is wrong goes to `diagnostics`.
template <class Entry, class Read>
std::vector<Entry> entries_of(const std::filesystem::path& path, std::string_view name, const Read& read,
                              std::vector<Diagnostic>& diagnostics) {
  std::vector<Entry> out;
  auto loaded = load_file(path, {}, FileKind::any);
  if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
    diagnostics.push_back(std::move(*refused));
    return out;
  }
  auto parsed = parse_toml(std::get<SourceFile>(loaded));
  if (auto* broken = std::get_if<Diagnostic>(&parsed)) {
    diagnostics.push_back(std::move(*broken));
    return out;
  }
  Findings findings;
  Places places;
  ReadState state{path.string(), findings, places};
  TableReader reader(std::get<TomlNode>(parsed), "file", "the file", state);
  PlaceNames names;
  for (const TomlNode* node : reader.tables(name, name, Need::required))
    out.push_back(read(*node, names.next(std::string(name), {}), state));
  reader.finish();
  for (Diagnostic& finding : findings.take()) diagnostics.push_back(std::move(finding));
  return out;
}

}  // namespace

BlueprintRead read_blueprint_file(const std::filesystem::path& path) {
  BlueprintRead out;
  out.blueprint = entries_of<FormBlueprint>(path, "form", blueprint_of, out.diagnostics);
  return out;
}

FormsRead read_forms_file(const std::filesystem::path& path) {
  FormsRead out;
  out.forms = entries_of<AssembledForm>(path, "assembled", assembled_of, out.diagnostics);
  return out;
}

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

}  // namespace aplomb::exchange
