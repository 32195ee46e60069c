#include "app/account.h"

#include "app/clock.h"
#include "app/passphrase.h"
#include "core/secret.h"

#include <stdexcept>
#include <utility>
#include <variant>

namespace aplomb::app {
namespace {

std::shared_ptr<store::StaffSession> let_in(std::variant<std::shared_ptr<store::StaffSession>, store::SignInRefused> outcome, store::Right right) {
  if (auto* refused = std::get_if<store::SignInRefused>(&outcome)) throw store::VaultError(std::move(refused->why));
  auto staff = std::get<std::shared_ptr<store::StaffSession>>(std::move(outcome));
  store::require(staff->role(), right);
  return staff;
}

}  // namespace

std::shared_ptr<store::StaffSession> signed_in(store::Vault& vault, const AsOptions& options, store::Right right) {
  std::string passphrase = read_passphrase(options.passphrase_fd, options.as);
  auto outcome = store::sign_in(vault, options.as, passphrase, now());
  wipe(passphrase);
  return let_in(std::move(outcome), right);
}

std::shared_ptr<store::StaffSession> recovered(store::Vault& vault, int passphrase_fd, store::Right right) {
  std::string phrase = read_passphrase(passphrase_fd, "the recovery sheet");
  auto outcome = store::recover(vault, phrase, now());
  wipe(phrase);
  return let_in(std::move(outcome), right);
}

std::string new_passphrase(int passphrase_fd, const std::string& account) {
  std::string first = read_passphrase(passphrase_fd, account + ", the new one");
  if (passphrase_fd >= 0) return first;
  std::string again = read_passphrase(passphrase_fd, account + ", once more");
  const bool same = first == again;
  wipe(again);
  if (same) return first;
  wipe(first);
  throw std::runtime_error("The two passphrases differ. Nothing was changed.");
}

}  // namespace aplomb::app
