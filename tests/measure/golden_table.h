#pragma once
// The tables (.csv) that stand beside golden files.

#include <optional>
#include <string>
#include <vector>

namespace aplomb::measure::golden {

/// A header line and cells as text; an empty cell is a missing value.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  /// The place of a column; fails the test when there is none.
  [[nodiscard]] std::size_t column(const std::string& name) const;
  /// A cell as a number; fails the test where it is missing or is none.
  [[nodiscard]] double number(std::size_t row, std::size_t column) const;
};

/// Commas, "." as the decimal sign, no quotes; of the same folder as the golden files. Fails the test for a file that
/// is not there, and for rows of other lengths than the header.
Table read_table(const std::string& name);

}  // namespace aplomb::measure::golden
