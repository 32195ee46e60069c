// Golden data from answers to bands and reasons: file 14 and its answers.

#include "measure/error_model.h"
#include "measure/golden_fit.h"
#include "measure/golden_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <numeric>

using namespace aplomb;
using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

using Answers = std::vector<std::optional<Answer>>;

/// most_i, least_i: the answer to item i. An empty cell is no answer.
std::vector<Answers> answers_from(const golden::Table& table, std::size_t items) {
  std::vector<Answers> persons(table.rows.size());
  for (std::size_t i = 0; i < items; ++i) {
    const std::size_t most = table.column(fmt::format("most_{}", i));
    const std::size_t least = table.column(fmt::format("least_{}", i));
    for (std::size_t p = 0; p < persons.size(); ++p) {
      const bool given = !table.rows[p][most].empty() && !table.rows[p][least].empty();
      persons[p].push_back(
          given ? std::optional<Answer>(MostLeastAnswer{static_cast<std::size_t>(table.number(p, most)),
                                                        static_cast<std::size_t>(table.number(p, least))})
                : std::nullopt);
    }
  }
  return persons;
}

/// The pomp of the norm group's complete persons on one quality.
std::vector<double> norm_of(const std::vector<std::vector<QualityScore>>& persons, std::size_t q) {
  std::vector<double> norm;
  for (const auto& person : persons) {
    if (person[q].pomp.has_value() && person[q].coverage.value() >= 1 - 1e-9) norm.push_back(person[q].pomp.value());
  }
  return norm;
}

void compare_explanation(File& file, const std::vector<ProfileQuality>& profile,
                         const std::vector<QualityScore>& scores, const Json& want, const std::string& where) {
  std::vector<Figure<>> pomp;
  std::vector<double> baselines;
  std::vector<std::vector<std::optional<double>>> points(want.size());
  for (const QualityScore& score : scores) {
    pomp.push_back(score.pomp);
    baselines.push_back(score.baseline.value());
    REQUIRE(score.item_points.size() == want.size());
    for (std::size_t i = 0; i < want.size(); ++i) points[i].push_back(score.item_points[i]);
  }
  const Explanation got = explain(profile, pomp, baselines, points);
  double sum = got.start;
  for (std::size_t i = 0; i < want.size(); ++i) {
    REQUIRE(want[i].size() == profile.size());
    for (std::size_t q = 0; q < profile.size(); ++q) {
      file.maybe(got.contributions[i][q], want[i][q], fmt::format("{} explanation[{}][{}]", where, i, q));
      sum += got.contributions[i][q].value_or(0);
    }
  }
  file.number(sum, Json(got.fit.value()), where + " start and parts add up to the fit");
}

void compare_person(File& file, const golden::GivenProfile& profile, const ErrorModel& model,
                    const std::vector<std::vector<QualityScore>>& persons, const NormalPoints& points,
                    const Json& want) {
  const auto number = want.at("person").get<std::size_t>();
  const std::string where = fmt::format("person {}", number);
  file.know(want,
            {"person", "pomp", "observed_fit", "post_mean", "percentile_empathy", "expected_true_fit", "e_fit_q",
             "var_fit_q", "qmc_mean", "qmc_sd", "range_lo", "range_hi", "p_meets", "p_min_q", "band", "explanation"},
            where);
  const auto& scores = persons.at(number - 1);  // the file counts rows from 1
  std::vector<Figure<>> pomp;
  std::vector<double> coverage;
  std::vector<std::size_t> all(scores.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t q = 0; q < scores.size(); ++q) {
    pomp.push_back(scores[q].pomp);
    coverage.push_back(scores[q].coverage.value());
    file.figure(pomp[q], want.at("pomp").at(q), fmt::format("{} pomp[{}]", where, q));
  }
  file.figure(observed_fit(profile.qualities, pomp), want.at("observed_fit"), where + " observed_fit");
  const Posterior posterior = posterior_of(model, all, pomp, coverage);
  file.numbers(posterior.mean, want.at("post_mean"), where + " post_mean");
  golden::compare_place(file, place_in(norm_of(persons, 0), pomp[0].value()), want.at("percentile_empathy"),
                        where + " percentile of the first quality");
  golden::compare_true_fit(file, true_fit(profile.qualities, posterior, profile.demands, points), want,
                           file.tolerance("qmc_abs"), where);
  compare_explanation(file, profile.qualities, scores, want.at("explanation"), where);
}

}  // namespace

TEST_CASE("golden 14 from answers to bands and reasons") {
  File file("14_end_to_end.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    const Json& input = one.at("input");
    const Json& expected = one.at("expected");
    file.know(one, {"id", "input", "expected"}, id);
    file.know(input, {"csv", "form", "profile", "persons"}, id);
    file.know(input.at("form"), {"qualities", "items"}, id);
    file.know(expected, {"mean", "alpha", "sem", "Sigma_X", "Sigma_E", "persons"}, id);
    std::vector<Item> items;
    for (const Json& item : input["form"].at("items")) items.push_back(golden::item_from(item, file, id));
    REQUIRE(items.at(0).qualities == input["form"].at("qualities").get<std::size_t>());
    const golden::Table table = golden::read_table(input.at("csv").get<std::string>());
    std::vector<std::vector<QualityScore>> persons;
    for (const Answers& answers : answers_from(table, items.size()))
      persons.push_back(score_form(items, answers, {}, true).qualities);
    const ErrorModel model = estimate_errors(id, persons);
    file.numbers(model.mean, expected.at("mean"), id + " mean");
    for (std::size_t q = 0; q < model.mean.size(); ++q) {
      file.figure(model.alpha[q], expected.at("alpha").at(q), fmt::format("{} alpha[{}]", id, q));
      file.figure(sem_of(model, q), expected.at("sem").at(q), fmt::format("{} sem[{}]", id, q));
    }
    golden::compare_matrix(file, model.x, expected.at("Sigma_X"), id + " Sigma_X");
    golden::compare_matrix(file, model.e, expected.at("Sigma_E"), id + " Sigma_E");
    const auto profile = golden::profile_from(input.at("profile"), file, id);
    REQUIRE(profile.qualities.size() == model.mean.size());
    const NormalPoints points = normal_points(profile.qualities.size());
    REQUIRE(input.at("persons").size() == expected.at("persons").size());
    for (std::size_t p = 0; p < expected["persons"].size(); ++p) {
      file.exactly(expected["persons"][p].at("person"), input["persons"][p], id + " person");
      compare_person(file, profile, model, persons, points, expected["persons"][p]);
    }
  }
  file.report();
}
