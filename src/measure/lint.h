#pragma once
// The lint: what a program can say about how a bank is written (item-writing rules, section 8: L03-L52). Pure: the bank
// and the word lists come in as values. That ids are unique, fields filled and keys in range (L01, L02, L20, L21) is
// checked where a bank is read (exchange/bank_check.h).

#include "core/bank.h"
#include "core/message.h"
#include "measure/lint_figures.h"
#include "measure/lint_words.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

enum class LintLevel {
  error,    ///< blocks
  warning,  ///< needs a reviewer's reason
  info,
};

/// When in a question's life a finding has to be gone: while it is written, at the two reviews, when job holders have
/// rated it, when people have answered it.
enum class LintStage { write, review, panel, pilot };

/// "write", "review", "panel", "pilot".
std::string_view name_of(LintStage stage);

/// A rule that any part of the program checks.
struct LintRule {
  std::string_view id;
  LintStage stage = LintStage::write;
  std::string_view why;  ///< one sentence; id of a message
};

/// None for an id that no rule has.
const LintRule* find_rule(std::string_view id);

/// Where a finding belongs. By index, since ids may be missing or used twice.
struct LintPlace {
  std::optional<std::size_t> question;
  std::optional<std::size_t> option;  ///< of the question
  std::string field;  ///< "stem", "text" …; without a question the whole place: "bank", "quality/empathy"
  std::optional<std::size_t> form = {};  ///< the assembled form in which it holds
  bool operator==(const LintPlace&) const = default;
};

struct LintFinding {
  std::string rule;
  LintLevel level = LintLevel::warning;
  LintPlace place;
  Message what;
  Message mend;
  bool operator==(const LintFinding&) const = default;
};

/// A text that nothing in the bank may copy from (L28): an article, a question that was withdrawn.
struct LintSource {
  std::string name;
  std::string text;
};

struct LintResult {
  std::vector<LintFinding> findings;  ///< by rule's theme, then in the bank's order
  LintFigures figures;
};

/// What mixes a question's id into a session's seed (core/order.h), so that L25 draws the orders that sessions draw.
using SaltOf = std::function<std::uint64_t(std::string_view question)>;

/// Every rule over the bank and over each of its forms, or, where none is assembled, over the one form of everything
/// that is not retired. Any bank may come in: what is empty or has no best option is passed over by the rules that need
/// it, and so is what a form names and the bank does not have. Shares over a bank are judged from `least_questions`
/// questions on. Without `salt_of` no orders are drawn.
LintResult lint(const Bank& bank, const LintWords& words, const std::vector<LintSource>& sources = {},
                const SaltOf& salt_of = {});

/// A share of fewer questions says nothing about a bank.
inline constexpr std::size_t least_questions = 10;

}  // namespace aplomb::measure
