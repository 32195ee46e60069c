#include "measure/lint_panel.h"

#include "measure/lint_view.h"

#include <algorithm>

namespace aplomb::measure {
namespace {

constexpr double agreement_least = .80;
constexpr double spread_most = 1.0;
constexpr double reach_of_e = 4;  ///< from -2 to +2

using Rows = std::map<std::pair<std::string, std::string>, std::size_t>;

void agreement(const Bank& bank, const KeyPanel& panel, const Rows& rows, const std::vector<std::string>& questions,
               LintPlace place, LintNotes& notes) {
  PanelRatings rated;
  std::size_t missing = 0;
  for (const std::string& id : questions) {
    const Question* question = find_question(bank, id);
    if (question == nullptr) continue;
    for (const Option& option : question->options) {
      const auto found = rows.find({id, option.id});
      if (found == rows.end()) {
        ++missing;
      } else {
        rated.push_back(panel.ratings[found->second]);
      }
    }
  }
  const Message mend{N_("discuss and rate once more, with more raters"), {}};
  if (missing > 0) {
    notes.warn("L50", place, {N_("the panel has not rated {count} of the options"), {{"count", count_of(missing)}}}, mend);
  }
  if (rated.empty()) return;
  const PanelAgreement found = agreement_of(rated, panel.marks);
  if (!found.average.has_value()) {
    notes.warn("L50", place, {N_("whether the raters agree cannot be told: too few rated every option, or all alike"), {}}, mend);
  } else if (found.average.value() < agreement_least) {
    notes.warn("L50", place,
               {N_("the agreement of {raters} raters, ICC(A,k), is {icc}, under .80"),
                {{"raters", std::to_string(found.raters)}, {"icc", decimal(found.average.value(), 2)}}},
               mend);
  }
}

}  // namespace

std::vector<LintFinding> lint_panel(const Bank& bank, const KeyPanel& panel) {
  LintNotes notes;
  if (bank.status == BankStatus::practice) return {};
  Rows rows;
  for (std::size_t row = 0; row < panel.options.size(); ++row) rows.try_emplace(panel.options[row], row);
  if (bank.forms.empty()) {
    std::vector<std::string> all;
    for (const Question& question : bank.questions) {
      if (std::find(bank.retired.begin(), bank.retired.end(), question.id) == bank.retired.end()) all.push_back(question.id);
    }
    agreement(bank, panel, rows, all, in_bank(), notes);
  }
  for (std::size_t f = 0; f < bank.forms.size(); ++f) {
    LintPlace place = in_bank();
    place.form = f;
    agreement(bank, panel, rows, bank.forms[f].questions, place, notes);
  }
  const auto consensus = consensus_of(panel.ratings, panel.marks);
  for (std::size_t q = 0; q < bank.questions.size(); ++q) {
    for (std::size_t o = 0; o < bank.questions[q].options.size(); ++o) {
      const auto row = rows.find({bank.questions[q].id, bank.questions[q].options[o].id});
      if (row == rows.end() || !consensus[row->second].spread.has_value()) continue;
      const double spread = consensus[row->second].spread.value() * reach_of_e / (panel.marks - 1);
      if (spread <= spread_most) continue;
      notes.error("L50", in_option(q, o, "e"),
                  {N_("the raters' standard deviation is {sd}, over 1"), {{"sd", decimal(spread, 2)}}},
                  {N_("discuss and rate once more; drop options that stay disputed"), {}});
    }
  }
  return notes.take();
}

}  // namespace aplomb::measure
