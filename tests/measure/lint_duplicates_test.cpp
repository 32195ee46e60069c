// L27 and L28: what is too like something else.

#include "lint_rig.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

TEST_CASE("L27 refuses the same situation twice") {
  Bank bank = many(2);
  CHECK(found(bank, "L27") == Findings{});
  bank.questions[1].stem = "“" + bank.questions[0].stem + "” ";
  const auto findings = found(bank, "L27");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].level == error);
  CHECK(findings[0].place.question == std::size_t{1});
  CHECK(findings[0].place.field == "stem");
}

TEST_CASE("L27 shows situations that are alike unless they are twins") {
  Bank bank = many(3);
  bank.questions[2].stem = bank.questions[0].stem + " One fact more.";
  const auto findings = found(bank, "L27");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].level == warning);
  CHECK(english(findings[0].what).find("'q0'") != std::string::npos);
  bank.questions[0].twin = "q2";
  CHECK(found(bank, "L27") == Findings{});
}

TEST_CASE("L27 refuses an option that stands in two questions") {
  Bank bank = many(2);
  bank.questions[1].options[0].text = bank.questions[0].options[2].text;
  REQUIRE(found(bank, "L27").size() == 1);
  CHECK(found(bank, "L27")[0].level == error);
  bank.questions[1].duplicate_of = "q0";
  CHECK(found(bank, "L27") == Findings{});
  bank.questions[1].duplicate_of.clear();
  // A turn of phrase is nobody's.
  bank.questions[1].options[0].text = bank.questions[0].options[2].text = "“I will see.”";
  CHECK(found(bank, "L27") == Findings{});
}

TEST_CASE("L28 refuses seven words in a row from a source") {
  const std::vector<measure::LintSource> sources{
      {"a1.txt", "Some say: one heel has come off, on her way to work, today."}};
  const auto findings = found(good_bank(), "L28", sources);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].level == error);
  CHECK(english(findings[0].what) == "10 words in a row stand in a1.txt: one heel has come off on her way to work");
  CHECK(found(good_bank(), "L28", {{"a2.txt", "One heel has come off on her."}}).size() == 1);
  CHECK(found(good_bank(), "L28", {{"a3.txt", "One heel has come off on a way to work."}}) == Findings{});
  CHECK(found(good_bank(), "L28") == Findings{});
}
