#pragma once
// Who a command acts for: an account of the vault and what it may do.

#include "store/people.h"

#include <filesystem>
#include <memory>
#include <string>

namespace aplomb::app {

/// What every command that touches people takes.
struct AsOptions {
  std::filesystem::path vault;
  std::string as;          ///< the account's name
  int passphrase_fd = -1;  ///< where its passphrase is read from; -1: the terminal
  bool json = false;
};

/// Signs in with the passphrase from the file descriptor or the terminal. Throws store::VaultError with the sentence of a refusal, and when the
/// account has not this right.
std::shared_ptr<store::StaffSession> signed_in(store::Vault& vault, const AsOptions& options, store::Right right);

/// The same with the phrase of the recovery sheet, which may do what an administrator may.
std::shared_ptr<store::StaffSession> recovered(store::Vault& vault, int passphrase_fd, store::Right right);

/// A new passphrase: a line of the file descriptor, or twice the same from the terminal. Throws std::runtime_error when the two differ.
std::string new_passphrase(int passphrase_fd, const std::string& account);

}  // namespace aplomb::app
