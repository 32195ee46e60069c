// The house rules of schema.sql, read from a made vault rather than from the text.

#include "scratch.h"

#include "store/connection.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <sys/stat.h>
#include <map>
#include <set>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

std::set<std::string> tables(SQLite::Database& db) {
  std::set<std::string> names;
  SQLite::Statement query(
      db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'");
  while (query.executeStep()) names.insert(query.getColumn(0).getString());
  return names;
}

std::string refused(SQLite::Database& db, const std::string& sql) {
  try {
    db.exec(sql);
  } catch (const SQLite::Exception& exception) {
    return exception.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the schema has every table of the design") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  const std::set<std::string> wanted{"meta",     "setting",  "run",         "document",      "draft",
                                     "revision", "vacancy",  "appointment", "accommodation", "session",
                                     "event",    "identity", "note",        "demographic",   "result",
                                     "staff",    "keyslot",  "audit",       "checkpoint",    "erasure",
                                     "hold",     "restriction"};
  CHECK(tables(*db) == wanted);
}

TEST_CASE("every table is strict") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  SQLite::Statement query(*db,
                          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
                          "AND name NOT LIKE 'sqlite_%'");
  while (query.executeStep()) FAIL_CHECK(query.getColumn(0).getString());
}

TEST_CASE("every reference has the type of what it refers to which is a key") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  int references = 0;
  for (const std::string& table : tables(*db)) {
    SQLite::Statement keys(*db, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)");
    keys.bind(1, table);
    while (keys.executeStep()) {
      ++references;
      const auto type = [&](const std::string& of, const std::string& column) {
        SQLite::Statement info(*db, "SELECT type, pk FROM pragma_table_info(?) WHERE name = ?");
        info.bind(1, of);
        info.bind(2, column);
        REQUIRE(info.executeStep());
        return std::pair(info.getColumn(0).getString(), info.getColumn(1).getInt());
      };
      const auto from = type(table, keys.getColumn(0).getString());
      const auto to = type(keys.getColumn(1).getString(), keys.getColumn(2).getString());
      CAPTURE(table);
      CHECK(from.first == to.first);
      CHECK(to.second == 1);
    }
  }
  CHECK(references > 15);
}

TEST_CASE("what is immutable has its triggers") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  for (const char* table : {"event", "document", "audit"}) {
    for (const char* act : {"no_update", "no_delete"}) {
      SQLite::Statement query(
          *db, "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name = ?1 || '_' || ?2");
      query.bind(1, table);
      query.bind(2, act);
      CHECK(query.executeStep());
    }
  }
}

TEST_CASE("meta has one row") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  CHECK(one_integer(*db, "SELECT count(*) FROM meta") == 1);
  CHECK_FALSE(
      refused(
          *db,
          "INSERT INTO meta (id, format, vault, demo, office_pk) SELECT 2, format, vault, demo, office_pk FROM meta")
          .empty());
}

TEST_CASE("every connection has every pragma") {
  const Scratch scratch;
  make(scratch);
  const Vault vault(scratch.file(), Station::review, "test", at(0));
  const auto second = connect(scratch.file(), Opening::existing);
  for (SQLite::Database* db : {&vault.db(), second.get()}) {
    const auto reads = [&](const std::string& name) {
      SQLite::Statement query(*db, "PRAGMA " + name);
      REQUIRE(query.executeStep());
      return query.getColumn(0).getString();
    };
    CHECK(reads("journal_mode") == "wal");
    CHECK(reads("synchronous") == "2");
    CHECK(reads("foreign_keys") == "1");
    CHECK(reads("temp_store") == "2");
    CHECK(reads("secure_delete") == "1");
    CHECK(reads("recursive_triggers") == "1");
    CHECK(reads("busy_timeout") == "5000");
    CHECK(reads("application_id") == std::to_string(application_id));
    CHECK(reads("user_version") == "2");
  }
  CHECK(one_integer(vault.db(), "SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("nobody else may read the files") {
  const Scratch scratch;
  make(scratch);
  const Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.folder())) {
    struct stat status {};
    REQUIRE(::stat(entry.path().c_str(), &status) == 0);
    CAPTURE(entry.path().string());
    CHECK((status.st_mode & 077U) == 0);
    ++files;
  }
  CHECK(files == 5);  // the vault, its log, the log's index, two locks
}

TEST_CASE("events documents and the audit log refuse change and deletion") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  const Session session = started(vault, published);
  SQLite::Database& db = vault.db();
  CHECK(says(refused(db, "UPDATE event SET wall_ms = 0"), "never changed"));
  CHECK(says(refused(db, "DELETE FROM event"), "by an erasure only"));
  CHECK(says(
      refused(
          db,
          "INSERT OR REPLACE INTO event SELECT session, seq, run, mono_ms, 0, kind, payload FROM event WHERE seq = 1"),
      "gap"));
  CHECK(
      says(refused(db, "INSERT INTO event SELECT session, 99, run, mono_ms, 0, kind, payload FROM event WHERE seq = 1"),
           "gap"));
  CHECK(says(refused(db, "UPDATE document SET bytes = x'00'"), "never changed"));
  CHECK(says(refused(db, "DELETE FROM document"), "never deleted"));
  CHECK(says(refused(db, "INSERT OR REPLACE INTO document SELECT hash, kind, x'00' FROM document WHERE kind = 'bank'"),
             "never deleted"));
  CHECK(says(refused(db, "UPDATE audit SET body = '{}'"), "never changed"));
  CHECK(says(refused(db, "DELETE FROM audit"), "never cut"));
  CHECK(says(refused(db, "INSERT INTO audit SELECT 99, prev, run, wall, kind, body, hash FROM audit WHERE seq = 1"),
             "gap"));
  CHECK_FALSE(refused(db, "DELETE FROM session").empty());
  CHECK(events(vault, session.id).size() == 2);
}

TEST_CASE("an erasure lets the events of its session go and of no other") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  const Session gone = started(vault, published);
  const Session stays = started(vault, published);
  SQLite::Statement erasure(vault.db(), "INSERT INTO erasure (session, audit_seq) VALUES (?, 1)");
  erasure.bind(1, gone.id.bytes.data(), 16);
  erasure.exec();
  SQLite::Statement all(vault.db(), "DELETE FROM event WHERE session = ?");
  all.bind(1, gone.id.bytes.data(), 16);
  CHECK(all.exec() == 2);
  all.reset();
  all.bind(1, stays.id.bytes.data(), 16);
  CHECK_THROWS_AS(all.exec(), SQLite::Exception);
  CHECK(events(vault, stays.id).size() == 2);
}
