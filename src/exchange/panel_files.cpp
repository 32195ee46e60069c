#include "exchange/panel_files.h"

#include "exchange/plain_table.h"

#include <utility>

namespace aplomb::exchange {
namespace {

PanelRead panel_of(PlainTableRead read, int marks) {
  PanelRead out;
  out.diagnostics = std::move(read.diagnostics);
  if (!out.ok()) return out;
  const PlainTable& table = read.table;
  const auto item = column_of(table, "item", out.diagnostics);
  const auto option = column_of(table, "option", out.diagnostics);
  out.panel.marks = marks;
  out.panel.ratings.resize(table.rows.size());
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c] == "item" || table.columns[c] == "option") continue;
    out.raters.push_back(table.columns[c]);
    const auto column = numbers_of(table, c, 1, marks, out.diagnostics);
    for (std::size_t row = 0; row < column.size(); ++row) out.panel.ratings[row].push_back(column[row]);
  }
  if (!out.ok()) return out;
  for (const CsvRow& row : table.rows) out.panel.options.emplace_back(row[*item].text, row[*option].text);
  if (!out.raters.empty() && !table.rows.empty()) return out;
  Diagnostic none;
  none.file = table.file;
  none.what = {N_("there is no rating"), {}};
  none.remedy = {N_("write a column for each rater beside 'item' and 'option'"), {}};
  out.diagnostics.push_back(std::move(none));
  return out;
}

}  // namespace

PanelRead read_panel(const std::filesystem::path& path, int marks) { return panel_of(read_plain_table(path), marks); }
PanelRead read_panel(const SourceFile& file, int marks) { return panel_of(read_plain_table(file), marks); }

}  // namespace aplomb::exchange
