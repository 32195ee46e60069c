#pragma once
// fold(events) is the only way to a session's state.

#include "core/event.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace aplomb {

enum class Ending { open, finished, withdrawn, abandoned };

struct SessionState {
  std::int64_t events = 0;  ///< the last sequence number seen
  bool started = false;
  std::optional<Hash> notice;
  bool comfort_set = false;
  Comfort comfort;
  bool practice_done = false;
  std::optional<FormGiven> form;
  std::map<std::string, Response> responses;  ///< by question id; the last one counts
  std::set<std::string> flagged;
  std::string shown;         ///< the question shown last; empty before the first
  int page = 1;              ///< and its page
  bool checking = false;     ///< the check page came after that question
  bool paused = false;
  bool help_called = false;
  Ending ending = Ending::open;
  bool operator==(const SessionState&) const = default;
};

/// The state after one more event. Events that contradict the state (an answer to a question of another form, anything
/// after the end) leave it unchanged but for `events`.
void apply(SessionState& state, const Event& event);

/// apply() over all of them, from the empty state. `events` are in the order of their sequence numbers.
SessionState fold(std::span<const Event> events);

}  // namespace aplomb
