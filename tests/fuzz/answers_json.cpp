// Answers to be scored: JSON lines. One error and nothing is imported.

#include "exchange/answers_files.h"
#include "fuzz/fixture.h"
#include "fuzz/target.h"

using namespace aplomb;

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  static_cast<void>(fuzz::answered_bank());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A file of JSON lines begins with a brace.
  const auto read = exchange::read_answers(exchange::SourceFile{"answers", "{" + fuzz::text_of(data, size)}, fuzz::answered_bank());
  fuzz::check_findings(read.diagnostics);
  fuzz::must(read.ok() || read.sessions.empty(), "nothing is half imported");
  for (const auto& session : read.sessions) {
    for (const auto& response : session.responses) fuzz::must(session.given.contains(response.first), "what is answered was given");
  }
  fuzz::must(exchange::form_of(read.sessions, fuzz::answered_bank()).size() <= 5, "a form holds what the bank has");
  return 0;
}
