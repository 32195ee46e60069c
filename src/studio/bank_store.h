#pragma once
// The bank's way into the vault and out of it: what the station's effects do.

#include "studio/flow.h"
#include "store/vault.h"

#include <optional>
#include <string>

namespace aplomb::studio {

/// The bank of this id (empty: the first there is): its draft's latest revision when there is one, else the published bank.
BankLoaded load_bank(store::Vault& vault, const std::string& id);

/// Appends a revision. Throws VaultError when the draft's latest revision is not effect.parent: somebody else has saved meanwhile, and
/// their words must not be covered unseen.
RevisionSaved save_revision(store::Vault& vault, const SaveRevision& effect, const std::string& staff, store::Now now);

/// Saves the bank as a revision and publishes it with one form of all its questions, whole or not at all. Throws like save_revision, and as
/// store::publish_draft does.
BankPublished publish_bank(store::Vault& vault, const PublishBank& effect, const std::string& staff, store::Now now);

}  // namespace aplomb::studio
