#pragma once
// What some readers need beside the bytes.

#include "core/bank.h"
#include "exchange/diagnostic.h"
#include "measure/lint.h"

#include <string>
#include <vector>

namespace aplomb::fuzz {

/// A bank with a question of every format and a scene.
const Bank& answered_bank();
/// The lint's lists as shipped, without the frequent words that the build makes.
const measure::LintWords& lint_words();
/// Every finding says something, on one line, and has a file.
void check_findings(const std::vector<exchange::Diagnostic>& findings);

}  // namespace aplomb::fuzz
