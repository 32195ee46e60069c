// A damaged file is recognised, said to be damaged, and left exactly as it was found.

#include "scratch.h"

#include "store/connection.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
}

std::filesystem::path log_of(const Scratch& scratch) { return scratch.file().string() + "-wal"; }

/// A vault with a session in it; its last events stand in the log alone, as after a process was killed.
void make_with_log(const Scratch& scratch) {
  make(scratch);
  Session session;
  Published published;
  {
    Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    published = publish(vault);
    session = started(vault, published);
  }
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  for (int i = 0; i < 5; ++i) append(vault, session.id, Answered{"cc-pick", Pick{i % 2 == 0 ? "a" : "b"}}, at(100 + i));
  sqlite3_db_config(vault.db().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

/// What opening says; the file and its log must be what they were.
std::string refused_and_left(const Scratch& scratch) {
  const std::string file = bytes_of(scratch.file());
  const std::string log = bytes_of(log_of(scratch));
  const std::string refused = refusal([&] { const Vault vault(scratch.file(), Station::kiosk, "test", at(0)); });
  CHECK(bytes_of(scratch.file()) == file);
  CHECK(bytes_of(log_of(scratch)) == log);
  return refused;
}

}  // namespace

TEST_CASE("an empty file beside a log is damaged and the log stays") {
  const Scratch scratch;
  make_with_log(scratch);
  const std::string whole = bytes_of(scratch.file());
  REQUIRE(bytes_of(log_of(scratch)).size() > 4096);
  put(scratch.file(), "");
  CHECK(says(refused_and_left(scratch), "is damaged"));
  put(scratch.file(), whole.substr(0, 60));
  CHECK(says(refused_and_left(scratch), "is damaged"));
  // With the file back nothing is lost.
  put(scratch.file(), whole);
  const Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  CHECK(one_integer(vault.db(), "SELECT count(*) FROM event WHERE kind = 'Answered'") == 5);
}

TEST_CASE("SQLite alone removes the log beside an empty file") {
  const Scratch scratch;
  make_with_log(scratch);
  put(scratch.file(), "");
  {
    SQLite::Database alone(scratch.file().string(), SQLite::OPEN_READWRITE);
    one_integer(alone, "SELECT count(*) FROM sqlite_schema");
  }
  CHECK_FALSE(std::filesystem::exists(log_of(scratch)));
}

TEST_CASE("an empty file and one with another beginning are refused and left") {
  const Scratch scratch;
  make(scratch);
  std::string bytes = bytes_of(scratch.file());
  put(scratch.file(), "");
  CHECK(says(refused_and_left(scratch), "is not an Aplomb data file, or its beginning is damaged"));
  for (std::size_t i = 0; i < 16; ++i) bytes[i] = static_cast<char>(0x5A);
  put(scratch.file(), bytes);
  CHECK(says(refused_and_left(scratch), "its beginning is damaged"));
  // Beside a log it was a vault.
  const Scratch other;
  make_with_log(other);
  bytes = bytes_of(other.file());
  bytes[3] = '!';
  put(other.file(), bytes);
  CHECK(says(refused_and_left(other), "is damaged. Leave it as it is"));
}

TEST_CASE("a file cut off anywhere is damaged and left") {
  const Scratch scratch;
  make(scratch);
  const std::string whole = bytes_of(scratch.file());
  for (std::size_t size = 1000; size < whole.size(); size += 4096 * 3 + 700) {
    CAPTURE(size);
    put(scratch.file(), whole.substr(0, size));
    CHECK_FALSE(refused_and_left(scratch).empty());
  }
  put(scratch.file(), whole);
  CHECK(refusal([&] { const Vault vault(scratch.file(), Station::kiosk, "test", at(0)); }).empty());
}

TEST_CASE("any one page overwritten is damage and the file is left") {
  const Scratch scratch;
  make_with_log(scratch);
  { const Vault vault(scratch.file(), Station::kiosk, "test", at(0)); }  // the log is written back
  const std::string whole = bytes_of(scratch.file());
  REQUIRE(whole.size() % 4096 == 0);
  int noticed_by_sqlite = 0;
  for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
    CAPTURE(page);
    std::string bytes = whole;
    bytes.replace(page * 4096, 4096, std::string(4096, page % 2 == 0 ? '\x55' : '\0'));
    put(scratch.file(), bytes);
    CHECK(says(refused_and_left(scratch), "is damaged"));
    try {
      SQLite::Database alone(scratch.file().string(), SQLite::OPEN_READONLY);
      one_integer(alone, "SELECT format FROM meta");
    } catch (const SQLite::Exception&) {
      ++noticed_by_sqlite;
    }
    for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(scratch.file().string() + suffix);
  }
  // Without the look at the whole file most of it would have gone unseen.
  CHECK(noticed_by_sqlite < static_cast<int>(whole.size() / 4096) / 4);
}

TEST_CASE("a damaged copy whose header says that it has no log is left too") {
  const Scratch scratch;
  make(scratch);
  std::string bytes = bytes_of(scratch.file());
  bytes[18] = 1;  // as VACUUM INTO writes it; turning the log on would make both a 2
  bytes[19] = 1;
  std::fill(bytes.begin() + 4096, bytes.begin() + 8192, '\x5A');
  put(scratch.file(), bytes);
  CHECK(says(refused_and_left(scratch), "damaged"));
}

TEST_CASE("a damaged page beside a log leaves both as they were") {
  const Scratch scratch;
  make_with_log(scratch);
  std::string bytes = bytes_of(scratch.file());
  bytes.replace(2 * 4096, 4096, std::string(4096, '\x55'));
  put(scratch.file(), bytes);
  CHECK(says(refused_and_left(scratch), "is damaged"));
  // A plain opening writes the log into the damaged file.
  { SQLite::Database(scratch.file().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version"); }
  CHECK(bytes_of(scratch.file()) != bytes);
}
