#pragma once
// Golden data (scoring.md 11): files whose numbers come from R or from enumeration, and how closely they have to be
// met.

#include "measure/figure.h"
#include "measure/item.h"

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace aplomb::measure::golden {

using Json = nlohmann::json;

/// The folder named by the environment's APLOMB_GOLDEN, or tests/data/golden.
std::string folder();

/// A file of the folder named by the environment's APLOMB_GOLDEN, or of tests/data/golden. Comparisons are counted, and
/// every failed one fails the running test case, named by its place.
class File {
 public:
  explicit File(const std::string& name);

  [[nodiscard]] const Json& cases() const { return json_.at("cases"); }

  /// Fails the test for a field of `object` that is not named here: data that nobody compares is not covered.
  void know(const Json& object, std::initializer_list<std::string_view> fields, const std::string& where);
  void unknown_case(const std::string& where);

  /// |got - want| <= abs + rel |want|, with the file's tolerances; null matches only a figure without value.
  void number(double got, const Json& want, const std::string& where);
  void figure(const Figure<>& got, const Json& want, const std::string& where);
  void maybe(const std::optional<double>& got, const Json& want, const std::string& where);
  void numbers(const std::vector<double>& got, const Json& want, const std::string& where);
  /// With a tolerance of the file's own, such as "p_meets_abs"; throws where the file has none of that name.
  [[nodiscard]] double tolerance(const std::string& name) const;
  void within(double abs, double rel, const Figure<>& got, const Json& want, const std::string& where);
  void exactly(const Json& got, const Json& want, const std::string& where);

  /// "golden 02_item_scoring.json: 93 comparisons", and a failure when there were none.
  void report(const std::string& not_covered = {}) const;

 private:
  void missed(const std::string& where, const std::string& got, const Json& want) const;
  std::string name_;
  Json json_;
  double abs_ = 1e-9;
  double rel_ = 0;
  int compared_ = 0;
};

/// The files' item, {id, format, options, metric?, scale_k?, key_q | effectiveness + quality_weights}, and answers by
/// its format.
Item item_from(const Json& json, File& file, const std::string& where);
std::optional<Answer> answer_from(const Json& json, const Item& item);

}  // namespace aplomb::measure::golden
