// Random answering: its line, and what it may not break.

#include "measure/answer_quality.h"
#include "measure/random_answers.h"

#include <doctest/doctest.h>
#include <map>

using namespace aplomb;
using namespace aplomb::measure;
using doctest::Approx;

namespace {

Question question(const std::string& id, Format format) {
  Question result;
  result.id = id;
  result.format = format;
  result.options = {{"a", "", 2, {{"calm", 2}}, "", {}},
                    {"b", "", 1, {{"calm", 1}}, "", {}},
                    {"c", "", -1, {{"calm", -1}}, "", {}},
                    {"d", "", -2, {{"calm", -2}}, "", {}}};
  return result;
}

Scene scene() {
  Scene result;
  result.id = "s";
  result.start = "t";
  result.turns = {{"t", "", {{"a", "", 1, {}, "end", "", {}}, {"b", "", -1, {}, "end", "", {}}}}};
  return result;
}

std::vector<Quality> qualities() {
  std::vector<Quality> result(1);
  result[0].id = "calm";
  return result;
}

}  // namespace

TEST_CASE("the line of random answering lies above fifty and comes down with the length of the form") {
  std::vector<Question> questions;
  for (int i = 0; i < 18; ++i) questions.push_back(question("q" + std::to_string(i), Format::rate));
  std::vector<FormEntry> form;
  for (const Question& one : questions) form.emplace_back(&one);
  const auto line = [&](std::size_t n, std::uint64_t seed) {
    return random_judgement(std::span(form).first(n), qualities(), 0.975, 300, seed).value();
  };
  CHECK(line(18, 1) == line(18, 1));
  CHECK(line(18, 1) == Approx(line(18, 2)).epsilon(0.05));
  CHECK(line(18, 1) > 55);
  CHECK(line(18, 1) < line(6, 1));
  CHECK(random_judgement(form, qualities(), 0.5, 300, 1).value() == Approx(50).epsilon(0.03));
  CHECK(not_above_chance(Figure<>(50), line(18, 1)));
}

TEST_CASE("a form that is too short or judges nothing has no line") {
  const Question one = question("one", Format::rate);
  const std::vector<FormEntry> short_form{&one};
  CHECK(random_judgement(short_form, qualities(), 0.975, 10, 1).status() == Status::incomplete);
  CHECK(random_judgement({}, qualities(), 0.975, 10, 1).status() == Status::not_measured);
  CHECK_THROWS_AS(random_judgement(short_form, qualities(), 0.975, 0, 1), std::invalid_argument);
  const std::vector<FormEntry> nothing{static_cast<const Scene*>(nullptr)};
  std::uint64_t state = 1;
  CHECK_THROWS_AS(random_response(nothing[0], state), std::invalid_argument);
  CHECK_THROWS_AS(random_judgement(nothing, qualities(), 0.975, 10, 1), std::invalid_argument);
}

TEST_CASE("every kind of random response is uniform and counts as answered") {
  const Scene talk = scene();
  const std::vector<Question> questions{question("r", Format::rate), question("m", Format::most_least),
                                        question("p", Format::pick), question("k", Format::rank)};
  std::vector<FormEntry> form;
  for (const Question& one : questions) form.emplace_back(&one);
  form.emplace_back(&talk);
  std::uint64_t state = 7;
  std::map<std::string, int> seen;
  for (int i = 0; i < 4000; ++i) {
    std::map<std::string, Response> responses{{"r", random_response(form[0], state)},
                                              {"m", random_response(form[1], state)},
                                              {"p", random_response(form[2], state)},
                                              {"k", random_response(form[3], state)},
                                              {"s", random_response(form[4], state)}};
    ++seen["rate " + std::to_string(std::get<Rating>(responses["r"]).marks["a"])];
    ++seen["most " + *std::get<MostLeast>(responses["m"]).most + *std::get<MostLeast>(responses["m"]).least];
    ++seen["pick " + std::get<Pick>(responses["p"]).pick];
    ++seen["rank " + std::get<Ranking>(responses["k"]).order[0]];
    ++seen["scene " + std::get<Conversation>(responses["s"]).path[0].reply];
    if (i > 10) continue;
    for (const AnswerResult& answer : score_session(form, qualities(), responses, true, {}).answers)
      CHECK(answer.status == AnswerStatus::answered);
  }
  CHECK(seen.size() == 5 + 12 + 4 + 4 + 2);
  for (const auto& [what, times] : seen) {
    const double expected = 4000.0 / (what[0] == 'm' ? 12 : what[0] == 's' ? 2 : what.starts_with("rate") ? 5 : 4);
    CHECK_MESSAGE(times == Approx(expected).epsilon(0.2), what);
  }
}
