#pragma once
// The kiosk can write what it cannot read: names are sealed to the office's public key the moment they are entered.

#include "store/roles.h"
#include "store/vault.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::store {

/// Seals what a person entered to the office key, in a row of its own; entered again, the last one counts. What nobody sees in it (core/visible.h)
/// is left out: a person may have pasted it unknowing, and it would turn the words beside it. Throws VaultError on text that is not UTF-8.
struct Identity {
  std::string name;
};
void seal_identity(Vault& vault, const Id& session, const Identity& identity);

/// A member of staff who has signed in. Holds the office's secret key, and a data officer's the audit key, in memory that is locked and wiped at
/// the end.
class StaffSession {
 public:
  StaffSession(std::string name, Role role, std::array<unsigned char, 32> office_secret_key);
  ~StaffSession();
  StaffSession(const StaffSession&) = delete;
  StaffSession& operator=(const StaffSession&) = delete;
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] Role role() const;
  [[nodiscard]] const unsigned char* office_secret_key() const;
  /// nullptr but for a data officer who was given it.
  [[nodiscard]] const unsigned char* audit_secret_key() const;
  void hold_audit_key(const unsigned char* audit_secret_key);
  /// nullptr until directory.h has opened it; a cache, so that the session stays const for its readers.
  [[nodiscard]] const unsigned char* directory_key() const;
  void hold_directory_key(const unsigned char* directory_key) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

struct SignInRefused {
  Message why;
  std::int64_t wait_ms = 0;  ///< how long until the next try is looked at; 0 = at once
};
/// Checks the passphrase (Argon2id, off the stored cost) and unlocks the office key. Wrong name and wrong passphrase
/// are told apart to nobody. After five wrong tries in a row the account waits, after fifteen it is locked (passphrases.h has the table; kept in
/// the vault).
std::variant<std::shared_ptr<StaffSession>, SignInRefused> sign_in(Vault& vault, const std::string& name,
                                                                   const std::string& passphrase, Now now);

/// What follows throws VaultError when `by` has not the right, or when there is no such account. Whoever signed in with the recovery sheet may do
/// what an administrator may.

/// A new account. Throws also on a name in use and on a passphrase with a problem (passphrases.h). A data officer's gets the audit key when
/// `by` holds it; the first one's makes it.
void add_staff(Vault& vault, const StaffSession& by, const std::string& name, Role role, const std::string& passphrase,
               Now now);
/// The account can no longer sign in, and its way to the office key is deleted. Throws also when it is the last administrator's. The last way to
/// the audit key is kept, because nobody could make another.
void disable_staff(Vault& vault, const StaffSession& by, const std::string& name, Now now);
/// Lets an account try again that waits or is locked after wrong tries.
void unlock_staff(Vault& vault, const StaffSession& by, const std::string& name, Now now);
/// Another passphrase for somebody who has forgotten it; a disabled account can sign in again. A data officer's way to the audit key goes with the
/// old passphrase: share_audit_key() gives it back.
void reset_passphrase(Vault& vault, const StaffSession& by, const std::string& name, const std::string& passphrase, Now now);
/// One's own, when the old one is right; tries count as at sign-in. Throws VaultError with the refusal's sentence.
void change_passphrase(Vault& vault, const std::string& name, const std::string& old_passphrase, const std::string& passphrase, Now now);
/// A data officer gives another one, whose passphrase is at hand, the audit key.
void share_audit_key(Vault& vault, const StaffSession& by, const std::string& name, const std::string& passphrase, Now now);

struct StaffRow {
  std::string name;
  Role role = Role::recruiter;
  bool disabled = false;
  bool locked = false;     ///< after wrong tries, until somebody unlocks it
  bool audit_key = false;  ///< has a way to the audit key
};
std::vector<StaffRow> staff(const Vault& vault);
/// Of the account with this name. The audit log names people by it.
std::optional<Id> staff_id(const Vault& vault, const std::string& name);

/// Unlocks the office key with the phrase of the recovery sheet, as an administrator without an account, who can add
/// one. Waits like sign_in after wrong tries, and is never locked: 160 random bits are not guessed.
std::variant<std::shared_ptr<StaffSession>, SignInRefused> recover(Vault& vault, const std::string& phrase, Now now);

/// The identity of a session, opened with the office key; none when nothing was entered. Throws VaultError when it does
/// not open, and when `staff` may not open names.
std::optional<Identity> open_identity(const Vault& vault, const StaffSession& staff, const Id& session);

/// The PIN that leaves the kiosk and closes an abandoned session, 4 to 12 digits (VaultError otherwise); kept as an
/// Argon2id hash. check_pin is false while none is set.
void set_pin(Vault& vault, const std::string& pin);
bool check_pin(const Vault& vault, const std::string& pin);

}  // namespace aplomb::store
