// The pages by mouse and keyboard.

#include "rig.h"

#include "studio/made_up.h"

#include <GLFW/glfw3.h>

#include <algorithm>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

/// Signed in by hand on the small bank; saving and publishing always work.
struct Desk : Rig {
  Desk() : Rig(State{}) {
    perform = [this](const Effect& effect) -> std::vector<Action> {
      if (const auto* check = std::get_if<CheckPassphrase>(&effect)) {
        if (check->passphrase != "a lamp that hangs true") return {SignInRefused{{"Name or passphrase is wrong.", {}}, 0}};
        return {SignedIn{check->name, store::Role::hr_editor}};
      }
      const Bank bank = small_bank();
      if (std::holds_alternative<LoadBank>(effect)) return {BankLoaded{{{bank.id, bank.title}}, bank, bank, {}}};
      if (std::holds_alternative<SaveRevision>(effect)) return {RevisionSaved{{state.saved.revision + 1, screen->wall_ms}}};
      if (const auto* publish = std::get_if<PublishBank>(&effect)) return {BankPublished{publish->bank, {state.saved.revision + 1, screen->wall_ms}}};
      return {};
    };
  }
  void sign_in() {
    screen->type("ines\n");
    screen->type("a lamp that hangs true\n");
  }
};

const Option& option(const State& state, std::string_view id) { return *find_option(*current_question(state), id); }

}  // namespace

TEST_CASE("by keyboard: sign in, open, change a word, see it in the preview and in the findings, set a cell, publish") {
  Desk desk;
  desk.sign_in();
  REQUIRE(desk.state.screen == Screen::bank);
  desk.screen->press(GLFW_KEY_DOWN);
  desk.screen->press(GLFW_KEY_UP);
  desk.screen->press(GLFW_KEY_ENTER);
  REQUIRE(desk.state.screen == Screen::question);
  CHECK(desk.preview_says("You people are useless"));

  desk.screen->key_click("question.option.b");
  desk.screen->press(GLFW_KEY_BACKSPACE);  // Enter made a line end, which a response does not keep
  desk.screen->type(" Promised");
  CHECK(desk.preview_says("Promised"));
  CHECK(desk.state.option == "b");
  CHECK(desk.says("Not saved yet"));
  CHECK(desk.screen->control("question.option.b").value == option(desk.state, "b").text);

  desk.screen->press(GLFW_KEY_A, GLFW_MOD_CONTROL);
  desk.screen->press(GLFW_KEY_DELETE);
  CHECK(desk.says("Response B: has no words yet"));
  CHECK(desk.says("Publish: mend 1 error"));
  desk.screen->press(GLFW_KEY_Z, GLFW_MOD_CONTROL);  // the field's own undo
  CHECK(desk.preview_says("Promised"));
  CHECK_FALSE(desk.says("has no words yet"));

  desk.screen->press(GLFW_KEY_TAB);
  CHECK(desk.count<SaveRevision>() >= 1);
  CHECK(desk.says("Saved"));

  // The grid is one stop of Tab; arrows move in it.
  const double before = option(desk.state, "b").e;
  for (int i = 0; i < 40 && !desk.screen->control("key.a.e").focused; ++i) desk.screen->press(GLFW_KEY_TAB);
  REQUIRE(desk.screen->control("key.a.e").focused);
  desk.screen->press(GLFW_KEY_DOWN);
  REQUIRE(desk.screen->control("key.b.e").focused);
  desk.screen->press(GLFW_KEY_EQUAL, GLFW_MOD_SHIFT);
  CHECK(option(desk.state, "b").e == before + 1);
  desk.screen->press(GLFW_KEY_MINUS);
  CHECK(option(desk.state, "b").e == before);
  desk.screen->press(GLFW_KEY_RIGHT);
  desk.screen->press(GLFW_KEY_2);
  CHECK(desk.screen->control("key.b.empathy").words == "Response B, Shows understanding: +2");
  desk.screen->press(GLFW_KEY_DELETE);
  CHECK(option(desk.state, "b").key.size() == 1);
  desk.screen->press(GLFW_KEY_Z, GLFW_MOD_CONTROL);
  CHECK(option(desk.state, "b").key.size() == 2);

  desk.screen->key_click("bank.publish");
  REQUIRE(desk.state.publish);
  CHECK(desk.says("Sessions that are under way keep the words they were given."));
  CHECK(desk.says("[+Promised]"));
  desk.screen->key_click("publish.yes");
  CHECK(desk.count<PublishBank>() == 1);
  CHECK(desk.says("Published as version 2. The next session uses it."));
  CHECK(desk.error.empty());
}

