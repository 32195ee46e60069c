// Each rule of one question: a question that breaks it and one that does not.

#include "lint_rig.h"

#include <doctest/doctest.h>

#include <string>

using namespace aplomb;
using namespace aplomb::test;

namespace {

std::string times(const std::string& word, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += word + ' ';
  return out;
}

}  // namespace

TEST_CASE("the good question has no finding but of coverage and of the bank") {
  measure::LintResult result = measure::lint(good_bank(), lint_words());
  std::erase_if(result.findings, [](const measure::LintFinding& finding) { return finding.rule == "L24"; });
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "L52");  // a report, no fault
}

TEST_CASE("L03 wants four options") {
  breaks("L03", warning, "option", [](Question& q) { q.options.pop_back(); });
}

TEST_CASE("L04 wants 40 to 65 words and blocks under 25 and over 110") {
  breaks("L04", warning, "stem", [](Question& q) { q.stem = times("shoe", 39); });
  breaks("L04", warning, "stem", [](Question& q) { q.stem = times("shoe", 66); });
  breaks("L04", error, "stem", [](Question& q) { q.stem = times("shoe", 24); });
  breaks("L04", error, "stem", [](Question& q) { q.stem = times("shoe", 111); });
  keeps("L04", [](Question& q) { q.stem = times("shoe", 40); });
  keeps("L04", [](Question& q) { q.stem = times("shoe", 65); });
  keeps("L04", [](Question& q) { q.stem.clear(); });
}

TEST_CASE("L09 wants a reading grade of at most 8 and blocks over 10") {
  const auto stem = [](const std::string& sentence) { return [=](Question& q) { q.stem = sentence; }; };
  // 10 words, 1 sentence; grade = 3.9 + 1.18 Syl - 15.59: 17 syllables 8.4, 20 syllables 11.9, 16 syllables 7.2
  breaks("L09", warning, "stem", stem("Basic basic basic basic basic basic basic cat cat cat."));
  breaks("L09", error, "stem", stem("Basic basic basic basic basic basic basic basic basic basic."));
  keeps("L09", stem("Basic basic basic basic basic basic cat cat cat cat."));
  breaks("L09", error, "option", [](Question& q) {
    for (Option& option : q.options) option.text = "Basic basic basic basic basic basic basic basic basic basic";
  });
}

TEST_CASE("L09 uses LIX where the language is not English") {
  measure::LintWords words = lint_words();
  words.language = "sv";
  Bank bank = good_bank();
  const auto count = [&] {
    std::size_t found = 0;
    for (const auto& finding : measure::lint(bank, words).findings)
      found += finding.rule == "L09" ? std::size_t{1} : std::size_t{0};
    return found;
  };
  CHECK(count() == 0);
  // 10 words in a sentence, 4 of them long: 10 + 40
  bank.questions[0].stem = "Personalen personalen personalen personalen är är är är är är.";
  CHECK(count() == 1);
}

TEST_CASE("L10 wants sentences of at most 25 words and 16 on average") {
  breaks("L10", warning, "stem", [](Question& q) { q.stem = times("shoe", 26) + "."; });
  keeps("L10", [](Question& q) { q.stem = times("shoe", 25) + "."; });
  breaks("L10", warning, "", [](Question& q) {
    q.stem = times("shoe", 20) + ".";
    for (Option& option : q.options) option.text = times("shoe", 17) + ".";
  });
}

TEST_CASE("L12 refuses leads that ask for what is wrong") {
  breaks("L12", error, "stem", [](Question& q) { q.stem += " Which would you not do?"; });
  keeps("L12", [](Question& q) { q.stem += " Which would you do?"; });
  Bank bank = good_bank();
  bank.instructions[0].lead_in = "Which of these is not good?";
  REQUIRE(found(bank, "L12").size() == 1);
  CHECK(found(bank, "L12")[0].place.field == "instruction/rate/lead-in");
}

TEST_CASE("L13 allows one denial a sentence") {
  breaks("L13", warning, "stem", [](Question& q) { q.stem += " She does not go without it."; });
  breaks("L13", warning, "text",
         [](Question& q) { q.options[0].text = "Don't say that you are unable to help her now."; });
  keeps("L13", [](Question& q) { q.stem += " She does not go. He goes without it."; });
}

