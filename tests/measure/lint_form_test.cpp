// The rules of a form.

#include "lint_rig.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace aplomb;
using namespace aplomb::test;
using Findings = std::vector<measure::LintFinding>;

namespace {

/// The bank with one form of all its questions and scenes.
Bank with_form(Bank bank) {
  AssembledForm form{"default", "A", {}, {}};
  for (const Question& question : bank.questions) form.questions.push_back(question.id);
  for (const Scene& scene : bank.scenes) form.scenes.push_back(scene.id);
  bank.forms.push_back(std::move(form));
  return bank;
}

/// What the lint finds in forms by this rule.
Findings in_forms(const Bank& bank, std::string_view rule, const measure::SaltOf& salt_of = {}) {
  auto findings = measure::lint(bank, lint_words(), {}, salt_of).findings;
  std::erase_if(findings, [&](const measure::LintFinding& finding) {
    return finding.rule != rule || !finding.place.form;
  });
  return findings;
}

Findings in_form(const Bank& bank, std::string_view rule) { return in_forms(with_form(bank), rule); }

void sort_by_e(Bank& bank) {
  for (Question& question : bank.questions) {
    std::sort(question.options.begin(), question.options.end(),
              [](const Option& a, const Option& b) { return a.e > b.e; });
  }
}

/// As a scene that can be played: two turns, four replies each, no word of another.
Scene good_scene() {
  Scene scene;
  scene.id = "chat";
  scene.setting = "shop";
  scene.primary = "confidence";
  scene.opening = "Zuzu zyzy zozo zezu zizo zazu.";
  scene.start = "t1";
  const Bank words = many(1);
  for (const std::string id : {"t1", "t2"}) {
    Turn turn{id, "Xuxu xoxo xixi " + id + ".", {}};
    for (const Option& option : words.questions[0].options)
      turn.replies.push_back({option.id, "Wuwu wowo wiwi wewe " + option.id + id + ".", option.e, option.key,
                              id == "t1" ? "t2" : std::string(scene_end), option.why, option.advice});
    scene.turns.push_back(std::move(turn));
  }
  return scene;
}

/// A salt as different for every question as the real one.
std::uint64_t salt(std::string_view id) {
  std::uint64_t out = 14695981039346656037U;
  for (const char c : id) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return out;
}

}  // namespace

TEST_CASE("a form is told its words by quality and how often it is seen and nothing else") {
  Bank bank = many(16);
  bank.forms = {{"default", "A", {"q0", "q2", "q4", "q6"}, {}},
                {"default", "B", {"q1", "q3", "q5", "q7"}, {}},
                {"short", "A", {"q1", "q2"}, {}}};
  auto findings = measure::lint(bank, lint_words(), {}, salt).findings;
  std::erase_if(findings, [](const auto& finding) { return finding.place.form != std::size_t{0}; });
  REQUIRE(findings.size() == 2);
  for (const auto& finding : findings) {
    CHECK(finding.rule == "L52");
    CHECK(finding.level == measure::LintLevel::info);
    CHECK(finding.place.field == "bank");
  }
  CHECK(english(findings[0].what) == "words by quality: empathy 100 %");
  CHECK(english(findings[1].what) == "a question of it is seen by 50 % of those who get 'default', at most");
  const auto whole = found(many(16), "L52");
  REQUIRE(whole.size() == 1);
  CHECK_FALSE(whole[0].place.form.has_value());
}

TEST_CASE("what a form names and the bank does not have is passed over") {
  Bank bank = many(3);
  bank.forms = {{"default", "A", {}, {}}, {"default", "B", {"nobody", "q1"}, {"nothing"}}};
  CHECK(in_forms(bank, "L52").size() == 2);
  CHECK(found(bank_of({}), "L52") == Findings{});
}

TEST_CASE("L07 holds for each form") {
  Bank bank = many(24);
  CHECK(in_form(bank, "L07") == Findings{});
  for (std::size_t q = 0; q < 12; ++q) {
    for (Option& option : bank.questions[q].options) option.text += option.id == "a" ? "...." : "";
  }
  bank.forms = {{"default", "A", {}, {}}, {"default", "B", {}, {}}};
  for (std::size_t q = 0; q < 24; ++q) bank.forms[q / 12].questions.push_back(bank.questions[q].id);
  const auto findings = in_forms(bank, "L07");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.form == std::size_t{0});
  CHECK(findings[0].level == error);
}

TEST_CASE("L25 shows four in a row in the same place") {
  Bank bank = many(8);
  CHECK(in_form(bank, "L25") == Findings{});
  sort_by_e(bank);
  const auto findings = in_form(bank, "L25");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.question == std::size_t{0});
  CHECK(english(findings[0].what) == "the best stands in the same place in 8 questions in a row, 'q0' to 'q7'");
  // Three in a row are chance, and a question without a best option ends a run.
  for (Option& option : bank.questions[3].options) option.e = 0;
  bank.questions.pop_back();
  CHECK(in_form(bank, "L25") == Findings{});
}

