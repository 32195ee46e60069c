#pragma once
// The bytes of identity.sealed and note.sealed: the first says how the rest is sealed.

#include "store/people.h"
#include "store/seal.h"

#include <memory>
#include <string>

namespace aplomb::store {

inline constexpr unsigned char sealed_to_office = 1;
inline constexpr unsigned char locked_in_directory = 2;

/// The text, padded and sealed to the office key, after its first byte.
Bytes office_box(const Vault& vault, std::string_view text);

/// What is inside, with white space after it; nullptr when it does not open.
std::unique_ptr<SecretBytes> open_box(const Vault& vault, const StaffSession& staff, std::string_view box);

}  // namespace aplomb::store
