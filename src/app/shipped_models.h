#pragma once
// The error models that lie beside a bank's files, in its folder `models`.

#include "exchange/error_model_files.h"
#include "store/error_models.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace aplomb::app {

/// A model's file as the vault keeps it; none when it names no form.
std::optional<store::FormErrorModel> stored_model(exchange::ErrorModelFile file);

struct ShippedModels {
  std::vector<store::FormErrorModel> models;  ///< each of a form, by the hash it was simulated from
  std::vector<exchange::Diagnostic> diagnostics;
};

/// Reads `bank`/models/*.json, in the order of their names; nothing when there is no such folder, or `bank` is a file.
/// Models of no form (of a whole bank) are passed over. Never throws on what the files hold.
ShippedModels shipped_models(const std::filesystem::path& bank);

}  // namespace aplomb::app
