#include "sealed_office.h"

#include "store/audit.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>
#include <vector>

namespace aplomb::store::testing {

SealedOffice::SealedOffice(bool all_fixed) {
  make(scratch_);
  Vault vault(scratch_.file(), Station::kiosk, "test", at(0));
  const Published published = publish(vault);
  finished = started(vault, published, 7).id;
  append(vault, finished, Answered{"cc-pick", Pick{"a"}}, at(20));
  append(vault, finished, Paused{"break"}, at(21));
  append(vault, finished, Resumed{"pause"}, at(22));
  append(vault, finished, Finished{}, at(23));
  seal_identity(vault, finished, {"Ingrid Solberg"});
  const Session done = session(vault, finished).value();
  put_result(vault, {finished, *done.form, done.profile, R"({"fit":1})"});
  withdrawn = started(vault, published, 8).id;
  append(vault, withdrawn, Withdrawn{}, at(30));
  going_on = started(vault, published, 9).id;
  append(vault, going_on, Paused{"break"}, at(40));
  if (!all_fixed) {
    append(vault, going_on, Resumed{"pause"}, at(41));
    append(vault, going_on, Paused{"break"}, at(42));
    append(vault, going_on, Resumed{"pause"}, at(43));
    append(vault, going_on, Paused{"break"}, at(44));
    append(vault, going_on, HelpCalled{true}, at(45));
  }
  (void)signed_in(vault, at(50));
}

std::int64_t SealedOffice::count(const std::string& table) const {
  SQLite::Database db(file().string(), SQLite::OPEN_READONLY);
  SQLite::Statement query(db, "SELECT count(*) FROM " + table);
  return query.executeStep() ? query.getColumn(0).getInt64() : -1;
}

const SealedOffice& SealedOffice::shared() {
  static const SealedOffice office;
  return office;
}

std::string bytes_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

namespace {

void past_triggers(SQLite::Database& db, const std::string& sql) {
  std::vector<std::string> triggers;
  {
    SQLite::Statement query(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
    std::vector<std::string> names;
    while (query.executeStep()) {
      names.push_back(query.getColumn(0).getString());
      triggers.push_back(query.getColumn(1).getString());
    }
    query.reset();
    for (const auto& name : names) db.exec("DROP TRIGGER " + name);
  }
  db.exec(sql);
  for (const auto& trigger : triggers) db.exec(trigger);
}

}  // namespace

void change_past_triggers(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
  past_triggers(db, sql);
}

void rewrite_chain(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
  past_triggers(db, sql);
  std::vector<std::tuple<std::int64_t, Hash, Hash>> links;
  {
    SQLite::Statement query(db, "SELECT seq, run, wall, kind, body FROM audit ORDER BY seq");
    Hash before;
    while (query.executeStep()) {
      Id run;
      std::copy_n(static_cast<const std::uint8_t*>(query.getColumn(1).getBlob()), run.bytes.size(), run.bytes.begin());
      const Hash hash = entry_hash(before, query.getColumn(0).getInt64(), run, query.getColumn(2).getInt64(), query.getColumn(3).getString(),
                                   query.getColumn(4).getString());
      links.emplace_back(query.getColumn(0).getInt64(), before, hash);
      before = hash;
    }
  }
  std::string updates;
  for (const auto& [seq, prev, hash] : links)
    updates += "UPDATE audit SET prev = x'" + hex(prev) + "', hash = x'" + hex(hash) + "' WHERE seq = " + std::to_string(seq) + ";";
  past_triggers(db, updates);
}

}  // namespace aplomb::store::testing
