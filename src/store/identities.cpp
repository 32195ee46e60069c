#include "core/secret.h"
#include "store/crypto.h"
#include "store/failure.h"
#include "store/people.h"
#include "store/query.h"
#include "store/record.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace aplomb::store {
namespace {

/// The first byte of identity.sealed: how the rest is sealed. (The directory key's secretbox will be the next.)
constexpr unsigned char sealed_to_office = 1;
/// Sealed texts are padded to whole blocks, so that their length does not tell the name's.
constexpr std::size_t block = 128;

std::array<unsigned char, crypto_box_PUBLICKEYBYTES> office_public_key(const Vault& vault) {
  Query query(vault, "SELECT office_pk FROM meta");
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> key{};
  const std::string bytes = query.next() ? query.text(0) : std::string();
  if (bytes.size() != key.size()) throw damaged(vault.file());
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

VaultError does_not_open() {
  return VaultError({N_("The name that was entered with this session cannot be opened: its row is damaged or belongs "
                        "to another office."),
                     {}});
}

}  // namespace

void seal_identity(Vault& vault, const Id& session, const Identity& identity) {
  crypto_ready();
  std::string text;
  try {
    // The session's id inside the seal: a row moved to another session does not open.
    text = Record({{"v", 1}, {"name", identity.name}, {"session", hex(session)}}).json();
  } catch (const std::invalid_argument&) {
    throw VaultError({N_("The name holds characters that cannot be stored. Type it again."), {}});
  }
  const std::size_t padded = (text.size() / block + 1) * block;
  SecretBytes plain(padded);
  std::copy(text.begin(), text.end(), plain.data());
  std::fill(plain.data() + text.size(), plain.data() + padded,
            static_cast<unsigned char>(' '));  // white space after JSON
  wipe(text);
  std::vector<unsigned char> sealed(1 + crypto_box_SEALBYTES + padded, sealed_to_office);
  crypto_box_seal(sealed.data() + 1, plain.data(), padded, office_public_key(vault).data());
  Query(vault,
        "INSERT INTO identity (session, sealed) VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET sealed = "
        "excluded.sealed")
      .with(session)
      .with_blob(std::span<const unsigned char>(sealed))
      .run();
}

std::optional<Identity> open_identity(const Vault& vault, const StaffSession& staff, const Id& session) {
  require(staff.role(), Right::open_names);
  std::string sealed;
  {
    Query query(vault, "SELECT sealed FROM identity WHERE session = ?");
    query.with(session);
    if (!query.next()) return std::nullopt;
    sealed = query.text(0);
  }
  if (sealed.size() < 1 + crypto_box_SEALBYTES || static_cast<unsigned char>(sealed[0]) != sealed_to_office) {
    throw does_not_open();
  }
  SecretBytes plain(sealed.size() - 1 - crypto_box_SEALBYTES + 1);
  const std::size_t length = plain.size() - 1;
  const auto* box = reinterpret_cast<const unsigned char*>(sealed.data()) + 1;
  if (crypto_box_seal_open(plain.data(), box, sealed.size() - 1, office_public_key(vault).data(),
                           staff.office_secret_key()) != 0) {
    throw does_not_open();
  }
  const auto* text = reinterpret_cast<const char*>(plain.data());
  const auto inside = Record::from({text, length});
  if (!inside || inside->get<std::string>("session") != hex(session)) throw does_not_open();
  return Identity{inside->get<std::string>("name")};
}

}  // namespace aplomb::store
