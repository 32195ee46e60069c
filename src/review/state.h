#pragma once
// What the recruiter's station knows: plain data. flow.h changes it, screens draw it, app/review_station.cpp performs the effects.
// There is no name of a candidate here, and no time or pause of a person but the day on which they finished.

#include "core/bank.h"
#include "core/id.h"
#include "core/message.h"
#include "measure/session_error.h"
#include "measure/session_quality.h"
#include "measure/session_score.h"
#include "store/lines.h"
#include "store/people.h"
#include "store/sessions.h"
#include "ui/staff.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aplomb::review {

using store::SessionStatus;

/// How sure a fit is, as lists and pages show it. Without a value: the error is unknown, or there is no fit.
struct LikelyFit {
  measure::Figure<> estimate;  ///< estimated true fit, fit points 0..100
  measure::Limits range;       ///< where the true fit is likely (95 %), fit points
  /// Of 100 people with these answers, how many would truly be above the line, as a share 0..1; only where a line is set.
  std::optional<measure::Figure<>> meets;
  std::optional<measure::Band> band;
};

/// One line of the list.
struct CandidateRow {
  Id session;
  std::string code;               ///< eight digits
  std::int64_t finished_ms = 0;   ///< wall; its day is shown. 0 = has not finished
  std::int64_t latest_ms = 0;     ///< wall, of the last event: the order of the list, shown nowhere
  measure::Figure<> fit;          ///< observed fit, points 0..100; of a session that has not finished: none, incomplete
  LikelyFit likely;
  std::optional<double> line;     ///< the vacancy's line, fit points; none is set unless somebody entered one
  SessionStatus status = SessionStatus::open;
  Id vacancy_id;
  std::string vacancy;            ///< "Contact-centre agent, Leeds"
  int answered = 0;
  int questions = 0;              ///< 0 = no form was given yet
  BankStatus bank = BankStatus::active;  ///< of the bank that the form's words come from
};

/// One option of a question: what the candidate made of it, the key and its reason.
struct OptionRow {
  std::string text;
  std::optional<int> mark;   ///< rate: 1..5
  bool chosen = false;       ///< pick
  bool most = false;         ///< most-least
  bool least = false;
  std::optional<int> place;  ///< rank: 1 = best
  double e = 0;              ///< key: overall effectiveness -2..+2
  std::string why;
};

/// One turn of a conversation that the candidate came to: what was said to them, and every reply that they could give.
struct TurnRow {
  std::string says;
  std::vector<OptionRow> replies;  ///< in the order in which they stood on the screen; the one that was said is chosen
};

/// One question with what was answered, or one scene.
struct AnswerRow {
  int number = 0;  ///< in form order, from 1
  std::string setting;
  std::string title;
  std::string stem;
  Format format = Format::rate;
  std::string most;   ///< the form's words for the two choices of most-least
  std::string least;
  std::vector<OptionRow> options;  ///< in the order in which they stood on the candidate's screen
  bool scene = false;              ///< `stem` is its opening, and `format` pick
  std::vector<TurnRow> turns;      ///< of a scene, those in which something was said; they run beside the result's replies
};

struct QualityWords {
  std::string id;
  std::string name;   ///< "Empathy"
  std::string label;  ///< "Shows understanding"
  bool core = false;
};

/// The error model that a form has adopted.
struct ModelWords {
  std::string version;
  std::string made_by;  ///< "simulated: seed 1, 2000 candidates"; may be empty
  measure::ErrorSource source = measure::ErrorSource::design;
  int n = 0;            ///< people, or simulated people
};

/// All that is known of one candidate. `result` and `answers` are empty for a session that has not finished.
struct CandidatePage {
  CandidateRow row;
  std::string role;
  std::string site;
  measure::SessionResult result;   ///< its answers run beside `answers`
  measure::SessionError error;     ///< its qualities run beside result.qualities; empty for a session that has not finished
  std::optional<ModelWords> model; ///< none: the error is unknown
  std::optional<store::Line> line;
  bool core_differs = false;  ///< two of the core four differ dependably (1.96 standard errors of their difference)
  int pairs = 0;              ///< pairs of the profile's qualities with an error
  int pairs_differ = 0;       ///< those that differ dependably
  measure::QualityFlags quality;  ///< signs that answers may not say what the person thinks; no time leaves the loader
  std::vector<AnswerRow> answers;
  std::vector<QualityWords> qualities;  ///< the bank's, in its order, as result.qualities
  std::string form;
  std::string bank_title;
  int bank_version = 0;
  BankStatus bank_status = BankStatus::active;
  KeySource key_source;
  std::string profile_title;
  std::string profile_status;
};

struct VacancyChoice {
  Id id;
  std::string name;  ///< "Contact-centre agent, Leeds"
};

struct SignIn {
  std::string name;
  std::string passphrase;
  std::optional<Message> complaint;
  std::int64_t wait_until_ms = 0;  ///< mono; the next try is looked at from then on
  bool capitals = false;           ///< Caps Lock is on
};

/// The status filter's choices, in the order in which they are offered.
enum class StatusFilter { any, finished, in_progress, withdrawn, abandoned };
inline constexpr int status_filters = 5;

/// What is said of the rows shown as a whole; gathered once, since they may be many.
struct ListFacts {
  bool known = false;        ///< somebody's fit has an error
  bool unknown = false;      ///< somebody's has none
  bool provisional = false;  ///< of those with one: the model is provisional
  bool bands = false;        ///< somebody has a band
  BankStatus bank = BankStatus::active;  ///< the strictest of all rows' banks: one candidate of a practice bank is enough
};

struct ListState {
  std::vector<CandidateRow> rows;         ///< newest first: the only order (README, "No order by merit")
  std::vector<VacancyChoice> vacancies;
  int vacancy = -1;                       ///< index into vacancies; -1 = all
  std::string search;                     ///< digits, spaces and dashes of a code or of a part of it
  StatusFilter status = StatusFilter::any;
  std::vector<std::uint32_t> shown;       ///< indices into rows that pass the filters, in order
  ListFacts facts;                        ///< of the rows shown
  int selected = -1;                      ///< index into shown
};

enum class Tab { overview, answers, why };

struct CandidateState {
  Tab tab = Tab::overview;
  std::set<int> opened;  ///< numbers of the answers that are open
};

enum class Screen { sign_in, list, candidate };

struct Staff {
  std::string name;
  store::Role role = store::Role::recruiter;
};

struct State {
  Screen screen = Screen::sign_in;
  SignIn sign_in;
  std::optional<Staff> staff;
  ListState list;
  CandidateState candidate;
  std::optional<CandidatePage> page;  ///< of the selected row: the panel and the candidate's page show it
  std::optional<Message> trouble;     ///< what could not be loaded
  bool help_open = false;
  std::int64_t now_ms = 0;         ///< mono, of the last tick or input
  std::int64_t last_input_ms = 0;  ///< mono

  /// Of the station, not of a session: stays through signing out.
  std::vector<ui::HelpBlock> help;
};

/// The row under the cursor; nullptr when none is shown.
const CandidateRow* selected_row(const State& state);

/// True while too many wrong tries keep the sign-in closed.
bool waiting(const State& state);

}  // namespace aplomb::review
