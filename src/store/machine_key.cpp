#include "store/machine_key.h"

#include "store/audit.h"
#include "store/crypto.h"
#include "store/flush.h"
#include "store/query.h"
#include "store/record.h"

#include <sodium.h>

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {
namespace {

namespace fs = std::filesystem;

struct KeyPair {
  PublicKey open{};
  SecretBytes secret{crypto_sign_SECRETKEYBYTES};
};

std::unique_ptr<KeyPair> pair_of(const SecretBytes& seed) {
  auto pair = std::make_unique<KeyPair>();
  crypto_sign_seed_keypair(pair->open.data(), pair->secret.data(), seed.data());
  return pair;
}

std::unique_ptr<KeyPair> read_key(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return nullptr;
  SecretBytes seed(crypto_sign_SEEDBYTES);
  const bool whole = ::read(fd, seed.data(), seed.size()) == static_cast<ssize_t>(seed.size());
  ::close(fd);
  return whole ? pair_of(seed) : nullptr;
}

/// A new key under a name of its own first, so that the file is there whole or not at all. The callers take turns by the vault's write lock.
std::unique_ptr<KeyPair> make_key(const fs::path& file) {
  SecretBytes seed(crypto_sign_SEEDBYTES);
  randombytes_buf(seed.data(), seed.size());
  fs::path unfinished = file;
  unfinished += ".making";
  ::unlink(unfinished.c_str());
  const int fd = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return nullptr;
  const bool written = ::write(fd, seed.data(), seed.size()) == static_cast<ssize_t>(seed.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (!written || std::rename(unfinished.c_str(), file.c_str()) != 0) {
    ::unlink(unfinished.c_str());
    return nullptr;
  }
  try {
    flush(folder_of(file));
  } catch (const VaultError&) {
    // The name may be gone after a power cut: then there is another key, and an entry that says so.
  }
  return pair_of(seed);
}

std::vector<unsigned char> signed_bytes(const Id& vault, std::int64_t seq, const Hash& head) {
  constexpr std::string_view what = "aplomb checkpoint 1";
  std::vector<unsigned char> bytes(what.begin(), what.end());
  bytes.insert(bytes.end(), vault.bytes.begin(), vault.bytes.end());
  for (unsigned shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<unsigned char>(static_cast<std::uint64_t>(seq) >> shift & 0xFFU));
  bytes.insert(bytes.end(), head.bytes.begin(), head.bytes.end());
  return bytes;
}

}  // namespace

fs::path machine_key_of(const fs::path& vault) {
  fs::path file = vault;
  file += ".machine-key";
  return file;
}

std::optional<PublicKey> machine_public_key(const Vault& vault) {
  Query query(vault, "SELECT machine_pk FROM meta");
  if (!query.next() || query.null(0)) return std::nullopt;
  return query.hash(0).bytes;
}

bool machine_key_ready(Vault& vault, Now now) {
  crypto_ready();
  auto pair = read_key(machine_key_of(vault.file()));
  if (!pair) pair = make_key(machine_key_of(vault.file()));
  if (!pair) return false;
  if (machine_public_key(vault) == pair->open) return true;
  const Hash open{pair->open};
  Query(vault, "UPDATE meta SET machine_pk = ?").with(open).run();
  audit(vault, "MachineKey", Record({{"public", hex(open)}}).json(), now);
  return true;
}

void sign_checkpoint(Vault& vault, std::int64_t seq, const Hash& head) {
  const auto pair = read_key(machine_key_of(vault.file()));
  if (!pair) return;  // gone since machine_key_ready()
  Signature signature{};
  const auto bytes = signed_bytes(vault.id(), seq, head);
  crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), pair->secret.data());
  Query(vault, "INSERT INTO checkpoint (seq, signature) VALUES (?, ?)").with(seq).with_blob(std::span<const unsigned char>(signature)).run();
}

bool checkpoint_holds(const PublicKey& key, const Id& vault, std::int64_t seq, const Hash& head, const Signature& signature) {
  crypto_ready();
  const auto bytes = signed_bytes(vault, seq, head);
  return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.data()) == 0;
}

}  // namespace aplomb::store
