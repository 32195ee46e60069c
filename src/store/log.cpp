#include "store/log.h"

#include "store/failure.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <vector>

namespace aplomb::store {
void write_log_again(SQLite::Database& db) {
  constexpr sqlite3_int64 piece = 64 * 1024;
  db.exec("BEGIN IMMEDIATE");
  sqlite3_file* log = nullptr;
  check_code(sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log));
  sqlite3_int64 size = 0;
  if (log != nullptr && log->pMethods != nullptr) check_code(log->pMethods->xFileSize(log, &size));
  std::vector<char> bytes(static_cast<std::size_t>(std::min(piece, size)));
  for (sqlite3_int64 at = 0; at < size; at += piece) {
    const int n = static_cast<int>(std::min(piece, size - at));
    check_code(log->pMethods->xRead(log, bytes.data(), n, at));
    check_code(log->pMethods->xWrite(log, bytes.data(), n, at));
  }
  if (size > 0) check_code(log->pMethods->xSync(log, SQLITE_SYNC_FULL));
  db.exec("ROLLBACK");
}

}  // namespace aplomb::store
