#include "rig.h"

#include "core/code.h"
#include "review/made_up.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <chrono>

using namespace aplomb;
using namespace aplomb::review;

namespace {

/// A vault of made-up people: one account, 40 candidates.
std::vector<Action> perform(Rig& rig, const Effect& effect) {
  if (const auto* check = std::get_if<CheckPassphrase>(&effect)) {
    if (check->name == "Amara" && check->passphrase == "plumb line") return {SignedIn{"Amara", store::Role::recruiter}};
    return {SignInRefused{Message{"Wrong name or passphrase.", {}}, 0}};
  }
  if (std::holds_alternative<LoadList>(effect)) {
    const State made = made_up_list(40);
    return {ListLoaded{made.list.rows, made.list.vacancies}};
  }
  if (const auto* load = std::get_if<LoadCandidate>(&effect)) {
    for (const CandidateRow& row : rig.state.list.rows)
      if (row.session == load->session) return {CandidateLoaded{made_up_page(row)}};
  }
  return {};
}

std::unique_ptr<Rig> station() {
  auto rig = std::make_unique<Rig>(State{});
  Rig* raw = rig.get();
  rig->perform = [raw](const Effect& effect) { return perform(*raw, effect); };
  return rig;
}

int rows_drawn(const Rig& rig) {
  const auto& entries = rig.screen->probe().entries;
  return static_cast<int>(std::count_if(entries.begin(), entries.end(), [](const ui::ProbeEntry& entry) { return entry.key.starts_with("list.row."); }));
}

std::string row_key(const Rig& rig, std::size_t i) { return "list.row." + rig.state.list.rows[rig.state.list.shown[i]].code; }

}  // namespace

TEST_CASE("sign in by keys alone") {
  const auto rig = station();
  rig->screen->type("Amara");
  rig->screen->press(GLFW_KEY_TAB);
  rig->screen->type("plumb line");
  rig->screen->press(GLFW_KEY_ENTER);
  CHECK(rig->state.screen == Screen::list);
  CHECK(rig->screen->probe().screen == "list");
  CHECK(rig->says("Recruiter"));
}

TEST_CASE("enter in the name goes on to the passphrase") {
  const auto rig = station();
  rig->screen->type("Amara");
  rig->screen->press(GLFW_KEY_ENTER);
  rig->screen->type("plumb line");
  rig->screen->press(GLFW_KEY_ENTER);
  CHECK(rig->state.screen == Screen::list);
}

TEST_CASE("sign in by mouse") {
  const auto rig = station();
  rig->screen->click("signin.name");
  rig->screen->type("Amara");
  rig->screen->click("signin.pass");
  rig->screen->type("plumb line");
  rig->screen->click("signin.go");
  CHECK(rig->state.screen == Screen::list);
}

TEST_CASE("a wrong passphrase says so and shows nothing") {
  const auto rig = station();
  rig->screen->type("Amara");
  rig->screen->press(GLFW_KEY_TAB);
  rig->screen->type("plum line");
  rig->screen->press(GLFW_KEY_ENTER);
  CHECK(rig->state.screen == Screen::sign_in);
  CHECK(rig->says("Wrong name or passphrase."));
  CHECK_FALSE(rig->says("plum line"));
  for (const ui::ProbeEntry& entry : rig->screen->probe().entries)
    if (entry.key == "signin.pass") CHECK(entry.value.empty());
  // And again, rightly.
  rig->screen->click("signin.pass");
  rig->screen->type("plumb line");
  rig->screen->press(GLFW_KEY_ENTER);
  CHECK(rig->state.screen == Screen::list);
}

TEST_CASE("caps lock is said") {
  const auto rig = station();
  rig->screen->push({.kind = ui::InputEvent::Kind::key, .code = GLFW_KEY_A, .down = true, .mods = GLFW_MOD_CAPS_LOCK});
  rig->screen->settle();
  CHECK(rig->says("Caps Lock is on."));
}

