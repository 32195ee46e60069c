// Rules of options, alone and beside the others of their question.

#include "measure/lint_view.h"

#include <algorithm>
#include <map>

namespace aplomb::measure {
namespace {

constexpr std::size_t usual_options = 4;
constexpr std::size_t option_least = 6;
constexpr std::size_t option_most = 20;
constexpr double longer = 1.5;
constexpr double much_longer = 2.0;
constexpr std::size_t most_acts = 2;
constexpr std::size_t most_equal = 2;
constexpr std::size_t reason_least = 5;

void lengths(const LintView& view, std::size_t q, LintNotes& notes) {
  const QuestionView& seen = view.questions[q];
  std::size_t shortest = 0;
  std::size_t longest = 0;
  for (std::size_t o = 0; o < seen.options.size(); ++o) {
    const std::size_t count = seen.options[o].words.size();
    if (count == 0) continue;
    shortest = shortest == 0 ? count : std::min(shortest, count);
    longest = std::max(longest, count);
    if (count >= option_least && count <= option_most) continue;
    notes.warn("L05", in_option(q, o), {N_("the option has {count} words, not 6 to 20"), {{"count", count_of(count)}}},
               count > option_most ? Message{N_("cut it to one act"), {}}
                                   : Message{N_("give it as much detail as the others"), {}});
  }
  if (shortest == 0) return;
  const double ratio = static_cast<double>(longest) / static_cast<double>(shortest);
  if (ratio <= longer) return;
  notes.add(ratio > much_longer ? LintLevel::error : LintLevel::warning, "L06", in_question(q, "option"),
            {N_("the longest option has {longest} words, the shortest {shortest}: {ratio} times as many"),
             {{"longest", count_of(longest)}, {"shortest", count_of(shortest)}, {"ratio", decimal(ratio)}}},
            {N_("bring them within 1.5"), {}});
}

void keyed_words(const LintView& view, std::size_t q, std::size_t o, LintNotes& notes) {
  const Option& option = view.questions[q].question->options[o];
  const Text& text = view.questions[q].options[o];
  const auto said = [&](const Phrases& list) { return quoted_words(text, list.in(text)); };
  if (points_on(view.bank, option, "POS") > 0) {
    if (const std::string words = said(view.words.triggers); !words.empty())
      notes.error(
          "L15", in_option(q, o),
          {N_("words that start a fight, in an option keyed for positive language: {words}"), {{"words", words}}},
          {N_("say what can be done, or mend the key"), {}});
  }
  if (points_on(view.bank, option, "CON") > 0) {
    if (const std::string words = said(view.words.hedges); !words.empty())
      notes.warn("L16", in_option(q, o),
                 {N_("words that take a promise back, in an option keyed for confidence: {words}"), {{"words", words}}},
                 {N_("say what will be done, or mend the key"), {}});
  }
  if (points_on(view.bank, option, "ACC") > 0) {
    if (const std::string words = said(view.words.blame); !words.empty())
      notes.warn("L17", in_option(q, o),
                 {N_("blame, in an option keyed for accountability: {words}"), {{"words", words}}},
                 {N_("say what will be done, or mend the key"), {}});
  }
  if (option.e > 0) {
    if (const std::string words = said(view.words.expressions); !words.empty())
      notes.warn("L40", in_option(q, o), {N_("face, body or voice in a good option: {words}"), {{"words", words}}},
                 {N_("say what is done or said"), {}});
  }
}

/// "option B", where the question has an option b.
std::string named_option(const LintView& view, std::size_t q, const Text& text) {
  for (const Phrases::Hit& hit : view.words.option_nouns.in(text)) {
    const std::size_t next = hit.word + hit.words;
    if (next >= text.words.size() || text.words[next].sentence != text.words[hit.word].sentence) continue;
    for (const Option& option : view.questions[q].question->options) {
      if (option.id.size() == 1 && option.id == text.words[next].text)
        return quoted_words(text, {{hit.word, hit.words + 1}});
    }
  }
  return {};
}

void one_option(const LintView& view, std::size_t q, std::size_t o, LintNotes& notes) {
  const Text& text = view.questions[q].options[o];
  if (const auto hits = view.words.absolutes.in(text); !hits.empty()) {
    notes.warn("L11", in_option(q, o),
               {N_("words that leave no exception: {words}"), {{"words", quoted_words(text, hits)}}},
               {N_("say it without them"), {}});
  }
  const auto acts = acts_in(view.words, text);
  if (const auto most = std::max_element(acts.begin(), acts.end()); most != acts.end() && *most > most_acts) {
    notes.warn("L14", in_option(q, o), {N_("{count} acts stand in one sentence"), {{"count", count_of(*most)}}},
               {N_("keep one act, or two that make one move"), {}});
  }
  keyed_words(view, q, o, notes);
  std::string leaning = quoted_words(text, view.words.above.in(text));
  if (leaning.empty()) leaning = named_option(view, q, text);
  if (!leaning.empty()) {
    notes.error("L36", in_option(q, o), {N_("the option leans on the others: {words}"), {{"words", leaning}}},
                {N_("let it stand alone; options are shuffled"), {}});
  }
}

/// The qualities that a piece of advice speaks for.
bool speaks_for(const Advice& advice, const Option& option) {
  return std::any_of(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) {
    return entry.quality == advice.quality ||
           std::find(advice.also.begin(), advice.also.end(), entry.quality) != advice.also.end();
  });
}

void reason(const LintView& view, std::size_t q, std::size_t o, LintNotes& notes) {
  const Option& option = view.questions[q].question->options[o];
  const std::size_t count = text_of(option.why, view.words.abbreviations).words.size();
  if (count > 0 && count < reason_least) {
    notes.error("L23", in_option(q, o, "why"),
                {N_("the reason has {count} words, under 5"), {{"count", count_of(count)}}},
                {N_("say what the option does and what follows"), {}});
  }
  if (option.advice.empty()) {
    notes.error("L23", in_option(q, o, "advice"), {N_("the reason cites no advice"), {}},
                {N_("name one that fits"), {}});
    return;
  }
  bool known = false;
  for (const std::string& id : option.advice) {
    const auto found = view.advice.find(id);
    if (found == view.advice.end()) continue;
    known = true;
    if (speaks_for(*found->second, option)) return;
  }
  if (!known) return;  // that the advice is unknown has been said where the bank is checked
  notes.error("L23", in_option(q, o, "advice"), {N_("no advice that is cited speaks for a quality of the key"), {}},
              {N_("cite one that does, or mend the key"), {}});
}

void starts(const LintView& view, std::size_t q, LintNotes& notes) {
  if (view.words.verbs.empty()) return;  // a language without lists
  const QuestionView& seen = view.questions[q];
  std::size_t speech = 0;
  std::size_t verbs = 0;
  std::string other;
  for (const Text& text : seen.options) {
    if (text.words.empty()) return;
    if (text.begins_quoted) {
      ++speech;
    } else if (view.words.verbs.contains(text.words.front().text)) {
      ++verbs;
    } else {
      other = text.words.front().written;
    }
  }
  if (speech == seen.options.size() || verbs == seen.options.size()) return;
  if (!other.empty()) {
    notes.warn("L37", in_question(q, "option"),
               {N_("an option begins with '{word}', neither speech nor a verb"), {{"word", other}}},
               {N_("begin all with a verb, or all with what is said"), {}});
    return;
  }
  notes.warn("L37", in_question(q, "option"),
             {N_("{speech} options are speech and {acts} are acts"),
              {{"speech", count_of(speech)}, {"acts", count_of(verbs)}}},
             {N_("begin all with a verb, or all with what is said"), {}});
}

void equal_e(const LintView& view, std::size_t q, LintNotes& notes) {
  std::map<double, std::size_t> counts;
  for (const Option& option : view.questions[q].question->options) ++counts[option.e];
  for (const auto& [e, count] : counts) {
    if (count <= most_equal) continue;
    notes.warn("L26", in_question(q, "option"),
               {N_("{count} options have the effectiveness {e}"), {{"count", count_of(count)}, {"e", decimal(e)}}},
               {N_("spread them"), {}});
  }
}

}  // namespace

void lint_options(const LintView& view, std::size_t q, LintNotes& notes) {
  const QuestionView& seen = view.questions[q];
  if (const std::size_t count = seen.options.size(); count >= 3 && count <= 6 && count != usual_options) {
    notes.warn("L03", in_question(q, "option"),
               {N_("the number of options is {count}, not 4"), {{"count", count_of(count)}}},
               {N_("write four; three only if a fourth would be silly"), {}});
  }
  lengths(view, q, notes);
  for (std::size_t o = 0; o < seen.options.size(); ++o) {
    one_option(view, q, o, notes);
    reason(view, q, o, notes);
  }
  starts(view, q, notes);
  equal_e(view, q, notes);
}

}  // namespace aplomb::measure
