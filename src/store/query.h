#pragma once
// SQL from the vault's rooms: prepared once per connection, always reset, failures as VaultError.

#include "core/id.h"
#include "store/vault.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Statement;
}

namespace aplomb::store {

/// One use of a prepared statement. Parameters are bound in order, columns read by number. A statement left open would
/// hold its snapshot and keep the log from being written back, so the end of this object resets it.
class Query {
 public:
  Query(const Vault& vault, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& with(std::int64_t value);
  Query& with(const std::string& text);
  Query& with(const Id& id);
  Query& with(const Hash& hash);
  Query& with(const std::optional<Hash>& hash);
  Query& with(const std::optional<std::int64_t>& value);
  Query& with_blob(std::string_view bytes);
  Query& with_blob(std::span<const unsigned char> bytes);
  Query& with_null();

  /// The next row; false after the last.
  bool next();
  /// Runs a statement that gives no rows. Returns how many it changed.
  int run();

  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;  ///< of text and of blobs
  [[nodiscard]] Id id(int column) const;
  [[nodiscard]] Hash hash(int column) const;

 private:
  template <class... Value>
  Query& bind(const Value&... value);

  const Vault& vault_;
  std::string_view sql_;
  std::unique_ptr<SQLite::Statement> statement_;
  int bound_ = 0;
};

/// A write transaction: rolled back unless committed. With synchronous=FULL, what was committed is on the disk. Within another one it is a
/// part of that: it may be rolled back alone, and is on the disk once the outer one is committed.
class Write {
 public:
  explicit Write(const Vault& vault);
  ~Write();
  Write(const Write&) = delete;
  Write& operator=(const Write&) = delete;
  void commit();

 private:
  const Vault& vault_;
  bool inner_;
  bool open_ = true;
};

/// Whether a transaction is open on this connection.
bool in_transaction(const Vault& vault);

}  // namespace aplomb::store
