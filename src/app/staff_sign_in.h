#pragma once
// The account that a command acts for.

#include "store/people.h"
#include "store/vault.h"

#include <initializer_list>
#include <memory>
#include <string>

namespace aplomb::app {

/// Asks for the passphrase (app/passphrase.h) and signs in. Null, after saying why on stderr, when the sign-in is refused or the account has
/// none of these roles; `what` ends the sentence "only an administrator or an HR editor …". Hardens the process first: a passphrase passes
/// through its memory.
std::shared_ptr<store::StaffSession> signed_in(store::Vault& vault, const std::string& as, int passphrase_fd,
                                               std::initializer_list<store::Role> roles, const std::string& what);

}  // namespace aplomb::app
