// Files of every format there ever was: data/vault-format-1.sql is an office as the program of that format wrote it.

#include "sealed_office.h"

#include "store/audit.h"
#include "store/connection.h"
#include "store/migrations.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <vector>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

void make_format_1(const std::filesystem::path& file) {
  SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec(bytes_of_file(std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/store/data/vault-format-1.sql"));
}

std::vector<std::filesystem::path> copies_beside(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".bak") found.push_back(entry.path());
  }
  return found;
}

std::string broken_in(const std::filesystem::path& file) {
  const auto found = verify_file(file).broken;
  return found ? found->place + ": " + english(found->what) : std::string();
}

}  // namespace

TEST_CASE("an office of format 1 is brought up to date with all that is in it") {
  const Scratch scratch;
  make_format_1(scratch.file());
  CHECK(says(refusal([&] { (void)verify_file(scratch.file()); }), "older format 1"));
  {
    Vault vault(scratch.file(), Station::review, "test", at(100));
    CHECK(checked_format(vault.db(), scratch.file()) == current_format);
    const auto staff = signed_in(vault, at(101));
    const auto all = sessions(vault);
    REQUIRE(all.size() == 2);
    CHECK(all[0].status == SessionStatus::finished);
    CHECK(events(vault, all[0].id).size() == 6);
    CHECK(open_identity(vault, *staff, all[0].id)->name == "Ingrid Solberg");
    CHECK(result(vault, all[0].id)->bytes == R"({"fit":1})");
    // And it goes on.
    append(vault, all[1].id, Finished{}, at(102));
  }
  CHECK_MESSAGE(broken_in(scratch.file()).empty(), broken_in(scratch.file()));
  CHECK(verify_file(scratch.file()).sessions == 2);
  CHECK(verify_file(scratch.file()).results == 1);
}

TEST_CASE("before it is brought up to date a copy is put beside the file") {
  const Scratch scratch;
  make_format_1(scratch.file());
  { const Vault vault(scratch.file(), Station::review, "test", at(100)); }
  const auto copies = copies_beside(scratch.folder());
  REQUIRE(copies.size() == 1);
  {
    SQLite::Database before(copies[0].string(), SQLite::OPEN_READONLY);
    CHECK(one_integer(before, "PRAGMA user_version") == 1);
    CHECK(one_integer(before, "SELECT count(*) FROM event") == 7);
  }
  { const Vault again(scratch.file(), Station::review, "test", at(200)); }
  CHECK(copies_beside(scratch.folder()).size() == 1);
}

TEST_CASE("what an older file holds stands in the log from then on") {
  const Scratch scratch;
  make_format_1(scratch.file());
  { const Vault vault(scratch.file(), Station::review, "test", at(100)); }
  CHECK(broken_in(scratch.file()).empty());
  change_past_triggers(scratch.file(), "UPDATE session SET seed = seed + 1 WHERE state = 'finished'");
  CHECK(says(broken_in(scratch.file()), "row of the session"));
}

TEST_CASE("steps lead from before the first format to the last") {
  const Scratch scratch;
  make_format_1(scratch.file());
  auto db = connect(scratch.file(), Opening::existing);
  // A format 0 that never was: format 1 without its table of notes.
  db->exec("DROP TABLE note; UPDATE meta SET format = 0; PRAGMA user_version = 0");
  std::vector<Migration> steps{{0, "CREATE TABLE note (\n  session BLOB NOT NULL REFERENCES session (id),\n  n       INTEGER NOT NULL CHECK (n > 0),\n"
                                   "  sealed  BLOB NOT NULL,\n  PRIMARY KEY (session, n)\n) STRICT;"}};
  steps.insert(steps.end(), migrations().begin(), migrations().end());
  const auto copy = migrate(*db, scratch.file(), steps, current_format, at(50));
  CHECK(std::filesystem::exists(copy));
  db.reset();
  {
    Vault vault(scratch.file(), Station::review, "test", at(100));
    (void)signed_in(vault, at(101));
    CHECK(sessions(vault).size() == 2);
  }
  // Its schema is that of a new file, but its sessions came past the opening that takes them into the log.
  CHECK(says(broken_in(scratch.file()), "No entry of the log says that it began"));
}
