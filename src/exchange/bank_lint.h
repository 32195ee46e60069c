#pragma once
// The lint of a bank's files: what measure/lint.h finds, brought to its lines, with what an editor has waived.

#include "core/bank.h"
#include "exchange/bank_files.h"
#include "exchange/diagnostic.h"
#include "measure/lint.h"
#include "measure/lint_panel.h"

#include <cstddef>
#include <vector>

namespace aplomb::exchange {

struct BankReview {
  std::vector<Diagnostic> findings;  ///< of the reader, the check and the lint, by place; waived ones are among them
  measure::LintFigures figures;
  std::size_t waived = 0;  ///< all of them, also where a file has more findings than are listed
  bool linted = false;     ///< files that cannot be read are not linted: what is missing would be called badly written
};

/// Everything that can be said about what was read. A warning is waived by its question or by the bank, with a reason;
/// an error cannot be. A waiver that nothing needs is a note. `panel`: the ratings that the key comes from, where there
/// are any.
BankReview review_bank(const BankRead& read, const measure::LintWords& words,
                       const std::vector<measure::LintSource>& sources = {}, const measure::KeyPanel* panel = nullptr);

/// What keeps a bank from the status that it claims: every error for `active`; those of stage `write` for `proposal`;
/// for `practice` those without which nothing can be shown and scored (the reader's and the check's).
std::vector<Diagnostic> blocking(const BankReview& review, const BankRead& read);

/// Errors of stage `write`: what `bank check` exits 1 for.
bool written_well(const std::vector<Diagnostic>& findings);

}  // namespace aplomb::exchange
