// Answer quality of a session: who is noted, who is not, and how often somebody honest is.

#include "measure/session_quality.h"

#include "core/order.h"
#include "measure/random_answers.h"
#include "measure/simulate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

std::vector<Quality> qualities() {
  std::vector<Quality> out(2);
  out[0].id = "empathy";
  out[1].id = "patience";
  return out;
}
const std::vector<Quality> two = qualities();

/// 18 questions of 22 + 4 x 5 words, one in four most-least.
std::vector<Question> bank() {
  std::vector<Question> out;
  for (int i = 0; i < 18; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.format = i % 4 == 3 ? Format::most_least : Format::rate;
    question.stem = "A customer has waited for ten minutes at your desk and looks at the clock again. What do you do first here?";
    for (const auto& [id, e] : {std::pair{"a", 2.0}, std::pair{"b", 1.0}, std::pair{"c", -1.0}, std::pair{"d", -2.0}}) {
      Option option;
      option.id = id;
      option.text = "I look at it now.";
      option.e = e;
      option.key = {{two[static_cast<std::size_t>(i % 2)].id, e}};
      question.options.push_back(option);
    }
    out.push_back(question);
  }
  return out;
}

struct RatedForm {
  std::vector<Question> questions = bank();
  std::vector<FormEntry> entries;
  Profile profile;
  Figure<> random;
  RatedForm() {
    for (const Question& question : questions) entries.emplace_back(&question);
    profile.qualities.resize(1);
    profile.qualities[0].quality = "empathy";
    profile.qualities[0].weight = 1;
    random = random_judgement(entries, two, chance_quantile, 2000, 1);
  }
  [[nodiscard]] SessionQuality of(const std::map<std::string, Response>& responses, const std::vector<double>& seconds) const {
    std::map<std::string, double> times;
    for (std::size_t i = 0; i < seconds.size(); ++i) times[questions[i].id] = seconds[i];
    return session_quality(entries, responses, times, score_session(entries, two, responses, true, profile), random);
  }
};

}  // namespace

TEST_CASE("the words of a question are those of its stem and options") {
  CHECK(words_to_read(bank()[0]) == 22 + 4 * 5);
  Question empty;
  CHECK(words_to_read(empty) == 0);
}

TEST_CASE("a person who rates all alike or answers faster than one can read is noted") {
  const RatedForm form;
  std::map<std::string, Response> alike;
  std::map<std::string, Response> by_key;
  for (const Question& question : form.questions) {
    if (question.format == Format::rate) {
      alike[question.id] = Rating{{{"a", 4}, {"b", 4}, {"c", 4}, {"d", 4}}};
      by_key[question.id] = Rating{{{"a", 5}, {"b", 4}, {"c", 2}, {"d", 1}}};
    } else {
      alike[question.id] = by_key[question.id] = MostLeast{"a", "d"};
    }
  }
  const std::vector<double> calm(18, 30);
  CHECK(form.of(by_key, calm).level == QualityLevel::none);
  CHECK(form.of(by_key, calm).effort.answered == 18);
  const SessionQuality flat = form.of(alike, calm);
  CHECK(flat.flags.flat_ratings);
  CHECK(flat.level != QualityLevel::none);
  // The threshold of 42 words is 4.2 s: two of 18 are more than a tenth, five more than a quarter.
  std::vector<double> hasty = calm;
  hasty[0] = 4.0;
  CHECK_FALSE(form.of(by_key, hasty).flags.rapid);
  hasty[1] = 4.0;
  CHECK(form.of(by_key, hasty).flags.rapid);
  CHECK_FALSE(form.of(by_key, hasty).flags.rapid_severe);
  for (std::size_t i = 0; i < 5; ++i) hasty[i] = 4.0;
  CHECK(form.of(by_key, hasty).flags.rapid_severe);
  CHECK(form.of(by_key, hasty).level == QualityLevel::review);
  hasty.assign(18, 4.2);
  CHECK(form.of(by_key, hasty).level == QualityLevel::none);
}

TEST_CASE("without times or without answers nothing is claimed") {
  const RatedForm form;
  const SessionQuality none = form.of({}, {});
  CHECK(none.effort.answered == 0);
  CHECK_FALSE(none.flags.rapid);
  CHECK_FALSE(none.flags.flat_ratings);
  CHECK_FALSE(none.flags.not_above_chance);
  CHECK_THROWS_AS((void)form.of({{"q0", Rating{{{"a", 1}}}}}, {std::numeric_limits<double>::infinity()}), std::invalid_argument);
}

TEST_CASE("of people who answer at random 975 in 1000 are not above chance and few honest ones are") {
  const RatedForm form;
  std::uint64_t state = 99;
  int caught = 0;
  for (int i = 0; i < 1000; ++i) {
    std::map<std::string, Response> responses;
    for (const Question& question : form.questions) responses[question.id] = random_response(&question, state);
    caught += form.of(responses, std::vector<double>(18, 30)).flags.not_above_chance ? 1 : 0;
  }
  CHECK(caught >= 955);
  CHECK(caught <= 992);

  const Simulation simulation(form.entries, two, {}, 5);
  int honest = 0;
  int honest_noted = 0;
  int careless = 0;
  int careless_noted = 0;
  for (int i = 0; i < 1000; ++i) {
    const Candidate candidate = simulation.candidate(i);
    const Sitting sitting = simulation.sitting(candidate, i, 0);
    const bool noted = form.of(sitting.responses, sitting.seconds).level != QualityLevel::none;
    (candidate.careless ? careless : honest) += 1;
    (candidate.careless ? careless_noted : honest_noted) += noted ? 1 : 0;
  }
  MESSAGE("noted: " << honest_noted << " of " << honest << " who read to the end, " << careless_noted << " of " << careless << " who did not");
  CHECK(honest_noted * 20 < honest);  // fewer than one in twenty
  CHECK(careless_noted * 2 > careless);
}
