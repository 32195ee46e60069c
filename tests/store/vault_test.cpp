// Making, opening and refusing files.

#include "scratch.h"

#include "store/connection.h"
#include "store/lock.h"
#include "store/migrations.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

std::string open_refused(const std::filesystem::path& file, Station station = Station::review) {
  return refusal([&] { const Vault vault(file, station, "test", at(0)); });
}

int files_in(const std::filesystem::path& folder) {
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++files;
  return files;
}

}  // namespace

TEST_CASE("a made vault says what it is and nothing is left beside it") {
  const Scratch scratch;
  const std::string recovery = make(scratch);
  CHECK(recovery.size() == 39);
  CHECK(files_in(scratch.folder()) == 1);
  const Vault vault(scratch.file(), Station::review, "aplomb 0.1.0", at(7));
  CHECK(vault.demo());
  CHECK(vault.id() != Id{});
  CHECK(vault.run() != Id{});
  CHECK(vault.run_started_mono_ms() == at(7).mono_ms);
  CHECK(vault.file() == scratch.file());
  CHECK(office(vault).name == "Northgate Broadband");
  CHECK(office(vault).regime == std::vector<std::string>{"other"});
  CHECK(staff(vault).size() == 1);
  CHECK(all_bytes(scratch.folder()).find(recovery) == std::string::npos);
  CHECK(all_bytes(scratch.folder()).find(passphrase) == std::string::npos);
}

TEST_CASE("an existing file is never overwritten") {
  const Scratch scratch;
  make(scratch);
  const std::string before = all_bytes(scratch.folder());
  CHECK(says(refusal([&] { make(scratch); }), "never overwritten"));
  CHECK(all_bytes(scratch.folder()) == before);
}

TEST_CASE("a vault that cannot be made leaves nothing behind") {
  const Scratch scratch;
  NewVault wanted = small_vault();
  wanted.passphrase = "short";
  CHECK(says(refusal([&] { create_vault(scratch.file(), wanted, at(0)); }), "too short"));
  wanted = small_vault();
  wanted.staff = "  ";
  CHECK(says(refusal([&] { create_vault(scratch.file(), wanted, at(0)); }), "needs a name"));
  CHECK(files_in(scratch.folder()) == 0);
  CHECK(
      says(refusal([&] { create_vault(scratch.folder() / "no" / "such.aplomb", small_vault(), at(0)); }), "no folder"));
}

TEST_CASE("what a cut-short making left is cleared away") {
  const Scratch scratch;
  std::ofstream(scratch.folder() / "office.aplomb.making") << "half a vault";
  make(scratch);
  CHECK(files_in(scratch.folder()) == 1);
}

TEST_CASE("the office is kept") {
  const Scratch scratch;
  make(scratch);
  const Office changed{"Caf\u00e9 Nord", "Malm\u00f6", "Sam Ellis", 9, false, 10, 45, {"EU", "UK"}};
  {
    Vault vault(scratch.file(), Station::studio, "test", at(0));
    set_office(vault, changed);
  }
  const Vault vault(scratch.file(), Station::studio, "test", at(0));
  CHECK(office(vault) == changed);
}

TEST_CASE("every start is a run") {
  const Scratch scratch;
  make(scratch);
  Id first;
  {
    const Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    first = vault.run();
  }
  const Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  CHECK(vault.run() != first);
  CHECK(one_integer(vault.db(), "SELECT count(*) FROM run") == 3);  // making it was one too
}

TEST_CASE("a missing file a folder and a file that is no vault are refused in words") {
  const Scratch scratch;
  CHECK(says(open_refused(scratch.file()), "There is no data file"));
  CHECK(files_in(scratch.folder()) == 0);
  CHECK(says(open_refused(scratch.folder()), "is not an Aplomb data file"));
  std::ofstream(scratch.file())
      << "Dear diary, this is certainly not a database, though it is long enough to be looked at as if it were one.";
  CHECK(says(open_refused(scratch.file()), "is not an Aplomb data file"));
}

