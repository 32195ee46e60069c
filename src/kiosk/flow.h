#pragma once
// apply(state, action) -> effects: every path through the station without a window, a store or a clock.

#include "kiosk/state.h"

#include <variant>

namespace aplomb::kiosk {

// What a candidate does. Screens return these.
struct Start {};
struct Back {};               ///< of the screens before the questions
struct TypeDigit { char digit = '0'; };
struct EraseDigit {};
struct ClearCode {};
struct SubmitCode {};
struct NoCode {};
struct ChooseVacancy { std::string id; };
struct SetName { std::string name; };  ///< the field's whole text
struct ToggleShift {};
struct SetKeyboardPage { int page = 0; };
struct SubmitName {};
struct ConfirmCheckIn {};
struct RejectCheckIn {};      ///< "No, this is not mine"
struct ReadAllOfNotice {};
struct NoticeDone {};         ///< "I have read this"
struct SetComfort { Comfort comfort; };
struct TryQuestion {};        ///< comfort -> practice
struct PracticeResponse { Response response; };
struct BeginQuestions {};     ///< practice -> the first question
struct Respond { Response response; };   ///< to the question on screen: its whole response
struct ChooseReply { std::string reply; };  ///< at the scene's turn on screen: not said yet
struct SayReply {};                         ///< what is chosen is said, for good: the next turn follows
struct ToggleFlag {};
struct NextQuestion {};
struct PreviousQuestion {};
struct TurnPage { int page = 1; };
struct TurnPart { int part = 1; };       ///< page of any other screen or overlay that does not fit on one
struct OpenQuestion { int index = 0; };  ///< from the check page
struct FinishTest {};
struct OpenOverlay { Overlay overlay = Overlay::none; };
struct CloseOverlay {};
struct TakeBreak {};          ///< pause and hide at once (F6)
struct Withdraw {};           ///< confirmed: stop for good
struct CallPerson {};         ///< F9; again takes it back
struct TouchCorner { std::int64_t mono_ms = 0; };  ///< top right: five within 3 s open the staff PIN
struct StillHere {};
struct LeaveThanks {};        ///< Finish on the thank-you screen, or its minute is over
struct TypePin { char digit = '0'; };
struct ErasePin {};
struct SubmitPin {};
struct StaffLeave {};         ///< staff: close the kiosk
struct StaffAbandon {};       ///< staff: close this abandoned session
struct Touched { std::int64_t mono_ms = 0; };  ///< any input arrived
struct Tick { std::int64_t mono_ms = 0; };     ///< time passed

// What came of an effect. The station's loop returns these.
struct CodeFound { CheckIn check_in; std::optional<SessionState> session; };  ///< an appointment, or a session to go on with
struct CodeRefused { Message why; };
struct SessionOpened { CheckIn check_in; };
struct EventStored { Event event; };
struct FormReady { std::vector<QuestionView> questions; };  ///< after FormGiven was stored, or on resuming
struct PinRight {};
struct PinWrong {};
struct Failed { Message why; };  ///< the vault said no: the desk screen
struct DiskNoted { std::optional<Message> note; };  ///< what staff should know of the disk; nothing when all is well again

using AnyAction = std::variant<Start, Back, TypeDigit, EraseDigit, ClearCode, SubmitCode, NoCode, ChooseVacancy, SetName, ToggleShift, SetKeyboardPage,
                            SubmitName, ConfirmCheckIn, RejectCheckIn, ReadAllOfNotice, NoticeDone, SetComfort, TryQuestion, PracticeResponse,
                            BeginQuestions, Respond, ChooseReply, SayReply, ToggleFlag, NextQuestion, PreviousQuestion, TurnPage, TurnPart, OpenQuestion, FinishTest, OpenOverlay,
                            CloseOverlay, TakeBreak, Withdraw, CallPerson, TouchCorner, StillHere, LeaveThanks, TypePin, ErasePin, SubmitPin, StaffLeave,
                            StaffAbandon, Touched, Tick, CodeFound, CodeRefused, SessionOpened, EventStored, FormReady, PinRight, PinWrong, Failed, DiskNoted>;

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
struct LookUpCode { std::string code; bool by_staff = false; };  ///< by_staff: the PIN was right, so a code of an earlier day opens too
struct OpenSession { std::string code; std::string vacancy; };  ///< by appointment code, or a walk-in for a vacancy
struct SealName { std::string name; };
struct Store { EventBody body; };   ///< append to the session's log; durable before the outcome EventStored
struct GiveForm {};                 ///< choose and store the form (outcome EventStored) or, where one was given, read it; outcome FormReady
struct ScoreSession {};             ///< after Finished
struct ShowLanguage { std::string language; };
struct CheckPin { std::string pin; };
struct Chime {};                    ///< somebody is called
struct Restart {};                  ///< the process re-executes itself: nothing of this candidate stays in memory; Failed when the vault would not open for it
struct Quit {};

using AnyEffect = std::variant<LookUpCode, OpenSession, SealName, Store, GiveForm, ScoreSession, ShowLanguage, CheckPin, Chime, Restart, Quit>;

/// One of them. Copied, moved and let go in flow.cpp alone: inlined wherever one may pass, that many kinds cost every file seconds to compile.
struct Effect : AnyEffect {
  using AnyEffect::AnyEffect;
  Effect();
  Effect(const Effect&);
  Effect(Effect&&) noexcept;
  Effect& operator=(const Effect&);
  Effect& operator=(Effect&&) noexcept;
  ~Effect();
};
using Effects = std::vector<Effect>;

/// Changes the state and says what must be done. Actions that make no sense on the present screen change nothing.
Effects apply(State& state, const Action& action);

/// In how many seconds the flow wants a Tick although nothing was pressed (idle warning, its countdown, the thank-you minute); infinity: never.
double next_tick(const State& state);

}  // namespace aplomb::kiosk