TEST_CASE("L25 shows a long form whose best options stand in one place") {
  Bank bank = many(24);
  CHECK(in_form(bank, "L25") == Findings{});
  // First three times, then elsewhere once: no run, and yet 18 of 24 stand first.
  sort_by_e(bank);
  for (std::size_t q = 3; q < 24; q += 4)
    std::rotate(bank.questions[q].options.begin(), bank.questions[q].options.begin() + 1, bank.questions[q].options.end());
  const auto findings = in_form(bank, "L25");
  REQUIRE(findings.size() == 1);
  CHECK(english(findings[0].what) == "of 24 questions with 4 options the best stands first, second … in 18, 0, 0, 6");
}

TEST_CASE("L25 draws a thousand orders and shows a shuffle that leaves the best in one place") {
  Bank bank = many(18);
  CHECK(in_forms(with_form(bank), "L25", salt) == Findings{});
  // As stored they stand evenly; drawn with one salt for all they stand in a row in three orders of four.
  sort_by_e(bank);
  const auto alike = [](std::string_view) { return std::uint64_t{7}; };
  const auto findings = in_forms(with_form(bank), "L25", alike);
  std::vector<std::string> said;
  for (const auto& finding : findings) said.push_back(english(finding.what));
  REQUIRE_FALSE(said.empty());
  CHECK(said.back().starts_with("in 100 % of 1000 orders the best stands in the same place four times in a row; chance gives "));
}

TEST_CASE("L25 expects runs as often as chance gives them") {
  // 4 questions of 4 options: (1/4)^3. The honest salt stays within it, whatever the ids.
  for (std::size_t n : {4U, 6U, 14U, 40U}) {
    CAPTURE(n);
    for (const auto& finding : in_forms(with_form(many(n)), "L25", salt)) FAIL_CHECK(english(finding.what));
  }
}

TEST_CASE("L46 adds reading and marking") {
  // 81 words and 4 marks: 24.3 s + 16 s; 52 of them take 35 minutes.
  CHECK(in_form(many(45), "L46") == Findings{});
  CHECK(in_form(many(60), "L46").size() == 1);
  CHECK(found(many(60), "L46").size() == 1);
}

TEST_CASE("L46 reads the longest path of a scene") {
  Bank bank = many(50);  // 33.6 minutes
  bank.scenes = {good_scene()};
  CHECK(in_form(bank, "L46") == Findings{});
  std::string words;
  for (int i = 0; i < 250; ++i) words += "zuzu ";
  bank.scenes[0].turns[1].says = words;
  CHECK(in_form(bank, "L46").size() == 1);
}

TEST_CASE("L51 shows an option that a situation answers") {
  Bank bank = many(3);
  bank.scenes = {good_scene()};
  CHECK(in_form(bank, "L51") == Findings{});
  bank.questions[2].stem += ' ' + bank.questions[0].options[1].text;
  const auto findings = in_form(bank, "L51");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.question == std::size_t{0});
  CHECK(findings[0].place.option == std::size_t{1});
  CHECK(english(findings[0].what) == "100 % of the words of 'q0/b' stand in the situation of 'q2'");
  bank.forms = {{"default", "A", {"q0", "q1"}, {}}, {"default", "B", {"q2"}, {}}};
  CHECK(in_forms(bank, "L51") == Findings{});
}

TEST_CASE("L51 is mended by naming the two as enemies where no form is assembled") {
  Bank bank = many(3);
  bank.questions[2].stem += ' ' + bank.questions[0].options[1].text;
  CHECK(found(bank, "L51").size() == 1);
  bank.questions[2].enemies = {"q0"};
  CHECK(found(bank, "L51") == Findings{});
}

TEST_CASE("L51 leaves out words that stand in many situations") {
  Bank bank = many(12);
  // Four of twelve situations hold the option's words: that is how this trade talks.
  for (std::size_t q = 4; q < 8; ++q) bank.questions[q].stem += " Zaza zeze zizi zozo zuzu.";
  bank.questions[0].options[1].text = "Zaza zeze zizi zozo zuzu.";
  CHECK(in_form(bank, "L51") == Findings{});
  for (std::size_t q = 5; q < 8; ++q) bank.questions[q].stem = many(12).questions[q].stem;
  CHECK(in_form(bank, "L51").size() == 1);
}

TEST_CASE("L51 looks into scenes") {
  Bank bank = many(3);
  bank.scenes = {good_scene()};
  bank.scenes[0].turns[1].replies[2].text = bank.questions[1].stem.substr(0, 40);
  const auto findings = in_form(bank, "L51");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.field == "scene/chat/t2/c/text");
  CHECK(english(findings[0].what) == "80 % of the words of 'chat/t2/c' stand in the situation of 'q1'");
}