TEST_CASE("the database of another program is refused and left alone") {
  const Scratch scratch;
  {
    SQLite::Database other(scratch.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE photos (name TEXT)");
  }
  const std::string before = all_bytes(scratch.folder());
  CHECK(says(open_refused(scratch.file()), "is not an Aplomb data file"));
  CHECK(says(refusal([&] { make(scratch); }), "never overwritten"));
  CHECK(all_bytes(scratch.folder()) == before);  // the lock beside it is empty
}

TEST_CASE("a damaged file is refused in words") {
  const Scratch scratch;
  make(scratch);
  {
    std::fstream file(scratch.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);  // the first page's tree, right after the header
    file << std::string(400, '\x55');
  }
  CHECK(says(open_refused(scratch.file()), "is damaged"));
}

TEST_CASE("a cut file is refused in words") {
  const Scratch scratch;
  make(scratch);
  std::filesystem::resize_file(scratch.file(), 4096);
  CHECK(says(open_refused(scratch.file()), "is damaged"));
}

TEST_CASE("a file that may not be written is refused in words") {
  const Scratch scratch;
  make(scratch);
  REQUIRE(::chmod(scratch.file().c_str(), 0444) == 0);
  REQUIRE(::chmod(scratch.folder().c_str(), 0755) == 0);
  const auto refused = [&] { return says(open_refused(scratch.file()), "cannot be written"); };
  if (::geteuid() != 0) {
    CHECK(refused());
    return;
  }
  // Root may write anything, so a child without its rights asks.
  const pid_t child = ::fork();
  if (child == 0) {
    const bool ok = ::setresgid(65534, 65534, 65534) == 0 && ::setresuid(65534, 65534, 65534) == 0 && refused();
    ::_exit(ok ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a medium without shared memory is refused in words") {
  const Scratch scratch;
  // This way to the disk locks by files and has no shared memory, like a network folder.
  CHECK(says(refusal([&] { connect(scratch.file(), Opening::create, "unix-dotfile"); }), "cannot keep the data safe"));
  std::filesystem::remove(scratch.file());
  make(scratch);
  CHECK(
      says(refusal([&] { connect(scratch.file(), Opening::existing, "unix-dotfile"); }), "cannot keep the data safe"));
  CHECK(network_medium(0x6969));
  CHECK(network_medium(static_cast<long>(0xFF534D42UL)));
  CHECK_FALSE(network_medium(0xEF53));  // ext4
}

TEST_CASE("one kiosk on a vault and other stations beside it") {
  const Scratch scratch;
  make(scratch);
  {
    const Vault kiosk(scratch.file(), Station::kiosk, "test", at(0));
    CHECK(says(open_refused(scratch.file(), Station::kiosk), "A kiosk is running"));
    CHECK(open_refused(scratch.file(), Station::review).empty());
    CHECK(open_refused(scratch.file(), Station::studio).empty());
    CHECK(open_refused(scratch.file(), Station::command).empty());
  }
  CHECK(open_refused(scratch.file(), Station::kiosk).empty());
}

TEST_CASE("the lock of a kiosk ends with its process however that ends") {
  const Scratch scratch;
  make(scratch);
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const Vault kiosk(scratch.file(), Station::kiosk, "test", at(0));
    if (::write(pipe[1], "k", 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char held = 0;
  REQUIRE(::read(pipe[0], &held, 1) == 1);
  CHECK(says(open_refused(scratch.file(), Station::kiosk), "A kiosk is running"));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(open_refused(scratch.file(), Station::kiosk).empty());
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("a kiosk that starts itself anew lets go of its lock") {
  const Scratch scratch;
  make(scratch);
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const Vault kiosk(scratch.file(), Station::kiosk, "test", at(0));
    ::execl("/bin/sleep", "sleep", "60", static_cast<char*>(nullptr));
    ::_exit(1);
  }
  ::close(pipe[1]);
  char nothing = 0;
  CHECK(::read(pipe[0], &nothing, 1) == 0);  // the other end closes with the exec
  ::close(pipe[0]);
  CHECK(open_refused(scratch.file(), Station::kiosk).empty());
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("who works alone keeps everybody else out") {
  const Scratch scratch;
  make(scratch);
  FileLock alone(lock_of(scratch.file()));
  REQUIRE(alone.take(FileLock::Kind::exclusive));
  CHECK(says(open_refused(scratch.file()), "worked on alone"));
  REQUIRE(alone.take(FileLock::Kind::shared));
  const Vault vault(scratch.file(), Station::review, "test", at(0));
  CHECK_FALSE(FileLock(lock_of(scratch.file())).take(FileLock::Kind::exclusive));
}

TEST_CASE("a newer format is refused in words and left alone") {
  const Scratch scratch;
  make(scratch);
  {
    const auto db = connect(scratch.file(), Opening::existing);
    db->exec("PRAGMA user_version = 3; UPDATE meta SET format = 3");
  }
  const std::string before = all_bytes(scratch.folder());
  const std::string refused = open_refused(scratch.file());
  CHECK(says(refused, "newer version of Aplomb"));
  CHECK(says(refused, "format is 3"));
  CHECK(all_bytes(scratch.folder()) == before);
  CHECK(files_in(scratch.folder()) == 2);  // and the lock
}

TEST_CASE("a migration goes step by step after a copy") {
  const Scratch scratch;
  make(scratch);
  const std::array<Migration, 2> steps{
      {{3, "CREATE TABLE third (n INTEGER NOT NULL) STRICT; INSERT INTO third SELECT n + 1 FROM second;"},
       {2, "CREATE TABLE second (n INTEGER NOT NULL) STRICT; INSERT INTO second VALUES (41);"}}};
  const auto db = connect(scratch.file(), Opening::existing);
  const auto copy = migrate(*db, scratch.file(), steps, 4, at(0));
  CHECK(checked_format(*db, scratch.file(), 4) == 4);
  CHECK(one_integer(*db, "SELECT n FROM third") == 42);
  CHECK(one_integer(*db, "PRAGMA foreign_keys") == 1);
  const Vault before(copy, Station::review, "test", at(0));
  CHECK(office(before).name == "Northgate Broadband");
}

TEST_CASE("a migration that fails leaves the file as it was") {
  const Scratch scratch;
  make(scratch);
  {
    const auto db = connect(scratch.file(), Opening::existing);
    const std::array<Migration, 2> steps{{{2, "CREATE TABLE second (n INTEGER) STRICT;"}, {3, "this is not SQL;"}}};
    CHECK_FALSE(refusal([&] { migrate(*db, scratch.file(), steps, 4, at(0)); }).empty());
    CHECK(checked_format(*db, scratch.file()) == 2);
    CHECK(one_integer(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'second'") == 0);
    CHECK(says(refusal([&] { migrate(*db, scratch.file(), {}, 3, at(1)); }), "old format 2"));
  }
  CHECK(open_refused(scratch.file()).empty());
}

TEST_CASE("a migration that breaks a reference is taken back") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  const std::array<Migration, 1> steps{{{2, "DELETE FROM run;"}}};
  CHECK(says(refusal([&] { migrate(*db, scratch.file(), steps, 3, at(0)); }), "damaged"));
  CHECK(one_integer(*db, "SELECT count(*) FROM run") > 0);
}

TEST_CASE("two statements of the format that differ are damage") {
  const Scratch scratch;
  make(scratch);
  connect(scratch.file(), Opening::existing)->exec("PRAGMA user_version = 0");
  CHECK(says(open_refused(scratch.file()), "damaged"));
}
