// Every path through the station, without a window.

#include "rig.h"

#include "studio/made_up.h"

#include <cmath>
#include <limits>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

State opened() {
  State state = made_up_bank(small_bank());
  apply(state, Open{});
  return state;
}

const Question& question(const State& state) { return *current_question(state); }
const Option& option(const State& state, std::string_view id) { return *find_option(question(state), id); }

template <class Kind>
int count(const Effects& effects) {
  int n = 0;
  for (const Effect& effect : effects) n += std::holds_alternative<Kind>(effect) ? 1 : 0;
  return n;
}

double points(const Option& one, std::string_view quality) {
  for (const KeyEntry& entry : one.key) {
    if (entry.quality == quality) return entry.points;
  }
  return 0;
}

}  // namespace

TEST_CASE("the small bank can be published as it is") {
  const State state = made_up_bank(small_bank());
  for (const Finding& finding : state.findings) CHECK_MESSAGE(finding.level != exchange::Diagnostic::error, english(finding.what));
}

TEST_CASE("signing in asks for both fields, hands the passphrase over once and forgets it") {
  State state;
  CHECK(apply(state, SubmitSignIn{}).empty());
  CHECK(state.sign_in.complaint);
  apply(state, TypeName{"ines"});
  CHECK(apply(state, SubmitSignIn{}).empty());
  apply(state, TypePassphrase{"a lamp that hangs true"});
  const Effects effects = apply(state, SubmitSignIn{});
  REQUIRE(effects.size() == 1);
  CHECK(std::get<CheckPassphrase>(effects[0]).passphrase == "a lamp that hangs true");
  CHECK(state.sign_in.passphrase.empty());
}

TEST_CASE("only HR editors and administrators come in") {
  struct Row {
    store::Role role;
    bool in;
  };
  for (const Row& row : {Row{store::Role::hr_editor, true}, Row{store::Role::administrator, true}, Row{store::Role::recruiter, false},
                         Row{store::Role::data_officer, false}, Row{store::Role::reception, false}}) {
    State state;
    const Effects effects = apply(state, SignedIn{"x", row.role});
    CHECK((state.screen == Screen::bank) == row.in);
    CHECK(count<LoadBank>(effects) == (row.in ? 1 : 0));
    CHECK(count<SignOut>(effects) == (row.in ? 0 : 1));
    CHECK(state.sign_in.complaint.has_value() == !row.in);
  }
  State recruiter;
  apply(recruiter, SignedIn{"x", store::Role::recruiter});
  CHECK(english(*recruiter.sign_in.complaint).find("for HR") != std::string::npos);
}

TEST_CASE("the list is searched in titles, words, settings and qualities") {
  struct Row {
    const char* search;
    std::size_t shown;
  };
  for (const Row& row : {Row{"", 3}, Row{"CLINIC", 2}, Row{"jab", 1}, Row{"useless", 1}, Row{"gives people", 2}, Row{"cl-queue", 1}, Row{"nowhere", 0}}) {
    State state = made_up_bank(small_bank());
    apply(state, Search{row.search});
    CHECK_MESSAGE(state.shown.size() == row.shown, row.search);
  }
}

TEST_CASE("the cursor of the list stays within what is shown") {
  State state = made_up_bank(small_bank());
  CHECK(state.question == "cc-jab");
  apply(state, Move{1});
  CHECK(state.question == "cl-form");
  apply(state, Move{std::numeric_limits<long>::max()});
  CHECK(state.question == "cl-queue");
  apply(state, Move{std::numeric_limits<long>::min()});
  CHECK(state.question == "cc-jab");
  apply(state, Search{"clinic"});
  apply(state, Move{1});
  CHECK(state.question == "cl-form");
}

TEST_CASE("every edit changes what it names and nothing else, and undo and redo go there and back") {
  struct Row {
    const char* name;
    Action action;
  };
  const std::vector<Row> rows{{"stem", SetStem{"Other words."}},
                              {"option", SetOptionText{"b", "Something else."}},
                              {"why", SetWhy{"Because."}},
                              {"pivot", SetPivot{"Something."}},
                              {"setting", SetSetting{"clinic"}},
                              {"format", SetFormat{Format::pick}},
                              {"difficulty", SetDifficulty{Difficulty::hard}},
                              {"primary", SetPrimary{"empathy"}},
                              {"effect", SetKey{"b", "", 0}},
                              {"key", SetKey{"d", "learning", 1}},
                              {"key empty", SetKey{"a", "empathy", 0}},
                              {"add", AddOption{}},
                              {"remove", RemoveOption{}},
                              {"move", MoveOption{1}},
                              {"advice", AddAdvice{"A3.1"}},
                              {"advice out", RemoveAdvice{"A4.3"}}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    State state = opened();
    const Question before = question(state);
    apply(state, row.action);
    const Question after = question(state);
    CHECK(after != before);
    CHECK(state.dirty.contains("cc-jab"));
    CHECK(state.dirty.size() == 1);
    CHECK(state.unsaved);
    apply(state, Undo{});
    CHECK(question(state) == before);
    CHECK(state.dirty.empty());
    apply(state, Redo{});
    CHECK(question(state) == after);
    apply(state, Undo{});
    apply(state, Undo{});
    CHECK(question(state) == before);
  }
}

