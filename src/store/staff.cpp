#include "store/staff.h"

#include "core/secret.h"
#include "store/audit.h"
#include "store/canonical.h"
#include "store/crypto.h"
#include "store/keys.h"
#include "store/people.h"
#include "store/query.h"
#include "store/setting.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace aplomb::store {
namespace {

constexpr std::array<std::string_view, 5> roles{"administrator", "recruiter", "hr-editor", "data-officer", "reception"};

constexpr std::size_t shortest_passphrase = 8;
constexpr int free_tries = 5;
constexpr std::int64_t first_wait_ms = 15'000;
constexpr int most_doublings = 8;  // an hour and four minutes
constexpr std::int64_t day_ms = 86'400'000;

/// The name as accounts are found by it: NFC, without spaces around it.
std::string normal_name(const std::string& typed) {
  const auto first = typed.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return normal_passphrase(typed.substr(first, typed.find_last_not_of(" \t\r\n") - first + 1));
}

// ---- wrong tries. Kept for names that exist and names that do not alike, so that waiting tells nobody which do.

const std::string tries_prefix = "sign-in/";

std::string tries_name(const Vault& vault, const std::string& who) {
  // Not the name itself: somebody may have typed a passphrase there.
  return tries_prefix + hex(Hasher(vault.id().bytes).field(who).finish()).substr(0, 32);
}

std::int64_t wait_after(std::int64_t wrong) {
  if (wrong < free_tries) return 0;
  return first_wait_ms << std::min<std::int64_t>(wrong - free_tries, most_doublings);
}

struct Tries {
  std::int64_t wrong = 0;
  std::int64_t at = 0;  ///< wall time of the last
};

Tries tries(const Vault& vault, const std::string& row) {
  const auto value = setting(vault, row);
  if (!value) return {};
  return {value->get<std::int64_t>("wrong"), value->get<std::int64_t>("at")};
}

void forget_old_tries(Vault& vault, Now now) {
  Query(vault, "DELETE FROM setting WHERE substr(name, 1, 8) = 'sign-in/' AND json_extract(json, '$.at') < ?")
      .with(now.wall_ms - day_ms)
      .run();
}

SignInRefused wait(std::int64_t wait_ms) {
  return {{N_("Too many wrong tries. Wait {seconds} seconds, then try again."),
           {{"seconds", std::to_string((wait_ms + 999) / 1000)}}},
          wait_ms};
}

/// Counts the try as wrong before it is looked at, so that pulling the plug gives no free one. A refusal when it has to
/// wait.
std::optional<SignInRefused> count_try(Vault& vault, const std::string& row, Now now) {
  Write write(vault);
  forget_old_tries(vault, now);
  Tries before = tries(vault, row);
  // A clock that was put back would make the wait endless.
  before.at = std::min(before.at, now.wall_ms);
  const std::int64_t left = before.at + wait_after(before.wrong) - now.wall_ms;
  std::optional<SignInRefused> refused;
  if (left > 0) {
    refused = wait(left);
  } else {
    before = {before.wrong + 1, now.wall_ms};
  }
  set_setting(vault, row, {{"wrong", before.wrong}, {"at", before.at}});
  write.commit();
  return refused;
}

SignInRefused wrong(const Vault& vault, const std::string& row) {
  return {{N_("The name and the passphrase do not belong together. Try again."), {}},
          wait_after(tries(vault, row).wrong)};
}

std::shared_ptr<StaffSession> signed_in(Vault& vault, const std::string& row, const std::string& name, Role role,
                                        const SecretBytes& secret, const char* kind, const std::string& body, Now now) {
  Write write(vault);
  forget_setting(vault, row);
  audit(vault, kind, body, now);
  write.commit();
  std::array<unsigned char, 32> key{};
  std::copy_n(secret.data(), key.size(), key.begin());
  auto session = std::make_shared<StaffSession>(name, role, key);
  sodium_memzero(key.data(), key.size());
  return session;
}

struct Account {
  Id id;
  std::string name;
  Role role = Role::recruiter;
  bool disabled = false;
};

std::optional<Account> account(const Vault& vault, const std::string& name) {
  Query query(vault, "SELECT id, name, role, disabled FROM staff WHERE name = ?");
  query.with(name);
  if (!query.next()) return std::nullopt;
  return Account{query.id(0), query.text(1), role_named(query.text(2)).value_or(Role::reception),
                 query.integer(3) != 0};
}

}  // namespace

std::string_view name_of(Role role) { return roles.at(static_cast<std::size_t>(role)); }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(roles.begin(), roles.end(), name);
  if (found == roles.end()) return std::nullopt;
  return static_cast<Role>(found - roles.begin());
}

struct StaffSession::Inside {
  std::string name;
  Role role;
  SecretBytes secret;
};

