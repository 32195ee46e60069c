#include "exchange/error_model_files.h"

#include "exchange/atomic_file.h"

#include <limits>
#include <stdexcept>
#include <string_view>

#include <nlohmann/json.hpp>

namespace aplomb::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;

/// A whole number that an int holds; the JSON library's own conversion makes another number of 2^40, and anything of 1e300.
int count_of(const Json& json) {
  if (!json.is_number_integer() || json < std::numeric_limits<int>::min() || json > std::numeric_limits<int>::max())
    throw std::invalid_argument("a count is no whole number, or too large");
  return json.get<int>();
}

measure::ErrorModel model_of(const Json& json) {
  const auto source = json.at("source").get<std::string>();
  auto model = measure::design_model(json.at("version").get<std::string>(), count_of(json.at("n")),
                                     json.at("mean").get<std::vector<double>>(), json.at("x").get<measure::Matrix>(),
                                     json.at("e").get<measure::Matrix>());
  if (source == measure::name_of(measure::ErrorSource::sample)) {
    model.source = measure::ErrorSource::sample;
  } else if (source != measure::name_of(measure::ErrorSource::design)) {
    throw std::invalid_argument("its source is neither sample nor design");
  }
  return model;
}

ErrorModelFile file_of(const Json& json) {
  if (count_of(json.at("format")) != format) throw std::invalid_argument("its format is not 1");
  ErrorModelFile out;
  out.bank = json.at("bank").get<std::string>();
  out.bank_version = count_of(json.at("bank_version"));
  out.form = json.at("form").get<std::string>();
  out.form_hash = json.value("form_hash", std::string());
  out.questions = json.at("questions").get<std::vector<std::string>>();
  out.qualities = json.at("qualities").get<std::vector<std::string>>();
  for (const auto& [name, value] : json.at("made_by").items()) out.made_by.emplace_back(name, value.get<std::string>());
  out.model = model_of(json);
  if (out.model.mean.size() != out.qualities.size()) throw std::invalid_argument("its tables and its qualities differ in number");
  return out;
}

}  // namespace

std::string error_model_text(const ErrorModelFile& file) {
  Json made_by = Json::object();
  for (const auto& [name, value] : file.made_by) made_by[name] = value;
  const Json json{{"format", format},
                  {"kind", "error-model"},
                  {"version", file.model.version},
                  {"source", name_of(file.model.source)},
                  {"status", name_of(status_of(file.model))},
                  {"bank", file.bank},
                  {"bank_version", file.bank_version},
                  {"form", file.form},
                  {"form_hash", file.form_hash},
                  {"questions", file.questions},
                  {"n", file.model.n},
                  {"units", "POMP points; tables in points squared"},
                  {"qualities", file.qualities},
                  {"mean", file.model.mean},
                  {"x", file.model.x},
                  {"e", file.model.e},
                  {"made_by", made_by}};
  return json.dump(1) + "\n";
}

void write_error_model(const ErrorModelFile& file, const std::filesystem::path& path) {
  write_atomically(path, error_model_text(file));
}

ErrorModelRead read_error_model(const std::filesystem::path& path) {
  ErrorModelRead out;
  auto loaded = load_file(path, {}, FileKind::any);
  if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
    out.diagnostics.push_back(std::move(*refused));
    return out;
  }
  return read_error_model(std::get<SourceFile>(loaded));
}

ErrorModelRead read_error_model(const SourceFile& file) {
  ErrorModelRead out;
  const auto no_model = [&](std::string_view why) {
    Diagnostic finding;
    finding.file = file.path;
    finding.what = {N_("this is no error model: {why}"), {{"why", shown(why)}}};
    finding.remedy = {N_("make one with aplomb simulate --error-model"), {}};
    out.diagnostics.push_back(std::move(finding));
  };
  const Json json = Json::parse(file.text, nullptr, false);
  if (json.is_discarded()) {
    no_model("it is not JSON");
    return out;
  }
  try {
    out.file = file_of(json);
  } catch (const Json::exception&) {
    no_model("a field is missing or of another kind");
  } catch (const std::invalid_argument& reason) {
    no_model(reason.what());
  }
  return out;
}

}  // namespace aplomb::exchange
