#pragma once
// A station without a window: the flow with a made-up vault that performs its effects at once.

#include "core/code.h"
#include "kiosk/flow.h"

#include <deque>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

namespace aplomb::kiosk::test {

/// Seven digits and their check digit.
inline std::string code_of(const std::string& seven) { return seven + check_digit(seven); }

inline QuestionView view(const std::string& id, Format format) {
  QuestionView question;
  question.id = id;
  question.format = format;
  question.stem = "A guest waits.";
  question.scale = {"1", "2", "3", "4", "5"};
  question.options = {{"a", "A"}, {"b", "B"}, {"c", "C"}};
  return question;
}

/// A conversation of three turns; at the first one, reply a leads to t2a and the others to t2b.
inline QuestionView scene(const std::string& id) {
  QuestionView question;
  question.id = id;
  question.format = Format::pick;
  question.stem = "A guest calls.";
  SceneView scene;
  scene.start = "t1";
  scene.turns = {{"t1", "Hello?", {{"a", "A", "t2a"}, {"b", "B", "t2b"}, {"c", "C", "t2b"}}},
                 {"t2a", "Good.", {{"a", "A", "t3"}, {"b", "B", "t3"}}},
                 {"t2b", "Bad.", {{"a", "A", "t3"}, {"b", "B", "t3"}, {"d", "D", "t3"}}},
                 {"t3", "Well.", {{"a", "A", "end"}, {"b", "B", "end"}}}};
  question.scene = scene;
  return question;
}

/// What the vault knows of one session.
struct Row {
  CheckIn check_in;
  std::vector<Event> events;
};

class Play {
 public:
  State state;
  std::vector<std::string> done;            ///< names of the effects, in order: "Store Started"
  std::map<std::string, CheckIn> appointments;
  std::map<std::string, Row> rows;          ///< by code
  std::string row;                          ///< the code of the session at this station
  std::string sealed;                       ///< the name that was sealed
  std::string pin = "2468";
  bool broken = false;                      ///< the vault says no to everything
  std::vector<QuestionView> form{view("q1", Format::rate), view("q2", Format::pick), view("q3", Format::rank)};
  int restarts = 0;
  int quits = 0;

  Play() {
    set_up(state);
    CheckIn guest;
    guest.code = code_of("1234567");
    guest.role = "Reception";
    guest.site = "Leeds";
    guest.wall_ms = 1'773'000'000'000;
    appointments[guest.code] = guest;
  }

  static void set_up(State& fresh) {
    fresh.office.name = "Northgate";
    fresh.vacancies = {{"aa", "Agent", "Leeds"}};
    fresh.languages = {{"en", "English"}, {"es", "Español"}};
    fresh.themes = {"daylight", "night"};
    fresh.practice = view("p", Format::rate);
    fresh.notice_hash.bytes[0] = 7;
  }

  /// The flow applies the action, and the vault's outcomes after it, as the station does before its next frame.
  Play& act(const Action& action) {
    std::deque<Effect> queue;
    take(queue, kiosk::apply(state, action));
    while (!queue.empty()) {
      const Effect effect = queue.front();
      queue.pop_front();
      for (const Action& outcome : perform(effect)) {
        if (std::holds_alternative<Failed>(outcome)) queue.clear();
        take(queue, kiosk::apply(state, outcome));
      }
    }
    return *this;
  }

  Play& wait(std::int64_t seconds) { return act(Tick{state.now_ms + seconds * 1000}); }
  Play& touch(std::int64_t later_seconds = 0) { return act(Touched{state.now_ms + later_seconds * 1000}); }

  Play& type(const std::string& digits) {
    for (const char digit : digits) act(TypeDigit{digit});
    return *this;
  }
  Play& enter(const std::string& code) { return act(ClearCode{}).type(code).act(SubmitCode{}); }
  Play& pin_typed(const std::string& digits) {
    for (const char digit : digits) act(TypePin{digit});
    return act(SubmitPin{});
  }
  [[nodiscard]] std::string appointment() const { return appointments.begin()->first; }

  /// To a screen of the way, by appointment.
  Play& to_confirm() { return act(Start{}).enter(code_of("1234567")); }
  Play& to_notice() { return to_confirm().act(ConfirmCheckIn{}); }
  Play& to_comfort() { return to_notice().act(NoticeDone{}); }
  Play& to_practice() { return to_comfort().act(TryQuestion{}); }
  Play& to_questions() { return to_practice().act(BeginQuestions{}).act(BeginQuestions{}); }
  Play& to_check() {
    to_questions();
    while (state.screen == Screen::question) act(NextQuestion{}).act(NextQuestion{});
    return *this;
  }

