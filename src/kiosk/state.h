#pragma once
// What the candidate's station knows: plain data. flow.h changes it, screens draw it, app/kiosk_station.cpp performs the effects.

#include "core/message.h"
#include "core/office.h"
#include "core/session.h"
#include "kiosk/scene_view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::kiosk {

enum class Screen {
  welcome,
  code,       ///< eight digits
  role,       ///< a walk-in where several vacancies are open
  name,       ///< a walk-in's name
  no_code,    ///< no code and no walk-ins: please go to the desk
  confirm,    ///< is this right? with the code
  notice,
  notice_full,
  comfort,
  practice,
  question,
  check,
  thanks,
  on_break,   ///< paused and hidden: code shown, how to come back
  withdrawn,  ///< stopped for good: what happens now
  desk        ///< something a candidate cannot mend: "Your answers are safe. Please call a member of staff."
};

/// What lies over the screen. One at a time.
enum class Overlay { none, comfort, help, listen, break_sheet, withdraw, still_there, staff_pin, staff_menu };

struct OptionView {
  std::string id;
  std::string text;
};

/// One question as a candidate sees it: in the candidate's language, options in the session's order. Or one scene: an entry
/// among the questions, with turns in place of options.
struct QuestionView {
  std::string id;
  Format format = Format::rate;
  std::string setting;       ///< id, for the picture
  std::string setting_name;
  std::string stem;          ///< a scene's opening
  std::string lead_in;
  std::vector<std::string> scale;  ///< rate: five words
  std::string most;
  std::string least;
  std::vector<OptionView> options;
  std::optional<SceneView> scene;  ///< `format` is then pick: a reply is chosen like one
};

/// A reply that is chosen and not said yet: it can still be changed.
struct ChosenReply {
  std::string question;
  std::string turn;
  std::string reply;
};

struct VacancyView {
  std::string id;  ///< hex
  std::string role;
  std::string site;
};

struct LanguageView {
  std::string id;
  std::string name;
};

/// What is known of the appointment or session before and after Started.
struct CheckIn {
  std::string code;       ///< empty until there is one
  std::string role;
  std::string site;
  std::int64_t wall_ms = 0;  ///< the appointment's time; 0 = none
  bool resuming = false;     ///< events exist: "Welcome back"
  bool walk_in = false;
  bool trial = false;
  std::string language;   ///< the appointment's; empty = none was asked for
  bool earlier_day = false;  ///< last used on a day before today: staff's PIN is asked before it goes on (vault.md, "Codes")
  bool checked = false;   ///< resuming: the check page was seen before, so a question on screen was opened from it
};

inline constexpr int code_digits = 8;
inline constexpr int name_letters = 80;          ///< at most, after trimming
inline constexpr int still_there_seconds = 45;   ///< to answer "Are you still there?" (AX-44)

struct State {
  Screen screen = Screen::welcome;
  Overlay overlay = Overlay::none;

  // The office's, fixed while the process lives.
  Office office;
  Notice notice;
  std::vector<VacancyView> vacancies;
  std::vector<LanguageView> languages;
  std::vector<std::string> themes;  ///< ids in order
  std::optional<Message> backup_note; ///< when the last backup was made, and what went wrong with it: in their menu
  std::optional<Message> staff_note;  ///< what staff should know of the disk: in their menu
  std::string bank_note;  ///< "For practice: …" of a bank that is not for hiring; empty otherwise

  // Check in.
  std::string digits;                 ///< of the code, as typed
  std::optional<Message> complaint;   ///< one sentence under the field: what is wrong and what to do
  int wrong_codes = 0;
  std::int64_t code_wait_until_ms = 0;  ///< mono; five wrong codes: a 30 s pause
  std::string name;                   ///< as typed; gone as soon as it is sealed
  bool shift = true;                  ///< on-screen keyboard
  int keyboard_page = 0;              ///< 0 letters, 1 digits and signs, 2 accents
  std::string vacancy;                ///< chosen, hex id
  std::optional<CheckIn> check_in;

  // The session.
  SessionState session;               ///< fold of the stored events, and of nothing else
  Comfort comfort;                    ///< in force now; follows the session's once it has one. Ask comfort_of()
  std::vector<QuestionView> questions;
  QuestionView practice;
  std::optional<Response> practice_response;
  int current = 0;                    ///< index of the question on screen
  int page = 1;                       ///< its page; how many there are, only the screen knows
  std::optional<ChosenReply> chosen;  ///< in a scene; stored when it is said
  int part = 1;                       ///< page of any other screen, or of what lies over it, where it does not fit on one
  int corner_touches = 0;             ///< five in the top right corner within 3 s call staff
  std::int64_t corner_since_ms = 0;   ///< mono, of the first of them
  bool from_check = false;            ///< opened from the check page: Next returns there
  bool next_was_refused = false;      ///< practice only: it names what is open; questions may be skipped
  int named_open = -1;                ///< question index whose open parts Next has named once; a second Next goes on

  // Staff.
  std::string pin;
  std::int64_t last_input_ms = 0;     ///< mono
  std::int64_t still_there_since_ms = 0;
  std::int64_t thanks_since_ms = 0;
  std::int64_t desk_since_ms = 0;
  std::int64_t now_ms = 0;            ///< mono, of the last Tick or input

  bool pin_for_code = false;  ///< the PIN is asked to let the typed code go on
  int wrong_pins = 0;
  std::int64_t pin_wait_until_ms = 0;  ///< mono; three wrong PINs: a 30 s wait
  std::optional<Message> pin_complaint;

  Hash notice_hash;           ///< of `notice`: what NoticeRead names
  bool help_called = false;   ///< outside a session; inside one it is session.help_called. Ask help_called()
  bool session_open = false;  ///< the vault has a row for this candidate: events can be stored
  bool personal = false;      ///< something of a person is or was in memory: the way back to welcome is a Restart
};

/// The response given so far to the question on screen; nullptr when none.
const Response* response_to(const State& state, const std::string& question);

/// How far the response to this question or scene goes.
Progress progress_of(const QuestionView& question, const Response* response);
/// Where the conversation of this scene stands; without turns for a question.
Talk talk_of(const State& state, const QuestionView& question);
/// The reply that is chosen, and not said yet, at the turn of this scene that is to be answered; nullptr when none.
const ReplyView* chosen_reply(const State& state, const QuestionView& question);

/// The comfort in force now: what the page is drawn with and what the comfort screen shows as chosen.
const Comfort& comfort_of(const State& state);
/// Has the candidate called a person, in the session or before it?
bool help_called(const State& state);
/// A session that has begun and has not ended (a paused one included).
bool in_session(const State& state);
/// Seconds left to answer "Are you still there?", 0..45.
int still_there_left(const State& state);
/// Seconds left of the pause after five wrong codes (three wrong PINs); 0 = none.
int code_wait_left(const State& state);
int pin_wait_left(const State& state);

}  // namespace aplomb::kiosk
