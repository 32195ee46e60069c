#include "store/setting.h"

#include "store/canonical.h"
#include "store/failure.h"
#include "store/query.h"

#include <nlohmann/json.hpp>

namespace aplomb::store {

using nlohmann::json;

std::optional<json> setting(const Vault& vault, const std::string& name) {
  Query query(vault, "SELECT json FROM setting WHERE name = ?");
  query.with(name);
  if (!query.next()) return std::nullopt;
  json value = json::parse(query.text(0), nullptr, false);
  if (value.is_discarded()) throw damaged(vault.file());
  return value;
}

void set_setting(Vault& vault, const std::string& name, const json& value) {
  Query query(vault, "INSERT INTO setting (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json");
  query.with(name).with(canonical(value)).run();
}

void forget_setting(Vault& vault, const std::string& name) { Query(vault, "DELETE FROM setting WHERE name = ?").with(name).run(); }

std::vector<std::string> settings_below(const Vault& vault, const std::string& prefix) {
  std::vector<std::string> names;
  Query query(vault, "SELECT substr(name, length(?1) + 1) FROM setting WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name");
  query.with(prefix);
  while (query.next()) names.push_back(query.text(0));
  return names;
}

}  // namespace aplomb::store