TEST_CASE("typing in one field is one step of undo, a new change forgets what was undone") {
  State state = opened();
  const std::string before = question(state).stem;
  for (const char* text : {"Y", "Yo", "You"}) apply(state, SetStem{text});
  CHECK(state.undo.size() == 1);
  apply(state, Settle{});
  apply(state, SetStem{"You go"});
  CHECK(state.undo.size() == 2);
  apply(state, Undo{});
  CHECK(question(state).stem == "You");
  apply(state, Undo{});
  CHECK(question(state).stem == before);
  CHECK(state.redo.size() == 2);
  apply(state, SetPivot{"x"});
  CHECK(state.redo.empty());
}

TEST_CASE("undo goes through all questions and shows the one it touches") {
  State state = opened();
  apply(state, SetPivot{"first"});
  apply(state, ToBank{});
  apply(state, Move{1});
  apply(state, Open{});
  apply(state, SetPivot{"second"});
  CHECK(state.dirty.size() == 2);
  apply(state, Undo{});
  CHECK(state.question == "cl-form");
  apply(state, Undo{});
  CHECK(state.question == "cc-jab");
  CHECK(state.dirty.empty());
}

TEST_CASE("a change is saved two seconds after the last one, at once when its field is left, and before locking") {
  State state = opened();
  const auto at = state.now_ms;
  apply(state, SetStem{"One."});
  CHECK(next_tick(state) == doctest::Approx(2.0));
  CHECK(apply(state, Tick{at + 1900}).empty());
  apply(state, SetStem{"One. Two."});
  CHECK(apply(state, Tick{at + 3800}).empty());
  const Effects effects = apply(state, Tick{at + 3900});
  REQUIRE(count<SaveRevision>(effects) == 1);
  CHECK(find_question(std::get<SaveRevision>(effects[0]).bank, "cc-jab")->stem == "One. Two.");
  CHECK(apply(state, Tick{at + 4100}).empty());
  apply(state, RevisionSaved{{7, 99}});
  CHECK_FALSE(state.unsaved);
  CHECK(state.saved.revision == 7);

  apply(state, SetStem{"Three."});
  const Effects left = apply(state, Settle{});
  REQUIRE(count<SaveRevision>(left) == 1);
  CHECK(std::get<SaveRevision>(left[0]).parent == 7);

  apply(state, SetStem{"Four."});
  const Effects locked = apply(state, Lock{});
  REQUIRE(locked.size() == 2);
  CHECK(std::holds_alternative<SaveRevision>(locked[0]));
  CHECK(std::holds_alternative<SignOut>(locked[1]));
  CHECK_FALSE(state.bank);
  CHECK(state.screen == Screen::sign_in);
}

TEST_CASE("ten minutes without input lock the station, and late input does not save it") {
  State state = opened();
  apply(state, SetStem{"One."});
  CHECK(count<SignOut>(apply(state, Tick{state.last_input_ms + lock_after_ms})) == 1);
  CHECK(state.sign_in.complaint);
  State late = opened();
  CHECK(count<SignOut>(apply(late, Touched{late.last_input_ms + lock_after_ms})) == 1);
}

TEST_CASE("the fourth quality of a response is refused with a sentence") {
  State state = opened();
  CHECK(option(state, "a").key.size() == 3);
  apply(state, SetKey{"a", "learning", 1});
  CHECK(option(state, "a").key.size() == 3);
  REQUIRE(state.refusal);
  CHECK(english(*state.refusal).find("response A") != std::string::npos);
  apply(state, SetKey{"a", "empathy", 0});
  CHECK_FALSE(state.refusal);
  apply(state, SetKey{"a", "learning", 1});
  CHECK(points(option(state, "a"), "learning") == 1);
}

TEST_CASE("key cells take no nonsense") {
  State state = opened();
  const Question before = question(state);
  apply(state, SetKey{"a", "no-such", 1});
  apply(state, SetKey{"z", "empathy", 1});
  apply(state, SetKey{"a", "empathy", 3});
  apply(state, SetKey{"a", "empathy", std::nan("")});
  CHECK(question(state) == before);
  CHECK(state.undo.empty());
}