  [[nodiscard]] const std::vector<Event>& events() const { return rows.at(row).events; }
  [[nodiscard]] std::vector<std::string> kinds() const {
    std::vector<std::string> kinds;
    for (const Event& event : events()) kinds.emplace_back(kind_of(event.body));
    return kinds;
  }
  [[nodiscard]] int count(const std::string& effect) const {
    int n = 0;
    for (const auto& name : done) n += name == effect ? 1 : 0;
    return n;
  }
  [[nodiscard]] std::string said() const { return state.complaint ? english(*state.complaint) : ""; }

 private:
  void take(std::deque<Effect>& queue, const Effects& effects) {
    queue.insert(queue.end(), effects.begin(), effects.end());
  }

  EventStored append(EventBody body) {
    auto& events_of_row = rows.at(row).events;
    Event event;
    event.seq = static_cast<std::int64_t>(events_of_row.size()) + 1;
    event.body = std::move(body);
    events_of_row.push_back(event);
    return {event};
  }

  std::vector<Action> perform(const Effect& effect) {
    if (broken && !std::holds_alternative<Restart>(effect) && !std::holds_alternative<Quit>(effect)) {
      return {Failed{{"The disk is full.", {}}}};
    }
    return std::visit([&](const auto& what) { return perform_one(what); }, effect);
  }

  std::vector<Action> perform_one(const LookUpCode& what) {
    done.emplace_back("LookUpCode");
    const auto known = rows.find(what.code);
    if (known != rows.end()) {
      const SessionState session = fold(known->second.events);
      if (session.ending != Ending::open) return {CodeRefused{{"The test with this code is done.", {}}}};
      row = what.code;
      CheckIn check_in = known->second.check_in;
      for (const Event& event : known->second.events) {
        if (std::holds_alternative<CheckShown>(event.body)) check_in.checked = true;
      }
      return {CodeFound{check_in, session}};
    }
    const auto planned = appointments.find(what.code);
    if (planned == appointments.end()) return {CodeRefused{{"We do not know this code.", {}}}};
    return {CodeFound{planned->second, std::nullopt}};
  }
  std::vector<Action> perform_one(const OpenSession& what) {
    done.emplace_back("OpenSession");
    CheckIn check_in;
    if (what.code.empty()) {
      check_in.code = code_of("7000000");
      check_in.walk_in = true;
    } else {
      check_in = appointments.at(what.code);
    }
    row = check_in.code;
    rows[row] = {check_in, {}};
    return {SessionOpened{check_in}};
  }
  std::vector<Action> perform_one(const SealName& what) {
    done.emplace_back("SealName");
    sealed = what.name;
    return {};
  }
  std::vector<Action> perform_one(const Store& what) {
    done.push_back("Store " + std::string(kind_of(what.body)));
    return {append(what.body)};
  }
  std::vector<Action> perform_one(const GiveForm&) {
    done.emplace_back("GiveForm");
    std::vector<Action> outcomes;
    if (!fold(rows.at(row).events).form) {
      FormGiven given;
      for (const auto& question : form) given.questions.push_back({{}, question.id, {"a", "b", "c"}});
      outcomes.emplace_back(append(given));
    }
    outcomes.emplace_back(FormReady{form});
    return outcomes;
  }
  std::vector<Action> perform_one(const CheckPin& what) {
    done.emplace_back("CheckPin");
    if (what.pin == pin) return {PinRight{}};
    return {PinWrong{}};
  }
  std::vector<Action> perform_one(const ScoreSession&) { return note("ScoreSession"); }
  std::vector<Action> perform_one(const ShowLanguage& what) { return note("ShowLanguage " + what.language); }
  std::vector<Action> perform_one(const Chime&) { return note("Chime"); }
  std::vector<Action> perform_one(const Restart&) {
    ++restarts;
    const std::int64_t now = state.now_ms;
    state = {};  // a new process
    set_up(state);
    state.now_ms = state.last_input_ms = now;
    return note("Restart");
  }
  std::vector<Action> perform_one(const Quit&) {
    ++quits;
    return note("Quit");
  }
  std::vector<Action> note(std::string name) {
    done.push_back(std::move(name));
    return {};
  }
};

/// A whole response to one of Play's questions.
inline Response whole(Format format) {
  switch (format) {
    case Format::rate: return Rating{{{"a", 1}, {"b", 3}, {"c", 5}}};
    case Format::most_least: return MostLeast{"a", "b"};
    case Format::pick: return Pick{"b"};
    case Format::rank: return Ranking{{"c", "a", "b"}};
  }
  return Pick{};
}

}  // namespace aplomb::kiosk::test
