#include "core/secret.h"
#include "core/visible.h"
#include "store/directory.h"
#include "store/failure.h"
#include "store/identity_box.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/record.h"

#include <stdexcept>

namespace aplomb::store {
namespace {

constexpr std::size_t block = 128;

VaultError does_not_open() {
  return VaultError({N_("The name that was entered with this session cannot be opened: its row is damaged or belongs "
                        "to another office."),
                     {}});
}

}  // namespace

Bytes office_box(const Vault& vault, std::string_view text) {
  Bytes box{sealed_to_office};
  const Bytes inside = seal(office_public_key(vault), *padded(text, block));
  box.insert(box.end(), inside.begin(), inside.end());
  return box;
}

std::unique_ptr<SecretBytes> open_box(const Vault& vault, const StaffSession& staff, std::string_view box) {
  if (box.empty()) return nullptr;
  const auto inside = bytes_in(box.substr(1));
  switch (static_cast<unsigned char>(box.front())) {
    case sealed_to_office: return unseal(inside, office_public_key(vault), staff.office_secret_key());
    case locked_in_directory: {
      const unsigned char* key = directory_key(vault, staff);
      return key == nullptr ? nullptr : unlock_with(key, inside);
    }
    default: return nullptr;
  }
}

void seal_identity(Vault& vault, const Id& session, const Identity& identity) {
  crypto_ready();
  std::string name = visible(identity.name);
  std::string text;
  try {
    // The session's id inside the seal: a row moved to another session does not open.
    text = Record({{"v", 1}, {"name", name}, {"session", hex(session)}}).json();
  } catch (const std::invalid_argument&) {
    throw VaultError({N_("The name holds characters that cannot be stored. Type it again."), {}});
  }
  const Bytes sealed = office_box(vault, text);
  wipe(text);
  wipe(name);
  Query(vault,
        "INSERT INTO identity (session, sealed) VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET sealed = "
        "excluded.sealed")
      .with(session)
      .with_blob(std::span<const unsigned char>(sealed))
      .run();
}

std::optional<Identity> open_identity(const Vault& vault, const StaffSession& staff, const Id& session) {
  require(staff.role(), Right::open_names);
  require_unrestricted(vault, staff, session);
  std::string sealed;
  {
    Query query(vault, "SELECT sealed FROM identity WHERE session = ?");
    query.with(session);
    if (!query.next()) return std::nullopt;
    sealed = query.text(0);
  }
  const auto plain = open_box(vault, staff, sealed);
  if (!plain) throw does_not_open();
  const auto inside = Record::from(text_in(*plain));
  if (!inside || inside->get<std::string>("session") != hex(session)) throw does_not_open();
  return Identity{inside->get<std::string>("name")};
}

}  // namespace aplomb::store
