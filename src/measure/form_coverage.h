#pragma once
// Parallel forms before anybody has answered: what stands in them is decided by what the questions are written to
// measure. (assembly.h chooses by statistics of items, which exist from about 100 sessions on.) Deterministic: the same
// bank and blueprint give the same forms.

#include "core/bank.h"
#include "core/blueprint.h"
#include "measure/figure.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// 1 to so many forms at a time.
inline constexpr int most_forms = 26;

/// What a form has: counts of its questions; minutes are those of its scenes too.
struct FormCounts {
  std::vector<int> measuring;  ///< by quality of the bank: questions with a keyed pair on it
  std::vector<int> primary;    ///< by quality of the bank
  std::vector<int> settings;   ///< by setting of the bank
  int easy = 0;
  int hard = 0;
  int safety = 0;              ///< scenes too
  double minutes = 0;          ///< of reading all words at 160 a minute
};

enum class CoverageProblem {
  too_few_questions,
  too_few_scenes,
  too_few_measuring,  ///< of a quality that is weighed
  too_few_primary,
  too_many_of_a_setting,
  too_many_easy,
  too_many_hard,
  too_many_safety,
  enemies_together,   ///< twins too; `what` names one of them
};
/// "too_few_measuring" ...: the words of files.
std::string_view name_of(CoverageProblem problem);

struct CoverageShortfall {
  std::string form;  ///< "A"
  CoverageProblem problem = CoverageProblem::too_few_questions;
  std::string what;  ///< the quality, setting or question; empty where there is none
  int have = 0;
  int bound = 0;     ///< what the blueprint asks for at least, or allows at most
};

struct CoverageForms {
  std::vector<aplomb::AssembledForm> forms;  ///< "A", "B", ...; questions in the bank's order
  std::vector<FormCounts> counts;            ///< by form
  std::vector<CoverageShortfall> shortfalls; ///< empty: every form meets the blueprint
};

/// `weighed`: ids of the qualities that profiles weigh. No question or scene stands in two of the forms, and none that
/// is retired or has another number of options than the blueprint says. Throws std::invalid_argument for a number of
/// forms out of range, a blueprint without questions, shares outside 0..1, and qualities that the bank does not have.
CoverageForms assemble_by_coverage(const Bank& bank, const FormBlueprint& blueprint,
                                   std::span<const std::string> weighed, int forms);

/// How alike forms are: the largest differences between two of them.
struct FormDifference {
  int measuring = 0;     ///< questions that measure one weighed quality
  int primary = 0;       ///< questions with one primary quality
  int easy = 0;
  int hard = 0;
  double minutes = 0;
};
FormDifference largest_difference(const Bank& bank, std::span<const FormCounts> counts,
                                  std::span<const std::string> weighed);

}  // namespace aplomb::measure
