#pragma once
// Made-up states, for pictures and tests: a bank that is handed in, as an editor who does not exist would have it before them.

#include "studio/state.h"

#include <string>
#include <vector>

namespace aplomb::studio {

/// Signed in, with this bank published and nothing changed.
State made_up_bank(const Bank& bank);

/// The first question, after a few words, a key cell and a new response were changed: there are findings.
State made_up_question(const Bank& bank);

struct MadeUp {
  std::string name;  ///< "bank", "question": the name of its picture
  State state;
};
/// Every screen of the station in every shape that looks different. The bank must have a question of three responses or more.
std::vector<MadeUp> made_up_states(const Bank& bank);

}  // namespace aplomb::studio
