// Golden data of sample statistics and distributions: file 01.

#include "measure/distribution.h"
#include "measure/golden.h"
#include "measure/statistics.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <functional>
#include <limits>
#include <map>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

double at(const Json& json, const char* name) { return json.at(name).get<double>(); }

/// One number of every kind of case that maps a list of arguments to a list of numbers.
const std::map<std::string, std::function<double(File&, const Json&, const std::string&)>> functions{
    {"normal_cdf", [](File&, const Json& x, const std::string&) { return normal_cdf(x.get<double>()); }},
    {"normal_pdf", [](File&, const Json& x, const std::string&) { return normal_pdf(x.get<double>()); }},
    {"normal_quantile", [](File&, const Json& p, const std::string&) { return normal_quantile(p.get<double>()); }},
    {"chi2_1_upper", [](File&, const Json& x, const std::string&) { return chi2_1_upper(x.get<double>()); }},
    {"f_cdf",
     [](File& file, const Json& one, const std::string& where) {
       file.know(one, {"x", "d1", "d2"}, where);
       return f_cdf(at(one, "x"), at(one, "d1"), at(one, "d2"));
     }},
    {"beta_cdf",
     [](File& file, const Json& one, const std::string& where) {
       file.know(one, {"x", "a", "b"}, where);
       return beta_cdf(at(one, "x"), at(one, "a"), at(one, "b"));
     }},
};

/// The file's values are R's qf, which is 1/q - 1 of a beta quantile q, times d2/d1. The last bit of q, magnified by
/// that subtraction, may be more than the file's tolerance: qf(.025, 1, 1000) is off by a relative 1.3e-10.
void compare_f_quantile(File& file, const Json& one, const Json& want, const std::string& where) {
  file.know(one, {"p", "d1", "d2"}, where);
  const double magnified = at(one, "d2") / (at(one, "d1") * want.get<double>());
  const double rel = std::max(file.tolerance("rel"), std::numeric_limits<double>::epsilon() * magnified);
  file.within(0, rel, f_quantile(at(one, "p"), at(one, "d1"), at(one, "d2")), want, where);
}

void compare_quantiles(File& file, const Json& one, const Json& want, const std::string& where) {
  file.know(one, {"x", "p"}, where);
  const auto x = one.at("x").get<std::vector<double>>();
  const auto p = one.at("p").get<std::vector<double>>();
  const auto got = quantiles(x, p);
  REQUIRE(want.size() == got.size());
  const double abs = file.tolerance("quantile7_and_mean_abs");
  for (std::size_t i = 0; i < got.size(); ++i)
    file.within(abs, abs, got[i], want[i], fmt::format("{} p {}", where, p[i]));
}

void compare_summary(File& file, const Json& one, const Json& want, const std::string& where) {
  file.know(want, {"mean", "sd", "median"}, where);
  const auto x = one.get<std::vector<double>>();
  const double abs = file.tolerance("quantile7_and_mean_abs");
  file.within(abs, abs, mean(x), want.at("mean"), where + " mean");
  file.within(abs, abs, sd(x), want.at("sd"), where + " sd");
  file.within(abs, abs, sd(running(x)), want.at("sd"), where + " sd, one by one");
  file.within(abs, abs, median(x), want.at("median"), where + " median");
}

}  // namespace

TEST_CASE("golden 01 numerics") {
  File file("01_numerics.json");
  for (const Json& one : file.cases()) {
    const std::string id = one.at("id").get<std::string>();
    file.know(one, {"id", "input", "expected"}, id);
    const Json& input = one.at("input");
    const Json& expected = one.at("expected");
    REQUIRE(input.size() == expected.size());
    const auto function = functions.find(id);
    for (std::size_t i = 0; i < input.size(); ++i) {
      const std::string where = fmt::format("{}[{}]", id, i);
      if (function != functions.end())
        file.number(function->second(file, input[i], where), expected[i], where);
      else if (id == "f_quantile")
        compare_f_quantile(file, input[i], expected[i], where);
      else if (id == "quantile7")
        compare_quantiles(file, input[i], expected[i], where);
      else if (id == "mean_sd_median")
        compare_summary(file, input[i], expected[i], where);
      else
        file.unknown_case(where);
    }
  }
  file.report();
}
