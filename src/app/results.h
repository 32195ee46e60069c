#pragma once
// From a session in the vault to its stored result. A result is derived: deleting it loses nothing, rescore_all() brings it back.

#include "core/session.h"
#include "measure/session_error.h"
#include "measure/session_score.h"
#include "store/sessions.h"
#include "store/vault.h"

#include <string>
#include <vector>

namespace aplomb::app {

/// The result as JSON. Every figure is {"value": number or null, "status": word, "n": cases}; numbers have 17 significant digits,
/// so that reading them back gives the same double.
std::string result_json(const measure::SessionResult& result, const measure::SessionError& error);

/// A session's figures, and how sure they are.
struct SessionScore {
  measure::SessionResult result;
  measure::SessionError error;  ///< by the error model that its form had adopted when it ended, and its vacancy's line
};

/// Scores a session that was given a form, from its events, the form's items, its bank's qualities and its own profile.
/// Throws store::VaultError when there is no such session, it has no form, or a document is missing.
SessionScore score_of(const store::Vault& vault, const Id& session);

/// score_of(), stored in place of an earlier result.
void score_and_store(store::Vault& vault, const Id& session);

/// What rescore_all() did. Trial sessions have no result.
struct Rescored {
  int scored = 0;     ///< results that stand now
  int changed = 0;    ///< of those: were missing or had other bytes
  std::vector<std::string> failed;  ///< "<code>: <why>" of each that could not be scored; the others are done all the same
};

/// Rebuilds the result of every finished session from its events.
Rescored rescore_all(store::Vault& vault);

}  // namespace aplomb::app
