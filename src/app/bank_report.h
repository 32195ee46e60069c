#pragma once
// What `aplomb bank check` says, as text for people and as JSON for machines.

#include "core/bank.h"
#include "exchange/bank_lint.h"

#include <string>

namespace aplomb::app {

/// One line a finding that is not waived.
std::string findings_text(const exchange::BankReview& review);

/// The bank's own figures with the limits of the rules.
std::string figures_text(const exchange::BankReview& review, const Bank& bank);

/// Each advice with the questions whose reasons cite it.
std::string coverage_text(const Bank& bank);

/// "0 errors, 2 warnings in 76 questions; 3 warnings are waived." and what is still to come before the bank can be
/// active.
std::string summary_text(const exchange::BankReview& review, const Bank& bank);

/// A list of all findings, the waived ones with their reason.
std::string findings_json(const exchange::BankReview& review, const Bank& bank);
/// An object: "summary" and "figures".
std::string figures_json(const exchange::BankReview& review, const Bank& bank);
/// A list: advice, quality, verdict, questions.
std::string coverage_json(const Bank& bank);

}  // namespace aplomb::app
