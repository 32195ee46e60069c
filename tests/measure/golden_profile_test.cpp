// Golden data of the ideal profile: those parts of file 08 that belong to 5.2-5.5.

#include "measure/fit.h"
#include "measure/golden.h"
#include "measure/session_score.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aplomb;
using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

std::vector<ProfileQuality> profile_from(const Json& json, File& file, const std::string& where) {
  file.know(json, {"cut", "q"}, where);
  std::vector<ProfileQuality> profile;
  for (const Json& one : json.at("q")) {
    // `minimum` and `cut` belong to the probability of meeting a profile (5.8).
    file.know(one, {"name", "shape", "target", "zero_at", "tolerance", "fade", "weight", "minimum"}, where);
    ProfileQuality wanted;
    wanted.quality = one.at("name").get<std::string>();
    CHECK((one.at("shape") == "at_least" || one.at("shape") == "band"));
    wanted.shape = one.at("shape") == "band" ? Shape::band : Shape::at_least;
    wanted.weight = one.at("weight").get<double>();
    wanted.target = one.at("target").get<double>();
    wanted.zero_at = one.value("zero_at", std::max(0.0, wanted.target - 40));
    wanted.tolerance = one.value("tolerance", 10.0);
    wanted.fade = one.value("fade", 30.0);
    profile.push_back(std::move(wanted));
  }
  return profile;
}

std::vector<Figure<>> scores_from(const Json& json) {
  std::vector<Figure<>> scores;
  for (const Json& x : json)
    scores.push_back(x.is_null() ? Figure<>::none(Status::incomplete) : Figure<>(x.get<double>()));
  return scores;
}

void compare_fit_function(File& file, const Json& one, const std::string& id) {
  file.know(one.at("input"), {"profile", "x"}, id);
  const auto profile = profile_from(one["input"].at("profile"), file, id);
  const auto x = one["input"].at("x").get<std::vector<double>>();
  REQUIRE(one.at("expected").size() == profile.size());
  for (std::size_t q = 0; q < profile.size(); ++q) {
    std::vector<double> f;
    for (const double value : x) f.push_back(fit_of(profile[q], value));
    file.numbers(f, one["expected"][q], fmt::format("{}[{}]", id, q));
  }
}

void compare_candidate(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"profile", "x", "posterior_mean", "posterior_cov"}, id);
  file.know(expected,
            {"observed", "distance", "expected_true_fit", "e_fit_q", "var_fit_q", "qmc_mean", "qmc_sd", "range_lo",
             "range_hi", "p_meets", "p_min_q", "band"},
            id);
  file.know(expected.at("observed"), {"f", "contributions", "fit"}, id);
  file.know(expected.at("distance"), {"D2", "elevation", "scatter", "shape", "r"}, id);
  const auto profile = profile_from(one["input"].at("profile"), file, id);
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
  const auto profile = profile_from(one["input"].at("profile"), file, id);
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

/// The kinds of case that belong to 5.6-5.9: named by their shape, since other sets have other ids.
bool belongs_to_error(const Json& one) {
  const Json& input = one.at("input");
  if (input.is_object()) return input.contains("candidates") || input.contains("dims");
  return input.is_array() && !input.empty() && input.front().is_object() && input.front().contains("sd");
}

}  // namespace

TEST_CASE("golden 08 profile shapes fit distance explanation and rounding") {
  File file("08_profile.json");
  std::string later;
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    if (belongs_to_error(one)) {
      later += " " + id;
    } else if (input.is_object() && input.contains("posterior_mean")) {
      compare_candidate(file, one, id);
    } else if (input.is_object() && input.contains("item_points")) {
      compare_explanation(file, one, id);
    } else if (input.is_object() && input.contains("x") && one.at("expected").is_array()) {
      compare_fit_function(file, one, id);
    } else if (input.is_array() && !input.empty() && input.front().is_array()) {
      compare_rounding(file, one, id);
    } else {
      file.unknown_case(id);
    }
  }
  file.report("5.6-5.9, the candidates' true fit and" + later);
}
