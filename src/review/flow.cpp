#include "review/flow.h"

#include "core/secret.h"
#include "review/list_filter.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace aplomb::review {

Action::Action() = default;
Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

const CandidateRow* selected_row(const State& state) {
  const ListState& list = state.list;
  if (list.selected < 0 || static_cast<std::size_t>(list.selected) >= list.shown.size()) return nullptr;
  return &list.rows[list.shown[static_cast<std::size_t>(list.selected)]];
}

bool waiting(const State& state) { return state.sign_in.wait_until_ms > state.now_ms; }

namespace {

/// After this, nothing of who was signed in or of what they saw is left.
void forget_all(State& state) {
  wipe(state.sign_in.passphrase);
  wipe(state.sign_in.name);
  State empty;
  empty.help = std::move(state.help);
  empty.now_ms = state.now_ms;
  empty.last_input_ms = state.last_input_ms;
  state = std::move(empty);
}

/// What must be loaded when another row comes under the cursor: its page. A page that is already there stays.
Effects follow_cursor(State& state) {
  const CandidateRow* row = selected_row(state);
  if (row == nullptr) {
    state.page.reset();
    return {};
  }
  if (state.page && state.page->row.session == row->session) return {};
  state.page.reset();
  state.trouble.reset();
  return {LoadCandidate{row->session}};
}

Effects refilter(State& state) {
  refresh_shown(state.list);
  return follow_cursor(state);
}

Effects lock(State& state) {
  forget_all(state);
  return {SignOut{}};
}

struct Apply {
  State& state;

  [[nodiscard]] bool signing_in() const { return state.screen == Screen::sign_in; }
  [[nodiscard]] bool on_list() const { return state.screen == Screen::list; }
  [[nodiscard]] bool on_candidate() const { return state.screen == Screen::candidate; }

