#pragma once
// libsodium, as the vault uses it: random names, hashes, and secrets that do not outlive their use.

#include "core/id.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace aplomb::store {

/// Starts libsodium; every function below does so first. Throws VaultError when the machine gives no randomness.
void crypto_ready();

Id random_id();
/// Fair among 0 .. below - 1.
std::uint32_t random_below(std::uint32_t below);
void fill_random(std::span<unsigned char> bytes);

/// BLAKE2b-256 over parts. Fields of varying length carry their length, so that no two lists of fields give the same
/// bytes.
class Hasher {
 public:
  explicit Hasher(std::span<const unsigned char> key = {});
  Hasher& raw(std::span<const unsigned char> bytes);
  Hasher& number(std::int64_t value);    ///< eight bytes, little-endian
  Hasher& field(std::string_view text);  ///< its length as number(), then its bytes
  Hash finish();

 private:
  alignas(64) std::array<unsigned char, 384> state_{};
};

/// Secret bytes on locked pages, wiped at the end.
class SecretBytes {
 public:
  explicit SecretBytes(std::size_t size);
  ~SecretBytes();
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  [[nodiscard]] unsigned char* data() { return bytes_; }
  [[nodiscard]] const unsigned char* data() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  unsigned char* bytes_;
  std::size_t size_;
};

}  // namespace aplomb::store
