#include "app/account.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/passphrase.h"
#include "core/secret.h"
#include "store/record.h"

#include <cstdio>
#include <stdexcept>
#include <string>

namespace aplomb::app {
namespace {

constexpr store::Right right = store::Right::manage_staff;

std::shared_ptr<store::StaffSession> administrator(store::Vault& vault, const StaffAccountOptions& options) {
  if (options.recovery) return recovered(vault, options.passphrase_fd, right);
  return signed_in(vault, options, right);
}

store::Vault opened(const StaffAccountOptions& options) { return {options.vault, store::Station::command, "aplomb staff", now()}; }

}  // namespace

int staff_add(const StaffAccountOptions& options) {
  harden_process();
  const auto role = store::role_named(options.role);
  if (!role) throw std::runtime_error("There is no role '" + options.role + "': administrator, recruiter, hr-editor, data-officer or reception.");
  store::Vault vault = opened(options);
  const auto by = administrator(vault, options);
  std::string passphrase = new_passphrase(options.passphrase_fd, options.name);
  store::add_staff(vault, *by, options.name, *role, passphrase, now());
  wipe(passphrase);
  std::printf("%s can sign in as %s.\n", options.name.c_str(), options.role.c_str());
  return 0;
}

int staff_list(const StaffAccountOptions& options) {
  harden_process();
  store::Vault vault = opened(options);
  (void)administrator(vault, options);
  for (const store::StaffRow& row : store::staff(vault)) {
    const std::string role(store::name_of(row.role));
    if (options.json) {
      std::printf("%s\n", store::Record({{"name", row.name}, {"role", role}, {"disabled", row.disabled}, {"locked", row.locked}, {"audit_key", row.audit_key}}).json().c_str());
    } else {
      std::printf("%-24s %-14s%s%s%s\n", row.name.c_str(), role.c_str(), row.disabled ? " closed" : "", row.locked ? " locked" : "",
                  row.role == store::Role::data_officer && !row.audit_key ? " cannot open the voluntary answers" : "");
    }
  }
  return 0;
}

int staff_disable(const StaffAccountOptions& options) {
  harden_process();
  store::Vault vault = opened(options);
  store::disable_staff(vault, *administrator(vault, options), options.name, now());
  std::printf("%s can no longer sign in.\n", options.name.c_str());
  return 0;
}

int staff_unlock(const StaffAccountOptions& options) {
  harden_process();
  store::Vault vault = opened(options);
  store::unlock_staff(vault, *administrator(vault, options), options.name, now());
  std::printf("%s can try again.\n", options.name.c_str());
  return 0;
}

int staff_passphrase(const StaffAccountOptions& options) {
  harden_process();
  store::Vault vault = opened(options);
  const bool own = !options.recovery && options.name == options.as;
  if (own) {
    std::string old = read_passphrase(options.passphrase_fd, options.as);
    std::string passphrase = new_passphrase(options.passphrase_fd, options.name);
    store::change_passphrase(vault, options.name, old, passphrase, now());
    wipe(old);
    wipe(passphrase);
  } else {
    const auto by = administrator(vault, options);
    std::string passphrase = new_passphrase(options.passphrase_fd, options.name);
    store::reset_passphrase(vault, *by, options.name, passphrase, now());
    wipe(passphrase);
  }
  std::printf("%s has another passphrase.\n", options.name.c_str());
  return 0;
}

int staff_share(const StaffAccountOptions& options) {
  harden_process();
  store::Vault vault = opened(options);
  const auto by = signed_in(vault, options, store::Right::see_fairness);
  std::string theirs = read_passphrase(options.passphrase_fd, options.name);
  store::share_audit_key(vault, *by, options.name, theirs, now());
  wipe(theirs);
  std::printf("%s can open the voluntary answers.\n", options.name.c_str());
  return 0;
}

}  // namespace aplomb::app
