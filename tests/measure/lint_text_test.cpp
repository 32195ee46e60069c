#include "measure/lint_text.h"
#include "measure/lint_phrases.h"
#include "measure/lint_words.h"

#include "lint_rig.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

const WordSet abbreviations{"mr", "dr", "no"};

Text read(std::string_view text) { return text_of(text, abbreviations); }

std::string words(std::string_view text) { return normalised(read(text)); }

}  // namespace

TEST_CASE("words are runs of letters digits and apostrophes") {
  CHECK(words("“I’m 12 years old,” said O'Neil.") == "i'm 12 years old said o'neil");
  CHECK(words("the customers’ well-known ‘sorry’") == "the customers well known sorry");
  CHECK(words("Ärger, ÑANDÚ, ЖУК — ΛΟΓΟΙ…") == "ärger ñandú жук λογοι");
  CHECK(words("") == "");
  CHECK(words("\xFF\xC3 ok \xE2\x80") == "ok");
}

TEST_CASE("sentences end at marks but not after abbreviations nor before small letters") {
  CHECK(read("One. Two! Three?").sentences == 3);
  CHECK(read("Mr. Berg and Dr. Lin wait. They sit.").sentences == 2);
  CHECK(read("It costs 3.50 now. Good.").sentences == 2);
  CHECK(read("“Can I help?” she asks. “No.”").sentences == 2);
  CHECK(read("She says, “You never call. I wait.” The line drops.").sentences == 3);
  CHECK(read("Come at 5 p.m. today.").sentences == 1);
  CHECK(read("Great :-) Then go").sentences == 2);
  CHECK(read("Wait… Really?! Yes").sentences == 3);
  CHECK(read("... !").sentences == 0);
  CHECK(sentence_lengths(read("One two. Three.")) == std::vector<std::size_t>{2, 1});
}

TEST_CASE("words know whether they are quoted capital and first") {
  const Text text = read("She says, “He is here.” Rosa nods");
  CHECK(text.words[0].first);
  CHECK_FALSE(text.words[0].quoted);
  CHECK(text.words[2].first);
  CHECK(text.words[2].quoted);
  CHECK_FALSE(text.words[3].first);
  CHECK(text.words[5].capital);
  CHECK_FALSE(text.words[5].quoted);
  CHECK_FALSE(text.begins_quoted);
  CHECK(read(" “Hi.”").begins_quoted);
  CHECK(read("“日本”").characters == 4);
}

TEST_CASE("syllables of common words") {
  const SyllableTable exceptions{{"people", 2}};
  struct Case {
    const char* word;
    int count;
  };
  for (const Case& known :
       std::vector<Case>{{"a", 1},      {"the", 1},        {"you", 1},     {"line", 1},   {"table", 2},
                         {"called", 1}, {"wanted", 2},     {"boxes", 2},   {"wishes", 2}, {"makes", 1},
                         {"whole", 1},  {"manager", 3},    {"don't", 1},   {"didn't", 2}, {"isn't", 2},
                         {"people", 2}, {"supervisor", 4}, {"receipt", 2}, {"yellow", 2}, {"correcting", 3}}) {
    CAPTURE(known.word);
    CHECK(syllables(known.word, exceptions) == known.count);
  }
}

TEST_CASE("Flesch Kincaid and LIX by hand") {
  const SyllableTable none;
  // 6 words, 2 sentences, 7 syllables: 0.39 * 3 + 11.8 * 7/6 - 15.59
  const Text text = read("The cat sat. It was happy.");
  const std::vector<const Text*> one{&text};
  CHECK(flesch_kincaid(one, none) == doctest::Approx(0.39 * 3 + 11.8 * 7 / 6 - 15.59));
  const Text swedish = read("Kunden frågar personalen. Ja.");
  const std::vector<const Text*> other{&swedish};
  // 4 words, 2 sentences, one over six letters
  CHECK(lix(other) == doctest::Approx(2 + 25));
  const Text empty = read("");
  const std::vector<const Text*> nothing{&empty};
  CHECK(flesch_kincaid(nothing, none) == 0);
  CHECK(lix(nothing) == 0);
}

TEST_CASE("phrases match words endings commas and exceptions") {
  const Phrases list({"never", "our policy", "smil*", "no,", "eye-contact", "-never mind"});
  const auto hits = [&](std::string_view text) {
    const Text read_text = read(text);
    return quoted_words(read_text, list.in(read_text));
  };
  CHECK(hits("Never say it is our policy.") == "Never, our policy");
  CHECK(hits("It is our. Policy follows.") == "");
  CHECK(hits("She smiled, smiles and smirks.") == "smiled, smiles");
  CHECK(hits("There is no way. No, thanks.") == "No");
  CHECK(hits("Make eye contact, keep eye-contact.") == "eye contact");
  CHECK(hits("Never mind, he never asks.") == "never");
  CHECK(Phrases().in(read("anything")).empty());
}

TEST_CASE("verbs and known words are found through their endings") {
  const LintWords list = test::lint_words();
  CHECK(verb_of(list, "asked") == "ask");
  CHECK(verb_of(list, "calls") == "call");
  CHECK(verb_of(list, "writing") == "write");
  CHECK(verb_of(list, "said") == "say");
  CHECK_FALSE(verb_of(list, "walker"));
  LintWords frequent = list;
  frequent.frequent = {"stop", "quick", "carry", "ring"};
  for (const char* word : {"stopped", "quickly", "carries", "stop's", "12", "x"}) {
    CAPTURE(word);
    CHECK(is_known(frequent, word));
  }
  CHECK_FALSE(is_known(frequent, "zebra"));
}