TEST_CASE("a question has three to six responses, and a new one has an id of its own") {
  State state = opened();
  apply(state, RemoveOption{});
  apply(state, RemoveOption{});
  CHECK(question(state).options.size() == least_options);
  for (int i = 0; i < 5; ++i) apply(state, AddOption{});
  CHECK(question(state).options.size() == most_options);
  // "a" is free here, but candidates know it with other words.
  CHECK(question(state).options.back().id == "g");
  CHECK(find_option(question(state), "a") == nullptr);
}

TEST_CASE("line ends stay in a scene and nowhere else") {
  State state = opened();
  apply(state, SetStem{"One.\nTwo."});
  CHECK(question(state).stem == "One.\nTwo.");
  apply(state, SetOptionText{"a", "One\nTwo"});
  CHECK(option(state, "a").text == "One Two");
}

TEST_CASE("findings follow every change and lead to what mends them") {
  struct Row {
    const char* name;
    Action action;
    const char* control;
  };
  for (const Row& row : {Row{"stem", SetStem{""}, "question.stem"}, Row{"text", SetOptionText{"c", " "}, "question.option.c"}, Row{"why", SetWhy{""}, "question.why"},
                         Row{"pivot", SetPivot{""}, "question.pivot"}, Row{"format", SetFormat{Format::rank}, "question.format"},
                         Row{"best", SetKey{"d", "", 2}, "key.a.e"}}) {
    CAPTURE(row.name);
    State state = opened();
    const Counts before = count_findings(state, "cc-jab");
    apply(state, row.action);
    CHECK(count_findings(state, "cc-jab").errors == before.errors + 1);
    bool there = false;
    for (std::size_t i = 0; i < state.findings.size(); ++i) there = there || (state.findings[i].question == "cc-jab" && state.findings[i].control == row.control);
    CHECK(there);
    apply(state, Undo{});
    CHECK(count_findings(state, "cc-jab").errors == before.errors);
  }
  State state = opened();
  apply(state, SetOptionText{"c", ""});
  apply(state, ToBank{});
  apply(state, Move{2});
  apply(state, GoToFinding{0});
  CHECK(state.screen == Screen::question);
  CHECK(state.question == "cc-jab");
  CHECK(state.option == "c");
}

TEST_CASE("publishing is offered when something is new, shows it, and is blocked by an error") {
  State state = opened();
  apply(state, OpenPublish{});
  CHECK_FALSE(state.publish);
  apply(state, SetStem{""});
  CHECK(count<SaveRevision>(apply(state, OpenPublish{})) == 1);
  REQUIRE(state.publish);
  CHECK(apply(state, ConfirmPublish{}).empty());
  apply(state, CancelPublish{});
  apply(state, SetStem{"You take calls for a bank."});
  apply(state, OpenPublish{});
  REQUIRE(state.publish);
  REQUIRE(state.publish->changes.size() == 1);
  CHECK(state.publish->version == 2);
  // Nothing else happens behind the dialog.
  apply(state, SetStem{"x"});
  CHECK(question(state).stem == "You take calls for a bank.");
  const Effects effects = apply(state, ConfirmPublish{});
  REQUIRE(effects.size() == 1);
  const auto& publish = std::get<PublishBank>(effects[0]);
  CHECK(publish.bank.version == 2);
  apply(state, BankPublished{publish.bank, {9, 1}});
  CHECK_FALSE(state.publish);
  CHECK(state.dirty.empty());
  CHECK(english(*state.said) == "Published as version 2. The next session uses it.");
  apply(state, OpenPublish{});
  CHECK_FALSE(state.publish);
}

TEST_CASE("what the vault refuses is said and loses nothing") {
  State state = opened();
  apply(state, SetStem{"Mine."});
  apply(state, Settle{});
  apply(state, Failed{{"No space left.", {}}});
  CHECK(state.unsaved);
  CHECK(english(*state.trouble) == "No space left.");
  CHECK(question(state).stem == "Mine.");
  CHECK(count<SaveRevision>(apply(state, Lock{})) == 1);
}

TEST_CASE("actions that make no sense on the page change nothing") {
  State state = made_up_bank(small_bank());
  const Bank before = *state.bank;
  for (const Action& action : std::vector<Action>{SetStem{"x"}, SetKey{"a", "", 1}, AddOption{}, Undo{}, ConfirmPublish{}, GoToFinding{99}, SubmitSignIn{},
                                                  SignedIn{"other", store::Role::administrator}, ChooseOption{"c"}}) {
    apply(state, action);
  }
  CHECK(*state.bank == before);
  CHECK(state.staff->name == "Ines Carvalho");
  State out;
  for (const Action& action : std::vector<Action>{Open{}, ToBank{}, OpenPublish{}, Settle{}, Lock{}, BankLoaded{}, RevisionSaved{}, OpenHelp{}}) CHECK(apply(out, action).empty());
  CHECK(out.screen == Screen::sign_in);
}
