#include "store/failure.h"
#include "store/session_proof.h"

#include "store/audit.h"
#include "store/crypto.h"
#include "store/query.h"
#include "store/record.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::store {
namespace {

void bind_bytes(SQLite::Statement& statement, int at, std::span<const std::uint8_t> bytes) { statement.bind(at, bytes.data(), static_cast<int>(bytes.size())); }

std::span<const unsigned char> bytes_of(const SQLite::Column& column) {
  return {static_cast<const unsigned char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::string_view text_of(const SQLite::Column& column) {
  const auto bytes = bytes_of(column);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A hasher keyed with the session's salt; none when it is gone.
std::optional<Hasher> salted(SQLite::Database& db, const Id& session) {
  SQLite::Statement query(db, "SELECT salt FROM session WHERE id = ?");
  bind_bytes(query, 1, session.bytes);
  if (!query.executeStep() || query.getColumn(0).isNull()) return std::nullopt;
  return Hasher(bytes_of(query.getColumn(0)));
}

}  // namespace

std::optional<Hash> session_row_hash(SQLite::Database& db, const Id& session) {
  auto hasher = salted(db, session);
  if (!hasher) return std::nullopt;
  SQLite::Statement query(db, "SELECT code, vacancy, role, profile, seed, trial, opened FROM session WHERE id = ?");
  bind_bytes(query, 1, session.bytes);
  if (!query.executeStep()) return std::nullopt;
  hasher->raw(session.bytes).field(text_of(query.getColumn(0))).raw(bytes_of(query.getColumn(1))).field(text_of(query.getColumn(2)));
  hasher->raw(bytes_of(query.getColumn(3))).number(query.getColumn(4).getInt64()).number(query.getColumn(5).getInt64());
  return hasher->number(query.getColumn(6).getInt64()).finish();
}

std::optional<Hash> session_hash(SQLite::Database& db, const Id& session, std::int64_t up_to_seq) {
  auto hasher = salted(db, session);
  if (!hasher) return std::nullopt;
  SQLite::Statement events(db, "SELECT seq, run, mono_ms, wall_ms, kind, payload FROM event WHERE session = ? AND seq <= ? ORDER BY seq");
  bind_bytes(events, 1, session.bytes);
  events.bind(2, up_to_seq);
  while (events.executeStep()) {
    hasher->number(events.getColumn(0).getInt64()).raw(bytes_of(events.getColumn(1))).number(events.getColumn(2).getInt64());
    hasher->number(events.getColumn(3).getInt64()).field(text_of(events.getColumn(4))).field(text_of(events.getColumn(5)));
  }
  return hasher->finish();
}

std::optional<Hash> result_hash(SQLite::Database& db, const Id& session, const Hash& profile) {
  auto hasher = salted(db, session);
  if (!hasher) return std::nullopt;
  SQLite::Statement query(db, "SELECT form, error_model, bytes FROM result WHERE session = ? AND profile = ?");
  bind_bytes(query, 1, session.bytes);
  bind_bytes(query, 2, profile.bytes);
  if (!query.executeStep()) return std::nullopt;
  hasher->raw(session.bytes).raw(bytes_of(query.getColumn(0))).raw(profile.bytes);
  const bool modelled = !query.getColumn(1).isNull();
  hasher->number(modelled ? 1 : 0);
  if (modelled) hasher->raw(bytes_of(query.getColumn(1)));
  return hasher->field(text_of(query.getColumn(2))).finish();
}

void chain_session_row(Vault& vault, const Id& session, Now now) {
  const auto hash = in_plain_words(vault.file(), [&] { return session_row_hash(vault.db(), session); });
  if (hash) audit(vault, "SessionOpened", Record({{"h", hex(*hash)}, {"session", hex(session)}}).json(), now);
}

void chain_result(Vault& vault, const Id& session, const Hash& profile) {
  const auto hash = in_plain_words(vault.file(), [&] { return result_hash(vault.db(), session, profile); });
  if (!hash) return;
  std::int64_t wall = 0;
  {
    Query last(vault, "SELECT wall FROM audit ORDER BY seq DESC LIMIT 1");
    if (last.next()) wall = last.integer(0);
  }
  audit(vault, "ResultStored", Record({{"h", hex(*hash)}, {"profile", hex(profile)}, {"session", hex(session)}}).json(), {0, wall});
}

int chain_what_is_not(Vault& vault, Now now) {
  std::vector<Id> sessions;
  std::vector<std::pair<Id, Hash>> results;
  {
    Query query(vault, "SELECT id FROM session WHERE salt IS NOT NULL AND lower(hex(id)) NOT IN "
                       "(SELECT json_extract(body, '$.session') FROM audit WHERE kind = 'SessionOpened') ORDER BY opened, rowid");
    while (query.next()) sessions.push_back(query.id(0));
  }
  {
    Query query(vault, "SELECT session, profile FROM result WHERE lower(hex(session)) NOT IN "
                       "(SELECT json_extract(body, '$.session') FROM audit WHERE kind = 'ResultStored') ORDER BY rowid");
    while (query.next()) results.emplace_back(query.id(0), query.hash(1));
  }
  Write write(vault);
  for (const Id& session : sessions) chain_session_row(vault, session, now);
  for (const auto& [session, profile] : results) chain_result(vault, session, profile);
  write.commit();
  return static_cast<int>(sessions.size() + results.size());
}

}  // namespace aplomb::store
