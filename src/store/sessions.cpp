#include "store/sessions.h"

#include "core/code.h"
#include "store/codes.h"
#include "store/crypto.h"
#include "store/failure.h"
#include "store/query.h"
#include "store/session_proof.h"

#include <algorithm>
#include <array>
#include <bit>

namespace aplomb::store {
namespace {

constexpr std::array<std::string_view, 6> statuses{"open", "paused", "finished", "withdrawn", "abandoned", "erased"};

SessionStatus status_named(const Vault& vault, const std::string& word) {
  const auto found = std::find(statuses.begin(), statuses.end(), word);
  if (found == statuses.end()) throw damaged(vault.file());
  return static_cast<SessionStatus>(found - statuses.begin());
}

Session session_in(const Vault& vault, const Query& query) {
  Session session;
  session.id = query.id(0);
  session.code = query.text(1);
  session.vacancy = query.id(2);
  session.role = query.text(3);
  if (!query.null(4)) session.form = query.hash(4);
  session.profile = query.hash(5);
  session.seed = std::bit_cast<std::uint64_t>(query.integer(6));
  session.status = status_named(vault, query.text(7));
  session.trial = query.integer(8) != 0;
  return session;
}

Session insert(Vault& vault, const std::string& code, const Vacancy& vacancy, bool trial, std::uint64_t seed, Now now) {
  if (!trial && office(vault).regime.empty()) {
    throw VaultError({N_("Nobody has said yet which law this office follows, so only trial sessions can start. The "
                         "administrator answers "
                         "this in the set-up."),
                      {}});
  }
  Session session;
  session.id = random_id();
  session.code = code;
  session.vacancy = vacancy.id;
  session.role = vacancy.role;
  session.profile = vacancy.profile;
  session.seed = seed;
  session.trial = trial;
  std::array<unsigned char, 32> salt{};
  fill_random(salt);
  Query(vault,
        "INSERT INTO session (id, code, vacancy, role, profile, seed, salt, state, trial, opened) VALUES (?, ?, ?, ?, "
        "?, ?, ?, 'open', ?, ?)")
      .with(session.id)
      .with(code)
      .with(vacancy.id)
      .with(vacancy.role)
      .with(vacancy.profile)
      .with(std::bit_cast<std::int64_t>(seed))
      .with_blob(std::span<const unsigned char>(salt))
      .with(std::int64_t{trial})
      .with(now.wall_ms)
      .run();
  chain_session_row(vault, session.id, now);
  return session;
}

Vacancy wanted_vacancy(const Vault& vault, const Id& id) {
  const auto found = vacancy(vault, id);
  if (!found) throw VaultError({N_("The vacancy of this session is not in the data file. Choose another."), {}});
  return *found;
}

std::optional<Appointment> open_appointment(const Vault& vault, const std::string& code) {
  Query query(vault, "SELECT code, vacancy, role, language, wall FROM appointment WHERE code = ? AND state = 'open'");
  query.with(code);
  if (!query.next()) return std::nullopt;
  return Appointment{query.text(0), query.id(1), query.text(2), query.text(3), query.integer(4)};
}

/// An appointment made elsewhere has no row here, and may start.
void check_not_cancelled(const Vault& vault, const std::string& code) {
  Query query(vault, "SELECT 1 FROM appointment WHERE code = ? AND state = 'cancelled'");
  query.with(code);
  if (query.next()) throw VaultError({N_("This appointment has been cancelled. Ask for another."), {}});
}

}  // namespace

CodeMeaning look_up_code(const Vault& vault, const std::string& typed) {
  const std::string code = digits_of(typed);
  if (!valid_code(code)) return CodeMistyped{};
  if (const auto found = session_by_code(vault, code)) {
    if (found->status == SessionStatus::open || found->status == SessionStatus::paused) return *found;
    return CodeOver{found->status};
  }
  if (const auto found = open_appointment(vault, code)) return *found;
  return CodeUnknown{};
}

Session open_session(Vault& vault, const Appointment& appointment, bool trial, std::uint64_t seed, Now now) {
  Write write(vault);
  if (session_by_code(vault, appointment.code)) {
    throw VaultError(
        {N_("A session with the code {code} has been started already. Enter the code again to go on with it."),
         {{"code", grouped(appointment.code)}}});
  }
  check_not_cancelled(vault, appointment.code);
  const Session session = insert(vault, appointment.code, wanted_vacancy(vault, appointment.vacancy), trial, seed, now);
  Query(vault, "UPDATE appointment SET state = 'used' WHERE code = ?").with(appointment.code).run();
  write.commit();
  return session;
}

Session open_walk_in(Vault& vault, const Id& vacancy_id, bool trial, std::uint64_t seed, Now now) {
  Write write(vault);
  const Session session = insert(vault, fresh_code(vault), wanted_vacancy(vault, vacancy_id), trial, seed, now);
  write.commit();
  return session;
}

std::optional<Session> session(const Vault& vault, const Id& id) {
  Query query(vault, "SELECT id, code, vacancy, role, form, profile, seed, state, trial FROM session WHERE id = ?");
  query.with(id);
  if (!query.next()) return std::nullopt;
  return session_in(vault, query);
}

std::optional<Session> session_by_code(const Vault& vault, const std::string& code) {
  Query query(vault, "SELECT id, code, vacancy, role, form, profile, seed, state, trial FROM session WHERE code = ?");
  query.with(code);
  if (!query.next()) return std::nullopt;
  return session_in(vault, query);
}

std::vector<Session> sessions(const Vault& vault, bool with_trials) {
  std::vector<Session> all;
  Query query(vault,
              "SELECT id, code, vacancy, role, form, profile, seed, state, trial FROM session WHERE (trial = 0 OR ?) "
              "AND id NOT IN (SELECT session FROM restriction) ORDER BY opened, rowid");
  query.with(std::int64_t{with_trials});
  while (query.next()) all.push_back(session_in(vault, query));
  return all;
}

}  // namespace aplomb::store
