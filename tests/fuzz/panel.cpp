// A panel's ratings.

#include "exchange/panel_files.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = exchange::read_panel(exchange::SourceFile{"panel", fuzz::text_of(data, size)}, 5);
  fuzz::check_findings(read.diagnostics);
  if (!read.ok()) return 0;
  fuzz::must(read.panel.ratings.size() == read.panel.options.size(), "a row an option");
  for (const auto& row : read.panel.ratings) fuzz::must(row.size() == read.raters.size(), "a column a rater");
  return 0;
}