StaffSession::StaffSession(std::string name, Role role, std::array<unsigned char, 32> office_secret_key)
    : inside_(new Inside{std::move(name), role, SecretBytes(office_secret_key.size())}) {
  std::copy(office_secret_key.begin(), office_secret_key.end(), inside_->secret.data());
  sodium_memzero(office_secret_key.data(), office_secret_key.size());
}
StaffSession::~StaffSession() = default;
const std::string& StaffSession::name() const { return inside_->name; }
Role StaffSession::role() const { return inside_->role; }
const unsigned char* StaffSession::office_secret_key() const { return inside_->secret.data(); }

std::variant<std::shared_ptr<StaffSession>, SignInRefused> sign_in(Vault& vault, const std::string& typed,
                                                                   const std::string& passphrase, Now now) {
  const std::string name = normal_name(typed);
  const std::string row = tries_name(vault, "name:" + name);
  if (auto refused = count_try(vault, row, now)) return *std::move(refused);
  const auto found = account(vault, name);
  const bool may = found && !found->disabled;
  std::string phrase = normal_passphrase(passphrase);
  const auto secret = open_slot(vault, may ? std::optional(found->id) : std::nullopt, may, phrase);
  wipe(phrase);
  if (!secret || !may) return wrong(vault, row);
  return signed_in(vault, row, found->name, found->role, *secret, "SignedIn",
                   Record({{"staff", hex(found->id)}}).json(), now);
}

std::variant<std::shared_ptr<StaffSession>, SignInRefused> recover(Vault& vault, const std::string& typed, Now now) {
  const std::string row = tries_name(vault, "recovery");
  if (auto refused = count_try(vault, row, now)) return *std::move(refused);
  std::string phrase = normal_recovery(typed);
  const auto secret = open_slot(vault, std::nullopt, true, phrase);
  wipe(phrase);
  if (!secret) return wrong(vault, row);
  return signed_in(vault, row, "recovery", Role::administrator, *secret, "Recovered", "{}", now);
}

void check_passphrase(const std::string& passphrase) {
  if (characters(normal_passphrase(passphrase)) < shortest_passphrase) {
    throw VaultError({N_("The passphrase is too short. Choose one of at least {n} characters."),
                      {{"n", std::to_string(shortest_passphrase)}}});
  }
}

void insert_staff(Vault& vault, const std::string& typed, Role role, const std::string& passphrase,
                  const unsigned char* office_secret_key, Cost cost, const std::optional<Id>& by, Now now) {
  check_passphrase(passphrase);
  const std::string name = normal_name(typed);
  if (name.empty()) throw VaultError({N_("The account needs a name."), {}});
  if (account(vault, name))
    throw VaultError({N_("There is an account with the name {name} already. Choose another."), {{"name", name}}});
  const Id id = random_id();
  Query(vault, "INSERT INTO staff (id, name, role, wall) VALUES (?, ?, ?, ?)")
      .with(id)
      .with(name)
      .with(std::string(name_of(role)))
      .with(now.wall_ms)
      .run();
  std::string phrase = normal_passphrase(passphrase);
  add_slot(vault, id, office_secret_key, phrase, cost);
  wipe(phrase);
  Record body{{"role", std::string(name_of(role))}, {"staff", hex(id)}};
  if (by) body.set("by", hex(*by));
  audit(vault, "StaffAdded", body.json(), now);
}

void add_staff(Vault& vault, const StaffSession& by, const std::string& name, Role role, const std::string& passphrase,
               Now now) {
  if (by.role() != Role::administrator) throw VaultError({N_("Only an administrator can add an account."), {}});
  Write write(vault);
  insert_staff(vault, name, role, passphrase, by.office_secret_key(), vault_cost(vault), staff_id(vault, by.name()),
               now);
  write.commit();
}

std::vector<StaffRow> staff(const Vault& vault) {
  std::vector<StaffRow> all;
  Query query(vault, "SELECT name, role, disabled FROM staff ORDER BY wall, rowid");
  while (query.next())
    all.push_back({query.text(0), role_named(query.text(1)).value_or(Role::reception), query.integer(2) != 0});
  return all;
}

std::optional<Id> staff_id(const Vault& vault, const std::string& name) {
  const auto found = account(vault, normal_name(name));
  if (!found) return std::nullopt;
  return found->id;
}

void set_pin(Vault& vault, const std::string& pin) {
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || pin.size() < 4 || pin.size() > 12) throw VaultError({N_("The PIN needs 4 to 12 digits."), {}});
  crypto_ready();
  const Cost cost = vault_cost(vault);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), static_cast<unsigned long long>(cost.ops),
                            static_cast<std::size_t>(cost.mem), crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw VaultError(
        {N_("This computer has not enough free memory to check a passphrase. Close other programs, then try again."),
         {}});
  }
  set_setting(vault, "pin", {{"argon2id", std::string(hash.data())}});
}

bool check_pin(const Vault& vault, const std::string& pin) {
  const auto stored = setting(vault, "pin");
  if (!stored) return false;
  crypto_ready();
  return crypto_pwhash_str_verify(stored->get<std::string>("argon2id").c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace aplomb::store
