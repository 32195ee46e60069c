// Passphrases, wrong tries, and accounts that are changed, closed and opened again.

#include "scratch.h"

#include "store/connection.h"
#include "store/keys.h"
#include "store/passphrases.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

using Answer = std::variant<std::shared_ptr<StaffSession>, SignInRefused>;

const std::string bea = "Bea Harrow";
const std::string second = "another long phrase";
const std::string third = "an entirely new sentence";

bool in(const Answer& answer) { return std::holds_alternative<std::shared_ptr<StaffSession>>(answer); }
SignInRefused refused(const Answer& answer) { return std::get<SignInRefused>(answer); }
std::string problem(const std::string& passphrase, const std::string& name = {}) {
  const auto found = passphrase_problem(passphrase, name);
  return found ? english(*found) : std::string();
}

struct Desk {
  Scratch scratch;
  std::string recovery = make(scratch);
  Vault vault{scratch.file(), Station::command, "test", at(0)};
  std::shared_ptr<StaffSession> admin = signed_in(vault);
  std::shared_ptr<StaffSession> as(const std::string& name, const std::string& phrase, std::int64_t ms) {
    return std::get<std::shared_ptr<StaffSession>>(sign_in(vault, name, phrase, at(ms)));
  }
  StaffRow row(const std::string& name) {
    const auto all = staff(vault);
    const auto found = std::find_if(all.begin(), all.end(), [&](const StaffRow& entry) { return entry.name == name; });
    REQUIRE(found != all.end());
    return *found;
  }
  std::int64_t entries(const std::string& kind) { return one_integer(vault.db(), "SELECT count(*) FROM audit WHERE kind = '" + kind + "'"); }
  /// Tries a wrong passphrase, as soon as may be, `n` times. The time after it.
  std::int64_t guess(const std::string& name, int n, std::int64_t ms) {
    for (int i = 0; i < n; ++i) {
      const Answer answer = sign_in(vault, name, "wrong", at(ms));
      if (!in(answer)) ms += refused(answer).wait_ms;
    }
    return ms;
  }
};

}  // namespace

TEST_CASE("a passphrase is refused in one sentence that says what is wrong") {
  for (const char* good : {"nine lives of a cat", "a lamp that hangs true", "another long phrase", "caf\u00e9 au lait", "correct horse battery staple",
                           "gravel mitten osprey lantern", "7 ducks under Elm bridge", "tHq9-vLw2-Kz7m", "\u0440\u044b\u0436\u0438\u0439 \u043a\u043e\u0442 \u0441\u043f\u0438\u0442"})
    CHECK_MESSAGE(problem(good).empty(), std::string(good), ": ", problem(good));
  for (const char* bad : {"", "short", "11 letters."}) CHECK_MESSAGE(says(problem(bad), "too short"), std::string(bad));
  for (const char* bad : {"aaaaaaaaaaaaaaaa", "abababababababab", "............. ..."}) CHECK_MESSAGE(says(problem(bad), "repeats"), std::string(bad));
  for (const char* bad : {"123456789012", "2026-03-02 11:45", "!?#+*~-_.:,;!?"}) CHECK_MESSAGE(says(problem(bad), "digits and signs"), std::string(bad));
  for (const char* bad : {"password1234", "Passw0rd!Passw0rd!", "qwertyuiop123", "Summer2026!!", "Welcome to 2026!", "letmein-letmein", "iloveyou forever",
                          "abcdefghijkl", "Liverpool2026", "P@$$w0rd 12345", "admin.admin.admin", "tigertigertiger tiger", "monday tuesday 99"})
    CHECK_MESSAGE(says(problem(bad), "common password"), std::string(bad), ": ", problem(bad));
  // The account's own name is tried first, too.
  CHECK(problem("Ferrinbrook Vantongeren").empty());
  CHECK(says(problem("Ferrinbrook Vantongeren", "Ferrinbrook Vantongeren"), "common password"));
  for (const char* bad : {"short", "password1234", "123456789012"}) {
    const std::string said = problem(bad);
    CHECK(said.size() < 200);
  }
}

TEST_CASE("an account with a poor passphrase is not made") {
  Desk o;
  CHECK(says(refusal([&] { add_staff(o.vault, *o.admin, bea, Role::recruiter, "Summer2026!!", at(1)); }), "common password"));
  CHECK(staff(o.vault).size() == 1);
  NewVault wanted = small_vault();
  wanted.passphrase = "password1234";
  CHECK(says(refusal([&] { create_vault(o.scratch.folder() / "other.aplomb", wanted, at(0)); }), "common password"));
}

TEST_CASE("the table of waiting is the one that is written down") {
  const std::array<std::int64_t, 15> seconds{0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680};
  for (std::size_t wrong = 0; wrong < seconds.size(); ++wrong) CHECK(wait_after(static_cast<std::int64_t>(wrong)) == seconds.at(wrong) * 1000);
  CHECK_FALSE(wait_after(15).has_value());
  CHECK_FALSE(wait_after(1'000'000).has_value());
}

