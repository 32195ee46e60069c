#include "app/account.h"
#include "app/clock.h"
#include "app/command_output.h"
#include "app/commands.h"
#include "app/results.h"
#include "app/shipped_models.h"
#include "exchange/error_model_files.h"
#include "store/documents.h"
#include "store/error_models.h"
#include "store/sessions.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;

struct FormName {
  Hash hash;
  std::string name;  ///< "default A"
};

/// The forms in use, by family.
std::vector<FormName> forms_in_use(const store::Vault& vault) {
  std::vector<FormName> out;
  for (const std::string& family : store::form_families(vault)) {
    for (const Hash& hash : store::current_forms(vault, family)) out.push_back({hash, family + " " + store::load_form(vault, hash).name});
  }
  return out;
}

std::string in_words(const measure::ErrorModel& model) {
  const std::string people = std::to_string(model.n) + (model.source == measure::ErrorSource::design ? " made-up people" : " people");
  return model.version + ", " + people + ", " + std::string(name_of(measure::status_of(model)));
}

Json model_json(const store::Vault& vault, const Hash& document) {
  const store::FormErrorModel model = store::load_error_model(vault, document);
  return {{"document", hex(document)}, {"version", model.model.version}, {"source", name_of(model.model.source)}, {"n", model.model.n},
          {"status", name_of(measure::status_of(model.model))}};
}

/// What a hundred people say about a form, as a model of their own.
std::optional<store::FormErrorModel> model_from_people(const store::Vault& vault, const std::string& name) {
  for (const FormName& form : forms_in_use(vault)) {
    if (form.name != name) continue;
    std::vector<measure::SessionResult> results;
    std::optional<Hash> bank;
    for (const store::Session& session : store::sessions(vault)) {
      if (session.trial || session.status != store::SessionStatus::finished) continue;
      const SessionState state = fold(store::events(vault, session.id));
      if (!state.form || state.form->form != form.hash) continue;
      bank = bank.value_or(state.form->bank);
      // Editions of a bank may order their qualities otherwise; those of another edition are left out rather than mixed up.
      if (*bank == state.form->bank) results.push_back(score_of(vault, session.id).result);
    }
    if (results.empty()) {
      could_not_run("nobody has finished the form '" + name + "' yet; propose a simulated model from a file");
      return std::nullopt;
    }
    const Bank words = store::load_bank(vault, *bank);
    store::FormErrorModel out;
    out.form = form.hash;
    for (const Quality& quality : words.qualities) out.qualities.push_back(quality.id);
    const std::string version = words.id + "/" + std::to_string(words.version) + "/" + name + "/people-";
    out.model = measure::error_model_of(version, results);
    out.model.version += std::to_string(out.model.n);
    if (measure::status_of(out.model) == measure::Status::too_few) {
      could_not_run("only " + std::to_string(out.model.n) + " people have answered everything on '" + name + "'; a model needs 30, and is provisional until 100");
      return std::nullopt;
    }
    out.made_by = "from " + std::to_string(out.model.n) + " people";
    return out;
  }
  could_not_run("no form '" + name + "' is in use; aplomb error-model list names them");
  return std::nullopt;
}

std::optional<store::FormErrorModel> model_from_file(const std::filesystem::path& path) {
  exchange::ErrorModelRead read = exchange::read_error_model(path);
  if (refused(read.diagnostics)) return std::nullopt;
  auto model = stored_model(std::move(read.file));
  if (!model) could_not_run(path.string() + ": this model is of no published form; make one with aplomb simulate --error-model --form");
  return model;
}

}  // namespace

int error_model_list(const ErrorModelOptions& options) {
  const store::Vault vault(options.vault, store::Station::command, "aplomb error-model list", now());
  Json rows = Json::array();
  for (const FormName& form : forms_in_use(vault)) {
    const auto adopted = store::adopted_error_models(vault, form.hash);
    const auto proposed = store::proposed_error_models(vault, form.hash);
    if (options.json) {
      Json row{{"form", form.name}, {"form_hash", hex(form.hash)}, {"in_use", nullptr}, {"earlier", Json::array()}, {"proposed", Json::array()}};
      if (!adopted.empty()) row["in_use"] = model_json(vault, adopted.back().document);
      for (std::size_t i = 0; i + 1 < adopted.size(); ++i) row["earlier"].push_back(model_json(vault, adopted[i].document));
      for (const auto& proposal : proposed) {
        row["proposed"].push_back(model_json(vault, proposal.document));
        row["proposed"].back()["by"] = proposal.by;
      }
      rows.push_back(std::move(row));
      continue;
    }
    const std::string in_use = adopted.empty() ? "none: the error of its figures is unknown" : in_words(store::load_error_model(vault, adopted.back().document).model);
    std::printf("%s: %s\n", form.name.c_str(), in_use.c_str());
    for (const auto& proposal : proposed) {
      std::printf("  proposed by %s, to be adopted by somebody else: %s\n    %s\n", proposal.by.c_str(),
                  in_words(store::load_error_model(vault, proposal.document).model).c_str(), hex(proposal.document).c_str());
    }
  }
  if (options.json) std::printf("%s\n", rows.dump(1).c_str());
  return 0;
}

int error_model_propose(const ErrorModelOptions& options) {
  if (options.file.empty() == options.form.empty()) return could_not_run("name either a model's file, or a form with --form for a model from its people");
  store::Vault vault(options.vault, store::Station::command, "aplomb error-model propose", now());
  const auto staff = signed_in(vault, options, store::Right::adopt_models);
  const auto model = options.file.empty() ? model_from_people(vault, options.form) : model_from_file(options.file);
  if (!model) return 2;
  const Hash document = store::propose_error_model(vault, *model, staff->name(), now());
  std::printf("Proposed: %s.\nA second person adopts it with: aplomb error-model adopt %s --as NAME\n", in_words(model->model).c_str(), hex(document).c_str());
  return 0;
}

int error_model_adopt(const ErrorModelOptions& options) {
  const auto document = hash_from_hex(options.document);
  if (!document) return could_not_run("'" + options.document + "' is no name of a model; aplomb error-model list shows what is proposed");
  store::Vault vault(options.vault, store::Station::command, "aplomb error-model adopt", now());
  const auto staff = signed_in(vault, options, store::Right::adopt_models);
  store::adopt_error_model(vault, *document, staff->name(), now());
  std::printf("Adopted: %s. It holds for sessions that end from now on; earlier ones keep theirs.\n", in_words(store::load_error_model(vault, *document).model).c_str());
  return 0;
}

}  // namespace aplomb::app
