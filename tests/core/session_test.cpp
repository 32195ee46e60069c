#include "core/session.h"

#include <doctest/doctest.h>

using namespace aplomb;

namespace {

Event event(std::int64_t seq, EventBody body) { return {seq, {}, seq * 1000, seq * 1000, std::move(body)}; }

FormGiven two_questions() {
  FormGiven given;
  given.questions = {{{}, "one", {"b", "a"}}, {{}, "two", {"a", "b"}}};
  return given;
}

std::vector<Event> whole_session() {
  return {event(1, Started{"appointment"}),
          event(2, NoticeRead{}),
          event(3, ComfortSet{{4, "night", true, false, "en"}}),
          event(4, PracticeDone{}),
          event(5, two_questions()),
          event(6, Shown{"one", 1}),
          event(7, Answered{"one", Rating{{{"a", 4}}}}),
          event(8, Answered{"one", Rating{{{"a", 4}, {"b", 2}}}}),
          event(9, Flagged{"one", true}),
          event(10, Shown{"two", 2}),
          event(11, Paused{"break"}),
          event(12, Resumed{"pause"}),
          event(13, Answered{"two", Pick{"b"}}),
          event(14, CheckShown{}),
          event(15, Finished{})};
}

/// The session's first `count` events.
std::vector<Event> first(std::size_t count) {
  auto events = whole_session();
  events.resize(count);
  return events;
}

}  // namespace

TEST_CASE("a whole session folds to its state and the last answer counts") {
  const SessionState state = fold(whole_session());
  CHECK(state.ending == Ending::finished);
  CHECK(state.events == 15);
  CHECK(state.comfort.text == 4);
  CHECK(state.comfort.theme == "night");
  CHECK(state.responses.at("one") == Response(Rating{{{"a", 4}, {"b", 2}}}));
  CHECK(state.flagged.contains("one"));
  CHECK(state.shown == "two");
  CHECK(state.page == 2);
  CHECK_FALSE(state.paused);
}

TEST_CASE("folding any beginning and going on is folding all") {
  const auto events = whole_session();
  const SessionState whole = fold(events);
  for (std::size_t cut = 0; cut <= events.size(); ++cut) {
    SessionState state = fold(std::span(events).first(cut));
    for (std::size_t i = cut; i < events.size(); ++i) apply(state, events[i]);
    CHECK(state == whole);
  }
}

TEST_CASE("nothing counts after the end and nothing of another form") {
  auto events = whole_session();
  events.push_back(event(16, Answered{"two", Pick{"a"}}));
  const SessionState state = fold(events);
  CHECK(state.responses.at("two") == Response(Pick{"b"}));
  CHECK(state.events == 16);

  SessionState other = fold(first(5));
  apply(other, event(6, Answered{"three", Pick{"a"}}));
  CHECK(other.responses.empty());
  apply(other, event(7, two_questions()));
  CHECK(other.form->questions.size() == 2);
}

TEST_CASE("an untouched ranking is no answer and a half one is part done") {
  const Response untouched = Ranking{};
  CHECK(progress(&untouched, Format::rank, 4).completeness == Completeness::none);
  const Response half = Ranking{{"a", "c"}};
  CHECK(progress(&half, Format::rank, 4).completeness == Completeness::part);
  const Response most_only = MostLeast{"a", std::nullopt};
  CHECK(progress(&most_only, Format::most_least, 4).completeness == Completeness::part);
  CHECK(progress(nullptr, Format::pick, 4).completeness == Completeness::none);
}
