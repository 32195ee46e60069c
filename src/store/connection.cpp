#include "store/connection.h"

#include "store/failure.h"
#include "store/flush.h"
#include "store/log.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <algorithm>
#include <array>

namespace aplomb::store {
namespace {

// journal_mode comes first and apart: it is where a medium shows what it cannot do.
constexpr std::array<Pragma, 8> pragmas{{
    {"synchronous", "FULL", "2"},  // COMMIT returns when the disk has it
    {"foreign_keys", "ON", "1"},
    {"temp_store", "MEMORY", "2"},      // no sorted copy of anything in a temporary file
    {"secure_delete", "ON", "1"},       // what is deleted is overwritten
    {"recursive_triggers", "ON", "1"},  // so that INSERT OR REPLACE cannot delete past the triggers
    {"trusted_schema", "OFF", "0"},     // a file made elsewhere runs no functions of its own
    {"cell_size_check", "ON", "1"},     // damage is found where it is read
    {"busy_timeout", "5000", "5000"},
}};
static_assert(busy_timeout_ms == 5000);

void check_place(const std::filesystem::path& file, Opening opening) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path folder = folder_of(file);
  if (!fs::is_directory(folder, error)) {
    throw VaultError({N_("There is no folder {folder}. Make it, or choose another place for the data file."),
                      {{"folder", folder.string()}}});
  }
  if (opening == Opening::existing) {
    if (!fs::exists(file, error)) {
      throw VaultError({N_("There is no data file {file}. Check the name, or connect the disk that holds it."),
                        {{"file", file.string()}}});
    }
    if (!fs::is_regular_file(file, error)) throw not_a_vault(file);
    if (::access(file.c_str(), R_OK | W_OK) != 0) throw cannot_write(file);
  }
  // The log and its index are made beside the file.
  if (::access(folder.c_str(), W_OK | X_OK) != 0) throw cannot_write(file);
  struct statfs medium {};
  if (::statfs(folder.c_str(), &medium) == 0 && network_medium(static_cast<long>(medium.f_type)))
    throw medium_unfit(file);
}

std::string one_text(SQLite::Database& db, const std::string& sql) {
  SQLite::Statement statement(db, sql);
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
}

/// Reads the beginning of the file before SQLite does: beside an empty file it would remove the log, with everything in it. Through SQLite's own
/// hold on the file, since closing another one would let go of its locks.
void check_beginning(SQLite::Database& db, const std::filesystem::path& file) {
  constexpr std::string_view every_database("SQLite format 3\0", 16);
  std::array<char, 100> beginning{};
  sqlite3_file* bytes = nullptr;
  sqlite3_int64 size = 0;
  check_code(sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &bytes));
  check_code(bytes->pMethods->xFileSize(bytes, &size));
  if (size >= static_cast<sqlite3_int64>(beginning.size())) {
    check_code(bytes->pMethods->xRead(bytes, beginning.data(), static_cast<int>(beginning.size()), 0));
    if (std::string_view(beginning.data(), every_database.size()) == every_database) return;
  }
  // No log stands beside what was never a vault.
  std::error_code ignored;
  const auto log_size = std::filesystem::file_size(file.string() + "-wal", ignored);
  if (!ignored && log_size > 0) throw damaged(file);
  throw not_a_vault(file);
}

/// Looks through the whole file while that takes no time that anybody notices. What lies deeper is found when it is read.
void check_pages(SQLite::Database& db, const std::filesystem::path& file) {
  if (one_integer(db, "PRAGMA page_count") * one_integer(db, "PRAGMA page_size") > checked_at_opening) return;
  if (one_text(db, "PRAGMA quick_check(1)") != "ok") throw damaged(file);
}

/// Refuses another program's database and a damaged one before anything in it is changed, then turns the log on: that writes into a file
/// whose header does not say that it has one, as a copy's does not.
void write_ahead(SQLite::Database& db, const std::filesystem::path& file, Opening opening) {
  std::string mode;
  try {
    if (opening == Opening::existing && one_integer(db, "PRAGMA application_id") != application_id)
      throw not_a_vault(file);
    if (opening == Opening::existing) check_pages(db, file);
    mode = one_text(db, "PRAGMA journal_mode = WAL");
  } catch (const SQLite::Exception& exception) {
    // The file and its folder can be written (check_place), so what fails here is the shared memory beside it.
    const int code = exception.getExtendedErrorCode();
    if (code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMLOCK || code == SQLITE_IOERR_SHMMAP || exception.getErrorCode() == SQLITE_CANTOPEN ||
        exception.getErrorCode() == SQLITE_PROTOCOL) {
      throw medium_unfit(file);
    }
    throw;
  }
  if (mode != "wal") throw medium_unfit(file);
}

}  // namespace

std::span<const Pragma> connection_pragmas() { return pragmas; }

bool network_medium(long file_system_type) {
  static constexpr std::array<unsigned long, 7> shared{
      0x6969UL,      // NFS
      0x517BUL,      // SMB
      0xFF534D42UL,  // CIFS
      0xFE534D42UL,  // SMB2
      0x5346414FUL,  // AFS
      0x73757245UL,  // Coda
      0x01021997UL,  // 9P
  };
  return std::find(shared.begin(), shared.end(), static_cast<unsigned long>(file_system_type) & 0xFFFFFFFFUL) !=
         shared.end();
}

std::int64_t one_integer(SQLite::Database& db, const std::string& sql) {
  SQLite::Statement statement(db, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file, Opening opening, const std::string& vfs) {
  // For the life of the process: everything this program writes is about people. Putting the old mask back would race
  // with other threads.
  ::umask(077);
  check_place(file, opening);
  try {
    const int flags = SQLite::OPEN_READWRITE | (opening == Opening::create ? SQLite::OPEN_CREATE : 0);
    auto db = std::make_unique<SQLite::Database>(file.string(), flags, busy_timeout_ms, vfs);
    if (opening == Opening::existing) {
      check_beginning(*db, file);
      // Until the file is known to be sound, not even its log is written back into it: it stays as it was found.
      check_code(sqlite3_db_config(db->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
    }
    write_ahead(*db, file, opening);
    for (const Pragma& pragma : pragmas) {
      one_text(*db, std::string("PRAGMA ") + pragma.name + " = " + pragma.set);
      if (one_text(*db, std::string("PRAGMA ") + pragma.name) != pragma.reads) {
        throw VaultError(
            {N_("The data file {file} cannot be opened safely: {setting} cannot be set. Reinstall the program."),
             {{"file", file.string()}, {"setting", pragma.name}}});
      }
    }
    if (opening == Opening::existing) {
      write_log_again(*db);
      check_code(sqlite3_db_config(db->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr));
    }
    return db;
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

}  // namespace aplomb::store
