// The error model of a form as people keep it: what is accepted gives the same bytes again.

#include "exchange/error_model_files.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = exchange::read_error_model(exchange::SourceFile{"model.json", fuzz::text_of(data, size)});
  fuzz::check_findings(read.diagnostics);
  if (!read.ok()) return 0;
  fuzz::must(measure::problem_of(read.file.model).empty(), "an accepted model has no problem");
  const std::string text = exchange::error_model_text(read.file);
  const auto again = exchange::read_error_model(exchange::SourceFile{"model.json", text});
  fuzz::must(again.ok() && exchange::error_model_text(again.file) == text, "a model written and read gives the same bytes");
  return 0;
}
