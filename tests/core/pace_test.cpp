#include "core/pace.h"

#include <doctest/doctest.h>

using namespace aplomb;

namespace {

struct Log {
  std::vector<Event> events;
  Log& add(std::int64_t mono_ms, const EventBody& body, std::uint8_t run = 1) {
    Event event;
    event.seq = static_cast<std::int64_t>(events.size()) + 1;
    event.run.bytes[0] = run;
    event.mono_ms = mono_ms;
    event.body = body;
    events.push_back(event);
    return *this;
  }
};

}  // namespace

TEST_CASE("a questions time is that of all its visits") {
  Log log;
  log.add(1'000, Shown{"a", 1}).add(5'000, Answered{"a", Pick{"x"}}).add(9'000, Shown{"b", 1}).add(12'000, Shown{"a", 1}).add(12'500, CheckShown{}).add(60'000, Finished{});
  const auto seconds = seconds_on_questions(log.events);
  CHECK(seconds.at("a") == doctest::Approx(8.5));
  CHECK(seconds.at("b") == doctest::Approx(3));
}

TEST_CASE("a pause counts as nothing and neither does the time between two runs") {
  Log log;
  log.add(1'000, Shown{"a", 1}).add(3'000, Paused{"break"}).add(600'000, Resumed{"pause"}).add(600'000, Shown{"a", 1}).add(601'000, Answered{"a", Pick{"x"}});
  log.add(50, Resumed{"interruption"}, 2).add(100, Shown{"a", 1}, 2).add(1'100, Shown{"b", 1}, 2);
  const auto seconds = seconds_on_questions(log.events);
  CHECK(seconds.at("a") == doctest::Approx(2 + 1 + 1));
  CHECK(seconds.count("b") == 0);
}

TEST_CASE("a second page of a question goes on with its time and a clock that runs backwards adds nothing") {
  Log log;
  log.add(1'000, Shown{"a", 1}).add(4'000, Shown{"a", 2}).add(2'000, Flagged{"a", true}).add(2'500, Shown{"b", 1});
  CHECK(seconds_on_questions(log.events).at("a") == doctest::Approx(3.5));
  CHECK(seconds_on_questions({}).empty());
}
