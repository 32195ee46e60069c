// A table for the statistics, CSV or JSON, and each of its columns as numbers.

#include "exchange/plain_table.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = exchange::read_plain_table(exchange::SourceFile{"table", fuzz::text_of(data, size)});
  fuzz::check_findings(read.diagnostics);
  if (!read.ok()) return 0;
  for (const auto& row : read.table.rows) fuzz::must(row.size() == read.table.columns.size(), "a row is as long as the header");
  for (std::size_t column = 0; column < read.table.columns.size(); ++column) {
    std::vector<exchange::Diagnostic> findings;
    fuzz::must(exchange::find_column(read.table, read.table.columns[column]) == column, "a name stands for one column");
    for (const auto& number : exchange::numbers_of(read.table, column, -100, 100, findings)) {
      fuzz::must(!number || (*number >= -100 && *number <= 100), "a number is within its bounds");
    }
    fuzz::check_findings(findings);
  }
  return 0;
}
