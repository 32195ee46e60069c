// One changed byte anywhere in the file: SQLite refuses, or nothing of a session, event, result, document or entry is different, or `verify`
// says so. Every byte of a small vault is tried, with one other value each, drawn from a seed.

#include "sealed_office.h"

#include "core/order.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

/// The file as one compact copy in memory: small pages, so that there are few bytes that hold nothing.
std::vector<unsigned char> small_copy(const SealedOffice& office) {
  const auto copy = office.folder() / "small.aplomb";
  {
    SQLite::Database db(office.file().string(), SQLite::OPEN_READWRITE);
    db.exec("PRAGMA page_size = 512");
    db.exec("VACUUM INTO '" + copy.string() + "'");
  }
  const std::string bytes = bytes_of_file(copy);
  return {bytes.begin(), bytes.end()};
}

/// The bytes as a database, without a copy of them.
std::unique_ptr<SQLite::Database> opened(std::vector<unsigned char>& bytes) {
  auto db = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE);
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  REQUIRE(sqlite3_deserialize(db->getHandle(), "main", bytes.data(), size, size, SQLITE_DESERIALIZE_READONLY) == SQLITE_OK);
  sqlite3_db_config(db->getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return db;
}

/// Everything of a table: types and bytes of every value of every row.
void dump_table(SQLite::Database& db, const char* sql, std::string& out) {
  SQLite::Statement query(db, sql);
  while (query.executeStep()) {
    for (int i = 0; i < query.getColumnCount(); ++i) {
      const SQLite::Column column = query.getColumn(i);
      out += static_cast<char>('0' + column.getType());
      const void* bytes = column.getBlob();
      out += std::to_string(column.getBytes()) + ':';
      out.append(static_cast<const char*>(bytes), static_cast<std::size_t>(column.getBytes()));
    }
    out += '\n';
  }
}

/// None when SQLite reports an error.
std::optional<std::string> dump(SQLite::Database& db) {
  try {
    std::string out;
    for (const char* sql : {"SELECT id, code, vacancy, role, form, profile, seed, salt, state, trial, opened FROM session ORDER BY id",
                            "SELECT session, seq, run, mono_ms, wall_ms, kind, payload FROM event ORDER BY session, seq",
                            "SELECT session, form, profile, error_model, bytes FROM result ORDER BY session, profile",
                            "SELECT hash, kind, bytes FROM document ORDER BY hash",
                            "SELECT seq, prev, run, wall, kind, body, hash FROM audit ORDER BY seq"}) {
      dump_table(db, sql, out);
      out += '=';
    }
    return out;
  } catch (const SQLite::Exception&) {
    return std::nullopt;
  }
}

struct Counts {
  int refused = 0;    ///< SQLite reports an error
  int unchanged = 0;  ///< all that counts reads as before
  int found = 0;      ///< something reads otherwise, and the check says so
  int missed = 0;     ///< and it does not
  std::size_t first_missed = 0;
};

/// Changes every `step`-th byte in turn. `holds` says whether the changed file passes.
template <class Holds>
Counts change_each(std::vector<unsigned char>& bytes, std::size_t step, const Holds& holds) {
  const std::string before = dump(*opened(bytes)).value();
  Counts counts;
  std::uint64_t random = 20260711;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    const unsigned char was = bytes[at];
    bytes[at] = static_cast<unsigned char>(was ^ (1 + split_mix_64(random) % 255));
    const auto db = opened(bytes);
    const auto after = dump(*db);
    if (!after) {
      ++counts.refused;
    } else if (*after == before) {
      ++counts.unchanged;
    } else if (!holds(*db)) {
      ++counts.found;
    } else {
      if (counts.missed++ == 0) counts.first_missed = at;
    }
    bytes[at] = was;
  }
  return counts;
}

}  // namespace

TEST_CASE("one changed byte is refused or changes nothing or is found") {
  const SealedOffice office(true);
  auto bytes = small_copy(office);
  REQUIRE_FALSE(verify(*opened(bytes)).broken);
#ifdef __SANITIZE_ADDRESS__
  const std::size_t step = 11;  // some four minutes are saved; the release build tries all
#else
  const std::size_t step = 1;
#endif
  const Counts counts = change_each(bytes, step, [](SQLite::Database& db) { return !verify(db).broken; });
  MESSAGE(bytes.size(), " bytes: ", counts.refused, " refused by SQLite, ", counts.unchanged, " change nothing that counts, ", counts.found,
          " found by verify, ", counts.missed, " missed");
  CHECK_MESSAGE(counts.missed == 0, "first at byte ", counts.first_missed);
  CHECK(counts.found > 500);
  CHECK(counts.unchanged > 0);
  CHECK(counts.refused > 0);
}

TEST_CASE("without the log one changed byte passes unseen") {
  const SealedOffice office(true);
  auto bytes = small_copy(office);
  const Counts counts = change_each(bytes, 7, [](SQLite::Database& db) {
    try {
      SQLite::Statement check(db, "PRAGMA integrity_check(1)");
      return check.executeStep() && check.getColumn(0).getString() == "ok";
    } catch (const SQLite::Exception&) {
      return false;
    }
  });
  MESSAGE(counts.missed, " of ", (bytes.size() + 6) / 7, " changes are seen by nobody but the log");
  CHECK(counts.missed > 1000);
}
