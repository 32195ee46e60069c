#pragma once
// apply(state, action) -> effects: every path through HR's station without a window, a store or a clock.

#include "studio/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::studio {

/// Without input for this long, the station locks itself.
inline constexpr std::int64_t lock_after_ms = 10 * 60 * 1000;
/// A change is saved when nothing was typed for this long, or as soon as the field is left.
inline constexpr std::int64_t settle_after_ms = 2000;

// What an editor does. Screens return these.
struct TypeName { std::string text; };  ///< a field's whole text, as in all that follow
struct TypePassphrase { std::string text; };
struct SetCapitals { bool on = false; };
struct SubmitSignIn {};
struct ChooseBank { std::size_t index = 0; };
struct Search { std::string text; };
struct Select { std::size_t index = 0; };    ///< of the questions shown
struct Move { long by = 0; };                ///< rows, clamped at both ends
struct Open {};                              ///< the question under the cursor
struct ToBank {};
struct GoToFinding { std::size_t index = 0; };  ///< opens its question and chooses its response; the page moves the focus
struct ChooseOption { std::string id; };

struct SetStem { std::string text; };
struct SetOptionText { std::string option; std::string text; };
struct SetWhy { std::string text; };         ///< of the chosen response
struct SetPivot { std::string text; };
struct SetSetting { std::string id; };
struct SetFormat { Format format = Format::rate; };
struct SetDifficulty { Difficulty difficulty = Difficulty::medium; };
struct SetPrimary { std::string quality; };
struct SetKey { std::string option; std::string quality; double points = 0; };  ///< quality empty: the overall effect
struct AddOption {};
struct RemoveOption {};                      ///< the chosen one
struct MoveOption { int by = 1; };
struct AddAdvice { std::string id; };        ///< to the chosen response
struct RemoveAdvice { std::string id; };
struct ToggleAdvice {};                      ///< the list from which advice is added
struct SearchAdvice { std::string text; };
struct Settle {};                            ///< a field was left
struct Undo {};
struct Redo {};
struct SetPreview { Preview preview; };

struct OpenPublish {};
struct ConfirmPublish {};
struct CancelPublish {};
struct OpenHelp {};
struct CloseHelp {};
struct Lock {};
struct Touched { std::int64_t mono_ms = 0; };  ///< any input arrived
struct Tick { std::int64_t mono_ms = 0; };     ///< time passed

// What came of an effect. The station's loop returns these.
struct SignedIn { std::string name; store::Role role = store::Role::hr_editor; };
struct SignInRefused { Message why; std::int64_t wait_ms = 0; };
struct BankLoaded { std::vector<BankChoice> banks; std::optional<Bank> bank; std::optional<Bank> published; Saved saved; };
struct RevisionSaved { Saved saved; };
struct BankPublished { Bank bank; Saved saved; };
struct Failed { Message why; };  ///< the vault said no

using AnyAction = std::variant<TypeName, TypePassphrase, SetCapitals, SubmitSignIn, ChooseBank, Search, Select, Move, Open, ToBank, GoToFinding, ChooseOption,
                            SetStem, SetOptionText, SetWhy, SetPivot, SetSetting, SetFormat, SetDifficulty, SetPrimary, SetKey, AddOption, RemoveOption,
                            MoveOption, AddAdvice, RemoveAdvice, ToggleAdvice, SearchAdvice, Settle, Undo, Redo, SetPreview, OpenPublish, ConfirmPublish,
                            CancelPublish, OpenHelp, CloseHelp, Lock, Touched, Tick, SignedIn, SignInRefused, BankLoaded, RevisionSaved, BankPublished, Failed>;

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
struct LoadBank { std::string id; };  ///< empty: the first there is
/// Appends a revision to the draft; refused when the draft's latest one is not `parent`, since then somebody else has saved.
struct SaveRevision { Bank bank; int parent = 0; };
/// Saves the bank as a revision and publishes it, all with the bank's own version.
struct PublishBank { Bank bank; int parent = 0; };
struct SignOut {};  ///< forget the signed-in person and their keys

using Effect = std::variant<CheckPassphrase, LoadBank, SaveRevision, PublishBank, SignOut>;
using Effects = std::vector<Effect>;

/// Changes the state and says what must be done. Actions that make no sense on the present screen change nothing.
Effects apply(State& state, const Action& action);

/// In how many seconds the flow wants a Tick although nothing was pressed; infinity: never.
double next_tick(const State& state);

}  // namespace aplomb::studio
