#include "core/scene.h"

#include <doctest/doctest.h>

using namespace aplomb;

namespace {

Reply reply(const std::string& id, const std::string& next) { return {id, "", 0, {}, next, "", {}}; }

/// t1 -> t2a or t2b -> end.
Scene sofa() {
  Scene scene;
  scene.id = "torn-sofa";
  scene.start = "t1";
  scene.turns = {{"t1", "It is torn.", {reply("a", "t2a"), reply("b", "t2b")}},
                 {"t2a", "Thank you.", {reply("a", "end"), reply("b", "end")}},
                 {"t2b", "I want my money.", {reply("a", "end"), reply("b", "end")}}};
  return scene;
}

}  // namespace

TEST_CASE("a scene that can be played has the same number of turns on every path") {
  const SceneShape shape = shape_of(sofa());
  CHECK(shape.problem == "");
  CHECK(shape.turns == 2);
}

TEST_CASE("every way to spoil a scene is a problem") {
  const auto problem = [](auto spoil) {
    Scene scene = sofa();
    spoil(scene);
    const SceneShape shape = shape_of(scene);
    CHECK(shape.turns == 0);
    return shape.problem;
  };
  CHECK(problem([](Scene& s) { s.turns.clear(); }) == "the scene starts at no turn");
  CHECK(problem([](Scene& s) { s.start = "end"; }) == "the scene starts at no turn");
  CHECK(problem([](Scene& s) { s.turns[1].id = "end"; }) == "a turn is called 'end'");
  CHECK(problem([](Scene& s) { s.turns[2].id = "t1"; }) == "two turns have the same id, or one has none");
  CHECK(problem([](Scene& s) { s.turns[0].replies.pop_back(); }) == "turn t1 has not 2 to 8 replies");
  CHECK(problem([](Scene& s) { s.turns[0].replies[1].id = "a"; }) ==
        "two replies of turn t1 have the same id, or one has none");
  CHECK(problem([](Scene& s) { s.turns[1].replies[0].next = "t9"; }) == "reply a of turn t2a leads to no turn");
  CHECK(problem([](Scene& s) { s.turns[1].replies[0].next = ""; }) == "reply a of turn t2a leads to no turn");
  const std::string paths = "the paths differ in their number of turns, or one never ends";
  CHECK(problem([](Scene& s) { s.turns[1].replies[0].next = "t2b"; }) == paths);
  CHECK(problem([](Scene& s) { s.turns[1].replies[0].next = "t1"; }) == paths);
  CHECK(problem([](Scene& s) { s.turns[1].replies[0].next = "t2a"; }) == paths);
  CHECK(problem([](Scene& s) { s.turns[0].replies[1].next = "t2a"; }) == "a turn cannot be reached");
  CHECK(problem([](Scene& s) { s.turns.resize(201); }) == "a scene has at most 200 turns");
}

TEST_CASE("a conversation leads from turn to turn and says when it does not belong") {
  const Scene scene = sofa();
  CHECK(standing(scene, {}).turn == &scene.turns[0]);
  CHECK(standing(scene, {{{"t1", "b"}}}).turn == &scene.turns[2]);
  const Standing end = standing(scene, {{{"t1", "b"}, {"t2b", "a"}}});
  CHECK(end.belongs);
  CHECK(end.turn == nullptr);
  CHECK_FALSE(standing(scene, {{{"t1", "c"}}}).belongs);
  CHECK_FALSE(standing(scene, {{{"t2a", "a"}}}).belongs);
  CHECK_FALSE(standing(scene, {{{"t1", "a"}, {"t2b", "a"}}}).belongs);
  CHECK_FALSE(standing(scene, {{{"t1", "b"}, {"t2b", "a"}, {"t2b", "a"}}}).belongs);
}

TEST_CASE("the progress of a conversation counts its turns") {
  const Scene scene = sofa();
  CHECK(progress(nullptr, scene).of == 2);
  const Response begun = Conversation{{{"t1", "a"}}};
  CHECK(progress(&begun, scene).completeness == Completeness::part);
  CHECK(progress(&begun, scene).done == 1);
  const Response ended = Conversation{{{"t1", "a"}, {"t2a", "b"}}};
  CHECK(progress(&ended, scene).completeness == Completeness::full);
  for (const Response& other : {Response(Conversation{}), Response(Pick{"a"}), Response(Conversation{{{"t2a", "a"}}})})
    CHECK(progress(&other, scene).completeness == Completeness::none);
}
