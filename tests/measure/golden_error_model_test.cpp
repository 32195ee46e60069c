// Golden data of error models: file 06 and its tables.

#include "measure/error_model.h"
#include "measure/golden_fit.h"
#include "measure/golden_table.h"
#include "measure/posterior.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <numeric>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

std::vector<std::size_t> all_of(std::size_t size) {
  std::vector<std::size_t> all(size);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// "i4_q0" -> 4, 0.
std::pair<std::size_t, std::size_t> place_of(const std::string& column) {
  const auto cut = column.find("_q");
  REQUIRE(column.starts_with("i"));
  REQUIRE(cut != std::string::npos);
  return {std::stoul(column.substr(1, cut - 1)), std::stoul(column.substr(cut + 2))};
}

std::vector<QualitySample> samples_from(const golden::Table& table, const Json& ranges) {
  std::vector<QualitySample> samples(ranges.at(0).size());
  for (std::size_t q = 0; q < samples.size(); ++q) {
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const double range = ranges[i].at(q).get<double>();
      if (range <= least_range) continue;
      samples[q].items.push_back(i);
      samples[q].scores.emplace_back();
      samples[q].range += range;
      samples[q].least -= range / 2;  // every item of the file is most_least
    }
  }
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    const auto [item, q] = place_of(table.header[c]);
    const auto& items = samples.at(q).items;
    const auto at = std::find(items.begin(), items.end(), item);
    REQUIRE(at != items.end());
    auto& scores = samples[q].scores[static_cast<std::size_t>(at - items.begin())];
    for (std::size_t row = 0; row < table.rows.size(); ++row) scores.push_back(table.number(row, c));
  }
  return samples;
}

void compare_candidate(File& file, const ErrorModel& model, const Json& candidate, const Json& expected,
                       const std::string& where) {
  file.know(candidate, {"x", "coverage"}, where);
  file.know(expected, {"ci_lo", "ci_hi", "post_mean", "post_cov"}, where);
  const auto x = candidate.at("x").get<std::vector<double>>();
  const auto coverage = candidate.at("coverage").get<std::vector<double>>();
  for (std::size_t q = 0; q < x.size(); ++q) {
    const Limits limits = person_interval(x[q], sem_of(model, q), coverage.at(q));
    file.figure(limits.low, expected.at("ci_lo").at(q), fmt::format("{} ci_lo[{}]", where, q));
    file.figure(limits.high, expected.at("ci_hi").at(q), fmt::format("{} ci_hi[{}]", where, q));
  }
  const auto all = all_of(x.size());
  const Posterior posterior = posterior_of(model, all, std::vector<Figure<>>(x.begin(), x.end()), coverage);
  const Status strict = estimable(model, all);
  if (expected.at("post_mean").is_null()) {
    file.exactly(name_of(strict), name_of(Status::not_estimable), where + " without a posterior");
    return;
  }
  file.numbers(posterior.mean, expected["post_mean"], where + " post_mean");
  golden::compare_matrix(file, posterior.covariance, expected.at("post_cov"), where + " post_cov");
}

/// The first two candidates, quality by quality.
void compare_difference(File& file, const ErrorModel& model, const Json& candidates, const Json& want,
                        const std::string& where) {
  file.know(want, {"diff", "sed", "reliable"}, where);
  for (std::size_t q = 0; q < model.mean.size(); ++q) {
    const std::string place = fmt::format("{}[{}]", where, q);
    const auto sem = [&](std::size_t person) {
      return person_sem(sem_of(model, q).value(), candidates.at(person).at("coverage").at(q).get<double>());
    };
    const auto x = [&](std::size_t person) { return candidates[person].at("x").at(q).get<double>(); };
    const double error = difference_error(sem(0), sem(1));
    file.number(x(0) - x(1), want.at("diff").at(q), place + " diff");
    file.number(error, want.at("sed").at(q), place + " sed");
    file.exactly(reliable_difference(x(0), x(1), error), want.at("reliable").at(q), place + " reliable");
  }
}

void compare_model(File& file, const ErrorModel& model, const Json& expected, const std::string& id) {
  file.exactly(model.n, expected.at("n"), id + " n");
  file.numbers(model.mean, expected.at("mean"), id + " mean");
  REQUIRE(expected.at("alpha").size() == model.alpha.size());
  REQUIRE(expected.at("sem").size() == model.alpha.size());
  for (std::size_t q = 0; q < model.alpha.size(); ++q) {
    file.figure(model.alpha[q], expected["alpha"][q], fmt::format("{} alpha[{}]", id, q));
    file.figure(sem_of(model, q), expected["sem"][q], fmt::format("{} sem[{}]", id, q));
  }
  golden::compare_matrix(file, model.x, expected.at("Sigma_X"), id + " Sigma_X");
  golden::compare_matrix(file, model.e, expected.at("Sigma_E"), id + " Sigma_E");
  golden::compare_matrix(file, true_covariance(model.x, model.e), expected.at("Sigma_T"), id + " Sigma_T");
}

}  // namespace

TEST_CASE("golden 06 error models") {
  File file("06_error_model.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    const Json& input = one.at("input");
    const Json& expected = one.at("expected");
    file.know(one, {"id", "input", "expected"}, id);
    file.know(input, {"csv", "ranges", "weights", "candidates"}, id);
    file.know(expected,
              {"n", "mean", "alpha", "sem", "Sigma_X", "Sigma_E", "Sigma_T", "mosier_reliability",
               "composite_reliability", "composite_sem", "candidates", "difference_1_vs_2"},
              id);
    const golden::Table table = golden::read_table(input.at("csv").get<std::string>());
    const ErrorModel model = estimate_errors(id, samples_from(table, input.at("ranges")));
    compare_model(file, model, expected, id);
    const Composite composite =
        composite_of(model, all_of(model.mean.size()), input.at("weights").get<std::vector<double>>());
    file.figure(composite.mosier, expected.at("mosier_reliability"), id + " mosier_reliability");
    file.figure(composite.reliability, expected.at("composite_reliability"), id + " composite_reliability");
    file.figure(composite.sem, expected.at("composite_sem"), id + " composite_sem");
    const Json& candidates = input.at("candidates");
    REQUIRE(candidates.size() == expected.at("candidates").size());
    for (std::size_t c = 0; c < candidates.size(); ++c)
      compare_candidate(file, model, candidates[c], expected["candidates"][c], fmt::format("{} candidate {}", id, c));
    compare_difference(file, model, candidates, expected.at("difference_1_vs_2"), id + " difference");
  }
  file.report();
}
