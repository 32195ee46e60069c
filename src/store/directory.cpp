#include "store/directory.h"

#include "store/audit.h"
#include "store/identity_box.h"
#include "store/query.h"
#include "store/seal.h"
#include "store/setting.h"

#include <sodium.h>

#include <utility>
#include <vector>

namespace aplomb::store {
namespace {

const std::string row = "directory-key";

std::string hex_of(const Bytes& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

Bytes bytes_of(const std::string& text) {
  Bytes bytes(text.size() / 2);
  std::size_t size = 0;
  if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0) size = 0;
  bytes.resize(size);
  return bytes;
}

void make_key(Vault& vault, Now now) {
  SecretBytes key(crypto_secretbox_KEYBYTES);
  randombytes_buf(key.data(), key.size());
  set_setting(vault, row, {{"sealed", hex_of(seal(office_public_key(vault), key))}});
  audit(vault, "DirectoryKeyMade", "{}", now);
}

}  // namespace

const unsigned char* directory_key(const Vault& vault, const StaffSession& staff) {
  if (staff.directory_key() != nullptr) return staff.directory_key();
  const auto stored = setting(vault, row);
  if (!stored) return nullptr;
  const auto key = unseal(bytes_of(stored->get<std::string>("sealed")), office_public_key(vault), staff.office_secret_key());
  if (!key || key->size() != crypto_secretbox_KEYBYTES) return nullptr;
  staff.hold_directory_key(key->data());
  return staff.directory_key();
}

int lock_new_identities(Vault& vault, const StaffSession& staff, Now now) {
  require(staff.role(), Right::open_names);
  Write write(vault);
  std::vector<std::pair<Id, std::string>> fresh;
  {
    Query query(vault, "SELECT session, sealed FROM identity WHERE substr(sealed, 1, 1) = x'01'");
    while (query.next()) fresh.emplace_back(query.id(0), query.text(1));
  }
  if (fresh.empty()) return 0;
  if (!setting(vault, row)) make_key(vault, now);
  const unsigned char* key = directory_key(vault, staff);
  if (key == nullptr) return 0;
  int locked = 0;
  for (const auto& [session, sealed] : fresh) {
    const auto plain = open_box(vault, staff, sealed);
    if (!plain) continue;
    Bytes box{locked_in_directory};
    const Bytes inside = lock_with(key, *plain);
    box.insert(box.end(), inside.begin(), inside.end());
    Query(vault, "UPDATE identity SET sealed = ? WHERE session = ?").with_blob(std::span<const unsigned char>(box)).with(session).run();
    ++locked;
  }
  write.commit();
  return locked;
}

}  // namespace aplomb::store
