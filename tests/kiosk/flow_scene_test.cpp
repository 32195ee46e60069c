// A conversation: each reply said is stored and stays, and nothing is acknowledged before it is.

#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

namespace {

/// At the scene, which is the last of three entries.
Play at_scene() {
  Play play;
  play.form = {view("q1", Format::rate), view("q2", Format::pick), scene("s1")};
  play.to_questions();
  while (play.state.current < 2) play.act(NextQuestion{}).act(NextQuestion{});
  return play;
}

Talk talk(const Play& play) { return talk_of(play.state, play.state.questions.back()); }

Play& say(Play& play, const std::string& reply) { return play.act(ChooseReply{reply}).act(SayReply{}); }

Conversation stored(const Play& play) {
  for (auto event = play.events().rbegin(); event != play.events().rend(); ++event) {
    if (const auto* answered = std::get_if<Answered>(&event->body)) return std::get<Conversation>(answered->response);
  }
  return {};
}

}  // namespace

TEST_CASE("a reply can be changed until it is said and leads to its turn") {
  Play play = at_scene();
  REQUIRE(talk(play).turn->id == "t1");
  CHECK(talk(play).of == 3);
  play.act(ChooseReply{"b"});
  CHECK(play.count("Store Answered") == 0);  // choosing stores nothing
  play.act(ChooseReply{"a"});
  CHECK(chosen_reply(play.state, play.state.questions.back())->id == "a");
  play.act(SayReply{});
  CHECK(stored(play) == Conversation{{{"t1", "a"}}});
  CHECK(talk(play).turn->id == "t2a");
  CHECK(chosen_reply(play.state, play.state.questions.back()) == nullptr);
  CHECK(play.state.current == 2);
  play.act(SayReply{});  // a second press says nothing
  CHECK(play.count("Store Answered") == 1);
}

TEST_CASE("a conversation goes by what was said and is over after its turns") {
  Play play = at_scene();
  say(play, "c");
  CHECK(talk(play).turn->id == "t2b");
  say(say(play, "d"), "b");
  CHECK(stored(play) == Conversation{{{"t1", "c"}, {"t2b", "d"}, {"t3", "b"}}});
  CHECK(talk(play).over());
  CHECK(play.state.screen == Screen::question);  // nothing moves on by itself
  CHECK(play.state.current == 2);
  play.act(NextQuestion{});
  CHECK(play.state.screen == Screen::check);
}

TEST_CASE("no earlier turn can be changed and a conversation that is over cannot be redone") {
  Play play = at_scene();
  say(play, "a");
  const auto before = play.events().size();
  play.act(ChooseReply{"c"}).act(SayReply{});  // c stands at the first turn alone
  for (const Response& wrong : std::vector<Response>{Conversation{}, Conversation{{{"t1", "b"}}}, Conversation{{{"t1", "a"}, {"t2a", "b"}}}, Pick{"a"}, Pick{}}) {
    play.act(Respond{wrong});
  }
  CHECK(play.events().size() == before);
  say(say(play, "a"), "a");
  const Conversation whole = stored(play);
  play.act(NextQuestion{}).act(OpenQuestion{2});
  CHECK(play.state.screen == Screen::question);
  for (const char* reply : {"a", "b", "c"}) say(play, reply);
  play.act(Respond{Pick{"a"}}).act(Respond{Conversation{}});
  CHECK(stored(play) == whole);
  CHECK(talk(play).over());
  play.act(NextQuestion{});
  CHECK(play.state.screen == Screen::check);
}

