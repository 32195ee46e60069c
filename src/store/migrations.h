#pragma once
// From an older format to this program's, one numbered step at a time, after a copy of the file was put beside it.

#include "store/vault.h"

#include <span>

namespace aplomb::store {

/// The format of schema.sql. A change to it raises this number and adds a row to the table in migrations.cpp.
inline constexpr int current_format = 2;

/// What leads from format `from` to `from + 1`.
struct Migration {
  int from;
  const char* sql;
};
std::span<const Migration> migrations();

/// The file's format. Throws VaultError when its two statements of the format differ, or when it is newer than
/// `program_format`.
int checked_format(SQLite::Database& db, const std::filesystem::path& file, int program_format = current_format);

/// Copies the file to the returned place, then takes it from its format to `to` in one transaction. The caller holds
/// the lock alone.
std::filesystem::path migrate(SQLite::Database& db, const std::filesystem::path& file, std::span<const Migration> steps,
                              int to, Now now);

}  // namespace aplomb::store
