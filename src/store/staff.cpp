#include "store/staff.h"

#include "core/secret.h"
#include "core/visible.h"
#include "store/audit.h"
#include "store/crypto.h"
#include "store/passphrases.h"
#include "store/query.h"
#include "store/setting.h"

#include <sodium.h>

#include <array>

namespace aplomb::store {
namespace {

Account wanted_account(const Vault& vault, const std::string& typed) {
  const std::string name = normal_name(typed);
  auto found = account(vault, name);
  if (!found) throw VaultError({N_("There is no account with the name {name}."), {{"name", name}}});
  return *std::move(found);
}

Record about(const Vault& vault, const StaffSession& by, const Id& staff) {
  Record body{{"staff", hex(staff)}};
  if (const auto id = staff_id(vault, by.name())) body.set("by", hex(*id));
  return body;
}

void slot_for(Vault& vault, SlotKey key, const Id& staff, const unsigned char* secret, const std::string& passphrase) {
  std::string phrase = normal_passphrase(passphrase);
  add_slot(vault, key, staff, secret, phrase, vault_cost(vault));
  wipe(phrase);
}

/// A data officer's way to the audit key: the one that `by` holds; a new key when nobody has one; else none.
void give_audit_key(Vault& vault, const StaffSession& by, const Id& staff, const std::string& passphrase, Now now) {
  if (by.audit_secret_key() != nullptr) return slot_for(vault, SlotKey::audit, staff, by.audit_secret_key(), passphrase);
  if (slots(vault, SlotKey::audit) > 0) return;
  Hash open;
  SecretBytes secret(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(open.bytes.data(), secret.data());
  Query(vault, "UPDATE meta SET audit_pk = ?").with(open).run();
  slot_for(vault, SlotKey::audit, staff, secret.data(), passphrase);
  Record body = about(vault, by, staff);
  body.set("public", hex(open));
  audit(vault, "AuditKeyMade", body.json(), now);
}

std::int64_t administrators(const Vault& vault) {
  Query query(vault, "SELECT count(*) FROM staff WHERE role = 'administrator' AND NOT disabled");
  return query.next() ? query.integer(0) : 0;
}

}  // namespace

bool may_hold_audit_key(Role role) { return may(role, Right::see_fairness); }

std::string normal_name(const std::string& typed) {
  const auto first = typed.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return normal_passphrase(typed.substr(first, typed.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<Account> account(const Vault& vault, const std::string& name) {
  Query query(vault, "SELECT id, name, role, disabled FROM staff WHERE name = ?");
  query.with(name);
  if (!query.next()) return std::nullopt;
  return Account{query.id(0), query.text(1), role_named(query.text(2)).value_or(Role::reception),
                 query.integer(3) != 0};
}

void check_passphrase(const std::string& passphrase, const std::string& name) {
  if (auto problem = passphrase_problem(passphrase, name)) throw VaultError(*std::move(problem));
}

void insert_staff(Vault& vault, const std::string& typed, Role role, const std::string& passphrase,
                  const unsigned char* office_secret_key, Cost cost, const std::optional<Id>& by, Now now) {
  if (!all_visible(typed)) throw VaultError({N_("The name holds characters that nobody sees. Type it anew."), {}});
  const std::string name = normal_name(typed);
  check_passphrase(passphrase, name);
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
  add_slot(vault, SlotKey::office, id, office_secret_key, phrase, cost);
  wipe(phrase);
  Record body{{"role", std::string(name_of(role))}, {"staff", hex(id)}};
  if (by) body.set("by", hex(*by));
  audit(vault, "StaffAdded", body.json(), now);
}

void add_staff(Vault& vault, const StaffSession& by, const std::string& name, Role role, const std::string& passphrase,
               Now now) {
  require(by.role(), Right::manage_staff);
  Write write(vault);
  insert_staff(vault, name, role, passphrase, by.office_secret_key(), vault_cost(vault), staff_id(vault, by.name()),
               now);
  if (may_hold_audit_key(role)) give_audit_key(vault, by, staff_id(vault, name).value(), passphrase, now);
  write.commit();
}

void disable_staff(Vault& vault, const StaffSession& by, const std::string& name, Now now) {
  require(by.role(), Right::manage_staff);
  Write write(vault);
  const Account gone = wanted_account(vault, name);
  if (gone.disabled) return;
  if (gone.role == Role::administrator && administrators(vault) == 1) {
    throw VaultError({N_("{name} is the last administrator. Make another one first."), {{"name", gone.name}}});
  }
  Query(vault, "UPDATE staff SET disabled = 1 WHERE id = ?").with(gone.id).run();
  delete_slot(vault, SlotKey::office, gone.id);
  if (slots(vault, SlotKey::audit) > 1) delete_slot(vault, SlotKey::audit, gone.id);
  audit(vault, "StaffDisabled", about(vault, by, gone.id).json(), now);
  write.commit();
}

void unlock_staff(Vault& vault, const StaffSession& by, const std::string& name, Now now) {
  require(by.role(), Right::manage_staff);
  Write write(vault);
  const Account locked_out = wanted_account(vault, name);
  forget_setting(vault, tries_row(vault, locked_out.name));
  audit(vault, "StaffUnlocked", about(vault, by, locked_out.id).json(), now);
  write.commit();
}

void reset_passphrase(Vault& vault, const StaffSession& by, const std::string& name, const std::string& passphrase, Now now) {
  require(by.role(), Right::manage_staff);
  Write write(vault);
  const Account whose = wanted_account(vault, name);
  check_passphrase(passphrase, whose.name);
  delete_slot(vault, SlotKey::office, whose.id);
  slot_for(vault, SlotKey::office, whose.id, by.office_secret_key(), passphrase);
  // The last way to the audit key stays under the old passphrase: it may come back to mind, another key would open nothing.
  if (slots(vault, SlotKey::audit) > 1) delete_slot(vault, SlotKey::audit, whose.id);
  if (may_hold_audit_key(whose.role)) give_audit_key(vault, by, whose.id, passphrase, now);
  forget_setting(vault, tries_row(vault, whose.name));
  audit(vault, "PassphraseChanged", about(vault, by, whose.id).json(), now);
  if (whose.disabled) {
    Query(vault, "UPDATE staff SET disabled = 0 WHERE id = ?").with(whose.id).run();
    audit(vault, "StaffEnabled", about(vault, by, whose.id).json(), now);
  }
  write.commit();
}

void change_passphrase(Vault& vault, const std::string& name, const std::string& old_passphrase, const std::string& passphrase, Now now) {
  auto outcome = sign_in(vault, name, old_passphrase, now);
  if (const auto* refused = std::get_if<SignInRefused>(&outcome)) throw VaultError(refused->why);
  const auto& staff = *std::get<std::shared_ptr<StaffSession>>(outcome);
  check_passphrase(passphrase, staff.name());
  Write write(vault);
  const Account whose = wanted_account(vault, staff.name());
  delete_slot(vault, SlotKey::office, whose.id);
  slot_for(vault, SlotKey::office, whose.id, staff.office_secret_key(), passphrase);
  if (staff.audit_secret_key() != nullptr) {
    delete_slot(vault, SlotKey::audit, whose.id);
    slot_for(vault, SlotKey::audit, whose.id, staff.audit_secret_key(), passphrase);
  }
  audit(vault, "PassphraseChanged", about(vault, staff, whose.id).json(), now);
  write.commit();
}

void share_audit_key(Vault& vault, const StaffSession& by, const std::string& name, const std::string& passphrase, Now now) {
  require(by.role(), Right::see_fairness);
  if (by.audit_secret_key() == nullptr) throw VaultError({N_("Your account cannot open the voluntary answers itself, so it cannot pass that on."), {}});
  const Account whose = wanted_account(vault, name);
  require(whose.role, Right::see_fairness);
  auto outcome = sign_in(vault, whose.name, passphrase, now);
  if (const auto* refused = std::get_if<SignInRefused>(&outcome)) throw VaultError(refused->why);
  Write write(vault);
  delete_slot(vault, SlotKey::audit, whose.id);
  slot_for(vault, SlotKey::audit, whose.id, by.audit_secret_key(), passphrase);
  audit(vault, "AuditKeyShared", about(vault, by, whose.id).json(), now);
  write.commit();
}

std::vector<StaffRow> staff(const Vault& vault) {
  std::vector<StaffRow> all;
  {
    Query query(vault, "SELECT name, role, disabled, EXISTS (SELECT 1 FROM keyslot WHERE key = 'audit' AND keyslot.staff = staff.id) FROM staff ORDER BY wall, rowid");
    while (query.next())
      all.push_back({query.text(0), role_named(query.text(1)).value_or(Role::reception), query.integer(2) != 0, false, query.integer(3) != 0});
  }
  for (StaffRow& row : all) row.locked = locked(vault, row.name);
  return all;
}

std::optional<Id> staff_id(const Vault& vault, const std::string& name) {
  const auto found = account(vault, normal_name(name));
  if (!found) return std::nullopt;
  return found->id;
}

}  // namespace aplomb::store
