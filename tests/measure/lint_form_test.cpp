// The rules of a form.

#include "lint_rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

namespace {

Findings in_form(const Bank& bank, std::string_view rule) {
  std::vector<std::size_t> questions(bank.questions.size());
  std::iota(questions.begin(), questions.end(), std::size_t{0});
  auto findings = measure::lint_form(bank, lint_words(), questions);
  std::erase_if(findings, [&](const measure::LintFinding& finding) { return finding.rule != rule; });
  return findings;
}

}  // namespace

TEST_CASE("a form is told its words by quality and nothing else") {
  const auto findings = measure::lint_form(many(16), lint_words(), {0, 2, 4, 6});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "L52");
  CHECK(findings[0].level == measure::LintLevel::info);
  CHECK(english(findings[0].what) == "words by quality: empathy 100 %");
  CHECK(measure::lint_form(many(2), lint_words(), {}) == Findings{});
}

TEST_CASE("L07 holds for a form") {
  Bank bank = many(12);
  for (Question& question : bank.questions) {
    for (Option& option : question.options) option.text += option.id == "a" ? "...." : "";
  }
  CHECK(in_form(bank, "L07").size() == 1);
}

TEST_CASE("L25 shows four in a row in the same place") {
  Bank bank = many(8);
  const auto sorted = [](Question& question) {
    std::sort(question.options.begin(), question.options.end(),
              [](const Option& a, const Option& b) { return a.e > b.e; });
  };
  CHECK(in_form(bank, "L25") == Findings{});
  for (Question& question : bank.questions) sorted(question);
  const auto findings = in_form(bank, "L25");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.question == std::size_t{3});
}

TEST_CASE("L46 adds reading and marking") {
  // 81 words and 4 marks: 24.3 s + 16 s; 52 of them take 35 minutes.
  CHECK(in_form(many(45), "L46") == Findings{});
  CHECK(in_form(many(60), "L46").size() == 1);
}

TEST_CASE("L51 shows an option that a situation answers") {
  Bank bank = many(3);
  CHECK(in_form(bank, "L51") == Findings{});
  bank.questions[2].stem += ' ' + bank.questions[0].options[1].text;
  const auto findings = in_form(bank, "L51");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.question == std::size_t{0});
  CHECK(findings[0].place.option == std::size_t{1});
}
