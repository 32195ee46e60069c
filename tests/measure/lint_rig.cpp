#include "lint_rig.h"

#include <algorithm>

namespace aplomb::test {
namespace {

using measure::NameEntry;
using measure::Phrases;
using measure::Sex;

Option option(const std::string& id, const std::string& text, double e, double empathy) {
  return {id, text, e, {{"empathy", empathy}}, "It says so because of this and that.", {"A1.1"}};
}

/// A word of its own for every number: "bada", "bade" …
std::string word(std::size_t number) {
  static constexpr std::string_view consonants = "bdfgklmnprst";
  static constexpr std::string_view vowels = "aeiou";
  std::string out;
  for (int part = 0; part < 4; ++part) {
    out += consonants[number % consonants.size()];
    number /= consonants.size();
    out += vowels[number % vowels.size()];
    number /= vowels.size();
  }
  return out;
}

std::string words(std::size_t count, std::size_t& next) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string one = word(next++);
    if (i % 9 == 0) one[0] = static_cast<char>(one[0] - 'a' + 'A');
    out += (i == 0 ? "" : i % 9 == 0 ? ". " : " ") + one;
  }
  return out + '.';
}

}  // namespace

measure::LintWords lint_words() {
  measure::LintWords words;
  words.language = "en";
  words.absolutes = Phrases({"always", "never", "all", "-all right"});
  words.negations = Phrases({"not", "no", "never", "without", "don't", "unable"});
  words.joiners = Phrases({"and", "then"});
  words.triggers = Phrases({"you should", "our policy", "no,"});
  words.hedges = Phrases({"might", "will try"});
  words.blame = Phrases({"fault", "let you down"});
  words.negative_leads = Phrases({"would you not", "except one"});
  words.above = Phrases({"all of the above"});
  words.option_nouns = Phrases({"option"});
  words.roots = Phrases({"empath*", "patience"});
  words.expressions = Phrases({"smil*", "eye contact"});
  words.health = Phrases({"anxiety", "medication", "stress level"});
  words.profanity = Phrases({"damn*"});
  words.threats = Phrases({"knife", "hurt you"});
  words.sensitive = Phrases({"accent", "religio*"});
  words.gendered = Phrases({"waitress", "he or she"});
  words.idioms = Phrases({"piece of cake"});
  words.measures = Phrases({"dollars", "miles"});
  words.months = Phrases({"june"});
  words.upset = Phrases({"angry"});
  words.staff = Phrases({"coworker"});
  words.seniors = Phrases({"manager"});
  words.verbs = {"ask", "call", "finish", "give", "mend", "say", "show", "wait", "walk", "write"};
  words.verb_forms = {{"said", "say"}};
  words.stop_words = {"the", "a", "her", "it", "to", "you", "she", "for", "in", "and"};
  words.abbreviations = {"mr", "mrs"};
  words.known = {"grace"};
  words.syllables = {{"people", 2}};
  words.names = {{"rosa", {Sex::woman, "south"}}, {"ravi", {Sex::man, "east"}},  {"tom", {Sex::man, "west"}},
                 {"awa", {Sex::woman, "north"}},  {"lin", {Sex::woman, "far"}},  {"berg", {Sex::either, "middle"}},
                 {"ana", {Sex::woman, "south"}},  {"jan", {Sex::man, "middle"}}, {"grace", {Sex::woman, "west"}}};
  return words;
}

Question good_question(const std::string& id) {
  Question question;
  question.id = id;
  question.setting = "shop";
  question.primary = "empathy";
  question.pivot = "The shop is open.";
  question.author = "Aplomb";
  question.stem =
      "You sell shoes in a small shop near the station. A woman comes back with a pair that she bought last week. "
      "One heel has come off on her way to work. She has ten minutes before her train goes. You can mend heels in the "
      "back room or give money back.";
  question.options = {option("a", "Mend the heel now while she sits down by the door.", 2, 2),
                      option("b", "Give her the money back at the desk right away today.", 1, 1),
                      option("c", "Ask for the paper that came with her new shoes first.", -1, -1),
                      option("d", "Finish the shelf of boots that you began an hour ago.", -2, -2)};
  return question;
}

Bank bank_of(std::vector<Question> questions) {
  Bank bank;
  bank.id = "test";
  bank.settings = {{"shop", "Shop"}};
  bank.instructions = {{Format::rate, "How good is each of these?", "Give marks.", {}, "", ""}};
  bank.qualities = {{"empathy", "EMP", "Empathy", "", true, "", {}, {}},
                    {"positive", "POS", "Positive language", "", false, "", {}, {}},
                    {"confidence", "CON", "Confidence", "", false, "", {}, {}},
                    {"accountability", "ACC", "Accountability", "", false, "", {}, {}},
                    {"boundaries", "BND", "Boundaries", "", false, "", {}, {}}};
  bank.advice = {{"A1.1", "Listen.", "empathy", {"boundaries"}, "C"}, {"A1.2", "Wait.", "confidence", {}, "M"}};
  bank.questions = std::move(questions);
  return bank;
}

Bank good_bank() { return bank_of({good_question()}); }

Bank many(std::size_t n) {
  std::vector<Question> questions;
  std::size_t next = 0;
  for (std::size_t q = 0; q < n; ++q) {
    Question question = good_question("q" + std::to_string(q));
    question.stem = words(45, next);
    for (std::size_t o = 0; o < question.options.size(); ++o) {
      question.options[o].text = words(9, next);
      // The best is the longest in one of four, and the shortest in one of four.
      question.options[o].text += std::string((o + q) % 4 + 1, '.');
    }
    std::rotate(question.options.begin(), question.options.begin() + static_cast<std::ptrdiff_t>((q / 2) % 4),
                question.options.end());
    const std::vector<std::vector<double>> values{{2, 1, -1, -2}, {2, 1, 0, -1}, {2, 1, 1, -1}};
    for (Option& option : question.options) {
      const auto& pattern = values[q % values.size()];
      option.e = pattern[static_cast<std::size_t>(option.id[0] - 'a')];
    }
    questions.push_back(std::move(question));
  }
  return bank_of(std::move(questions));
}

std::vector<measure::LintFinding> found(const Bank& bank, std::string_view rule,
                                        const std::vector<measure::LintSource>& sources) {
  std::vector<measure::LintFinding> findings = measure::lint(bank, lint_words(), sources).findings;
  std::erase_if(findings, [&](const measure::LintFinding& finding) { return finding.rule != rule; });
  return findings;
}

void breaks(std::string_view rule, measure::LintLevel level, std::string_view field,
            const std::function<void(Question&)>& spoil) {
  CAPTURE(std::string(rule));
  CHECK(found(good_bank(), rule) == std::vector<measure::LintFinding>{});
  Bank bank = good_bank();
  spoil(bank.questions[0]);
  const auto findings = found(bank, rule);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0].level == level);
  CHECK(findings[0].place.question == std::size_t{0});
  CHECK(findings[0].place.field == field);
  CHECK_FALSE(findings[0].mend.id.empty());
  // Every argument of the message is given.
  CHECK(english(findings[0].what).find('{') == std::string::npos);
}

void keeps(std::string_view rule, const std::function<void(Question&)>& change) {
  Bank bank = good_bank();
  change(bank.questions[0]);
  CHECK(found(bank, rule) == std::vector<measure::LintFinding>{});
}

}  // namespace aplomb::test
