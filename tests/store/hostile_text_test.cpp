// What anybody may type: SQL in every text, bytes that are no text, marks that turn the direction of writing.

#include "sealed_office.h"
#include "scratch.h"

#include "store/codes.h"
#include "store/notes.h"
#include "store/people.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <array>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

const std::array<std::string, 7> injections{"Robert'); DROP TABLE session;--", "' OR '1'='1", "\" OR 1=1 --", "x'; UPDATE staff SET role = 'administrator'; --", "%", "a' UNION SELECT name FROM staff --", "?1 :a @b $c"};

std::int64_t count(Vault& vault, const std::string& table) {
  SQLite::Statement query(vault.db(), "SELECT count(*) FROM " + table);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

}  // namespace

TEST_CASE("SQL in a name a note a title an account or a code is nothing but words") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::command, "test", at(0));
  const Published published = publish(vault);
  const auto staff = signed_in(vault);
  add_staff(vault, *staff, "rea", Role::recruiter, "gravel mitten osprey", at(1));
  auto opened = sign_in(vault, "rea", "gravel mitten osprey", at(2));
  const auto recruiter = std::get<std::shared_ptr<StaffSession>>(opened);
  const auto accounts = count(vault, "staff");
  const auto tables = count(vault, "sqlite_schema");
  for (const std::string& words : injections) {
    CAPTURE(words);
    const Session session = started(vault, published);
    seal_identity(vault, session.id, {words});
    CHECK(open_identity(vault, *staff, session.id)->name == words);
    add_note(vault, *recruiter, session.id, words, at(3));
    CHECK(notes(vault, *recruiter, session.id).front().text == words);
    Vacancy vacancy;
    vacancy.role = vacancy.site = vacancy.manager = words;
    vacancy.family = "front-line";
    vacancy.profile = published.profile;
    const Id id = add_vacancy(vault, vacancy);
    CHECK(store::vacancy(vault, id)->role == words);
    CHECK_FALSE(session_by_code(vault, words));
    CHECK_FALSE(appointment(vault, words));
    CHECK(std::holds_alternative<SignInRefused>(sign_in(vault, words, words, at(4))));
    CHECK_FALSE(staff_id(vault, words));
    CHECK_THROWS_AS(disable_staff(vault, *staff, words, at(5)), VaultError);
  }
  CHECK(count(vault, "staff") == accounts);
  CHECK(count(vault, "sqlite_schema") == tables);
  CHECK(count(vault, "session") == static_cast<std::int64_t>(injections.size()));
  // The same words pasted into a statement do what they say: the check can fail.
  vault.db().exec("SAVEPOINT control");
  try {
    vault.db().exec("UPDATE staff SET disabled = 0 WHERE name = '" + injections[3] + "'");
  } catch (const SQLite::Exception&) {
    // What follows the second statement is no SQL; it ran by then.
  }
  SQLite::Statement changed(vault.db(), "SELECT count(*) FROM staff WHERE role = 'administrator'");
  changed.executeStep();
  CHECK(changed.getColumn(0).getInt64() == accounts);
  changed.reset();
  vault.db().exec("ROLLBACK TO control");
  vault.db().exec("RELEASE control");
}

TEST_CASE("what nobody sees does not get into a name a title or an account") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::command, "test", at(0));
  const Published published = publish(vault);
  const auto staff = signed_in(vault);
  const Session session = started(vault, published);
  // "Ana" and a name that reads backwards on every line it stands on.
  seal_identity(vault, session.id, {"Ana \u202EllliuQ\u202C\u200B\x1B[2J\u2066"});
  CHECK(open_identity(vault, *staff, session.id)->name == "Ana llliuQ[2J");
  seal_identity(vault, session.id, {"\u0639\u0645\u0631"});  // right-to-left letters are letters
  CHECK(open_identity(vault, *staff, session.id)->name == "\u0639\u0645\u0631");
  for (const std::string mark : {"\u202E", "\u2066", "\u200B", "\x1B[31m", "\n", "\xFF", "\xC3"}) {
    CAPTURE(mark);
    CHECK(says(refusal([&] { add_staff(vault, *staff, "a" + mark + "b", Role::reception, "gravel mitten osprey", at(1)); }), "nobody sees"));
    Vacancy vacancy;
    vacancy.family = "front-line";
    vacancy.profile = published.profile;
    vacancy.role = "Desk" + mark;
    CHECK(says(refusal([&] { add_vacancy(vault, vacancy); }), "nobody sees"));
    vacancy.role = "Desk";
    CHECK(refusal([&] { add_vacancy(vault, vacancy); }).empty());
  }
}

TEST_CASE("bytes that are no text are refused as a name and found under no code or account") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::command, "test", at(0));
  const Published published = publish(vault);
  const Session session = started(vault, published);
  for (const std::string& bytes : {std::string("\xFF\xFE"), std::string("Ana\xC3"), std::string("\xED\xA0\x80"), std::string("\xC0\xAF")}) {
    CHECK(says(refusal([&] { seal_identity(vault, session.id, {bytes}); }), "cannot be stored"));
    CHECK_FALSE(session_by_code(vault, bytes));
    CHECK_FALSE(appointment(vault, bytes));
    CHECK(std::holds_alternative<SignInRefused>(sign_in(vault, bytes, bytes, at(4))));
  }
  CHECK(count(vault, "identity") == 0);
  // A zero byte is no end of a name.
  seal_identity(vault, session.id, {std::string("Ana\0Quill", 9)});
  CHECK(open_identity(vault, *signed_in(vault), session.id)->name == "AnaQuill");
}
