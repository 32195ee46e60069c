#pragma once
// A question and a bank that no rule finds fault with, to be spoilt one way at a time.

#include "measure/lint.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace aplomb::test {

/// Short lists; the real ones are data (assets/lint/en) and have tests of their own in tests/exchange.
measure::LintWords lint_words();

/// Four options with E of 2, 1, -1 and -2.
Question good_question(const std::string& id = "q");

/// Its qualities, settings, advice and instruction, and this question.
Bank bank_of(std::vector<Question> questions);
Bank good_bank();

/// `n` questions that differ in every word; the best stands in turn at each place, and no cue gives it away.
Bank many(std::size_t n);

/// What the lint finds by this rule.
std::vector<measure::LintFinding> found(const Bank& bank, std::string_view rule,
                                        const std::vector<measure::LintSource>& sources = {});

/// The rule finds nothing in the good bank, and after `spoil` something of this level at this field.
void breaks(std::string_view rule, measure::LintLevel level, std::string_view field,
            const std::function<void(Question&)>& spoil);

/// The rule finds nothing after `change`.
void keeps(std::string_view rule, const std::function<void(Question&)>& change);

inline constexpr auto error = measure::LintLevel::error;
inline constexpr auto warning = measure::LintLevel::warning;

}  // namespace aplomb::test

template <>
struct doctest::StringMaker<std::vector<aplomb::measure::LintFinding>> {
  static doctest::String convert(const std::vector<aplomb::measure::LintFinding>& findings) {
    std::string out;
    for (const auto& finding : findings) out += "\n    " + finding.rule + ": " + english(finding.what);
    return out.c_str();
  }
};
