#include "studio/flow.h"

#include "core/secret.h"
#include "studio/flow_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace aplomb::studio {

Action::Action() = default;
Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;
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

Effects lock(State& state) {
  Effects effects = settle(state);
  forget_all(state);
  effects.push_back(SignOut{});
  return effects;
}

std::string_view not_for(store::Role role) {
  if (role == store::Role::recruiter) return N_("The studio is for HR, and yours is a recruiter’s account. Please open Review instead.");
  return N_("The studio is for HR editors and administrators. Please ask an administrator if you write questions.");
}

/// One line of text: what Enter or a paste with line ends would leave.
std::string on_one_line(std::string text) {
  std::erase(text, '\r');
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

struct Apply {
  State& state;

  [[nodiscard]] bool signing_in() const { return state.screen == Screen::sign_in; }
  [[nodiscard]] bool on_bank() const { return state.screen == Screen::bank && state.bank && !state.publish; }
  [[nodiscard]] bool on_question() const { return state.screen == Screen::question && state.bank && !state.publish; }

  // Signing in.

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
    CheckPassphrase check{sign_in.name, sign_in.passphrase};
    wipe(sign_in.passphrase);
    return {std::move(check)};
  }
  Effects operator()(const SignedIn& action) const {
    if (!signing_in()) return {};
    if (action.role != store::Role::hr_editor && action.role != store::Role::administrator) {
      state.sign_in.complaint = Message{std::string(not_for(action.role)), {}};
      return {SignOut{}};
    }
    forget_all(state);
    state.staff = Staff{action.name, action.role};
    state.screen = Screen::bank;
    state.last_input_ms = state.now_ms;
    return {LoadBank{}};
  }
  Effects operator()(const SignInRefused& action) const {
    if (!signing_in()) return {};
    state.sign_in.complaint = action.why;
    state.sign_in.wait_until_ms = action.wait_ms > 0 ? state.now_ms + action.wait_ms : 0;
    return {};
  }

  // The bank and its list.

  Effects operator()(const BankLoaded& action) const {
    if (signing_in()) return {};
    state.banks = action.banks;
    state.bank = action.bank;
    state.published = action.published;
    state.saved = action.saved;
    state.unsaved = state.unsettled = false;
    state.undo.clear();
    state.redo.clear();
    state.growing.clear();
    state.search.clear();
    state.trouble.reset();
    state.screen = Screen::bank;
    refresh(state);
    refresh_shown(state);
    if (current_question(state) == nullptr) choose_question(state, state.bank && !state.bank->questions.empty() ? state.bank->questions.front().id : std::string());
    return {};
  }
  Effects operator()(const ChooseBank& action) const {
    if (!on_bank() || action.index >= state.banks.size() || state.banks[action.index].id == state.bank->id) return {};
    Effects effects = settle(state);
    effects.push_back(LoadBank{state.banks[action.index].id});
    return effects;
  }
  Effects operator()(const Search& action) const {
    if (!on_bank()) return {};
    state.search = action.text;
    refresh_shown(state);
    return {};
  }
  Effects operator()(const Select& action) const {
    if (on_bank() && action.index < state.shown.size()) choose_question(state, state.bank->questions[state.shown[action.index]].id);
    return {};
  }
  Effects operator()(const Move& action) const {
    if (!on_bank() || state.shown.empty()) return {};
    const long last = static_cast<long>(state.shown.size()) - 1;
    // The step is cut first: "to the end" may be any large number.
    const long by = std::clamp(action.by, -last - 1, last + 1);
    const auto here = std::find_if(state.shown.begin(), state.shown.end(), [&](std::size_t i) { return state.bank->questions[i].id == state.question; });
    const long from = here == state.shown.end() ? (by > 0 ? -1 : 0) : static_cast<long>(here - state.shown.begin());
    const auto to = static_cast<std::size_t>(std::clamp(from + by, 0L, last));
    choose_question(state, state.bank->questions[state.shown[to]].id);
    return {};
  }
  Effects operator()(const Open&) const {
    if (!on_bank() || current_question(state) == nullptr) return {};
    state.screen = Screen::question;
    state.said.reset();
    return {};
  }
  Effects operator()(const ToBank&) const {
    if (signing_in() || state.publish) return {};
    state.screen = Screen::bank;
    state.growing.clear();
    refresh_shown(state);
    return settle(state);
  }
  Effects operator()(const GoToFinding& action) const {
    if (signing_in() || state.publish || action.index >= state.findings.size()) return {};
    const Finding finding = state.findings[action.index];
    if (!state.bank || find_question(*state.bank, finding.question) == nullptr) return {};
    if (state.question != finding.question) choose_question(state, finding.question);
    if (!finding.option.empty()) state.option = finding.option;
    state.screen = Screen::question;
    return settle(state);
  }

  // One question.

  Effects operator()(const ChooseOption& action) const {
    const Question* question = on_question() ? current_question(state) : nullptr;
    if (question == nullptr || find_option(*question, action.id) == nullptr || action.id == state.option) return {};
    state.option = action.id;
    state.advice_open = false;
    state.advice_search.clear();
    return {};
  }
  Effects operator()(const SetStem& action) const {
    if (on_question()) edit(state, "stem", [&](Question& question) { question.stem = action.text; });
    return {};
  }
  Effects operator()(const SetOptionText& action) const {
    if (!on_question()) return {};
    edit(state, "option/" + action.option, [&](Question& question) {
      for (Option& option : question.options) {
        if (option.id == action.option) option.text = on_one_line(action.text);
      }
    });
    return (*this)(ChooseOption{action.option});
  }
  Effects operator()(const SetWhy& action) const {
    if (on_question()) in_option("why/" + state.option, [&](Option& option) { option.why = on_one_line(action.text); });
    return {};
  }
  Effects operator()(const SetPivot& action) const {
    if (on_question()) edit(state, "pivot", [&](Question& question) { question.pivot = on_one_line(action.text); });
    return {};
  }
  Effects operator()(const SetSetting& action) const {
    if (on_question()) edit(state, {}, [&](Question& question) { question.setting = action.id; });
    return {};
  }
  Effects operator()(const SetFormat& action) const {
    if (on_question()) edit(state, {}, [&](Question& question) { question.format = action.format; });
    return {};
  }
  Effects operator()(const SetDifficulty& action) const {
    if (on_question()) edit(state, {}, [&](Question& question) { question.difficulty = action.difficulty; });
    return {};
  }
  Effects operator()(const SetPrimary& action) const {
    if (on_question()) edit(state, {}, [&](Question& question) { question.primary = action.quality; });
    return {};
  }
  Effects operator()(const SetKey& action) const {
    if (on_question()) set_key(state, action);
    return {};
  }
  Effects operator()(const AddOption&) const {
    if (on_question()) add_option(state);
    return {};
  }
  Effects operator()(const RemoveOption&) const {
    if (on_question()) remove_option(state);
    return {};
  }
  Effects operator()(const MoveOption& action) const {
    if (on_question()) move_option(state, action.by);
    return {};
  }
  Effects operator()(const AddAdvice& action) const {
    if (!on_question()) return {};
    in_option({}, [&](Option& option) {
      if (std::find(option.advice.begin(), option.advice.end(), action.id) == option.advice.end()) option.advice.push_back(action.id);
    });
    state.advice_open = false;
    state.advice_search.clear();
    return {};
  }
  Effects operator()(const RemoveAdvice& action) const {
    if (on_question()) in_option({}, [&](Option& option) { std::erase(option.advice, action.id); });
    return {};
  }
  Effects operator()(const ToggleAdvice&) const {
    state.advice_open = on_question() && !state.advice_open;
    state.advice_search.clear();
    return {};
  }
  Effects operator()(const SearchAdvice& action) const {
    if (on_question()) state.advice_search = on_one_line(action.text);
    return {};
  }
  Effects operator()(const Settle&) const {
    state.growing.clear();
    return signing_in() ? Effects{} : settle(state);
  }
  Effects operator()(const Undo&) const {
    if (on_question()) undo(state);
    return {};
  }
  Effects operator()(const Redo&) const {
    if (on_question()) redo(state);
    return {};
  }
  Effects operator()(const SetPreview& action) const {
    if (signing_in() || action.preview.display >= displays.size()) return {};
    state.preview = action.preview;
    state.preview.text = std::clamp(state.preview.text, 1, 4);
    return {};
  }

  // Saving and publishing.

  Effects operator()(const RevisionSaved& action) const {
    if (signing_in()) return {};
    state.saved = action.saved;
    state.unsaved = false;
    state.trouble.reset();
    return {};
  }
  Effects operator()(const OpenPublish&) const {
    if (signing_in() || !state.bank || state.publish || !differs_from_published(state)) return {};
    Effects effects = settle(state);
    state.growing.clear();
    state.said.reset();
    state.publish = PublishDialog{changes_between(state.published ? &*state.published : nullptr, *state.bank), next_version()};
    return effects;
  }
  Effects operator()(const CancelPublish&) const {
    state.publish.reset();
    return {};
  }
  Effects operator()(const ConfirmPublish&) const {
    // An error that came up meanwhile holds it back too: the dialog shows it.
    if (!state.publish || count_findings(state).errors > 0) return {};
    Bank bank = *state.bank;
    bank.version = next_version();
    return {PublishBank{std::move(bank), state.saved.revision}};
  }
  Effects operator()(const BankPublished& action) const {
    if (signing_in()) return {};
    state.publish.reset();
    state.bank = action.bank;
    state.published = action.bank;
    state.saved = action.saved;
    state.unsaved = state.unsettled = false;
    state.trouble.reset();
    refresh(state);
    state.said = Message{N_("Published as version {version}. The next session uses it."), {{"version", std::to_string(action.bank.version)}}};
    return {};
  }
  Effects operator()(const Failed& action) const {
    if (signing_in()) {
      state.sign_in.complaint = action.why;
    } else {
      state.publish.reset();
      state.trouble = action.why;
    }
    return {};
  }

  // The station.

  Effects operator()(const OpenHelp&) const {
    state.help_open = !signing_in() && !state.publish;
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
    if (state.now_ms - state.last_input_ms >= lock_after_ms) return lock_with_reason();
    return state.unsettled && state.now_ms - state.changed_ms >= settle_after_ms ? settle(state) : Effects{};
  }

  [[nodiscard]] int next_version() const { return state.published ? state.published->version + 1 : std::max(1, state.bank->version); }

  [[nodiscard]] Effects lock_with_reason() const {
    Effects effects = lock(state);
    state.sign_in.complaint = Message{N_("Locked after 10 minutes without input."), {}};
    return effects;
  }

  void in_option(std::string field, const std::function<void(Option&)>& change) const {
    edit(state, std::move(field), [&](Question& question) {
      for (Option& option : question.options) {
        if (option.id == state.option) change(option);
      }
    });
  }
};

