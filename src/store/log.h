#pragma once
// SQLite's write-ahead log as a file.

namespace SQLite {
class Database;
}

namespace aplomb::store {

/// Writes what stands in the log of this connection once more, byte for byte, and flushes it. When a flush fails, Linux goes on showing what
/// was written but never flushes it again; a process that comes after the one that saw the failure would build upon it. Nobody else writes
/// meanwhile: it holds the write lock. Throws SQLite::Exception when the disk does not take it; the connection
/// is then to be closed. Does nothing without a log.
void write_log_again(SQLite::Database& db);

}  // namespace aplomb::store