TEST_CASE("L30 refuses questions about the candidate's own health") {
  breaks("L30", error, "stem", [](Question& q) { q.stem += " Your anxiety is high."; });
  breaks("L30", error, "text",
         [](Question& q) { q.options[1].text = "Say that my medication makes me slow this week."; });
  keeps("L30", [](Question& q) { q.stem += " A man asks where his medication is."; });
  keeps("L30", [](Question& q) { q.stem += " He says, “Take your medication home.”"; });
  keeps("L30", [](Question& q) { q.options[1].text = "Say that her medication is ready at the desk now."; });
  Bank bank = good_bank();
  bank.follow_ups = {{"empathy", false, "How high is your stress level at work?", "", "", ""}};
  CHECK(found(bank, "L30").size() == 1);
}

TEST_CASE("L31 refuses profanity and threats outside of safety questions") {
  breaks("L31", error, "text", [](Question& q) { q.options[2].text = "Say that the damned heel is none of yours."; });
  const auto threat = [](Question& q) { q.stem += " “I will hurt you,” he says."; };
  breaks("L31", error, "stem", threat);
  breaks("L31", error, "stem", [&](Question& q) {
    threat(q);
    q.safety = true;
  });
  keeps("L31", [&](Question& q) {
    threat(q);
    q.safety = true;
    q.options[0].key.push_back({"boundaries", 2});
  });
}

TEST_CASE("L32 shows sensitive subjects") {
  breaks("L32", warning, "stem", [](Question& q) { q.stem += " She has an accent."; });
  keeps("L32", [](Question& q) { q.stem += " She has a hat."; });
}

TEST_CASE("L33 shows words that give a job a sex") {
  breaks("L33", warning, "text",
         [](Question& q) { q.options[0].text = "Ask the waitress whether he or she has seen it."; });
  keeps("L33", [](Question& q) { q.options[0].text = "Ask the server whether they have seen it."; });
}

TEST_CASE("L34 shows idioms rare words and unexplained letters") {
  breaks("L34", warning, "stem", [](Question& q) { q.stem += " It is a piece of cake."; });
  measure::LintWords words = lint_words();
  words.frequent = {"the", "man", "has", "one"};
  Bank bank = bank_of({});
  Question question;
  question.stem = "The man has one sprocket. Rosa has one. The man has one. Min-jun has one.";
  bank.questions = {question};
  words.names["min"] = {measure::Sex::man, "far"};
  const auto count = [&] {
    std::size_t all = 0;
    for (const auto& finding : measure::lint(bank, words).findings)
      all += finding.rule == "L34" ? std::size_t{1} : std::size_t{0};
    return all;
  };
  CHECK(count() == 1);
  bank.questions[0].glossary = {"a sprocket"};
  CHECK(count() == 0);
  bank.questions[0].stem = "The man has one SKU.";
  CHECK(count() == 1);
  bank.questions[0].glossary = {"SKU"};
  CHECK(count() == 0);
}

TEST_CASE("L35 shows money units dates and telephone numbers") {
  for (const char* text : {"It costs 20 dollars.", "It costs $20.", "It is ten miles away.", "Come on June 3.",
                           "Come on 3/4.", "Call 555-0134."}) {
    CAPTURE(text);
    breaks("L35", warning, "stem", [&](Question& q) { q.stem += std::string(" ") + text; });
  }
  for (const char* text : {"It costs {money:20 dollars}.", "Come in June.", "Come at 5.", "It is well-known."}) {
    CAPTURE(text);
    keeps("L35", [&](Question& q) { q.stem += std::string(" ") + text; });
  }
}

TEST_CASE("L39 refuses the names of qualities in what candidates read") {
  breaks("L39", error, "text",
         [](Question& q) { q.options[0].text = "Say with empathy that the heel will be mended."; });
  breaks("L39", error, "stem", [](Question& q) { q.stem += " Show positive language."; });
  keeps("L39", [](Question& q) { q.stem += " Show language that is positive."; });
  Bank bank = good_bank();
  bank.practice = {{"fan", Format::rate, "Be patient.", {"Have patience.", "Wait.", "Go."}}};
  CHECK(found(bank, "L39").size() == 1);
}

TEST_CASE("L15 holds for instructions and practice too") {
  Bank bank = good_bank();
  CHECK(found(bank, "L15").empty());
  bank.instructions[0].explain = "You should give marks.";
  REQUIRE(found(bank, "L15").size() == 1);
  CHECK(found(bank, "L15")[0].place.field == "instruction/rate/explain");
}
