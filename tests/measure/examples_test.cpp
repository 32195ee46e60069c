// The worked examples of scoring.md, each with its number.

#include "measure/fit.h"
#include "measure/form_score.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

double near(double value) { return std::round(value * 1e9) / 1e9; }

/// most_least with keys 2, 1, -1, -2: -4..4 on one quality. (0,3) = 4, (0,1) = 1, (1,0) = -1.
Item empathy_item() {
  Item item;
  item.format = Format::most_least;
  item.options = 4;
  item.qualities = 1;
  item.key_q = {{2}, {1}, {-1}, {-2}};
  return item;
}

Item rating_item(Metric metric) {
  Item item;
  item.format = Format::rate;
  item.metric = metric;
  item.options = 4;
  item.qualities = 1;
  item.scale_k = 7;
  item.effectiveness = {6.2, 4.5, 2.0, 1.3};
  item.quality_weights = {1};
  return item;
}

RateAnswer marks(std::initializer_list<int> values) {
  RateAnswer answer;
  for (const int value : values) answer.marks.emplace_back(value);
  return answer;
}

double pomp(const Item& item, double y) {
  const ItemBounds bounds = bounds_of(item);
  return 100 * (y - bounds.min[0]) / (bounds.max[0] - bounds.min[0]);
}

}  // namespace

TEST_CASE("example 1a three most-least items") {
  const std::vector<Item> items(3, empathy_item());
  using Answers = std::vector<std::optional<Answer>>;
  const Answers all{MostLeastAnswer{0, 3}, MostLeastAnswer{0, 1}, MostLeastAnswer{1, 0}};
  const QualityScore full = score_form(items, all, {}, true).qualities.at(0);
  CHECK(full.pomp.value() == doctest::Approx(100.0 * (4 + 12) / 24));  // 66.67
  CHECK(full.baseline.value() == doctest::Approx(50));

  const Answers two{MostLeastAnswer{0, 3}, MostLeastAnswer{0, 1}, std::nullopt};
  const FormScore skipped = score_form(items, two, {}, true);
  CHECK(skipped.statuses.at(2) == ItemStatus::skipped);
  CHECK(skipped.qualities.at(0).pomp.status() == Status::incomplete);
  CHECK_FALSE(skipped.qualities.at(0).pomp.has_value());
  // What the score would be: the skipped item counts with its chance, 0.
  CHECK((4 + 1 + 0 + 12) / 24.0 * 100 == doctest::Approx(70.83).epsilon(1e-4));

  const FormScore cut = score_form(items, two, {}, false);
  CHECK(cut.statuses.at(2) == ItemStatus::not_reached);
  CHECK(cut.qualities.at(0).pomp.status() == Status::incomplete);
  CHECK(cut.qualities.at(0).answered == 2);
}

TEST_CASE("example 1b raw ratings reward the middle of the scale") {
  const Item raw = rating_item(Metric::raw);
  const double best = score_item(raw, marks({6, 5, 2, 1})).y[0];
  const double middle = score_item(raw, marks({4, 4, 4, 4})).y[0];
  CHECK(near(best) == -1.0);
  CHECK(near(middle) == -7.4);
  CHECK(pomp(raw, best) == doctest::Approx(100));
  CHECK(pomp(raw, middle) == doctest::Approx(65.2).epsilon(1e-3));
  CHECK(pomp(raw, bounds_of(raw).chance[0]) == doctest::Approx(55.0).epsilon(1e-3));
  const Item sides = rating_item(Metric::dichotomous);
  CHECK(pomp(sides, score_item(sides, marks({4, 4, 4, 4})).y[0]) == doctest::Approx(50));
}

TEST_CASE("example 1c one choice speaks for two qualities") {
  Item item;
  item.format = Format::most_least;
  item.options = 4;
  item.qualities = 2;
  item.key_q = {{2, 0}, {1, -1}, {-1, 0}, {-2, 1}};
  const ItemScore score = score_item(item, MostLeastAnswer{0, 3});
  CHECK(score.y == std::vector<double>{4, -1});
  const ItemBounds bounds = bounds_of(item);
  CHECK(bounds.max == std::vector<double>{4, 2});
  CHECK(bounds.min == std::vector<double>{-4, -2});
  CHECK(primary_quality(bounds) == 0);
}

TEST_CASE("example 5a a fit and its reasons") {
  ProfileQuality empathy;
  empathy.weight = 0.6;
  empathy.target = 70;
  empathy.zero_at = 30;
  ProfileQuality confidence;
  confidence.weight = 0.4;
  confidence.shape = Shape::band;
  confidence.target = 60;
  confidence.tolerance = 10;
  confidence.fade = 30;
  const std::vector<ProfileQuality> profile{empathy, confidence};
  CHECK(fit_of(empathy, 62) == doctest::Approx(0.8));
  CHECK(fit_of(confidence, 82) == doctest::Approx(0.6));
  const std::vector<Figure<>> scores{62.0, 82.0};
  CHECK(observed_fit(profile, scores).value() == doctest::Approx(72));

  const std::vector<double> chance{50, 50};
  const std::vector<std::vector<std::optional<double>>> points{{5.0, 30.0}, {7.0, std::nullopt}, {std::nullopt, 2.0}};
  const Explanation why = explain(profile, scores, chance, points);
  CHECK(why.start == doctest::Approx(70));
  CHECK(why.start_parts[0] == doctest::Approx(30));
  CHECK(why.start_parts[1] == doctest::Approx(40));
  CHECK(why.parts[0] == doctest::Approx(18));
  CHECK(why.parts[1] == doctest::Approx(-16));
  CHECK(why.start + why.parts[0] + why.parts[1] == doctest::Approx(why.fit.value()));
  CHECK(why.contributions[1][0].value() == doctest::Approx(1.5 * 7));

  const std::vector<double> x{62, 82};
  const std::vector<double> targets{70, 60};
  const Distance far = distance(x, targets);
  CHECK(far.d2 == doctest::Approx(548));
  CHECK(far.elevation == doctest::Approx(98));
  CHECK(far.scatter == doctest::Approx(50));
  CHECK(far.shape == doctest::Approx(400));
}
