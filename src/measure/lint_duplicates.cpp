// Texts that are too like each other (L27) and texts copied from elsewhere (L28). Shingles are indexed, so that only
// texts which share one are compared.

#include "measure/lint_view.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace aplomb::measure {
namespace {

constexpr std::size_t shingle = 3;
constexpr double alike = .30;
constexpr double options_alike = .60;
constexpr std::size_t copied_run = 7;
constexpr std::size_t own_text = 5;          ///< words from which an option is more than a turn of phrase
constexpr std::size_t common_shingle = 200;  ///< what stands in more stems than this tells none of them apart

using Shingles = std::unordered_set<std::string>;

std::string run_of(const Text& text, std::size_t begin, std::size_t length) {
  std::string out;
  for (std::size_t i = begin; i < begin + length; ++i) out += (i > begin ? " " : "") + text.words[i].text;
  return out;
}

Shingles shingles_of(const Text& text) {
  Shingles out;
  for (std::size_t i = 0; i + shingle <= text.words.size(); ++i) out.insert(run_of(text, i, shingle));
  return out;
}

double jaccard(std::size_t shared, std::size_t a, std::size_t b) {
  const std::size_t all = a + b - shared;
  return all > 0 ? static_cast<double>(shared) / static_cast<double>(all) : 0;
}

/// Flip pairs and declared duplicates are alike on purpose; no form holds both.
bool on_purpose(const Question& a, const Question& b) {
  return a.twin == b.id || b.twin == a.id || a.duplicate_of == b.id || b.duplicate_of == a.id;
}

void same_stems(const LintView& view, LintNotes& notes) {
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const std::string text = normalised(view.questions[q].stem);
    if (text.empty()) continue;
    const auto [there, fresh] = first.try_emplace(text, q);
    if (fresh) continue;
    notes.error("L27", in_question(q, "stem"),
                {N_("the situation is that of '{other}', word for word"),
                 {{"other", view.questions[there->second].question->id}}},
                {N_("write another, or withdraw one"), {}});
  }
}

void like_stems(const LintView& view, LintNotes& notes) {
  std::vector<Shingles> all;
  std::unordered_map<std::string, std::vector<std::size_t>> index;
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    all.push_back(shingles_of(view.questions[q].stem));
    std::unordered_map<std::size_t, std::size_t> shared;
    for (const std::string& words : all.back()) {
      auto& holders = index[words];
      if (holders.size() < common_shingle) {
        for (const std::size_t other : holders) ++shared[other];
        holders.push_back(q);
      }
    }
    // The likest alone: of a hundred copies each needs one finding, not a hundred.
    const QuestionView& us = view.questions[q];
    std::size_t likest = q;
    double most = 0;
    for (const auto& [other, count] : shared) {
      const double share = jaccard(count, all[other].size(), all.back().size());
      const QuestionView& them = view.questions[other];
      const bool likelier = share > most || (share == most && other < likest);
      if (share < alike || !likelier || on_purpose(*us.question, *them.question)) continue;
      likest = other;
      most = share;
    }
    if (likest == q || normalised(us.stem) == normalised(view.questions[likest].stem)) continue;
    notes.warn("L27", in_question(q, "stem"),
               {N_("the situation is {share} like that of '{other}'"),
                {{"share", percent(most)}, {"other", view.questions[likest].question->id}}},
               {N_("change the case, or name the other as its twin"), {}});
  }
}

void like_options(const LintView& view, LintNotes& notes) {
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const QuestionView& seen = view.questions[q];
    std::vector<WordSet> words(seen.options.size());
    for (std::size_t o = 0; o < seen.options.size(); ++o) {
      for (const Word& word : seen.options[o].words) words[o].insert(word.text);
    }
    for (std::size_t a = 0; a < seen.options.size(); ++a) {
      for (std::size_t b = a + 1; b < seen.options.size() && !words[a].empty(); ++b) {
        const std::string& other = seen.question->options[a].id;
        if (normalised(seen.options[a]) == normalised(seen.options[b])) {
          notes.error("L27", in_option(q, b), {N_("the option is option {other}, word for word"), {{"other", other}}},
                      {N_("write another"), {}});
          continue;
        }
        const auto shared = static_cast<std::size_t>(std::count_if(
            words[a].begin(), words[a].end(), [&](const std::string& word) { return words[b].contains(word); }));
        const double share = jaccard(shared, words[a].size(), words[b].size());
        if (share < options_alike) continue;
        notes.warn(
            "L27", in_option(q, b),
            {N_("{share} of the words are those of option {other}"), {{"share", percent(share)}, {"other", other}}},
            {N_("let them differ in more than a word"), {}});
      }
    }
  }
}

