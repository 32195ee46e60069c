// Notes, the directory key and voluntary answers: who can open them, who cannot, and what stands in the file.

#include "scratch.h"

#include "store/connection.h"
#include "store/demographics.h"
#include "store/directory.h"
#include "store/notes.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <map>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

const std::string phrase = "another long phrase";

struct Desk {
  Scratch scratch;
  std::string recovery = make(scratch);
  Vault vault{scratch.file(), Station::command, "test", at(0)};
  Published published = publish(vault);
  std::shared_ptr<StaffSession> admin = signed_in(vault, at(1));
  std::shared_ptr<StaffSession> account(const std::string& name, Role role) {
    add_staff(vault, *admin, name, role, phrase, at(2));
    return std::get<std::shared_ptr<StaffSession>>(sign_in(vault, name, phrase, at(3)));
  }
  std::int64_t number(const std::string& sql) { return one_integer(vault.db(), sql); }
};

}  // namespace

TEST_CASE("a note is sealed and read by those who may") {
  Desk o;
  const auto recruiter = o.account("Rae", Role::recruiter);
  const auto reception = o.account("Joe", Role::reception);
  const Id id = started(o.vault, o.published).id;
  add_note(o.vault, *recruiter, id, "Quixotic, asked for Thursday.", at(20));
  add_note(o.vault, *recruiter, id, "Second.", at(21));
  CHECK(all_bytes(o.scratch.folder()).find("Quixotic") == std::string::npos);
  const auto all = notes(o.vault, *recruiter, id);
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == "Quixotic, asked for Thursday.");
  CHECK(all[0].by == "Rae");
  CHECK(all[0].wall_ms == at(20).wall_ms);
  CHECK(all[1].n == 2);
  CHECK(says(refusal([&] { (void)notes(o.vault, *reception, id); }), "may not read the notes"));
  CHECK(says(refusal([&] { add_note(o.vault, *reception, id, "x", at(22)); }), "may not write a note"));
  CHECK(says(refusal([&] { add_note(o.vault, *recruiter, id, "  ", at(22)); }), "some words"));
  CHECK(says(refusal([&] { add_note(o.vault, *recruiter, Id{}, "x", at(22)); }), "not in the data file"));
  // A note moved to another session does not open there.
  const Id other = started(o.vault, o.published).id;
  SQLite::Statement move(o.vault.db(), "UPDATE note SET session = ? WHERE n = 1");
  move.bind(1, other.bytes.data(), 16);
  move.exec();
  CHECK(says(refusal([&] { (void)notes(o.vault, *recruiter, other); }), "cannot be opened"));
}

TEST_CASE("names are locked under the directory key at the next sign-in and open as before") {
  Desk o;
  const Id id = started(o.vault, o.published).id;
  seal_identity(o.vault, id, {"Ingrid Solberg"});
  const auto kind = [&] { return o.number("SELECT unicode(substr(sealed, 1, 1)) FROM identity"); };
  const auto length = [&] { return o.number("SELECT length(sealed) FROM identity"); };
  CHECK(kind() == 1);
  CHECK(o.number("SELECT count(*) FROM audit WHERE kind = 'DirectoryKeyMade'") == 0);
  const auto later = signed_in(o.vault, at(30));
  CHECK(kind() == 2);
  CHECK(open_identity(o.vault, *later, id)->name == "Ingrid Solberg");
  CHECK(open_identity(o.vault, *o.admin, id)->name == "Ingrid Solberg");
  CHECK(all_bytes(o.scratch.folder()).find("Solberg") == std::string::npos);
  const auto before = length();
  seal_identity(o.vault, id, {"Bo"});  // typed again at the kiosk, which has no key
  CHECK(kind() == 1);
  (void)signed_in(o.vault, at(31));
  CHECK(kind() == 2);
  CHECK(length() == before);
  CHECK(open_identity(o.vault, *later, id)->name == "Bo");
  CHECK(o.number("SELECT count(*) FROM audit WHERE kind = 'DirectoryKeyMade'") == 1);
  CHECK(lock_new_identities(o.vault, *later, at(32)) == 0);
  // Without the key's row nothing opens: it is that key which the name is locked with.
  o.vault.db().exec("DELETE FROM setting WHERE name = 'directory-key'");
  CHECK(says(refusal([&] { (void)open_identity(o.vault, *signed_in(o.vault, at(33)), id); }), "cannot be opened"));
}

