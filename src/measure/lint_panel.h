#pragma once
// L50 over the ratings of a panel: how far those agree who gave a bank its key.

#include "measure/lint.h"
#include "measure/panel.h"

#include <string>
#include <utility>
#include <vector>

namespace aplomb::measure {

/// Who rated what.
struct KeyPanel {
  std::vector<std::pair<std::string, std::string>> options;  ///< question and option, by row
  PanelRatings ratings;                                      ///< as many rows
  int marks = 5;                                             ///< of the scale, 2..9
};

/// The agreement of the raters' mean, ICC(A,k), over the options of each form (or of the one form of everything), which
/// is to be .80 or more; and options whose ratings have a standard deviation over 1 on the scale of E (-2..+2). Turns of
/// scenes are not rated yet, and a bank for practice alone asks for no panel. Throws std::invalid_argument for ratings
/// that agreement_of does not take.
std::vector<LintFinding> lint_panel(const Bank& bank, const KeyPanel& panel);

}  // namespace aplomb::measure
