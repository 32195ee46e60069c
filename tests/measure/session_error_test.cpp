// From sessions to an error model, and from it to what is shown beside a result.

#include "measure/session_error.h"
#include "measure/statistics.h"

#include <doctest/doctest.h>
#include <cstdint>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

const std::vector<Quality> qualities{{"empathy", "EMP", "Empathy", "Shows understanding", true, "", {}, {}},
                                     {"calm", "CAL", "Calm", "Stays calm", true, "", {}, {}},
                                     {"order", "ORD", "Order", "Keeps order", false, "", {}, {}}};

/// Four options of 2, 1, -1, -2 on one quality; every fourth speaks for another one too.
std::vector<Question> questions(std::size_t n) {
  std::vector<Question> items;
  for (std::size_t i = 0; i < n; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.format = Format::most_least;
    const std::string own = qualities[i % 2].id;
    question.primary = own;
    const std::vector<double> points{2, 1, -1, -2};
    for (std::size_t o = 0; o < points.size(); ++o) {
      Option option;
      option.id = std::string(1, static_cast<char>('a' + o));
      option.e = points[o];
      option.key = {{own, points[o]}};
      if (i % 4 == 0) option.key.push_back({qualities[1].id, o == 0 ? -1.0 : 0.0});
      question.options.push_back(option);
    }
    items.push_back(question);
  }
  return items;
}

Profile profile() {
  Profile wanted;
  wanted.qualities = {{"empathy", 2, Shape::at_least, 95, 50, 10, 30, ""},
                      {"calm", 1, Shape::at_least, 95, 50, 10, 30, ""}};
  return wanted;
}

/// Somebody whose answers are the better the higher `ability` of 0..9 is.
std::map<std::string, Response> somebody(std::size_t items, std::uint64_t seed, std::uint64_t ability) {
  std::map<std::string, Response> responses;
  std::uint64_t state = seed * 6364136223846793005ULL + 1442695040888963407ULL;
  for (std::size_t i = 0; i < items; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    const bool right = (state >> 33) % 10 < ability;
    const char most = right ? 'a' : static_cast<char>('a' + (state >> 40) % 4);
    const char least = right ? 'd' : static_cast<char>('a' + ((state >> 40) % 4 + 1 + (state >> 50) % 3) % 4);
    responses["q" + std::to_string(i)] = MostLeast{std::string(1, most), std::string(1, least)};
  }
  return responses;
}

std::vector<SessionResult> crowd(std::size_t n, const std::vector<Question>& items) {
  std::vector<SessionResult> results;
  for (std::size_t person = 0; person < n; ++person)
    results.push_back(
        score_session(items, qualities, somebody(items.size(), person + 1, person % 10), true, profile()));
  return results;
}

}  // namespace

TEST_CASE("a crowd makes an error model and a result gets its range line and band") {
  const auto items = questions(24);
  const auto results = crowd(150, items);
  const ErrorModel model = error_model_of("form-1/1", results);
  CHECK(model.n == 150);
  CHECK(status_of(model) == Status::ok);
  CHECK(model.alpha[0].value() > 0.3);
  CHECK(model.alpha[2].status() == Status::not_measured);
  CHECK(model.e[0][1] != 0);  // a shared answer shares its error
  const NormalPoints points = normal_points(2);
  const SessionError best = error_of(results[9], profile(), &model, {60, {}}, points);
  CHECK(best.model == "form-1/1");
  CHECK(best.reliability.value() > 0.3);
  CHECK(best.fit.expected.value() > 60);
  CHECK(best.fit.band.has_value());
  CHECK(best.qualities[0].interval.low.value() < results[9].qualities[0].score.value());
  CHECK(best.qualities[0].interval.high.n() == 150);
  CHECK(best.qualities[2].interval.low.status() == Status::not_measured);
  const SessionError worst = error_of(results[0], profile(), &model, {60, {}}, points);
  CHECK(worst.fit.meets->value() < best.fit.meets->value());
  CHECK(worst.fit.band == Band::not_yet);
  CHECK(difference_of(best.fit, worst.fit)->reliable);
  const SessionError unlined = error_of(results[9], profile(), &model, {}, points);
  CHECK(unlined.fit.range.low.has_value());
  CHECK_FALSE(unlined.fit.band.has_value());
  CHECK_FALSE(unlined.fit.meets.has_value());
}

TEST_CASE("without an error model nothing is recommended") {
  const auto items = questions(24);
  const auto results = crowd(1, items);
  const SessionError error = error_of(results[0], profile(), nullptr, {60, {}}, normal_points(2));
  CHECK(error.model.empty());
  CHECK(error.fit.expected.status() == Status::not_estimable);
  CHECK_FALSE(error.fit.band.has_value());
  CHECK_FALSE(error.fit.meets->has_value());
  for (const QualityError& quality : error.qualities) CHECK_FALSE(quality.interval.low.has_value());
}

TEST_CASE("sessions with anything unanswered do not enter a model and an incomplete one has no fit") {
  const auto items = questions(24);
  auto results = crowd(60, items);
  auto responses = somebody(24, 77, 5);
  responses.erase("q3");
  results.push_back(score_session(items, qualities, responses, true, profile()));
  const ErrorModel model = error_model_of("1", results);
  CHECK(model.n == 60);
  CHECK(status_of(model) == Status::provisional);
  const NormalPoints points = normal_points(2);
  const SessionError partly = error_of(results.back(), profile(), &model, {60, {}}, points);
  CHECK(partly.fit.expected.status() == Status::provisional);
  CHECK(partly.qualities[1].sem.value() > sem_of(model, 1).value());
  for (std::size_t i = 0; i < 16; ++i) responses.erase("q" + std::to_string(i));
  const SessionResult scant = score_session(items, qualities, responses, true, profile());
  const SessionError none = error_of(scant, profile(), &model, {60, {}}, points);
  CHECK(none.fit.expected.status() == Status::incomplete);
  CHECK_FALSE(none.fit.band.has_value());
}

