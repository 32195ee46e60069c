#pragma once
// The hashes by which the audit chain holds a session: BLAKE2b-256 keyed with the session's 32-byte salt, so that a chain from which a session
// was erased tells nothing about it. They read a plain connection, because `verify` works on a copy without opening a vault.
//
// Encoding as in audit.h: integers are eight bytes, little-endian; texts and byte strings of varying length follow their length.

#include "core/id.h"
#include "store/vault.h"

#include <cstdint>
#include <optional>

namespace aplomb::store {

/// Of the session's row: id, code, vacancy, role, profile, seed, trial, opened. What changes later (form, state) is said by its events.
/// None when the salt is gone (erased) or there is no such session; so below.
std::optional<Hash> session_row_hash(SQLite::Database& db, const Id& session);

/// Of its event rows up to `up_to_seq`, each as seq, run, mono_ms, wall_ms, kind, payload.
std::optional<Hash> session_hash(SQLite::Database& db, const Id& session, std::int64_t up_to_seq);

/// Of its result against this profile: session, form, profile, 1 and the error model or 0, bytes. None also without such a result.
std::optional<Hash> result_hash(SQLite::Database& db, const Id& session, const Hash& profile);

/// Writes the entry SessionOpened about a row that was just made, or came from a file of format 1. Inside the caller's transaction.
void chain_session_row(Vault& vault, const Id& session, Now now);

/// Writes the entry ResultStored about the result that was just written. Inside the caller's transaction. Its time is that of the entry before it: a
/// result is made by the machine right after what called for it. It does not look for an earlier entry, which would read the whole log each time.
void chain_result(Vault& vault, const Id& session, const Hash& profile);

/// Takes the sessions and results of a file of an older format, which have no entry, into the chain. How many entries it wrote.
int chain_what_is_not(Vault& vault, Now now);

}  // namespace aplomb::store