TEST_CASE("a role that may open no name locks none") {
  Desk o;
  (void)o.account("Ines", Role::hr_editor);
  const Id id = started(o.vault, o.published).id;
  seal_identity(o.vault, id, {"Ingrid Solberg"});
  (void)sign_in(o.vault, "Ines", phrase, at(40));
  CHECK(o.number("SELECT unicode(substr(sealed, 1, 1)) FROM identity") == 1);
}

TEST_CASE("voluntary answers are written with the end and lead to nobody in the file") {
  Desk o;
  const auto officer = o.account("Dora", Role::data_officer);
  const Id plain = started(o.vault, o.published).id;
  finish_with(o.vault, plain, {}, at(20));
  CHECK(o.number("SELECT count(*) FROM demographic") == 0);
  const Id id = started(o.vault, o.published).id;
  const std::string many(200, 'y');
  CHECK(says(refusal([&] { finish_with(o.vault, id, {{"sex", many}, {"race", many}, {"age", many}}, at(21)); }), "too long"));
  CHECK(session(o.vault, id)->status == SessionStatus::open);  // one transaction: the end went with it
  finish_with(o.vault, id, {{"sex", "zz-female"}, {"race", "zz-two-or-more"}}, at(22));
  CHECK(session(o.vault, id)->status == SessionStatus::finished);
  CHECK(o.number("SELECT count(*) FROM demographic") == 1);
  CHECK(o.number("SELECT length(sealed) FROM demographic") == 512);
  CHECK(all_bytes(o.scratch.folder()).find("zz-") == std::string::npos);
  CHECK(voluntary_answers(o.vault, *officer, id)->at("sex") == "zz-female");
  CHECK_FALSE(voluntary_answers(o.vault, *officer, plain).has_value());
  CHECK_FALSE(voluntary_answers(o.vault, *o.admin, id).has_value());
  CHECK(demographic_rows_of(o.vault, *officer, id).size() == 1);
}

TEST_CASE("without a data officer's key nothing is asked of the file") {
  Desk o;
  const Id id = started(o.vault, o.published).id;
  finish_with(o.vault, id, {{"sex", "female"}}, at(20));
  CHECK(o.number("SELECT count(*) FROM demographic") == 0);
  CHECK(session(o.vault, id)->status == SessionStatus::finished);
}

TEST_CASE("tables leave with cells of five and more only") {
  Desk o;
  const auto officer = o.account("Dora", Role::data_officer);
  std::map<Id, bool> chosen;
  const auto sit = [&](const std::string& group, bool is_chosen) {
    const Id id = started(o.vault, o.published).id;
    finish_with(o.vault, id, {{"sex", group}}, at(20));
    chosen[id] = is_chosen;
  };
  for (int i = 0; i < 12; ++i) sit("female", i < 6);
  for (int i = 0; i < 11; ++i) sit("male", i < 5);
  const auto outcome = [&](const Id& id) -> std::optional<bool> { return chosen.at(id); };
  auto tables = fairness_tables(o.vault, *officer, outcome, at(30));
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].withheld == 0);
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(tables[0].rows[0].chosen == 6);
  CHECK(tables[0].rows[1].others == 6);
  sit("other", false);  // one person more: neither this group nor, by subtraction from a total, the next smallest is shown
  tables = fairness_tables(o.vault, *officer, outcome, at(31));
  CHECK(tables[0].withheld == 2);
  REQUIRE(tables[0].rows.size() == 1);
  CHECK(tables[0].rows[0].group == "female");
  CHECK(says(refusal([&] { (void)fairness_tables(o.vault, *o.admin, outcome, at(32)); }), "may not see the tables"));
  CHECK(o.number("SELECT count(*) FROM audit WHERE kind = 'FairnessSeen'") == 2);
}
