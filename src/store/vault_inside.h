#pragma once
// What an open vault holds: for vault.cpp and query.cpp.

#include "store/lock.h"
#include "store/vault.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <string_view>
#include <unordered_map>

namespace aplomb::store {

struct Vault::Inside {
  std::filesystem::path file;
  FileLock lock;
  std::unique_ptr<FileLock> kiosk_lock;
  std::unique_ptr<SQLite::Database> db;
  /// Statements not in use at the moment, by their SQL. After the database, so that they go before it.
  std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> idle;
  Id run;
  Id id;
  std::int64_t run_started_mono_ms = 0;
  bool demo = false;
  int writes = 0;  ///< transactions that are open now, one within the other
};

}  // namespace aplomb::store