void same_options(const LintView& view, LintNotes& notes) {
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const QuestionView& seen = view.questions[q];
    for (std::size_t o = 0; o < seen.options.size(); ++o) {
      if (seen.options[o].words.size() < own_text) continue;
      const auto [there, fresh] = first.try_emplace(normalised(seen.options[o]), q);
      const Question& other = *view.questions[there->second].question;
      if (fresh || there->second == q || on_purpose(*seen.question, other)) continue;
      notes.error("L27", in_option(q, o),
                  {N_("the option stands in '{other}' too, word for word"), {{"other", other.id}}},
                  {N_("write another"), {}});
    }
  }
}

struct SourceRun {
  std::size_t source = 0;
  std::size_t word = 0;
};

/// Every run of seven words of the sources, and the sources themselves to follow a run on.
class CopyIndex {
 public:
  CopyIndex(const LintView& view, const std::vector<LintSource>& sources) : sources_(sources) {
    for (std::size_t s = 0; s < sources.size(); ++s) {
      texts_.push_back(text_of(sources[s].text, view.words.abbreviations));
      for (std::size_t i = 0; i + copied_run <= texts_[s].words.size(); ++i)
        runs_.try_emplace(run_of(texts_[s], i, copied_run), SourceRun{s, i});
    }
  }

  void check(const LintView& view, std::string_view raw, const LintPlace& place, LintNotes& notes) const {
    const Text text = text_of(raw, view.words.abbreviations);
    for (std::size_t i = 0; i + copied_run <= text.words.size(); ++i) {
      const auto found = runs_.find(run_of(text, i, copied_run));
      if (found == runs_.end()) continue;
      const Text& from = texts_[found->second.source];
      std::size_t length = copied_run;
      while (i + length < text.words.size() && found->second.word + length < from.words.size() &&
             text.words[i + length].text == from.words[found->second.word + length].text)
        ++length;
      notes.error("L28", place,
                  {N_("{count} words in a row stand in {source}: {words}"),
                   {{"count", count_of(length)},
                    {"source", sources_[found->second.source].name},
                    {"words", run_of(text, i, length)}}},
                  {N_("say it in your own words"), {}});
      i += length - 1;
    }
  }

 private:
  const std::vector<LintSource>& sources_;
  std::vector<Text> texts_;
  std::unordered_map<std::string, SourceRun> runs_;
};

}  // namespace

void lint_duplicates(const LintView& view, LintNotes& notes) {
  same_stems(view, notes);
  like_stems(view, notes);
  like_options(view, notes);
  same_options(view, notes);
}

void lint_sources(const LintView& view, const std::vector<LintSource>& sources, LintNotes& notes) {
  if (sources.empty()) return;
  const CopyIndex index(view, sources);
  const auto check = [&](std::string_view text, const LintPlace& place) { index.check(view, text, place, notes); };
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    const Question& question = *view.questions[q].question;
    check(question.stem, in_question(q, "stem"));
    for (std::size_t o = 0; o < question.options.size(); ++o) {
      check(question.options[o].text, in_option(q, o));
      check(question.options[o].why, in_option(q, o, "why"));
    }
  }
  for (const Advice& advice : view.bank.advice) check(advice.words, in_bank("advice/" + advice.id + "/words"));
  for (const Quality& quality : view.bank.qualities)
    check(quality.definition, in_bank("quality/" + quality.id + "/definition"));
  for (const PracticeQuestion& practice : view.bank.practice)
    check(practice.stem, in_bank("practice/" + practice.id + "/stem"));
  for (const FollowUp& follow_up : view.bank.follow_ups)
    check(follow_up.ask, in_bank("follow-up/" + follow_up.quality + "/ask"));
}

}  // namespace aplomb::measure
