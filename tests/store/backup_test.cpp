// A backup is checked before it counts and before it replaces anything.

#include "sealed_office.h"

#include "store/backup.h"
#include "store/protection.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <fstream>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

const auto anybody = [](Vault&) {};

int files_in(const std::filesystem::path& folder) {
  int files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++files;
  return files;
}

Verified backed_up(const SealedOffice& office, const std::filesystem::path& to) {
  Vault vault(office.file(), Station::command, "test", at(100));
  back_up(vault, to, BackupPlace::medium, at(100));
  return verify_file(to);
}

}  // namespace

TEST_CASE("a backup holds everything while a kiosk works and says its age") {
  const SealedOffice office;
  const Scratch stick;
  Vault kiosk(office.file(), Station::kiosk, "test", at(90));
  Vault vault(office.file(), Station::command, "test", at(100));
  CHECK_FALSE(last_backup(vault, BackupPlace::medium).has_value());
  CHECK(backup_due(vault));
  const Backup made = back_up(vault, stick.file(), BackupPlace::medium, at(100));
  const Verified found = verify_file(stick.file());
  CHECK(!found.broken);
  CHECK(found.entries == made.seq);
  CHECK(found.head == made.head);
  CHECK(found.sessions == 3);
  CHECK(files_in(stick.folder()) == 1);
  CHECK(last_backup(vault, BackupPlace::medium) == at(100).wall_ms);
  CHECK_FALSE(last_backup(vault, BackupPlace::beside).has_value());
  back_up(vault, backup_beside(office.file()), BackupPlace::beside, at(101));
  CHECK_FALSE(backup_due(vault));
  append(kiosk, office.going_on, Resumed{"pause"}, at(102));
  append(kiosk, office.going_on, Finished{}, at(103));
  CHECK(backup_due(vault));
  back_up(vault, stick.file(), BackupPlace::medium, at(104));  // in place of the older one
  CHECK(verify_file(stick.file()).entries > found.entries);
  CHECK(!verify_file(office.file()).broken);
}

TEST_CASE("a backup that cannot be made leaves the last one as it was") {
  const SealedOffice office;
  const Scratch stick;
  (void)backed_up(office, stick.file());
  const std::string before = bytes_of_file(stick.file());
  Vault vault(office.file(), Station::command, "test", at(200));
  CHECK(says(refusal([&] { back_up(vault, office.file(), BackupPlace::medium, at(200)); }), "another file"));
  CHECK(says(refusal([&] { back_up(vault, stick.folder() / "no" / "such", BackupPlace::medium, at(200)); }), "no folder"));
  // A vault that does not hold makes no backup that would take the place of one that does.
  vault.db().exec("UPDATE session SET seed = seed + 1");
  CHECK(says(refusal([&] { back_up(vault, stick.file(), BackupPlace::medium, at(200)); }), "does not hold"));
  CHECK(bytes_of_file(stick.file()) == before);
  CHECK(files_in(stick.folder()) == 1);
}

TEST_CASE("a restore brings the backup back and keeps what stood there") {
  const SealedOffice office;
  const Scratch stick;
  const Verified then = backed_up(office, stick.file());
  {
    Vault vault(office.file(), Station::kiosk, "test", at(110));
    append(vault, office.going_on, Resumed{"pause"}, at(111));
    append(vault, office.going_on, Finished{}, at(112));
  }
  bool asked = false;
  const Restored done = restore(stick.file(), office.file(), [&](Vault& copy) { asked = signed_in(copy, at(120)) != nullptr; }, at(120));
  CHECK(asked);
  CHECK(done.head == then.head);
  CHECK(!verify_file(office.file()).broken);
  CHECK(verify_file(office.file(), {std::nullopt, VerifyWanted::Noted{then.entries, then.head}}).entries > then.entries);
  {
    const Vault vault(office.file(), Station::review, "test", at(130));
    CHECK(session(vault, office.going_on)->status == SessionStatus::paused);
  }
  const Vault kept(done.replaced, Station::review, "test", at(130));
  CHECK(session(kept, office.going_on)->status == SessionStatus::finished);
}

