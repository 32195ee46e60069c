#pragma once
// The directory key: names are sealed to the office key when they are entered, which takes some 40 us to open. At sign-in new ones are locked anew under
// this symmetric key, which takes less than one, so that a list of ten thousand names opens while nobody waits. It lies in `setting`, sealed
// to the office key.

#include "store/people.h"

namespace aplomb::store {

/// Locks every identity that is still sealed to the office key under the directory key, which it makes when there is none. What does not open is
/// left as it is. How many it locked.
int lock_new_identities(Vault& vault, const StaffSession& staff, Now now);

/// The directory key, opened with the office key once per session; nullptr when there is none or it does not open.
const unsigned char* directory_key(const Vault& vault, const StaffSession& staff);

}  // namespace aplomb::store
