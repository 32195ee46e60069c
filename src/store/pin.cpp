// The PIN that leaves the kiosk.

#include "store/crypto.h"
#include "store/keys.h"
#include "store/people.h"
#include "store/setting.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace aplomb::store {

void set_pin(Vault& vault, const std::string& pin) {
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || pin.size() < 4 || pin.size() > 12) throw VaultError({N_("The PIN needs 4 to 12 digits."), {}});
  crypto_ready();
  const Cost cost = vault_cost(vault);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), static_cast<unsigned long long>(cost.ops),
                            static_cast<std::size_t>(cost.mem), crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw VaultError(
        {N_("This computer has not enough free memory to check a passphrase. Close other programs, then try again."),
         {}});
  }
  set_setting(vault, "pin", {{"argon2id", std::string(hash.data())}});
}

bool check_pin(const Vault& vault, const std::string& pin) {
  const auto stored = setting(vault, "pin");
  if (!stored) return false;
  crypto_ready();
  return crypto_pwhash_str_verify(stored->get<std::string>("argon2id").c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace aplomb::store
