// score_session held against sums done by hand.

#include "measure/session_score.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

const double root3 = std::sqrt(3.0);

Question question(const std::string& id, Format format, std::vector<double> e, std::vector<double> calm,
                  std::vector<double> listen) {
  Question result;
  result.id = id;
  result.format = format;
  for (std::size_t o = 0; o < e.size(); ++o) {
    Option option;
    option.id = std::string(1, static_cast<char>('a' + static_cast<int>(o)));
    option.e = e[o];
    if (calm[o] != 0) option.key.push_back({"calm", calm[o]});
    if (listen[o] != 0) option.key.push_back({"listen", listen[o]});
    result.options.push_back(std::move(option));
  }
  return result;
}

std::vector<Quality> qualities() {
  std::vector<Quality> result(3);
  result[0].id = "calm";
  result[1].id = "listen";
  result[2].id = "unasked";
  return result;
}

ProfileQuality wants(const std::string& quality, double weight) {
  ProfileQuality result;
  result.quality = quality;
  result.weight = weight;
  return result;
}

/// Listen before calm: the profile's order is its own.
Profile profile() {
  Profile result;
  result.qualities = {wants("listen", 1), wants("calm", 3)};
  return result;
}

// R1 rate.  Pairs ab 1, ac 2, bc 1 on calm: N = 4, share 1. Range 2, chance 0. Gaps of E 2, 4, 2.
// R2 rank.  Calm as R1, N = 4; listen: bc 1 (ab would be -1: left out), N = 1. Shares 0.8 and 0.2.
// P  pick.  Ranges 3 and 1: factor 2/4. Calm -0.5..1, chance 1/6; listen 0..0.5, chance 1/6.
// M  most-least. Ranges 2(1-0) = 2 and 2(1+1) = 4: factor 2/6. Calm -1/3..1/3, listen -2/3..2/3, chance 0.
Question rate(const std::string& id) { return question(id, Format::rate, {2, 0, -2}, {1, 0, -1}, {0, 0, 0}); }
std::vector<Question> form() {
  return {rate("R1"), question("R2", Format::rank, {2, 0, -2}, {1, 0, -1}, {0, 1, 0}),
          question("P", Format::pick, {1.5, 0, -1.5}, {2, 0, -1}, {0, 1, 0}),
          question("M", Format::most_least, {1, 0, -1}, {1, 0, 0}, {1, 0, -1})};
}

std::map<std::string, Response> responses() {
  return {{"R1", Rating{{{"a", 4}, {"b", 4}, {"c", 2}}}},
          {"R2", Ranking{{"b", "a", "c"}}},
          {"P", Pick{"a"}},
          {"M", MostLeast{"a", "b"}}};
}

void parts_add_up(const SessionResult& result) {
  double total = result.start;
  double starts = 0;
  for (std::size_t p = 0; p < result.profile.size(); ++p) {
    total += result.profile[p].part;
    starts += result.profile[p].start;
    double column = 0;
    for (const AnswerResult& answer : result.answers) column += answer.parts.at(p);
    CHECK(std::abs(column - result.profile[p].part) < 1e-9);
  }
  double answers = result.start;
  for (const AnswerResult& answer : result.answers) answers += answer.part;
  CHECK(std::abs(starts - result.start) < 1e-9);
  CHECK(std::abs(answers - total) < 1e-9);
  if (result.fit.has_value()) CHECK(std::abs(total - result.fit.value()) < 1e-9);
}

}  // namespace

