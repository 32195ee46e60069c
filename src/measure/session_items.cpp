#include "measure/session_items.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace aplomb::measure {
namespace {

bool measures(const ItemSample& sample) { return sample.max - sample.min > least_range; }

/// Rated in part: some of what the question measures was not covered.
bool whole(const FormItem& item) {
  if (item.status != ItemStatus::answered) return false;
  for (std::size_t q = 0; q < item.score.coverage.size(); ++q) {
    if (range(item.bounds, q) > 0 && item.score.coverage[q] < 1 - coverage_rounding) return false;
  }
  return true;
}

/// The question where one option, or two, are chosen out of all; nullptr for every other entry.
const Question* choice(const FormEntry& entry) {
  const auto* question = std::get_if<const Question*>(&entry);
  if (question == nullptr) return nullptr;
  const Format format = (*question)->format;
  return format == Format::pick || format == Format::most_least ? *question : nullptr;
}

std::size_t place_of(const Question& question, const std::string& option) {
  const auto found = std::find_if(question.options.begin(), question.options.end(), [&](const Option& one) { return one.id == option; });
  return static_cast<std::size_t>(found - question.options.begin());
}

double points_of(const Option& option, const std::string& quality) {
  const auto found = std::find_if(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) { return entry.quality == quality; });
  return found == option.key.end() ? 0 : found->points;
}

void add_choice(ItemSample& sample, const Question& question, const Response& response) {
  if (const auto* pick = std::get_if<Pick>(&response)) sample.most.push_back(place_of(question, pick->pick));
  if (const auto* ends = std::get_if<MostLeast>(&response)) {
    sample.most.push_back(place_of(question, ends->most.value()));
    sample.least.push_back(place_of(question, ends->least.value()));
  }
}

}  // namespace

std::vector<std::vector<ItemSample>> item_samples(std::span<const FormEntry> form, std::span<const Quality> qualities,
                                                  std::span<const std::map<std::string, Response>> persons) {
  std::vector<std::vector<ItemSample>> samples(qualities.size(), std::vector<ItemSample>(form.size()));
  const std::vector<FormItem> unanswered = form_items(form, qualities, {}, true);
  for (std::size_t i = 0; i < form.size(); ++i) {
    for (std::size_t q = 0; q < qualities.size(); ++q) {
      if (range(unanswered[i].bounds, q) <= 0) continue;
      ItemSample& sample = samples[q][i];
      sample.min = unanswered[i].bounds.min[q];
      sample.max = unanswered[i].bounds.max[q];
      sample.chance = unanswered[i].bounds.chance[q];
      if (const Question* question = choice(form[i])) {
        for (const Option& option : question->options) sample.key.push_back(points_of(option, qualities[q].id));
      }
    }
  }
  for (const auto& responses : persons) {
    const std::vector<FormItem> items = form_items(form, qualities, responses, true);
    if (!std::all_of(items.begin(), items.end(), whole)) throw std::invalid_argument("every person answered every item in full");
    for (std::size_t i = 0; i < form.size(); ++i) {
      const Question* question = choice(form[i]);
      for (std::size_t q = 0; q < qualities.size(); ++q) {
        ItemSample& sample = samples[q][i];
        sample.y.push_back(measures(sample) ? items[i].score.y[q] : 0);
        if (!sample.key.empty()) add_choice(sample, *question, responses.at(question->id));
      }
    }
  }
  return samples;
}

ItemScores measured_scores(std::span<const ItemSample> samples) {
  ItemScores scores;
  for (const ItemSample& sample : samples) {
    if (measures(sample)) scores.push_back(sample.y);
  }
  return scores;
}

}  // namespace aplomb::measure
