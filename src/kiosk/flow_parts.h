#pragma once
// The flow's own header: one on() an action, and the moves they share. Nobody else includes it.

#include "core/secret.h"
#include "kiosk/flow.h"

#include <optional>
#include <string>
#include <vector>

namespace aplomb::kiosk::flow {

inline constexpr std::int64_t second = 1000;
inline constexpr std::int64_t minute = 60 * second;

// --- moves (flow.cpp) ---

/// Shows a screen; what lay over the old one goes with it.
void go(State& state, Screen screen);
/// Forgets the candidate: everything but what the office set up and the waits that guard codes and PINs.
void forget(State& state);
/// Forgets, and has the process start anew: nothing of a person may stay in memory.
Effects restart(State& state);
/// Back to a clean welcome: by a restart where something of a person was in memory.
Effects go_home(State& state);
Effects store(EventBody body);
/// The place of a question among those of the form.
std::optional<int> index_of(const std::vector<QuestionView>& questions, const std::string& id);
/// The question on screen; nullptr when there is none.
const QuestionView* on_screen(const State& state);
/// Goes to where the stored events say that the candidate stands.
Effects stand(State& state);
/// How long the office lets a candidate be still, whatever its settings file says (AX-44: 2 to 15 minutes).
std::int64_t idle_time(const State& state);
/// A session whose events may be stored now: begun, not ended, not paused, and the vault has not failed.
bool running(const State& state);

// --- check in (flow_check_in.cpp) ---
Effects on(State&, const Start&);
Effects on(State&, const Back&);
Effects on(State&, const TypeDigit&);
Effects on(State&, const EraseDigit&);
Effects on(State&, const ClearCode&);
Effects on(State&, const SubmitCode&);
Effects on(State&, const NoCode&);
Effects on(State&, const ChooseVacancy&);
Effects on(State&, const SetName&);
Effects on(State&, const ToggleShift&);
Effects on(State&, const SetKeyboardPage&);
Effects on(State&, const SubmitName&);
Effects on(State&, const ConfirmCheckIn&);
Effects on(State&, const RejectCheckIn&);
Effects on(State&, const CodeFound&);
Effects on(State&, const CodeRefused&);
Effects on(State&, const SessionOpened&);

// --- from the notice to the end (flow_questions.cpp) ---
Effects on(State&, const ReadAllOfNotice&);
Effects on(State&, const NoticeDone&);
Effects on(State&, const TryQuestion&);
Effects on(State&, const PracticeResponse&);
Effects on(State&, const BeginQuestions&);
Effects on(State&, const Respond&);
Effects on(State&, const ChooseReply&);
Effects on(State&, const SayReply&);
Effects on(State&, const ToggleFlag&);
Effects on(State&, const NextQuestion&);
Effects on(State&, const PreviousQuestion&);
Effects on(State&, const TurnPage&);
Effects on(State&, const OpenQuestion&);
Effects on(State&, const FinishTest&);
Effects on(State&, const LeaveThanks&);
Effects on(State&, const FormReady&);

// --- what became of it (flow_stored.cpp) ---
Effects on(State&, const EventStored&);
Effects on(State&, const Failed&);
Effects on(State&, const DiskNoted&);

// --- over the screen (flow_overlays.cpp) ---
Effects on(State&, const OpenOverlay&);
Effects on(State&, const CloseOverlay&);
Effects on(State&, const SetComfort&);
Effects on(State&, const TakeBreak&);
Effects on(State&, const Withdraw&);
Effects on(State&, const CallPerson&);
Effects on(State&, const TurnPart&);
Effects on(State&, const TouchCorner&);
Effects on(State&, const StillHere&);
Effects on(State&, const TypePin&);
Effects on(State&, const ErasePin&);
Effects on(State&, const SubmitPin&);
Effects on(State&, const StaffLeave&);
Effects on(State&, const StaffAbandon&);
Effects on(State&, const PinRight&);
Effects on(State&, const PinWrong&);

// --- time (flow_time.cpp) ---
Effects on(State&, const Touched&);
Effects on(State&, const Tick&);

}  // namespace aplomb::kiosk::flow
