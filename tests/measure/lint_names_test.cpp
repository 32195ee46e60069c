// L29: who appears.

#include "lint_rig.h"

#include <doctest/doctest.h>

#include <string>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

namespace {

/// One question a sentence.
Bank bank_with(const std::vector<std::string>& sentences) {
  Bank bank = many(sentences.size());
  for (std::size_t q = 0; q < sentences.size(); ++q) bank.questions[q].stem += ' ' + sentences[q];
  return bank;
}

measure::LintFigures figures_with(const std::vector<std::string>& sentences) {
  return measure::lint(bank_with(sentences), lint_words()).figures;
}

std::size_t about(const Findings& findings, std::string_view message) {
  std::size_t count = 0;
  for (const auto& finding : findings)
    count += english(finding.what).find(message) != std::string::npos ? std::size_t{1} : std::size_t{0};
  return count;
}

}  // namespace

TEST_CASE("customers staff and seniors are told apart") {
  const auto figures =
      figures_with({"Now Rosa waits.", "Your coworker Ravi is out.", "Now Tom, the manager, calls.",
                    "Mrs. Berg is angry.", "Now Awa Berg waits. Awa sits.", "Grace is in short supply."});
  CHECK(figures.customers.women == 3);
  CHECK(figures.customers.men == 0);
  CHECK(figures.upset.women == 1);
  CHECK(figures.staff.men == 1);
  CHECK(figures.seniors.men == 1);
}

TEST_CASE("a surname takes its sex from the title or the pronouns") {
  CHECK(figures_with({"Mr. Berg waits."}).customers.men == 1);
  CHECK(figures_with({"Here Berg waits. She has her bag."}).customers.women == 1);
  CHECK(figures_with({"Here Berg waits."}).customers.unknown == 1);
}

TEST_CASE("L29 wants women to be 40 to 60 in a hundred") {
  std::vector<std::string> sentences;
  for (const char* name : {"Rosa", "Rosa", "Awa", "Awa", "Lin", "Lin", "Ana", "Ravi", "Tom", "Jan"})
    sentences.push_back(std::string("Now ") + name + " waits.");
  CHECK(about(found(bank_with(sentences), "L29"), "of 10 named customers 70 % are women") == 1);
  sentences[0] = "Now Ravi waits.";
  CHECK(found(bank_with(sentences), "L29") == Findings{});
  // Nine people say nothing.
  CHECK(about(found(bank_with({9, "Now Rosa waits."}), "L29"), "are women") == 0);
}

TEST_CASE("L29 wants names from many places and none too often") {
  const auto findings = found(bank_with({12, "Now Rosa waits."}), "L29");
  CHECK(about(findings, "the name 'rosa' stands in 12 questions, over 3") == 1);
  CHECK(about(findings, "the names come from 1 groups of origins, under 5") == 1);
  CHECK(about(findings, "100 % of the names come from 'south'") == 1);
}
