#include "review/flow.h"
#include "review/list_filter.h"
#include "review/made_up.h"

#include <doctest/doctest.h>

#include <limits>

using namespace aplomb;
using namespace aplomb::review;

namespace {

State signed_in(int rows) {
  State state;
  state.now_ms = 1000;
  (void)apply(state, SignedIn{"Amara Lindqvist", store::Role::recruiter});
  (void)apply(state, ListLoaded{made_up_rows(rows), {}});
  return state;
}

template <class Kind>
bool only(const Effects& effects) {
  return effects.size() == 1 && std::holds_alternative<Kind>(effects.front());
}

std::string selected_code(const State& state) {
  const CandidateRow* row = selected_row(state);
  return row == nullptr ? std::string() : row->code;
}

}  // namespace

TEST_CASE("sign-in needs a name and a passphrase") {
  State state;
  CHECK(apply(state, SubmitSignIn{}).empty());
  CHECK(english(*state.sign_in.complaint) == "Please type your name.");
  (void)apply(state, TypeName{"Amara"});
  CHECK(apply(state, SubmitSignIn{}).empty());
  CHECK(english(*state.sign_in.complaint) == "Please type your passphrase.");
  (void)apply(state, TypePassphrase{"plumb line"});
  const Effects effects = apply(state, SubmitSignIn{});
  REQUIRE(only<CheckPassphrase>(effects));
  CHECK(std::get<CheckPassphrase>(effects.front()).name == "Amara");
  CHECK(std::get<CheckPassphrase>(effects.front()).passphrase == "plumb line");
  CHECK(state.sign_in.passphrase.empty());
  CHECK_FALSE(state.sign_in.complaint);
}

