#include "kiosk/state.h"

#include <algorithm>

namespace aplomb::kiosk {
namespace {

/// Whole seconds from `now` to `until`, rounded up: a wait that shows 0 is over.
int seconds_until(std::int64_t until, std::int64_t now) {
  return until > now ? static_cast<int>((until - now + 999) / 1000) : 0;
}

}  // namespace

const Response* response_to(const State& state, const std::string& question) {
  const auto found = state.session.responses.find(question);
  return found == state.session.responses.end() ? nullptr : &found->second;
}

const Comfort& comfort_of(const State& state) { return state.comfort; }

bool help_called(const State& state) { return state.help_called || (in_session(state) && state.session.help_called); }

bool in_session(const State& state) { return state.session.started && state.session.ending == Ending::open; }

int still_there_left(const State& state) {
  return std::clamp(seconds_until(state.still_there_since_ms + still_there_seconds * 1000, state.now_ms), 0,
                    still_there_seconds);
}

int code_wait_left(const State& state) { return seconds_until(state.code_wait_until_ms, state.now_ms); }
int pin_wait_left(const State& state) { return seconds_until(state.pin_wait_until_ms, state.now_ms); }

}  // namespace aplomb::kiosk
