#include "scratch.h"

#include "core/event.h"
#include "core/session.h"
#include "store/event_json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

Hash hash(std::uint8_t byte) {
  Hash hash;
  hash.bytes.fill(byte);
  return hash;
}

std::vector<EventBody> one_of_each() {
  return {Started{"walk-in"},
          NoticeRead{hash(1)},
          ComfortSet{{4, "night", true, true, "es"}},
          PracticeDone{},
          FormGiven{hash(2), hash(3), {{hash(4), "q1", {"b", "a"}}, {hash(5), "q2", {"c"}}}},
          Shown{"q1", 2},
          Answered{"q1", Rating{{{"a", 4}, {"c", 1}}}},
          Answered{"q1", Rating{}},
          Answered{"q2", MostLeast{"a", "d"}},
          Answered{"q2", MostLeast{"a", std::nullopt}},
          Answered{"q2", MostLeast{}},
          Answered{"q3", Pick{"c"}},
          Answered{"q4", Ranking{{"c", "a", "b"}}},
          Answered{"q4", Ranking{}},
          Answered{"s1", Conversation{{{"t1", "b"}, {"t2a", "a"}}}},
          Answered{"s1", Conversation{}},
          Flagged{"q1", false},
          Paused{"break"},
          Resumed{"interruption"},
          HelpCalled{true},
          TimeChanged{-3'600'000},
          ClockJumped{86'400'000},
          IncidentNoted{"the lights went out, Caf\u00e9 closed"},
          CheckShown{},
          Finished{},
          Withdrawn{},
          Abandoned{}};
}

}  // namespace

TEST_CASE("every kind of event comes back as it was written") {
  std::set<std::size_t> kinds;
  for (const EventBody& body : one_of_each()) {
    const std::string payload = event_json(body);
    CAPTURE(payload);
    CHECK(event_body(kind_of(body), payload) == body);
    kinds.insert(body.index());
  }
  CHECK(kinds.size() == std::variant_size_v<AnyEventBody>);
}

TEST_CASE("answers have the shapes of the design options by id") {
  CHECK(event_json(Answered{"q", Rating{{{"a", 4}}}}) ==
        R"({"format":"rate","question":"q","response":{"a":4},"v":1})");
  CHECK(event_json(Answered{"q", MostLeast{"a", "d"}}) ==
        R"({"format":"most-least","question":"q","response":{"least":"d","most":"a"},"v":1})");
  CHECK(event_json(Answered{"q", Pick{"c"}}) == R"({"format":"pick","question":"q","response":{"pick":"c"},"v":1})");
  CHECK(event_json(Answered{"q", Ranking{{"c", "a"}}}) ==
        R"({"format":"rank","question":"q","response":["c","a"],"v":1})");
  CHECK(event_json(Answered{"s", Conversation{{{"t1", "b"}}}}) ==
        R"({"format":"scene","question":"s","response":[["t1","b"]],"v":1})");
}

TEST_CASE("an option without a mark may be written as null or left out") {
  const EventBody left_out{Answered{"q", Rating{{{"a", 4}}}}};
  CHECK(event_body("Answered", R"({"v":1,"question":"q","format":"rate","response":{"a":4,"b":null}})") == left_out);
  const EventBody open{Answered{"q", MostLeast{"a", std::nullopt}}};
  CHECK(event_body("Answered",
                   R"({"v":1,"question":"q","format":"most-least","response":{"most":"a","least":null}})") == open);
}

TEST_CASE("events of format 1 are read for ever") {
  std::ifstream file(APLOMB_SOURCE_DIR "/tests/store/data/events-v1.jsonl");
  REQUIRE(file);
  std::vector<Event> events;
  std::set<std::string> kinds;
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    const auto kind = json.at("kind").get<std::string>();
    const EventBody body = event_body(kind, json.at("payload").dump());
    CHECK(kind_of(body) == kind);
    kinds.insert(kind);
    events.push_back({static_cast<std::int64_t>(events.size()) + 1, {}, 0, 0, body});
  }
  CHECK(kinds.size() == std::variant_size_v<AnyEventBody>);
  const SessionState state = fold(events);
  CHECK(state.comfort.text == 4);
  CHECK(state.comfort.language == "ar");
  REQUIRE(state.form);
  CHECK(state.form->questions.at(0).order == std::vector<std::string>{"c", "a", "b"});
  CHECK(state.responses.at("cc-rate") == Response(Rating{{{"a", 4}, {"c", 2}}}));
  CHECK(state.responses.at("cc-most") == Response(MostLeast{"a", "d"}));
  CHECK(state.responses.at("cc-pick") == Response(Pick{"c"}));
  CHECK(state.responses.at("cc-rank") == Response(Ranking{{"c", "a", "b"}}));
  CHECK(state.flagged == std::set<std::string>{"cc-pick"});
  CHECK(state.ending == Ending::finished);
}

TEST_CASE("an unknown kind or version is named") {
  CHECK(says(refusal([] { event_body("Teleported", R"({"v":1})"); }), "Teleported"));
  const std::string newer = refusal([] { event_body("Started", R"({"v":7,"via":"walk-in"})"); });
  CHECK(says(newer, "Started"));
  CHECK(says(newer, "7"));
}

TEST_CASE("a number that does not fit is refused and not made another") {
  for (const char* page : {"1e300", "4294967297", "-2147483649", "1.5"}) {
    CAPTURE(page);
    CHECK(says(refusal([&] { event_body("Shown", std::string(R"({"page":)") + page + R"(,"question":"q","v":1})"); }), "not written as it should be"));
  }
  CHECK(says(refusal([] { event_body("TimeChanged", R"({"by":18446744073709551615,"v":1})"); }), "not written as it should be"));
  CHECK(says(refusal([] { event_body("CheckShown", R"({"v":4294967297})"); }), "not written as it should be"));
}

TEST_CASE("a payload that is not as it should be is refused in words") {
  for (const char* payload : {"", "nonsense", "[]", "{}", R"({"v":"1"})", R"({"v":1})", R"({"v":1,"notice":"ab"})",
                              R"({"v":1,"notice":5})"}) {
    CAPTURE(payload);
    CHECK(says(refusal([&] { event_body("NoticeRead", payload); }), "damaged"));
  }
  CHECK(says(refusal([] { event_body("Answered", R"({"v":1,"question":"q","format":"rank","response":{"a":1}})"); }),
             "damaged"));
  CHECK(says(refusal([] { event_body("Answered", R"({"v":1,"question":"q","format":"dance","response":{}})"); }),
             "damaged"));
}
