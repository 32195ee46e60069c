#pragma once
// The one place where a connection is made: every pragma the vault stands on is set and read back here.

#include "store/vault.h"

#include <memory>
#include <span>
#include <string>

namespace aplomb::store {

enum class Opening { existing, create };

/// How long a statement waits for another connection's write.
inline constexpr int busy_timeout_ms = 5000;

/// A pragma and the value that reading it back must give.
struct Pragma {
  const char* name;
  const char* set;
  const char* reads;
};
std::span<const Pragma> connection_pragmas();

/// "Aplb": SQLite's application_id of a vault.
inline constexpr int application_id = 0x41706C62;

/// A file of up to so many bytes is looked through (SQLite's quick_check) whenever it is opened: about a thousand sessions, and 20 ms where
/// 40 MB took 52 ms. Of a larger one the beginning and the length are checked, and damage elsewhere is found where it is read.
inline constexpr std::int64_t checked_at_opening = 16 << 20;

/// Opens the file with all pragmas. Throws VaultError when it is missing, not a database, damaged, not writable, or on a medium where
/// write-ahead logging cannot work; neither the file nor its log is then changed. `vfs` is SQLite's way to the disk: tests give one without shared memory.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file, Opening opening,
                                          const std::string& vfs = "");

/// One integer that a statement such as "PRAGMA user_version" gives.
std::int64_t one_integer(SQLite::Database& db, const std::string& sql);

/// File systems that other machines share (statfs's f_type): write-ahead logging needs shared memory, which they do not
/// have.
bool network_medium(long file_system_type);

}  // namespace aplomb::store
