#include "store/query.h"

#include "store/failure.h"
#include "store/vault_inside.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace aplomb::store {
namespace {

template <class Named>
Named bytes_of(SQLite::Statement& statement, int column, const std::filesystem::path& file) {
  const SQLite::Column value = statement.getColumn(column);
  Named named;
  if (static_cast<std::size_t>(value.getBytes()) != named.bytes.size()) throw damaged(file);
  const auto* bytes = static_cast<const std::uint8_t*>(value.getBlob());
  std::copy_n(bytes, named.bytes.size(), named.bytes.begin());
  return named;
}

void roll_back(const Vault& vault) {
  try {
    vault.db().exec("ROLLBACK");
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, vault.file());
  }
}

}  // namespace

Query::Query(const Vault& vault, const char* sql) : vault_(vault), sql_(sql) {
  // A transaction that could not be rolled back (no memory for that either) must not take this one in: it would never be committed.
  if (vault.inside_->writes == 0 && in_transaction(vault)) roll_back(vault);
  auto& idle = vault.inside_->idle;
  if (const auto found = idle.find(sql_); found != idle.end()) {
    statement_ = std::move(found->second);
    idle.erase(found);
    return;
  }
  try {
    statement_ = std::make_unique<SQLite::Statement>(vault.db(), sql);
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, vault.file());
  }
}

Query::~Query() {
  // tryReset: a reset repeats the failure of the step before, which has been reported already.
  statement_->tryReset();
  try {
    statement_->clearBindings();
    vault_.inside_->idle.insert_or_assign(sql_, std::move(statement_));
  } catch (...) {
    // Then it is prepared anew the next time.
  }
}

template <class... Value>
Query& Query::bind(const Value&... value) {
  try {
    statement_->bind(++bound_, value...);
  } catch (const SQLite::Exception& exception) {  // a text is copied, and there may be no memory for it
    throw_as_vault_error(exception, vault_.file());
  }
  return *this;
}

Query& Query::with(std::int64_t value) { return bind(value); }
Query& Query::with(const std::string& text) { return bind(text); }
Query& Query::with(const Id& id) { return with_blob(std::span<const unsigned char>(id.bytes)); }
Query& Query::with(const Hash& hash) { return with_blob(std::span<const unsigned char>(hash.bytes)); }
Query& Query::with(const std::optional<Hash>& hash) { return hash ? with(*hash) : with_null(); }
Query& Query::with(const std::optional<std::int64_t>& value) { return value ? with(*value) : with_null(); }
Query& Query::with_blob(std::string_view bytes) {
  // A blob of no bytes is not NULL.
  return bind(static_cast<const void*>(bytes.empty() ? "" : bytes.data()), static_cast<int>(bytes.size()));
}
Query& Query::with_blob(std::span<const unsigned char> bytes) {
  return bind(static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}
Query& Query::with_null() { return bind(); }

bool Query::next() {
  try {
    return statement_->executeStep();
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, vault_.file());
  }
}

int Query::run() {
  try {
    return statement_->exec();
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, vault_.file());
  }
}

bool Query::null(int column) const { return statement_->getColumn(column).isNull(); }
std::int64_t Query::integer(int column) const { return statement_->getColumn(column).getInt64(); }
std::string Query::text(int column) const { return statement_->getColumn(column).getString(); }
Id Query::id(int column) const { return bytes_of<Id>(*statement_, column, vault_.file()); }
Hash Query::hash(int column) const { return bytes_of<Hash>(*statement_, column, vault_.file()); }

Write::Write(const Vault& vault) : vault_(vault), inner_(vault.inside_->writes > 0) {
  Query(vault, inner_ ? "SAVEPOINT inner_write" : "BEGIN IMMEDIATE").run();
  ++vault_.inside_->writes;
}

Write::~Write() {
  if (open_ && in_transaction(vault_)) {  // a full disk rolls back by itself
    try {
      if (inner_) Query(vault_, "ROLLBACK TO inner_write").run();
      Query(vault_, inner_ ? "RELEASE inner_write" : "ROLLBACK").run();
    } catch (...) {
      // The next Query rolls back first, and so does the connection's end.
    }
  }
  --vault_.inside_->writes;
}

void Write::commit() {
  Query(vault_, inner_ ? "RELEASE inner_write" : "COMMIT").run();
  open_ = false;
}

bool in_transaction(const Vault& vault) { return sqlite3_get_autocommit(vault.db().getHandle()) == 0; }

}  // namespace aplomb::store
