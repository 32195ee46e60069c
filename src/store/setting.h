#pragma once
// The table `setting`: one flat JSON object under each name.

#include "store/record.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <vector>

namespace aplomb::store {

/// Throws VaultError when what is stored is not such an object.
std::optional<Record> setting(const Vault& vault, const std::string& name);
void set_setting(Vault& vault, const std::string& name, const Record& value);
void forget_setting(Vault& vault, const std::string& name);
/// The names that begin with `prefix`, without it, in order.
std::vector<std::string> settings_below(const Vault& vault, const std::string& prefix);

}  // namespace aplomb::store
