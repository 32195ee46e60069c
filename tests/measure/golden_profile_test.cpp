// Golden data of the ideal profile: file 08.

#include "measure/golden_fit.h"
#include "measure/session_score.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace aplomb;
using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

std::vector<Figure<>> scores_from(const Json& json) {
  std::vector<Figure<>> scores;
  for (const Json& x : json)
    scores.push_back(x.is_null() ? Figure<>::none(Status::incomplete) : Figure<>(x.get<double>()));
  return scores;
}

void compare_fit_function(File& file, const Json& one, const std::string& id) {
  file.know(one.at("input"), {"profile", "x"}, id);
  const auto profile = golden::profile_from(one["input"].at("profile"), file, id).qualities;
  const auto x = one["input"].at("x").get<std::vector<double>>();
  REQUIRE(one.at("expected").size() == profile.size());
  for (std::size_t q = 0; q < profile.size(); ++q) {
    std::vector<double> f;
    for (const double value : x) f.push_back(fit_of(profile[q], value));
    file.numbers(f, one["expected"][q], fmt::format("{}[{}]", id, q));
  }
}

Posterior posterior_from(const Json& input) {
  Posterior posterior;
  posterior.status = Status::ok;
  posterior.mean = input.at("posterior_mean").get<std::vector<double>>();
  posterior.covariance = input.at("posterior_cov").get<Matrix>();
  return posterior;
}

TrueFit true_fit_from(const Json& input, File& file, const std::string& id) {
  const auto profile = golden::profile_from(input.at("profile"), file, id);
  return true_fit(profile.qualities, posterior_from(input), profile.demands, normal_points(profile.qualities.size()));
}

void compare_candidate(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"profile", "x", "posterior_mean", "posterior_cov"}, id);
  file.know(expected,
            {"observed", "distance", "expected_true_fit", "e_fit_q", "var_fit_q", "qmc_mean", "qmc_sd", "range_lo",
             "range_hi", "p_meets", "p_min_q", "band"},
            id);
  golden::compare_true_fit(file, true_fit_from(one["input"], file, id), expected,
                           file.tolerance("qmc_mean_sd_range_abs"), id);
  file.know(expected.at("observed"), {"f", "contributions", "fit"}, id);
  file.know(expected.at("distance"), {"D2", "elevation", "scatter", "shape", "r"}, id);
  const auto profile = golden::profile_from(one["input"].at("profile"), file, id).qualities;
  const auto x = one["input"].at("x").get<std::vector<double>>();
  const auto weights = normalised_weights(profile);
  std::vector<double> targets;
  std::vector<double> f;
  std::vector<double> contributions;
  for (std::size_t q = 0; q < profile.size(); ++q) {
    targets.push_back(profile[q].target);
    f.push_back(fit_of(profile[q], x.at(q)));
    contributions.push_back(100 * weights[q] * f[q]);
  }
  file.numbers(f, expected["observed"].at("f"), id + " f");
  file.numbers(contributions, expected["observed"].at("contributions"), id + " contributions");
  file.figure(observed_fit(profile, scores_from(one["input"]["x"])), expected["observed"].at("fit"), id + " fit");
  const Distance got = distance(x, targets);
  file.number(got.d2, expected["distance"].at("D2"), id + " D2");
  file.number(got.elevation, expected["distance"].at("elevation"), id + " elevation");
  file.number(got.scatter, expected["distance"].at("scatter"), id + " scatter");
  file.number(got.shape, expected["distance"].at("shape"), id + " shape");
  file.figure(got.r, expected["distance"].at("r"), id + " r");
}

void compare_explanation(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"profile", "baseline", "x", "item_points"}, id);
  file.know(expected, {"fit", "baseline_fit", "contributions", "displayed_rowwise_first_is_baseline"}, id);
  const auto profile = golden::profile_from(one["input"].at("profile"), file, id).qualities;
  std::vector<std::vector<std::optional<double>>> points;
  for (const Json& row : one["input"].at("item_points")) {
    points.emplace_back();
    for (const Json& value : row)
      points.back().push_back(value.is_null() ? std::nullopt : std::optional(value.get<double>()));
  }
  const Explanation got = explain(profile, scores_from(one["input"].at("x")),
                                  one["input"].at("baseline").get<std::vector<double>>(), points);
  file.figure(got.fit, expected.at("fit"), id + " fit");
  file.number(got.start, expected.at("baseline_fit"), id + " baseline_fit");
  std::vector<double> shown{got.start};
  REQUIRE(expected.at("contributions").size() == points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t q = 0; q < profile.size(); ++q) {
      const auto& contribution = got.contributions[i][q];
      file.maybe(contribution, expected["contributions"][i][q], fmt::format("{} contributions[{}][{}]", id, i, q));
      if (contribution) shown.push_back(*contribution);
    }
  }
  if (expected.contains("displayed_rowwise_first_is_baseline"))
    file.numbers(rounded_to_tenths(shown), expected["displayed_rowwise_first_is_baseline"], id + " displayed");
}

