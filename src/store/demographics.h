#pragma once
// Voluntary answers for fairness. The kiosk can write them and nobody but a data officer can open them; they leave in tables only, none of whose
// cells is so small that it would point at a person.

#include "store/people.h"
#include "store/sessions.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::store {

/// Category to the group that the person chose: {"sex", "female"}. Both are short ids of the questionnaire, not free text.
using VoluntaryAnswers = std::map<std::string, std::string>;

/// Ends the session and writes the answers, in one transaction: a row of a random key with a box of 512 bytes, whatever they are, so that
/// nothing in the file leads from one to the other. Without answers, or when no data officer has a key yet, the session just ends. Throws
/// VaultError like append(), and when the answers are longer than 464 bytes as JSON.
Event finish_with(Vault& vault, const Id& session, const VoluntaryAnswers& answers, Now now);

inline constexpr int smallest_cell = 5;

struct GroupRow {
  std::string group;
  int chosen = 0;
  int others = 0;
};
struct FairnessTable {
  std::string category;
  std::vector<GroupRow> rows;  ///< each cell at least smallest_cell; in order of the group's id
  int withheld = 0;            ///< groups with a smaller cell. When only one would be withheld the next smallest is too, so that nobody finds it by subtraction
};

/// The tables of all categories, opened in memory for this data officer. `chosen` says of a session whether the person was chosen; none: it does
/// not count. A row that does not open, or is the second of a session, does not count. Throws VaultError without the right or the key. Writes an
/// entry FairnessSeen.
std::vector<FairnessTable> fairness_tables(Vault& vault, const StaffSession& staff, const std::function<std::optional<bool>(const Id&)>& chosen, Now now);

/// The keys of the rows that belong to a session, for its erasure; empty without the audit key.
std::vector<Id> demographic_rows_of(const Vault& vault, const StaffSession& staff, const Id& session);

/// What a person answered, for that person's copy; none without the audit key.
std::optional<VoluntaryAnswers> voluntary_answers(const Vault& vault, const StaffSession& staff, const Id& session);

/// withheld and rows of counted groups: the rule above by itself.
FairnessTable table_of(const std::string& category, std::vector<GroupRow> groups);

}  // namespace aplomb::store
