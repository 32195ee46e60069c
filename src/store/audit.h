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

/// Appends {kind, body} to the chain inside the caller's transaction (in one of its own when there is none). `body` is
/// canonical JSON.
void audit(Vault& vault, const std::string& kind, const std::string& body, Now now);

/// Walks the chain; empty when whole, else the sequence number of the first broken link.
std::optional<std::int64_t> first_broken_link(const Vault& vault);

/// What SessionClosed and SessionChained record: BLAKE2b-256 keyed with the session's salt over its event rows up to
/// `up_to_seq`, each as seq, run, mono_ms, wall_ms, kind, payload in the encoding above. None when the salt is gone
/// (erased) or there is no such session.
std::optional<Hash> session_hash(const Vault& vault, const Id& session, std::int64_t up_to_seq);

}  // namespace aplomb::store