void compare_rounding(File& file, const Json& one, const std::string& id) {
  REQUIRE(one.at("input").size() == one.at("expected").size());
  for (std::size_t i = 0; i < one["input"].size(); ++i) {
    const auto values = one["input"][i].get<std::vector<double>>();
    file.numbers(rounded_to_tenths(values), one["expected"][i], fmt::format("{}[{}]", id, i));
  }
}

void compare_moments(File& file, const Json& one, const std::string& id) {
  REQUIRE(one.at("input").size() == one.at("expected").size());
  for (std::size_t i = 0; i < one["input"].size(); ++i) {
    const Json& input = one["input"][i];
    const std::string where = fmt::format("{}[{}]", id, i);
    file.know(input, {"q", "mean", "sd"}, where);
    file.know(one["expected"][i], {"E", "V"}, where);
    const FitMoments got = fit_moments(golden::quality_from(input.at("q"), file, where), input.at("mean").get<double>(),
                                       input.at("sd").get<double>());
    file.number(got.mean, one["expected"][i].at("E"), where + " E");
    file.number(got.variance, one["expected"][i].at("V"), where + " V");
  }
}

void compare_two(File& file, const Json& one, const std::string& id) {
  file.know(one.at("input"), {"candidates"}, id);
  file.know(one.at("expected"), {"diff", "se", "reliable"}, id);
  std::vector<TrueFit> fits;
  for (const Json& name : one["input"].at("candidates")) {
    const Json& cases = file.cases();
    const auto named =
        std::find_if(cases.begin(), cases.end(), [&](const Json& other) { return other.at("id") == name; });
    REQUIRE(named != cases.end());
    fits.push_back(true_fit_from(named->at("input"), file, id));
  }
  REQUIRE(fits.size() == 2);
  const auto got = difference_of(fits[0], fits[1]);
  REQUIRE(got.has_value());
  file.number(got->difference, one["expected"].at("diff"), id + " diff");
  // The error is that of the points, so it is met as closely as they are.
  file.within(file.tolerance("qmc_mean_sd_range_abs"), 0, got->error, one["expected"].at("se"), id + " se");
  file.exactly(got->reliable, one["expected"].at("reliable"), id + " reliable");
}

void compare_points(File& file, const Json& one, const std::string& id) {
  file.know(one.at("input"), {"dims", "indices"}, id);
  const auto dims = one["input"].at("dims").get<std::vector<std::size_t>>();
  const auto indices = one["input"].at("indices").get<std::vector<int>>();
  REQUIRE(one.at("expected").size() == dims.size());
  for (std::size_t d = 0; d < dims.size(); ++d) {
    REQUIRE(one["expected"][d].size() == indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
      file.numbers(even_point(dims[d], indices[i]), one["expected"][d][i],
                   fmt::format("{} {} dimensions, point {}", id, dims[d], indices[i]));
  }
}

}  // namespace

TEST_CASE("golden 08 profile") {
  File file("08_profile.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    // Named by their shape, since other sets have other ids.
    const Json& input = one.at("input");
    const bool listed = input.is_array() && !input.empty();
    if (input.is_object() && input.contains("posterior_mean"))
      compare_candidate(file, one, id);
    else if (input.is_object() && input.contains("item_points"))
      compare_explanation(file, one, id);
    else if (input.is_object() && input.contains("candidates"))
      compare_two(file, one, id);
    else if (input.is_object() && input.contains("dims"))
      compare_points(file, one, id);
    else if (input.is_object() && input.contains("x") && one.at("expected").is_array())
      compare_fit_function(file, one, id);
    else if (listed && input.front().is_object() && input.front().contains("sd"))
      compare_moments(file, one, id);
    else if (listed && input.front().is_array())
      compare_rounding(file, one, id);
    else
      file.unknown_case(id);
  }
  file.report();
}
