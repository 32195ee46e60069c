// A conversation on the screen, by keys alone and by hand alone, over all its turns and on displays where a turn takes several pages.

#include "kiosk/flow.h"
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

const QuestionView& scene_of(const Page& page) { return page.state.questions[static_cast<std::size_t>(page.state.current)]; }

/// From now on the flow and a vault that stores at once perform what comes out.
void play(Page& page, const char* name) {
  page.show(state_named(name));
  page.react = [&page](const Action& action) {
    for (const Effect& effect : apply(page.state, action)) {
      const auto* store = std::get_if<Store>(&effect);
      REQUIRE(store != nullptr);
      Event event;
      event.seq = page.state.session.events + 1;
      event.body = store->body;
      apply(page.state, EventStored{event});
    }
  };
}

bool has(const Page& page, const std::string& words) { return page.probe().text().find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a conversation by hand") {
  Page page;
  play(page, "scene");
  CHECK(has(page, "This is a conversation in"));
  CHECK(page.probe().control("foot.back") != nullptr);
  const Talk first = talk_of(page.state, scene_of(page));
  page.hands().click("reply." + first.turn->replies[1].id);
  CHECK(page.last<ChooseReply>().reply == first.turn->replies[1].id);
  CHECK(page.state.session.responses.count(scene_of(page).id) == 0);
  REQUIRE(page.hands().control("foot.next").words == "Say this");
  page.hands().click("foot.next");
  CHECK(std::holds_alternative<SayReply>(page.actions.back()));
  const Talk second = talk_of(page.state, scene_of(page));
  REQUIRE(second.said.size() == 1);
  CHECK(has(page, "You: " + second.said[0].reply->text));
  CHECK(has(page, "no way back to an earlier turn"));
  CHECK(page.probe().control("foot.back") == nullptr);
  CHECK(focused(page) == "reply." + second.turn->replies[0].id);
  for (int turn = 2; turn <= second.of; ++turn) {
    page.hands().click("reply." + talk_of(page.state, scene_of(page)).turn->replies[0].id);
    page.hands().click("foot.next");
  }
  CHECK(has(page, "This conversation is over"));
  CHECK(focused(page) == "foot.next");
  CHECK(page.hands().control("foot.next").words == "Next");
  page.hands().click("foot.next");
  CHECK(std::holds_alternative<NextQuestion>(page.actions.back()));
}

TEST_CASE("a conversation by keys alone") {
  Page page;
  play(page, "scene");
  const Talk first = talk_of(page.state, scene_of(page));
  CHECK(focused(page) == "reply." + first.turn->replies[0].id);
  page.hands().press(GLFW_KEY_DOWN);
  CHECK(focused(page) == "reply." + first.turn->replies[1].id);
  CHECK(page.actions.empty());  // moving chooses nothing
  page.hands().press(GLFW_KEY_SPACE);
  CHECK(page.last<ChooseReply>().reply == first.turn->replies[1].id);
  page.hands().press(GLFW_KEY_3);
  CHECK(page.last<ChooseReply>().reply == first.turn->replies[2].id);
  CHECK(page.state.session.responses.count(scene_of(page).id) == 0);
  page.hands().press(GLFW_KEY_PAGE_DOWN);
  for (int turn = 2; turn <= first.of; ++turn) {
    REQUIRE(talk_of(page.state, scene_of(page)).said.size() == static_cast<std::size_t>(turn - 1));
    page.hands().press(GLFW_KEY_2);
    page.hands().press(GLFW_KEY_PAGE_DOWN);
  }
  CHECK(talk_of(page.state, scene_of(page)).over());
  page.hands().press(GLFW_KEY_1);
  CHECK(talk_of(page.state, scene_of(page)).over());  // no digit means anything now
}

TEST_CASE("an open turn is named and then passed") {
  Page page;
  play(page, "scene-second");
  page.hands().click("foot.next");
  CHECK(std::holds_alternative<NextQuestion>(page.actions.back()));
  CHECK(has(page, "No reply is chosen yet"));
  CHECK(page.hands().control("foot.next").words == "Next");
  page.hands().click("foot.next");
  CHECK(page.state.screen == Screen::check);
}

TEST_CASE("at the largest text a later turn opens with what is said now and what came before is one press away") {
  Page page(displays[4]);
  page.hands().look.text = 4;
  play(page, "scene-second");
  CHECK(has(page, "turn 2 of"));
  CHECK_FALSE(has(page, "So far"));
  page.hands().click("before.read");
  CHECK(page.last<TurnPage>().page > 1);
  std::string all;
  for (int i = 0; i < 12; ++i) {
    all += page.probe().text();
    if (page.hands().control("foot.next").words != "More") break;
    page.hands().click("foot.next");
  }
  CHECK(all.find("So far") != std::string::npos);
  CHECK(all.find("You: ") != std::string::npos);
  page.hands().click("before.back");
  CHECK(page.state.page == 1);
  // More leads to the last reply and no further.
  for (int i = 0; i < 12 && page.hands().control("foot.next").words == "More"; ++i) page.hands().click("foot.next");
  CHECK(page.hands().control("foot.next").words == "Say this");
  CHECK(page.probe().control("before.read") != nullptr);
  page.hands().press(GLFW_KEY_1);
  page.hands().click("foot.next");
  CHECK(page.state.page == 1);
  CHECK(has(page, "turn 3 of"));
}

TEST_CASE("at the largest text a conversation that is over can be read and left at once") {
  Page page(displays[4]);
  page.hands().look.text = 4;
  play(page, "scene-over");
  CHECK(page.hands().control("foot.next").words == "Next");
  page.hands().click("over.read");
  CHECK(page.state.page == 2);
  page.hands().click("foot.back");
  CHECK(page.state.page == 1);
}

TEST_CASE("the check page opens a conversation that stays as it is") {
  Page page;
  play(page, "check-scene-done");
  CHECK(has(page, "The conversation stays as it is."));
  const int last = static_cast<int>(page.state.questions.size());
  page.hands().click("check." + std::to_string(last));
  CHECK(page.last<OpenQuestion>().index == last - 1);
  CHECK(has(page, "This conversation is over"));
  for (const ui::ProbeEntry& entry : page.probe().entries) CHECK_FALSE(entry.key.starts_with("reply."));
  page.hands().click("foot.next");
  CHECK(page.state.screen == Screen::check);
}

TEST_CASE("under a sheet no reply can be chosen") {
  Page page;
  State state = state_named("scene");
  state.overlay = Overlay::help;
  page.show(state);
  const std::string id = talk_of(page.state, scene_of(page)).turn->replies[0].id;
  page.hands().press(GLFW_KEY_1);
  CHECK(page.actions.empty());
  CHECK(page.hands().control("reply." + id).covered);
}

}  // namespace aplomb::kiosk::testing
