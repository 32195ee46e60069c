// What happens when nothing is pressed. Every deadline is named once, so that apply() and next_tick() cannot disagree.

#include "kiosk/flow_parts.h"

#include <algorithm>
#include <limits>

namespace aplomb::kiosk {
namespace flow {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t before_a_session = 2 * minute;
constexpr std::int64_t closing_screen = 1 * minute;
constexpr std::int64_t staff_overlay = 1 * minute;

/// Is there something on the welcome screen that the next person should not find?
bool welcome_is_used(const State& state) { return state.comfort != Comfort{} || state.overlay != Overlay::none; }

bool staff_in_front(const State& state) {
  return state.overlay == Overlay::staff_pin || state.overlay == Overlay::staff_menu;
}

enum class Due { nothing, ask_still_there, pause, home, close };

struct Deadline {
  std::int64_t at = never;
  Due due = Due::nothing;
};

/// When the present screen ends by itself, and how.
Deadline screen_deadline(const State& state) {
  if (state.overlay == Overlay::still_there)
    return {state.still_there_since_ms + still_there_seconds * second, Due::pause};
  switch (state.screen) {
    case Screen::confirm:
    case Screen::comfort:
    case Screen::practice:
    case Screen::question:
    case Screen::check: return {state.last_input_ms + idle_time(state), Due::ask_still_there};
    case Screen::code:
    case Screen::role:
    case Screen::name:
    case Screen::no_code: return {state.last_input_ms + before_a_session, Due::home};
    case Screen::welcome:
      if (!welcome_is_used(state)) return {};
      return {state.last_input_ms + before_a_session, Due::home};
    case Screen::thanks:
    case Screen::withdrawn:
    case Screen::on_break:
      return {std::max(state.last_input_ms, state.thanks_since_ms) + closing_screen, Due::close};
    // Reading takes as long as it takes; and the desk screen waits for staff.
    case Screen::notice:
    case Screen::notice_full:
    case Screen::desk: return {};
  }
  return {};
}

/// A wait that is over, or the staff's overlay that nobody uses: they end without leaving the screen.
std::int64_t overlay_deadline(const State& state) {
  return staff_in_front(state) ? state.last_input_ms + staff_overlay : never;
}
std::int64_t code_deadline(const State& state) { return state.code_wait_until_ms > 0 ? state.code_wait_until_ms : never; }
std::int64_t pin_deadline(const State& state) { return state.pin_wait_until_ms > 0 ? state.pin_wait_until_ms : never; }

void move_clock(State& state, std::int64_t mono_ms) { state.now_ms = std::max(state.now_ms, mono_ms); }

void end_waits(State& state) {
  if (state.now_ms >= code_deadline(state)) {
    state.code_wait_until_ms = 0;
    if (state.screen == Screen::code) state.complaint.reset();
  }
  if (state.now_ms >= pin_deadline(state)) {
    state.pin_wait_until_ms = 0;
    state.pin_complaint.reset();
  }
}

/// Has "Are you still there?" run out, whether or not there was a frame to show it (a closed lid, a hidden window)?
bool unanswered(const State& state) {
  const Deadline deadline = screen_deadline(state);
  if (deadline.due == Due::pause) return state.now_ms >= deadline.at;
  return deadline.due == Due::ask_still_there && state.now_ms >= deadline.at + still_there_seconds * second;
}

/// Nobody is there: the session is paused; a walk-in who never said yes is closed, since nobody else knows the code.
Effects leave_idle(State& state) {
  if (running(state)) return store(Paused{"idle"});
  if (state.session_open && state.check_in && state.check_in->walk_in && !state.session.started) return store(Abandoned{});
  return restart(state);  // before Started there is nothing to pause
}

}  // namespace

std::int64_t idle_time(const State& state) { return std::clamp(state.office.idle_minutes, 2, 15) * minute; }

Effects on(State& state, const Touched& action) {
  move_clock(state, action.mono_ms);
  // Whoever touches a kiosk that slept through the whole question may be somebody else.
  if (unanswered(state)) return leave_idle(state);
  state.last_input_ms = state.now_ms;
  end_waits(state);
  return on(state, StillHere{});
}

Effects on(State& state, const Tick& action) {
  move_clock(state, action.mono_ms);
  end_waits(state);
  if (state.now_ms >= overlay_deadline(state)) return on(state, CloseOverlay{});
  const Deadline deadline = screen_deadline(state);
  if (state.now_ms < deadline.at) return {};
  switch (deadline.due) {
    case Due::nothing: return {};
    case Due::ask_still_there:
      if (unanswered(state)) return leave_idle(state);
      wipe(state.pin);
      state.overlay = Overlay::still_there;
      state.still_there_since_ms = state.now_ms;
      return {};
    case Due::pause: return leave_idle(state);
    case Due::home: return go_home(state);
    case Due::close: return restart(state);
  }
  return {};
}

}  // namespace flow

double next_tick(const State& state) {
  using namespace flow;
  std::int64_t at = std::min({screen_deadline(state).at, overlay_deadline(state), code_deadline(state), pin_deadline(state)});
  // The bar of "Are you still there?" and the words of a wait step once a second.
  if (state.overlay == Overlay::still_there) {
    const std::int64_t gone = std::max<std::int64_t>(0, state.now_ms - state.still_there_since_ms);
    at = std::min(at, state.still_there_since_ms + (gone / second + 1) * second);
  }
  if (at == never) return std::numeric_limits<double>::infinity();
  return static_cast<double>(std::max<std::int64_t>(0, at - state.now_ms)) / 1000.0;
}

}  // namespace aplomb::kiosk
