#include "scratch.h"

#include "store/audit.h"
#include "store/keys.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sodium.h>

#include <array>
#include <vector>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

using Answer = std::variant<std::shared_ptr<StaffSession>, SignInRefused>;

bool in(const Answer& answer) { return std::holds_alternative<std::shared_ptr<StaffSession>>(answer); }
SignInRefused refused(const Answer& answer) { return std::get<SignInRefused>(answer); }

}  // namespace

TEST_CASE("a name is sealed opens with the office key and stands nowhere in the files") {
  const Scratch scratch;
  make(scratch);
  const std::string name = "Zebulon Quartermaine";
  Id id;
  {
    Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    const Published published = publish(vault);
    id = started(vault, published).id;
    seal_identity(vault, id, {name});
    CHECK(all_bytes(scratch.folder()).find("Zebulon") == std::string::npos);  // with the log
    CHECK(all_bytes(scratch.folder()).find("Quartermaine") == std::string::npos);
    CHECK(all_bytes(scratch.folder()).find("Contact-centre agent") !=
          std::string::npos);  // the scan does see what is there
  }
  CHECK(all_bytes(scratch.folder()).find("Quartermaine") == std::string::npos);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  const auto staff = signed_in(vault);
  const auto opened = open_identity(vault, *staff, id);
  REQUIRE(opened);
  CHECK(opened->name == name);
  CHECK_FALSE(open_identity(vault, *staff, Id{}).has_value());
}

TEST_CASE("only the office key opens a name") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  const Id id = started(vault, published).id;
  seal_identity(vault, id, {"Zo\u00eb O'Neill"});
  std::array<unsigned char, 32> other_public{};
  std::array<unsigned char, 32> other_secret{};
  crypto_box_keypair(other_public.data(), other_secret.data());
  const StaffSession stranger("Mallory", Role::administrator, other_secret);
  CHECK(says(refusal([&] { open_identity(vault, stranger, id); }), "cannot be opened"));
  const auto staff = signed_in(vault);
  CHECK(open_identity(vault, *staff, id)->name == "Zo\u00eb O'Neill");
}

TEST_CASE("a sealed name does not open under another session") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  const Id mine = started(vault, published).id;
  const Id yours = started(vault, published).id;
  seal_identity(vault, mine, {"Mine"});
  SQLite::Statement move(vault.db(), "UPDATE identity SET session = ?");
  move.bind(1, yours.bytes.data(), 16);
  move.exec();
  const auto staff = signed_in(vault);
  CHECK(says(refusal([&] { open_identity(vault, *staff, yours); }), "cannot be opened"));
}

TEST_CASE("a sealed name tells nothing of its length and the last one counts") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  const Id id = started(vault, published).id;
  const auto length = [&] {
    SQLite::Statement query(vault.db(), "SELECT length(sealed) FROM identity");
    REQUIRE(query.executeStep());
    return query.getColumn(0).getInt();
  };
  seal_identity(vault, id, {"Bo"});
  const int shorter = length();
  seal_identity(vault, id, {"Bartholomew Featherstonehaugh"});
  CHECK(length() == shorter);
  CHECK(open_identity(vault, *signed_in(vault), id)->name == "Bartholomew Featherstonehaugh");
}

TEST_CASE("the right name and passphrase sign in in any way of writing an accent") {
  const Scratch scratch;
  NewVault wanted = small_vault();
  wanted.staff = "Ren\u00e9e Noir";
  wanted.passphrase = "caf\u00e9 au lait";
  create_vault(scratch.file(), wanted, at(0));
  Vault vault(scratch.file(), Station::review, "test", at(0));
  const Answer answer = sign_in(vault, "  Rene\u0301e Noir ", "cafe\u0301 au lait", at(1));
  REQUIRE(in(answer));
  const auto& session = std::get<std::shared_ptr<StaffSession>>(answer);
  CHECK(session->name() == "Ren\u00e9e Noir");
  CHECK(session->role() == Role::administrator);
}

