#include "store/error_models.h"

#include "store/audit.h"
#include "store/canonical.h"
#include "store/documents.h"
#include "store/failure.h"
#include "store/people.h"
#include "store/query.h"
#include "store/setting.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace aplomb::store {
namespace {

using Json = nlohmann::json;

const std::string adopted = "error-model/";
const std::string proposed = "error-model-proposed/";

// Millionths: a covariance of 100 points squared keeps eight digits, far beyond what a sample of thousands knows.
constexpr double millionth = 1e-6;
constexpr double largest = 9.007199254740992e15;  // 2^53

std::int64_t millionths(double value) {
  const double scaled = std::round(value / millionth);
  if (!(std::fabs(scaled) <= largest)) throw std::invalid_argument("a number of an error model is too large to be stored");
  return static_cast<std::int64_t>(scaled);
}

Json table_json(const measure::Matrix& table) {
  Json rows = Json::array();
  for (const auto& row : table) {
    Json cells = Json::array();
    for (const double value : row) cells.push_back(millionths(value));
    rows.push_back(std::move(cells));
  }
  return rows;
}

template <class Number>
Number whole(const std::optional<Number>& number) {
  if (!number) throw std::invalid_argument("a number is no whole one, or too large");
  return *number;
}

std::vector<double> numbers_of(const Json& cells) {
  std::vector<double> out;
  for (const Json& cell : cells) out.push_back(static_cast<double>(whole(whole_number(cell))) * millionth);
  return out;
}

measure::Matrix table_of(const Json& rows) {
  measure::Matrix out;
  for (const Json& row : rows) out.push_back(numbers_of(row));
  return out;
}

FormErrorModel model_from(std::string_view bytes) {
  const Json json = Json::parse(bytes);
  FormErrorModel out;
  const auto form = hash_from_hex(json.at("form").get<std::string>());
  if (!form) throw std::invalid_argument("its form has no name");
  out.form = *form;
  out.qualities = json.at("qualities").get<std::vector<std::string>>();
  out.made_by = json.value("made_by", std::string());
  out.model = measure::design_model(json.at("version").get<std::string>(), whole(small_number(json.at("n"))), numbers_of(json.at("mean")),
                                    table_of(json.at("x")), table_of(json.at("e")));
  if (json.at("source").get<std::string>() == measure::name_of(measure::ErrorSource::sample)) out.model.source = measure::ErrorSource::sample;
  if (out.qualities.size() != out.model.mean.size()) throw std::invalid_argument("its tables and its qualities differ in number");
  return out;
}

std::string account(const Vault& vault, const std::string& name) {
  const auto id = staff_id(vault, name);
  if (!id) throw VaultError({N_("There is no account '{name}'. Sign in as somebody who has one."), {{"name", name}}});
  return hex(*id);
}

std::string name_of_account(const Vault& vault, const std::string& id) {
  for (const StaffRow& row : staff(vault)) {
    if (const auto theirs = staff_id(vault, row.name); theirs && hex(*theirs) == id) return row.name;
  }
  return {};
}

std::string proposal_name(const Hash& form, const Hash& document) { return proposed + hex(form) + "/" + hex(document); }

void append_adopted(Vault& vault, const Hash& form, const Hash& document, std::int64_t since_ms) {
  Record record = setting(vault, adopted + hex(form)).value_or(Record());
  auto documents = record.get<std::vector<std::string>>("documents");
  auto since = record.get<std::vector<std::string>>("since");
  documents.push_back(hex(document));
  since.push_back(std::to_string(since_ms));
  record.set("documents", std::move(documents));
  record.set("since", std::move(since));
  set_setting(vault, adopted + hex(form), record);
}

}  // namespace

std::string canonical_error_model(const FormErrorModel& model) {
  if (const std::string problem = measure::problem_of(model.model); !problem.empty()) throw std::invalid_argument(problem);
  if (model.qualities.size() != model.model.mean.size()) throw std::invalid_argument("an error model's tables and its qualities differ in number");
  Json mean = Json::array();
  for (const double value : model.model.mean) mean.push_back(millionths(value));
  Json json{{"v", 1},
            {"form", hex(model.form)},
            {"version", model.model.version},
            {"source", measure::name_of(model.model.source)},
            {"n", model.model.n},
            {"qualities", model.qualities},
            {"mean", std::move(mean)},
            {"x", table_json(model.model.x)},
            {"e", table_json(model.model.e)}};
  if (!model.made_by.empty()) json["made_by"] = model.made_by;
  return canonical(json);
}

FormErrorModel error_model_from(std::string_view bytes) {
  try {
    return model_from(bytes);
  } catch (const Json::exception&) {
    throw std::invalid_argument("a field is missing or of another kind");
  }
}

FormErrorModel load_error_model(const Vault& vault, const Hash& hash) {
  try {
    return error_model_from(document_of_kind(vault, hash, DocumentKind::error_model));
  } catch (const std::invalid_argument&) {
    throw damaged(vault.file());
  }
}

