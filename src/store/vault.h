#pragma once
// The vault: one SQLite file that holds all data of an office. Schema: schema.sql; decisions: README.md.

#include "core/id.h"
#include "core/message.h"
#include "core/office.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace SQLite {
class Database;
}

namespace aplomb::store {

/// What a station cannot go on from: no disk, a damaged or newer file, a second kiosk. `message` is a plain sentence
/// that a receptionist can act on.
class VaultError : public std::runtime_error {
 public:
  explicit VaultError(Message message) : std::runtime_error(english(message)), message_(std::move(message)) {}
  [[nodiscard]] const Message& message() const { return message_; }

 private:
  Message message_;
};

/// The time of something that happened. Only app/ reads clocks.
struct Now {
  std::int64_t mono_ms = 0;  ///< CLOCK_BOOTTIME
  std::int64_t wall_ms = 0;  ///< since 1970 UTC
};

enum class Station { kiosk, review, studio, command };

struct NewVault {
  bool demo = false;
  Office office;
  std::string staff;       ///< the first account: an administrator
  std::string passphrase;  ///< see passphrases.h; with a problem, VaultError
  /// Argon2id's cost; tests and the demo take the small one. Stored in each key slot.
  enum class Cost { interactive, small } cost = Cost::interactive;
};

/// Makes the file, its schema, the office key pair with the administrator's key slot. Refuses to overwrite. Returns the
/// recovery phrase whose key slot stands beside the administrator's: it is shown once and stored nowhere.
std::string create_vault(const std::filesystem::path& file, const NewVault& wanted, Now now);

/// One open vault, one connection, one run. Opening checks the schema's version, migrates older ones after a backup,
/// refuses newer ones; a kiosk takes the lock beside the file (a second one throws VaultError). Not for sharing between
/// threads: each thread opens its own (a kiosk's Jobs as Station::command: the kiosk's lock is held already).
class Vault {
 public:
  Vault(const std::filesystem::path& file, Station station, const std::string& program, Now now);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  [[nodiscard]] SQLite::Database& db() const;
  [[nodiscard]] const std::filesystem::path& file() const;
  [[nodiscard]] Id run() const;
  [[nodiscard]] std::int64_t run_started_mono_ms() const;
  [[nodiscard]] bool demo() const;
  [[nodiscard]] Id id() const;

 private:
  friend class Alone;
  friend class Query;  // query.h: the prepared statements of this connection
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// For as long as it lives nobody else opens the vault, if nobody else had it open: look at held().
class Alone {
 public:
  explicit Alone(Vault& vault);
  ~Alone();
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;
  [[nodiscard]] bool held() const { return held_; }

 private:
  Vault& vault_;
  bool held_;
};

/// The office's settings (row 'office' of `setting`).
Office office(const Vault& vault);
void set_office(Vault& vault, const Office& office);

}  // namespace aplomb::store
