#pragma once
// Copies of a vault that can be relied on, and the way back from one.

#include "core/id.h"
#include "store/vault.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace aplomb::store {

enum class BackupPlace { beside, medium };

/// "office.aplomb.backup"
std::filesystem::path backup_beside(const std::filesystem::path& vault);

struct Backup {
  std::filesystem::path file;
  std::int64_t seq = 0;  ///< the log's head in it
  Hash head;
};

/// Copies the vault, while others may work in it, to a new file beside `to` (VACUUM INTO: one moment's state, no log, no free pages), brings it to
/// the disk, checks it with verify(), and puts it in the place of `to`, which until then is what it was. Works on a FAT stick, which keeps no
/// permissions: what is not sealed can be read there by whoever has the stick. Writes BackedUp into the vault and remembers the time. Finishes a
/// pending erasure first. Throws VaultError, also when the copy does not verify.
Backup back_up(Vault& vault, const std::filesystem::path& to, BackupPlace place, Now now);

/// When the last one to this place was made, in wall ms; none when there never was one.
std::optional<std::int64_t> last_backup(const Vault& vault, BackupPlace place);
/// Whether a session has ended since the last backup beside the vault.
bool backup_due(const Vault& vault);

struct Restored {
  std::filesystem::path replaced;  ///< what stood in the vault's place; empty when nothing did
  std::int64_t seq = 0;
  Hash head;                       ///< of the log as it came back
  int erased_again = 0;            ///< sessions that were erased since the backup, and are once more
};

/// Puts the backup in the place of `vault`, or where none is. Before anything is replaced: the backup's format and verify(), that it is of the same
/// office as what stands there, that nobody has that open, and `allow`, which signs somebody in to the copy and throws when that is refused. What
/// stood there is kept under another name. Then, in the vault: sessions that had been erased since are erased again, and Restored is written.
/// Throws VaultError; then everything is as it was.
Restored restore(const std::filesystem::path& backup, const std::filesystem::path& vault, const std::function<void(Vault&)>& allow, Now now);

}  // namespace aplomb::store
