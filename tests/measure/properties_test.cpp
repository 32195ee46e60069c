// What has to hold for every item, form, profile and answer, tried on many of them.

#include "measure/fit.h"
#include "measure/form_score.h"
#include "measure/pairs.h"
#include "measure/property.h"
#include "measure/session_score.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace aplomb;
using namespace aplomb::measure;
using property::holds;
using property::index_below;
using property::tenths;
using property::whole;

namespace {

constexpr double slack = 1e-9;

std::vector<double> values(std::size_t n, int low, int high) {
  std::vector<double> result;
  for (std::size_t i = 0; i < n; ++i) result.push_back(tenths(low, high));
  return result;
}

std::vector<std::size_t> permutation(std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[index_below(i)]);
  return order;
}

Item any_item(std::size_t qualities, std::size_t most_options) {
  Item item;
  item.options = static_cast<std::size_t>(whole(2, static_cast<int>(most_options)));
  item.qualities = qualities;
  item.format = *rc::gen::element(Format::pick, Format::most_least, Format::rate, Format::rank);
  if (item.format == Format::rate)
    item.metric = *rc::gen::element(Metric::pairs, Metric::raw, Metric::squared, Metric::dichotomous);
  if (item.format == Format::rank)
    item.metric = *rc::gen::element(Metric::pairs, Metric::spearman, Metric::footrule, Metric::linear);
  item.scale_k = whole(3, 5);
  // Panels' means and authors' integers; ties on purpose.
  item.effectiveness = values(item.options, 10, 10 * item.scale_k);
  if (*rc::gen::arbitrary<bool>()) {
    for (double& e : item.effectiveness) e = std::round(e);
  }
  item.quality_weights = values(qualities, 0, 20);
  for (std::size_t o = 0; o < item.options; ++o) {
    item.key_q.emplace_back();
    for (std::size_t q = 0; q < qualities; ++q) item.key_q[o].push_back(whole(-2, 2));
  }
  return item;
}

Item any_pairs_item(std::size_t qualities) {
  Item item = any_item(qualities, 6);
  item.format = *rc::gen::element(Format::rate, Format::rank);
  item.metric = Metric::pairs;
  item.scale_k = 5;
  return item;
}

RankAnswer any_ranking(std::size_t options) {
  RankAnswer answer;
  for (const std::size_t place : permutation(options)) answer.ranks.push_back(static_cast<int>(place) + 1);
  return answer;
}

Answer any_answer(const Item& item, bool partly = true) {
  switch (item.format) {
    case Format::pick:
      return PickAnswer{index_below(item.options)};
    case Format::most_least: {
      const auto order = permutation(item.options);
      return MostLeastAnswer{order[0], order[1]};
    }
    case Format::rank:
      return any_ranking(item.options);
    case Format::rate:
      break;
  }
  RateAnswer answer;
  for (std::size_t o = 0; o < item.options; ++o) answer.marks.emplace_back(whole(1, item.scale_k));
  if (partly && item.options > 1 && whole(0, 3) == 0) answer.marks[index_below(item.options)].reset();
  return answer;
}

/// Every possible complete answer.
std::vector<Answer> all_answers(const Item& item) {
  std::vector<Answer> answers;
  const std::size_t m = item.options;
  if (item.format == Format::pick) {
    for (std::size_t o = 0; o < m; ++o) answers.emplace_back(PickAnswer{o});
  } else if (item.format == Format::most_least) {
    for (std::size_t a = 0; a < m; ++a) {
      for (std::size_t b = 0; b < m; ++b) {
        if (a != b) answers.emplace_back(MostLeastAnswer{a, b});
      }
    }
  } else if (item.format == Format::rank) {
    std::vector<int> ranks(m);
    std::iota(ranks.begin(), ranks.end(), 1);
    do answers.emplace_back(RankAnswer{ranks});
    while (std::next_permutation(ranks.begin(), ranks.end()));
  } else {
    std::vector<int> marks(m, 1);
    for (;;) {
      answers.emplace_back(RateAnswer{{marks.begin(), marks.end()}});
      std::size_t o = 0;
      while (o < m && marks[o] == item.scale_k) marks[o++] = 1;
      if (o == m) break;
      ++marks[o];
    }
  }
  return answers;
}

bool near(double a, double b) { return std::abs(a - b) <= slack; }

bool same(const Figure<>& a, const Figure<>& b) {
  if (a.has_value() != b.has_value() || a.status() != b.status()) return false;
  return !a.has_value() || near(a.value(), b.value());
}

