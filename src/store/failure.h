#pragma once
// What SQLite says, in words a receptionist can act on.

#include "store/vault.h"

#include <SQLiteCpp/Exception.h>

namespace aplomb::store {

/// Throws the VaultError that says what happened to `file` and what to do.
[[noreturn]] void throw_as_vault_error(const SQLite::Exception& exception, const std::filesystem::path& file);

/// What `act` returns; what SQLite says on the way becomes a VaultError. For those few who ask it without a Query.
template <class Act>
auto in_plain_words(const std::filesystem::path& file, const Act& act) {
  try {
    return act();
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

/// Throws the SQLite::Exception of a call of SQLite that returned `code`, unless that is SQLITE_OK.
void check_code(int code);

/// The same sentences for what is found before SQLite is asked.
VaultError cannot_write(const std::filesystem::path& file);
VaultError not_a_vault(const std::filesystem::path& file);
VaultError damaged(const std::filesystem::path& file);
DiskFull disk_full(const std::filesystem::path& file);
VaultError medium_unfit(const std::filesystem::path& file);
/// Text that is not UTF-8, a number out of bounds: what has no canonical JSON.
VaultError cannot_store(const std::string& why);

}  // namespace aplomb::store
