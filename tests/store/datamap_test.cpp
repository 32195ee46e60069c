// The data map says of every column why it is there, on what ground, how long and who sees it; none is missing and none is too much.

#include "scratch.h"

#include "store/connection.h"
#include "store/roles.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <set>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

using Columns = std::set<std::string>;  // "session.code"

toml::table data_map() { return toml::parse_file(APLOMB_SOURCE_DIR "/src/store/datamap.toml"); }

bool holds_columns(std::string_view table) { return table != "basis" && table != "retention"; }

Columns mapped(const toml::table& map) {
  Columns all;
  for (const auto& [table, entry] : map) {
    if (!holds_columns(table.str())) continue;
    const auto* columns = entry.at_path("columns").as_table();
    REQUIRE(columns != nullptr);
    for (const auto& [column, ignored] : *columns) all.insert(std::string(table.str()) + "." + std::string(column.str()));
  }
  return all;
}

Columns stored(SQLite::Database& db) {
  Columns all;
  SQLite::Statement query(db,
                          "SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c "
                          "WHERE t.schema = 'main' AND t.type IN ('table', 'virtual', 'shadow') AND t.name NOT LIKE 'sqlite_%'");
  while (query.executeStep()) all.insert(query.getColumn(0).getString());
  return all;
}

/// What an entry of the map lacks, in words; empty when it is whole.
std::string lacking(const toml::table& map, const std::string& table, const std::string& column) {
  const auto* entry = map[table].as_table();
  const auto own = entry->at_path("columns")[column];
  const auto of = [&](const char* field) { return own.is_table() && own[field] ? own[field] : (*entry)[field]; };
  const auto purpose = own.is_table() ? own["purpose"].value_or(std::string()) : own.value_or(std::string());
  if (purpose.empty() || (*entry)["purpose"].value_or(std::string()).empty()) return "purpose";
  for (const char* field : {"basis", "retention"}) {
    const auto name = of(field).value_or(std::string());
    if (name.empty() || map[field][name].value_or(std::string()).empty()) return field;
  }
  const auto* seen_by = of("seen_by").as_array();
  if (seen_by == nullptr) return "seen_by";
  for (const auto& role : *seen_by) {
    if (!role_named(role.value_or(std::string()))) return "seen_by";
  }
  return {};
}

std::set<std::string> seen_by(const toml::table& map, const std::string& table) {
  std::set<std::string> all;
  for (const auto& role : *map[table]["seen_by"].as_array()) all.insert(role.value_or(std::string()));
  return all;
}

std::set<std::string> who_may(Right right) {
  std::set<std::string> all;
  for (std::size_t i = 0; i < role_count; ++i) {
    if (may(static_cast<Role>(i), right)) all.emplace(name_of(static_cast<Role>(i)));
  }
  return all;
}

}  // namespace

TEST_CASE("the data map has every column of the vault and no other") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  const Columns columns = mapped(data_map());
  CHECK(columns.size() > 100);
  CHECK(columns == stored(*db));
}

TEST_CASE("a column that the data map does not have and one that the vault does not have are noticed") {
  const Scratch scratch;
  make(scratch);
  const auto db = connect(scratch.file(), Opening::existing);
  db->exec("ALTER TABLE session ADD COLUMN shoe_size INTEGER");
  auto map = data_map();
  CHECK(mapped(map) != stored(*db));
  map["session"]["columns"].as_table()->insert("shoe_size", "none");
  CHECK(mapped(map) == stored(*db));
  db->exec("CREATE TABLE diary (words TEXT) STRICT");
  CHECK(mapped(map) != stored(*db));
  db->exec("DROP TABLE diary");
  map["session"]["columns"].as_table()->insert("hat_size", "none");
  CHECK(mapped(map) != stored(*db));
}

TEST_CASE("every entry of the data map says purpose basis retention and who sees it") {
  auto map = data_map();
  for (const std::string& name : mapped(map)) {
    const auto point = name.find('.');
    CHECK_MESSAGE(lacking(map, name.substr(0, point), name.substr(point + 1)).empty(), name);
  }
  // The check itself can fail.
  map["note"]["columns"].as_table()->insert_or_assign("n", "");
  CHECK(lacking(map, "note", "n") == "purpose");
  map["hold"].as_table()->insert_or_assign("basis", "because");
  CHECK(lacking(map, "hold", "wall") == "basis");
  map["audit"].as_table()->erase("retention");
  CHECK(lacking(map, "audit", "seq") == "retention");
  map["staff"].as_table()->insert_or_assign("seen_by", toml::array{"everybody"});
  CHECK(lacking(map, "staff", "name") == "seen_by");
}

TEST_CASE("who sees what is sealed is what the table of rights says") {
  const auto map = data_map();
  CHECK(seen_by(map, "identity") == who_may(Right::open_names));
  CHECK(seen_by(map, "note") == who_may(Right::read_notes));
  CHECK(seen_by(map, "demographic") == who_may(Right::see_fairness));
  CHECK(seen_by(map, "hold") == who_may(Right::erase));
  CHECK(seen_by(map, "restriction") == who_may(Right::see_restricted));
  CHECK(seen_by(map, "staff") == who_may(Right::manage_staff));
  CHECK(seen_by(map, "appointment") == who_may(Right::appoint));
  CHECK(seen_by(map, "accommodation") == who_may(Right::appoint));
  // Answers and figures: those who look at candidates, and the data officer in the copy of everything about one person.
  auto answers = who_may(Right::see_candidates);
  answers.merge(who_may(Right::copy_person));
  CHECK(seen_by(map, "event") == answers);
  CHECK(seen_by(map, "result") == answers);
}
