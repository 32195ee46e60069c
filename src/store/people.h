#pragma once
// The kiosk can write what it cannot read: names are sealed to the office's public key the moment they are entered.

#include "store/vault.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::store {

/// Seals what a person entered to the office key, in a row of its own; entered again, the last one counts.
struct Identity {
  std::string name;
};
void seal_identity(Vault& vault, const Id& session, const Identity& identity);

enum class Role { administrator, recruiter, hr_editor, data_officer, reception };
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

/// A member of staff who has signed in. Holds the office's secret key in memory that is locked and wiped at the end.
class StaffSession {
 public:
  StaffSession(std::string name, Role role, std::array<unsigned char, 32> office_secret_key);
  ~StaffSession();
  StaffSession(const StaffSession&) = delete;
  StaffSession& operator=(const StaffSession&) = delete;
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] Role role() const;
  [[nodiscard]] const unsigned char* office_secret_key() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

struct SignInRefused {
  Message why;
  std::int64_t wait_ms = 0;  ///< how long until the next try is looked at; 0 = at once
};
/// Checks the passphrase (Argon2id, off the stored cost) and unlocks the office key. Wrong name and wrong passphrase
/// are told apart to nobody. Five wrong tries in a row make the account wait 15 s, doubling with each further one (kept
/// in the vault).
std::variant<std::shared_ptr<StaffSession>, SignInRefused> sign_in(Vault& vault, const std::string& name,
                                                                   const std::string& passphrase, Now now);

/// A new account; its key slot needs an administrator, who holds the office key. Throws VaultError on a name in use, a
/// short passphrase, or when `by` is no administrator.
void add_staff(Vault& vault, const StaffSession& by, const std::string& name, Role role, const std::string& passphrase,
               Now now);
struct StaffRow {
  std::string name;
  Role role = Role::recruiter;
  bool disabled = false;
};
std::vector<StaffRow> staff(const Vault& vault);
/// Of the account with this name. The audit log names people by it.
std::optional<Id> staff_id(const Vault& vault, const std::string& name);

/// Unlocks the office key with the phrase of the recovery sheet, as an administrator without an account, who can add
/// one. Waits like sign_in after wrong tries.
std::variant<std::shared_ptr<StaffSession>, SignInRefused> recover(Vault& vault, const std::string& phrase, Now now);

/// The identity of a session, opened with the office key; none when nothing was entered. Throws VaultError when it does
/// not open.
std::optional<Identity> open_identity(const Vault& vault, const StaffSession& staff, const Id& session);

/// The PIN that leaves the kiosk and closes an abandoned session, 4 to 12 digits (VaultError otherwise); kept as an
/// Argon2id hash. check_pin is false while none is set.
void set_pin(Vault& vault, const std::string& pin);
bool check_pin(const Vault& vault, const std::string& pin);

}  // namespace aplomb::store
