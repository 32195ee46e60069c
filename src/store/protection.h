#pragma once
// What the data officer does with one person's record: erase it, hold it, restrict it, and hand its person a copy.

#include "store/demographics.h"
#include "store/notes.h"
#include "store/people.h"
#include "store/sessions.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {

enum class EraseRule { request, retention, withdrawn, mistake, order, again };
/// "request", "retention", "withdrawn", "mistake", "order", "again" (erased before, and brought back by a restore).
std::string_view name_of(EraseRule rule);
std::optional<EraseRule> erase_rule_named(std::string_view name);

/// Deletes everything about one sitting in one transaction: events, name, notes, result, accommodation, appointment, the salt of its hashes, the
/// voluntary answers where `staff` has the audit key; and writes Erased. What stays: a row with the session's id, its vacancy and profile, so that
/// no bundle brings it back, under a code that nobody has; and the log's entries, which hold the id and hashes that nothing is left to check
/// against. Throws VaultError without the right, for a record on legal hold and for one that is not there. Then finish_erasures(), whose answer it
/// returns.
bool erase_session(Vault& vault, const StaffSession& staff, const Id& session, EraseRule rule, Now now);

/// The same by a rule that needs nobody: retention, again. A record on hold is passed over: false. Does not finish.
bool erase_by_rule(Vault& vault, const Id& session, EraseRule rule, Now now);

/// Takes what was deleted out of the file and its log: alone with the file, VACUUM and wal_checkpoint(TRUNCATE). False when another window has it
/// open, which is recorded as pending (deleted rows were overwritten with zeros in any case, but older pages may stand in the log); called again
/// at every erasure, purge and backup. True as well when nothing was pending.
bool finish_erasures(Vault& vault, Now now);
bool erasure_pending(const Vault& vault);

/// Copies beside the vault (before a migration, backups) that hold what they held. Erasing does not reach them; oldest name first.
std::vector<std::filesystem::path> copies_beside(const std::filesystem::path& vault);

/// Legal hold: nothing erases the record until it is lifted. Restriction: it is kept, and only a data officer sees it (sessions() leaves it out,
/// and name and notes do not open for others). Setting what is set changes nothing. Throw VaultError without the right and for what is not there.
void set_hold(Vault& vault, const StaffSession& staff, const Id& session, bool on, Now now);
void set_restriction(Vault& vault, const StaffSession& staff, const Id& session, bool on, Now now);
bool on_hold(const Vault& vault, const Id& session);
bool restricted(const Vault& vault, const Id& session);
/// Throws VaultError when the record is restricted and `staff` may not see such.
void require_unrestricted(const Vault& vault, const StaffSession& staff, const Id& session);

/// Everything that the file holds about one person.
struct PersonRecord {
  Session session;
  std::int64_t opened_ms = 0;
  std::optional<Vacancy> vacancy;
  std::optional<Identity> identity;
  std::vector<Note> notes;
  std::vector<Event> events;
  std::string result;  ///< JSON; empty when there is none
  std::optional<VoluntaryAnswers> voluntary;  ///< none also when `staff` has no way to them
  std::string accommodation;                  ///< JSON; empty when there is none
  bool hold = false;
  bool restricted = false;
  std::string json;  ///< all of it, with the log's entries about it, for a machine
};
/// Throws VaultError without the right, and when the code is not there. Writes PersonCopied.
PersonRecord person_record(Vault& vault, const StaffSession& staff, const std::string& code, Now now);

}  // namespace aplomb::store
