// Rules of a form: the questions that one person gets (L07, L25, L46, L51, L52).

#include "measure/lint_view.h"

#include <algorithm>

namespace aplomb::measure {
namespace {

constexpr std::size_t run_most = 3;
constexpr double words_a_minute = 200;
constexpr double seconds_a_mark = 4;
constexpr double minutes_most = 35;
constexpr double gives_away = .30;
constexpr std::size_t words_shared_least = 3;  ///< one word of three is chance

std::size_t marks_of(const Question& question) {
  switch (question.format) {
    case Format::rate:
    case Format::rank:
      return question.options.size();
    case Format::most_least:
      return 2;
    case Format::pick:
      return 1;
  }
  return 0;
}

std::size_t words_in(const QuestionView& seen) {
  std::size_t count = seen.stem.words.size();
  for (const Text& option : seen.options) count += option.words.size();
  return count;
}

void runs(const LintView& view, LintNotes& notes) {
  std::size_t length = 0;
  std::optional<std::size_t> last;
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const auto best = view.questions[q].best;
    length = best && best == last ? length + 1 : 1;
    last = best;
    if (!best || length != run_most + 1) continue;
    notes.warn("L25", in_question(q),
               {N_("the best stands in the same place in {count} questions in a row"), {{"count", count_of(length)}}},
               {N_("change the order of some options in the files"), {}});
  }
}

void time_needed(const LintView& view, LintNotes& notes) {
  double minutes = 0;
  for (const QuestionView& seen : view.questions) {
    minutes += static_cast<double>(words_in(seen)) / words_a_minute +
               static_cast<double>(marks_of(*seen.question)) * seconds_a_mark / 60;
  }
  if (minutes <= minutes_most) return;
  notes.warn("L46", in_bank(),
             {N_("reading and marking take {minutes} minutes, over 35"), {{"minutes", decimal(minutes, 0)}}},
             {N_("take out questions, or cut them"), {}});
}

void cross_hints(const LintView& view, LintNotes& notes) {
  std::vector<WordSet> stems;
  for (const QuestionView& seen : view.questions) stems.push_back(content_words(view.words, seen.stem));
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    for (std::size_t o = 0; o < view.questions[q].options.size(); ++o) {
      const WordSet words = content_words(view.words, view.questions[q].options[o]);
      for (std::size_t other = 0; other < stems.size(); ++other) {
        const double share = overlap(words, stems[other]);
        if (other == q || share < gives_away || share * static_cast<double>(words.size()) < words_shared_least)
          continue;
        notes.warn("L51", in_option(q, o),
                   {N_("{share} of the option's words stand in the situation of '{other}'"),
                    {{"share", percent(share)}, {"other", view.questions[other].question->id}}},
                   {N_("name the two as enemies, or reword"), {}});
      }
    }
  }
}

void words_by_quality(const LintView& view, LintNotes& notes) {
  std::map<std::string, std::size_t> words;
  std::size_t all = 0;
  for (const QuestionView& seen : view.questions) {
    words[seen.question->primary] += words_in(seen);
    all += words_in(seen);
  }
  if (all == 0) return;
  std::string said;
  for (const auto& [quality, count] : words)
    said += (said.empty() ? "" : ", ") + quality + ' ' + percent(static_cast<double>(count) / static_cast<double>(all));
  notes.inform("L52", in_bank(), {N_("words by quality: {shares}"), {{"shares", said}}}, {});
}

}  // namespace

std::vector<LintFinding> lint_form(const Bank& bank, const LintWords& words,
                                   const std::vector<std::size_t>& questions) {
  Bank form;
  form.qualities = bank.qualities;
  for (const std::size_t index : questions) form.questions.push_back(bank.questions.at(index));
  const LintView view = view_of(form, words);
  const LintFigures figures = figures_of(view);
  LintNotes notes;
  if (figures.judged >= least_questions) lint_lengths(figures, notes);
  runs(view, notes);
  time_needed(view, notes);
  cross_hints(view, notes);
  words_by_quality(view, notes);
  std::vector<LintFinding> found = notes.take();
  for (LintFinding& finding : found) {
    if (finding.place.question) finding.place.question = questions[*finding.place.question];
  }
  return found;
}

}  // namespace aplomb::measure
