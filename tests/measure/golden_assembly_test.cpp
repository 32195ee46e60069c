// Golden data of form assembly, prediction, length and equating: file 13.

#include "measure/assembly.h"
#include "measure/equating.h"
#include "measure/form_length.h"
#include "measure/golden.h"
#include "measure/golden_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <fstream>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

/// The qualities of a case's blueprint as the file orders them, which a sorted object forgets.
std::vector<std::string> blueprint_order(const std::string& file, const std::string& id) {
  std::ifstream in(golden::folder() + "/" + file);
  const auto json = nlohmann::ordered_json::parse(in);
  std::vector<std::string> order;
  for (const auto& one : json.at("cases")) {
    if (one.at("id") != id) continue;
    for (const auto& [quality, items] : one.at("input").at("blueprint").items()) order.push_back(quality);
  }
  return order;
}

std::vector<CandidateItem> bank_from(const Json& input) {
  const golden::Table table = golden::read_table(input.at("csv").get<std::string>());
  const std::size_t rows = std::min(input.value("rows", table.rows.size()), table.rows.size());
  std::vector<CandidateItem> bank;
  for (std::size_t row = 0; row < rows; ++row) {
    bank.push_back({table.rows[row][table.column("id")], table.rows[row][table.column("quality")],
                    table.number(row, table.column("p")), table.number(row, table.column("r")),
                    table.number(row, table.column("exposure"))});
  }
  return bank;
}

Blueprint blueprint_from(File& file, const Json& input, const std::vector<std::string>& order, const std::string& id) {
  Blueprint blueprint;
  for (const std::string& quality : order) {
    const Json& target = input.at("target").at(quality);
    file.know(target, {"p", "r"}, id);
    blueprint.qualities.push_back({quality, input.at("blueprint").at(quality), target.at("p"), target.at("r")});
  }
  blueprint.exposure_cap = input.value("exposure_cap", blueprint.exposure_cap);
  if (input.contains("enemies")) blueprint.enemies = input["enemies"].get<std::vector<std::vector<std::string>>>();
  return blueprint;
}

void compare_assembly(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"csv", "rows", "blueprint", "target", "exposure_cap", "enemies"}, id);
  file.know(expected, {"ok", "flags", "qualities"}, id);
  const Json& input = one["input"];
  const AssembledForm got =
      assemble(bank_from(input), blueprint_from(file, input, blueprint_order("13_assembly.json", id), id));
  file.exactly(got.ok, expected.at("ok"), id + " ok");
  Json flags = Json::array();
  for (const AssemblyFlag& flag : got.flags) flags.push_back(fmt::format("{}:{}", name_of(flag.problem), flag.quality));
  file.exactly(flags, expected.at("flags"), id + " flags");
  file.exactly(got.qualities.size(), expected.at("qualities").size(), id + " qualities");
  for (const AssembledQuality& quality : got.qualities) {
    const std::string where = id + " " + quality.quality;
    const Json want = expected["qualities"].value(quality.quality, Json::object());
    file.know(want, {"items", "objective", "mean_p", "mean_r", "matched"}, where);
    file.exactly(quality.items, want.value("items", Json()), where + " items");
    file.number(quality.objective, want.value("objective", Json()), where + " objective");
    file.number(quality.mean_p, want.value("mean_p", Json()), where + " mean_p");
    file.number(quality.mean_r, want.value("mean_r", Json()), where + " mean_r");
    file.exactly(quality.matched, want.value("matched", Json()), where + " matched");
  }
}

void compare_prediction(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(input, {"items", "item_sd_pomp", "mean_inter_item_cov"}, where);
  file.know(want, {"sd_pomp", "alpha"}, where);
  const PredictedScore got =
      predicted_score(input.at("items"), input.at("item_sd_pomp"), input.at("mean_inter_item_cov"));
  file.figure(got.sd, want.at("sd_pomp"), where + " sd");
  file.figure(got.alpha, want.at("alpha"), where + " alpha");
}

void compare_length(File& file, const Json& input, const Json& want, const std::string& where) {
  file.know(input, {"k", "alpha", "target"}, where);
  const Figure<int> got = needed_items(input.at("k"), input.at("alpha"), input.at("target"));
  file.exactly(got.has_value() ? Json(got.value()) : Json(), want, where + " items");
}

void compare_equating(File& file, const Json& one, const std::string& id) {
  const Json& input = one.at("input");
  const Json& expected = one.at("expected");
  file.know(input, {"mean_new", "sd_new", "mean_ref", "sd_ref", "x", "n_new", "n_ref"}, id);
  file.know(expected, {"y", "method"}, id);
  const EquatedScore got = equated(input.at("x"), {input.at("n_new"), input.at("mean_new"), input.at("sd_new")},
                                   {input.at("n_ref"), input.at("mean_ref"), input.at("sd_ref")}, true);
  file.number(got.y, expected.at("y"), id + " y");
  file.exactly(name_of(got.method), expected.at("method"), id + " method");
}

}  // namespace

TEST_CASE("golden 13 assembly prediction length and equating") {
  File file("13_assembly.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    if (input.is_object() && input.contains("blueprint")) {
      compare_assembly(file, one, id);
    } else if (input.is_object() && input.contains("mean_new")) {
      compare_equating(file, one, id);
    } else if (input.is_array()) {
      REQUIRE(input.size() == one.at("expected").size());
      for (std::size_t i = 0; i < input.size(); ++i) {
        const std::string where = fmt::format("{}[{}]", id, i);
        if (input[i].contains("item_sd_pomp"))
          compare_prediction(file, input[i], one["expected"][i], where);
        else if (input[i].contains("target"))
          compare_length(file, input[i], one["expected"][i], where);
        else
          file.unknown_case(where);
      }
    } else {
      file.unknown_case(id);
    }
  }
  file.report();
}
