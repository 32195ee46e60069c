#include "store/roles.h"

#include "store/vault.h"

#include <algorithm>

namespace aplomb::store {
namespace {

constexpr std::array<std::string_view, role_count> names{"administrator", "recruiter", "hr-editor", "data-officer", "reception"};

constexpr bool yes = true;
constexpr bool no = false;

// Each account gets the least that its work needs. An administrator keeps the machine and the accounts; who erases is somebody else; who decides
// about a candidate never sees the voluntary answers.
constexpr std::array table{
    //                                                                                                   admin  recr.  HR   data  reception
    RightRow{Right::see_candidates, "see candidates' answers and figures under their codes",             {yes,  yes,   no,  no,   no}},
    RightRow{Right::open_names,     "open the names behind the codes",                                   {yes,  yes,   no,  yes,  no}},
    RightRow{Right::read_notes,     "read the notes about a candidate",                                  {no,   yes,   no,  yes,  no}},
    RightRow{Right::write_notes,    "write a note about a candidate",                                    {no,   yes,   no,  no,   no}},
    RightRow{Right::appoint,        "make appointments and accommodations",                              {yes,  yes,   no,  no,   yes}},
    RightRow{Right::publish,        "publish questions, profiles and the notice",                        {yes,  no,    yes, no,   no}},
    RightRow{Right::rescore,        "make all results anew",                                             {yes,  no,    no,  no,   no}},
    RightRow{Right::report,         "make the technical report",                                         {yes,  no,    yes, yes,  no}},
    RightRow{Right::adopt_models,   "propose error models and adopt those that others proposed",         {yes,  no,    yes, no,   no}},
    RightRow{Right::set_line,       "set or remove the line of a vacancy",                               {yes,  no,    no,  no,   no}},
    RightRow{Right::back_up,        "make a backup",                                                     {yes,  no,    no,  yes,  no}},
    RightRow{Right::restore,        "restore a backup",                                                  {yes,  no,    no,  no,   no}},
    RightRow{Right::manage_staff,   "make, disable and unlock accounts and give another passphrase",     {yes,  no,    no,  no,   no}},
    RightRow{Right::erase,          "erase, hold and restrict records and set how long they are kept",   {no,   no,    no,  yes,  no}},
    RightRow{Right::see_restricted, "see records that are restricted",                                   {no,   no,    no,  yes,  no}},
    RightRow{Right::copy_person,    "make the copy of everything about a person",                        {no,   no,    no,  yes,  no}},
    RightRow{Right::see_fairness,   "see the tables made from voluntary answers",                        {no,   no,    no,  yes,  no}},
};

}  // namespace

std::string_view name_of(Role role) { return names.at(static_cast<std::size_t>(role)); }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Role>(found - names.begin());
}

std::span<const RightRow> rights() { return table; }

bool may(Role role, Right right) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const RightRow& entry) { return entry.right == right; });
  return row != table.end() && row->may.at(static_cast<std::size_t>(role));
}

void require(Role role, Right right) {
  if (may(role, right)) return;
  std::string who;
  for (std::size_t i = 0; i < role_count; ++i) {
    if (!may(static_cast<Role>(i), right)) continue;
    who += (who.empty() ? "" : ", ") + std::string(names.at(i));
  }
  const auto row = std::find_if(table.begin(), table.end(), [&](const RightRow& entry) { return entry.right == right; });
  throw VaultError({N_("Your account may not {what}. Ask for an account of this kind: {who}."), {{"what", std::string(row->words)}, {"who", who}}});
}

std::string roles_help() {
  std::string page =
      "# Accounts and what they may do\n\n"
      "Everybody has an account of their own, with a passphrase that nobody else knows. What is not listed here, an account may not do: neither\n"
      "on a screen nor with a command.\n";
  for (std::size_t i = 0; i < role_count; ++i) {
    page += "\n## " + std::string(names.at(i)) + "\n\n";
    for (const RightRow& row : table) {
      if (row.may.at(i)) page += "- " + std::string(row.words) + "\n";
    }
  }
  return page;
}

}  // namespace aplomb::store
