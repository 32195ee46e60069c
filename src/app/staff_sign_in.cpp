#include "app/staff_sign_in.h"

#include "app/clock.h"
#include "app/kiosk_process.h"
#include "app/passphrase.h"

#include <algorithm>
#include <cstdio>
#include <variant>

namespace aplomb::app {
namespace {

std::string with_article(store::Role role) {
  switch (role) {
    case store::Role::administrator: return "an administrator";
    case store::Role::recruiter: return "a recruiter";
    case store::Role::hr_editor: return "an HR editor";
    case store::Role::data_officer: return "the data officer";
    case store::Role::reception: return "reception";
  }
  return {};
}

}  // namespace

std::shared_ptr<store::StaffSession> signed_in(store::Vault& vault, const std::string& as, int passphrase_fd,
                                               std::initializer_list<store::Role> roles, const std::string& what) {
  harden_process();
  auto outcome = store::sign_in(vault, as, read_passphrase(passphrase_fd, as), now());
  if (const auto* refused = std::get_if<store::SignInRefused>(&outcome)) {
    std::fprintf(stderr, "aplomb: %s\n", english(refused->why).c_str());
    return nullptr;
  }
  auto staff = std::get<std::shared_ptr<store::StaffSession>>(std::move(outcome));
  if (std::find(roles.begin(), roles.end(), staff->role()) != roles.end()) return staff;
  std::string allowed;
  for (const store::Role role : roles) allowed += (allowed.empty() ? "" : " or ") + with_article(role);
  std::fprintf(stderr, "aplomb: only %s %s. Please sign in with such an account.\n", allowed.c_str(), what.c_str());
  return nullptr;
}

}  // namespace aplomb::app
