#include "store/crypto.h"

#include "store/vault.h"

#include <sodium.h>

#include <new>

namespace aplomb::store {

static_assert(sizeof(crypto_generichash_state) <= 384);

void crypto_ready() {
  static const bool ready = sodium_init() >= 0;
  if (!ready)
    throw VaultError(
        {N_("This computer gives no random numbers, so nothing can be sealed. Restart it, then try again."), {}});
}

Id random_id() {
  Id id;
  fill_random(id.bytes);
  return id;
}

std::uint32_t random_below(std::uint32_t below) {
  crypto_ready();
  return randombytes_uniform(below);
}

void fill_random(std::span<unsigned char> bytes) {
  crypto_ready();
  randombytes_buf(bytes.data(), bytes.size());
}

namespace {
crypto_generichash_state* state_in(std::array<unsigned char, 384>& bytes) {
  return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}
}  // namespace

Hasher::Hasher(std::span<const unsigned char> key) {
  crypto_ready();
  crypto_generichash_init(state_in(state_), key.empty() ? nullptr : key.data(), key.size(), sizeof(Hash::bytes));
}

Hasher& Hasher::raw(std::span<const unsigned char> bytes) {
  crypto_generichash_update(state_in(state_), bytes.data(), bytes.size());
  return *this;
}

Hasher& Hasher::number(std::int64_t value) {
  std::array<unsigned char, 8> bytes{};
  auto rest = static_cast<std::uint64_t>(value);
  for (unsigned char& byte : bytes) {
    byte = static_cast<unsigned char>(rest & 0xFFU);
    rest >>= 8U;
  }
  return raw(bytes);
}

Hasher& Hasher::field(std::string_view text) {
  number(static_cast<std::int64_t>(text.size()));
  return raw({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

Hash Hasher::finish() {
  Hash hash;
  crypto_generichash_final(state_in(state_), hash.bytes.data(), hash.bytes.size());
  sodium_memzero(state_.data(), state_.size());
  return hash;
}

SecretBytes::SecretBytes(std::size_t size) : bytes_(nullptr), size_(size) {
  crypto_ready();
  bytes_ = static_cast<unsigned char*>(sodium_malloc(size));
  if (bytes_ == nullptr) throw std::bad_alloc();
}

SecretBytes::~SecretBytes() { sodium_free(bytes_); }  // wipes

}  // namespace aplomb::store