TEST_CASE("too few sessions make no model figures") {
  const auto items = questions(24);
  const auto results = crowd(29, items);
  const ErrorModel model = error_model_of("1", results);
  CHECK(status_of(model) == Status::too_few);
  const SessionError error = error_of(results[0], profile(), &model, {60, {}}, normal_points(2));
  CHECK(error.fit.expected.status() == Status::too_few);
  CHECK(error.fit.expected.n() == 29);
  CHECK(error_model_of("1", {}).mean.empty());
}

TEST_CASE("a quality that does not hang together is hidden and the fit stays") {
  const auto items = questions(24);
  const auto results = crowd(120, items);
  const ErrorModel whole = error_model_of("1", results);
  Matrix e = whole.e;
  e[1][1] = whole.x[1][1] * 1.1;
  const ErrorModel model = design_model("2", 300, {whole.mean[0], whole.mean[1], 0}, whole.x, e);
  CHECK(estimable(model, std::vector<std::size_t>{0, 1}) == Status::not_estimable);
  const SessionError error = error_of(results[5], profile(), &model, {60, {}}, normal_points(2));
  CHECK(error.qualities[1].hidden);
  CHECK_FALSE(error.qualities[1].interval.low.has_value());
  CHECK_FALSE(error.qualities[0].hidden);
  CHECK(error.fit.expected.has_value());
  CHECK(error.fit.expected.status() == Status::provisional);
  // Where the weighted score as a whole is error, there is no fit.
  for (std::size_t q = 0; q < 2; ++q) e[q][q] = whole.x[q][q] * 3;
  const ErrorModel noise = design_model("3", 300, {whole.mean[0], whole.mean[1], 0}, whole.x, e);
  CHECK(error_of(results[5], profile(), &noise, {60, {}}, normal_points(2)).fit.expected.status() ==
        Status::not_estimable);
}

TEST_CASE("qualities of one person differ dependably only beyond their shared error") {
  const auto items = questions(24);
  auto results = crowd(120, items);
  const ErrorModel model = error_model_of("1", results);
  const std::vector<std::string> both{"empathy", "calm"};
  SessionResult& person = results[5];
  person.qualities[0].score = 70.0;
  person.qualities[1].score = 69.0;
  CHECK_FALSE(dependable_difference(person, model, both));
  person.qualities[1].score = 5.0;
  CHECK(dependable_difference(person, model, both));
  CHECK_FALSE(dependable_difference(person, model, std::vector<std::string>{"empathy"}));
  CHECK_THROWS_AS(dependable_difference(person, model, std::vector<std::string>{"nobody"}), std::invalid_argument);
}

TEST_CASE("results of another form or profile are refused") {
  const auto results = crowd(40, questions(24));
  auto mixed = results;
  mixed.push_back(crowd(1, questions(20)).front());
  CHECK_THROWS_AS(error_model_of("1", mixed), std::invalid_argument);
  const ErrorModel small = design_model("1", 100, {50}, {{9}}, {{4}});
  CHECK_THROWS_AS(error_of(results[0], profile(), &small, {}, normal_points(2)), std::invalid_argument);
  Profile other = profile();
  other.qualities[0].quality = "nobody";
  CHECK_THROWS_AS(error_of(results[0], other, nullptr, {}, normal_points(2)), std::invalid_argument);
}

TEST_CASE("a quality of standardized ratings has an error model of the same points") {
  std::vector<Item> items(6);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].format = Format::rate;
    items[i].metric = Metric::standardized;
    items[i].options = 4;
    items[i].qualities = 1;
    items[i].effectiveness = {4.5, 3.5, 2.0 + 0.1 * static_cast<double>(i), 1.2};
    items[i].quality_weights = {1};
  }
  std::vector<std::vector<QualityScore>> persons;
  std::vector<double> pomp;
  std::uint64_t state = 1;
  const auto below = [&state](std::uint64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state >> 33) % n);
  };
  for (std::size_t person = 0; person < 120; ++person) {
    const int care = below(4);  // how far this person's marks follow the key
    std::vector<std::optional<Answer>> answers;
    for (std::size_t i = 0; i < items.size(); ++i) {
      RateAnswer answer;
      for (int o = 0; o < 4; ++o) answer.marks.emplace_back(below(4) < care ? 5 - o : 1 + below(5));
      answers.emplace_back(answer);
    }
    persons.push_back(score_form(items, answers, {}, true).qualities);
    pomp.push_back(persons.back()[0].pomp.value());
  }
  const ErrorModel model = estimate_errors("1", persons);
  CHECK(model.n == 120);
  CHECK(model.mean[0] == doctest::Approx(mean(pomp)));
  CHECK(model.x[0][0] == doctest::Approx(variance(pomp).value()));
  CHECK(model.alpha[0].value() > 0.3);
  CHECK(model.e[0][0] == doctest::Approx(model.x[0][0] * (1 - model.alpha[0].value())));
}