  Effects operator()(const TypeName& action) const {
    if (signing_in()) state.sign_in.name = action.text;
    return {};
  }
  Effects operator()(const TypePassphrase& action) const {
    if (signing_in()) state.sign_in.passphrase = action.text;
    return {};
  }
  Effects operator()(const SetCapitals& action) const {
    state.sign_in.capitals = signing_in() && action.on;
    return {};
  }
  Effects operator()(const SubmitSignIn&) const {
    if (!signing_in() || waiting(state)) return {};
    SignIn& sign_in = state.sign_in;
    if (sign_in.name.empty() || sign_in.passphrase.empty()) {
      sign_in.complaint = Message{sign_in.name.empty() ? N_("Please type your name.") : N_("Please type your passphrase."), {}};
      return {};
    }
    sign_in.complaint.reset();
    CheckPassphrase check{sign_in.name, std::move(sign_in.passphrase)};
    wipe(sign_in.passphrase);
    return {std::move(check)};
  }
  Effects operator()(const SignedIn& action) const {
    if (!signing_in()) return {};
    forget_all(state);
    state.staff = Staff{action.name, action.role};
    state.screen = Screen::list;
    state.last_input_ms = state.now_ms;
    return {LoadList{}};
  }
  Effects operator()(const SignInRefused& action) const {
    if (!signing_in()) return {};
    state.sign_in.complaint = action.why;
    state.sign_in.wait_until_ms = action.wait_ms > 0 ? state.now_ms + action.wait_ms : 0;
    return {};
  }
  Effects operator()(const ListLoaded& action) const {
    if (signing_in()) return {};
    const CandidateRow* before = selected_row(state);
    const std::optional<Id> session = before == nullptr ? std::nullopt : std::optional(before->session);
    ListState& list = state.list;
    list.rows = action.rows;
    order_rows(list.rows);
    list.vacancies = action.vacancies;
    if (list.vacancy >= static_cast<int>(list.vacancies.size())) list.vacancy = -1;
    list.shown.clear();
    refresh_shown(list);
    for (std::size_t i = 0; session && i < list.shown.size(); ++i)
      if (list.rows[list.shown[i]].session == *session) list.selected = static_cast<int>(i);
    state.page.reset();  // it may have changed as well
    return follow_cursor(state);
  }
  Effects operator()(const CandidateLoaded& action) const {
    const CandidateRow* row = selected_row(state);
    if (signing_in() || row == nullptr || row->session != action.page.row.session) return {};
    state.page = action.page;
    state.trouble.reset();
    return {};
  }
  Effects operator()(const Failed& action) const {
    if (signing_in()) {
      state.sign_in.complaint = action.why;
    } else {
      state.trouble = action.why;
    }
    return {};
  }
  Effects operator()(const Search& action) const {
    if (!on_list()) return {};
    state.list.search = action.text;
    return refilter(state);
  }
  Effects operator()(const ChooseVacancy& action) const {
    if (!on_list() || action.index >= static_cast<int>(state.list.vacancies.size())) return {};
    state.list.vacancy = std::max(-1, action.index);
    return refilter(state);
  }
  Effects operator()(const ChooseStatus& action) const {
    if (!on_list()) return {};
    state.list.status = action.status;
    return refilter(state);
  }
  Effects operator()(const Select& action) const {
    if (!on_list() || action.index < 0 || static_cast<std::size_t>(action.index) >= state.list.shown.size()) return {};
    state.list.selected = action.index;
    return follow_cursor(state);
  }
  Effects operator()(const Move& action) const {
    if (!on_list() || state.list.shown.empty()) return {};
    const long last = static_cast<long>(state.list.shown.size()) - 1;
    // The step is cut first: "to the end" may be any large number.
    const long by = std::clamp(action.by, -last - 1, last + 1);
    state.list.selected = static_cast<int>(std::clamp(state.list.selected + by, 0L, last));
    return follow_cursor(state);
  }
  Effects operator()(const Open&) const {
    if (!on_list() || selected_row(state) == nullptr) return {};
    state.screen = Screen::candidate;
    state.candidate = {};
    return follow_cursor(state);
  }
  Effects operator()(const ToList&) const {
    if (signing_in()) return {};
    state.screen = Screen::list;
    state.candidate = {};
    return {LoadList{}};  // somebody may have finished meanwhile
  }
  Effects operator()(const Neighbour& action) const {
    if (!on_candidate() || state.list.shown.empty()) return {};
    const int last = static_cast<int>(state.list.shown.size()) - 1;
    const int wanted = std::clamp(state.list.selected + (action.by < 0 ? -1 : 1), 0, last);
    if (wanted == state.list.selected) return {};
    state.list.selected = wanted;
    state.candidate.opened.clear();  // the tab stays: who reads all answers of one goes on with all answers of the next
    return follow_cursor(state);
  }
  Effects operator()(const ChooseTab& action) const {
    if (on_candidate()) state.candidate.tab = action.tab;
    return {};
  }
  Effects operator()(const ToggleAnswer& action) const {
    if (!on_candidate()) return {};
    if (state.candidate.opened.erase(action.number) == 0) state.candidate.opened.insert(action.number);
    return {};
  }
  Effects operator()(const OpenHelp&) const {
    state.help_open = !signing_in();
    return {};
  }
  Effects operator()(const CloseHelp&) const {
    state.help_open = false;
    return {};
  }
  Effects operator()(const Lock&) const { return signing_in() ? Effects{} : lock(state); }
  Effects operator()(const Touched& action) const {
    // Input that arrives after the time was up must not save a session that nobody has watched.
    const bool late = !signing_in() && action.mono_ms - state.last_input_ms >= lock_after_ms;
    state.now_ms = action.mono_ms;
    state.last_input_ms = action.mono_ms;
    return late ? lock_with_reason() : Effects{};
  }
  Effects operator()(const Tick& action) const {
    state.now_ms = action.mono_ms;
    if (signing_in()) {
      if (state.sign_in.wait_until_ms != 0 && !waiting(state)) {
        state.sign_in.wait_until_ms = 0;
        state.sign_in.complaint.reset();
      }
      return {};
    }
    return state.now_ms - state.last_input_ms >= lock_after_ms ? lock_with_reason() : Effects{};
  }

  [[nodiscard]] Effects lock_with_reason() const {
    Effects effects = lock(state);
    state.sign_in.complaint = Message{N_("Locked after 10 minutes without input."), {}};
    return effects;
  }
};

}  // namespace

Effects apply(State& state, const Action& action) { return std::visit(Apply{state}, action); }

double next_tick(const State& state) {
  std::int64_t due = 0;
  if (state.screen == Screen::sign_in) {
    if (state.sign_in.wait_until_ms == 0) return std::numeric_limits<double>::infinity();
    due = state.sign_in.wait_until_ms;
  } else {
    due = state.last_input_ms + lock_after_ms;
  }
  return static_cast<double>(std::max<std::int64_t>(0, due - state.now_ms)) / 1000.0;
}

}  // namespace aplomb::review
