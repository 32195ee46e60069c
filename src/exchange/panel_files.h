#pragma once
// The ratings of a panel as a table: a row an option, with columns "item" and "option"; every other column is a rater,
// and an empty field is not rated.

#include "exchange/diagnostic.h"
#include "exchange/source_file.h"
#include "measure/lint_panel.h"

#include <filesystem>
#include <string>
#include <vector>

namespace aplomb::exchange {

struct PanelRead {
  measure::KeyPanel panel;  ///< to be used only when ok()
  std::vector<std::string> raters;
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};

/// `marks` of the scale: 2..9. A table without a rating is a finding. Never throws on what the file holds.
PanelRead read_panel(const std::filesystem::path& path, int marks);
PanelRead read_panel(const SourceFile& file, int marks);

}  // namespace aplomb::exchange
