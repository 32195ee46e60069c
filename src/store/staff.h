#pragma once
// Accounts, for what makes vaults (vault.cpp). The public face is people.h.

#include "store/keys.h"
#include "store/people.h"

#include <optional>
#include <string>

namespace aplomb::store {

/// Throws VaultError with what passphrase_problem() says.
void check_passphrase(const std::string& passphrase, const std::string& name);

/// The name as accounts are found by it: NFC, without spaces around it.
std::string normal_name(const std::string& typed);

struct Account {
  Id id;
  std::string name;
  Role role = Role::recruiter;
  bool disabled = false;
};
std::optional<Account> account(const Vault& vault, const std::string& normal_name);

/// The row of `setting` that counts the wrong tries of a name (or of whatever was typed as one).
std::string tries_row(const Vault& vault, const std::string& normal_name);
bool locked(const Vault& vault, const std::string& normal_name);

/// Whether an account of this role may have a way to the audit key.
bool may_hold_audit_key(Role role);

/// The account, its key slot and its audit entry, inside the caller's transaction.
void insert_staff(Vault& vault, const std::string& name, Role role, const std::string& passphrase,
                  const unsigned char* office_secret_key, Cost cost, const std::optional<Id>& by, Now now);

}  // namespace aplomb::store