TEST_CASE("a session of the four formats by hand") {
  const SessionResult got = score_session(form(), qualities(), responses(), true, profile());

  // R1: ab level, ac and bc keyed: C = 3, a = 3/sqrt(4 * 3) = sqrt(3)/2; by E: 6/sqrt(8 * 6) = sqrt(3)/2.
  // R2 (b, a, c): ab reversed, ac and bc keyed. Calm C = 3, D = 1: a = 2/4, y = 0.4; listen a = 1, y = 0.2. By E: (6 -
  // 2)/8 = 1/2. P a: calm 2 * 0.5 = 1, listen 0. By E: 1.   M a, b: (1 - 0)/3 on both. By E: (1 - 0)/2.
  CHECK(got.answers.at(0).agreement.value() == doctest::Approx(root3 / 2));
  CHECK(got.answers.at(1).agreement.value() == doctest::Approx(0.5));
  CHECK(got.answers.at(2).agreement.value() == doctest::Approx(1));
  CHECK(got.answers.at(3).agreement.value() == doctest::Approx(0.5));
  CHECK(got.overall.value() == doctest::Approx(50 * (1 + (root3 / 2 + 0.5 + 1 + 0.5) / 4)));  // 85.8

  // Calm: least -(1 + 0.8 + 0.5 + 1/3) = -79/30, greatest 94/30, range 173/30; chance 1/6 = 5/30.
  const double calm = 100 * (root3 / 2 + 0.4 + 1 + 1.0 / 3 + 79.0 / 30) / (173.0 / 30);  // 90.7
  const double calm_base = 100 * 84.0 / 173;                                             // 48.6
  // Listen: least -(0.2 + 0 + 2/3) = -26/30, greatest 0.2 + 0.5 + 2/3 = 41/30, range 67/30; score 0.2 + 0 + 1/3 =
  // 16/30.
  const double listen = 100 * 42.0 / 67;       // 62.7
  const double listen_base = 100 * 31.0 / 67;  // 46.3
  CHECK(got.qualities.at(0).score.value() == doctest::Approx(calm));
  CHECK(got.qualities.at(0).baseline == doctest::Approx(calm_base));
  CHECK(got.qualities.at(0).coverage == doctest::Approx(1));
  CHECK(got.qualities.at(0).questions == 4);
  CHECK(got.qualities.at(1).score.value() == doctest::Approx(listen));
  CHECK(got.qualities.at(1).baseline == doctest::Approx(listen_base));
  CHECK(got.qualities.at(1).questions == 3);
  CHECK(got.qualities.at(2).score.status() == Status::not_measured);
  CHECK(got.qualities.at(2).baseline == 50);
  CHECK(got.qualities.at(2).questions == 0);

  // Both baselines lie below zero_at 50, so random answers give fit 0.
  CHECK(got.start == 0);
  const double fit = 100 * (0.25 * (listen - 50) / 45 + 0.75 * (calm - 50) / 45);  // 75.0
  CHECK(got.fit.value() == doctest::Approx(fit));
  CHECK(got.profile.at(0).quality == "listen");
  CHECK(got.profile.at(0).weight == doctest::Approx(0.25));
  CHECK(got.profile.at(0).part == doctest::Approx(100 * 0.25 * (listen - 50) / 45));
  CHECK(got.profile.at(1).part == doctest::Approx(100 * 0.75 * (calm - 50) / 45));

  // Points of listen above chance, of 67/30: R2 0.2, P 0 - 1/6, M 1/3; each times part / (score - baseline).
  const double per_point = got.profile.at(0).part / (listen - listen_base);
  CHECK(got.answers.at(0).parts.at(0) == 0);
  CHECK(got.answers.at(1).parts.at(0) == doctest::Approx(per_point * 100 * 6 / 67));
  CHECK(got.answers.at(2).parts.at(0) == doctest::Approx(per_point * 100 * -5 / 67));
  CHECK(got.answers.at(3).parts.at(0) == doctest::Approx(per_point * 100 * 10 / 67));
  parts_add_up(got);
}

TEST_CASE("every question counts the same whatever its format") {
  // The best answer to each question but one, and the worst to that: on the whole 2 of the range of 2 are lost each
  // time.
  const std::vector<Question> same{rate("R1"), rate("R2"),
                                   question("P", Format::pick, {2, 0, -2}, {1, 0, -1}, {0, 0, 0}),
                                   question("M", Format::most_least, {2, 0, -2}, {2, 0, -2}, {0, 0, 0})};
  Profile only;
  only.qualities = {wants("calm", 1)};
  const Rating good{{{"a", 5}, {"b", 3}, {"c", 1}}};
  const std::map<std::string, Response> best{{"R1", good}, {"R2", good}, {"P", Pick{"a"}}, {"M", MostLeast{"a", "c"}}};
  const std::map<std::string, Response> worst{
      {"R1", Rating{{{"a", 1}, {"b", 3}, {"c", 5}}}}, {"P", Pick{"c"}}, {"M", MostLeast{"c", "a"}}};
  CHECK(score_session(same, qualities(), best, true, only).qualities.at(0).score.value() == doctest::Approx(100));
  for (const auto& [id, response] : worst) {
    auto given = best;
    given[id] = response;
    CHECK(score_session(same, qualities(), given, true, only).qualities.at(0).score.value() == doctest::Approx(75));
  }
}

