// What lies over the screen, and what works on every screen: comfort, break, stopping, calling a person, staff.

#include "kiosk/flow_parts.h"

#include <algorithm>

namespace aplomb::kiosk::flow {
namespace {

constexpr int pins_before_wait = 3;
constexpr std::int64_t pin_wait = 30 * second;
constexpr std::size_t longest_pin = 12;

bool known(const State& state, const Comfort& comfort) {
  const bool theme = state.themes.empty() ||
                     std::find(state.themes.begin(), state.themes.end(), comfort.theme) != state.themes.end();
  const bool language = state.languages.empty() ||
                        std::any_of(state.languages.begin(), state.languages.end(),
                                    [&](const auto& entry) { return entry.id == comfort.language; });
  return theme && language && comfort.text >= 1 && comfort.text <= 4;
}

void close_overlay(State& state) {
  wipe(state.pin);
  state.pin_complaint.reset();
  state.pin_for_code = false;
  if (state.overlay == Overlay::still_there) state.last_input_ms = state.now_ms;
  state.overlay = Overlay::none;
  state.part = 1;
}

}  // namespace

Effects on(State& state, const OpenOverlay& action) {
  switch (action.overlay) {
    case Overlay::none: close_overlay(state); return {};
    // Over "Are you still there?" only staff may lay something: the question below is covered for privacy.
    case Overlay::comfort:
    case Overlay::help:
    case Overlay::listen:
      if (state.overlay == Overlay::still_there || state.overlay == Overlay::staff_pin) return {};
      break;
    case Overlay::break_sheet:
      if (state.overlay == Overlay::still_there || state.overlay == Overlay::staff_pin || !running(state)) return {};
      break;
    case Overlay::withdraw:
      if (state.overlay == Overlay::still_there || state.overlay == Overlay::staff_pin) return {};
      if (!state.session_open || !in_session(state) || state.screen == Screen::desk) return {};
      break;
    case Overlay::staff_pin: break;
    case Overlay::still_there:  // opened by time alone
    case Overlay::staff_menu:   // opened by the right PIN alone
      return {};
  }
  wipe(state.pin);
  state.pin_for_code = false;
  state.overlay = action.overlay;
  state.part = 1;
  return {};
}

Effects on(State& state, const CloseOverlay&) {
  close_overlay(state);
  return {};
}

Effects on(State& state, const StillHere&) {
  if (state.overlay == Overlay::still_there) close_overlay(state);
  return {};
}

Effects on(State& state, const SetComfort& action) {
  if (!known(state, action.comfort) || action.comfort == state.comfort) return {};
  if (running(state)) return store(ComfortSet{action.comfort});
  const bool other_language = state.comfort.language != action.comfort.language;
  state.comfort = action.comfort;
  if (!other_language) return {};
  return {ShowLanguage{state.comfort.language}};
}

Effects on(State& state, const TakeBreak&) {
  if (!running(state)) return {};
  return store(Paused{"break"});
}

Effects on(State& state, const Withdraw&) {
  if (state.overlay != Overlay::withdraw || !state.session_open || !in_session(state)) return {};
  return store(Withdrawn{});
}

Effects on(State& state, const CallPerson&) {
  const bool on = !help_called(state);
  Effects effects;
  const bool can_store = state.session_open && in_session(state) && state.screen != Screen::desk;
  if (can_store) {
    effects = store(HelpCalled{on});
  } else {
    state.help_called = on;
  }
  if (on) effects.push_back(Chime{});
  return effects;
}

Effects on(State& state, const TurnPart& action) {
  state.part = std::clamp(action.part, 1, 99);
  return {};
}

Effects on(State& state, const TouchCorner& action) {
  constexpr std::int64_t within = 3 * second;
  constexpr int touches = 5;
  if (state.corner_touches == 0 || action.mono_ms - state.corner_since_ms > within) {
    state.corner_touches = 0;
    state.corner_since_ms = action.mono_ms;
  }
  if (++state.corner_touches < touches) return {};
  state.corner_touches = 0;
  return on(state, OpenOverlay{Overlay::staff_pin});
}

Effects on(State& state, const TypePin& action) {
  if (state.overlay != Overlay::staff_pin || action.digit < '0' || action.digit > '9') return {};
  if (state.now_ms >= state.pin_wait_until_ms) state.pin_complaint.reset();
  if (state.pin.size() < longest_pin) state.pin += action.digit;
  return {};
}

Effects on(State& state, const ErasePin&) {
  if (state.overlay == Overlay::staff_pin && !state.pin.empty()) state.pin.pop_back();
  return {};
}

Effects on(State& state, const SubmitPin&) {
  if (state.overlay != Overlay::staff_pin || state.now_ms < state.pin_wait_until_ms) return {};
  if (state.pin.empty()) {
    state.pin_complaint = Message{N_("Please type the PIN."), {}};
    return {};
  }
  Effects effects;
  effects.push_back(CheckPin{state.pin});
  wipe(state.pin);
  return effects;
}

Effects on(State& state, const PinRight&) {
  if (state.overlay != Overlay::staff_pin) return {};
  state.wrong_pins = 0;
  state.pin_complaint.reset();
  if (state.pin_for_code) {
    close_overlay(state);
    return {LookUpCode{state.digits, true}};
  }
  state.overlay = Overlay::staff_menu;
  return {};
}

Effects on(State& state, const PinWrong&) {
  if (state.overlay != Overlay::staff_pin) return {};
  ++state.wrong_pins;
  state.pin_complaint = Message{N_("That PIN is not right."), {}};
  if (state.wrong_pins < pins_before_wait) return {};
  state.wrong_pins = 0;
  state.pin_wait_until_ms = state.now_ms + pin_wait;
  state.pin_complaint = Message{N_("That is three wrong PINs. Please wait 30 seconds."), {}};
  return {};
}

Effects on(State& state, const StaffLeave&) {
  if (state.overlay != Overlay::staff_menu) return {};
  if (running(state)) return store(Paused{"staff"});
  return {Quit{}};
}

Effects on(State& state, const StaffAbandon&) {
  if (state.overlay != Overlay::staff_menu) return {};
  if (!state.session_open || state.session.ending != Ending::open || state.screen == Screen::desk) return {};
  return store(Abandoned{});
}

}  // namespace aplomb::kiosk::flow
