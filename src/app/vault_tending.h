#pragma once
// What the kiosk does for its vault while nobody needs it: on the idle welcome screen, soon after each start (it starts anew after every session)
// and once a day.

#include "store/vault.h"

#include <optional>

namespace aplomb::app {

struct Tended {
  int erased = 0;          ///< records that were over their time
  bool backed_up = false;
  Message backup;          ///< when the last backup beside the vault was made, or that there is none: for staff
  std::optional<Message> trouble;  ///< the first thing that could not be done
};

/// Erases what is over its time, once a day; takes a pending erasure out of the file where nobody else has it open; makes a backup beside the vault
/// when a session has ended since the last one. One that fails does not keep the others from being tried. Never throws.
Tended tend(store::Vault& vault, store::Now now);

}  // namespace aplomb::app
