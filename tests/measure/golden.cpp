#include "measure/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace aplomb::measure::golden {
namespace {

template <class Enum, std::size_t N>
std::optional<Enum> look_up(const std::array<std::pair<std::string_view, Enum>, N>& table, const std::string& name) {
  for (const auto& [word, value] : table) {
    if (word == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Format>, 4> formats{
    {{"pick", Format::pick}, {"most_least", Format::most_least}, {"rate", Format::rate}, {"rank", Format::rank}}};
constexpr std::array<std::pair<std::string_view, Metric>, 8> metrics{{{"pairs", Metric::pairs},
                                                                      {"raw", Metric::raw},
                                                                      {"squared", Metric::squared},
                                                                      {"dichotomous", Metric::dichotomous},
                                                                      {"standardized", Metric::standardized},
                                                                      {"spearman", Metric::spearman},
                                                                      {"footrule", Metric::footrule},
                                                                      {"linear", Metric::linear}}};

}  // namespace

std::string folder() {
  const char* named = std::getenv("APLOMB_GOLDEN");
  return named != nullptr && *named != '\0' ? named : APLOMB_SOURCE_DIR "/tests/data/golden";
}

File::File(const std::string& name) : name_(name) {
  std::ifstream in(folder() + "/" + name);
  REQUIRE_MESSAGE(in.good(), "cannot open " << folder() << "/" << name);
  json_ = Json::parse(in);
  const Json& tolerance = json_.at("tolerance");
  abs_ = tolerance.value("abs", 1e-9);
  rel_ = tolerance.value("rel", 0.0);
}

void File::know(const Json& object, std::initializer_list<std::string_view> fields, const std::string& where) {
  for (const auto& [field, value] : object.items()) {
    const std::string& name = field;
    if (std::find(fields.begin(), fields.end(), name) == fields.end())
      FAIL_CHECK(name_ << " " << where << ": unknown field " << name);
  }
}

void File::unknown_case(const std::string& where) { FAIL_CHECK(name_ << " " << where << ": unknown kind of case"); }

void File::missed(const std::string& where, const std::string& got, const Json& want) const {
  FAIL_CHECK(name_ << " " << where << ": got " << got << ", want " << want.dump());
}

void File::number(double got, const Json& want, const std::string& where) {
  ++compared_;
  const bool met = want.is_number() && std::isfinite(got) &&
                   std::abs(got - want.get<double>()) <= abs_ + rel_ * std::abs(want.get<double>());
  if (!met) missed(where, fmt::format("{}", got), want);
}

void File::maybe(const std::optional<double>& got, const Json& want, const std::string& where) {
  if (got && !want.is_null()) return number(*got, want, where);
  ++compared_;
  if (got.has_value() != !want.is_null()) missed(where, got ? fmt::format("{}", *got) : "none", want);
}

void File::figure(const Figure<>& got, const Json& want, const std::string& where) {
  maybe(got.has_value() ? std::optional(got.value()) : std::nullopt, want, where);
}

double File::tolerance(const std::string& name) const { return json_.at("tolerance").at(name).get<double>(); }

void File::within(double abs, double rel, const Figure<>& got, const Json& want, const std::string& where) {
  const double file_abs = std::exchange(abs_, abs);
  const double file_rel = std::exchange(rel_, rel);
  figure(got, want, where);
  abs_ = file_abs;
  rel_ = file_rel;
}

void File::numbers(const std::vector<double>& got, const Json& want, const std::string& where) {
  if (!want.is_array() || want.size() != got.size()) {
    ++compared_;
    return missed(where, fmt::format("{} values", got.size()), want);
  }
  for (std::size_t i = 0; i < got.size(); ++i) number(got[i], want[i], fmt::format("{}[{}]", where, i));
}

void File::exactly(const Json& got, const Json& want, const std::string& where) {
  ++compared_;
  if (got != want) missed(where, got.dump(), want);
}

void File::report(const std::string& not_covered) const {
  fmt::print("golden {}: {} comparisons{}\n", name_, compared_,
             not_covered.empty() ? "" : "; not yet covered: " + not_covered);
  CHECK(compared_ > 0);
}

Item item_from(const Json& json, File& file, const std::string& where) {
  file.know(json, {"id", "format", "options", "metric", "scale_k", "key_q", "effectiveness", "quality_weights"}, where);
  Item item;
  const auto format = look_up(formats, json.at("format").get<std::string>());
  const auto metric = look_up(metrics, json.value("metric", std::string("pairs")));
  REQUIRE_MESSAGE((format && metric), where << ": unknown format or metric");
  item.format = *format;
  item.metric = *metric;
  item.options = json.at("options").get<std::size_t>();
  if (json.contains("key_q")) item.key_q = json["key_q"].get<Matrix>();
  if (json.contains("effectiveness")) item.effectiveness = json["effectiveness"].get<std::vector<double>>();
  if (json.contains("quality_weights")) item.quality_weights = json["quality_weights"].get<std::vector<double>>();
  item.scale_k = json.value("scale_k", 5);
  item.qualities = item.key_q.empty() ? item.quality_weights.size() : item.key_q.front().size();
  const std::string problem = problem_of(item);
  CHECK_MESSAGE(problem.empty(), where << ": " << problem);
  return item;
}

std::optional<Answer> answer_from(const Json& json, const Item& item) {
  if (json.is_null()) return std::nullopt;
  switch (item.format) {
    case Format::pick:
      return PickAnswer{json.get<std::size_t>()};
    case Format::most_least:
      return MostLeastAnswer{json.at("most").get<std::size_t>(), json.at("least").get<std::size_t>()};
    case Format::rank:
      return RankAnswer{json.get<std::vector<int>>()};
    case Format::rate:
      break;
  }
  RateAnswer rating;
  for (const Json& mark : json) {
    if (mark.is_null())
      rating.marks.push_back(std::nullopt);
    else
      rating.marks.push_back(mark.get<int>());
  }
  return rating;
}

}  // namespace aplomb::measure::golden
