#pragma once
// A bank prepared for the rules: every text read once.

#include "measure/lint.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::measure {

struct QuestionView {
  const Question* question = nullptr;
  Text stem;
  std::vector<Text> options;
  std::optional<std::size_t> best;  ///< the one option with the highest E
};

struct LintView {
  const Bank& bank;
  const LintWords& words;
  std::vector<QuestionView> questions;
  Phrases quality_names;
  std::map<std::string, const Advice*, std::less<>> advice;  ///< the first of each id
};

LintView view_of(const Bank& bank, const LintWords& words);

/// What the rules say into.
class LintNotes {
 public:
  void error(std::string_view rule, LintPlace place, Message what, Message mend) {
    add(LintLevel::error, rule, std::move(place), std::move(what), std::move(mend));
  }
  void warn(std::string_view rule, LintPlace place, Message what, Message mend) {
    add(LintLevel::warning, rule, std::move(place), std::move(what), std::move(mend));
  }
  void inform(std::string_view rule, LintPlace place, Message what, Message mend) {
    add(LintLevel::info, rule, std::move(place), std::move(what), std::move(mend));
  }
  void add(LintLevel level, std::string_view rule, LintPlace place, Message what, Message mend) {
    found_.push_back({std::string(rule), level, std::move(place), std::move(what), std::move(mend)});
  }
  [[nodiscard]] std::vector<LintFinding> take() { return std::exchange(found_, {}); }

 private:
  std::vector<LintFinding> found_;
};

inline LintPlace in_question(std::size_t question, std::string field = {}) {
  return {question, {}, std::move(field), {}};
}
inline LintPlace in_option(std::size_t question, std::size_t option, std::string field = "text") {
  return {question, option, std::move(field), {}};
}
inline LintPlace in_bank(std::string place = "bank") { return {{}, {}, std::move(place), {}}; }

/// "43 %", "7.5", "12".
std::string percent(double share);
std::string decimal(double value, int digits = 1);
std::string count_of(std::size_t count);

/// Points of an option on the quality with this code ("POS"); 0 when not keyed.
double points_on(const Bank& bank, const Option& option, std::string_view code);
/// Points on the quality with this id; 0 when not keyed.
double points_of(const Option& option, std::string_view quality);

/// Words that carry content, each once.
WordSet content_words(const LintWords& words, const Text& text);
/// How large a share of `of` stands in `in`; 0 for an empty set.
double overlap(const WordSet& of, const WordSet& in);

/// By sentence, the clauses with a verb; clauses are parted by the joiners and by semicolons.
std::vector<std::size_t> acts_in(const LintWords& words, const Text& text);

void lint_item(const LintView& view, std::size_t question, LintNotes& notes);
void lint_options(const LintView& view, std::size_t question, LintNotes& notes);
void lint_ui(const LintView& view, LintNotes& notes);
/// L07, of a bank or a form.
void lint_longest(const LintFigures& figures, LintNotes& notes);
void lint_cues(const LintView& view, const LintFigures& figures, LintNotes& notes);
void lint_coverage(const LintView& view, const LintFigures& figures, LintNotes& notes);
void lint_word_model(const LintView& view, LintFigures& figures, LintNotes& notes);
void lint_duplicates(const LintView& view, LintNotes& notes);
void lint_sources(const LintView& view, const std::vector<LintSource>& sources, LintNotes& notes);
void lint_names(const LintView& view, LintFigures& figures, LintNotes& notes);
void lint_key(const LintView& view, LintNotes& notes);
void lint_scenes(const LintView& view, LintNotes& notes);
void lint_forms(const LintView& view, const SaltOf& salt_of, LintNotes& notes);
/// L25, of a bank or a form: as the options are stored.
void lint_stored_places(const LintView& view, LintNotes& notes);
/// L25 of a form: questions in a row, as the options are stored.
void lint_stored_runs(const LintView& view, LintNotes& notes);
/// L25 of a form: in the orders that sessions draw.
void lint_drawn_orders(const LintView& view, const SaltOf& salt_of, LintNotes& notes);

/// A turn as the rules of questions see it; the opening is a turn without replies.
struct ScenePart {
  Question question;
  std::string place;  ///< of the turn or the scene
  std::string stem;   ///< what the stem is called there
  const Turn* turn = nullptr;
};
std::vector<ScenePart> parts_of(const Scene& scene);
/// The place of a part as the bank calls it.
LintPlace place_in(const ScenePart& part, const LintPlace& place);

/// All but the word model and the people, which their rules fill in.
LintFigures figures_of(const LintView& view);

}  // namespace aplomb::measure
