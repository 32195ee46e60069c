#pragma once
// Vacancies, appointments, and the event log of each session.

#include "core/event.h"
#include "core/session.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::store {

struct Vacancy {
  Id id;
  std::string role;     ///< "Contact-centre agent"
  std::string site;     ///< "Leeds"
  std::string manager;  ///< who decides
  std::string family;   ///< form family
  Hash profile;
  std::int64_t opened = 0;  ///< wall ms
  std::optional<std::int64_t> closed;
};

Id add_vacancy(Vault& vault, const Vacancy& vacancy);
std::vector<Vacancy> vacancies(const Vault& vault);
std::optional<Vacancy> vacancy(const Vault& vault, const Id& id);

struct Appointment {
  std::string code;
  Id vacancy;
  std::string role;
  std::string language;
  std::int64_t wall_ms = 0;  ///< when; 0 = any time
};
/// Makes a code and keeps the appointment under it.
Appointment add_appointment(Vault& vault, const Id& vacancy, const std::string& language, std::int64_t wall_ms);
/// The appointment under this code, used or not.
std::optional<Appointment> appointment(const Vault& vault, const std::string& code);
std::vector<Appointment> appointments(const Vault& vault);  ///< those not yet used

enum class SessionStatus { open, paused, finished, withdrawn, abandoned, erased };

struct Session {
  Id id;
  std::string code;
  Id vacancy;
  std::string role;
  std::optional<Hash> form;
  Hash profile;
  std::uint64_t seed = 0;
  SessionStatus status = SessionStatus::open;
  bool trial = false;
};

/// What a code that a candidate enters means.
struct CodeUnknown {};   ///< eight good digits that this vault does not know
struct CodeMistyped {};  ///< the check digit does not fit
struct CodeOver {
  SessionStatus status = SessionStatus::finished;
};
using CodeMeaning = std::variant<Session, Appointment, CodeUnknown, CodeMistyped, CodeOver>;
CodeMeaning look_up_code(const Vault& vault, const std::string& code);

/// A session for an appointment (its code becomes the session's) or for a walk-in (a new code). Nothing is written but
/// the row; `Started` follows when the candidate has confirmed. A vault without a legal regime starts trial sessions
/// only (VaultError otherwise).
Session open_session(Vault& vault, const Appointment& appointment, bool trial, std::uint64_t seed, Now now);
Session open_walk_in(Vault& vault, const Id& vacancy, bool trial, std::uint64_t seed, Now now);
std::optional<Session> session(const Vault& vault, const Id& id);
std::optional<Session> session_by_code(const Vault& vault, const std::string& code);
/// Every session, oldest first; trial sessions only when asked for, restricted ones (protection.h) never.
std::vector<Session> sessions(const Vault& vault, bool with_trials = false);

/// Appends one event in a transaction of its own and returns it with its sequence number: when this returns, the event
/// is on the disk. Updates the session's status (paused, finished, withdrawn, abandoned, open again). On the session's
/// end it also writes the audit entry SessionClosed. Throws VaultError when it cannot be stored.
Event append(Vault& vault, const Id& session, const EventBody& body, Now now);
std::vector<Event> events(const Vault& vault, const Id& session);

/// Chooses the current form of the vacancy's family that was given least so far (ties: lowest hash), orders each
/// question's options and the replies of each turn of a scene by the session's seed, appends FormGiven and returns it. Throws VaultError when the family has no
/// published form.
FormGiven give_form(Vault& vault, const Id& session, Now now);

/// A derived result: may be deleted and rebuilt from the events.
struct StoredResult {
  Id session;
  Hash form;
  Hash profile;
  std::string bytes;  ///< JSON, see app/results.h
};
void put_result(Vault& vault, const StoredResult& result);
std::optional<StoredResult> result(const Vault& vault, const Id& session);

}  // namespace aplomb::store
