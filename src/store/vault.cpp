#include "store/vault.h"

#include "store/audit.h"
#include "store/connection.h"
#include "store/crypto.h"
#include "store/failure.h"
#include "store/flush.h"
#include "store/keys.h"
#include "store/migrations.h"
#include "store/query.h"
#include "store/schema_sql.h"
#include "store/session_proof.h"
#include "store/setting.h"
#include "store/staff.h"
#include "store/vault_inside.h"

#include <sodium.h>

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>

namespace aplomb::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> stations{"kiosk", "review", "studio", "command"};

std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  std::getline(file, id);
  return id;
}

void check_is_there(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    throw VaultError({N_("There is no data file {file}. Check the name, or connect the disk that holds it."),
                      {{"file", file.string()}}});
  }
  if (!fs::is_regular_file(file, error)) throw not_a_vault(file);
}

/// Alone with the file: brings it up to date, and lets the others in again.
void bring_up_to_date(SQLite::Database& db, const fs::path& file, FileLock& lock, Now now) {
  if (!lock.take(FileLock::Kind::exclusive)) {
    throw VaultError(
        {N_("The data file {file} has to be brought up to date, and another window has it open. Close the other Aplomb "
            "windows, then start again."),
         {{"file", file.string()}}});
  }
  migrate(db, file, migrations(), current_format, now);
  lock.take(FileLock::Kind::shared);
}

/// One file of another name with everything in it, so that a vault is there whole or not at all.
fs::path making(const fs::path& file) {
  fs::path path = file;
  path += ".making";
  return path;
}

void remove_with_companions(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock", ".kiosk.lock"}) {
    fs::path path = file;
    path += suffix;
    fs::remove(path, ignored);
  }
}

VaultError in_the_way(const fs::path& file) {
  return VaultError({N_("There is a file {file} already. Choose another name; an existing file is never overwritten."),
                     {{"file", file.string()}}});
}

/// Gives the finished file its name, unless something has it.
void give_name(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == EEXIST) throw in_the_way(to);
  // File systems without that promise: link() gives it too.
  if (::link(from.c_str(), to.c_str()) != 0) {
    if (errno == EEXIST) throw in_the_way(to);
    throw cannot_write(to);
  }
}

void make_tables(const fs::path& file, const NewVault& wanted, const unsigned char* office_pk) {
  const auto db = connect(file, Opening::create);
  try {
    db->exec("BEGIN EXCLUSIVE");
    db->exec(schema_sql);
    SQLite::Statement meta(*db, "INSERT INTO meta (id, format, vault, demo, office_pk) VALUES (1, ?, ?, ?, ?)");
    meta.bind(1, current_format);
    const Id id = random_id();
    meta.bind(2, id.bytes.data(), static_cast<int>(id.bytes.size()));
    meta.bind(3, wanted.demo ? 1 : 0);
    meta.bind(4, office_pk, crypto_box_PUBLICKEYBYTES);
    meta.exec();
    db->exec("PRAGMA application_id = " + std::to_string(application_id));
    db->exec("PRAGMA user_version = " + std::to_string(current_format));
    db->exec("COMMIT");
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

std::string office_key_hex(const Vault& vault) {
  Query meta(vault, "SELECT office_pk FROM meta");
  return meta.next() ? hex(meta.hash(0)) : std::string();
}

/// The first run of the new file: its office, its administrator and the recovery sheet's slot.
std::string furnish(const fs::path& file, const NewVault& wanted, const unsigned char* office_sk, Now now) {
  Vault vault(file, Station::command, "create", now);
  std::string recovery = new_recovery_phrase();
  Write write(vault);
  audit(vault, "VaultCreated", Record({{"office", office_key_hex(vault)}, {"vault", hex(vault.id())}}).json(), now);
  const Cost cost = cost_of(wanted.cost);
  add_slot(vault, SlotKey::office, std::nullopt, office_sk, normal_recovery(recovery), cost);
  insert_staff(vault, wanted.staff, Role::administrator, wanted.passphrase, office_sk, cost, std::nullopt, now);
  set_office(vault, wanted.office);
  write.commit();
  return recovery;
}

}  // namespace

std::string create_vault(const fs::path& file, const NewVault& wanted, Now now) {
  crypto_ready();
  check_passphrase(wanted.passphrase, wanted.staff);
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error))) throw in_the_way(file);
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> office_pk{};
  SecretBytes office_sk(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(office_pk.data(), office_sk.data());
  const fs::path unfinished = making(file);
  remove_with_companions(unfinished);  // of a start that was cut short
  try {
    make_tables(unfinished, wanted, office_pk.data());
    const std::string recovery = furnish(unfinished, wanted, office_sk.data(), now);
    give_name(unfinished, file);  // both connections have closed: the log is written back and gone
    remove_with_companions(unfinished);
    flush(folder_of(file));
    return recovery;
  } catch (...) {
    remove_with_companions(unfinished);
    throw;
  }
}

