// Golden data of item analysis and response times: file 11.

#include "measure/golden.h"
#include "measure/golden_table.h"
#include "measure/item_analysis.h"
#include "measure/response_time.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace aplomb;
using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

std::vector<std::vector<std::optional<Answer>>> persons_from(const Json& input, const std::vector<Item>& items) {
  const golden::Table table = golden::read_table(input.at("csv").get<std::string>());
  const std::size_t rows = std::min(input.value("rows", table.rows.size()), table.rows.size());
  const auto choice = [&](std::size_t row, const std::string& column) -> std::optional<std::size_t> {
    const std::size_t at = table.column(column);
    if (table.rows[row][at].empty()) return std::nullopt;
    return static_cast<std::size_t>(table.number(row, at));
  };
  std::vector<std::vector<std::optional<Answer>>> persons;
  for (std::size_t row = 0; row < rows; ++row) {
    persons.emplace_back();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto id = input.at("items")[i].at("id").get<std::string>();
      REQUIRE((items[i].format == Format::pick || items[i].format == Format::most_least));
      std::optional<Answer> answer;
      if (items[i].format == Format::pick) {
        if (const auto picked = choice(row, id)) answer = PickAnswer{*picked};
      } else {
        const auto most = choice(row, id + "_most");
        const auto least = choice(row, id + "_least");
        if (most && least) answer = MostLeastAnswer{*most, *least};
      }
      persons.back().push_back(answer);
    }
  }
  return persons;
}

Json names_of(const std::vector<ItemFlag>& flags) {
  std::vector<std::string> names;
  for (const ItemFlag flag : flags) names.emplace_back(name_of(flag));
  std::sort(names.begin(), names.end());  // the files' order is the alphabet's
  return names;
}

void compare_item(File& file, const ItemFigures& got, const Json& want, const std::string& where) {
  file.know(want,
            {"id", "mean_pomp", "sd_pomp", "item_rest_r", "item_rest_r_lo", "item_rest_r_hi", "alpha_if_deleted", "share",
             "share_most", "share_least", "option_rest_r", "flags"},
            where);
  file.figure(got.mean, want.at("mean_pomp"), where + " mean");
  file.figure(got.sd, want.at("sd_pomp"), where + " sd");
  file.figure(got.item_rest, want.at("item_rest_r"), where + " item_rest");
  file.figure(got.item_rest_limits.low, want.at("item_rest_r_lo"), where + " low");
  file.figure(got.item_rest_limits.high, want.at("item_rest_r_hi"), where + " high");
  file.figure(got.alpha_if_deleted, want.at("alpha_if_deleted"), where + " alpha_if_deleted");
  const Json& most = want.contains("share") ? want["share"] : want.at("share_most");
  REQUIRE(got.options.size() == most.size());
  REQUIRE(got.options.size() == want.at("option_rest_r").size());
  for (std::size_t o = 0; o < got.options.size(); ++o) {
    const std::string place = fmt::format("{} option {}", where, o);
    file.figure(got.options[o].share_most, most[o], place + " most");
    if (want.contains("share_least")) file.figure(got.options[o].share_least, want["share_least"].at(o), place + " least");
    file.figure(got.options[o].rest_r, want["option_rest_r"][o], place + " rest_r");
  }
  Json flags = want.at("flags");
  std::sort(flags.begin(), flags.end());
  file.exactly(names_of(got.flags), flags, where + " flags");
}

void compare_form(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"csv", "rows", "items"}, id);
  file.know(expected, {"n", "status", "alpha", "items"}, id);
  std::vector<Item> items;
  for (const Json& item : one["input"].at("items")) items.push_back(golden::item_from(item, file, id));
  const ItemAnalysis got = analyse_items(item_samples(items, persons_from(one["input"], items), 0));
  file.exactly(name_of(got.status), expected.at("status"), id + " status");
  if (expected.contains("n")) file.exactly(got.n, expected["n"], id + " n");
  file.figure(got.reliability.alpha, expected.value("alpha", Json()), id + " alpha");
  if (!expected.contains("items")) {
    for (const ItemFigures& item : got.items) CHECK_FALSE(item.mean.has_value());
    return;
  }
  REQUIRE(got.items.size() == expected["items"].size());
  for (std::size_t i = 0; i < got.items.size(); ++i)
    compare_item(file, got.items[i], expected["items"][i], id + " " + expected["items"][i].at("id").get<std::string>());
}

void compare_times(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"seconds", "words"}, id);
  file.know(expected,
            {"n", "median", "q25", "q75", "geometric_mean", "mean_capped", "threshold", "rapid_share"}, id);
  const ResponseTimes got =
      response_times(one["input"].at("seconds").get<std::vector<double>>(), one["input"].at("words").get<int>());
  if (expected.contains("n")) file.exactly(got.n, expected["n"], id + " n");
  // Below the gate the files name no figures, and there are none.
  file.figure(got.median, expected.value("median", Json()), id + " median");
  file.figure(got.q25, expected.value("q25", Json()), id + " q25");
  file.figure(got.q75, expected.value("q75", Json()), id + " q75");
  file.figure(got.geometric_mean, expected.value("geometric_mean", Json()), id + " geometric_mean");
  file.figure(got.mean_capped, expected.value("mean_capped", Json()), id + " mean_capped");
  file.number(got.threshold, expected.at("threshold"), id + " threshold");
  file.figure(got.rapid_share, expected.at("rapid_share"), id + " rapid_share");
}

}  // namespace

TEST_CASE("golden 11 item analysis and response times") {
  File file("11_item_analysis.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    if (one.at("input").contains("items"))
      compare_form(file, one, id);
    else if (one["input"].contains("seconds"))
      compare_times(file, one, id);
    else
      file.unknown_case(id);
  }
  file.report();
}
