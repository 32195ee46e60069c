#include "measure/lint_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace aplomb::measure {
namespace {

std::optional<std::size_t> best_of(const Question& question) {
  std::optional<std::size_t> best;
  bool shared = false;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const double e = question.options[i].e;
    if (!std::isfinite(e)) return std::nullopt;
    if (!best || e > question.options[*best].e) {
      best = i;
      shared = false;
    } else if (e == question.options[*best].e) {
      shared = true;
    }
  }
  return shared || question.options.size() < 2 ? std::nullopt : best;
}

}  // namespace

LintView view_of(const Bank& bank, const LintWords& words) {
  LintView view{bank, words, {}, {}, {}};
  std::vector<std::string> names;
  for (const Quality& quality : bank.qualities) names.push_back(quality.name);
  view.quality_names = Phrases(names);
  for (const Advice& advice : bank.advice) view.advice.emplace(advice.id, &advice);
  view.questions.reserve(bank.questions.size());
  for (const Question& question : bank.questions) {
    QuestionView seen{&question, text_of(question.stem, words.abbreviations), {}, best_of(question)};
    for (const Option& option : question.options) seen.options.push_back(text_of(option.text, words.abbreviations));
    view.questions.push_back(std::move(seen));
  }
  return view;
}

std::string percent(double share) { return fmt::format("{} %", static_cast<int>(std::floor(share * 100 + 0.5))); }
std::string decimal(double value, int digits) { return fmt::format("{:.{}f}", value, digits); }
std::string count_of(std::size_t count) { return std::to_string(count); }

double points_of(const Option& option, std::string_view quality) {
  for (const KeyEntry& entry : option.key) {
    if (entry.quality == quality) return entry.points;
  }
  return 0;
}

double points_on(const Bank& bank, const Option& option, std::string_view code) {
  for (const Quality& quality : bank.qualities) {
    if (quality.code == code) return points_of(option, quality.id);
  }
  return 0;
}

WordSet content_words(const LintWords& words, const Text& text) {
  WordSet out;
  for (const Word& word : text.words) {
    if (!words.stop_words.contains(word.text)) out.insert(word.text);
  }
  return out;
}

double overlap(const WordSet& of, const WordSet& in) {
  if (of.empty()) return 0;
  const auto shared = std::count_if(of.begin(), of.end(), [&](const std::string& word) { return in.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(of.size());
}

std::vector<std::size_t> acts_in(const LintWords& words, const Text& text) {
  std::vector<bool> joins(text.words.size(), false);
  for (const Phrases::Hit& hit : words.joiners.in(text)) {
    // "We'll do it then, one step at a time": before a comma or at the end nothing is joined.
    joins[hit.word] = text.words[hit.word].after == 0;
  }
  std::vector<std::size_t> acts(text.sentences, 0);
  bool counted = false;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const Word& word = text.words[i];
    if (i == 0 || joins[i] || text.words[i - 1].after == ';' || word.sentence != text.words[i - 1].sentence)
      counted = false;
    if (counted || !verb_of(words, word.text)) continue;
    ++acts[word.sentence];
    counted = true;
  }
  return acts;
}

}  // namespace aplomb::measure