measure::ErrorModel arranged(const FormErrorModel& model, const std::vector<Quality>& qualities) {
  std::vector<std::optional<std::size_t>> row;
  for (const Quality& quality : qualities) {
    const auto found = std::find(model.qualities.begin(), model.qualities.end(), quality.id);
    row.push_back(found == model.qualities.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - model.qualities.begin())));
  }
  const std::size_t n = qualities.size();
  std::vector<double> mean(n, 0);
  measure::Matrix x(n, std::vector<double>(n, 0));
  measure::Matrix e = x;
  for (std::size_t a = 0; a < n; ++a) {
    if (!row[a]) continue;
    mean[a] = model.model.mean[*row[a]];
    for (std::size_t b = 0; b < n; ++b) {
      if (!row[b]) continue;
      x[a][b] = model.model.x[*row[a]][*row[b]];
      e[a][b] = model.model.e[*row[a]][*row[b]];
    }
  }
  measure::ErrorModel out = measure::design_model(model.model.version, model.model.n, std::move(mean), std::move(x), std::move(e));
  out.source = model.model.source;
  return out;
}

std::vector<AdoptedModel> adopted_error_models(const Vault& vault, const Hash& form) {
  std::vector<AdoptedModel> models;
  const auto record = setting(vault, adopted + hex(form));
  if (!record) return models;
  const auto documents = record->get<std::vector<std::string>>("documents");
  const auto since = record->get<std::vector<std::string>>("since");
  if (documents.size() != since.size()) throw damaged(vault.file());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    AdoptedModel one;
    const auto document = hash_from_hex(documents[i]);
    const char* end = since[i].data() + since[i].size();
    if (!document || std::from_chars(since[i].data(), end, one.since_ms).ptr != end) throw damaged(vault.file());
    one.document = *document;
    models.push_back(one);
  }
  return models;
}

std::optional<Hash> error_model_for(const Vault& vault, const Hash& form, std::int64_t ended_ms) {
  const std::vector<AdoptedModel> models = adopted_error_models(vault, form);
  if (models.empty()) return std::nullopt;
  Hash found = models.front().document;
  for (const AdoptedModel& model : models) {
    if (model.since_ms <= ended_ms) found = model.document;
  }
  return found;
}

std::optional<SessionModel> session_model(const Vault& vault, const Hash& form, std::int64_t ended_ms, const std::vector<Quality>& qualities) {
  const auto document = error_model_for(vault, form, ended_ms);
  if (!document) return std::nullopt;
  return SessionModel{*document, arranged(load_error_model(vault, *document), qualities)};
}

bool adopt_shipped(Vault& vault, const FormErrorModel& model, const std::string& by, Now now) {
  Write write(vault);
  if (!adopted_error_models(vault, model.form).empty()) return false;
  const Hash document = put_document(vault, DocumentKind::error_model, canonical_error_model(model));
  append_adopted(vault, model.form, document, 0);
  Record body{{"form", hex(model.form)}, {"model", hex(document)}};
  if (const auto id = staff_id(vault, by)) body.set("by", hex(*id));
  audit(vault, "ErrorModelShipped", body.json(), now);
  write.commit();
  return true;
}

Hash propose_error_model(Vault& vault, const FormErrorModel& model, const std::string& by, Now now) {
  Write write(vault);
  const std::string who = account(vault, by);
  (void)document_of_kind(vault, model.form, DocumentKind::form);
  const Hash document = put_document(vault, DocumentKind::error_model, canonical_error_model(model));
  const auto in_use = adopted_error_models(vault, model.form);
  if ((!in_use.empty() && in_use.back().document == document) || setting(vault, proposal_name(model.form, document))) {
    throw VaultError({N_("This error model is in use or proposed already."), {}});
  }
  set_setting(vault, proposal_name(model.form, document), {{"by", who}});
  audit(vault, "ErrorModelProposed", Record{{"form", hex(model.form)}, {"model", hex(document)}, {"by", who}}.json(), now);
  write.commit();
  return document;
}

std::vector<ProposedModel> proposed_error_models(const Vault& vault, const Hash& form) {
  std::vector<ProposedModel> models;
  const std::string below = proposed + hex(form) + "/";
  for (const std::string& name : settings_below(vault, below)) {
    const auto document = hash_from_hex(name);
    const auto record = setting(vault, below + name);
    if (document && record) models.push_back({*document, name_of_account(vault, record->get<std::string>("by"))});
  }
  return models;
}

void adopt_error_model(Vault& vault, const Hash& document, const std::string& by, Now now) {
  Write write(vault);
  const std::string who = account(vault, by);
  const FormErrorModel model = load_error_model(vault, document);
  const auto proposal = setting(vault, proposal_name(model.form, document));
  if (!proposal) throw VaultError({N_("Nobody has proposed this error model. Propose it first; a second person adopts it."), {}});
  if (proposal->get<std::string>("by") == who) {
    throw VaultError({N_("You proposed this error model yourself. A second person has to adopt it."), {}});
  }
  append_adopted(vault, model.form, document, now.wall_ms);
  forget_setting(vault, proposal_name(model.form, document));
  audit(vault, "ErrorModelAdopted",
        Record{{"form", hex(model.form)}, {"model", hex(document)}, {"proposed_by", proposal->get<std::string>("by")}, {"by", who}}.json(), now);
  write.commit();
}

}  // namespace aplomb::store
