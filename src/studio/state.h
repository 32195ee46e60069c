#pragma once
// What HR's station knows: plain data. flow.h changes it, screens draw it, app/studio_station.cpp performs the effects.

#include "core/bank.h"
#include "core/message.h"
#include "store/people.h"
#include "studio/changes.h"
#include "studio/findings.h"
#include "ui/staff.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::studio {

inline constexpr std::size_t least_options = 3;
inline constexpr std::size_t most_options = 6;
inline constexpr std::size_t most_key_qualities = 3;

struct SignIn {
  std::string name;
  std::string passphrase;
  std::optional<Message> complaint;
  std::int64_t wait_until_ms = 0;  ///< mono; the next try is looked at from then on
  bool capitals = false;           ///< Caps Lock is on
};

struct Staff {
  std::string name;
  store::Role role = store::Role::hr_editor;
};

enum class Screen { sign_in, bank, question };

struct BankChoice {
  std::string id;
  std::string title;
};

/// A display on which a candidate may read the question.
struct Display {
  int w = 0;
  int h = 0;
  float px_per_mm = 0;
};
/// 21.5, 27, 19, 15.6 and 15 inch.
inline constexpr std::array<Display, 5> displays{{{1920, 1080, 4.03F}, {2560, 1440, 4.29F}, {1280, 1024, 3.40F}, {1366, 768, 3.96F}, {1024, 768, 3.37F}}};

struct Preview {
  std::string theme = "daylight";
  int text = 2;                  ///< 1..4, the candidate's steps
  std::size_t display = 0;       ///< of displays
  bool operator==(const Preview&) const = default;
};

struct Saved {
  int revision = 0;           ///< of the draft; 0: nothing was saved yet
  std::int64_t wall_ms = 0;
};

struct PublishDialog {
  std::vector<QuestionChange> changes;
  int version = 0;                ///< that it would become
};

struct State {
  Screen screen = Screen::sign_in;
  SignIn sign_in;
  std::optional<Staff> staff;

  std::vector<BankChoice> banks;
  std::optional<Bank> bank;       ///< the one being edited, whole
  std::optional<Bank> published;  ///< what candidates get now
  Saved saved;
  bool unsaved = false;           ///< the bank here is not the revision saved last
  bool unsettled = false;         ///< a change waits for two seconds of quiet, then it is saved
  std::int64_t changed_ms = 0;    ///< mono, of the last change

  std::string question;           ///< id of the one on screen, and of the list's cursor
  std::string option;             ///< id of the chosen response
  /// Questions as they were before each change. One step may grow while somebody types on in one field: `growing` names it.
  std::vector<Question> undo;
  std::vector<Question> redo;
  std::string growing;

  std::vector<Finding> findings;
  std::set<std::string, std::less<>> dirty;  ///< ids of questions that differ from the published version

  std::string search;
  std::vector<std::size_t> shown;  ///< indices of the bank's questions that pass the search

  Preview preview;
  bool advice_open = false;
  std::string advice_search;
  std::optional<Message> refusal;  ///< why the last press on a key cell changed nothing
  std::optional<PublishDialog> publish;
  std::optional<Message> said;     ///< what was done: "Published as version 2. …"
  std::optional<Message> trouble;  ///< what could not be done
  bool help_open = false;

  std::int64_t now_ms = 0;         ///< mono, of the last tick or input
  std::int64_t last_input_ms = 0;  ///< mono

  /// Of the station, not of a session: stays through signing out.
  std::vector<ui::HelpBlock> help;
};

/// The question under the cursor; nullptr when there is none.
const Question* current_question(const State& state);
/// Its chosen response; nullptr when there is none.
const Option* current_option(const State& state);
/// "A" for the first response.
std::string letter(std::size_t index);
/// Where this response stands in the question; its number of responses when it has none of that id.
std::size_t option_index(const Question& question, std::string_view id);

/// True while too many wrong tries keep the sign-in closed.
bool waiting(const State& state);

struct Counts {
  int errors = 0;
  int warnings = 0;
  int notes = 0;
};
/// Of the whole bank, or of one question.
Counts count_findings(const State& state);
Counts count_findings(const State& state, std::string_view question);

/// Is there anything that candidates do not get yet?
bool differs_from_published(const State& state);

}  // namespace aplomb::studio
