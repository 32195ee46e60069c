#pragma once
// What staff note about a candidate: sealed to the office key like a name, read by the roles of the table only.

#include "store/people.h"

#include <string>
#include <vector>

namespace aplomb::store {

struct Note {
  std::int64_t n = 0;        ///< 1, 2, 3 … within the session
  std::string by;            ///< the account's name at that time
  std::int64_t wall_ms = 0;
  std::string text;
};

/// Throws VaultError when `staff` may not, the session is not there or is erased, or the text is empty or longer than 8000 bytes.
void add_note(Vault& vault, const StaffSession& staff, const Id& session, const std::string& text, Now now);

/// Oldest first. Throws VaultError when `staff` may not, or one does not open.
std::vector<Note> notes(const Vault& vault, const StaffSession& staff, const Id& session);

}  // namespace aplomb::store
