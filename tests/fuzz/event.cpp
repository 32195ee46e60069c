// A stored event: its kind on the first line, then the payload.

#include "fuzz/target.h"
#include "store/event_json.h"
#include "store/vault.h"

#include <optional>

using namespace aplomb;

namespace {

std::optional<EventBody> accepted(std::string_view kind, std::string_view payload) {
  try {
    return store::event_body(kind, payload);
  } catch (const store::VaultError&) {
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const auto line = text.find('\n');
  if (line == std::string::npos) return 0;
  const auto body = accepted(text.substr(0, line), text.substr(line + 1));
  if (!body) return 0;
  std::string stored;
  try {
    stored = store::event_json(*body);
  } catch (const std::invalid_argument&) {
    return 0;  // a key beyond ASCII, a number beyond 2^53: no name for it, and nothing in the program makes one
  }
  const auto again = accepted(kind_of(*body), stored);
  fuzz::must(again.has_value(), "an event that was written is read");
  fuzz::must(store::event_json(*again) == stored, "an event written and read gives the same bytes");
  return 0;
}
