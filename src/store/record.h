#pragma once
// Small flat JSON: settings, the bodies of audit entries, what is inside a seal. Keeps the JSON library out of their
// files.

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aplomb::store {

class Record {
 public:
  using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

  Record() = default;
  Record(std::initializer_list<std::pair<const std::string, Value>> fields) : fields_(fields) {}

  void set(const std::string& name, Value value) { fields_.insert_or_assign(name, std::move(value)); }

  [[nodiscard]] bool has(const std::string& name) const { return fields_.contains(name); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& field : fields_) all.push_back(field.first);
    return all;
  }
  [[nodiscard]] std::size_t size() const { return fields_.size(); }

  /// `otherwise` when there is no such field, or one of another type.
  template <class T>
  [[nodiscard]] T get(const std::string& name, T otherwise = {}) const {
    const auto found = fields_.find(name);
    const T* value = found == fields_.end() ? nullptr : std::get_if<T>(&found->second);
    return value == nullptr ? otherwise : *value;
  }

  /// Canonical JSON. Throws std::invalid_argument on text that is not UTF-8.
  [[nodiscard]] std::string json() const;
  /// None when the text is not a flat JSON object.
  static std::optional<Record> from(std::string_view json);

 private:
  std::map<std::string, Value> fields_;
};

}  // namespace aplomb::store