TEST_CASE("arrows walk the list and enter opens") {
  Rig rig(made_up_list(40));
  rig.perform = [&](const Effect& effect) { return perform(rig, effect); };
  rig.screen->press(GLFW_KEY_DOWN);
  rig.screen->press(GLFW_KEY_DOWN);
  CHECK(rig.state.list.selected == 2);
  CHECK(ui::ProbeEntry(rig.screen->control(row_key(rig, 2))).focused);
  rig.screen->press(GLFW_KEY_UP);
  CHECK(rig.state.list.selected == 1);
  rig.screen->press(GLFW_KEY_END);
  CHECK(rig.state.list.selected == 39);
  CHECK(rig.screen->control(row_key(rig, 39)).visible);
  rig.screen->press(GLFW_KEY_HOME);
  CHECK(rig.state.list.selected == 0);
  rig.screen->press(GLFW_KEY_PAGE_DOWN);
  const int page = rig.state.list.selected;
  CHECK(page > 5);
  rig.screen->press(GLFW_KEY_PAGE_UP);
  CHECK(rig.state.list.selected == 0);
  rig.screen->press(GLFW_KEY_DOWN);
  rig.screen->press(GLFW_KEY_ENTER);
  CHECK(rig.state.screen == Screen::candidate);
  rig.screen->press(GLFW_KEY_ESCAPE);
  CHECK(rig.state.screen == Screen::list);
  CHECK(rig.state.list.selected == 1);
}

TEST_CASE("the mouse selects, opens and goes back") {
  Rig rig(made_up_list(40));
  rig.perform = [&](const Effect& effect) { return perform(rig, effect); };
  rig.screen->click(row_key(rig, 3));
  CHECK(rig.state.list.selected == 3);
  CHECK(rig.screen->control(row_key(rig, 3)).selected);
  rig.screen->click("list.open");
  CHECK(rig.screen->probe().screen == "candidate");
  CHECK(rig.says(grouped(rig.state.page->row.code)));
  rig.screen->click("candidate.next");
  CHECK(rig.state.list.selected == 4);
  rig.screen->click("candidate.previous");
  CHECK(rig.state.list.selected == 3);
  rig.screen->click("candidate.back");
  CHECK(rig.screen->probe().screen == "list");
  // Two presses soon after each other open; two slow ones do not.
  rig.screen->click(row_key(rig, 5));
  rig.screen->advance(2000);
  rig.screen->click(row_key(rig, 5));
  CHECK(rig.state.screen == Screen::list);
  rig.screen->click(row_key(rig, 5));
  CHECK(rig.state.screen == Screen::candidate);
}

TEST_CASE("search narrows the list to a code and enter opens it") {
  Rig rig(made_up_list(40));
  rig.perform = [&](const Effect& effect) { return perform(rig, effect); };
  const std::string code = rig.state.list.rows[7].code;
  rig.screen->click("list.search");
  rig.screen->type(code.substr(0, 4) + "-" + code.substr(4));
  CHECK(rig.state.list.shown.size() == 1);
  CHECK(rows_drawn(rig) == 1);
  rig.screen->press(GLFW_KEY_ENTER);
  CHECK(rig.state.screen == Screen::candidate);
  CHECK(rig.says(grouped(code)));
  rig.screen->press(GLFW_KEY_ESCAPE);
  rig.screen->click("list.search");
  rig.screen->press(GLFW_KEY_ESCAPE);
  CHECK(rig.state.list.search.empty());
  CHECK(rig.state.list.shown.size() == 40);
  rig.screen->click("list.search");
  rig.screen->type("xyz");
  CHECK(rig.says("Nobody here fits the search"));
}

TEST_CASE("filters by drop-down") {
  Rig rig(made_up_list(40));
  rig.perform = [&](const Effect& effect) { return perform(rig, effect); };
  rig.screen->click("list.status");
  rig.screen->click("list.status.3");
  CHECK(rig.state.list.status == StatusFilter::withdrawn);
  rig.screen->click("list.vacancy");
  rig.screen->click("list.vacancy.2");
  CHECK(rig.state.list.vacancy == 1);
}

