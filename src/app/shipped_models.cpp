#include "app/shipped_models.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace aplomb::app {
namespace {

/// "simulated: seed 1, 2000 candidates".
std::string origin(const exchange::ErrorModelFile& file) {
  std::string seed;
  std::string candidates;
  for (const auto& [name, value] : file.made_by) {
    if (name == "seed") seed = value;
    if (name == "candidates") candidates = value;
  }
  if (seed.empty() || candidates.empty()) return {};
  return "simulated: seed " + seed + ", " + candidates + " candidates";
}

}  // namespace

std::optional<store::FormErrorModel> stored_model(exchange::ErrorModelFile file) {
  const auto form = hash_from_hex(file.form_hash);
  if (!form) return std::nullopt;
  std::string made_by = origin(file);
  return store::FormErrorModel{*form, std::move(file.qualities), std::move(file.model), std::move(made_by)};
}

ShippedModels shipped_models(const std::filesystem::path& bank) {
  ShippedModels out;
  std::error_code none;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(bank / "models", none)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    auto read = exchange::read_error_model(path);
    out.diagnostics.insert(out.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
    if (!read.ok()) continue;
    if (auto model = stored_model(std::move(read.file))) out.models.push_back(*std::move(model));
  }
  return out;
}

}  // namespace aplomb::app
