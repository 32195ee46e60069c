// L47: every path of a conversation is as long and as fair as every other.

#include "lint_rig.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

namespace {

Turn turn(const std::string& id, const std::string& next) {
  Turn out{id, "He waits.", {}};
  const std::vector<std::string> texts{"Say that you will look at it.", "Ask him when he bought the sofa.",
                                       "Wait for him to sit down again."};
  for (const double e : {2.0, 0.0, -1.0}) {
    Reply reply;
    reply.id = "r" + std::to_string(out.replies.size());
    reply.text = texts[out.replies.size()];
    reply.why = "It says so because of this.";
    reply.advice = {"A1.1"};
    reply.key = {{"empathy", 1}};
    reply.e = e;
    reply.next = next;
    out.replies.push_back(reply);
  }
  return out;
}

Bank with_scene() {
  Bank bank = good_bank();
  Scene scene;
  scene.id = "torn-sofa";
  scene.start = "t1";
  scene.turns = {turn("t1", "t2"), turn("t2", "end")};
  bank.scenes = {scene};
  return bank;
}

}  // namespace

TEST_CASE("L47 wants scenes that can be played to the end on paths of one length") {
  Bank bank = with_scene();
  CHECK(found(bank, "L47") == Findings{});
  bank.scenes[0].turns[0].replies[0].next = "end";
  REQUIRE(found(bank, "L47").size() == 1);
  CHECK(found(bank, "L47")[0].place.field == "scene/torn-sofa");
  bank = with_scene();
  bank.scenes[0].turns[1].replies[0].next = "t1";
  CHECK(found(bank, "L47").size() == 1);
  bank = with_scene();
  bank.scenes[0].turns.push_back(turn("t3", "end"));
  CHECK(found(bank, "L47").size() == 1);
}

TEST_CASE("what is said in scenes is held to the rules of options") {
  const auto at = [](const Bank& bank, const char* rule) {
    std::vector<std::string> places;
    for (const auto& finding : found(bank, rule)) places.push_back(finding.place.field);
    return places;
  };
  Bank bank = with_scene();
  for (const char* rule : {"L03", "L04", "L05", "L13", "L23", "L31", "L37", "L39"}) {
    CAPTURE(std::string(rule));
    CHECK(at(bank, rule).empty());
  }
  bank.scenes[0].opening = "He comes in with a knife.";
  bank.scenes[0].turns[0].says = "He does not go without it.";
  bank.scenes[0].turns[1].replies[2].text = "Wait.";
  bank.scenes[0].turns[1].replies[1].why = "So.";
  CHECK(at(bank, "L31") == std::vector<std::string>{"scene/torn-sofa/opening"});
  CHECK(at(bank, "L13") == std::vector<std::string>{"scene/torn-sofa/t1/says"});
  CHECK(at(bank, "L05") == std::vector<std::string>{"scene/torn-sofa/t2/r2/text"});
  CHECK(at(bank, "L23") == std::vector<std::string>{"scene/torn-sofa/t2/r1/why"});
  // The reasons of scenes count as citing advice.
  bank.questions.clear();
  CHECK(measure::advice_use(bank)[0].questions == std::vector<std::string>{"torn-sofa"});
}

TEST_CASE("L47 wants three replies and one best at every turn") {
  Bank bank = with_scene();
  bank.scenes[0].turns[1].replies.pop_back();
  REQUIRE(found(bank, "L47").size() == 1);
  CHECK(found(bank, "L47")[0].place.field == "scene/torn-sofa/t2");
  bank = with_scene();
  bank.scenes[0].turns[0].replies[0].e = 1;
  CHECK(found(bank, "L47").size() == 1);
  bank.key_source.kind = "job-holders";
  CHECK(found(bank, "L47") == Findings{});
  bank.scenes[0].turns[0].replies[1].e = 1;
  CHECK(found(bank, "L47").size() == 1);
}
