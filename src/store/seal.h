#pragma once
// Texts sealed to a public key: whoever has the vault can write them, and only the holder of the secret half reads them. Padded to whole blocks,
// so that the length of what is sealed does not tell the length of what is in it.

#include "store/crypto.h"
#include "store/machine_key.h"
#include "store/vault.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {

using Bytes = std::vector<unsigned char>;

/// The office's public key of meta. Throws VaultError when there is none of its length.
PublicKey office_public_key(const Vault& vault);
/// The data officer's; none before the first one has an account.
std::optional<PublicKey> audit_public_key(const Vault& vault);

/// A copy of the text followed by spaces (white space after JSON) up to a whole number of blocks, at least one space.
std::unique_ptr<SecretBytes> padded(std::string_view text, std::size_t block);

/// What seal() adds to the padded text.
inline constexpr std::size_t seal_bytes = 48;
/// A sealed box of the bytes.
Bytes seal(const PublicKey& to, const SecretBytes& plain);
/// The bytes inside; nullptr when the box is not to this key pair or was changed.
std::unique_ptr<SecretBytes> unseal(std::span<const unsigned char> box, const PublicKey& open, const unsigned char* secret);

/// nonce and secretbox under a 32-byte key: some fifty times faster to open than a sealed box.
inline constexpr std::size_t lock_bytes = 40;
Bytes lock_with(const unsigned char* key, const SecretBytes& plain);
std::unique_ptr<SecretBytes> unlock_with(const unsigned char* key, std::span<const unsigned char> box);

inline std::string_view text_in(const SecretBytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline std::span<const unsigned char> bytes_in(std::string_view text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

}  // namespace aplomb::store