TEST_CASE("a press steps a cell up or down by its half and stops at the end") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  const auto after = [&](float at) {
    const ui::Rect cell = desk.screen->control("key.d.empathy").rect;
    desk.screen->push({.kind = ui::InputEvent::Kind::move, .at = {cell.x + cell.w * at, cell.centre().y}});
    for (const bool down : {true, false}) desk.screen->push({.kind = ui::InputEvent::Kind::button, .code = GLFW_MOUSE_BUTTON_LEFT, .down = down});
    desk.screen->settle();
    const auto& key = option(desk.state, "d").key;
    const auto found = std::find_if(key.begin(), key.end(), [](const KeyEntry& entry) { return entry.quality == "empathy"; });
    return found == key.end() ? 0 : found->points;
  };
  std::vector<double> seen;
  for (const float at : {0.8F, 0.8F, 0.8F, 0.2F, 0.2F, 0.2F, 0.2F, 0.2F}) seen.push_back(after(at));
  CHECK(seen == std::vector<double>{1, 2, 2, 1, 0, -1, -2, -2});
}

TEST_CASE("the fourth quality is refused on the page") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.screen->click("key.a.learning");
  CHECK(desk.says("A response speaks for three qualities at most."));
}

TEST_CASE("advice is found, added and taken out") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.screen->click("advice.add");
  CHECK(desk.screen->control("advice.search").focused);
  desk.screen->type("time");
  CHECK(desk.screen->probe().control("advice.pick.A4.12") == nullptr);
  desk.screen->click("advice.pick.A3.1");
  CHECK(option(desk.state, "a").advice == std::vector<std::string>{"A4.3", "A3.1"});
  CHECK_FALSE(desk.state.advice_open);
  desk.screen->click("advice.remove.A4.3");
  CHECK(option(desk.state, "a").advice == std::vector<std::string>{"A3.1"});
}

TEST_CASE("a finding leads to its field") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.apply(SetOptionText{"c", ""});
  desk.apply(ToBank{});
  desk.screen->settle();
  desk.screen->click("finding.0");
  REQUIRE(desk.state.screen == Screen::question);
  CHECK(desk.screen->control("question.option.c").focused);
  CHECK(desk.state.option == "c");
}

TEST_CASE("the preview takes theme, text and size") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  const auto stem = [&]() -> const ui::ProbeEntry& {
    const auto& entries = desk.screen->probe().entries;
    return *std::find_if(entries.begin(), entries.end(), [](const ui::ProbeEntry& entry) { return entry.key == "preview.stem"; });
  };
  const float before = stem().px;
  desk.screen->click("preview.text");
  desk.screen->click("preview.text.3");
  CHECK(desk.state.preview.text == 4);
  CHECK(stem().px > before * 1.5F);
  desk.screen->click("preview.theme");
  desk.screen->click("preview.theme.1");
  CHECK(desk.state.preview.theme == "night");
  desk.screen->click("preview.size");
  desk.screen->click("preview.size.2");
  CHECK(desk.state.preview.display == 2);
  CHECK(stem().rect.right() <= 1920);
}

TEST_CASE("drop-down lists and buttons change the question") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.screen->click("question.setting");
  desk.screen->click("question.setting.1");
  CHECK(current_question(desk.state)->setting == "clinic");
  desk.screen->click("question.format");
  desk.screen->click("question.format.2");
  CHECK(current_question(desk.state)->format == Format::pick);
  desk.screen->click("option.down");
  CHECK(current_question(desk.state)->options[1].id == "a");
  desk.screen->click("option.add");
  CHECK(current_question(desk.state)->options.size() == 5);
  CHECK(desk.state.option == "e");
  desk.screen->click("option.remove");
  CHECK(current_question(desk.state)->options.size() == 4);
  for (int i = 0; i < 5; ++i) desk.screen->click("question.undo");
  CHECK(*current_question(desk.state) == small_bank().questions[0]);
  desk.screen->click("question.back");
  CHECK(desk.state.screen == Screen::bank);
}

TEST_CASE("what was typed is saved two seconds later without another press") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.screen->click("question.stem");
  desk.screen->type("!");
  const int before = desk.count<SaveRevision>();
  desk.screen->advance(1500);
  CHECK(desk.count<SaveRevision>() == before);
  desk.screen->advance(1000);
  CHECK(desk.count<SaveRevision>() == before + 1);
  desk.screen->advance(60'000);
  CHECK(desk.count<SaveRevision>() == before + 1);
}

TEST_CASE("help opens with F1 and closes with Escape, and lock leaves nothing on the page") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_F1);
  CHECK(desk.state.help_open);
  desk.screen->press(GLFW_KEY_ESCAPE);
  CHECK_FALSE(desk.state.help_open);
  desk.screen->click("rail.lock");
  CHECK(desk.state.screen == Screen::sign_in);
  CHECK_FALSE(desk.says("Outage"));
}
