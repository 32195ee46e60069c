#include "store/setting.h"

#include "store/failure.h"
#include "store/query.h"

#include <stdexcept>

namespace aplomb::store {

std::optional<Record> setting(const Vault& vault, const std::string& name) {
  Query query(vault, "SELECT json FROM setting WHERE name = ?");
  query.with(name);
  if (!query.next()) return std::nullopt;
  auto value = Record::from(query.text(0));
  if (!value) throw damaged(vault.file());
  return value;
}

void set_setting(Vault& vault, const std::string& name, const Record& value) {
  Query query(vault,
              "INSERT INTO setting (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json");
  try {
    query.with(name).with(value.json()).run();
  } catch (const std::invalid_argument& reason) {
    throw cannot_store(reason.what());
  }
}

void forget_setting(Vault& vault, const std::string& name) {
  Query(vault, "DELETE FROM setting WHERE name = ?").with(name).run();
}

std::vector<std::string> settings_below(const Vault& vault, const std::string& prefix) {
  std::vector<std::string> names;
  Query query(vault,
              "SELECT substr(name, length(?1) + 1) FROM setting WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name");
  query.with(prefix);
  while (query.next()) names.push_back(query.text(0));
  return names;
}

}  // namespace aplomb::store
