#pragma once
// Accounts, for what makes vaults (vault.cpp). The public face is people.h.

#include "store/keys.h"
#include "store/people.h"

#include <optional>
#include <string>

namespace aplomb::store {

/// Throws VaultError when it has less than eight characters.
void check_passphrase(const std::string& passphrase);

/// The account, its key slot and its audit entry, inside the caller's transaction.
void insert_staff(Vault& vault, const std::string& name, Role role, const std::string& passphrase,
                  const unsigned char* office_secret_key, Cost cost, const std::optional<Id>& by, Now now);

}  // namespace aplomb::store