bool holds(std::string_view text, std::string_view part) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

}  // namespace

Effects settle(State& state) {
  state.unsettled = false;
  if (!state.unsaved || !state.bank) return {};
  return {SaveRevision{*state.bank, state.saved.revision}};
}

void refresh(State& state) {
  state.findings.clear();
  state.dirty.clear();
  if (!state.bank) return;
  state.findings = find_all(*state.bank);
  for (const Question& question : state.bank->questions) {
    const Question* before = state.published ? find_question(*state.published, question.id) : nullptr;
    if (before == nullptr || *before != question) state.dirty.insert(question.id);
  }
}

void refresh_shown(State& state) {
  state.shown.clear();
  if (!state.bank) return;
  for (std::size_t i = 0; i < state.bank->questions.size(); ++i) {
    const Question& question = state.bank->questions[i];
    const Setting* setting = find_setting(*state.bank, question.setting);
    const Quality* primary = find_quality(*state.bank, question.primary);
    const bool found = holds(question.title, state.search) || holds(question.id, state.search) || holds(question.stem, state.search) ||
                       (setting != nullptr && holds(setting->name, state.search)) || (primary != nullptr && holds(primary->label, state.search));
    if (found) state.shown.push_back(i);
  }
}

void choose_question(State& state, std::string id) {
  state.question = std::move(id);
  const Question* question = current_question(state);
  state.option = question == nullptr || question->options.empty() ? std::string() : question->options.front().id;
  state.growing.clear();
  state.advice_open = false;
  state.advice_search.clear();
  state.refusal.reset();
}

Effects apply(State& state, const Action& action) { return std::visit(Apply{state}, action); }

double next_tick(const State& state) {
  std::int64_t due = std::numeric_limits<std::int64_t>::max();
  if (state.screen != Screen::sign_in) {
    due = state.last_input_ms + lock_after_ms;
    if (state.unsettled) due = std::min(due, state.changed_ms + settle_after_ms);
  } else if (state.sign_in.wait_until_ms != 0) {
    due = state.sign_in.wait_until_ms;
  } else {
    return std::numeric_limits<double>::infinity();
  }
  return static_cast<double>(std::max<std::int64_t>(0, due - state.now_ms)) / 1000.0;
}

}  // namespace aplomb::studio
