#pragma once
// Advisory locks beside the vault. They live as long as the process or this object; an exec lets go of them
// (O_CLOEXEC), so that a kiosk that starts itself anew takes its lock anew.

#include <filesystem>

namespace aplomb::store {

class FileLock {
 public:
  enum class Kind { shared, exclusive };

  /// Opens (or makes) the lock file; holds nothing yet. Throws VaultError when it cannot be made.
  explicit FileLock(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// Takes the lock or changes its kind; false when somebody else's is in the way. Does not wait.
  bool take(Kind kind);

 private:
  int fd_ = -1;
};

/// Beside "vault.aplomb": "vault.aplomb.kiosk.lock", held by the one kiosk, and "vault.aplomb.lock", shared by every
/// open vault and taken alone by what may have no company (migration, erasure, restore).
std::filesystem::path kiosk_lock_of(const std::filesystem::path& vault);
std::filesystem::path lock_of(const std::filesystem::path& vault);

}  // namespace aplomb::store
