#pragma once
// The table `setting`: one JSON value under each name.

#include "store/vault.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aplomb::store {

/// Throws VaultError when the stored text is not JSON.
std::optional<nlohmann::json> setting(const Vault& vault, const std::string& name);
void set_setting(Vault& vault, const std::string& name, const nlohmann::json& value);
void forget_setting(Vault& vault, const std::string& name);
/// The names that begin with `prefix`, without it, in order.
std::vector<std::string> settings_below(const Vault& vault, const std::string& prefix);

}  // namespace aplomb::store
