// The door of the flow: which actions are heard, and the moves that several of them share.

#include "kiosk/flow.h"

#include "kiosk/flow_parts.h"

#include <algorithm>

namespace aplomb::kiosk {

Action::Action() = default;
Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

Effect::Effect() = default;
Effect::Effect(const Effect&) = default;
Effect::Effect(Effect&&) noexcept = default;
Effect& Effect::operator=(const Effect&) = default;
Effect& Effect::operator=(Effect&&) noexcept = default;
Effect::~Effect() = default;
namespace {

template <class... Kinds>
bool is_any(const Action& action) {
  return (std::holds_alternative<Kinds>(action) || ...);
}

bool is_time_or_outcome(const Action& action) {
  return is_any<TurnPart, TouchCorner, Touched, Tick, CodeFound, CodeRefused, SessionOpened, EventStored, FormReady, PinRight, PinWrong, Failed, DiskNoted>(
      action);
}

/// What lies over the screen takes the presses: a key that reaches the screen below by mistake must not answer a
/// question that is covered. The head's buttons stay in use under the sheets at the side (Text, Listen, Help).
bool heard(const State& state, const Action& action) {
  if (is_time_or_outcome(action)) return true;
  switch (state.overlay) {
    case Overlay::none: return true;
    case Overlay::comfort:
    case Overlay::listen:
    case Overlay::help:
    case Overlay::break_sheet: return is_any<OpenOverlay, CloseOverlay, CallPerson, TakeBreak, SetComfort>(action);
    case Overlay::withdraw: return is_any<OpenOverlay, CloseOverlay, CallPerson, TakeBreak, SetComfort, Withdraw>(action);
    case Overlay::still_there: return is_any<OpenOverlay, CloseOverlay, CallPerson, TakeBreak, StillHere>(action);
    case Overlay::staff_pin: return is_any<OpenOverlay, CloseOverlay, CallPerson, TypePin, ErasePin, SubmitPin>(action);
    case Overlay::staff_menu: return is_any<CloseOverlay, StaffLeave, StaffAbandon>(action);
  }
  return false;
}

}  // namespace

Effects apply(State& state, const Action& action) {
  if (!heard(state, action)) return {};
  return std::visit([&state](const auto& what) { return flow::on(state, what); }, action);
}

namespace flow {

void go(State& state, Screen screen) {
  if (state.screen == screen) return;
  state.screen = screen;
  state.part = 1;
  state.overlay = Overlay::none;
  state.complaint.reset();
}

void forget(State& state) {
  wipe(state.name);
  wipe(state.pin);
  State clean;
  clean.office = std::move(state.office);
  clean.notice = std::move(state.notice);
  clean.notice_hash = state.notice_hash;
  clean.vacancies = std::move(state.vacancies);
  clean.languages = std::move(state.languages);
  clean.themes = std::move(state.themes);
  clean.bank_note = std::move(state.bank_note);
  clean.staff_note = std::move(state.staff_note);
  clean.backup_note = std::move(state.backup_note);
  clean.practice = std::move(state.practice);
  clean.now_ms = state.now_ms;
  clean.last_input_ms = state.now_ms;
  clean.wrong_codes = state.wrong_codes;
  clean.code_wait_until_ms = state.code_wait_until_ms;
  clean.wrong_pins = state.wrong_pins;
  clean.pin_wait_until_ms = state.pin_wait_until_ms;
  state = std::move(clean);
}

Effects restart(State& state) {
  forget(state);
  return {Restart{}};
}

Effects go_home(State& state) {
  if (state.personal) return restart(state);
  const std::string language = state.comfort.language;
  forget(state);
  if (language == state.comfort.language) return {};
  return {ShowLanguage{state.comfort.language}};
}

Effects store(EventBody body) { return {Store{std::move(body)}}; }

std::optional<int> index_of(const std::vector<QuestionView>& questions, const std::string& id) {
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto& view) { return view.id == id; });
  if (found == questions.end()) return std::nullopt;
  return static_cast<int>(found - questions.begin());
}

const QuestionView* on_screen(const State& state) {
  if (state.screen != Screen::question || !running(state)) return nullptr;
  if (state.current < 0 || static_cast<std::size_t>(state.current) >= state.questions.size()) return nullptr;
  return &state.questions[static_cast<std::size_t>(state.current)];
}

bool running(const State& state) {
  return state.session_open && in_session(state) && !state.session.paused && state.screen != Screen::desk;
}

Effects stand(State& state) {
  const SessionState& session = state.session;
  if (!session.form && !session.practice_done) {
    go(state, session.notice ? Screen::comfort : Screen::notice);
    return {};
  }
  if (!session.form || state.questions.empty()) return {GiveForm{}};
  const auto index = index_of(state.questions, session.shown);
  if (!index) return store(Shown{state.questions.front().id, 1});
  state.current = *index;
  state.page = std::max(1, session.page);
  state.from_check = !session.checking && state.check_in && state.check_in->checked;
  go(state, session.checking ? Screen::check : Screen::question);
  return {};
}

}  // namespace flow
}  // namespace aplomb::kiosk