/// The item and its answer with options and qualities in another order.
Item permuted(const Item& item, const std::vector<std::size_t>& options, const std::vector<std::size_t>& columns) {
  Item other = item;
  for (std::size_t o = 0; o < item.options; ++o) {
    other.effectiveness[o] = item.effectiveness[options[o]];
    for (std::size_t q = 0; q < item.qualities; ++q) other.key_q[o][q] = item.key_q[options[o]][columns[q]];
  }
  for (std::size_t q = 0; q < item.qualities; ++q) other.quality_weights[q] = item.quality_weights[columns[q]];
  return other;
}

std::size_t place_of(const std::vector<std::size_t>& options, std::size_t old) {
  return static_cast<std::size_t>(std::find(options.begin(), options.end(), old) - options.begin());
}

Answer permuted(const Answer& answer, const std::vector<std::size_t>& options) {
  if (const auto* pick = std::get_if<PickAnswer>(&answer)) return PickAnswer{place_of(options, pick->option)};
  if (const auto* ends = std::get_if<MostLeastAnswer>(&answer))
    return MostLeastAnswer{place_of(options, ends->most), place_of(options, ends->least)};
  if (const auto* rating = std::get_if<RateAnswer>(&answer)) {
    RateAnswer other;
    for (const std::size_t o : options) other.marks.push_back(rating->marks[o]);
    return other;
  }
  RankAnswer other;
  for (const std::size_t o : options) other.ranks.push_back(std::get<RankAnswer>(answer).ranks[o]);
  return other;
}

ProfileQuality any_wanted(const std::string& quality) {
  ProfileQuality wanted;
  wanted.quality = quality;
  wanted.weight = tenths(1, 50);
  wanted.shape = *rc::gen::element(Shape::at_least, Shape::band);
  wanted.target = tenths(300, 1000);
  wanted.zero_at = wanted.target - tenths(10, 600);
  wanted.tolerance = tenths(0, 200);
  wanted.fade = tenths(10, 400);
  return wanted;
}

Question any_question(const std::string& id, const std::vector<Quality>& qualities) {
  const Item item = any_item(qualities.size(), 5);
  Question question;
  question.id = id;
  question.format = item.format;
  for (std::size_t o = 0; o < item.options; ++o) {
    Option option;
    option.id = "o" + std::to_string(o);
    option.e = item.effectiveness[o] - 3;
    for (std::size_t q = 0; q < qualities.size(); ++q) {
      if (item.key_q[o][q] != 0) option.key.push_back({qualities[q].id, item.key_q[o][q]});
    }
    question.options.push_back(std::move(option));
  }
  return question;
}

Response any_response(const Question& question) {
  const auto order = permutation(question.options.size());
  const auto id = [&](std::size_t place) { return question.options[order[place]].id; };
  switch (question.format) {
    case Format::pick:
      return Pick{id(0)};
    case Format::most_least:
      return MostLeast{id(0), id(1)};
    case Format::rank: {
      Ranking ranking;
      const int placed = whole(0, 9) == 0 ? 1 : static_cast<int>(order.size());
      for (std::size_t place = 0; place < static_cast<std::size_t>(placed); ++place) ranking.order.push_back(id(place));
      return ranking;
    }
    case Format::rate:
      break;
  }
  Rating rating;
  for (const Option& option : question.options) {
    if (whole(0, 19) > 0) rating.marks[option.id] = whole(1, 5);
  }
  return rating;
}

}  // namespace

TEST_CASE("bounds and chance are those of all possible answers") {
  holds("enumeration", [] {
    const Item item = any_item(2, 4);
    const ItemBounds bounds = bounds_of(item);
    const auto answers = all_answers(item);
    for (std::size_t q = 0; q < item.qualities; ++q) {
      std::vector<double> y;
      for (const Answer& answer : answers) y.push_back(score_item(item, answer).y[q]);
      const double mean = std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
      RC_ASSERT(near(mean, bounds.chance[q]));
      RC_ASSERT(near(*std::min_element(y.begin(), y.end()), bounds.min[q]));
      RC_ASSERT(near(*std::max_element(y.begin(), y.end()), bounds.max[q]));
    }
  });
}

