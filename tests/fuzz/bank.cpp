// A bank in one TOML file: reader, check, lint; what is accepted can be written and read again.

#include "exchange/bank_check.h"
#include "exchange/bank_files.h"
#include "exchange/bank_lint.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  static_cast<void>(fuzz::lint_words());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = exchange::read_bank({{"bank.toml", fuzz::text_of(data, size)}});
  fuzz::check_findings(read.diagnostics);
  fuzz::check_findings(exchange::check_bank(read));
  fuzz::check_findings(exchange::review_bank(read, fuzz::lint_words()).findings);
  if (read.ok()) {
    const auto again = exchange::read_bank(exchange::write_bank(read.bank));
    fuzz::must(again.ok(), "what was written is read");
    fuzz::must(again.bank == read.bank, "what was written is the same");
  }
  return 0;
}
