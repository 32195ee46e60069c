#include "exchange/profile_files.h"

#include "exchange/atomic_file.h"
#include "exchange/table_reader.h"
#include "exchange/toml_emitter.h"

#include <array>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace aplomb::exchange {
namespace {

constexpr std::array<std::string_view, 2> shape_words{"at-least", "band"};
constexpr std::array<std::string_view, 2> status_words{"proposal", "confirmed"};

std::optional<Shape> shape_named(std::string_view word) {
  if (word == "at-least") return Shape::at_least;
  if (word == "band") return Shape::band;
  return std::nullopt;
}

std::optional<std::string> status_named(std::string_view word) {
  if (word == "proposal" || word == "confirmed") return std::string(word);
  return std::nullopt;
}

ProfileQuality read_quality(const TomlNode& node, std::string place, ReadState& state) {
  TableReader reader(node, std::move(place), "[[profile.quality]]", state);
  ProfileQuality out;
  out.quality = reader.text("quality", Need::required);
  out.weight = reader.number("weight", Need::required);
  out.shape = reader.word("shape", Need::required, Shape::at_least, shape_named, shape_words);
  const Need for_line = out.shape == Shape::at_least ? Need::required : Need::optional;
  const Need for_band = out.shape == Shape::band ? Need::required : Need::optional;
  out.target = reader.number("target", Need::required, out.target);
  out.zero_at = reader.number("zero-at", for_line, out.zero_at);
  out.tolerance = reader.number("tolerance", for_band, out.tolerance);
  out.fade = reader.number("fade", for_band, out.fade);
  out.why = reader.text("why", Need::required);
  reader.finish();
  return out;
}

Profile read_table(const TomlNode& node, ReadState& state) {
  TableReader reader(node, "profile", "[profile]", state);
  Profile out;
  out.id = reader.text("id", Need::required);
  out.title = reader.text("title", Need::required);
  out.status = reader.word("status", Need::required, std::string("proposal"), status_named, status_words);
  PlaceNames names;
  for (const TomlNode* quality : reader.tables("quality", "profile.quality", Need::required)) {
    const TomlEntry* id = find_entry(*quality, "quality");
    const std::string name = id != nullptr ? id->value.text : std::string();
    out.qualities.push_back(read_quality(*quality, names.next("profile/quality", name), state));
  }
  reader.finish();
  return out;
}

}  // namespace

ProfileRead read_profile(const SourceFile& file) {
  ProfileRead out;
  auto parsed = parse_toml(file);
  if (auto* broken = std::get_if<Diagnostic>(&parsed)) {
    out.diagnostics.push_back(std::move(*broken));
    return out;
  }
  const auto& root = std::get<TomlNode>(parsed);
  Findings findings;
  ReadState state{file.path, findings, out.places};
  TableReader reader(root, "file", "the file", state);
  if (const TomlEntry* entry = find_entry(root, "profile"); entry == nullptr) {
    Diagnostic missing;
    missing.file = file.path;
    missing.what = {N_("this file has no [profile] table"), {}};
    missing.remedy = {N_("name a profile's file, or begin it with [profile]"), {}};
    findings.add(std::move(missing));
  }
  if (const TomlNode* table = reader.table("profile")) out.profile = read_table(*table, state);
  reader.finish();
  out.diagnostics = findings.take();
  return out;
}

ProfileRead read_profile(const std::filesystem::path& path) {
  auto loaded = load_file(path);
  if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
    ProfileRead out;
    out.diagnostics.push_back(std::move(*refused));
    return out;
  }
  return read_profile(std::get<SourceFile>(loaded));
}

std::string profile_text(const Profile& profile) {
  const ProfileQuality defaults;
  Emitter out;
  out.table("[profile]");
  out.text("id", profile.id);
  out.text("title", profile.title);
  out.text("status", profile.status);
  for (const ProfileQuality& quality : profile.qualities) {
    const bool band = quality.shape == Shape::band;
    out.table("[[profile.quality]]");
    out.text("quality", quality.quality);
    out.raw("weight", toml_number(quality.weight));
    out.text("shape", band ? "band" : "at-least");
    out.raw("target", toml_number(quality.target));
    if (!band || quality.zero_at != defaults.zero_at) out.raw("zero-at", toml_number(quality.zero_at));
    if (band || quality.tolerance != defaults.tolerance) out.raw("tolerance", toml_number(quality.tolerance));
    if (band || quality.fade != defaults.fade) out.raw("fade", toml_number(quality.fade));
    out.text("why", quality.why);
  }
  SourceFile file{"profile.toml", out.take()};
  if (const auto refused = refuse_text(file))
    throw std::invalid_argument("the profile cannot be written: " + to_text(*refused));
  return std::move(file.text);
}

void write_profile(const Profile& profile, const std::filesystem::path& path) {
  write_atomically(path, profile_text(profile));
}

}  // namespace aplomb::exchange
