// Whether words alone give the best option away: telling words (L18) and a naive Bayes model that has never seen the
// question it guesses (L19).

#include "measure/lint_view.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace aplomb::measure {
namespace {

constexpr std::size_t term_least = 5;
constexpr double telling = .35;
constexpr double hits_most = .40;
constexpr std::size_t terms_listed = 30;
constexpr std::size_t questions_named = 5;

struct Count {
  double best = 0;
  double others = 0;
};
using Counts = std::unordered_map<std::string, Count>;

WordSet words_of(const Text& text) {
  WordSet out;
  for (const Word& word : text.words) out.insert(word.text);
  return out;
}

WordSet terms_of(const Text& text) {
  WordSet out = words_of(text);
  for (std::size_t i = 0; i + 1 < text.words.size(); ++i) {
    if (text.words[i].sentence == text.words[i + 1].sentence)
      out.insert(text.words[i].text + ' ' + text.words[i + 1].text);
  }
  return out;
}

struct Term {
  std::string words;
  Count count;
  double share = 0;
};

/// Whether the word, or the two words of one sentence, stand in the text: without a set of all its terms, which a large
/// bank would build for every term that is told.
bool holds(const Text& text, std::string_view term) {
  const std::size_t gap = term.find(' ');
  const std::string_view first = term.substr(0, gap);
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    if (text.words[i].text != first) continue;
    if (gap == std::string_view::npos) return true;
    if (i + 1 < text.words.size() && text.words[i].sentence == text.words[i + 1].sentence &&
        text.words[i + 1].text == term.substr(gap + 1))
      return true;
  }
  return false;
}

/// Ids of the first questions with an option that holds the term.
std::string where_it_stands(const LintView& view, const std::string& term) {
  std::string out;
  std::size_t named = 0;
  for (const QuestionView& seen : view.questions) {
    const bool here = seen.best && std::any_of(seen.options.begin(), seen.options.end(),
                                               [&](const Text& text) { return holds(text, term); });
    if (!here) continue;
    if (named == questions_named) return out + " …";
    out += (out.empty() ? "" : ", ") + seen.question->id;
    ++named;
  }
  return out;
}

void telling_words(const LintView& view, LintNotes& notes) {
  Counts counts;
  Count all;
  for (const QuestionView& seen : view.questions) {
    if (!seen.best) continue;
    for (std::size_t o = 0; o < seen.options.size(); ++o) {
      const bool best = o == *seen.best;
      (best ? all.best : all.others) += 1;
      for (const std::string& term : terms_of(seen.options[o])) (best ? counts[term].best : counts[term].others) += 1;
    }
  }
  if (all.best + all.others == 0) return;
  const double base = all.best / (all.best + all.others);
  std::vector<Term> found;
  for (const auto& [words, count] : counts) {
    const double n = count.best + count.others;
    const double share = count.best / n;
    if (n >= static_cast<double>(term_least) && std::abs(share - base) > telling)
      found.push_back({words, count, share});
  }
  std::sort(found.begin(), found.end(), [&](const Term& a, const Term& b) {
    const double more_a = a.count.best + a.count.others;
    const double more_b = b.count.best + b.count.others;
    return more_a != more_b ? more_a > more_b : a.words < b.words;
  });
  if (found.size() > terms_listed) found.resize(terms_listed);
  for (const Term& term : found) {
    notes.warn("L18", in_bank(),
               {N_("'{words}' stands in {count} options, {best} of them the best ({questions})"),
                {{"words", term.words},
                 {"count", decimal(term.count.best + term.count.others, 0)},
                 {"best", decimal(term.count.best, 0)},
                 {"questions", where_it_stands(view, term.words)}}},
               {N_("use it in other options too, or less"), {}});
  }
}

/// 1 when the model's first choice is the best, 1/k when the best is one of k that tie, 0 otherwise.
double guessed(const QuestionView& seen, const Counts& counts, const Count& options) {
  Counts own;
  for (std::size_t o = 0; o < seen.options.size(); ++o) {
    for (const std::string& word : words_of(seen.options[o]))
      (o == *seen.best ? own[word].best : own[word].others) += 1;
  }
  const double best_options = options.best - 1;
  const double other_options = options.others - static_cast<double>(seen.options.size() - 1);
  std::vector<double> scores;
  for (const Text& text : seen.options) {
    double score = 0;
    for (const std::string& word : words_of(text)) {
      const Count& count = counts.at(word);
      const Count& mine = own.at(word);
      score += std::log((count.best - mine.best + 1) / (best_options + 2)) -
               std::log((count.others - mine.others + 1) / (other_options + 2));
    }
    scores.push_back(score);
  }
  const double top = *std::max_element(scores.begin(), scores.end());
  constexpr double same = 1e-9;
  if (scores[*seen.best] < top - same) return 0;
  const auto ties = std::count_if(scores.begin(), scores.end(), [&](double score) { return score >= top - same; });
  return 1.0 / static_cast<double>(ties);
}

}  // namespace

void lint_word_model(const LintView& view, LintFigures& figures, LintNotes& notes) {
  if (figures.judged >= least_questions) telling_words(view, notes);
  Counts counts;
  Count options;
  for (const QuestionView& seen : view.questions) {
    if (!seen.best) continue;
    for (std::size_t o = 0; o < seen.options.size(); ++o) {
      const bool best = o == *seen.best;
      (best ? options.best : options.others) += 1;
      for (const std::string& word : words_of(seen.options[o])) (best ? counts[word].best : counts[word].others) += 1;
    }
  }
  if (figures.judged < 2) return;
  double hits = 0;
  for (const QuestionView& seen : view.questions) {
    if (seen.best) hits += guessed(seen, counts, options);
  }
  const double share = hits / static_cast<double>(figures.judged);
  figures.word_model = Figure<>(share, Status::ok, static_cast<int>(figures.judged));
  if (figures.judged < least_questions || share <= hits_most) return;
  notes.warn(
      "L19", in_bank(),
      {N_("words alone name the best option in {share} of {count} questions, over 40 %; guessing names {chance}"),
       {{"share", percent(share)}, {"count", count_of(figures.judged)}, {"chance", percent(figures.chance.value())}}},
      {N_("let poor options use the words of the best ones; see the telling words"), {}});
}

}  // namespace aplomb::measure