TEST_CASE("a scene can be skipped at its first turn and left in its middle") {
  Play play = at_scene();
  play.act(NextQuestion{});
  CHECK(play.state.named_open == 2);  // named once
  play.act(NextQuestion{});
  REQUIRE(play.state.screen == Screen::check);
  CHECK(progress_of(play.state.questions[2], response_to(play.state, "s1")).completeness == Completeness::none);
  play.act(OpenQuestion{2});
  say(play, "a");
  CHECK(play.state.named_open == -1);
  play.act(PreviousQuestion{});  // opened from the check page: back to it
  REQUIRE(play.state.screen == Screen::check);
  const Progress part = progress_of(play.state.questions[2], response_to(play.state, "s1"));
  CHECK(part.completeness == Completeness::part);
  CHECK(part.done == 1);
  CHECK(part.of == 3);
  play.act(OpenQuestion{2});
  CHECK(talk(play).turn->id == "t2a");  // and goes on where it was
  say(say(play, "b"), "b");
  CHECK(talk(play).over());
}

TEST_CASE("next names an open turn anew at each turn") {
  Play play = at_scene();
  play.act(NextQuestion{});
  CHECK(play.state.named_open == 2);
  say(play, "b");
  CHECK(play.state.named_open == -1);
  play.act(NextQuestion{});
  CHECK(play.state.screen == Screen::question);
  CHECK(play.state.named_open == 2);
}

TEST_CASE("a scene is flagged like a question and a turn begins on its first page") {
  Play play = at_scene();
  play.act(ToggleFlag{}).act(TurnPage{3});
  CHECK(play.state.session.flagged.contains("s1"));
  say(play, "a");
  CHECK(play.state.page == 1);
  CHECK(play.kinds().back() == "Answered");
  CHECK(play.kinds()[play.kinds().size() - 2] == "Shown");
  CHECK(play.state.session.flagged.contains("s1"));
}

TEST_CASE("a reply that the vault refuses is not said") {
  Play play = at_scene();
  play.act(ChooseReply{"a"});
  play.broken = true;
  play.act(SayReply{});
  CHECK(play.state.screen == Screen::desk);
  CHECK(talk(play).said.empty());
}

TEST_CASE("a station that was killed in a conversation stands at the same turn") {
  Play play = at_scene();
  say(play, "c").act(ChooseReply{"d"});
  play.restarts = 0;
  const std::int64_t now = play.state.now_ms;
  play.state = {};  // killed: what was chosen and not said is gone, what was said is not
  Play::set_up(play.state);
  play.state.now_ms = play.state.last_input_ms = now;
  play.to_confirm().act(ConfirmCheckIn{});
  REQUIRE(play.state.screen == Screen::question);
  CHECK(play.state.current == 2);
  CHECK(talk(play).turn->id == "t2b");
  CHECK(chosen_reply(play.state, play.state.questions.back()) == nullptr);
  say(say(play, "d"), "a");
  CHECK(stored(play) == Conversation{{{"t1", "c"}, {"t2b", "d"}, {"t3", "a"}}});
}

TEST_CASE("a covered turn hears nothing") {
  Play play = at_scene();
  play.act(ChooseReply{"a"}).act(OpenOverlay{Overlay::help}).act(SayReply{}).act(ChooseReply{"b"});
  CHECK(play.count("Store Answered") == 0);
  play.act(CloseOverlay{});
  CHECK(chosen_reply(play.state, play.state.questions.back())->id == "a");
}

TEST_CASE("a stored response that is no path of the scene counts as nothing said") {
  const QuestionView question = scene("s1");
  for (const Response& wrong : std::vector<Response>{Pick{"a"}, Conversation{{{"t2a", "a"}}}, Conversation{{{"t1", "z"}}},
                                                     Conversation{{{"t1", "a"}, {"t2b", "a"}}},
                                                     Conversation{{{"t1", "a"}, {"t2a", "a"}, {"t3", "a"}, {"end", "a"}}}}) {
    CHECK(talk_of(*question.scene, &wrong).said.empty());
    CHECK(talk_of(*question.scene, &wrong).turn->id == "t1");
    CHECK(progress_of(question, &wrong).completeness == Completeness::none);
  }
  SceneView circle = *question.scene;
  circle.turns[3].replies[0].next = "t1";
  CHECK(talk_of(circle, nullptr).of == 200);  // and it ends
}
