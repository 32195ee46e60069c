// A vault that was written honestly verifies; one change of what the log holds does not. Each change is made past the triggers, which are put
// back, so that nothing but `verify` can find it.

#include "sealed_office.h"

#include "store/audit.h"
#include "store/machine_key.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <array>
#include <fstream>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

Verified verified(const std::filesystem::path& file, const VerifyWanted& wanted = {}) { return verify_file(file, wanted); }

std::string broken_in(const std::filesystem::path& file, const VerifyWanted& wanted = {}) {
  const Verified found = verified(file, wanted);
  return found.broken ? found.broken->place + ": " + english(found.broken->what) : std::string();
}

}  // namespace

TEST_CASE("a vault as it was written verifies and says its head") {
  const SealedOffice office;
  const Verified found = verified(office.file());
  CHECK_MESSAGE(!found.broken, broken_in(office.file()));
  CHECK(found.entries == office.count("audit"));
  CHECK(found.sessions == 3);
  CHECK(found.unfixed == 1);
  CHECK(found.results == 1);
  CHECK(found.documents == office.count("document"));
  CHECK(found.accounts == 1);
  CHECK(found.checkpoints == office.count("checkpoint"));
  CHECK(found.checkpoints >= 3);  // two ends and a sign-in
  CHECK(found.signed_up_to == found.entries);
  REQUIRE(found.key);
}

