// Each rule of the bank as a whole.

#include "lint_rig.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace aplomb;
using namespace aplomb::test;
using measure::LintFinding;
using Findings = std::vector<LintFinding>;

namespace {

Option& best_of(Question& question) {
  return *std::max_element(question.options.begin(), question.options.end(),
                           [](const Option& a, const Option& b) { return a.e < b.e; });
}

/// `count` of the questions are spoilt, the others stay.
Bank spoilt(std::size_t n, std::size_t count, const std::function<void(Question&)>& spoil) {
  Bank bank = many(n);
  for (std::size_t q = 0; q < count; ++q) spoil(bank.questions[q]);
  return bank;
}

std::size_t about(const Findings& findings, std::string_view message) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const LintFinding& finding) {
    return english(finding.what).find(message) != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("a bank without cues has no finding of cues") {
  const Bank bank = many(24);
  for (const char* rule : {"L07", "L08", "L14", "L18", "L19", "L22", "L25", "L26", "L27", "L38"}) {
    CAPTURE(rule);
    CHECK(found(bank, rule) == Findings{});
  }
}

TEST_CASE("L07 shows that the best is the longest") {
  const auto longer = [](Question& q) { best_of(q).text += "......"; };
  const auto half = found(spoilt(20, 20, longer), "L07");
  REQUIRE(half.size() == 1);
  CHECK(half[0].level == error);
  CHECK(half[0].place.field == "bank");
  const auto shorter = [](Question& q) {
    for (Option& option : q.options) option.text += "......";
    best_of(q).text.resize(best_of(q).text.size() - 10);
  };
  CHECK(about(found(spoilt(20, 20, shorter), "L07"), "shortest") == 1);
  // Of nine questions a share is not judged.
  CHECK(found(spoilt(9, 9, longer), "L07") == Findings{});
}

TEST_CASE("L07 warns over 40 and blocks over 50 in a hundred") {
  Bank bank = many(20);
  for (Question& question : bank.questions) {
    for (Option& option : question.options) option.text = std::string(option.e == 2 ? 30 : 40, 'x');
  }
  for (std::size_t q = 0; q < 10; ++q) best_of(bank.questions[q]).text = std::string(50, 'x');
  const auto longest = [&] {
    auto findings = found(bank, "L07");
    std::erase_if(findings, [](const LintFinding& finding) {
      return english(finding.what).find("longest") == std::string::npos;
    });
    return findings;
  };
  REQUIRE(longest().size() == 1);
  CHECK(longest()[0].level == warning);
  best_of(bank.questions[10]).text = std::string(50, 'x');
  CHECK(longest()[0].level == error);
  best_of(bank.questions[10]).text = best_of(bank.questions[9]).text = best_of(bank.questions[8]).text = "xxx";
  CHECK(longest() == Findings{});
}

TEST_CASE("L08 compares the mean length of the best with the others") {
  CHECK(found(spoilt(12, 12, [](Question& q) { best_of(q).text += std::string(20, '.'); }), "L08").size() == 1);
}

TEST_CASE("L11 compares poor and good options over the bank") {
  const auto poor = [](Question& q) {
    for (Option& option : q.options) {
      if (option.e < 0) option.text += " Never.";
    }
  };
  CHECK(about(found(spoilt(12, 6, poor), "L11"), "over 1.5 times") == 1);
  const auto both = [](Question& q) {
    for (Option& option : q.options) option.text += " Never.";
  };
  CHECK(about(found(spoilt(12, 12, both), "L11"), "over 1.5 times") == 0);
  // Two options are chance.
  CHECK(about(found(spoilt(12, 1, poor), "L11"), "over 1.5 times") == 0);
}

TEST_CASE("L14 shows that the best joins clauses or holds the most acts") {
  const auto joins = [](Question& q) { best_of(q).text += " Then go and sit."; };
  CHECK(about(found(spoilt(12, 12, joins), "L14"), "join clauses") == 1);
  const auto acts = [](Question& q) { best_of(q).text += " Ask. Wait. Call."; };
  const auto findings = found(spoilt(12, 12, acts), "L14");
  CHECK(about(findings, "most acts") == 1);
  CHECK(about(found(spoilt(12, 4, acts), "L14"), "most acts") == 0);
}

TEST_CASE("L18 shows words that tell the best option") {
  const auto findings = found(spoilt(20, 6, [](Question& q) { best_of(q).text += " Sorry."; }), "L18");
  REQUIRE(findings.size() == 1);
  CHECK(english(findings[0].what).find("'sorry' stands in 6 options, 6 of them the best (q0, q1") == 0);
  CHECK(found(spoilt(20, 4, [](Question& q) { best_of(q).text += " Sorry."; }), "L18") == Findings{});
  const auto everywhere = [](Question& q) {
    for (Option& option : q.options) option.text += " Sorry.";
  };
  CHECK(found(spoilt(20, 20, everywhere), "L18") == Findings{});
}

TEST_CASE("L19 names the share that words alone find") {
  const auto none = measure::lint(many(24), lint_words()).figures;
  // Every option has words of its own, so the model knows nothing and guesses.
  CHECK(none.word_model.value() == doctest::Approx(.25));
  CHECK(none.chance.value() == doctest::Approx(.25));
  const Bank bank = spoilt(20, 20, [](Question& q) { best_of(q).text += " Sorry."; });
  CHECK(measure::lint(bank, lint_words()).figures.word_model.value() == doctest::Approx(1));
  CHECK(found(bank, "L19").size() == 1);
}

TEST_CASE("L22 shows two qualities that are keyed alike") {
  const auto keyed = [](double second) {
    return [=](Question& q) {
      for (Option& option : q.options) {
        option.key = {{"empathy", option.e == 0 ? 1 : option.e}, {"positive", second * (option.e == 0 ? 1 : option.e)}};
      }
    };
  };
  CHECK(found(spoilt(12, 12, keyed(1)), "L22").size() == 1);
  CHECK(found(spoilt(12, 12, keyed(-1)), "L22") == Findings{});
  CHECK(found(spoilt(3, 3, keyed(1)), "L22") == Findings{});
}

TEST_CASE("L24 counts what the bank covers") {
  const auto findings = found(good_bank(), "L24");
  CHECK(about(findings, "1 questions measure 'empathy', under 10") == 1);
  CHECK(about(findings, "0 questions measure 'positive', under 6") == 1);
  CHECK(about(findings, "4 options are keyed on 'empathy', under 18") == 1);
  // A1.2 is of verdict M: nobody has to cite it.
  CHECK(about(findings, "no reason cites") == 0);
  Bank bank = many(12);
  CHECK(about(found(bank, "L24"), "'empathy'") == 0);
  CHECK(about(found(bank, "L24"), "100 % of the questions take place in 'shop', over 20 %") == 1);
  bank.advice.push_back({"A9.9", "Rest.", "empathy", {}, "C"});
  CHECK(about(found(bank, "L24"), "no reason cites the advice A9.9") == 1);
  for (Question& question : bank.questions) {
    for (Option& option : question.options) option.key = {{"empathy", 1}};
  }
  CHECK(about(found(bank, "L24"), "100 % of the keys on 'empathy' are positive") == 1);
}

TEST_CASE("L25 tests the places of the best") {
  Bank bank = many(24);
  for (Question& question : bank.questions) {
    std::sort(question.options.begin(), question.options.end(),
              [](const Option& a, const Option& b) { return a.e > b.e; });
  }
  const std::string uneven = "questions with 4 options the best stands first, second";
  CHECK(about(found(bank, "L25"), uneven) == 1);
  bank.questions.resize(12);
  CHECK(about(found(bank, "L25"), uneven) == 0);
}

TEST_CASE("L26 shows one pattern of effectiveness in most questions") {
  Bank bank = many(12);
  for (Question& question : bank.questions) {
    for (Option& option : question.options)
      option.e = option.id == "a" ? 2 : option.id == "b" ? 1 : option.id == "c" ? -1 : -2;
  }
  const auto findings = found(bank, "L26");
  REQUIRE(findings.size() == 1);
  CHECK(english(findings[0].what) == "100 % of the questions have the effectiveness values -2 -1 1 2, over 40 %");
}

TEST_CASE("L38 compares the overlap with the stem") {
  const Bank bank = spoilt(12, 12, [](Question& q) { best_of(q).text += ' ' + q.stem.substr(0, 40); });
  CHECK(found(bank, "L38").size() == 1);
}

TEST_CASE("L50 asks for raters once the bank is to help to decide") {
  Bank bank = good_bank();
  CHECK(found(bank, "L50") == Findings{});
  bank.status = BankStatus::proposal;
  REQUIRE(found(bank, "L50").size() == 1);
  CHECK(english(found(bank, "L50")[0].what).starts_with("expert key not yet confirmed"));
  CHECK(found(bank, "L50")[0].level == error);
  CHECK(measure::find_rule("L50")->stage == measure::LintStage::panel);
  bank.key_source = {"job-holders", 4, .5};
  CHECK(found(bank, "L50")[0].level == error);
  bank.key_source.n = 9;
  CHECK(found(bank, "L50")[0].level == warning);
  bank.key_source.n = 10;
  CHECK(found(bank, "L50") == Findings{});
  bank.key_source.sd = 1.1;
  CHECK(found(bank, "L50")[0].level == error);
}

TEST_CASE("the table of advice names the questions that cite it") {
  const Bank bank = many(3);
  const auto uses = measure::advice_use(bank);
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].advice->id == "A1.1");
  CHECK(uses[0].questions == std::vector<std::string>{"q0", "q1", "q2"});
  CHECK(uses[1].questions.empty());
}

TEST_CASE("every rule has a stage and a reason and no rule has an empty name") {
  for (const char* rule : {"L01", "L04", "L21", "L29", "L47", "L52"}) {
    REQUIRE(measure::find_rule(rule) != nullptr);
    CHECK_FALSE(measure::find_rule(rule)->why.empty());
  }
  CHECK(measure::find_rule("") == nullptr);
  CHECK(measure::find_rule("L99") == nullptr);
}

TEST_CASE("an empty bank and empty questions are no trouble") {
  CHECK(measure::lint(Bank(), measure::LintWords()).findings == Findings{});
  Bank bank;
  bank.questions.resize(20);
  bank.questions[1].options.resize(1);
  bank.questions[2].options.resize(4);
  bank.questions[3].options.resize(9);
  bank.questions[4].stem = "\xFF\xFE “";
  CHECK_FALSE(measure::lint(bank, measure::LintWords()).figures.best_longest.has_value());
}

TEST_CASE("ten thousand questions run to the end") {
  const Bank bank = many(10000);
  const auto result = measure::lint(bank, lint_words());
  CHECK(result.figures.questions == 10000);
  CHECK(result.figures.word_model.has_value());
}
