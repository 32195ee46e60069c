#include "measure/item_analysis.h"

#include "measure/distribution.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double rounding = 1e-9;  // POMP points: a mean that equals a bound in decimals

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

bool measures(const ItemSample& item) { return item.max - item.min > least_range; }

void require_sound(const ItemSample& item, std::size_t persons) {
  require_values(std::vector<double>{item.min, item.max, item.chance});
  require_values(item.key);
  require_values(item.y);
  const bool chosen = !item.key.empty();
  require(item.y.size() == persons, "every item has a score of every person");
  require(item.most.size() == (chosen ? persons : 0), "every person chose an option");
  require(item.least.empty() || (chosen && item.least.size() == persons), "every person chose a poorest option");
  const auto in_range = [&](std::size_t option) { return option < item.key.size(); };
  require(std::all_of(item.most.begin(), item.most.end(), in_range) &&
              std::all_of(item.least.begin(), item.least.end(), in_range),
          "a choice is no option");
}

/// 1 where a person chose the option as best, -1 as poorest, 0 else.
std::vector<double> choices_of(const ItemSample& item, std::size_t option) {
  std::vector<double> choices;
  for (std::size_t person = 0; person < item.most.size(); ++person) {
    double choice = item.most[person] == option ? 1 : 0;
    if (!item.least.empty() && item.least[person] == option) choice -= 1;
    choices.push_back(choice);
  }
  return choices;
}

long long count_of(const std::vector<std::size_t>& choices, std::size_t option) {
  return std::count(choices.begin(), choices.end(), option);
}

std::vector<OptionFigures> options_of(const ItemSample& item, std::span<const double> rest, Status gated, int n) {
  std::vector<OptionFigures> options;
  const auto share = [&](const std::vector<std::size_t>& choices, std::size_t option) {
    return Figure<>(static_cast<double>(count_of(choices, option)) / n, gated, n);
  };
  for (std::size_t o = 0; o < item.key.size(); ++o) {
    const Figure<> r = correlation(choices_of(item, o), rest);
    options.push_back({share(item.most, o),
                       item.least.empty() ? Figure<>::none(Status::not_measured, n) : share(item.least, o),
                       r.has_value() ? Figure<>(r.value(), gated, n) : r});
  }
  return options;
}

bool dead_option(const ItemSample& item, long long n) {
  for (std::size_t o = 0; o < item.key.size(); ++o) {
    // Whole numbers: 3/140 + 4/140 may fall short of .05 in binary.
    if (item.least.empty() ? 50 * count_of(item.most, o) < n
                           : 20 * (count_of(item.most, o) + count_of(item.least, o)) < n)
      return true;
  }
  return false;
}

bool key_suspect(const ItemSample& item, const std::vector<OptionFigures>& options, int n) {
  if (options.empty()) return false;
  const auto best = static_cast<std::size_t>(std::max_element(item.key.begin(), item.key.end()) - item.key.begin());
  const Figure<>& keyed = options[best].rest_r;
  if (!keyed.has_value()) return false;
  const double clear = keyed.value() + std::max(0.10, 2 / std::sqrt(static_cast<double>(n)));
  return std::any_of(options.begin(), options.end(), [&](const OptionFigures& option) {
    return option.rest_r.has_value() && option.rest_r.value() > clear;
  });
}

std::vector<ItemFlag> flags_of(const ItemSample& item, const ItemFigures& figures, const Figure<>& alpha, int n) {
  std::vector<ItemFlag> flags;
  const auto flag = [&](bool raised, ItemFlag which) {
    if (raised) flags.push_back(which);
  };
  const Figure<>& r = figures.item_rest;
  flag(figures.mean.value() <= figures.chance.value() + rounding, ItemFlag::at_or_below_chance);
  flag(dead_option(item, n), ItemFlag::dead_option);
  flag(alpha.has_value() && figures.alpha_if_deleted.has_value() &&
           figures.alpha_if_deleted.value() > alpha.value() + 0.02,
       ItemFlag::hurts_alpha);
  flag(key_suspect(item, figures.options, n), ItemFlag::key_suspect);
  flag(figures.sd.value() < 5, ItemFlag::low_variance);
  flag(r.has_value() && r.value() < 0, ItemFlag::negative_discrimination);
  flag(r.has_value() && r.value() >= 0 && r.value() < 0.10, ItemFlag::weak_discrimination);
  flag(figures.mean.value() > 90 + rounding, ItemFlag::too_easy);
  return flags;
}

ItemFigures without_figures(Status status, int n) {
  ItemFigures figures;
  figures.status = status;
  figures.mean = figures.sd = figures.chance = figures.item_rest = figures.alpha_if_deleted = Figure<>::none(status, n);
  figures.item_rest_limits = Limits::none(status, n);
  return figures;
}

}  // namespace

