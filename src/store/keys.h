#pragma once
// The office's key pair and its slots: a secretbox of the secret key under Argon2id(passphrase, salt).

#include "core/id.h"
#include "store/crypto.h"
#include "store/vault.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace aplomb::store {

/// Argon2id's work: passes and bytes of memory.
struct Cost {
  std::int64_t ops = 0;
  std::int64_t mem = 0;
};
Cost cost_of(NewVault::Cost cost);
/// What this vault was made with: the recovery sheet's slot says it.
Cost vault_cost(const Vault& vault);

/// What is hashed for a passphrase as typed: NFC, because keyboards differ in how they write an accent.
std::string normal_passphrase(const std::string& typed);
/// What is hashed for a recovery phrase as typed: Crockford's base 32 reads O as 0, I and L as 1; spaces and dashes do
/// not count.
std::string normal_recovery(const std::string& typed);
/// Eight groups of four characters of Crockford's base 32: 160 random bits, no words, nothing to mistake by eye.
std::string new_recovery_phrase();

/// Which secret a slot holds.
enum class SlotKey { office, audit };

/// Makes a slot for the secret half of a key. No staff: the recovery sheet's.
void add_slot(Vault& vault, SlotKey key, const std::optional<Id>& staff, const unsigned char* secret_key,
              const std::string& phrase, Cost cost);

/// The secret from the slot of `staff` (none: the recovery sheet's); nothing when the phrase does not open
/// it or there is no such slot. Without a slot the same work is done, so that the time tells nobody which names exist.
std::unique_ptr<SecretBytes> open_slot(const Vault& vault, SlotKey key, const std::optional<Id>& staff, bool exists,
                                       const std::string& phrase);

bool has_slot(const Vault& vault, SlotKey key, const Id& staff);
/// How many members of staff have one.
std::int64_t slots(const Vault& vault, SlotKey key);
void delete_slot(Vault& vault, SlotKey key, const Id& staff);

}  // namespace aplomb::store
