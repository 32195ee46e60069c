// Golden data of fairness: file 09.

#include "measure/fairness.h"
#include "measure/golden.h"
#include "measure/golden_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

void compare_impact(File& file, const Json& one, const std::string& id) {
  const Json& input = one.at("input");
  const Json& expected = one.at("expected");
  file.know(input, {"focal_selected", "focal_n", "reference_selected", "reference_n"}, id);
  file.know(expected,
            {"focal", "reference", "rate_focal", "rate_reference", "status", "impact_ratio", "ci_lo", "ci_hi",
             "ci_adjusted", "fisher_p", "z", "z_p", "z_usable", "one_person_flips", "verdict"},
            id);
  const ImpactRatio got = impact_ratio({input.at("focal_n"), input.at("focal_selected")},
                                       {input.at("reference_n"), input.at("reference_selected")});
  for (const auto& [name, group] : {std::pair("focal", got.focal), std::pair("reference", got.reference)}) {
    file.know(expected.at(name), {"n", "selected"}, id);
    file.exactly(group.n, expected[name].at("n"), id + " n " + name);
    file.exactly(group.selected, expected[name].at("selected"), id + " selected " + name);
  }
  file.exactly(name_of(got.status), expected.at("status"), id + " status");
  const bool counts_only = got.status == Status::too_few;
  CHECK(counts_only != got.verdict.has_value());
  const auto figure = [&](const Figure<>& value, const char* name) {
    CHECK((!counts_only || !value.has_value()));
    if (!counts_only || expected.contains(name)) file.figure(value, expected.at(name), id + " " + name);
  };
  figure(got.rate_focal, "rate_focal");
  figure(got.rate_reference, "rate_reference");
  figure(got.ratio, "impact_ratio");
  figure(got.limits.low, "ci_lo");
  figure(got.limits.high, "ci_hi");
  figure(got.fisher_p, "fisher_p");
  figure(got.z, "z");
  figure(got.z_p, "z_p");
  if (counts_only) return;
  file.exactly(got.limits_adjusted, expected.at("ci_adjusted"), id + " ci_adjusted");
  file.exactly(got.z_usable, expected.at("z_usable"), id + " z_usable");
  file.exactly(got.one_person_flips, expected.at("one_person_flips"), id + " one_person_flips");
  file.exactly(name_of(*got.verdict), expected.at("verdict"), id + " verdict");
}

void compare_difference(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"focal", "reference"}, id);
  file.know(expected, {"status", "n_focal", "n_reference", "d", "se", "ci_lo", "ci_hi"}, id);
  const auto focal = one["input"].at("focal").get<std::vector<double>>();
  const auto reference = one["input"].at("reference").get<std::vector<double>>();
  const StandardizedDifference got = standardized_difference(focal, reference);
  file.exactly(name_of(got.status), expected.at("status"), id + " status");
  file.exactly(got.n_focal, expected.at("n_focal"), id + " n_focal");
  file.exactly(got.n_reference, expected.at("n_reference"), id + " n_reference");
  // Where the file names no figures there are none.
  file.figure(got.d, expected.value("d", Json()), id + " d");
  file.figure(got.se, expected.value("se", Json()), id + " se");
  file.figure(got.limits.low, expected.value("ci_lo", Json()), id + " ci_lo");
  file.figure(got.limits.high, expected.value("ci_hi", Json()), id + " ci_hi");
}

std::vector<AuditedPerson> persons_from(const std::string& csv) {
  const golden::Table table = golden::read_table(csv);
  std::vector<AuditedPerson> persons;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row];
    persons.push_back({cells[table.column("sex")], cells[table.column("race")], table.number(row, table.column("score")),
                       cells[table.column("selected")] == "1"});
  }
  return persons;
}

void compare_table(File& file, const AuditTable& got, const Json& want, const std::string& where) {
  file.know(want, {"unknown", "rows"}, where);
  file.exactly(got.unknown, want.at("unknown"), where + " unknown");
  REQUIRE(got.rows.size() == want.at("rows").size());
  for (std::size_t i = 0; i < got.rows.size(); ++i) {
    const Json& row = want["rows"][i];
    const std::string place = fmt::format("{}[{}]", where, i);
    file.know(row, {"category", "n", "hits", "rate", "excluded_under_2pct", "impact_ratio"}, place);
    file.exactly(got.rows[i].category, row.at("category"), place + " category");
    file.exactly(got.rows[i].n, row.at("n"), place + " n");
    file.exactly(got.rows[i].hits, row.at("hits"), place + " hits");
    file.figure(got.rows[i].rate, row.at("rate"), place + " rate");
    file.exactly(got.rows[i].excluded, row.at("excluded_under_2pct"), place + " excluded");
    file.figure(got.rows[i].ratio, row.at("impact_ratio"), place + " ratio");
  }
}

void compare_audit(File& file, const Json& one, const std::string& id) {
  const Json& expected = one.at("expected");
  file.know(one.at("input"), {"csv"}, id);
  file.know(expected, {"N", "median_score", "sex", "race", "intersectional"}, id);
  // The files name the mode in the case's id alone.
  const bool scoring = id.find("scoring") != std::string::npos;
  if (scoring == (id.find("selection") != std::string::npos)) return file.unknown_case(id);
  const auto persons = persons_from(one["input"]["csv"].get<std::string>());
  const BiasAudit got = bias_audit(persons, scoring ? AuditMode::scoring : AuditMode::selection);
  file.exactly(got.n, expected.at("N"), id + " N");
  file.figure(got.median, expected.at("median_score"), id + " median");
  compare_table(file, got.sex, expected.at("sex"), id + " sex");
  compare_table(file, got.race, expected.at("race"), id + " race");
  compare_table(file, got.intersectional, expected.at("intersectional"), id + " intersectional");
}

}  // namespace

TEST_CASE("golden 09 fairness") {
  File file("09_fairness.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    if (input.contains("focal_n"))
      compare_impact(file, one, id);
    else if (input.contains("focal"))
      compare_difference(file, one, id);
    else if (input.contains("csv"))
      compare_audit(file, one, id);
    else
      file.unknown_case(id);
  }
  file.report();
}
