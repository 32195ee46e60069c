#pragma once
// Which published documents are the current ones: rows 'current/…' of the settings.

#include "core/id.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <vector>

namespace aplomb::store {

/// The current forms of a family, and the bank they were made from.
struct CurrentForms {
  Hash bank;
  std::vector<Hash> forms;
};
std::optional<CurrentForms> current_family(const Vault& vault, std::string_view family);

}  // namespace aplomb::store
