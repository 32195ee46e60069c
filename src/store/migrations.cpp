#include "store/migrations.h"

#include "store/connection.h"
#include "store/failure.h"
#include "store/flush.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <array>

namespace aplomb::store {
namespace {

std::filesystem::path copy_beside(SQLite::Database& db, const std::filesystem::path& file, int format, Now now) {
  std::filesystem::path copy = file;
  copy += ".format-" + std::to_string(format) + "-" + std::to_string(now.wall_ms) + ".bak";
  SQLite::Statement vacuum(db, "VACUUM INTO ?");
  vacuum.bind(1, copy.string());
  vacuum.exec();
  // VACUUM INTO leaves the flushing to the operating system.
  flush(copy);
  flush(folder_of(copy));
  return copy;
}

}  // namespace

std::span<const Migration> migrations() {
  // The texts of schema.sql, letter for letter: `verify` compares a file's tables with those of a new one.
  static constexpr std::array<Migration, 1> steps{{
      {1, R"sql(
CREATE TABLE hold (
  session BLOB PRIMARY KEY REFERENCES session (id),
  wall    INTEGER NOT NULL
) STRICT;
CREATE TABLE restriction (
  session BLOB PRIMARY KEY REFERENCES session (id),
  wall    INTEGER NOT NULL
) STRICT;
CREATE TRIGGER erasure_not_on_hold BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM hold WHERE session = NEW.session)
BEGIN SELECT RAISE(ABORT, 'a record on legal hold is not erased'); END;
)sql"},
  }};
  return steps;
}

int checked_format(SQLite::Database& db, const std::filesystem::path& file, int program_format) {
  try {
    const auto format = static_cast<int>(one_integer(db, "PRAGMA user_version"));
    if (format > program_format) {
      throw VaultError(
          {N_("The data file {file} was written by a newer version of Aplomb (its format is {format}, this program "
              "knows "
              "{known}). Update the program on this computer."),
           {{"file", file.string()}, {"format", std::to_string(format)}, {"known", std::to_string(program_format)}}});
    }
    if (format < 1 || one_integer(db, "SELECT format FROM meta") != format) throw damaged(file);
    return format;
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

std::filesystem::path migrate(SQLite::Database& db, const std::filesystem::path& file, std::span<const Migration> steps,
                              int to, Now now) {
  try {
    const auto from = static_cast<int>(one_integer(db, "PRAGMA user_version"));
    const std::filesystem::path copy = copy_beside(db, file, from, now);
    // Rebuilding a table breaks references for a moment; they are checked before the commit instead.
    db.exec("PRAGMA foreign_keys = OFF");
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::EXCLUSIVE);
    for (int format = from; format < to; ++format) {
      const auto step =
          std::find_if(steps.begin(), steps.end(), [&](const Migration& entry) { return entry.from == format; });
      if (step == steps.end()) {
        throw VaultError({N_("The data file {file} is of the old format {format}, which this program cannot bring up "
                             "to date. Open it "
                             "with an older version of Aplomb first."),
                          {{"file", file.string()}, {"format", std::to_string(format)}}});
      }
      db.exec(step->sql);
    }
    db.exec("UPDATE meta SET format = " + std::to_string(to));
    db.exec("PRAGMA user_version = " + std::to_string(to));
    SQLite::Statement broken(db, "PRAGMA foreign_key_check");
    if (broken.executeStep()) throw damaged(file);
    broken.reset();
    transaction.commit();
    db.exec("PRAGMA foreign_keys = ON");
    return copy;
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

}  // namespace aplomb::store
