#pragma once
// What an account may do: one table, read by the store, by the commands, by the help page assets/help/roles.en.md and by the tests.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aplomb::store {

enum class Role { administrator, recruiter, hr_editor, data_officer, reception };
inline constexpr std::size_t role_count = 5;

/// "administrator", "recruiter", "hr-editor", "data-officer", "reception".
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

enum class Right {
  see_candidates,  ///< answers, figures, reasons, under a code
  open_names,      ///< who stands behind a code
  read_notes,
  write_notes,
  appoint,         ///< appointments and accommodations
  publish,         ///< banks, profiles, notices
  rescore,
  report,          ///< the technical report: sums over all sessions
  adopt_models,    ///< propose error models, and adopt those of others
  set_line,        ///< the line of a vacancy
  back_up,
  restore,
  manage_staff,    ///< make, disable and unlock accounts; give another passphrase
  erase,           ///< and retention, legal hold, restriction
  see_restricted,  ///< records that are restricted
  copy_person,     ///< everything about one person, for that person
  see_fairness     ///< voluntary answers, as tables only
};

struct RightRow {
  Right right;
  std::string_view words;  ///< what it lets somebody do, in English: "open the names behind the codes"
  std::array<bool, role_count> may;  ///< in the order of Role
};
std::span<const RightRow> rights();

bool may(Role role, Right right);

/// Throws VaultError, with a sentence that says which accounts may, unless `role` may.
void require(Role role, Right right);

/// The help page, Markdown as assets/help has it.
std::string roles_help();

}  // namespace aplomb::store
