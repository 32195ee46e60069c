#pragma once
// apply(state, action) -> effects: every path through the recruiter's station without a window, a store or a clock.

#include "review/state.h"

#include <variant>

namespace aplomb::review {

/// Without input for this long, the station locks itself.
inline constexpr std::int64_t lock_after_ms = 10 * 60 * 1000;

// What a recruiter does. Screens return these.
struct TypeName { std::string text; };        ///< the field's whole text
struct TypePassphrase { std::string text; };
struct SetCapitals { bool on = false; };
struct SubmitSignIn {};
struct Search { std::string text; };
struct ChooseVacancy { int index = -1; };     ///< -1 = all
struct ChooseStatus { StatusFilter status = StatusFilter::any; };
struct Select { int index = 0; };             ///< of the rows shown
struct Move { long by = 0; };                 ///< rows, clamped at both ends
struct Open {};                               ///< the selected row
struct ToList {};                             ///< back, or the rail's Candidates: the list is read anew
struct Neighbour { int by = 1; };             ///< the candidate above or below in the list
struct ChooseTab { Tab tab = Tab::overview; };
struct ToggleAnswer { int number = 0; };
struct OpenHelp {};
struct CloseHelp {};
struct Lock {};
struct Touched { std::int64_t mono_ms = 0; };  ///< any input arrived
struct Tick { std::int64_t mono_ms = 0; };     ///< time passed

// What came of an effect. The station's loop returns these.
struct SignedIn { std::string name; store::Role role = store::Role::recruiter; };
struct SignInRefused { Message why; std::int64_t wait_ms = 0; };
struct ListLoaded { std::vector<CandidateRow> rows; std::vector<VacancyChoice> vacancies; };
struct CandidateLoaded { CandidatePage page; };
struct Failed { Message why; };  ///< the vault said no

using AnyAction = std::variant<TypeName, TypePassphrase, SetCapitals, SubmitSignIn, Search, ChooseVacancy, ChooseStatus, Select, Move, Open, ToList,
                            Neighbour, ChooseTab, ToggleAnswer, OpenHelp, CloseHelp, Lock, Touched, Tick, SignedIn, SignInRefused, ListLoaded,
                            CandidateLoaded, Failed>;

/// One of them. Copied, moved and let go in flow.cpp alone: inlined wherever one may pass, that many kinds cost every file seconds to compile.
struct Action : AnyAction {
  using AnyAction::AnyAction;
  Action();
  Action(const Action&);
  Action(Action&&) noexcept;
  Action& operator=(const Action&);
  Action& operator=(Action&&) noexcept;
  ~Action();
};

// What the station must do for it. Performed in order; each outcome is applied before the next frame is drawn.
struct CheckPassphrase { std::string name; std::string passphrase; };
struct LoadList {};
struct LoadCandidate { Id session; };
struct SignOut {};  ///< forget the signed-in person and their keys

using Effect = std::variant<CheckPassphrase, LoadList, LoadCandidate, SignOut>;
using Effects = std::vector<Effect>;

/// Changes the state and says what must be done. Actions that make no sense on the present screen change nothing.
Effects apply(State& state, const Action& action);

/// In how many seconds the flow wants a Tick although nothing was pressed; infinity: never.
double next_tick(const State& state);

}  // namespace aplomb::review
