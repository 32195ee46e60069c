// L50 over the ratings of a panel.

#include "lint_rig.h"
#include "measure/lint_panel.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::test;

namespace {

Bank for_decisions(std::size_t n) {
  Bank bank = many(n);
  bank.status = BankStatus::active;
  bank.key_source = {"job-holders", 5, .4};
  return bank;
}

/// Five raters on five marks: `marks(question, option, rater)`.
template <class Marks>
measure::KeyPanel panel_of(const Bank& bank, const Marks& marks) {
  measure::KeyPanel out;
  for (std::size_t q = 0; q < bank.questions.size(); ++q) {
    for (std::size_t o = 0; o < bank.questions[q].options.size(); ++o) {
      const Option& option = bank.questions[q].options[o];
      out.options.emplace_back(bank.questions[q].id, option.id);
      out.ratings.emplace_back();
      for (int rater = 0; rater < 5; ++rater) out.ratings.back().push_back(marks(q, option.e, rater));
    }
  }
  return out;
}

double agreed(std::size_t, double e, int) { return e + 3; }
/// Two raters of five turn the scale round.
double disputed(std::size_t, double e, int rater) { return rater < 2 ? 3 - e : e + 3; }

std::vector<std::string> said(const Bank& bank, const measure::KeyPanel& panel) {
  std::vector<std::string> out;
  for (const auto& finding : measure::lint_panel(bank, panel)) {
    CHECK(finding.rule == "L50");
    out.push_back(english(finding.what));
  }
  return out;
}

}  // namespace

TEST_CASE("L50 finds nothing where the raters agree") {
  const Bank bank = for_decisions(4);
  CHECK(said(bank, panel_of(bank, agreed)).empty());
}

TEST_CASE("L50 asks for an agreement of 80 over each form") {
  Bank bank = for_decisions(4);
  bank.forms = {{"default", "A", {"q0", "q1"}, {}}, {"default", "B", {"q2", "q3"}, {}}};
  // They quarrel over the second form alone, and by less than a standard deviation of 1.
  const auto panel = panel_of(bank, [](std::size_t q, double e, int rater) { return q < 2 ? e + 3 : 3 + (rater % 2 == 0 ? .4 : -.4) * e; });
  const auto findings = measure::lint_panel(bank, panel);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].level == warning);
  CHECK(findings[0].place.form == std::size_t{1});
  CHECK(english(findings[0].what).starts_with("the agreement of 5 raters, ICC(A,k), is "));
}

TEST_CASE("L50 names options that raters dispute") {
  const Bank bank = for_decisions(3);
  const auto findings = measure::lint_panel(bank, panel_of(bank, disputed));
  std::size_t options = 0;
  for (const auto& finding : findings) {
    if (!finding.place.option) continue;
    ++options;
    CHECK(finding.level == error);
    CHECK(finding.place.field == "e");
    CHECK(english(finding.what).ends_with(", over 1"));
  }
  CHECK(options > 0);
}

TEST_CASE("L50 says what the panel has not rated and asks nothing of a bank for practice") {
  Bank bank = for_decisions(3);
  measure::KeyPanel panel = panel_of(bank, agreed);
  panel.options.resize(8);
  panel.ratings.resize(8);
  CHECK(said(bank, panel) == std::vector<std::string>{"the panel has not rated 4 of the options"});
  bank.status = BankStatus::practice;
  CHECK(said(bank, panel_of(bank, disputed)).empty());
}