std::string_view name_of(ItemFlag flag) {
  switch (flag) {
    case ItemFlag::at_or_below_chance:
      return "at_or_below_chance";
    case ItemFlag::dead_option:
      return "dead_option";
    case ItemFlag::hurts_alpha:
      return "hurts_alpha";
    case ItemFlag::key_suspect:
      return "key_suspect";
    case ItemFlag::low_variance:
      return "low_variance";
    case ItemFlag::negative_discrimination:
      return "negative_discrimination";
    case ItemFlag::weak_discrimination:
      return "weak_discrimination";
    case ItemFlag::too_easy:
      return "too_easy";
  }
  return {};
}

Limits correlation_limits(const Figure<>& r, int n) {
  if (!r.has_value()) return Limits::none(r.status(), n);
  require(std::abs(r.value()) <= 1, "a correlation lies in -1..1");
  if (n < 4) return Limits::none(Status::too_few, n);
  const double half = z975 / std::sqrt(n - 3.0);
  const double middle = std::atanh(r.value());  // infinite at -1 and 1, where both limits are r
  return {Figure<>(std::tanh(middle - half), r.status(), n), Figure<>(std::tanh(middle + half), r.status(), n)};
}

ItemAnalysis analyse_items(std::span<const ItemSample> items) {
  const std::size_t persons = items.empty() ? 0 : items.front().y.size();
  for (const ItemSample& item : items) require_sound(item, persons);
  ItemAnalysis analysis;
  analysis.n = static_cast<int>(persons);
  analysis.status = gate(analysis.n);
  ItemScores scores;
  std::vector<double> total(persons, 0);
  for (const ItemSample& item : items) {
    if (!measures(item)) continue;
    scores.push_back(item.y);
    for (std::size_t person = 0; person < persons; ++person) total[person] += item.y[person];
  }
  analysis.reliability = reliability_of(scores);
  std::size_t measured = 0;
  for (const ItemSample& item : items) {
    if (!measures(item)) {
      analysis.items.push_back(without_figures(Status::not_measured, analysis.n));
      continue;
    }
    const std::size_t place = measured++;
    if (analysis.status == Status::too_few) {
      analysis.items.push_back(without_figures(Status::too_few, analysis.n));
      continue;
    }
    ItemFigures figures;
    figures.status = analysis.status;
    const auto figure = [&](double value) { return Figure<>(value, analysis.status, analysis.n); };
    std::vector<double> pomp;
    std::vector<double> rest(total);
    for (std::size_t person = 0; person < persons; ++person) {
      pomp.push_back(100 * ((item.y[person] - item.min) / (item.max - item.min)));
      rest[person] -= item.y[person];
    }
    figures.mean = figure(mean(pomp));
    figures.sd = figure(sd(pomp).value());
    figures.chance = figure(100 * ((item.chance - item.min) / (item.max - item.min)));
    figures.item_rest = analysis.reliability.item_rest[place];
    figures.item_rest_limits = correlation_limits(figures.item_rest, analysis.n);
    figures.alpha_if_deleted = analysis.reliability.alpha_if_deleted[place];
    figures.options = options_of(item, rest, analysis.status, analysis.n);
    figures.flags = flags_of(item, figures, analysis.reliability.alpha, analysis.n);
    analysis.items.push_back(std::move(figures));
  }
  return analysis;
}

std::vector<ItemSample> item_samples(std::span<const Item> items,
                                     std::span<const std::vector<std::optional<Answer>>> persons, std::size_t q) {
  std::vector<ItemSample> samples;
  std::vector<Item> ready;
  for (const Item& item : items) {
    const ItemBounds bounds = bounds_of(item);
    require(q < item.qualities, "the items do not have this quality");
    const Item keyed = with_key_q(item);
    ItemSample sample;
    if (range(bounds, q) > 0) {
      sample.min = bounds.min[q];
      sample.max = bounds.max[q];
      sample.chance = bounds.chance[q];
      if (item.format == Format::pick || item.format == Format::most_least) {
        for (const auto& option : keyed.key_q) sample.key.push_back(option[q]);
      }
    }
    samples.push_back(std::move(sample));
    ready.push_back(keyed);
  }
  for (const auto& answers : persons) {
    require(answers.size() == items.size(), "a person has one answer, given or not, for each item");
    std::vector<double> y;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!answers[i] || !valid(ready[i], *answers[i])) break;
      const auto* rating = std::get_if<RateAnswer>(&*answers[i]);
      if (rating != nullptr && std::find(rating->marks.begin(), rating->marks.end(), std::nullopt) != rating->marks.end())
        break;
      y.push_back(samples[i].max > samples[i].min ? score_item(ready[i], *answers[i]).y[q] : 0);
    }
    if (y.size() < items.size()) continue;
    for (std::size_t i = 0; i < items.size(); ++i) {
      ItemSample& sample = samples[i];
      sample.y.push_back(y[i]);
      if (sample.key.empty()) continue;
      if (const auto* pick = std::get_if<PickAnswer>(&*answers[i])) sample.most.push_back(pick->option);
      if (const auto* ends = std::get_if<MostLeastAnswer>(&*answers[i])) {
        sample.most.push_back(ends->most);
        sample.least.push_back(ends->least);
      }
    }
  }
  return samples;
}

}  // namespace aplomb::measure
