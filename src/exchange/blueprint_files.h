#pragma once
// The files that say what forms are made of: blueprint.toml ([[form]]) and forms.toml ([[assembled]]).

#include "core/blueprint.h"
#include "exchange/diagnostic.h"

#include <filesystem>
#include <string>
#include <vector>

namespace aplomb::exchange {

struct BlueprintRead {
  std::vector<FormBlueprint> blueprint;
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};
/// Never throws on what the file holds.
BlueprintRead read_blueprint_file(const std::filesystem::path& path);

struct FormsRead {
  std::vector<AssembledForm> forms;
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};
FormsRead read_forms_file(const std::filesystem::path& path);

/// [[assembled]] entries; reading them gives the forms again.
std::string forms_text(const std::vector<AssembledForm>& forms);

}  // namespace aplomb::exchange
