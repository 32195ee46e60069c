// Made-up candidates: the same seed gives the same crowd, and what is put into them comes out of their answers.

#include "measure/simulate.h"

#include "core/scene.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

std::vector<Quality> two_qualities() {
  std::vector<Quality> out(2);
  out[0].id = "empathy";
  out[1].id = "patience";
  return out;
}
const std::vector<Quality> qualities = two_qualities();

std::vector<Question> bank(int count) {
  std::vector<Question> out;
  for (int i = 0; i < count; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.format = i % 4 == 3 ? Format::most_least : Format::rate;
    question.stem = "A customer waits. What do you do first?";
    const std::string& quality = qualities[static_cast<std::size_t>(i % 2)].id;
    for (const auto& [id, e] : {std::pair{"a", 2.0}, std::pair{"b", 1.0}, std::pair{"c", -1.0}, std::pair{"d", -2.0}}) {
      Option option;
      option.id = id;
      option.text = "I look at it now.";
      option.e = e;
      option.key = {{quality, e}};
      question.options.push_back(option);
    }
    out.push_back(question);
  }
  return out;
}

std::vector<FormEntry> form_of(const std::vector<Question>& questions) {
  std::vector<FormEntry> form;
  for (const Question& question : questions) form.emplace_back(&question);
  return form;
}

Profile profile() {
  Profile out;
  out.qualities.resize(2);
  for (std::size_t q = 0; q < 2; ++q) {
    out.qualities[q].quality = qualities[q].id;
    out.qualities[q].weight = 1;
  }
  return out;
}

}  // namespace

TEST_CASE("one seed gives one crowd and more candidates leave the first ones as they are") {
  const auto questions = bank(8);
  const Simulation one(form_of(questions), qualities, {}, 5);
  const Simulation two(form_of(questions), qualities, {}, 5);
  const Simulation other(form_of(questions), qualities, {}, 6);
  CHECK(one.sitting(one.candidate(3), 3, 0).responses == two.sitting(two.candidate(3), 3, 0).responses);
  CHECK(one.sitting(one.candidate(3), 3, 0).seconds == two.sitting(two.candidate(3), 3, 0).seconds);
  CHECK(one.candidate(3).qualities != other.candidate(3).qualities);
  CHECK(one.sitting(one.candidate(3), 3, 1).responses != one.sitting(one.candidate(3), 3, 0).responses);
}

TEST_CASE("true qualities are normal and correlate as asked") {
  const auto questions = bank(2);
  CrowdModel model;
  model.correlation = 0.5;
  model.careless_share = 0.2;
  const Simulation simulation(form_of(questions), qualities, model, 1);
  std::vector<double> x;
  std::vector<double> y;
  int careless = 0;
  for (int i = 0; i < 4000; ++i) {
    const Candidate candidate = simulation.candidate(i);
    x.push_back(candidate.qualities[0]);
    y.push_back(candidate.qualities[1]);
    careless += candidate.careless ? 1 : 0;
  }
  CHECK(std::abs(mean(x)) < 0.05);
  CHECK(std::abs(sd(x).value() - 1) < 0.05);
  CHECK(std::abs(correlation(x, y).value() - 0.5) < 0.05);
  CHECK(std::abs(careless / 4000.0 - 0.2) < 0.03);
}

TEST_CASE("a longer form is more reliable and what candidates are shows in their scores") {
  const auto questions = bank(40);
  const Simulation longer(form_of(questions), qualities, {}, 3);
  std::vector<FormEntry> ten = form_of(questions);
  ten.resize(10);
  const Simulation shorter(ten, qualities, {}, 3);
  const SimulationFigures many = simulation_figures(longer, profile(), 80, 3, 50);
  const SimulationFigures few = simulation_figures(shorter, profile(), 80, 3, std::nullopt);
  REQUIRE(many.fit_r2.has_value());
  CHECK(many.fit_r2.value() > few.fit_r2.value());
  CHECK(many.qualities[0].alpha.value() > few.qualities[0].alpha.value());
  CHECK(many.qualities[0].validity.value() > 0.4);
  CHECK(many.fit_retest.value() > 0.4);
  CHECK(many.minutes.value() > few.minutes.value());
  REQUIRE(many.line);
  CHECK(many.line->right_by_chance_to_meet.value() > 0.5);
  CHECK(many.range_coverage.value() > 0.8);
  CHECK_FALSE(few.line);
}

TEST_CASE("careless candidates come to guessing and coached ones above the others") {
  const auto questions = bank(20);
  CrowdModel careless;
  careless.careless_share = 1;
  CrowdModel careful;
  careful.careless_share = 0;
  CrowdModel coached = careful;
  coached.coached_share = 1;
  const auto judgement = [&](const CrowdModel& model) {
    const Simulation simulation(form_of(questions), qualities, model, 2);
    return simulation_figures(simulation, profile(), 40, 2, std::nullopt).judgement.value();
  };
  CHECK(judgement(careless) < judgement(careful) - 5);
  CHECK(judgement(coached) > judgement(careful) + 3);
}

TEST_CASE("an error model of a simulation is a design and the same every time") {
  const auto questions = bank(16);
  const Simulation simulation(form_of(questions), qualities, {}, 9);
  const ErrorModel model = simulated_error_model(simulation, "front-line-a/1", 60);
  CHECK(model.source == ErrorSource::design);
  CHECK(model.n == 60);
  CHECK(status_of(model) == Status::provisional);
  CHECK(problem_of(model).empty());
  const ErrorModel again = simulated_error_model(simulation, "front-line-a/1", 60);
  CHECK(model.e == again.e);
  CHECK(model.x == again.x);
  CHECK(model.x[0][0] == std::floor(model.x[0][0] * 1e6 + 0.5) / 1e6);
  CHECK(sem_of(model, 0).value() > 0);
}

TEST_CASE("a form that leaves the first quality of the bank unmeasured has an error model all the same") {
  std::vector<Question> questions = bank(12);
  std::erase_if(questions, [](const Question& question) { return question.options[0].key[0].quality == "empathy"; });
  const Simulation simulation(form_of(questions), qualities, {}, 1);
  const ErrorModel model = simulated_error_model(simulation, "m", 40);
  CHECK(model.n == 40);
  CHECK_FALSE(model.alpha[0].has_value());
  CHECK(model.alpha[1].has_value());
  CHECK(sem_of(model, 1).value() > 0);
}

TEST_CASE("a crowd with senseless numbers is refused") {
  CrowdModel model;
  model.correlation = 1.5;
  CHECK_FALSE(problem_of(model).empty());
  const auto questions = bank(2);
  CHECK_THROWS_AS(Simulation(form_of(questions), qualities, model, 1), std::invalid_argument);
  CHECK_THROWS_AS(Simulation({static_cast<const Question*>(nullptr)}, qualities, {}, 1), std::invalid_argument);
  const Simulation simulation(form_of(questions), qualities, {}, 1);
  CHECK_THROWS_AS(simulation_figures(simulation, profile(), 5, 4, std::nullopt), std::invalid_argument);
}
