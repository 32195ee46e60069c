// L47: every path of a conversation is as long and as fair as every other.

#include "lint_rig.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

namespace {

Turn turn(const std::string& id, const std::string& next) {
  Turn out{id, "He waits.", {}};
  for (const double e : {2.0, 0.0, -1.0}) {
    Reply reply;
    reply.id = "r" + std::to_string(out.replies.size());
    reply.text = "Say it.";
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