TEST_CASE("a refused sign-in says why and waits as long as told") {
  State state;
  state.now_ms = 5000;
  (void)apply(state, SignInRefused{Message{"Wrong name or passphrase.", {}}, 15'000});
  CHECK(waiting(state));
  (void)apply(state, TypeName{"a"});
  (void)apply(state, TypePassphrase{"b"});
  CHECK(apply(state, SubmitSignIn{}).empty());
  CHECK(next_tick(state) == doctest::Approx(15));
  (void)apply(state, Tick{20'000});
  CHECK_FALSE(waiting(state));
  CHECK_FALSE(state.sign_in.complaint);
  CHECK(only<CheckPassphrase>(apply(state, SubmitSignIn{})));
}

TEST_CASE("signing in forgets what was typed and loads the list") {
  State state;
  (void)apply(state, TypeName{"Amara"});
  (void)apply(state, TypePassphrase{"plumb line"});
  CHECK(only<LoadList>(apply(state, SignedIn{"Amara", store::Role::recruiter})));
  CHECK(state.screen == Screen::list);
  CHECK(state.sign_in.name.empty());
  CHECK(state.sign_in.passphrase.empty());
  const Effects effects = apply(state, ListLoaded{made_up_rows(5), {}});
  REQUIRE(only<LoadCandidate>(effects));
  CHECK(std::get<LoadCandidate>(effects.front()).session == selected_row(state)->session);
}

TEST_CASE("the cursor moves within the rows that are shown") {
  State state = signed_in(10);
  struct Step {
    Action action;
    int selected;
  };
  const Step steps[] = {{Move{1}, 1}, {Move{1}, 2}, {Move{-1}, 1}, {Move{-5}, 0}, {Move{100}, 9}, {Move{-3}, 6}, {Move{std::numeric_limits<long>::max()}, 9},
                        {Move{std::numeric_limits<long>::min()}, 0}, {Select{4}, 4}, {Select{40}, 4}, {Select{-1}, 4}};
  for (const Step& step : steps) {
    (void)apply(state, step.action);
    CHECK(state.list.selected == step.selected);
  }
}

TEST_CASE("each new row under the cursor asks for its page once") {
  State state = signed_in(3);
  CHECK(only<LoadCandidate>(apply(state, Move{1})));
  (void)apply(state, CandidateLoaded{made_up_page(*selected_row(state))});
  CHECK(state.page);
  CHECK(apply(state, Move{0}).empty());
  CHECK(apply(state, Open{}).empty());
  CHECK(state.screen == Screen::candidate);
  // A page that comes late belongs to nobody.
  State late = signed_in(3);
  const CandidatePage first = made_up_page(*selected_row(late));
  (void)apply(late, Move{1});
  (void)apply(late, CandidateLoaded{first});
  CHECK_FALSE(late.page);
}

TEST_CASE("search takes parts, digits, spaces and dashes") {
  CHECK(code_holds("48217390", ""));
  CHECK(code_holds("48217390", "  "));
  CHECK(code_holds("48217390", "4821"));
  CHECK(code_holds("48217390", "4821 – 7390"));
  CHECK(code_holds("48217390", "21-73"));
  CHECK_FALSE(code_holds("48217390", "9"  "9"));
  CHECK_FALSE(code_holds("48217390", "Amara"));
}

TEST_CASE("filters keep the cursor on its row where it is still shown") {
  State state = signed_in(30);
  (void)apply(state, Select{1});
  const std::string code = selected_code(state);
  (void)apply(state, Search{code.substr(0, 3)});
  CHECK(selected_code(state) == code);
  (void)apply(state, Search{"no digits"});
  CHECK(state.list.shown.empty());
  CHECK(selected_code(state).empty());
  CHECK_FALSE(state.page);
  CHECK(apply(state, Open{}).empty());
  CHECK(state.screen == Screen::list);
  (void)apply(state, Search{""});
  CHECK(state.list.shown.size() == 30);
  (void)apply(state, ChooseStatus{StatusFilter::withdrawn});
  for (const std::uint32_t i : state.list.shown) CHECK(state.list.rows[i].status == SessionStatus::withdrawn);
  (void)apply(state, ChooseStatus{StatusFilter::in_progress});
  for (const std::uint32_t i : state.list.shown) CHECK((state.list.rows[i].status == SessionStatus::paused || state.list.rows[i].status == SessionStatus::open));
}

TEST_CASE("a vacancy shows its own candidates only") {
  State state = made_up_list(30);
  (void)apply(state, ChooseVacancy{1});
  CHECK(state.list.shown.size() == 10);
  for (const std::uint32_t i : state.list.shown) CHECK(state.list.rows[i].vacancy_id == state.list.vacancies[1].id);
  (void)apply(state, ChooseVacancy{7});
  CHECK(state.list.vacancy == 1);
  (void)apply(state, ChooseVacancy{-1});
  CHECK(state.list.shown.size() == 30);
}

TEST_CASE("the list is newest first and has no other order") {
  std::vector<CandidateRow> rows = made_up_rows(20);
  std::reverse(rows.begin(), rows.end());
  State state = signed_in(1);
  (void)apply(state, ListLoaded{rows, {}});
  for (std::size_t i = 1; i < state.list.rows.size(); ++i) CHECK(state.list.rows[i - 1].latest_ms >= state.list.rows[i].latest_ms);
}

TEST_CASE("neighbours follow the list and keep the tab") {
  State state = made_up_candidate(Tab::answers, {1, 2});
  CHECK(only<LoadCandidate>(apply(state, Neighbour{1})));
  CHECK(state.list.selected == 2);
  CHECK(state.candidate.tab == Tab::answers);
  CHECK(state.candidate.opened.empty());
  (void)apply(state, Neighbour{-1});
  (void)apply(state, Neighbour{-1});
  CHECK(state.list.selected == 0);
  CHECK(apply(state, Neighbour{-1}).empty());
  CHECK(state.list.selected == 0);
}

TEST_CASE("answers open and close") {
  State state = made_up_candidate(Tab::answers);
  (void)apply(state, ToggleAnswer{3});
  CHECK(state.candidate.opened.contains(3));
  (void)apply(state, ToggleAnswer{3});
  CHECK(state.candidate.opened.empty());
  (void)apply(state, ToList{});
  (void)apply(state, ToggleAnswer{3});
  CHECK(state.candidate.opened.empty());
}

TEST_CASE("locking leaves nothing of the session") {
  for (const Action& action : {Action{Lock{}}, Action{Tick{1000 + lock_after_ms}}, Action{Touched{1000 + lock_after_ms}}}) {
    State state = made_up_candidate(Tab::answers, {1});
    state.last_input_ms = 1000;
    state.list.search = "48";
    CHECK(only<SignOut>(apply(state, action)));
    CHECK(state.screen == Screen::sign_in);
    CHECK_FALSE(state.staff);
    CHECK_FALSE(state.page);
    CHECK_FALSE(state.trouble);
    CHECK(state.list.rows.empty());
    CHECK(state.list.vacancies.empty());
    CHECK(state.list.search.empty());
    CHECK(state.list.shown.empty());
    CHECK(state.candidate.opened.empty());
    CHECK(state.sign_in.name.empty());
    CHECK(state.sign_in.passphrase.empty());
  }
}

TEST_CASE("input keeps the station open and silence locks it") {
  State state = signed_in(3);
  (void)apply(state, Touched{100'000});
  CHECK(next_tick(state) == doctest::Approx(600));
  (void)apply(state, Tick{100'000 + lock_after_ms - 1});
  CHECK(state.staff);
  CHECK(next_tick(state) == doctest::Approx(0.001));
  CHECK(only<SignOut>(apply(state, Tick{100'000 + lock_after_ms})));
  CHECK(english(*state.sign_in.complaint) == "Locked after 10 minutes without input.");
  CHECK(next_tick(state) == std::numeric_limits<double>::infinity());
}

TEST_CASE("signed out, nothing but signing in does anything") {
  for (const Action& action : {Action{Search{"1"}}, Action{Select{0}}, Action{Move{1}}, Action{Open{}}, Action{ToList{}}, Action{Neighbour{1}},
                               Action{ChooseTab{Tab::why}}, Action{ToggleAnswer{1}}, Action{OpenHelp{}}, Action{Lock{}}, Action{ListLoaded{made_up_rows(3), {}}},
                               Action{CandidateLoaded{made_up_page(made_up_rows(2)[1])}}}) {
    State state;
    CHECK(apply(state, action).empty());
    CHECK(state.screen == Screen::sign_in);
    CHECK(state.list.rows.empty());
    CHECK_FALSE(state.page);
    CHECK_FALSE(state.help_open);
  }
}

TEST_CASE("trouble is said where it arose") {
  State state;
  (void)apply(state, Failed{Message{"The vault cannot be read.", {}}});
  CHECK(state.sign_in.complaint);
  State list = signed_in(3);
  (void)apply(list, Failed{Message{"The vault cannot be read.", {}}});
  CHECK(list.trouble);
  (void)apply(list, Move{1});
  CHECK_FALSE(list.trouble);
}
