// A setting, or the body of an entry of the log: flat JSON.

#include "fuzz/target.h"
#include "store/record.h"

#include <stdexcept>

using namespace aplomb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto record = store::Record::from(fuzz::text_of(data, size));
  if (!record) return 0;
  fuzz::must(record->names().size() == record->size(), "a name a field");
  std::string stored;
  try {
    stored = record->json();
  } catch (const std::invalid_argument&) {
    return 0;  // a name beyond ASCII or a number beyond 2^53
  }
  const auto again = store::Record::from(stored);
  fuzz::must(again && again->json() == stored, "a record written and read gives the same bytes");
  return 0;
}