TEST_CASE("a partial ranking or most-least counts as unanswered") {
  for (const Response& partial : {Response(Ranking{{"b", "a"}}), Response(Ranking{})}) {
    auto given = responses();
    given["R2"] = partial;
    const SessionResult got = score_session(form(), qualities(), given, true, profile());
    CHECK(got.answers.at(1).status == AnswerStatus::skipped);
    CHECK(got.answers.at(1).agreement.status() == Status::incomplete);
    CHECK(got.answers.at(1).part == 0);
    // Calm: 173/30 - 1.6 of 173/30 answered, below three quarters; listen: two answered questions.
    CHECK(got.qualities.at(0).coverage == doctest::Approx(125.0 / 173));
    CHECK(got.qualities.at(0).score.status() == Status::incomplete);
    CHECK(got.qualities.at(0).baseline == doctest::Approx(100 * 84.0 / 173));
    CHECK(got.qualities.at(1).score.status() == Status::incomplete);
    CHECK(got.fit.status() == Status::incomplete);
    CHECK(got.overall.value() == doctest::Approx(50 * (1 + (root3 / 2 + 0 + 1 + 0.5) / 4)));
    parts_add_up(got);
  }
  auto given = responses();
  given["M"] = MostLeast{"a", std::nullopt};
  CHECK(score_session(form(), qualities(), given, true, profile()).answers.at(3).status == AnswerStatus::skipped);
  CHECK(score_session(form(), qualities(), given, false, profile()).answers.at(3).status == AnswerStatus::not_reached);
}

TEST_CASE("a partial rating counts its rated pairs") {
  const std::vector<Question> rates{rate("R1"), rate("R2"), rate("R3"), rate("R4")};
  const Rating good{{{"a", 5}, {"b", 3}, {"c", 1}}};
  const std::map<std::string, Response> given{
      {"R1", good}, {"R2", good}, {"R3", good}, {"R4", Rating{{{"a", 4}, {"b", 2}}}}};
  Profile only;
  only.qualities = {wants("calm", 1)};
  const SessionResult got = score_session(rates, qualities(), given, true, only);
  // R4: only ab is rated, C = 1: a = 1/sqrt(4 * 1) = 0.5, coverage 1/4; by E 2/sqrt(8 * 2) = 0.5.
  CHECK(got.answers.at(3).status == AnswerStatus::part);
  CHECK(got.answers.at(3).agreement.value() == doctest::Approx(0.5));
  CHECK(got.qualities.at(0).coverage == doctest::Approx((3 + 0.25) / 4));
  CHECK(got.qualities.at(0).score.value() == doctest::Approx(100 * (3.5 + 4) / 8));
  CHECK(got.overall.value() == doctest::Approx(50 * (1 + 3.5 / 4)));
  parts_add_up(got);
}

TEST_CASE("questions not reached are left out and skipped ones count as chance") {
  std::vector<Question> rates;
  std::map<std::string, Response> given;
  for (const char* id : {"R1", "R2", "R3", "R4"}) rates.push_back(rate(id));
  for (const char* id : {"R1", "R2", "R3"}) given[id] = Rating{{{"a", 5}, {"b", 3}, {"c", 1}}};
  Profile only;
  only.qualities = {wants("calm", 1)};
  const SessionResult cut = score_session(rates, qualities(), given, false, only);
  CHECK(cut.answers.at(3).status == AnswerStatus::not_reached);
  CHECK(cut.qualities.at(0).score.value() == doctest::Approx(100));
  CHECK(cut.overall.value() == doctest::Approx(100));
  const SessionResult whole = score_session(rates, qualities(), given, true, only);
  CHECK(whole.answers.at(3).status == AnswerStatus::skipped);
  CHECK(whole.qualities.at(0).score.value() == doctest::Approx(87.5));
  CHECK(whole.overall.value() == doctest::Approx(87.5));
  parts_add_up(cut);
  parts_add_up(whole);
}

