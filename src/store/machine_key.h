#pragma once
// The machine's own key (Ed25519). It signs the audit chain's head, so that whoever has its public half can tell a log that this machine wrote
// from one that was rewritten elsewhere.
//
// The secret half lies beside the vault, "office.aplomb.machine-key", 32 bytes, mode 0600, and not in it: a copy of the vault, a backup or a
// bundle then carries no key. No TPM is assumed: many small machines have none, and a key that a kiosk may use at any time without a person is
// worth no more inside one. Whoever can read both files can write a log of his own; README.md says so and `verify` prints it.

#include "core/id.h"
#include "store/vault.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>

namespace aplomb::store {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

std::filesystem::path machine_key_of(const std::filesystem::path& vault);

/// The public half that the vault names; none before the first start that needed one.
std::optional<PublicKey> machine_public_key(const Vault& vault);

/// Inside the caller's transaction: sees to it that the machine has a key and that the vault names it, with an entry MachineKey when it is a new
/// one (at first need, and when the vault came here from another machine). False when the file beside the vault can be neither read nor made:
/// then nothing is signed, which `verify` counts, and the candidate's work goes on.
bool machine_key_ready(Vault& vault, Now now);

/// Signs entry `seq` with hash `head` as the chain's head, after machine_key_ready().
void sign_checkpoint(Vault& vault, std::int64_t seq, const Hash& head);

/// Whether `signature` is that of `key` over the head of the vault with this id. The signed bytes: "aplomb checkpoint 1", the vault's id, seq
/// (eight bytes, little-endian), the hash.
bool checkpoint_holds(const PublicKey& key, const Id& vault, std::int64_t seq, const Hash& head, const Signature& signature);

}  // namespace aplomb::store
