#pragma once
// The error models of published forms: immutable documents that people adopt (scoring.md 5.10). A model belongs to one
// form, by the form's hash; a word changed elsewhere splits nothing. What was adopted stays adopted for the sessions
// that ended under it, so a later model re-bands nobody.

#include "core/bank.h"
#include "core/id.h"
#include "measure/error_model.h"
#include "store/vault.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {

/// The error of one form's scores. Numbers are stored in whole millionths.
struct FormErrorModel {
  Hash form;
  std::vector<std::string> qualities;  ///< of the form's bank, in its order: the rows of the model's tables
  measure::ErrorModel model;
  std::string made_by;  ///< how it came about, for people: "simulated: seed 1, 2000 candidates"
};

/// Canonical JSON. Throws std::invalid_argument for a model with a problem, for qualities that do not run beside its
/// tables, and for numbers beyond 2^53 millionths.
std::string canonical_error_model(const FormErrorModel& model);
/// The reverse. Throws std::invalid_argument when the bytes are no such document.
FormErrorModel error_model_from(std::string_view bytes);
/// Throws VaultError when the document is missing, of another kind, or cannot be read.
FormErrorModel load_error_model(const Vault& vault, const Hash& document);

/// The model with its rows in the order of a bank's qualities: an edited bank may name them in another order. A quality
/// that the model does not know has no error estimate; one that the bank no longer has is left out.
measure::ErrorModel arranged(const FormErrorModel& model, const std::vector<Quality>& qualities);

/// A model that counts for sessions that ended from `since_ms` on.
struct AdoptedModel {
  Hash document;
  std::int64_t since_ms = 0;  ///< wall
};
/// Those of a form, in the order of their adoption.
std::vector<AdoptedModel> adopted_error_models(const Vault& vault, const Hash& form);

/// The model of a session of this form that ended at `ended_ms` (wall): the last one adopted until then, or, before the
/// first adoption, the first one adopted later, since nothing was shown without a model that it could contradict. None
/// while none was adopted: the error is unknown.
std::optional<Hash> error_model_for(const Vault& vault, const Hash& form, std::int64_t ended_ms);

/// error_model_for() of a session, arranged by its bank's qualities.
struct SessionModel {
  Hash document;
  measure::ErrorModel model;
};
std::optional<SessionModel> session_model(const Vault& vault, const Hash& form, std::int64_t ended_ms, const std::vector<Quality>& qualities);

/// The design model that came with a form, adopted with the form's publishing, for all its sessions. False, and nothing
/// changes, when the form has adopted a model before: nothing is swapped silently. `by` is the account that publishes.
bool adopt_shipped(Vault& vault, const FormErrorModel& model, const std::string& by, Now now);

/// A model that somebody proposes in place of the one in use; it counts for nothing until a second person adopts it.
struct ProposedModel {
  Hash document;
  std::string by;  ///< the account's name
};
/// Stores the document and the proposal. Throws VaultError when the form is not published, the model is in use or was
/// proposed already, or there is no such account.
Hash propose_error_model(Vault& vault, const FormErrorModel& model, const std::string& by, Now now);
std::vector<ProposedModel> proposed_error_models(const Vault& vault, const Hash& form);
/// The second person's yes: sessions that end from now on are read by this model. Throws VaultError when it was not
/// proposed, or when `by` proposed it.
void adopt_error_model(Vault& vault, const Hash& document, const std::string& by, Now now);

}  // namespace aplomb::store
