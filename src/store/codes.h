#pragma once
// Codes of sessions and appointments.

#include "store/vault.h"

#include <string>

namespace aplomb::store {

/// Eight digits with their check digit, the first of them not zero, that no session and no appointment of this vault
/// has.
std::string fresh_code(const Vault& vault);

}  // namespace aplomb::store