TEST_CASE("parts of the options add up to the score of an item") {
  holds("option parts", [] {
    const Item item = any_item(3, 8);
    const ItemBounds raw = bounds_of(item);
    const double factor = unit_factor(raw);
    const ItemBounds bounds = scaled(raw, factor);
    const ItemScore score = scaled(score_item(item, any_answer(item)), factor);
    double ranges = 0;
    for (std::size_t q = 0; q < item.qualities; ++q) {
      double sum = bounds.chance[q];
      for (const auto& option : score.option_parts) sum += option[q];
      if (range(raw, q) > 0) RC_ASSERT(near(sum, score.y[q]));
      RC_ASSERT(score.coverage[q] >= 0);
      RC_ASSERT(score.coverage[q] <= 1);
      ranges += range(bounds, q);
    }
    RC_ASSERT((ranges == 0 || near(ranges, 2)));
    if (score.overall.has_value()) RC_ASSERT(std::abs(score.overall.value()) <= 1);
  });
}

TEST_CASE("a form stays within 0 and 100 and its points add up") {
  holds("form", [] {
    std::vector<Item> items;
    std::vector<std::optional<Answer>> answers;
    const int n = whole(1, 14);
    for (int i = 0; i < n; ++i) {
      items.push_back(any_item(2, 5));
      answers.push_back(whole(0, 9) == 0 ? std::nullopt : std::optional(any_answer(items.back())));
    }
    const FormScore form = score_form(items, answers, {}, *rc::gen::arbitrary<bool>());
    for (const QualityScore& quality : form.qualities) {
      if (quality.coverage.has_value()) {
        RC_ASSERT(quality.coverage.value() >= 0);
        RC_ASSERT(quality.coverage.value() <= 1 + slack);
      }
      RC_ASSERT(quality.pomp.has_value() == quality.baseline.has_value());
      if (!quality.pomp.has_value()) continue;
      RC_ASSERT(quality.pomp.value() >= 0);
      RC_ASSERT(quality.pomp.value() <= 100);
      double sum = quality.baseline.value();
      for (const auto& points : quality.item_points) sum += points.value_or(0);
      RC_ASSERT(near(sum, quality.pomp.value()));
    }
  });
}

TEST_CASE("permuting options and qualities permutes results") {
  holds("permutation", [] {
    const Item item = any_item(3, 6);
    const Answer answer = any_answer(item);
    const auto options = permutation(item.options);
    const auto columns = permutation(item.qualities);
    const Item other = permuted(item, options, columns);
    const ItemBounds bounds = bounds_of(item);
    const ItemBounds other_bounds = bounds_of(other);
    const ItemScore score = score_item(item, answer);
    const ItemScore other_score = score_item(other, permuted(answer, options));
    RC_ASSERT(same(score.overall, other_score.overall));
    for (std::size_t q = 0; q < item.qualities; ++q) {
      RC_ASSERT(near(bounds.min[columns[q]], other_bounds.min[q]));
      RC_ASSERT(near(bounds.max[columns[q]], other_bounds.max[q]));
      RC_ASSERT(near(bounds.chance[columns[q]], other_bounds.chance[q]));
      RC_ASSERT(near(score.y[columns[q]], other_score.y[q]));
      RC_ASSERT(near(score.coverage[columns[q]], other_score.coverage[q]));
      for (std::size_t o = 0; o < item.options; ++o)
        RC_ASSERT(near(score.option_parts[options[o]][columns[q]], other_score.option_parts[o][q]));
    }
  });
}

TEST_CASE("a constant rater gets exactly chance under pairs") {
  holds("constant rater", [] {
    Item item = any_pairs_item(3);
    item.format = Format::rate;
    const RateAnswer answer{std::vector<std::optional<int>>(item.options, whole(1, 5))};
    const ItemScore score = score_item(item, answer);
    for (const double y : score.y) RC_ASSERT(y == 0.0);
    if (score.overall.has_value()) RC_ASSERT(score.overall.value() == 0.0);
  });
}

TEST_CASE("repairing one reversed pair never lowers its quality") {
  holds("repair", [] {
    const Item item = any_pairs_item(3);
    Answer answer = any_answer(item, false);
    const auto pairs = keyed_pairs(item);
    RC_PRE(!pairs.empty());
    const KeyedPair& pair = pairs[index_below(pairs.size())];
    RC_PRE(order_of(pair, answer) != PairOrder::level);
    const auto swap_pair = [&] {
      if (auto* rating = std::get_if<RateAnswer>(&answer))
        std::swap(rating->marks[pair.hi], rating->marks[pair.lo]);
      else
        std::swap(std::get<RankAnswer>(answer).ranks[pair.hi], std::get<RankAnswer>(answer).ranks[pair.lo]);
    };
    if (order_of(pair, answer) == PairOrder::keyed) swap_pair();
    const ItemScore before = score_item(item, answer);
    swap_pair();
    const ItemScore after = score_item(item, answer);
    for (std::size_t q = 0; q < item.qualities; ++q) {
      if (pair.weights[q] > 0) RC_ASSERT(after.y[q] >= before.y[q] - slack);
    }
    RC_ASSERT(after.overall.value() >= before.overall.value() - slack);
  });
}

