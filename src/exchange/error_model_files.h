#pragma once
// The error model of one form as a JSON file: what `aplomb simulate --error-model` writes and `aplomb score` reads. The
// same model gives the same bytes.

#include "exchange/diagnostic.h"
#include "exchange/source_file.h"
#include "measure/error_model.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::exchange {

struct ErrorModelFile {
  measure::ErrorModel model;
  std::string bank;
  int bank_version = 1;
  std::string form;                    ///< "default A"
  std::string form_hash;               ///< hexadecimal: the form whose words and keys were simulated; empty for no published form
  std::vector<std::string> questions;  ///< of the form, in its order; scenes too
  std::vector<std::string> qualities;  ///< of the bank, in its order: the rows of the tables
  std::vector<std::pair<std::string, std::string>> made_by;  ///< how it came about: "seed" "7"
};

std::string error_model_text(const ErrorModelFile& file);
/// Whole or not at all. Throws std::system_error when the disk refuses.
void write_error_model(const ErrorModelFile& file, const std::filesystem::path& path);

struct ErrorModelRead {
  ErrorModelFile file;  ///< to be used only when ok()
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};
/// Never throws on what the file holds.
ErrorModelRead read_error_model(const std::filesystem::path& path);
ErrorModelRead read_error_model(const SourceFile& file);

}  // namespace aplomb::exchange
