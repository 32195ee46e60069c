#include "measure/lint_figures.h"

#include "measure/lint_view.h"

#include <algorithm>

#include <fmt/format.h>

namespace aplomb::measure {
namespace {

/// A mean that exists from the first case on.
class Mean {
 public:
  void add(double value) {
    sum_ += value;
    ++n_;
    top_ = n_ == 1 ? value : std::max(top_, value);
  }
  [[nodiscard]] Figure<> figure() const {
    return n_ > 0 ? Figure<>(sum_ / n_, Status::ok, n_) : Figure<>::none(Status::too_few);
  }
  [[nodiscard]] Figure<> top() const {
    return n_ > 0 ? Figure<>(top_, Status::ok, n_) : Figure<>::none(Status::too_few);
  }

 private:
  double sum_ = 0;
  double top_ = 0;
  int n_ = 0;
};

double whole(std::size_t value) { return static_cast<double>(value); }

bool holds_joiner(const LintWords& words, const Text& text) {
  return words.joiners.any(text) ||
         std::any_of(text.words.begin(), text.words.end(), [](const Word& word) { return word.after == ';'; });
}

std::size_t all_acts(const LintWords& words, const Text& text) {
  std::size_t sum = 0;
  for (const std::size_t acts : acts_in(words, text)) sum += acts;
  return sum;
}

struct Cues {
  Mean best_longest, best_shortest, length_best, length_others, joined_best, joined_others, most_acts, overlap_best,
      overlap_others, chance;
};

void count_cues(const LintView& view, const QuestionView& seen, Cues& cues) {
  const std::size_t best = *seen.best;
  const WordSet stem = content_words(view.words, seen.stem);
  bool longest = true;
  bool shortest = true;
  bool most_acts = true;
  const std::size_t acts = all_acts(view.words, seen.options[best]);
  for (std::size_t o = 0; o < seen.options.size(); ++o) {
    const Text& text = seen.options[o];
    const bool is_best = o == best;
    (is_best ? cues.length_best : cues.length_others).add(whole(text.characters));
    (is_best ? cues.joined_best : cues.joined_others).add(holds_joiner(view.words, text) ? 1 : 0);
    (is_best ? cues.overlap_best : cues.overlap_others).add(overlap(content_words(view.words, text), stem));
    longest = longest && text.characters <= seen.options[best].characters;
    shortest = shortest && text.characters >= seen.options[best].characters;
    most_acts = most_acts && (is_best || all_acts(view.words, text) < acts);
  }
  cues.best_longest.add(longest ? 1 : 0);
  cues.best_shortest.add(shortest ? 1 : 0);
  cues.most_acts.add(most_acts ? 1 : 0);
  cues.chance.add(1.0 / whole(seen.options.size()));
}

std::string pattern_of(const Question& question) {
  std::vector<double> values;
  for (const Option& option : question.options) values.push_back(option.e);
  std::sort(values.begin(), values.end());
  std::string out;
  for (const double value : values) out += fmt::format("{}{:g}", out.empty() ? "" : " ", value);
  return out;
}

void count_reading(const LintView& view, LintFigures& figures) {
  Mean stems;
  Mean options;
  Mean words_stem;
  Mean words_option;
  figures.flesch_kincaid = view.words.language.starts_with("en");
  const auto grade = [&](const std::vector<const Text*>& texts) {
    return figures.flesch_kincaid ? flesch_kincaid(texts, view.words.syllables) : lix(texts);
  };
  for (const QuestionView& seen : view.questions) {
    words_stem.add(whole(seen.stem.words.size()));
    stems.add(grade({&seen.stem}));
    std::vector<const Text*> pooled;
    for (const Text& option : seen.options) {
      pooled.push_back(&option);
      words_option.add(whole(option.words.size()));
    }
    if (!pooled.empty()) options.add(grade(pooled));
  }
  figures.words_stem = words_stem.figure();
  figures.words_option = words_option.figure();
  figures.grade_stems = stems.figure();
  figures.grade_stems_top = stems.top();
  figures.grade_options = options.figure();
  figures.grade_options_top = options.top();
}

void count_keys(const Bank& bank, LintFigures& figures) {
  std::map<std::string, QualityCount, std::less<>> counts;
  std::map<std::string, std::size_t, std::less<>> settings;
  WordSet cited;
  for (const Question& question : bank.questions) {
    ++settings[question.setting];
    ++counts[question.primary].primary;
    WordSet here;
    for (const Option& option : question.options) {
      cited.insert(option.advice.begin(), option.advice.end());
      for (const KeyEntry& entry : option.key) {
        QualityCount& count = counts[entry.quality];
        ++count.options;
        if (entry.points > 0) ++count.positives;
        if (here.insert(entry.quality).second) ++count.questions;
      }
    }
  }
  for (const Scene& scene : bank.scenes) {
    for (const Turn& turn : scene.turns) {
      for (const Reply& reply : turn.replies) cited.insert(reply.advice.begin(), reply.advice.end());
    }
  }
  for (const Quality& quality : bank.qualities) {
    QualityCount count = counts[quality.id];
    count.quality = quality.id;
    figures.qualities.push_back(std::move(count));
  }
  for (const Setting& setting : bank.settings) figures.settings.push_back({setting.id, settings[setting.id]});
  figures.advice = bank.advice.size();
  for (const Advice& advice : bank.advice) {
    if (advice.verdict != "C") continue;
    ++figures.advice_personal;
    if (cited.contains(advice.id)) ++figures.advice_cited;
  }
}

}  // namespace

std::vector<AdviceUse> advice_use(const Bank& bank) {
  std::map<std::string, std::vector<std::string>, std::less<>> cited;
  for (const Question& question : bank.questions) {
    WordSet here;
    for (const Option& option : question.options) here.insert(option.advice.begin(), option.advice.end());
    for (const std::string& id : here) cited[id].push_back(question.id);
  }
  for (const Scene& scene : bank.scenes) {
    WordSet here;
    for (const Turn& turn : scene.turns) {
      for (const Reply& reply : turn.replies) here.insert(reply.advice.begin(), reply.advice.end());
    }
    for (const std::string& id : here) cited[id].push_back(scene.id);
  }
  std::vector<AdviceUse> out;
  for (const Advice& advice : bank.advice) out.push_back({&advice, cited[advice.id]});
  return out;
}

LintFigures figures_of(const LintView& view) {
  LintFigures figures;
  Cues cues;
  Mean poor;
  Mean good;
  figures.questions = view.questions.size();
  for (const QuestionView& seen : view.questions) {
    figures.options += seen.options.size();
    for (std::size_t o = 0; o < seen.options.size(); ++o) {
      const double e = seen.question->options[o].e;
      if (e == 0) continue;
      const bool holds = view.words.absolutes.any(seen.options[o]);
      (e < 0 ? poor : good).add(holds ? 1 : 0);
      if (e < 0 && holds) ++figures.absolutes;
    }
    if (!seen.best) continue;
    ++figures.judged;
    ++figures.patterns[pattern_of(*seen.question)];
    if (figures.best_position.size() < seen.options.size()) figures.best_position.resize(seen.options.size());
    ++figures.best_position[*seen.best];
    count_cues(view, seen, cues);
  }
  figures.best_longest = cues.best_longest.figure();
  figures.best_shortest = cues.best_shortest.figure();
  figures.length_best = cues.length_best.figure();
  figures.length_others = cues.length_others.figure();
  figures.joined_best = cues.joined_best.figure();
  figures.joined_others = cues.joined_others.figure();
  figures.most_acts = cues.most_acts.figure();
  figures.overlap_best = cues.overlap_best.figure();
  figures.overlap_others = cues.overlap_others.figure();
  figures.chance = cues.chance.figure();
  figures.absolutes_poor = poor.figure();
  figures.absolutes_good = good.figure();
  count_reading(view, figures);
  count_keys(view.bank, figures);
  return figures;
}

}  // namespace aplomb::measure
