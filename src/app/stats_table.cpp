#include "app/stats_table.h"

#include "app/command_output.h"

#include <algorithm>

namespace aplomb::app {

using exchange::Diagnostic;
using exchange::PlainTable;

std::optional<PlainTable> table_from(const std::filesystem::path& file) {
  exchange::PlainTableRead read = exchange::read_plain_table(file);
  if (refused(read.diagnostics)) return std::nullopt;
  return std::move(read.table);
}

std::optional<ItemTable> items_of(const PlainTable& table, const std::vector<std::string>& others, double least, double most) {
  ItemTable out;
  std::vector<Diagnostic> findings;
  std::vector<std::vector<std::optional<double>>> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (std::find(others.begin(), others.end(), table.columns[c]) != others.end()) continue;
    out.items.push_back(table.columns[c]);
    columns.push_back(numbers_of(table, c, least, most, findings));
  }
  if (refused(findings)) return std::nullopt;
  if (out.items.empty()) {
    could_not_run(table.file + ": there is no column of an item; --help shows an example");
    return std::nullopt;
  }
  out.scores.resize(out.items.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (std::any_of(columns.begin(), columns.end(), [row](const auto& column) { return !column[row]; })) {
      ++out.left_out;
      continue;
    }
    out.rows.push_back(row);
    for (std::size_t i = 0; i < columns.size(); ++i) out.scores[i].push_back(*columns[i][row]);
  }
  return out;
}

}  // namespace aplomb::app