TEST_CASE("after fifteen wrong tries nothing but another administrator or the sheet opens the account") {
  Desk o;
  add_staff(o.vault, *o.admin, bea, Role::recruiter, second, at(1));
  const std::int64_t after_14 = o.guess(bea, 14, 10);
  CHECK_FALSE(o.row(bea).locked);
  CHECK(in(sign_in(o.vault, bea, second, at(after_14))));  // one less, and the right one still opens it
  const std::int64_t after_15 = o.guess(bea, 15, after_14 + 1);
  CHECK(o.row(bea).locked);
  CHECK(o.entries("SignInLocked") == 1);
  const std::int64_t year = 365LL * 86'400'000;
  CHECK(says(english(refused(sign_in(o.vault, bea, second, at(after_15 + year))).why), "is locked"));
  // A name that nobody has locks alike.
  o.guess("Nobody", 15, 10);
  CHECK(refused(sign_in(o.vault, "Nobody", "wrong", at(year))).why == refused(sign_in(o.vault, bea, "wrong", at(year))).why);
  unlock_staff(o.vault, *o.admin, bea, at(year));
  CHECK_FALSE(o.row(bea).locked);
  CHECK(in(sign_in(o.vault, bea, second, at(year))));
  // And the last administrator by the recovery sheet.
  const std::int64_t later = o.guess(administrator, 15, year + 10);
  CHECK_FALSE(in(sign_in(o.vault, administrator, passphrase, at(later))));
  const auto sheet = std::get<std::shared_ptr<StaffSession>>(recover(o.vault, o.recovery, at(later)));
  unlock_staff(o.vault, *sheet, administrator, at(later));
  CHECK(in(sign_in(o.vault, administrator, passphrase, at(later))));
  CHECK(says(refusal([&] { unlock_staff(o.vault, *o.as(bea, second, later), administrator, at(later)); }), "may not make, disable and unlock"));
}

TEST_CASE("the recovery sheet waits and is never locked") {
  Desk o;
  std::int64_t ms = 10;
  for (int i = 0; i < 40; ++i) ms += refused(recover(o.vault, "0000-0000-0000-0000-0000-0000-0000-0000", at(ms))).wait_ms;
  CHECK(in(recover(o.vault, o.recovery, at(ms))));
}

TEST_CASE("a disabled account has no way in and none to the key") {
  Desk o;
  add_staff(o.vault, *o.admin, bea, Role::recruiter, second, at(1));
  const Id id = staff_id(o.vault, bea).value();
  CHECK(has_slot(o.vault, SlotKey::office, id));
  disable_staff(o.vault, *o.admin, bea, at(2));
  CHECK(o.row(bea).disabled);
  CHECK_FALSE(has_slot(o.vault, SlotKey::office, id));
  CHECK_FALSE(in(sign_in(o.vault, bea, second, at(3))));
  // Even who turns the mark back with SQL finds no key.
  o.vault.db().exec("UPDATE staff SET disabled = 0");
  CHECK_FALSE(in(sign_in(o.vault, bea, second, at(4))));
  o.vault.db().exec("UPDATE staff SET disabled = 1 WHERE role = 'recruiter'");
  reset_passphrase(o.vault, *o.admin, bea, third, at(5));
  CHECK(in(sign_in(o.vault, bea, third, at(6))));
  CHECK(says(refusal([&] { disable_staff(o.vault, *o.admin, administrator, at(7)); }), "last administrator"));
  CHECK(says(refusal([&] { disable_staff(o.vault, *o.admin, "Nobody", at(7)); }), "no account"));
  CHECK(says(refusal([&] { disable_staff(o.vault, *o.as(bea, third, 8), administrator, at(8)); }), "may not"));
}

TEST_CASE("one's own passphrase is changed with the old one and the old one is gone") {
  Desk o;
  add_staff(o.vault, *o.admin, bea, Role::data_officer, second, at(1));
  CHECK(says(refusal([&] { change_passphrase(o.vault, bea, "wrong", third, at(2)); }), "do not belong together"));
  CHECK(says(refusal([&] { change_passphrase(o.vault, bea, second, "short", at(2)); }), "too short"));
  CHECK(in(sign_in(o.vault, bea, second, at(3))));
  change_passphrase(o.vault, bea, second, third, at(4));
  CHECK_FALSE(in(sign_in(o.vault, bea, second, at(5))));
  CHECK(o.as(bea, third, 6)->audit_secret_key() != nullptr);  // both of its keys moved over
  CHECK(o.entries("PassphraseChanged") == 1);
}

TEST_CASE("only a data officer holds the audit key and gives it to another one") {
  Desk o;
  add_staff(o.vault, *o.admin, bea, Role::data_officer, second, at(1));
  CHECK(o.entries("AuditKeyMade") == 1);
  CHECK(o.admin->audit_secret_key() == nullptr);
  const auto first = o.as(bea, second, 2);
  REQUIRE(first->audit_secret_key() != nullptr);
  add_staff(o.vault, *o.admin, "Cy Marlow", Role::data_officer, third, at(3));
  CHECK(o.entries("AuditKeyMade") == 1);
  CHECK(o.as("Cy Marlow", third, 4)->audit_secret_key() == nullptr);  // the administrator has nothing to give
  CHECK(says(refusal([&] { share_audit_key(o.vault, *o.admin, "Cy Marlow", third, at(5)); }), "may not see the tables"));
  CHECK(says(refusal([&] { share_audit_key(o.vault, *o.as("Cy Marlow", third, 5), bea, second, at(5)); }), "cannot open the voluntary answers"));
  CHECK(says(refusal([&] { share_audit_key(o.vault, *first, administrator, passphrase, at(5)); }), "may not see the tables"));
  share_audit_key(o.vault, *first, "Cy Marlow", third, at(6));
  const auto other = o.as("Cy Marlow", third, 7);
  REQUIRE(other->audit_secret_key() != nullptr);
  CHECK(std::equal(first->audit_secret_key(), first->audit_secret_key() + 32, other->audit_secret_key()));
  // Closing one of two takes its way to the key, closing the last one does not.
  disable_staff(o.vault, *o.admin, "Cy Marlow", at(8));
  CHECK_FALSE(o.row("Cy Marlow").audit_key);
  disable_staff(o.vault, *o.admin, bea, at(9));
  CHECK(o.row(bea).audit_key);
}
