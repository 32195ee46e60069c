// Golden data of expert panels: file 04.

#include "measure/golden.h"
#include "measure/panel.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

PanelRatings ratings_from(const Json& json) {
  PanelRatings ratings;
  for (const Json& row : json) {
    ratings.emplace_back();
    for (const Json& rating : row)
      ratings.back().push_back(rating.is_null() ? std::nullopt : std::optional(rating.get<double>()));
  }
  return ratings;
}

void compare_options(File& file, const std::vector<OptionConsensus>& got, const Json& expected, const std::string& id) {
  for (const char* list : {"mean", "sd", "n", "rwg", "class"}) REQUIRE(expected.at(list).size() == got.size());
  for (std::size_t o = 0; o < got.size(); ++o) {
    const std::string where = fmt::format("{} option {}", id, o);
    file.figure(got[o].key, expected["mean"][o], where + " mean");
    file.figure(got[o].spread, expected["sd"][o], where + " sd");
    file.exactly(got[o].n, expected["n"][o], where + " n");
    file.figure(got[o].r_wg, expected["rwg"][o], where + " rwg");
    file.exactly(name_of(got[o].consensus), expected["class"][o], where + " class");
  }
}

void compare_agreement(File& file, const PanelAgreement& got, const Json& want, const std::string& id) {
  file.know(want,
            {"status", "raters_used", "ms_rows", "ms_cols", "ms_error", "icc_a1", "icc_a1_lo", "icc_a1_hi", "icc_ak",
             "icc_ak_lo", "icc_ak_hi"},
            id);
  file.exactly(name_of(got.status), want.at("status"), id + " status");
  file.exactly(got.raters, want.at("raters_used"), id + " raters_used");
  const auto maybe = [&](const Figure<>& figure, const char* name) {
    if (want.contains(name)) file.figure(figure, want[name], fmt::format("{} {}", id, name));
  };
  maybe(got.ms_rows, "ms_rows");
  maybe(got.ms_columns, "ms_cols");
  maybe(got.ms_error, "ms_error");
  maybe(got.single, "icc_a1");
  maybe(got.average, "icc_ak");
  const double rel = file.tolerance("icc_ci_rel");
  const auto limit = [&](const Figure<>& figure, const char* name) {
    if (want.contains(name)) file.within(1e-9, rel, figure, want[name], fmt::format("{} {}", id, name));
  };
  limit(got.single_limits.low, "icc_a1_lo");
  limit(got.single_limits.high, "icc_a1_hi");
  limit(got.average_limits.low, "icc_ak_lo");
  limit(got.average_limits.high, "icc_ak_hi");
}

}  // namespace

TEST_CASE("golden 04 expert panels") {
  File file("04_sme.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    file.know(one.at("input"), {"scale_k", "ratings"}, id);
    file.know(one.at("expected"), {"mean", "sd", "n", "rwg", "class", "icc"}, id);
    const PanelRatings ratings = ratings_from(one["input"].at("ratings"));
    const int scale_k = one["input"].at("scale_k").get<int>();
    compare_options(file, consensus_of(ratings, scale_k), one["expected"], id);
    compare_agreement(file, agreement_of(ratings, scale_k), one["expected"].at("icc"), id);
  }
  file.report();
}
