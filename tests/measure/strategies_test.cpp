// Test-wise strategies on a bank made by hand: what they look at, and that places and constants give exactly chance.

#include "measure/strategies.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

Option option(std::string id, std::string text, double e) {
  Option out;
  out.id = std::move(id);
  out.text = std::move(text);
  out.e = e;
  out.key = {{"empathy", e}};
  return out;
}

Question question(std::string id, Format format) {
  Question out;
  out.id = std::move(id);
  out.format = format;
  out.stem = "The heater in room twelve is cold. Mr. Ito comes down to the desk.";
  out.options = {option("a", "“I’ll bring a heater to room twelve, and I’ll check it at nine.”", 2),
                 option("b", "“I’ll look at it.”", 1), option("c", "“You should have said so. Our policy is clear.”", -1),
                 option("d", "“Please ask my colleague.”", -2)};
  return out;
}

std::vector<Quality> one_quality() {
  std::vector<Quality> out(1);
  out[0].id = "empathy";
  return out;
}
const std::vector<Quality> qualities = one_quality();

double judgement(const std::vector<Question>& questions, Strategy strategy, int orders = 20) {
  std::vector<FormEntry> form;
  for (const Question& one : questions) form.emplace_back(&one);
  return strategy_result(form, qualities, strategy, english_strategy_words(), orders, 7).judgement.value();
}

}  // namespace

TEST_CASE("places and constant marks give exactly fifty in the mean") {
  const std::vector<Question> form{question("r", Format::rate), question("m", Format::most_least), question("k", Format::rank)};
  for (const Strategy strategy : {Strategy::first, Strategy::random, Strategy::all_good, Strategy::all_poor}) {
    CAPTURE(name_of(strategy));
    CHECK(judgement(form, strategy) == doctest::Approx(50).epsilon(1e-12));
  }
  CHECK(judgement({question("r", Format::rate)}, Strategy::middle) == doctest::Approx(50).epsilon(1e-12));
  CHECK(judgement({question("r", Format::rate)}, Strategy::middle, 1) == 50);
}

TEST_CASE("a bank that gives itself away is found by the strategy that reads it") {
  const std::vector<Question> form{question("r", Format::rate)};
  CHECK(judgement(form, Strategy::longest) > 55);
  CHECK(judgement(form, Strategy::shortest) < 45);
  CHECK(judgement(form, Strategy::no_blame) > highest_sound(Strategy::no_blame));
  CHECK(judgement(form, Strategy::overlap) > 55);
  CHECK(judgement(form, Strategy::has_and) > 55);
  CHECK(judgement(form, Strategy::polite) < 50);
}

TEST_CASE("longest and shortest are each other's mirror image") {
  for (const Format format : {Format::rate, Format::most_least, Format::rank}) {
    const std::vector<Question> form{question("q", format)};
    CHECK(judgement(form, Strategy::longest) + judgement(form, Strategy::shortest) == doctest::Approx(100));
  }
}

TEST_CASE("strategies have names that lead back to them") {
  for (const Strategy strategy : all_strategies()) CHECK(strategy_named(name_of(strategy)) == strategy);
  CHECK_FALSE(strategy_named("clever"));
}

TEST_CASE("figures per format count their questions and weigh scenes by their turns") {
  Scene scene;
  scene.id = "s";
  scene.start = "t";
  Turn turn;
  turn.id = "t";
  for (const auto& [id, text, e] : {std::tuple{"a", "No.", -1.0}, std::tuple{"b", "I’ll see to it now.", 1.0}}) {
    Reply reply;
    reply.id = id;
    reply.text = text;
    reply.e = e;
    reply.next = std::string(scene_end);
    turn.replies.push_back(reply);
  }
  scene.turns = {turn};
  const Question rate = question("r", Format::rate);
  const std::vector<FormEntry> form{&rate, &scene};
  const StrategyResult result = strategy_result(form, qualities, Strategy::longest, english_strategy_words(), 3, 1);
  REQUIRE(result.formats.size() == 2);
  CHECK(result.formats[1].format == "scene");
  CHECK(result.formats[1].judgement.value() == 100);
  CHECK(result.formats[1].judgement.n() == 1);
  CHECK(result.judgement.value() == doctest::Approx((result.formats[0].judgement.value() + 0.5 * 100) / 1.5));
}
