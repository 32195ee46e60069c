// From the sessions of a form to the analysis of its items.

#include "measure/session_error.h"
#include "measure/session_items.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

Question question(const std::string& id, Format format, const std::vector<double>& calm) {
  Question result;
  result.id = id;
  result.format = format;
  for (std::size_t o = 0; o < calm.size(); ++o) {
    Option option;
    option.id = std::string(1, static_cast<char>('a' + static_cast<int>(o)));
    option.e = calm[o];
    if (calm[o] != 0) option.key.push_back({"calm", calm[o]});
    result.options.push_back(std::move(option));
  }
  return result;
}

std::vector<Quality> qualities() {
  std::vector<Quality> result(2);
  result[0].id = "calm";
  result[1].id = "unasked";
  return result;
}

// P pick: range 3, factor 2/3: -2/3, 0, 4/3; chance 2/9. M most-least: range 6, factor 1/3: -1..1, chance 0. R rank.
const std::vector<Question>& questions() {
  static const std::vector<Question> all{question("P", Format::pick, {2, 0, -1}), question("M", Format::most_least, {2, 0, -1}), question("R", Format::rank, {2, 0, -2})};
  return all;
}

std::vector<FormEntry> form() {
  std::vector<FormEntry> entries;
  for (const Question& one : questions()) entries.emplace_back(&one);
  return entries;
}

using Responses = std::map<std::string, Response>;

/// Of ten persons, five pick a, four b, one c; six call a best and c poorest, the others the reverse; seven rank as keyed.
Responses person(int number) {
  const int i = number % 10;
  const bool right = i < 6;
  return {{"P", Pick{i < 5 ? "a" : i < 9 ? "b" : "c"}},
          {"M", MostLeast{right ? "a" : "c", right ? "c" : "a"}},
          {"R", Ranking{i < 7 ? std::vector<std::string>{"a", "b", "c"} : std::vector<std::string>{"c", "b", "a"}}}};
}

std::vector<Responses> persons(int n) {
  std::vector<Responses> all;
  for (int i = 0; i < n; ++i) all.push_back(person(i));
  return all;
}

}  // namespace

TEST_CASE("item scores of sessions are in questions and name what was chosen") {
  const auto samples = item_samples(form(), qualities(), persons(10));
  REQUIRE(samples.size() == 2);
  const auto& calm = samples[0];
  REQUIRE(calm.size() == 3);
  CHECK(calm[0].min == doctest::Approx(-2.0 / 3));
  CHECK(calm[0].max == doctest::Approx(4.0 / 3));
  CHECK(calm[0].chance == doctest::Approx(2.0 / 9));
  CHECK(calm[0].y[0] == doctest::Approx(4.0 / 3));
  CHECK(calm[0].y[9] == doctest::Approx(-2.0 / 3));
  CHECK(calm[0].key == std::vector<double>{2, 0, -1});
  CHECK(calm[0].least.empty());
  CHECK(calm[1].y[0] == doctest::Approx(1));
  CHECK(calm[1].most[9] == 2);
  CHECK(calm[1].least[9] == 0);
  CHECK(calm[2].key.empty());
  CHECK(calm[2].y[9] == doctest::Approx(-1));
  CHECK(samples[1][0].max == samples[1][0].min);
  CHECK(measured_scores(calm).size() == 3);
  CHECK(measured_scores(samples[1]).empty());
}

TEST_CASE("the analysis of sessions has the alpha of their error model and the shares that were counted") {
  const auto samples = item_samples(form(), qualities(), persons(100));
  const ItemAnalysis calm = analyse_items(samples[0]);
  REQUIRE(calm.status == Status::ok);
  const ItemFigures& pick = calm.items[0];
  CHECK(pick.options[0].share_most.value() == doctest::Approx(0.5));
  CHECK(pick.options[1].share_most.value() == doctest::Approx(0.4));
  CHECK(pick.options[2].share_most.value() == doctest::Approx(0.1));
  CHECK(calm.items[1].options[2].share_least.value() == doctest::Approx(0.6));
  // 50 of 100 at 100, 40 at 33 1/3, 10 at 0 points.
  CHECK(pick.mean.value() == doctest::Approx(50 + 40.0 / 3));

  Profile profile;
  profile.qualities.resize(1);
  profile.qualities[0].quality = "calm";
  profile.qualities[0].weight = 1;
  std::vector<SessionResult> results;
  for (const Responses& responses : persons(100)) results.push_back(score_session(form(), qualities(), responses, true, profile));
  const ErrorModel model = error_model_of("m", results);
  CHECK(calm.reliability.alpha.value() == doctest::Approx(model.alpha[0].value()));
}

TEST_CASE("who has not answered everything is refused") {
  std::vector<Responses> some = persons(3);
  some[1].erase("M");
  CHECK_THROWS_AS((void)item_samples(form(), qualities(), some), std::invalid_argument);
  some[1]["M"] = MostLeast{"a", std::nullopt};
  CHECK_THROWS_AS((void)item_samples(form(), qualities(), some), std::invalid_argument);
  CHECK(item_samples(form(), qualities(), {})[0][0].y.empty());
}
