#include "store/seal.h"

#include "store/failure.h"
#include "store/query.h"

#include <sodium.h>

#include <algorithm>

namespace aplomb::store {

static_assert(seal_bytes == crypto_box_SEALBYTES);
static_assert(lock_bytes == crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES);

PublicKey office_public_key(const Vault& vault) {
  Query query(vault, "SELECT office_pk FROM meta");
  if (!query.next()) throw damaged(vault.file());
  return query.hash(0).bytes;
}

std::optional<PublicKey> audit_public_key(const Vault& vault) {
  Query query(vault, "SELECT audit_pk FROM meta");
  if (!query.next() || query.null(0)) return std::nullopt;
  return query.hash(0).bytes;
}

std::unique_ptr<SecretBytes> padded(std::string_view text, std::size_t block) {
  const std::size_t size = (text.size() / block + 1) * block;
  auto plain = std::make_unique<SecretBytes>(size);
  std::copy(text.begin(), text.end(), plain->data());
  std::fill(plain->data() + text.size(), plain->data() + size, static_cast<unsigned char>(' '));
  return plain;
}

Bytes seal(const PublicKey& to, const SecretBytes& plain) {
  Bytes box(seal_bytes + plain.size());
  crypto_box_seal(box.data(), plain.data(), plain.size(), to.data());
  return box;
}

std::unique_ptr<SecretBytes> unseal(std::span<const unsigned char> box, const PublicKey& open, const unsigned char* secret) {
  if (box.size() <= seal_bytes) return nullptr;
  auto plain = std::make_unique<SecretBytes>(box.size() - seal_bytes);
  if (crypto_box_seal_open(plain->data(), box.data(), box.size(), open.data(), secret) != 0) return nullptr;
  return plain;
}

Bytes lock_with(const unsigned char* key, const SecretBytes& plain) {
  Bytes box(lock_bytes + plain.size());
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, plain.data(), plain.size(), box.data(), key);
  return box;
}

std::unique_ptr<SecretBytes> unlock_with(const unsigned char* key, std::span<const unsigned char> box) {
  if (box.size() <= lock_bytes) return nullptr;
  auto plain = std::make_unique<SecretBytes>(box.size() - lock_bytes);
  const auto* cipher = box.data() + crypto_secretbox_NONCEBYTES;
  if (crypto_secretbox_open_easy(plain->data(), cipher, box.size() - crypto_secretbox_NONCEBYTES, box.data(), key) != 0) return nullptr;
  return plain;
}

}  // namespace aplomb::store