TEST_CASE("raising a quality never lowers the fit of an at-least profile") {
  holds("monotone fit", [] {
    std::vector<ProfileQuality> profile;
    std::vector<Figure<>> scores;
    const int n = whole(1, 6);
    for (int q = 0; q < n; ++q) {
      profile.push_back(any_wanted("q" + std::to_string(q)));
      scores.emplace_back(tenths(0, 1000));
    }
    const std::size_t raised = index_below(profile.size());
    profile[raised].shape = Shape::at_least;
    const double before = observed_fit(profile, scores).value();
    scores[raised] = std::min(100.0, scores[raised].value() + tenths(0, 500));
    const double after = observed_fit(profile, scores).value();
    RC_ASSERT(after >= before - 1e-12);
    RC_ASSERT(before >= 0);
    RC_ASSERT(after <= 100);
  });
}

TEST_CASE("the three parts of a distance add up to it") {
  holds("distance", [] {
    const auto n = static_cast<std::size_t>(whole(1, 8));
    const auto x = values(n, 0, 1000);
    const auto targets = values(n, 0, 1000);
    const Distance far = distance(x, targets);
    RC_ASSERT(std::abs(far.elevation + far.scatter + far.shape - far.d2) <= 1e-8);
    if (far.r.has_value()) RC_ASSERT(std::abs(far.r.value()) <= 1);
  });
}

TEST_CASE("rounded parts add up to the rounded total") {
  holds("rounding", [] {
    const auto n = static_cast<std::size_t>(whole(1, 40));
    std::vector<double> parts;
    for (std::size_t i = 0; i < n; ++i) parts.push_back(whole(-50000, 50000) / 997.0);
    const auto shown = rounded_to_tenths(parts);
    double total = 0;
    double shown_tenths = 0;
    for (std::size_t i = 0; i < n; ++i) {
      RC_ASSERT(std::abs(shown[i] - parts[i]) < 0.1 + slack);
      total += parts[i];
      shown_tenths += std::round(shown[i] * 10);
    }
    RC_ASSERT(shown_tenths == std::floor(total * 10 + 0.5));
  });
}

TEST_CASE("every part of a session adds up to its fit") {
  holds("session", [] {
    std::vector<Quality> qualities(3);
    Profile profile;
    for (std::size_t q = 0; q < qualities.size(); ++q) {
      qualities[q].id = "q" + std::to_string(q);
      if (q == 0 || *rc::gen::arbitrary<bool>()) profile.qualities.push_back(any_wanted(qualities[q].id));
    }
    std::vector<Question> questions;
    std::map<std::string, Response> responses;
    const int n = whole(0, 20);
    for (int i = 0; i < n; ++i) {
      questions.push_back(any_question("s" + std::to_string(i), qualities));
      if (whole(0, 11) > 0) responses[questions.back().id] = any_response(questions.back());
    }
    const SessionResult got = score_session(questions, qualities, responses, *rc::gen::arbitrary<bool>(), profile);
    RC_CLASSIFY(got.fit.has_value());
    RC_ASSERT(got.answers.size() == questions.size());
    double by_quality = got.start;
    for (const ProfilePart& part : got.profile) by_quality += part.part;
    double by_answer = got.start;
    for (const AnswerResult& answer : got.answers) {
      by_answer += answer.part;
      RC_ASSERT(std::isfinite(answer.part));
      if (answer.agreement.has_value()) RC_ASSERT(std::abs(answer.agreement.value()) <= 1);
      if (answer.status == AnswerStatus::skipped || answer.status == AnswerStatus::not_reached)
        RC_ASSERT(answer.part == 0);
    }
    RC_ASSERT(near(by_quality, by_answer));
    if (got.fit.has_value()) RC_ASSERT(near(by_quality, got.fit.value()));
    for (const QualityResult& quality : got.qualities) {
      RC_ASSERT(quality.baseline >= 0);
      RC_ASSERT(quality.baseline <= 100);
    }
    if (got.overall.has_value()) {
      RC_ASSERT(got.overall.value() >= 0);
      RC_ASSERT(got.overall.value() <= 100);
    }
  });
}