TEST_CASE("the first wrong tries cost nothing the fifth makes the account wait each further one twice as long") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  std::int64_t now = 0;
  for (int i = 0; i < 4; ++i) CHECK(refused(sign_in(vault, administrator, "wrong", at(now))).wait_ms == 0);
  CHECK(refused(sign_in(vault, administrator, "wrong", at(now))).wait_ms == 15'000);
  // While it waits, the right passphrase is not looked at either, and trying does not make it longer.
  now += 5'000;
  CHECK(refused(sign_in(vault, administrator, passphrase, at(now))).wait_ms == 10'000);
  CHECK(says(english(refused(sign_in(vault, administrator, passphrase, at(now))).why), "10 seconds"));
  now += 10'000;
  CHECK(refused(sign_in(vault, administrator, "wrong", at(now))).wait_ms == 30'000);
  now += 30'000;
  CHECK(refused(sign_in(vault, administrator, "wrong", at(now))).wait_ms == 60'000);
  now += 60'000;
  CHECK(in(sign_in(vault, administrator, passphrase, at(now))));
  CHECK(refused(sign_in(vault, administrator, "wrong", at(now))).wait_ms == 0);
}

TEST_CASE("waiting outlives the process and a clock that is put back") {
  const Scratch scratch;
  make(scratch);
  {
    Vault vault(scratch.file(), Station::review, "test", at(0));
    for (int i = 0; i < 5; ++i) sign_in(vault, administrator, "wrong", at(1'000'000));
  }
  Vault vault(scratch.file(), Station::review, "test", at(0));
  CHECK(refused(sign_in(vault, administrator, passphrase, at(1'005'000))).wait_ms == 10'000);
  CHECK(refused(sign_in(vault, administrator, passphrase, at(0))).wait_ms == 15'000);
  CHECK(in(sign_in(vault, administrator, passphrase, at(15'000))));
}

TEST_CASE("nobody learns which names exist") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  for (int i = 0; i < 7; ++i) {
    const SignInRefused known = refused(sign_in(vault, administrator, "wrong", at(0)));
    const SignInRefused unknown = refused(sign_in(vault, "Nobody", "wrong", at(0)));
    CHECK(known.why == unknown.why);
    CHECK(known.wait_ms == unknown.wait_ms);
  }
  CHECK(all_bytes(scratch.folder()).find("Nobody") == std::string::npos);
}

TEST_CASE("waiting of one account leaves the others alone") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  add_staff(vault, *signed_in(vault), "Bea Harrow", Role::recruiter, "another long phrase", at(1));
  for (int i = 0; i < 5; ++i) sign_in(vault, "Bea Harrow", "wrong", at(2));
  CHECK(in(sign_in(vault, administrator, passphrase, at(3))));
}

TEST_CASE("a new account opens what the office key opens") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  const Published published = publish(vault);
  const Id id = started(vault, published).id;
  seal_identity(vault, id, {"Ingrid"});
  const auto first = signed_in(vault);
  for (const Role role : {Role::recruiter, Role::hr_editor, Role::data_officer, Role::reception}) {
    const std::string name = "Person " + std::string(name_of(role));
    add_staff(vault, *first, name, role, "another long phrase", at(1));
    const auto session = std::get<std::shared_ptr<StaffSession>>(sign_in(vault, name, "another long phrase", at(2)));
    CHECK(session->role() == role);
    CHECK(role_named(name_of(role)) == role);
    if (may(role, Right::open_names)) {
      CHECK(open_identity(vault, *session, id)->name == "Ingrid");
    } else {
      CHECK(says(refusal([&] { (void)open_identity(vault, *session, id); }), "may not open the names"));
    }
    CHECK(says(refusal([&] { add_staff(vault, *session, "Friend", role, "another long phrase", at(3)); }),
               "Ask for an account of this kind: administrator"));
  }
  CHECK(staff(vault).size() == 5);
  CHECK(says(refusal([&] { add_staff(vault, *first, administrator, Role::recruiter, "another long phrase", at(1)); }),
             "already"));
  CHECK(says(refusal([&] { add_staff(vault, *first, "Cy", Role::recruiter, "seven77", at(1)); }), "too short"));
  CHECK(staff(vault).size() == 5);
  CHECK_FALSE(role_named("king").has_value());
}

TEST_CASE("a disabled account does not sign in") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  vault.db().exec("UPDATE staff SET disabled = 1");
  CHECK_FALSE(in(sign_in(vault, administrator, passphrase, at(1))));
  CHECK(staff(vault).at(0).disabled);
}

TEST_CASE("the recovery sheet opens the office key however it is typed") {
  const Scratch scratch;
  const std::string recovery = make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  std::string typed;
  for (const char c : recovery) typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'L' : c;
  const Answer answer = recover(vault, typed, at(1));
  REQUIRE(in(answer));
  const auto& session = std::get<std::shared_ptr<StaffSession>>(answer);
  add_staff(vault, *session, "New Admin", Role::administrator, "another long phrase", at(2));
  CHECK(in(sign_in(vault, "New Admin", "another long phrase", at(3))));
  for (int i = 0; i < 5; ++i) CHECK_FALSE(in(recover(vault, "0000-0000-0000-0000-0000-0000-0000-0000", at(4))));
  CHECK(refused(recover(vault, recovery, at(4))).wait_ms == 15'000);
}

TEST_CASE("recovery phrases differ and use nothing that looks like something else") {
  const std::string phrase = new_recovery_phrase();
  CHECK(phrase != new_recovery_phrase());
  CHECK(phrase.size() == 39);
  CHECK(phrase.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos);
  CHECK(normal_recovery(phrase).size() == 32);
}

TEST_CASE("the stored cost is the one that was asked for") {
  const Scratch scratch;
  NewVault wanted = small_vault();
  wanted.cost = NewVault::Cost::interactive;
  create_vault(scratch.file(), wanted, at(0));
  Vault vault(scratch.file(), Station::review, "test", at(0));
  CHECK(vault_cost(vault).mem == crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE);
  CHECK(in(sign_in(vault, administrator, passphrase, at(1))));
}

TEST_CASE("the PIN is checked changed and kept as a hash") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  CHECK_FALSE(check_pin(vault, ""));
  CHECK_FALSE(check_pin(vault, "0000"));
  set_pin(vault, "740913");
  CHECK(check_pin(vault, "740913"));
  CHECK_FALSE(check_pin(vault, "740914"));
  CHECK_FALSE(check_pin(vault, ""));
  set_pin(vault, "1111");
  CHECK_FALSE(check_pin(vault, "740913"));
  for (const char* bad : {"", "123", "12a4", "1234567890123"})
    CHECK(says(refusal([&] { set_pin(vault, bad); }), "4 to 12 digits"));
  CHECK(all_bytes(scratch.folder()).find("740913") == std::string::npos);
}
