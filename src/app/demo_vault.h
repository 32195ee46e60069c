#pragma once
// A throw-away office: the shipped bank and profile, two vacancies, appointments, accounts and simulated candidates.

#include "app/commands.h"
#include "store/vault.h"

#include <string>
#include <vector>

namespace aplomb::app {

struct DemoAccount {
  std::string name;
  std::string role;
};

/// What the demo tells whoever tries it.
struct DemoVault {
  std::vector<DemoAccount> accounts;
  std::string passphrase;
  std::string pin;
  std::vector<std::string> codes;  ///< appointments that are still open
};

/// Makes the vault at `file` (which must not exist). `options.candidates` people who answer with skill between guessing and knowing, the same
/// ones for the same seed. Throws store::VaultError, or std::runtime_error when the shipped bank cannot be read.
DemoVault make_demo_vault(const std::filesystem::path& file, const DemoOptions& options, store::Now now);

/// What make_demo_vault would answer for a vault that it made before.
DemoVault describe_demo_vault(const std::filesystem::path& file, store::Now now);

}  // namespace aplomb::app
