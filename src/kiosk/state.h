#pragma once
// What the candidate's station knows: plain data. flow.h changes it, screens draw it, app/kiosk_station.cpp performs the effects.

#include "core/message.h"
#include "core/office.h"
#include "core/session.h"

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

/// One question as a candidate sees it: in the candidate's language, options in the session's order.
struct QuestionView {
  std::string id;
  Format format = Format::rate;
  std::string setting;       ///< id, for the picture
  std::string setting_name;
  std::string stem;
  std::string lead_in;
  std::vector<std::string> scale;  ///< rate: five words
  std::string most;
  std::string least;
  std::vector<OptionView> options;
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
};

struct State {
  Screen screen = Screen::welcome;
  Overlay overlay = Overlay::none;

  // The office's, fixed while the process lives.
  Office office;
  Notice notice;
  std::vector<VacancyView> vacancies;
  std::vector<LanguageView> languages;
  std::vector<std::string> themes;  ///< ids in order
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
  Comfort comfort;                    ///< before the session has one: what the welcome screen set
  std::vector<QuestionView> questions;
  QuestionView practice;
  std::optional<Response> practice_response;
  int current = 0;                    ///< index of the question on screen
  int page = 1;                       ///< its page; how many there are, only the screen knows
  bool from_check = false;            ///< opened from the check page: Next returns there
  bool next_was_refused = false;      ///< practice only: it names what is open; questions may be skipped
  int named_open = -1;                ///< question index whose open parts Next has named once; a second Next goes on

  // Staff.
  std::string pin;
  std::int64_t last_input_ms = 0;     ///< mono
  std::int64_t still_there_since_ms = 0;
  std::int64_t thanks_since_ms = 0;
  std::int64_t now_ms = 0;            ///< mono, of the last Tick or input
};

/// The response given so far to the question on screen; nullptr when none.
const Response* response_to(const State& state, const std::string& question);

}  // namespace aplomb::kiosk