TEST_CASE("the key beside the vault is private to its user and is no part of the vault") {
  const SealedOffice office;
  struct stat status {};
  REQUIRE(::stat(machine_key_of(office.file()).c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  std::ifstream key(machine_key_of(office.file()), std::ios::binary);
  const std::string secret{std::istreambuf_iterator<char>(key), {}};
  CHECK(secret.size() == 32);
  CHECK(bytes_of_file(office.file()).find(secret) == std::string::npos);
  CHECK(all_bytes(office.folder()).find(secret) != std::string::npos);  // the scan does see it where it lies
}

TEST_CASE("verify changes nothing beside the file and works where nothing can be written") {
  const SealedOffice office;
  const Scratch elsewhere;
  const auto copy = elsewhere.folder() / "a copy %23 #1?.aplomb";
  std::filesystem::copy_file(office.file(), copy);
  const std::string before = all_bytes(elsewhere.folder());
  CHECK(broken_in(copy).empty());
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(elsewhere.folder())) ++files;
  CHECK(files == 1);
  CHECK(all_bytes(elsewhere.folder()) == before);
}

TEST_CASE("verify reads a vault that a kiosk has open with what is only in its log") {
  const SealedOffice office;
  Vault vault(office.file(), Station::kiosk, "test", at(900));
  audit(vault, "Recovered", "{}", at(901));
  CHECK(broken_in(office.file()).empty());
  CHECK(verified(office.file()).entries == office.count("audit"));
}

TEST_CASE("every value that the log holds is found when it was changed") {
  const std::array changes{
      "UPDATE audit SET wall = wall + 1 WHERE seq = 4",
      "UPDATE audit SET body = replace(body, 'a', 'b') WHERE seq = 3",
      "UPDATE audit SET kind = 'Recovered' WHERE seq = 2",
      "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit) - 1",
      "UPDATE event SET payload = json_set(payload, '$.response.pick', 'b') WHERE kind = 'Answered'",
      "UPDATE event SET wall_ms = wall_ms + 1 WHERE kind = 'Finished'",
      "UPDATE event SET mono_ms = mono_ms + 1 WHERE kind = 'Paused'",
      "UPDATE event SET run = (SELECT id FROM run ORDER BY rowid LIMIT 1) WHERE kind = 'Finished'",
      "DELETE FROM event WHERE kind = 'Finished'",
      "INSERT INTO event SELECT session, seq + 1, run, mono_ms, wall_ms, 'HelpCalled', '{}' FROM event WHERE kind = 'Finished'",
      "UPDATE session SET code = '12345678' WHERE state = 'finished'",
      "UPDATE session SET role = 'Manager' WHERE state = 'finished'",
      "UPDATE session SET seed = seed + 1 WHERE state = 'finished'",
      "UPDATE session SET trial = 1 - trial WHERE state = 'finished'",
      "UPDATE session SET opened = opened + 1 WHERE state = 'finished'",
      "UPDATE session SET salt = randomblob(32) WHERE state = 'finished'",
      "UPDATE session SET state = 'withdrawn' WHERE state = 'finished'",
      "UPDATE session SET state = 'open' WHERE state = 'paused'",
      "UPDATE session SET state = 'erased', salt = NULL WHERE state = 'finished'",
      "UPDATE session SET form = NULL WHERE state = 'finished'",
      "UPDATE result SET bytes = x'7b7d'",
      "UPDATE result SET error_model = profile",
      "DELETE FROM result",
      "INSERT INTO result SELECT session, form, form, NULL, bytes FROM result",
      "UPDATE document SET bytes = x'7b7d' WHERE kind = 'profile'",
      "UPDATE document SET kind = 'text' WHERE kind = 'profile'",
      "UPDATE document SET kind = 'text' WHERE hash = (SELECT hash FROM document WHERE kind = 'item' LIMIT 1)",
      "UPDATE staff SET role = 'reception'",
      "UPDATE staff SET disabled = 1",
      "UPDATE meta SET office_pk = randomblob(32)",
      "UPDATE meta SET machine_pk = randomblob(32)",
      "UPDATE meta SET audit_pk = randomblob(32)",
      "UPDATE meta SET vault = randomblob(16)",
      "UPDATE checkpoint SET signature = randomblob(64) WHERE seq = (SELECT min(seq) FROM checkpoint)",
      "CREATE TABLE more (n INTEGER) STRICT",
  };
  for (const char* change : changes) {
    CAPTURE(std::string(change));
    const SealedOffice& office = SealedOffice::shared();
    const Scratch elsewhere;
    std::filesystem::copy_file(office.file(), elsewhere.file());
    CHECK(broken_in(elsewhere.file()).empty());  // the same file without the change
    change_past_triggers(elsewhere.file(), change);
    CHECK_FALSE(broken_in(elsewhere.file()).empty());
  }
}

TEST_CASE("a trigger that was taken away is found") {
  const SealedOffice office;
  SQLite::Database(office.file().string(), SQLite::OPEN_READWRITE).exec("DROP TRIGGER event_no_update");
  CHECK(says(broken_in(office.file()), "rules that protect them"));
}

TEST_CASE("the first broken link is the one that is named") {
  const SealedOffice office;
  change_past_triggers(office.file(), "UPDATE audit SET wall = wall + 1 WHERE seq IN (3, 5)");
  CHECK(says(broken_in(office.file()), "entry 3: It was changed"));
  const SealedOffice other;
  change_past_triggers(other.file(), "UPDATE event SET payload = '{}' WHERE kind = 'Answered'");
  CHECK(says(broken_in(other.file()), "events of the session that it names were changed"));
}

TEST_CASE("a log that was written anew with its hashes does not fit the machine's key") {
  const SealedOffice office;
  const PublicKey key = verified(office.file()).key.value();
  // Whoever has the whole file but not the key: everything of the log is made anew as the program would.
  rewrite_chain(office.file(), "UPDATE audit SET wall = wall + 1");
  CHECK(says(broken_in(office.file()), "signature does not fit"));
  // Without the signatures, nothing in the file speaks against it: only the key that somebody noted does.
  change_past_triggers(office.file(), "DELETE FROM checkpoint");
  CHECK(broken_in(office.file()).empty());
  CHECK(verified(office.file()).signed_up_to == 0);
  CHECK(says(broken_in(office.file(), {key, {}}), "Nothing in it is signed with the given key"));
}

TEST_CASE("a log whose end was cut off does not have the entry that was noted") {
  const SealedOffice office;
  const Verified before = verified(office.file());
  const VerifyWanted wanted{before.key, VerifyWanted::Noted{before.entries, before.head}};
  CHECK(broken_in(office.file(), wanted).empty());
  change_past_triggers(office.file(), "DELETE FROM checkpoint WHERE seq = (SELECT max(seq) FROM audit)");
  change_past_triggers(office.file(), "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)");
  CHECK(broken_in(office.file()).empty());  // by itself a shorter log is a log
  CHECK(says(broken_in(office.file(), wanted), "its end was cut off"));
  VerifyWanted other = wanted;
  other.expect = VerifyWanted::Noted{2, before.head};
  CHECK(says(broken_in(office.file(), other), "written anew"));
}

TEST_CASE("the wrong key is told from the right one") {
  const SealedOffice office;
  VerifyWanted wanted;
  wanted.key = verified(office.file()).key;
  CHECK(broken_in(office.file(), wanted).empty());
  wanted.key->at(0) ^= 1;
  CHECK(says(broken_in(office.file(), wanted), "another machine's"));
}

TEST_CASE("a vault that came to another machine gets a key there and the log says so") {
  const SealedOffice office;
  const PublicKey before = verified(office.file()).key.value();
  std::filesystem::remove(machine_key_of(office.file()));
  {
    Vault vault(office.file(), Station::review, "test", at(2'000));
    (void)signed_in(vault, at(2'001));
  }
  const Verified after = verified(office.file());
  CHECK(!after.broken);
  CHECK(after.key != before);
  CHECK(after.signed_up_to == after.entries);
  // With the old key, its part still proves itself, and no more.
  const Verified old = verified(office.file(), {before, {}});
  CHECK(!old.broken);
  CHECK(old.signed_up_to < after.signed_up_to);
}

TEST_CASE("a key that cannot be kept stops nobody and leaves the entries unsigned") {
  const Scratch scratch;
  make(scratch);
  std::filesystem::create_directory(machine_key_of(scratch.file()));  // in the way
  {
    Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    const Session session = started(vault, publish(vault));
    append(vault, session.id, Finished{}, at(20));
    CHECK(events(vault, session.id).size() == 3);
  }
  const Verified found = verified(scratch.file());
  CHECK(!found.broken);
  CHECK(found.signed_up_to == 0);
}

TEST_CASE("what is no vault is refused before anything is checked") {
  const Scratch scratch;
  CHECK(says(refusal([&] { (void)open_to_read(scratch.file()); }), "There is no data file"));
  CHECK(says(refusal([&] { (void)open_to_read(scratch.folder()); }), "is not an Aplomb data file"));
  std::ofstream(scratch.file()) << "Dear diary, this is certainly not a database, though it is long enough to be looked at as if it were one.";
  CHECK(says(refusal([&] { (void)open_to_read(scratch.file()); }), "is not an Aplomb data file"));
}
