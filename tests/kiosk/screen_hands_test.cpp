// Each screen by keys alone and by hand alone: the right Action comes out, and nothing else does.

#include "kiosk/screen_pages.h"

#include <GLFW/glfw3.h>

#include <string>

namespace aplomb::kiosk::testing {
namespace {

std::string focused(const Page& page) {
  for (const ui::ProbeEntry& entry : page.probe().entries) {
    if (entry.control && entry.focused) return entry.key;
  }
  return {};
}

const QuestionView& shown(const Page& page) { return page.state.questions[static_cast<std::size_t>(page.state.current)]; }

/// Applies what came out to the made-up session, as the vault would.
void answer(Page& page) {
  const Response response = page.last<Respond>().response;
  page.state.session.responses[shown(page).id] = response;
  page.settle();
}

}  // namespace

TEST_CASE("a rating by hand") {
  Page page;
  page.show(state_named("rate"));
  const std::string first = shown(page).options[0].id;
  const std::string third = shown(page).options[2].id;
  page.hands().click("rate." + first + ".4");
  CHECK(std::get<Rating>(page.last<Respond>().response).marks == std::map<std::string, int>{{first, 4}});
  answer(page);
  page.hands().click("rate." + third + ".1");
  CHECK(std::get<Rating>(page.last<Respond>().response).marks == std::map<std::string, int>{{first, 4}, {third, 1}});
  page.hands().click("foot.next");
  CHECK(std::holds_alternative<NextQuestion>(page.actions.back()));
}

TEST_CASE("a rating by keys") {
  Page page;
  page.show(state_named("rate"));
  const auto& options = shown(page).options;
  REQUIRE(focused(page) == "row." + options[0].id);  // the first open response has the focus
  page.hands().press(GLFW_KEY_5);
  CHECK(std::get<Rating>(page.last<Respond>().response).marks == std::map<std::string, int>{{options[0].id, 5}});
  answer(page);
  CHECK(focused(page) == "row." + options[0].id);  // rating never moves on by itself
  page.hands().press(GLFW_KEY_DOWN);
  CHECK(focused(page) == "row." + options[1].id);
  page.hands().press(GLFW_KEY_RIGHT);
  CHECK(focused(page) == "rate." + options[1].id + ".1");
  page.hands().press(GLFW_KEY_RIGHT);
  page.hands().press(GLFW_KEY_SPACE);
  CHECK(std::get<Rating>(page.last<Respond>().response).marks == std::map<std::string, int>{{options[0].id, 5}, {options[1].id, 2}});
  answer(page);
  page.hands().press(GLFW_KEY_DOWN);
  CHECK(focused(page) == "rate." + options[2].id + ".2");
  page.hands().press(GLFW_KEY_LEFT);
  page.hands().press(GLFW_KEY_LEFT);
  CHECK(focused(page) == "row." + options[2].id);
  page.hands().press(GLFW_KEY_UP);
  CHECK(focused(page) == "row." + options[1].id);
  page.actions.clear();
  page.hands().press(GLFW_KEY_BACKSPACE);
  page.hands().press(GLFW_KEY_9);
  CHECK(page.actions.empty());  // Backspace is never Back, and nine is no mark
  page.hands().press(GLFW_KEY_PAGE_DOWN);
  CHECK(std::holds_alternative<NextQuestion>(page.actions.back()));
  page.state.current = 1;
  page.hands().press(GLFW_KEY_PAGE_UP);
  CHECK(std::holds_alternative<PreviousQuestion>(page.actions.back()));
}

TEST_CASE("a rate row is one stop of Tab") {
  Page page;
  page.show(state_named("rate"));
  const auto& options = shown(page).options;
  page.hands().press(GLFW_KEY_TAB);
  CHECK(focused(page) == "row." + options[1].id);
  page.hands().press(GLFW_KEY_TAB, GLFW_MOD_SHIFT);
  CHECK(focused(page) == "row." + options[0].id);
}

TEST_CASE("the best and the poorest by hand and by keys") {
  Page page;
  page.show(state_named("most-least"));
  const auto& options = shown(page).options;
  page.hands().click("most." + options[1].id);
  CHECK(std::get<MostLeast>(page.last<Respond>().response) == MostLeast{options[1].id, std::nullopt});
  answer(page);
  // The same response as the poorest: the mark moves.
  page.hands().click("least." + options[1].id);
  CHECK(std::get<MostLeast>(page.last<Respond>().response) == MostLeast{std::nullopt, options[1].id});
  answer(page);
  page.hands().key_click("most." + options[0].id);
  CHECK(std::get<MostLeast>(page.last<Respond>().response) == MostLeast{options[0].id, options[1].id});
  answer(page);
  page.hands().press(GLFW_KEY_RIGHT);
  CHECK(focused(page) == "least." + options[0].id);
  page.hands().press(GLFW_KEY_DOWN);
  CHECK(focused(page) == "least." + options[1].id);
  page.hands().press(GLFW_KEY_ENTER);
  CHECK(std::get<MostLeast>(page.last<Respond>().response) == MostLeast{options[0].id, std::nullopt});
}

TEST_CASE("one response by hand, by digit and by arrows") {
  Page page;
  page.show(state_named("pick"));
  const auto& options = shown(page).options;
  page.hands().click("pick." + options[2].id);
  CHECK(std::get<Pick>(page.last<Respond>().response) == Pick{options[2].id});
  answer(page);
  page.hands().press(GLFW_KEY_2);
  CHECK(std::get<Pick>(page.last<Respond>().response) == Pick{options[1].id});
  answer(page);
  Page keys;
  keys.show(state_named("pick"));
  REQUIRE(focused(keys) == "pick." + options[0].id);
  keys.hands().press(GLFW_KEY_DOWN);
  CHECK(focused(keys) == "pick." + options[1].id);
  CHECK(keys.actions.empty());  // moving chooses nothing
  keys.hands().press(GLFW_KEY_ENTER);
  CHECK(std::get<Pick>(keys.last<Respond>().response) == Pick{options[1].id});
}

TEST_CASE("an order by hand and by keys") {
  Page page;
  page.show(state_named("rank"));
  const auto options = shown(page).options;
  page.hands().click("row." + options[2].id);  // the response itself
  CHECK(std::get<Ranking>(page.last<Respond>().response).order == std::vector<std::string>{options[2].id});
  answer(page);
  page.hands().click("place." + options[0].id);
  answer(page);
  page.hands().click("up." + options[0].id);
  CHECK(std::get<Ranking>(page.last<Respond>().response).order == std::vector<std::string>{options[0].id, options[2].id});
  answer(page);
  page.hands().click("remove." + options[0].id);
  CHECK(std::get<Ranking>(page.last<Respond>().response).order == std::vector<std::string>{options[2].id});
  answer(page);
  page.actions.clear();
  CHECK_THROWS(page.hands().click("up." + options[2].id));  // the first cannot go up
  page.hands().key_click("place." + options[1].id);
  answer(page);
  CHECK(focused(page).starts_with("place."));  // on to the next open one
  page.hands().key_click("down." + options[2].id);
  CHECK(std::get<Ranking>(page.last<Respond>().response).order == std::vector<std::string>{options[1].id, options[2].id});
}

TEST_CASE("More, Back and the situation again turn the pages of a question") {
  Page page(displays[2]);
  page.hands().look.text = 4;
  page.show(state_named("rate"));
  REQUIRE(page.hands().control("foot.next").words == "More");
  page.hands().click("foot.next");
  CHECK(page.state.page == 2);
  CHECK(focused(page).starts_with("row."));  // the first open response of the new page
  page.hands().click("situation.again");
  CHECK(page.state.page == 1);
  page.hands().press(GLFW_KEY_PAGE_DOWN);
  CHECK(page.state.page == 2);
  page.hands().press(GLFW_KEY_PAGE_UP);
  CHECK(page.state.page == 1);
}

TEST_CASE("the code comes from keys, from a scanner and from the pad") {
  Page page;
  page.show(state_named("code-empty"));
  page.hands().type("4821");
  REQUIRE(page.actions.size() == 4);
  CHECK(std::get<TypeDigit>(page.actions[0]).digit == '4');
  CHECK(std::get<TypeDigit>(page.actions[3]).digit == '1');
  page.hands().press(GLFW_KEY_KP_7);
  CHECK(page.last<TypeDigit>().digit == '7');
  page.hands().press(GLFW_KEY_BACKSPACE);
  CHECK(std::holds_alternative<EraseDigit>(page.actions.back()));
  page.hands().press(GLFW_KEY_ENTER);
  CHECK(std::holds_alternative<SubmitCode>(page.actions.back()));
  // A scanner after somebody has tabbed to a key of the pad: Enter still checks in.
  page.hands().key_click("code.key.3");
  CHECK(page.last<TypeDigit>().digit == '3');
  page.hands().type("9\n");
  CHECK(std::holds_alternative<SubmitCode>(page.actions.back()));
  page.hands().click("code.key.5");
  CHECK(page.last<TypeDigit>().digit == '5');
  page.hands().click("code.clear");
  CHECK(std::holds_alternative<ClearCode>(page.actions.back()));
  page.hands().click("code.none");
  CHECK(std::holds_alternative<NoCode>(page.actions.back()));
}

TEST_CASE("a name comes from keys and from the keyboard on the screen") {
  Page page;
  page.show(state_named("name"));
  page.hands().click("name.key.o");
  CHECK(page.last<SetName>().name == "Chloé Dubo");
  page.hands().click("name.erase");
  CHECK(page.last<SetName>().name == "Chloé Du");
  page.hands().click("name.shift");
  CHECK(std::holds_alternative<ToggleShift>(page.actions.back()));
  page.show(state_named("name-accents-row"));
  page.hands().click("name.key.xc3a8");  // è in the place of é
  CHECK(page.last<SetName>().name == "Chloè");
  page.hands().press(GLFW_KEY_ENTER);
  CHECK(std::holds_alternative<SubmitName>(page.actions.back()));
  page.show(state_named("name-empty"));
  page.hands().type("J");
  CHECK(page.last<SetName>().name == "J");
}

TEST_CASE("the head and its keys work on every screen") {
  Page page;
  page.show(state_named("rate"));
  page.hands().click("head.text");
  CHECK(page.last<OpenOverlay>().overlay == Overlay::comfort);
  page.hands().click("head.break");
  CHECK(page.last<OpenOverlay>().overlay == Overlay::break_sheet);
  page.hands().press(GLFW_KEY_F1);
  CHECK(page.last<OpenOverlay>().overlay == Overlay::help);
  page.hands().press(GLFW_KEY_F4);
  CHECK(page.last<OpenOverlay>().overlay == Overlay::listen);
  page.hands().press(GLFW_KEY_F6);
  CHECK(std::holds_alternative<TakeBreak>(page.actions.back()));
  page.hands().press(GLFW_KEY_F9);
  CHECK(std::holds_alternative<CallPerson>(page.actions.back()));
  page.hands().press(GLFW_KEY_F3);
  CHECK(page.last<SetComfort>().comfort.theme == "night");
  page.hands().press(GLFW_KEY_F12, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT);
  CHECK(page.last<OpenOverlay>().overlay == Overlay::staff_pin);
  page.hands().click("staff.corner");
  CHECK(std::holds_alternative<TouchCorner>(page.actions.back()));
  page.show(state_named("welcome"));
  page.hands().press(GLFW_KEY_F6);
  CHECK(page.actions.empty());  // nothing to pause yet
  CHECK(page.probe().control("head.break") == nullptr);
}

TEST_CASE("a sheet leaves the head in use and covers the page") {
  Page page;
  page.show(state_named("sheet-comfort"));
  CHECK_THROWS(page.hands().click("foot.next"));
  page.hands().click("comfort.text.4");
  CHECK(page.last<SetComfort>().comfort.text == 4);
  page.hands().click("comfort.theme.night");
  CHECK(page.last<SetComfort>().comfort.theme == "night");
  page.hands().click("comfort.wide.on");
  CHECK(page.last<SetComfort>().comfort.wide);
  page.hands().click("head.text");
  CHECK(std::holds_alternative<CloseOverlay>(page.actions.back()));
  page.hands().click("head.help");
  CHECK(page.last<OpenOverlay>().overlay == Overlay::help);
  page.hands().press(GLFW_KEY_ESCAPE);
  CHECK(std::holds_alternative<CloseOverlay>(page.actions.back()));
}

TEST_CASE("what covers the page shows nothing of the question") {
  for (const char* name : {"break-sheet", "withdraw", "still-there", "staff-pin", "staff-menu"}) {
    CAPTURE(name);
    Page page;
    page.show(state_named(name));
    CHECK(page.probe().text().find(shown(page).stem.substr(0, 20)) == std::string::npos);
  }
  Page page;
  page.show(state_named("break-sheet"));
  page.hands().click("break.take");
  CHECK(std::holds_alternative<TakeBreak>(page.actions.back()));
  page.hands().click("withdraw.open");
  CHECK(page.last<OpenOverlay>().overlay == Overlay::withdraw);
  page.show(state_named("still-there"));
  page.hands().click("there.yes");
  CHECK(std::holds_alternative<StillHere>(page.actions.back()));
  page.show(state_named("withdraw"));
  page.hands().click("withdraw.yes");
  CHECK(std::holds_alternative<Withdraw>(page.actions.back()));
  page.show(state_named("staff-pin"));
  page.hands().type("42");
  CHECK(page.last<TypePin>().digit == '2');
  page.hands().press(GLFW_KEY_ENTER);
  CHECK(std::holds_alternative<SubmitPin>(page.actions.back()));
}

TEST_CASE("the check page opens what is open") {
  Page page;
  page.show(state_named("check"));
  page.hands().click("check.skipped");
  CHECK(page.last<OpenQuestion>().index == 3);
  page.hands().click("check.part");
  CHECK(page.last<OpenQuestion>().index == 0);
  page.hands().click("check.flagged");
  CHECK(page.last<OpenQuestion>().index == 1);
  page.hands().click("check.6");
  CHECK(page.last<OpenQuestion>().index == 5);
  page.hands().key_click("foot.next");
  CHECK(std::holds_alternative<FinishTest>(page.actions.back()));
}

TEST_CASE("the way through the screens before and after the questions") {
  Page page;
  const auto press = [&](const char* state, const char* key) -> const Action& {
    page.show(state_named(state));
    page.hands().click(key);
    REQUIRE_FALSE(page.actions.empty());
    return page.actions.back();
  };
  CHECK(std::holds_alternative<Start>(press("welcome", "welcome.start")));
  CHECK(std::get<SetComfort>(press("welcome", "language.es")).comfort.language == "es");
  CHECK(std::get<ChooseVacancy>(press("role", "role.2")).id == "02");
  CHECK(std::holds_alternative<ConfirmCheckIn>(press("confirm", "foot.next")));
  CHECK(std::holds_alternative<RejectCheckIn>(press("confirm", "confirm.no")));
  CHECK(std::holds_alternative<ReadAllOfNotice>(press("notice", "notice.all")));
  CHECK(std::holds_alternative<NoticeDone>(press("notice", "foot.next")));
  CHECK(std::holds_alternative<TryQuestion>(press("comfort", "foot.next")));
  CHECK(std::holds_alternative<BeginQuestions>(press("practice", "foot.next")));
  CHECK(std::holds_alternative<PracticeResponse>(press("practice", "rate.a.3")));
  CHECK(std::holds_alternative<ToggleFlag>(press("rate", "foot.flag")));
  CHECK(std::holds_alternative<LeaveThanks>(press("thanks", "thanks.finish")));
  CHECK(std::holds_alternative<Start>(press("on-break", "break.back")));
}

TEST_CASE("right to left, the ratings run the other way") {
  // No right-to-left catalogue is needed for this: the frame is mirrored by the page itself.
  ui::StageOptions options;
  options.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  State state = state_named("rate");
  state.from_check = true;  // so that there is a way back
  ui::Headless hands(options, {}, [&](ui::Frame& frame) {
    frame.rtl = true;
    (void)draw(state, frame);
  });
  hands.settle();
  const std::string id = state.questions[static_cast<std::size_t>(state.current)].options[0].id;
  CHECK(hands.control("rate." + id + ".1").rect.x > hands.control("rate." + id + ".5").rect.x);
  CHECK(hands.control("foot.next").rect.x < hands.control("foot.back").rect.x);
  hands.press(GLFW_KEY_LEFT);
  CHECK(hands.control("rate." + id + ".1").focused);
  hands.press(GLFW_KEY_LEFT);
  CHECK(hands.control("rate." + id + ".2").focused);
}

}  // namespace aplomb::kiosk::testing
