// From the welcome to "Is this right?": codes, walk-ins and names. Nothing is stored but the session's row.

#include "core/code.h"
#include "core/visible.h"
#include "kiosk/flow_parts.h"

#include <algorithm>
#include <string_view>

namespace aplomb::kiosk::flow {
namespace {

constexpr int codes_before_wait = 5;
constexpr std::int64_t code_wait = 30 * second;

bool waiting(const State& state) { return state.now_ms < state.code_wait_until_ms; }

/// A wrong code: says why, and after five of them has everybody wait, so that codes cannot be found by trying.
void refuse_code(State& state, Message why) {
  ++state.wrong_codes;
  if (state.wrong_codes < codes_before_wait) {
    state.complaint = std::move(why);
    return;
  }
  state.wrong_codes = 0;
  state.code_wait_until_ms = state.now_ms + code_wait;
  state.complaint = Message{N_("That is five codes. Please wait 30 seconds. You can also ask at the desk."), {}};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Code points, not bytes: José has four letters.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Started started(const CheckIn& check_in) {
  return {check_in.trial ? "trial" : check_in.walk_in ? "walk-in" : "appointment"};
}

bool has_language(const State& state, const std::string& id) {
  return std::any_of(state.languages.begin(), state.languages.end(), [&](const auto& entry) { return entry.id == id; });
}

}  // namespace

Effects on(State& state, const Start&) {
  // "Try again" on the desk screen: on from where the candidate stood, with what the vault says now. After a while somebody else may stand
  // here, so the code is asked for again, as it is after a break ("I am back"): by a new process.
  const bool still_there = state.now_ms - state.desk_since_ms < idle_time(state);
  if (state.screen == Screen::desk && still_there && state.check_in && !state.check_in->code.empty()) return {LookUpCode{state.check_in->code}};
  if (state.screen == Screen::desk || state.screen == Screen::on_break) return restart(state);
  if (state.screen == Screen::welcome) go(state, Screen::code);
  return {};
}

Effects on(State& state, const Back&) {
  switch (state.screen) {
    case Screen::code: return go_home(state);
    case Screen::role:
    case Screen::no_code:
      if (state.personal) return restart(state);
      go(state, Screen::code);
      return {};
    case Screen::name:
      wipe(state.name);
      go(state, state.vacancies.size() > 1 ? Screen::role : Screen::code);
      return {};
    case Screen::notice_full: go(state, Screen::notice); return {};
    case Screen::comfort: go(state, Screen::notice); return {};
    case Screen::practice:
      state.next_was_refused = false;
      go(state, Screen::comfort);
      return {};
    case Screen::desk:
    case Screen::on_break: return restart(state);
    case Screen::welcome:
    case Screen::confirm:
    case Screen::notice:
    case Screen::question:
    case Screen::check:
    case Screen::thanks:
    case Screen::withdrawn: return {};
  }
  return {};
}

Effects on(State& state, const TypeDigit& action) {
  if (state.screen != Screen::code || action.digit < '0' || action.digit > '9') return {};
  if (!waiting(state)) {
    // A whole code that was refused gives way to the next one: a scanner does not press "Clear" first.
    if (state.complaint && state.digits.size() == code_digits) state.digits.clear();
    state.complaint.reset();
  }
  if (state.digits.size() < code_digits) state.digits += action.digit;
  return {};
}

Effects on(State& state, const EraseDigit&) {
  if (state.screen != Screen::code || state.digits.empty()) return {};
  state.digits.pop_back();
  if (!waiting(state)) state.complaint.reset();
  return {};
}

Effects on(State& state, const ClearCode&) {
  if (state.screen != Screen::code) return {};
  state.digits.clear();
  if (!waiting(state)) state.complaint.reset();
  return {};
}

Effects on(State& state, const SubmitCode&) {
  if (state.screen != Screen::code || waiting(state)) return {};
  if (state.digits.size() < code_digits) {
    const std::size_t missing = code_digits - state.digits.size();
    state.complaint = missing == 1 ? Message{N_("One more digit."), {}}
                                   : Message{N_("{n} more digits."), {{"n", std::to_string(missing)}}};
    return {};
  }
  if (!valid_code(state.digits)) {
    refuse_code(state, {N_("One of the digits is not right. Please look at your slip again."), {}});
    return {};
  }
  state.complaint.reset();
  return {LookUpCode{state.digits}};
}

Effects on(State& state, const CodeRefused& outcome) {
  if (state.screen == Screen::code) refuse_code(state, outcome.why);
  if (state.screen == Screen::desk) {  // tried again, and the session has ended meanwhile: what is left is a new start
    state.check_in.reset();
    state.session_open = false;
    state.session = {};
    state.complaint = outcome.why;
  }
  return {};
}

Effects on(State& state, const CodeFound& outcome) {
  if (state.screen != Screen::code && state.screen != Screen::desk) return {};
  state.wrong_codes = 0;
  if (outcome.check_in.earlier_day && state.screen == Screen::desk) return restart(state);
  if (outcome.check_in.earlier_day) {
    const Effects none = on(state, OpenOverlay{Overlay::staff_pin});
    state.pin_for_code = true;
    state.pin_complaint = Message{N_("This code was last used on an earlier day. A member of staff types the PIN, then it goes on where it stopped."), {}};
    return none;
  }
  state.check_in = outcome.check_in;
  state.session_open = outcome.session.has_value();
  state.session = outcome.session.value_or(SessionState{});
  state.vacancy.clear();
  if (!state.session.started) {
    const Comfort before = state.comfort;
    if (before == Comfort{} && has_language(state, outcome.check_in.language))
      state.comfort.language = outcome.check_in.language;
    go(state, Screen::confirm);
    if (before.language == state.comfort.language) return {};
    return {ShowLanguage{state.comfort.language}};
  }
  state.personal = true;
  if (state.session.ending != Ending::open) {
    state.session = {};
    state.session_open = false;
    state.check_in.reset();
    state.complaint = Message{N_("This code is closed. Please ask at the desk."), {}};
    return {};
  }
  // The candidate comes back: as it was, in comfort and language too. Where the session has no comfort yet, what was set
  // on the welcome screen just now holds.
  Effects effects = store(Resumed{state.session.paused ? "pause" : "interruption"});
  if (state.session.comfort_set) {
    if (state.session.comfort.language != state.comfort.language)
      effects.push_back(ShowLanguage{state.session.comfort.language});
    state.comfort = state.session.comfort;
  } else if (state.comfort != Comfort{}) {
    effects.push_back(Store{ComfortSet{state.comfort}});
  }
  return effects;
}

Effects on(State& state, const NoCode&) {
  if (state.screen != Screen::code) return {};
  if (!state.office.walk_ins || state.vacancies.empty()) {
    go(state, Screen::no_code);
  } else if (state.vacancies.size() > 1) {
    go(state, Screen::role);
  } else {
    state.vacancy = state.vacancies.front().id;
    go(state, Screen::name);
  }
  return {};
}

Effects on(State& state, const ChooseVacancy& action) {
  if (state.screen != Screen::role) return {};
  const bool known = std::any_of(state.vacancies.begin(), state.vacancies.end(),
                                 [&](const auto& vacancy) { return vacancy.id == action.id; });
  if (!known) return {};
  state.vacancy = action.id;
  go(state, Screen::name);
  return {};
}

Effects on(State& state, const SetName& action) {
  if (state.screen != Screen::name) return {};
  // A little room beyond the limit, so that somebody who types too much sees what was typed and can mend it.
  if (action.name.size() > std::size_t{8} * name_letters) return {};
  wipe(state.name);
  state.name = action.name;
  // Capitals where a name has them; Shift changes that for one letter.
  state.shift = state.name.empty() || state.name.back() == ' ' || state.name.back() == '-';
  state.complaint.reset();
  if (!state.name.empty()) state.personal = true;
  return {};
}

Effects on(State& state, const ToggleShift&) {
  if (state.screen == Screen::name) state.shift = !state.shift;
  return {};
}

Effects on(State& state, const SetKeyboardPage& action) {
  if (state.screen == Screen::name && action.page >= 0 && action.page <= 2) state.keyboard_page = action.page;
  return {};
}

Effects on(State& state, const SubmitName&) {
  if (state.screen != Screen::name) return {};
  const std::string_view name = trimmed(state.name);
  std::string seen = visible(name);
  const bool nothing = seen.empty();
  wipe(seen);
  if (nothing) {
    state.complaint = Message{N_("Please type your name."), {}};
    return {};
  }
  if (letters(name) > name_letters) {
    state.complaint = Message{N_("Please use no more than {n} letters."), {{"n", std::to_string(name_letters)}}};
    return {};
  }
  state.complaint.reset();
  return {OpenSession{{}, state.vacancy}};
}

Effects on(State& state, const SessionOpened& outcome) {
  if (state.session_open) return {};
  if (state.screen == Screen::name) {
    state.check_in = outcome.check_in;
    state.check_in->walk_in = true;
    state.session_open = true;
    state.session = {};
    state.personal = true;
    Effects effects;
    effects.push_back(SealName{std::string(trimmed(state.name))});
    wipe(state.name);
    go(state, Screen::confirm);
    return effects;
  }
  if (state.screen != Screen::confirm) return {};
  state.check_in = outcome.check_in;
  state.session_open = true;
  state.session = {};
  return store(started(outcome.check_in));
}

Effects on(State& state, const ConfirmCheckIn&) {
  if (state.screen != Screen::confirm || !state.check_in || state.session.started) return {};
  state.personal = true;
  // A walk-in's row exists already (the code on this screen comes from it); an appointment's is made now.
  if (state.session_open) return store(started(*state.check_in));
  return {OpenSession{state.check_in->code, {}}};
}

Effects on(State& state, const RejectCheckIn&) {
  if (state.screen != Screen::confirm || state.session.started) return {};
  const bool walk_in = state.check_in && state.check_in->walk_in && state.session_open;
  state.check_in.reset();
  if (walk_in) {
    go(state, Screen::no_code);
    return store(Abandoned{});
  }
  // Somebody else's appointment: nothing was stored for it, and nothing is.
  state.session_open = false;
  state.session = {};
  state.digits.clear();
  go(state, Screen::code);
  state.complaint = Message{N_("Please look at your slip and type your code again, or ask at the desk."), {}};
  return {};
}

}  // namespace aplomb::kiosk::flow
