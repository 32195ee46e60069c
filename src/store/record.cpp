#include "store/record.h"

#include "store/canonical.h"

#include <nlohmann/json.hpp>

namespace aplomb::store {

std::string Record::json() const {
  nlohmann::json out = nlohmann::json::object();
  for (const auto& [name, value] : fields_) {
    std::visit([&](const auto& field) { out[name] = field; }, value);
  }
  return canonical(out);
}

std::optional<Record> Record::from(std::string_view text) {
  const auto in = nlohmann::json::parse(text, nullptr, false);
  if (!in.is_object()) return std::nullopt;
  Record record;
  try {
    for (const auto& [name, value] : in.items()) {
      if (value.is_string()) {
        record.set(name, value.get<std::string>());
      } else if (value.is_boolean()) {
        record.set(name, value.get<bool>());
      } else if (value.is_number_integer()) {
        const auto number = whole_number(value);
        if (!number) return std::nullopt;
        record.set(name, *number);
      } else {
        record.set(name, value.get<std::vector<std::string>>());
      }
    }
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
  return record;
}

}  // namespace aplomb::store
