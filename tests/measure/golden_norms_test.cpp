// Golden data of norms and of running sums: file 07.

#include "measure/golden_fit.h"
#include "measure/norms.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

void compare_places(File& file, const Json& one, const std::string& id) {
  file.know(one.at("input"), {"norm", "scores"}, id);
  const auto norm = one["input"].at("norm").get<std::vector<double>>();
  const auto scores = one["input"].at("scores").get<std::vector<double>>();
  REQUIRE(one.at("expected").size() == scores.size());
  for (std::size_t s = 0; s < scores.size(); ++s)
    golden::compare_place(file, place_in(norm, scores[s]), one["expected"][s], fmt::format("{}[{}]", id, s));
}

void compare_running(File& file, const Running& got, const Json& want, const std::string& where) {
  file.know(want, {"n", "mean", "M2", "sd"}, where);
  file.exactly(got.n, want.at("n"), where + " n");
  file.number(got.mean, want.at("mean"), where + " mean");
  if (want.contains("M2")) file.number(got.m2, want["M2"], where + " M2");
  if (want.contains("sd")) file.figure(sd(got), want["sd"], where + " sd");
}

void compare_merge(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(expected, {"parts", "merged", "single_value", "extreme"}, id);
  REQUIRE(expected.at("parts").size() == one.at("input").size());
  Running whole;
  for (std::size_t p = 0; p < one["input"].size(); ++p) {
    const Running part = running(one["input"][p].get<std::vector<double>>());
    compare_running(file, part, expected["parts"][p], fmt::format("{} part {}", id, p));
    whole = merged(whole, part);
  }
  compare_running(file, whole, expected.at("merged"), id + " merged");
  if (expected.contains("single_value")) {
    // The first value of the first part.
    compare_running(file, with(Running{}, one["input"].at(0).at(0).get<double>()), expected["single_value"],
                    id + " single value");
  }
  if (expected.contains("extreme")) {
    const Json& extreme = expected["extreme"];
    file.know(extreme, {"input", "mean", "variance"}, id + " extreme");
    const Running got = running(extreme.at("input").get<std::vector<double>>());
    file.number(got.mean, extreme.at("mean"), id + " extreme mean");
    file.figure(variance(got), extreme.at("variance"), id + " extreme variance");
  }
}

}  // namespace

TEST_CASE("golden 07 norms") {
  File file("07_norms.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    if (one.at("input").is_object() && one["input"].contains("norm"))
      compare_places(file, one, id);
    else if (one.at("expected").is_object() && one["expected"].contains("merged"))
      compare_merge(file, one, id);
    else
      file.unknown_case(id);
  }
  file.report();
}