TEST_CASE("a restore works where nothing stands") {
  const SealedOffice office;
  const Scratch stick;
  const Scratch elsewhere;
  (void)backed_up(office, stick.file());
  const Restored done = restore(stick.file(), elsewhere.file(), anybody, at(120));
  CHECK(done.replaced.empty());
  CHECK(!verify_file(elsewhere.file()).broken);
}

TEST_CASE("a damaged backup is refused and nothing is replaced") {
  const SealedOffice office;
  const Scratch stick;
  (void)backed_up(office, stick.file());
  const std::string good = bytes_of_file(stick.file());
  const std::string before = bytes_of_file(office.file());
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(stick.file(), std::ios::binary) << bytes;
    const std::string said = refusal([&] { restore(stick.file(), office.file(), anybody, at(120)); });
    CHECK(bytes_of_file(office.file()) == before);
    return said;
  };
  std::string changed = good;
  changed[good.find("SessionClosed")] = 's';
  CHECK(says(refused(changed), "does not hold"));
  CHECK_FALSE(refused(good.substr(0, good.size() / 2)).empty());
  CHECK_FALSE(refused("not a backup at all, and yet long enough to be looked at as if it were one of them, really").empty());
  std::ofstream(stick.file(), std::ios::binary) << good;
  CHECK(refusal([&] { restore(stick.file(), office.file(), anybody, at(120)); }).empty());  // the same without the damage
}

TEST_CASE("a restore is refused to another office to an open vault and to who may not") {
  const SealedOffice office;
  const SealedOffice other;
  const Scratch stick;
  (void)backed_up(office, stick.file());
  const std::string before = bytes_of_file(other.file());
  CHECK(says(refusal([&] { restore(stick.file(), other.file(), anybody, at(120)); }), "another office"));
  CHECK(bytes_of_file(other.file()) == before);
  {
    const Vault open(office.file(), Station::review, "test", at(110));
    CHECK(says(refusal([&] { restore(stick.file(), office.file(), anybody, at(120)); }), "open in another window"));
  }
  const std::string mine = bytes_of_file(office.file());
  CHECK(says(refusal([&] { restore(stick.file(), office.file(), [](Vault&) { require(Role::recruiter, Right::restore); }, at(120)); }), "may not restore"));
  CHECK(bytes_of_file(office.file()) == mine);
  for (const auto& entry : std::filesystem::directory_iterator(office.folder())) CHECK(entry.path().string().find(".making") == std::string::npos);
}

TEST_CASE("a damaged vault gives way to a good backup") {
  const SealedOffice office;
  const Scratch stick;
  (void)backed_up(office, stick.file());
  std::filesystem::resize_file(office.file(), 5000);
  const Restored done = restore(stick.file(), office.file(), anybody, at(120));
  CHECK(!verify_file(office.file()).broken);
  CHECK(std::filesystem::file_size(done.replaced) == 5000);
}

TEST_CASE("who was erased stays erased after an older backup came back") {
  const SealedOffice office;
  const Scratch stick;
  (void)backed_up(office, stick.file());
  {
    Vault vault(office.file(), Station::command, "test", at(110));
    const auto admin = signed_in(vault, at(110));
    add_staff(vault, *admin, "Dora", Role::data_officer, "another long phrase", at(111));
    const auto officer = std::get<std::shared_ptr<StaffSession>>(sign_in(vault, "Dora", "another long phrase", at(112)));
    CHECK(erase_session(vault, *officer, office.finished, EraseRule::request, at(113)));
  }
  const Restored done = restore(stick.file(), office.file(), anybody, at(120));
  CHECK(done.erased_again == 1);
  const Vault vault(office.file(), Station::review, "test", at(130));
  CHECK(session(vault, office.finished)->status == SessionStatus::erased);
  CHECK(events(vault, office.finished).empty());
  CHECK(!verify_file(office.file()).broken);
}
