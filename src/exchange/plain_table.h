#pragma once
// A table of numbers and words from anybody's program: CSV with a header line, or JSON: a list of objects with the same
// names. What the statistics of the command line read.

#include "exchange/csv_rows.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

struct PlainTable {
  std::string file;
  std::vector<std::string> columns;  ///< every name once
  std::vector<CsvRow> rows;          ///< as long as columns; an empty text is a missing value. From JSON: line 0
};

struct PlainTableRead {
  PlainTable table;  ///< to be used only when ok()
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};

/// Tables may be as large as answers files: 256 MiB.
inline constexpr TextLimits table_limits{std::size_t{256} << 20U, 0};

/// A file that begins with "[" is JSON. Never throws on what the file holds.
PlainTableRead read_plain_table(const SourceFile& file);
PlainTableRead read_plain_table(const std::filesystem::path& path);

std::optional<std::size_t> find_column(const PlainTable& table, std::string_view name);
/// The column's place; a finding when there is none.
std::optional<std::size_t> column_of(const PlainTable& table, std::string_view name, std::vector<Diagnostic>& findings);

/// The column as numbers; none where nothing is written. A finding for every cell that is no number, not finite, or
/// outside `least`..`most`.
std::vector<std::optional<double>> numbers_of(const PlainTable& table, std::size_t column, double least, double most,
                                              std::vector<Diagnostic>& findings);

}  // namespace aplomb::exchange
