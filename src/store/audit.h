#pragma once
// The audit log's chain: each entry's hash covers the one before. Bodies hold ids, never names or answers.
//
// An entry's hash: BLAKE2b-256 over prev (32 bytes), seq, run (16 bytes), wall, kind, body. Integers are eight bytes,
// little-endian; texts follow their length.

#include "store/vault.h"

#include <cstdint>
#include <optional>
#include <string>

namespace aplomb::store {

/// The hash of an entry, see above.
Hash entry_hash(const Hash& prev, std::int64_t seq, const Id& run, std::int64_t wall, const std::string& kind, const std::string& body);

/// Appends {kind, body} to the chain inside the caller's transaction (in one of its own when there is none), and signs the head when the
/// catalogue says so of this kind. `body` is canonical JSON. Throws std::logic_error when audit_catalogue.h does not declare the kind or a field.
void audit(Vault& vault, const std::string& kind, const std::string& body, Now now);

/// Walks the chain; empty when whole, else the sequence number of the first broken link.
std::optional<std::int64_t> first_broken_link(const Vault& vault);

/// What SessionClosed and SessionChained record, see session_proof.h.
std::optional<Hash> session_hash(const Vault& vault, const Id& session, std::int64_t up_to_seq);

}  // namespace aplomb::store
