// Golden data of differential item functioning: file 10.

#include "measure/dif.h"
#include "measure/golden.h"
#include "measure/golden_table.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

/// "sum of d0..d9": the columns between two names that differ in their number.
std::vector<std::size_t> matching_columns(const golden::Table& table, const std::string& words) {
  const std::string sum = "sum of ";
  const std::size_t dots = words.find("..");
  REQUIRE_MESSAGE((words.starts_with(sum) && dots != std::string::npos), "unknown matching score: " << words);
  const std::size_t first = table.column(words.substr(sum.size(), dots - sum.size()));
  const std::size_t last = table.column(words.substr(dots + 2));
  std::vector<std::size_t> columns;
  for (std::size_t column = first; column <= last; ++column) columns.push_back(column);
  return columns;
}

struct Sample {
  std::vector<double> scores;
  std::vector<double> item;
  std::vector<bool> focal;
};

Sample sample_from(const Json& input) {
  const golden::Table table = golden::read_table(input.at("csv").get<std::string>());
  const auto columns = matching_columns(table, input.at("matching").get<std::string>());
  const std::size_t group = table.column("group");
  std::size_t left_focal = input.value("use_focal_rows", table.rows.size());
  std::size_t left_reference = input.value("use_reference_rows", table.rows.size());
  Sample sample;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& letter = table.rows[row][group];
    REQUIRE((letter == "F" || letter == "R"));
    std::size_t& left = letter == "F" ? left_focal : left_reference;
    if (left == 0) continue;
    --left;
    sample.focal.push_back(letter == "F");
    double sum = 0;
    for (const std::size_t column : columns) sum += table.number(row, column);
    sample.scores.push_back(sum);
    if (input.contains("item")) sample.item.push_back(table.number(row, table.column(input["item"].get<std::string>())));
  }
  return sample;
}

void compare_sample(File& file, const DifSample& got, const Json& expected, const std::string& id) {
  file.exactly(name_of(got.status), expected.at("status"), id + " status");
  file.exactly(got.n_focal, expected.at("n_focal"), id + " n_focal");
  file.exactly(got.n_reference, expected.at("n_reference"), id + " n_reference");
  if (expected.contains("strata")) file.exactly(got.strata, expected["strata"], id + " strata");
}

template <class Size>
void compare_class(File& file, const std::optional<DifClass>& got, Size letters, const Json& expected,
                   const std::string& id) {
  file.exactly(got ? Json(letters(*got)) : Json(), expected.value("class", Json()), id + " class");
}

void compare_dichotomous(File& file, const Sample& sample, const Json& expected, const std::string& id) {
  file.know(expected,
            {"status", "n_focal", "n_reference", "strata", "alpha_mh", "chi2_mh", "p", "delta", "se_delta", "class"}, id);
  std::vector<bool> right;
  for (const double point : sample.item) right.push_back(point == 1);
  const MantelHaenszel got = mantel_haenszel(sample.scores, right, sample.focal);
  compare_sample(file, got.sample, expected, id);
  file.figure(got.alpha, expected.value("alpha_mh", Json()), id + " alpha");
  file.figure(got.chi2, expected.value("chi2_mh", Json()), id + " chi2");
  file.figure(got.p, expected.value("p", Json()), id + " p");
  file.figure(got.delta, expected.value("delta", Json()), id + " delta");
  file.figure(got.se, expected.value("se_delta", Json()), id + " se");
  compare_class(file, got.size, letter_of, expected, id);
}

void compare_polytomous(File& file, const Sample& sample, const Json& expected, const std::string& id) {
  file.know(expected, {"status", "n_focal", "n_reference", "strata", "mantel_chi2", "p", "smd", "sd_item", "es", "class"},
            id);
  const MantelDifference got = mantel_difference(sample.scores, sample.item, sample.focal);
  compare_sample(file, got.sample, expected, id);
  file.figure(got.chi2, expected.value("mantel_chi2", Json()), id + " chi2");
  file.figure(got.p, expected.value("p", Json()), id + " p");
  file.figure(got.smd, expected.value("smd", Json()), id + " smd");
  file.figure(got.sd_item, expected.value("sd_item", Json()), id + " sd_item");
  file.figure(got.effect, expected.value("es", Json()), id + " effect");
  compare_class(file, got.size, letters_of, expected, id);
}

void compare_strata(File& file, const Sample& sample, const Json& expected, const std::string& id) {
  file.know(expected, {"stratum_counts"}, id);
  std::vector<int> counts;
  for (const int stratum : matching_strata(sample.scores)) {
    if (static_cast<std::size_t>(stratum) >= counts.size()) counts.resize(static_cast<std::size_t>(stratum) + 1);
    ++counts[static_cast<std::size_t>(stratum)];
  }
  file.exactly(counts, expected.at("stratum_counts"), id + " counts");
}

}  // namespace

TEST_CASE("golden 10 differential item functioning") {
  File file("10_dif.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    const Json& expected = one.at("expected");
    file.know(input, {"csv", "item", "matching", "use_reference_rows", "use_focal_rows"}, id);
    const Sample sample = sample_from(input);
    const bool zero_or_one =
        std::all_of(sample.item.begin(), sample.item.end(), [](double point) { return point == 0 || point == 1; });
    if (!input.contains("item"))
      compare_strata(file, sample, expected, id);
    else if (expected.contains("mantel_chi2") || !zero_or_one)
      compare_polytomous(file, sample, expected, id);
    else
      compare_dichotomous(file, sample, expected, id);
  }
  file.report();
}
