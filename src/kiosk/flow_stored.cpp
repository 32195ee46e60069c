// What became of an effect: the event is on the disk, or the vault said no. Only here does a session's state change.

#include "kiosk/flow_parts.h"

namespace aplomb::kiosk::flow {
namespace {

/// What the screen does once an event is stored. Events without a line here change no screen.
struct Then {
  State& state;

  Effects operator()(const Started&) const {
    go(state, Screen::notice);
    Effects effects;
    if (state.comfort != Comfort{}) effects.push_back(Store{ComfortSet{state.comfort}});
    // Called before the session began: the sign stays, and the record knows of it.
    if (state.help_called) effects.push_back(Store{HelpCalled{true}});
    return effects;
  }
  Effects operator()(const NoticeRead&) const {
    if (state.screen == Screen::notice || state.screen == Screen::notice_full) go(state, Screen::comfort);
    return {};
  }
  Effects operator()(const ComfortSet& body) const {
    const bool other_language = state.comfort.language != body.comfort.language;
    state.comfort = body.comfort;
    if (!other_language) return {};
    return {ShowLanguage{body.comfort.language}};
  }
  Effects operator()(const HelpCalled&) const {
    state.help_called = false;  // from now on the session knows it
    return {};
  }
  Effects operator()(const Shown& body) const {
    const auto index = index_of(state.questions, body.question);
    if (!index) return {};
    if (*index != state.current) {
      state.named_open = -1;
      state.overlay = Overlay::none;
    }
    state.current = *index;
    state.page = body.page;
    go(state, Screen::question);
    return {};
  }
  Effects operator()(const Answered& body) const {
    if (!state.chosen || state.chosen->question != body.question) return {};
    state.chosen.reset();  // it is said, and the next turn is open
    state.named_open = -1;
    return {};
  }
  Effects operator()(const CheckShown&) const {
    state.from_check = false;
    state.named_open = -1;
    go(state, Screen::check);
    return {};
  }
  Effects operator()(const Paused& body) const {
    if (body.why == "idle") return restart(state);
    if (body.why == "staff") return {Quit{}};
    state.thanks_since_ms = state.now_ms;
    go(state, Screen::on_break);
    return {};
  }
  Effects operator()(const Resumed&) const {
    if (state.screen == Screen::desk) go(state, Screen::code);  // tried again there, and it went well
    return stand(state);
  }
  Effects operator()(const Finished&) const {
    state.thanks_since_ms = state.now_ms;
    go(state, Screen::thanks);
    return {ScoreSession{}};
  }
  Effects operator()(const Withdrawn&) const {
    state.thanks_since_ms = state.now_ms;
    go(state, Screen::withdrawn);
    return {};
  }
  Effects operator()(const Abandoned&) const {
    if (state.screen == Screen::no_code) return {};  // a walk-in who said "No, this is not mine": the words stay
    return restart(state);
  }
  template <class Other>
  Effects operator()(const Other&) const {
    return {};
  }
};

}  // namespace

Effects on(State& state, const EventStored& outcome) {
  if (!state.session_open || outcome.event.seq <= state.session.events) return {};
  aplomb::apply(state.session, outcome.event);
  if (state.screen == Screen::desk && !std::holds_alternative<Resumed>(outcome.event.body)) return {};
  return std::visit(Then{state}, outcome.event.body);
}

Effects on(State& state, const Failed& outcome) {
  wipe(state.name);
  wipe(state.pin);
  state.personal = true;
  if (state.screen != Screen::desk) state.desk_since_ms = state.now_ms;
  go(state, Screen::desk);
  state.overlay = Overlay::none;
  state.complaint = outcome.why;
  return {};
}

Effects on(State& state, const DiskNoted& outcome) {
  state.staff_note = outcome.note;
  return {};
}

}  // namespace aplomb::kiosk::flow