Vault::Vault(const fs::path& file, Station station, const std::string& program, Now now) {
  check_is_there(file);
  crypto_ready();
  // Absolute, so that a change of the working folder does not lose the lock or the log.
  const fs::path place = fs::absolute(file);
  inside_.reset(new Inside{place, FileLock(lock_of(place)), nullptr, nullptr, {}, random_id(), {}, now.mono_ms, false});
  if (!inside_->lock.take(FileLock::Kind::shared)) {
    throw VaultError({N_("The data file {file} is being worked on alone (brought up to date, restored or erased from). "
                         "Wait until that is "
                         "done, then start again."),
                      {{"file", place.string()}}});
  }
  if (station == Station::kiosk) {
    inside_->kiosk_lock = std::make_unique<FileLock>(kiosk_lock_of(place));
    if (!inside_->kiosk_lock->take(FileLock::Kind::exclusive)) {
      throw VaultError({N_("A kiosk is running on the data file {file} already. Use that window, or close it first."),
                        {{"file", place.string()}}});
    }
  }
  inside_->db = connect(place, Opening::existing);
  const bool older = checked_format(*inside_->db, place) < current_format;
  if (older) bring_up_to_date(*inside_->db, place, inside_->lock, now);
  {
    Query meta(*this, "SELECT vault, demo FROM meta");
    if (!meta.next()) throw damaged(place);
    inside_->id = meta.id(0);
    inside_->demo = meta.integer(1) != 0;
  }
  Query(*this, "INSERT INTO run (id, boot_id, station, program, wall) VALUES (?, ?, ?, ?, ?)")
      .with(inside_->run)
      .with(boot_id())
      .with(std::string(stations.at(static_cast<std::size_t>(station))))
      .with(program)
      .with(now.wall_ms)
      .run();
  if (older) chain_what_is_not(*this, now);
}

Vault::~Vault() = default;

SQLite::Database& Vault::db() const { return *inside_->db; }
const fs::path& Vault::file() const { return inside_->file; }
Id Vault::run() const { return inside_->run; }
std::int64_t Vault::run_started_mono_ms() const { return inside_->run_started_mono_ms; }
bool Vault::demo() const { return inside_->demo; }
Id Vault::id() const { return inside_->id; }

Alone::Alone(Vault& vault) : vault_(vault), held_(vault.inside_->lock.take(FileLock::Kind::exclusive)) {
  // A refused change of kind lets go of the old one (flock(2)).
  if (!held_) vault_.inside_->lock.take(FileLock::Kind::shared);
}
Alone::~Alone() {
  if (held_) vault_.inside_->lock.take(FileLock::Kind::shared);
}

Office office(const Vault& vault) {
  Office office;
  const auto stored = setting(vault, "office");
  if (!stored) return office;
  const auto number = [&](const char* name, int otherwise) {
    return static_cast<int>(stored->get<std::int64_t>(name, otherwise));
  };
  office.name = stored->get<std::string>("name");
  office.place = stored->get<std::string>("place");
  office.contact_person = stored->get<std::string>("contact_person");
  office.answer_within_days = number("answer_within_days", office.answer_within_days);
  office.walk_ins = stored->get<bool>("walk_ins", office.walk_ins);
  office.idle_minutes = number("idle_minutes", office.idle_minutes);
  office.minutes = number("minutes", office.minutes);
  office.regime = stored->get<std::vector<std::string>>("regime");
  return office;
}

void set_office(Vault& vault, const Office& office) {
  set_setting(vault, "office",
              {{"name", office.name},
               {"place", office.place},
               {"contact_person", office.contact_person},
               {"answer_within_days", office.answer_within_days},
               {"walk_ins", office.walk_ins},
               {"idle_minutes", office.idle_minutes},
               {"minutes", office.minutes},
               {"regime", office.regime}});
}

}  // namespace aplomb::store
