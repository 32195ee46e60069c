#include "store/backup.h"

#include "store/audit.h"
#include "store/failure.h"
#include "store/flush.h"
#include "store/lock.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/record.h"
#include "store/setting.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <string>
#include <vector>

namespace aplomb::store {
namespace {

namespace fs = std::filesystem;

const std::string row = "last-backup";
const char* word_of(BackupPlace place) { return place == BackupPlace::beside ? "beside" : "medium"; }

fs::path with(const fs::path& file, const std::string& suffix) {
  fs::path path = file;
  path += suffix;
  return path;
}

void clear_away(const fs::path& unfinished) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock", ".machine-key"}) fs::remove(with(unfinished, suffix), ignored);
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw cannot_write(to);
}

Verified checked(const fs::path& file) {
  Verified found = verify_file(file);
  if (found.broken) {
    throw VaultError({N_("The backup {file} does not hold ({place}: {what}) Nothing was replaced."),
                      {{"file", file.string()}, {"place", found.broken->place}, {"what", english(found.broken->what)}}});
  }
  return found;
}

Id vault_in(const fs::path& file) {
  const auto db = open_to_read(file);
  SQLite::Statement query(*db, "SELECT vault FROM meta");
  Id id;
  if (query.executeStep()) std::copy_n(static_cast<const std::uint8_t*>(query.getColumn(0).getBlob()), id.bytes.size(), id.bytes.begin());
  return id;
}

/// Ids of what was erased in a vault. Nothing when it cannot be read any more.
std::vector<Id> erased_in(const fs::path& file) {
  std::vector<Id> ids;
  try {
    const auto db = open_to_read(file);
    SQLite::Statement query(*db, "SELECT session FROM erasure");
    while (query.executeStep()) {
      Id& id = ids.emplace_back();
      std::copy_n(static_cast<const std::uint8_t*>(query.getColumn(0).getBlob()), id.bytes.size(), id.bytes.begin());
    }
  } catch (const std::exception&) {
    // A restore is what a damaged file calls for.
  }
  return ids;
}

/// A damaged file does not say whose it is; then the backup is taken.
void check_same_office(const fs::path& backup, const fs::path& vault) {
  Id there;
  try {
    there = vault_in(vault);
  } catch (const std::exception&) {
    return;
  }
  if (there != vault_in(backup))
    throw VaultError({N_("{file} is the backup of another office. Nothing was replaced."), {{"file", backup.string()}}});
}

}  // namespace

fs::path backup_beside(const fs::path& vault) { return with(vault, ".backup"); }

Backup back_up(Vault& vault, const fs::path& to, BackupPlace place, Now now) {
  finish_erasures(vault, now);
  std::error_code error;
  if (fs::equivalent(to, vault.file(), error)) throw VaultError({N_("A backup needs another file than the data file itself."), {}});
  if (!fs::is_directory(folder_of(to), error)) {
    throw VaultError({N_("There is no folder {folder}. Make it, or connect the disk."), {{"folder", folder_of(to).string()}}});
  }
  const fs::path unfinished = with(to, ".making");
  clear_away(unfinished);
  Backup made{to, 0, {}};
  try {
    SQLite::Statement copy(vault.db(), "VACUUM INTO ?");
    copy.bind(1, unfinished.string());
    copy.exec();
    flush(unfinished);
    const Verified found = checked(unfinished);
    made.seq = found.entries;
    made.head = found.head;
    rename_or_throw(unfinished, to);
    flush(folder_of(to));
  } catch (const SQLite::Exception& exception) {
    clear_away(unfinished);
    throw_as_vault_error(exception, to);
  } catch (...) {
    clear_away(unfinished);
    throw;
  }
  Write write(vault);
  Record times = setting(vault, row).value_or(Record());
  times.set(word_of(place), now.wall_ms);
  set_setting(vault, row, times);
  audit(vault, "BackedUp", Record({{"place", std::string(word_of(place))}, {"seq", made.seq}}).json(), now);
  write.commit();
  return made;
}

std::optional<std::int64_t> last_backup(const Vault& vault, BackupPlace place) {
  const auto times = setting(vault, row);
  if (!times || !times->has(word_of(place))) return std::nullopt;
  return times->get<std::int64_t>(word_of(place));
}

bool backup_due(const Vault& vault) {
  Query query(vault, "SELECT max(seq) > coalesce((SELECT max(seq) FROM audit WHERE kind = 'BackedUp' AND json_extract(body, '$.place') = 'beside'), 0) "
                     "FROM audit WHERE kind = 'SessionClosed'");
  return query.next() && !query.null(0) && query.integer(0) != 0;
}

Restored restore(const fs::path& backup, const fs::path& file, const std::function<void(Vault&)>& allow, Now now) {
  const Verified whole = checked(backup);
  const fs::path vault = fs::absolute(file);
  std::error_code error;
  const bool there = fs::exists(vault, error);
  if (there && fs::equivalent(backup, vault, error)) throw VaultError({N_("A backup needs another file than the data file itself."), {}});
  Restored done{{}, whole.entries, whole.head, 0};
  const fs::path unfinished = with(vault, ".making");
  std::vector<Id> erased;
  {
    FileLock alone(lock_of(vault));
    FileLock kiosk(kiosk_lock_of(vault));
    if (!alone.take(FileLock::Kind::exclusive) || !kiosk.take(FileLock::Kind::exclusive)) {
      throw VaultError({N_("The data file {file} is open in another window. Close all Aplomb windows, then restore."), {{"file", vault.string()}}});
    }
    if (there) check_same_office(backup, vault);
    clear_away(unfinished);
    try {
      fs::copy_file(backup, unfinished, error);
      if (error) throw cannot_write(unfinished);
      fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
      {
        Vault copy(unfinished, Station::command, "restore", now);
        allow(copy);
      }
      if (there) {
        erased = erased_in(vault);
        done.replaced = with(vault, "." + std::to_string(now.wall_ms) + ".replaced");
        // With its log, which may hold what is not in it yet.
        for (const char* suffix : {"-wal", "-shm"}) {
          if (fs::exists(with(vault, suffix), error)) rename_or_throw(with(vault, suffix), with(done.replaced, suffix));
        }
        rename_or_throw(vault, done.replaced);
      }
      rename_or_throw(unfinished, vault);
      flush(vault);
      flush(folder_of(vault));
    } catch (...) {
      if (!fs::exists(vault, error) && !done.replaced.empty()) {
        for (const char* suffix : {"", "-wal", "-shm"}) fs::rename(with(done.replaced, suffix), with(vault, suffix), error);
      }
      clear_away(unfinished);
      throw;
    }
    clear_away(unfinished);
  }
  Vault restored(vault, Station::command, "restore", now);
  for (const Id& id : erased) {
    const auto back = session(restored, id);
    if (back && back->status != SessionStatus::erased && erase_by_rule(restored, id, EraseRule::again, now)) ++done.erased_again;
  }
  audit(restored, "Restored", Record({{"erased", std::int64_t{done.erased_again}}, {"seq", done.seq}}).json(), now);
  finish_erasures(restored, now);
  return done;
}

}  // namespace aplomb::store
