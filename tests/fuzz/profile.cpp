// A profile in TOML.

#include "exchange/bank_check.h"
#include "exchange/profile_files.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  static_cast<void>(fuzz::answered_bank());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = exchange::read_profile(exchange::SourceFile{"profile.toml", fuzz::text_of(data, size)});
  fuzz::check_findings(read.diagnostics);
  if (read.ok()) fuzz::check_findings(exchange::check_profile(read.profile, read.places, fuzz::answered_bank()));
  if (read.ok()) {
    const auto again = exchange::read_profile(exchange::SourceFile{"profile.toml", exchange::profile_text(read.profile)});
    fuzz::must(again.ok() && again.profile == read.profile, "a profile written and read is the same");
  }
  return 0;
}