TEST_CASE("a hundred thousand rows draw only what is seen") {
  State state = made_up_list(100'000);
  Rig rig(std::move(state));
  rig.perform = [&](const Effect& effect) { return perform(rig, effect); };
  CHECK(rows_drawn(rig) > 10);
  CHECK(rows_drawn(rig) < 60);
  CHECK(rig.says("100,000"));
  rig.screen->press(GLFW_KEY_END);
  CHECK(rig.state.list.selected == 99'999);
  CHECK(rows_drawn(rig) < 60);
  CHECK(rig.screen->control(row_key(rig, 99'999)).visible);
  rig.screen->wheel("list.rows", 3);
  CHECK(rows_drawn(rig) > 10);
  CHECK(rows_drawn(rig) < 60);
  const auto before = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) rig.screen->wheel("list.rows", i % 2 == 0 ? 2.0F : -1.0F);
  const auto took = std::chrono::steady_clock::now() - before;
  // Some 150 frames, in a build without optimisation on a busy machine.
  CHECK(std::chrono::duration_cast<std::chrono::seconds>(took).count() < 20);
}

TEST_CASE("every answer opens to its key and reason") {
  Rig rig(made_up_candidate(Tab::answers));
  for (const AnswerRow& answer : rig.state.page->answers) {
    const std::string key = "answer." + std::to_string(answer.number);
    rig.screen->key_click(key);
    CHECK(rig.screen->control(key).selected);
    CHECK(rig.says(answer.stem.substr(0, 40)));
    for (const OptionRow& option : answer.options) {
      CHECK_MESSAGE(rig.says(option.why), option.why);
      CHECK(rig.says(option.text));
    }
    rig.screen->key_click(key);
    CHECK_FALSE(rig.screen->control(key).selected);
    CHECK_FALSE(rig.says(answer.options.front().why));
  }
}

TEST_CASE("tabs by mouse and by keys") {
  Rig rig(made_up_candidate(Tab::overview));
  rig.screen->click("tab.answers");
  CHECK(rig.state.candidate.tab == Tab::answers);
  rig.screen->key_click("tab.why");
  CHECK(rig.state.candidate.tab == Tab::why);
  CHECK(rig.says("Observed fit"));
  rig.screen->click("tab.overview");
  CHECK(rig.says("The core four"));
  rig.screen->click("overview.all");
  CHECK(rig.state.candidate.tab == Tab::answers);
}

TEST_CASE("help opens over the page and closes") {
  State state = made_up_list(5);
  state.help = ui::read_help("# Help\n\nWords of help.\n");
  Rig rig(std::move(state));
  rig.screen->press(GLFW_KEY_F1);
  CHECK(rig.says("Words of help."));
  CHECK(rig.screen->control("list.search").covered);
  rig.screen->click("help.close");
  CHECK_FALSE(rig.says("Words of help."));
  rig.screen->click("rail.help");
  CHECK(rig.says("Words of help."));
  rig.screen->press(GLFW_KEY_ESCAPE);
  CHECK_FALSE(rig.state.help_open);
  CHECK(rig.state.screen == Screen::list);
}

TEST_CASE("a conversation is told turn by turn and its parts add up") {
  Rig rig(made_up_with_scenes());
  CHECK(rig.says("Turn 1: the reply adds"));
  CHECK(rig.says("Turn 3: the reply adds"));
  CHECK(rig.says("Finger pointing first."));
  State left = made_up_with_scenes();
  left.candidate.opened = {9};
  Rig broken(left);
  CHECK(broken.says("broken off: counts as not answered"));
  CHECK(broken.says("Turn 1"));
  CHECK_FALSE(broken.says("the reply adds"));  // what counts as unanswered has no part
}

TEST_CASE("lock in the rail leaves a page without anybody on it") {
  Rig rig(made_up_candidate(Tab::answers, {1}));
  const std::string code = rig.state.page->row.code;
  rig.screen->click("rail.lock");
  CHECK(rig.count<SignOut>() == 1);
  CHECK(rig.screen->probe().screen == "sign-in");
  CHECK_FALSE(rig.says(grouped(code)));
  CHECK_FALSE(rig.says("Amara"));
  CHECK(rig.places.page_of == Id{});
  CHECK(rig.places.panel_of == Id{});
}

TEST_CASE("no page names anybody or orders by merit") {
  for (const MadeUp& made : made_up_states()) {
    if (made.state.screen == Screen::sign_in) continue;
    Rig rig(made.state);
    const std::string text = rig.screen->probe().text();
    if (made.state.page || made.state.screen == Screen::list) CHECK_MESSAGE((rig.says("Name hidden") || rig.says("Names hidden")), made.name);
    for (const char* never : {"recommend", "Recommend", "rank", "Rank", "best candidate", " %", "percentile"}) CHECK_MESSAGE(text.find(never) == std::string::npos, made.name << ": " << never);
    if (made.state.page && made.state.page->row.fit.has_value()) {
      const bool known = made.state.page->model.has_value();
      CHECK_MESSAGE(rig.says("error unknown") == !known, made.name);
      if (known && made.state.screen == Screen::candidate) CHECK_MESSAGE((rig.says("likely") && rig.says("provisional")), made.name);
    }
    if (!made.state.list.rows.empty() && made.name.find("-line") == std::string::npos) CHECK_MESSAGE(rig.says("Expert key not yet confirmed"), made.name);
  }
}
