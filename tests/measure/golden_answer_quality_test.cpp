// Golden data of answer quality: file 12.

#include "measure/answer_quality.h"
#include "measure/golden.h"
#include "measure/golden_table.h"
#include "measure/response_time.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

void compare_runs(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(input, {"positions", "options"}, where);
  file.know(want, {"longest", "p", "flag", "severe"}, where);
  const StraightLine got = straight_line(input.at("positions").get<std::vector<int>>(), input.at("options").get<std::vector<int>>());
  file.exactly(got.longest, want.at("longest"), where + " longest");
  file.figure(got.p, want.at("p"), where + " p");
  // Files hold probabilities far below their absolute tolerance.
  if (got.p.has_value() && want["p"].is_number())
    CHECK(got.p.value() == doctest::Approx(want["p"].get<double>()).epsilon(1e-6).scale(0));
  file.exactly(got.flag, want.at("flag"), where + " flag");
  file.exactly(got.severe, want.at("severe"), where + " severe");
}

void compare_duplicates(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(input, {"pomp_a", "pomp_b"}, where);
  file.know(want, {"mean_abs_diff"}, where);
  std::vector<DuplicatePair> pairs;
  REQUIRE(input.at("pomp_a").size() == input.at("pomp_b").size());
  for (std::size_t i = 0; i < input["pomp_a"].size(); ++i) pairs.push_back({input["pomp_a"][i], input["pomp_b"][i]});
  file.figure(duplicate_difference(pairs), want.at("mean_abs_diff"), where + " mean_abs_diff");
}

void compare_flat(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(want, {"irv", "flag"}, where);
  // The files do not say how many marks their scale has; the ratings go up to 7.
  const FlatRatings got = flat_ratings(input.get<std::vector<int>>(), 7);
  file.figure(got.irv, want.at("irv"), where + " irv");
  file.exactly(got.flag, want.at("flag"), where + " flag");
}

void compare_level(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(input, {"flags", "severe"}, where);
  file.know(want, {"count", "level"}, where);
  const Json& flags = input.at("flags");
  const Json& severe = input.at("severe");
  file.know(flags, {"rapid", "straight_line", "person_fit", "duplicates", "flat_ratings"}, where);
  file.know(severe, {"rapid", "straight_line"}, where);
  QualityFlags raised;
  raised.rapid = flags.value("rapid", false);
  raised.straight_line = flags.value("straight_line", false);
  raised.person_fit = flags.value("person_fit", false);
  raised.duplicates = flags.value("duplicates", false);
  raised.flat_ratings = flags.value("flat_ratings", false);
  raised.rapid_severe = severe.value("rapid", false);
  raised.straight_line_severe = severe.value("straight_line", false);
  file.exactly(count_of(raised), want.at("count"), where + " count");
  file.exactly(name_of(level_of(raised)), want.at("level"), where + " level");
}

/// Files with a list of inputs and one of results.
template <class Compare>
void each(File& file, const Json& one, const std::string& id, Compare compare) {
  REQUIRE(one["input"].size() == one.at("expected").size());
  for (std::size_t i = 0; i < one["input"].size(); ++i)
    compare(file, one["input"][i], one["expected"][i], fmt::format("{}[{}]", id, i));
}

void compare_effort(File& file, const Json& one, const std::string& id) {
  const Json& input = one["input"];
  file.know(input, {"thresholds", "seconds"}, id);
  REQUIRE(input.at("seconds").size() == one.at("expected").size());
  for (std::size_t i = 0; i < input["seconds"].size(); ++i) {
    const Json& want = one["expected"][i];
    const std::string where = fmt::format("{}[{}]", id, i);
    file.know(want, {"rapid", "rte", "flag", "severe"}, where);
    const Effort got = response_effort(input["seconds"][i].get<std::vector<double>>(),
                                       input.at("thresholds").get<std::vector<double>>());
    file.exactly(got.rapid, want.at("rapid"), where + " rapid");
    file.figure(got.rte, want.at("rte"), where + " rte");
    file.exactly(got.flag, want.at("flag"), where + " flag");
    file.exactly(got.severe, want.at("severe"), where + " severe");
  }
}

void compare_person_fit(File& file, const Json& one, const std::string& id) {
  const Json& input = one["input"];
  const Json& expected = one.at("expected");
  file.know(input, {"norm_csv", "use_first_items", "persons"}, id);
  file.know(expected, {"norm_means", "r", "cutoff_norm_05", "flag"}, id);
  const golden::Table table = golden::read_table(input.at("norm_csv").get<std::string>());
  const std::size_t items = input.value("use_first_items", table.header.size());
  std::vector<ItemPomps> sample;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    sample.emplace_back();
    for (std::size_t i = 0; i < items; ++i)
      sample.back().push_back(table.rows[row][i].empty() ? std::nullopt : std::optional(table.number(row, i)));
  }
  const PersonFitNorm norm = person_fit_norm(sample);
  if (expected.contains("norm_means")) {
    REQUIRE(norm.means.size() == expected["norm_means"].size());
    for (std::size_t i = 0; i < items; ++i)
      file.figure(norm.means[i], expected["norm_means"][i], fmt::format("{} mean {}", id, i));
  }
  if (expected.contains("cutoff_norm_05")) file.figure(norm.cutoff, expected["cutoff_norm_05"], id + " cutoff");
  REQUIRE(input.at("persons").size() == expected.at("r").size());
  for (std::size_t person = 0; person < input["persons"].size(); ++person) {
    ItemPomps pomps;
    for (const Json& pomp : input["persons"][person])
      pomps.push_back(pomp.is_null() ? std::nullopt : std::optional(pomp.get<double>()));
    const PersonFit got = person_fit(pomps, norm);
    file.figure(got.r, expected["r"][person], fmt::format("{} r[{}]", id, person));
    if (expected.contains("flag")) file.exactly(got.flag, expected["flag"].at(person), fmt::format("{} flag[{}]", id, person));
  }
}

}  // namespace

TEST_CASE("golden 12 answer quality") {
  File file("12_validity.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    const Json first = input.is_array() && !input.empty() ? input.front() : Json();
    if (first.is_object() && first.contains("positions"))
      each(file, one, id, compare_runs);
    else if (first.is_object() && first.contains("pomp_a"))
      each(file, one, id, compare_duplicates);
    else if (first.is_object() && first.contains("flags"))
      each(file, one, id, compare_level);
    else if (first.is_array())
      each(file, one, id, compare_flat);
    else if (input.is_object() && input.contains("thresholds"))
      compare_effort(file, one, id);
    else if (input.is_object() && input.contains("norm_csv"))
      compare_person_fit(file, one, id);
    else
      file.unknown_case(id);
  }
  file.report();
}
