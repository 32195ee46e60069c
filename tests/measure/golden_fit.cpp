#include "measure/golden_fit.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

namespace aplomb::measure::golden {

ProfileQuality quality_from(const Json& json, File& file, const std::string& where) {
  file.know(json, {"name", "shape", "target", "zero_at", "tolerance", "fade", "weight", "minimum"}, where);
  ProfileQuality wanted;
  wanted.quality = json.at("name").get<std::string>();
  CHECK((json.at("shape") == "at_least" || json.at("shape") == "band"));
  wanted.shape = json.at("shape") == "band" ? Shape::band : Shape::at_least;
  wanted.weight = json.at("weight").get<double>();
  wanted.target = json.at("target").get<double>();
  wanted.zero_at = json.value("zero_at", std::max(0.0, wanted.target - 40));
  wanted.tolerance = json.value("tolerance", 10.0);
  wanted.fade = json.value("fade", 30.0);
  return wanted;
}

GivenProfile profile_from(const Json& json, File& file, const std::string& where) {
  file.know(json, {"cut", "q"}, where);
  GivenProfile profile;
  profile.demands.cut = json.value("cut", 80.0);
  for (const Json& one : json.at("q")) {
    profile.qualities.push_back(quality_from(one, file, where));
    const bool demanded = one.contains("minimum") && !one["minimum"].is_null();
    profile.demands.minimums.push_back(demanded ? std::optional(one["minimum"].get<double>()) : std::nullopt);
  }
  return profile;
}

void compare_true_fit(File& file, const TrueFit& got, const Json& want, double qmc, const std::string& where) {
  file.figure(got.expected, want.at("expected_true_fit"), where + " expected_true_fit");
  std::vector<double> means;
  std::vector<double> variances;
  for (const FitMoments& moments : got.by_quality) {
    means.push_back(moments.mean);
    variances.push_back(moments.variance);
  }
  file.numbers(means, want.at("e_fit_q"), where + " e_fit_q");
  file.numbers(variances, want.at("var_fit_q"), where + " var_fit_q");
  file.within(qmc, 0, got.mean, want.at("qmc_mean"), where + " qmc_mean");
  file.within(qmc, 0, got.error, want.at("qmc_sd"), where + " qmc_sd");
  file.within(qmc, 0, got.range.low, want.at("range_lo"), where + " range_lo");
  file.within(qmc, 0, got.range.high, want.at("range_hi"), where + " range_hi");
  REQUIRE(got.meets.has_value());
  file.within(file.tolerance("p_meets_abs"), 0, *got.meets, want.at("p_meets"), where + " p_meets");
  REQUIRE(want.at("p_min_q").size() == got.minimums.size());
  for (std::size_t q = 0; q < got.minimums.size(); ++q)
    file.figure(got.minimums[q], want["p_min_q"][q], fmt::format("{} p_min_q[{}]", where, q));
  file.exactly(got.band ? Json(name_of(*got.band)) : Json(), want.at("band"), where + " band");
}

void compare_matrix(File& file, const Matrix& got, const Json& want, const std::string& where) {
  REQUIRE(want.size() == got.size());
  for (std::size_t a = 0; a < got.size(); ++a) file.numbers(got[a], want[a], fmt::format("{}[{}]", where, a));
}

void compare_place(File& file, const NormPlace& got, const Json& want, const std::string& where) {
  file.know(want, {"status", "n", "percentile", "ci_lo", "ci_hi", "z", "t", "stanine"}, where);
  file.exactly(name_of(got.percentile.status()), want.at("status"), where + " status");
  file.exactly(got.percentile.n(), want.at("n"), where + " n");
  file.figure(got.percentile, want.at("percentile"), where + " percentile");
  file.figure(got.limits.low, want.at("ci_lo"), where + " ci_lo");
  file.figure(got.limits.high, want.at("ci_hi"), where + " ci_hi");
  file.figure(got.z, want.at("z"), where + " z");
  file.figure(got.t, want.at("t"), where + " t");
  file.exactly(got.stanine.has_value() ? Json(got.stanine.value()) : Json(), want.at("stanine"), where + " stanine");
}

}  // namespace aplomb::measure::golden