TEST_CASE("responses that do not belong to a question count as unanswered") {
  const std::map<std::string, std::vector<Response>> foreign{
      {"R1",
       {Rating{{{"zz", 3}}}, Rating{{{"a", 5}, {"zz", 3}}}, Rating{{{"a", 0}}}, Rating{{{"a", 6}}}, Rating{},
        Pick{"a"}}},
      {"R2", {Ranking{{"a", "b", "zz"}}, Ranking{{"a", "a", "b"}}, Ranking{{"a", "b", "c", "a"}}, MostLeast{"a", "b"}}},
      {"P", {Pick{"zz"}, Pick{}, Ranking{{"a", "b", "c"}}}},
      {"M", {MostLeast{"a", "a"}, MostLeast{"a", "zz"}, MostLeast{}, Pick{"a"}}}};
  for (const auto& [id, bad] : foreign) {
    for (const Response& response : bad) {
      auto given = responses();
      given[id] = response;
      const SessionResult got = score_session(form(), qualities(), given, true, profile());
      for (const AnswerResult& answer : got.answers) {
        CHECK(answer.status == (answer.question == id ? AnswerStatus::skipped : AnswerStatus::answered));
      }
    }
  }
}

TEST_CASE("a session without questions answers or profile has statuses and no numbers") {
  const SessionResult empty = score_session(std::vector<Question>{}, qualities(), {}, false, profile());
  CHECK(empty.qualities.at(0).score.status() == Status::not_measured);
  CHECK(empty.overall.status() == Status::not_measured);
  CHECK(empty.fit.status() == Status::incomplete);
  CHECK(empty.answers.empty());
  const SessionResult silent = score_session(form(), qualities(), {}, false, profile());
  CHECK(silent.qualities.at(0).score.status() == Status::incomplete);
  CHECK(silent.overall.status() == Status::incomplete);
  parts_add_up(silent);
  const SessionResult aimless = score_session(form(), qualities(), responses(), true, {});
  CHECK(aimless.fit.status() == Status::not_measured);
  CHECK(aimless.overall.has_value());
  // Every option equally good: nothing to agree with, in any format.
  std::vector<Question> level;
  std::map<std::string, Response> given;
  for (const Question& one : form()) {
    level.push_back(one);
    for (Option& option : level.back().options) option.e = 1;
  }
  const SessionResult flat = score_session(level, qualities(), responses(), true, profile());
  CHECK(flat.overall.status() == Status::not_measured);
  for (const AnswerResult& answer : flat.answers) CHECK(answer.agreement.status() == Status::zero_variance_key);
}

TEST_CASE("a profile or a bank that does not hold together is refused") {
  Profile unknown;
  unknown.qualities = {wants("patience", 1)};
  CHECK_THROWS_AS(score_session(form(), qualities(), responses(), true, unknown), std::invalid_argument);
  Profile twice;
  twice.qualities = {wants("calm", 1), wants("calm", 1)};
  CHECK_THROWS_AS(score_session(form(), qualities(), responses(), true, twice), std::invalid_argument);
  Profile weightless;
  weightless.qualities = {wants("calm", 0)};
  CHECK_THROWS_AS(score_session(form(), qualities(), responses(), true, weightless), std::invalid_argument);
  std::vector<Question> stray = form();
  stray[0].options[0].key.push_back({"patience", 1});
  CHECK_THROWS_AS(score_session(stray, qualities(), responses(), true, profile()), std::invalid_argument);
  stray = form();
  stray[2].options.resize(1);
  CHECK_THROWS_AS(score_session(stray, qualities(), responses(), true, profile()), std::invalid_argument);
}
