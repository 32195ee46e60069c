// Golden data of reliability: file 05.

#include "measure/golden.h"
#include "measure/reliability.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

/// The files have persons by items.
ItemScores items_from(const Json& rows) {
  ItemScores items(rows.empty() ? 0 : rows.front().size());
  for (const Json& row : rows) {
    REQUIRE(row.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i].push_back(row[i].get<double>());
  }
  return items;
}

/// The file lists the items that were used.
std::vector<Figure<>> used_only(const std::vector<Figure<>>& by_item, const std::vector<std::size_t>& dropped) {
  std::vector<Figure<>> used;
  for (std::size_t i = 0; i < by_item.size(); ++i) {
    if (std::find(dropped.begin(), dropped.end(), i) == dropped.end()) used.push_back(by_item[i]);
  }
  return used;
}

void compare_list(File& file, const std::vector<Figure<>>& got, const Json& want, const std::string& where) {
  REQUIRE(want.size() == got.size());
  for (std::size_t i = 0; i < got.size(); ++i) file.figure(got[i], want[i], fmt::format("{}[{}]", where, i));
}

void compare_omega(File& file, const ItemScores& items, const Json& expected, const std::string& id) {
  const Figure<> omega = omega_total(items);
  // The file's word is about the factor alone: a value of a small sample is "ok" there and provisional here.
  file.exactly(omega.has_value() ? "ok" : name_of(omega.status()), expected.at("omega_status"), id + " omega_status");
  file.within(file.tolerance("omega_abs"), 0, omega, expected.at("omega"), id + " omega");
}

}  // namespace

TEST_CASE("golden 05 reliability") {
  File file("05_reliability.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    const Json& expected = one.at("expected");
    file.know(one, {"id", "input", "expected"}, id);
    file.know(one.at("input"), {"data"}, id);
    file.know(expected,
              {"n", "k_used", "dropped_items", "status", "alpha", "alpha_lo", "alpha_hi", "sd_total", "sem_raw",
               "alpha_if_deleted", "item_rest_r", "omega_status", "omega", "omega_source"},
              id);
    const ItemScores items = items_from(one["input"].at("data"));
    const Reliability got = reliability_of(items);
    file.exactly(got.n, expected.at("n"), id + " n");
    file.exactly(got.items_used, expected.at("k_used"), id + " k_used");
    file.exactly(got.dropped, expected.at("dropped_items"), id + " dropped_items");
    file.exactly(name_of(got.status), expected.at("status"), id + " status");
    const auto figure = [&](const Figure<>& value, const char* name) {
      file.figure(value, expected.contains(name) ? expected[name] : Json(), fmt::format("{} {}", id, name));
    };
    figure(got.alpha, "alpha");
    figure(got.alpha_limits.low, "alpha_lo");
    figure(got.alpha_limits.high, "alpha_hi");
    figure(got.total_sd, "sd_total");
    figure(got.sem, "sem_raw");
    if (expected.contains("alpha_if_deleted"))
      compare_list(file, used_only(got.alpha_if_deleted, got.dropped), expected["alpha_if_deleted"],
                   id + " alpha_if_deleted");
    if (expected.contains("item_rest_r"))
      compare_list(file, used_only(got.item_rest, got.dropped), expected["item_rest_r"], id + " item_rest_r");
    if (expected.contains("omega_status")) compare_omega(file, items, expected, id);
  }
  file.report();
}
