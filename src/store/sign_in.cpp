// Signing in: wrong tries are counted before they are looked at, for names that exist and names that do not alike, so that waiting tells nobody
// which do.

#include "core/secret.h"
#include "store/audit.h"
#include "store/directory.h"
#include "store/passphrases.h"
#include "store/query.h"
#include "store/setting.h"
#include "store/staff.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace aplomb::store {
namespace {

const std::string tries_prefix = "sign-in/";
constexpr std::int64_t day_ms = 86'400'000;

/// The wrong tries after which wait_after() says: locked.
constexpr std::int64_t wrong_when_locked = 15;

std::string row_of(const Vault& vault, const std::string& who) {
  // Not the name itself: somebody may have typed a passphrase there.
  return tries_prefix + hex(Hasher(vault.id().bytes).field(who).finish()).substr(0, 32);
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
  Query(vault, "DELETE FROM setting WHERE substr(name, 1, 8) = 'sign-in/' AND json_extract(json, '$.at') < ? AND json_extract(json, '$.wrong') < ?")
      .with(now.wall_ms - day_ms)
      .with(wrong_when_locked)
      .run();
}

SignInRefused wait(std::int64_t wait_ms) {
  return {{N_("Too many wrong tries. Wait {seconds} seconds, then try again."),
           {{"seconds", std::to_string((wait_ms + 999) / 1000)}}},
          wait_ms};
}

SignInRefused is_locked() {
  return {{N_("Too many wrong tries: the account is locked. Another administrator, or the recovery sheet, unlocks it."), {}}, 0};
}

/// A refusal when it has to wait. At most `most` tries are counted.
std::optional<SignInRefused> count_try(Vault& vault, const std::string& row, std::int64_t most, Now now) {
  Write write(vault);
  forget_old_tries(vault, now);
  Tries before = tries(vault, row);
  // A clock that was put back would make the wait endless.
  before.at = std::min(before.at, now.wall_ms);
  const auto to_wait = wait_after(before.wrong);
  if (!to_wait) return is_locked();
  const std::int64_t left = before.at + *to_wait - now.wall_ms;
  std::optional<SignInRefused> refused;
  if (left > 0) {
    refused = wait(left);
  } else {
    before = {std::min(before.wrong + 1, most), now.wall_ms};
  }
  set_setting(vault, row, {{"wrong", before.wrong}, {"at", before.at}});
  write.commit();
  return refused;
}

SignInRefused wrong(const Vault& vault, const std::string& row) {
  const auto to_wait = wait_after(tries(vault, row).wrong);
  if (!to_wait) return is_locked();
  return {{N_("The name and the passphrase do not belong together. Try again."), {}}, *to_wait};
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

}  // namespace

std::string tries_row(const Vault& vault, const std::string& normal_name) { return row_of(vault, "name:" + normal_name); }

bool locked(const Vault& vault, const std::string& normal_name) { return !wait_after(tries(vault, tries_row(vault, normal_name)).wrong); }

struct StaffSession::Inside {
  std::string name;
  Role role;
  SecretBytes secret;
  std::unique_ptr<SecretBytes> audit;
  std::unique_ptr<SecretBytes> directory;
};

StaffSession::StaffSession(std::string name, Role role, std::array<unsigned char, 32> office_secret_key)
    : inside_(new Inside{std::move(name), role, SecretBytes(office_secret_key.size()), nullptr, nullptr}) {
  std::copy(office_secret_key.begin(), office_secret_key.end(), inside_->secret.data());
  sodium_memzero(office_secret_key.data(), office_secret_key.size());
}
StaffSession::~StaffSession() = default;
const std::string& StaffSession::name() const { return inside_->name; }
Role StaffSession::role() const { return inside_->role; }
const unsigned char* StaffSession::office_secret_key() const { return inside_->secret.data(); }
const unsigned char* StaffSession::audit_secret_key() const { return inside_->audit ? inside_->audit->data() : nullptr; }
void StaffSession::hold_audit_key(const unsigned char* audit_secret_key) {
  inside_->audit = std::make_unique<SecretBytes>(crypto_box_SECRETKEYBYTES);
  std::copy_n(audit_secret_key, inside_->audit->size(), inside_->audit->data());
}

const unsigned char* StaffSession::directory_key() const { return inside_->directory ? inside_->directory->data() : nullptr; }
void StaffSession::hold_directory_key(const unsigned char* directory_key) const {
  inside_->directory = std::make_unique<SecretBytes>(crypto_secretbox_KEYBYTES);
  std::copy_n(directory_key, inside_->directory->size(), inside_->directory->data());
}

std::variant<std::shared_ptr<StaffSession>, SignInRefused> sign_in(Vault& vault, const std::string& typed,
                                                                   const std::string& passphrase, Now now) {
  const std::string name = normal_name(typed);
  const std::string row = tries_row(vault, name);
  if (auto refused = count_try(vault, row, wrong_when_locked, now)) return *std::move(refused);
  const auto found = account(vault, name);
  const bool may = found && !found->disabled;
  std::string phrase = normal_passphrase(passphrase);
  const auto secret = open_slot(vault, SlotKey::office, may ? std::optional(found->id) : std::nullopt, may, phrase);
  if (!secret || !may) {
    wipe(phrase);
    if (found && locked(vault, name)) audit(vault, "SignInLocked", Record({{"staff", hex(found->id)}}).json(), now);
    return wrong(vault, row);
  }
  auto session = signed_in(vault, row, found->name, found->role, *secret, "SignedIn", Record({{"staff", hex(found->id)}}).json(), now);
  if (may_hold_audit_key(found->role)) {
    if (const auto key = open_slot(vault, SlotKey::audit, found->id, true, phrase)) session->hold_audit_key(key->data());
  }
  wipe(phrase);
  if (store::may(found->role, Right::open_names)) lock_new_identities(vault, *session, now);
  return session;
}

std::variant<std::shared_ptr<StaffSession>, SignInRefused> recover(Vault& vault, const std::string& typed, Now now) {
  const std::string row = row_of(vault, "recovery");
  if (auto refused = count_try(vault, row, wrong_when_locked - 1, now)) return *std::move(refused);
  std::string phrase = normal_recovery(typed);
  const auto secret = open_slot(vault, SlotKey::office, std::nullopt, true, phrase);
  wipe(phrase);
  if (!secret) return wrong(vault, row);
  return signed_in(vault, row, "recovery", Role::administrator, *secret, "Recovered", "{}", now);
}

}  // namespace aplomb::store
