// What publishing would change, and what the key comes to.

#include "rig.h"

#include "studio/changes.h"
#include "studio/key_share.h"
#include "studio/words.h"

using namespace aplomb;
using namespace aplomb::studio;

namespace {

std::string shown(const std::vector<WordRun>& runs) {
  std::string text;
  for (const WordRun& run : runs) {
    if (!text.empty()) text += ' ';
    text += run.kind == WordRun::Kind::removed ? "[-" + run.text + "]" : run.kind == WordRun::Kind::added ? "[+" + run.text + "]" : run.text;
  }
  return text;
}

}  // namespace

TEST_CASE("texts are compared word by word") {
  CHECK(shown(word_changes("a b c", "a b c")) == "a b c");
  CHECK(shown(word_changes("you take calls", "you take many calls")) == "you take [+many] calls");
  CHECK(shown(word_changes("She is useless today", "She is late today")) == "She is [-useless] [+late] today");
  CHECK(shown(word_changes("", "new words")) == "[+new words]");
  CHECK(shown(word_changes("old  words\n", "")) == "[-old words]");
  CHECK(word_changes("", "").empty());
}

TEST_CASE("what both versions share and what each has alone give both texts again") {
  const std::string before = "the dog bites the man in the old town";
  const std::string after = "the man in the new town bites the old dog";
  std::string old_again;
  std::string new_again;
  for (const WordRun& run : word_changes(before, after)) {
    if (run.kind != WordRun::Kind::added) old_again += (old_again.empty() ? "" : " ") + run.text;
    if (run.kind != WordRun::Kind::removed) new_again += (new_again.empty() ? "" : " ") + run.text;
  }
  CHECK(old_again == before);
  CHECK(new_again == after);
}

TEST_CASE("very long texts are compared without a table that eats the memory") {
  std::string before;
  for (int i = 0; i < 5000; ++i) before += "word ";
  const auto runs = word_changes(before, before + "end");
  CHECK(runs.back().kind == WordRun::Kind::added);
}

TEST_CASE("changed, new and gone questions are named with their changes") {
  const Bank published = small_bank();
  Bank draft = published;
  draft.questions[0].stem = "Other words.";
  draft.questions[0].options[0].e = 0;
  draft.questions[0].options[0].key[0].points = 2;
  draft.questions[0].setting = "clinic";
  std::swap(draft.questions[0].options[2], draft.questions[0].options[3]);
  draft.questions[1].id = "cl-new";
  const auto changes = changes_between(&published, draft);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].kind == QuestionChange::Kind::changed);
  CHECK(changes[0].texts.size() == 1);
  REQUIRE(changes[0].values.size() == 2);
  CHECK(changes[0].values[0].before == -1);
  CHECK(changes[0].values[0].after == 0);
  CHECK(changes[0].values[1].quality == "Shows understanding");
  CHECK(changes[0].others.size() == 2);
  CHECK(changes[1].kind == QuestionChange::Kind::fresh);
  CHECK(changes[2].kind == QuestionChange::Kind::gone);
  CHECK(changes_between(&published, published).empty());
  CHECK(changes_between(nullptr, published).size() == 3);
}

TEST_CASE("a question's shares add up to one whatever its format, and to nothing without a key") {
  const Bank bank = small_bank();
  for (const Question& question : bank.questions) {
    double sum = 0;
    for (const double share : key_shares(question, bank.qualities)) sum += share;
    CHECK(sum == doctest::Approx(1));
  }
  Question empty = bank.questions[0];
  for (Option& option : empty.options) option.key.clear();
  for (const double share : key_shares(empty, bank.qualities)) CHECK(share == 0);
}

TEST_CASE("shares of a rated question follow the pairs of the specification") {
  // E: a 1, b 0, c -1; empathy +2, 0, -2: pairs ab 2, ac 4, bc 2 = 8; listening 0, 1, 0: only pair bc counts, 1.
  Question question;
  question.format = Format::rate;
  question.options = {{"a", "", 1, {{"empathy", 2}}, {}, {}}, {"b", "", 0, {{"listening", 1}}, {}, {}}, {"c", "", -1, {{"empathy", -2}}, {}, {}}};
  const Bank bank = small_bank();
  const auto shares = key_shares(question, bank.qualities);
  CHECK(shares[0] == doctest::Approx(8.0 / 9));
  CHECK(shares[4] == doctest::Approx(1.0 / 9));
}

TEST_CASE("words are what holds a letter or a digit") {
  CHECK(count_words("") == 0);
  CHECK(count_words("“I’m sorry, Mr. Haddad – 24 hours.”") == 6);
  CHECK(count_words("  one\ntwo  ") == 2);
  CHECK(count_words("– … “”") == 0);
  CHECK(count_words("Świeży chléb") == 2);
}
