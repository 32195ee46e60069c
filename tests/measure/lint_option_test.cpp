// Each rule of options: a question that breaks it and one that does not.

#include "lint_rig.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::test;

namespace {

auto text(std::size_t option, const char* words) {
  return [=](Question& q) { q.options[option].text = words; };
}

/// The option's words, and a key of +1 on this quality.
auto keyed(const char* quality, const char* words) {
  return [=](Question& q) {
    q.options[1].text = words;
    q.options[1].key = {{quality, 1}};
    q.options[1].advice = {};
  };
}

}  // namespace

TEST_CASE("L05 wants options of 6 to 20 words") {
  breaks("L05", warning, "text", text(0, "Mend the heel right now."));
  breaks("L05", warning, "text", text(0, "a a a a a a a a a a a a a a a a a a a a a"));
  keeps("L05", text(0, "Mend the heel for her now."));
  keeps("L05", text(0, "a a a a a a a a a a a a a a a a a a a a"));
}

TEST_CASE("L06 wants lengths within one and a half and blocks over twice") {
  // The others have 10 or 11 words.
  breaks("L06", warning, "option", text(0, "Mend the heel for her now."));
  breaks("L06", error, "option", text(0, "Mend the heel now, please."));
  keeps("L06", text(0, "Mend the heel for her now right here."));
}

TEST_CASE("L11 shows words that leave no exception") {
  breaks("L11", warning, "text", text(2, "Say that new shoes are never taken back in this shop."));
  keeps("L11", text(2, "Say that it is all right to wait for the next train."));
}

TEST_CASE("L14 allows two acts in a sentence") {
  breaks("L14", warning, "text", text(0, "Ask her to sit, call the back room and show her new shoes; write it down."));
  keeps("L14", text(0, "Ask her to sit and show her the new shoes here."));
  keeps("L14", text(0, "Ask her to sit. Call the back room and show her shoes."));
}

TEST_CASE("L15 refuses fighting words in an option keyed for positive language") {
  breaks("L15", error, "text", keyed("positive", "Say, “It is our policy to look at the paper first.”"));
  keeps("L15", keyed("empathy", "Say, “It is our policy to look at the paper first.”"));
}

TEST_CASE("L16 shows hedges in an option keyed for confidence") {
  breaks("L16", warning, "text", keyed("confidence", "Say that you will try to mend it before the train."));
  keeps("L16", keyed("empathy", "Say that you will try to mend it before the train."));
}

TEST_CASE("L17 shows blame in an option keyed for accountability") {
  breaks("L17", warning, "text", keyed("accountability", "Say that it was the fault of the maker of the shoes."));
  keeps("L17", keyed("accountability", "Say that you mend it now before her train goes off."));
}

TEST_CASE("L23 wants a reason that cites advice for a keyed quality") {
  breaks("L23", error, "why", [](Question& q) { q.options[0].why = "It says so now."; });
  keeps("L23", [](Question& q) { q.options[0].why = "It says so right now."; });
  breaks("L23", error, "advice", [](Question& q) { q.options[0].advice = {}; });
  breaks("L23", error, "advice", [](Question& q) { q.options[0].advice = {"A1.2"}; });
  keeps("L23", [](Question& q) { q.options[0].advice = {"A1.2", "A1.1"}; });
  keeps("L23", [](Question& q) { q.options[0].key = {{"boundaries", 1}}; });
}

TEST_CASE("L26 shows three options of equal effectiveness") {
  breaks("L26", warning, "option", [](Question& q) { q.options[1].e = q.options[2].e = q.options[3].e = -1; });
  keeps("L26", [](Question& q) { q.options[1].e = q.options[2].e = -1; });
}

TEST_CASE("L27 compares the options of a question") {
  breaks("L27", error, "text", text(1, "Mend the heel now, while she sits down by the door!"));
  breaks("L27", warning, "text", text(1, "Mend the heel now while she waits here by the door."));
  keeps("L27", text(1, "Mend the heel at once for her."));
}

TEST_CASE("L36 refuses options that lean on others") {
  breaks("L36", error, "text", text(3, "Do all of the above before her train goes away."));
  breaks("L36", error, "text", text(3, "Do as in option B but ask her for the paper first."));
  keeps("L36", text(3, "Give her the option to come back to the shop."));
}

TEST_CASE("L37 wants options that start alike") {
  const auto starts = [](const char* first, const char* others) {
    return [=](Question& q) {
      for (Option& option : q.options) option.text = others + option.text;
      q.options[0].text = first + q.options[0].text;
    };
  };
  // None of the good question's own verbs is in the short list, so they begin with "Say" here.
  Bank bank = good_bank();
  const auto count = [&](const char* first, const char* others) {
    bank = good_bank();
    starts(first, others)(bank.questions[0]);
    return found(bank, "L37").size();
  };
  CHECK(count("", "Say this: ") == 0);
  CHECK(count("", "“Good day.” ") == 0);
  CHECK(count("“Well.” ", "Say this: ") == 1);
  CHECK(count("You ", "Say this: ") == 1);
}

TEST_CASE("L40 shows faces and voices in good options") {
  breaks("L40", warning, "text", text(0, "Smile at her and mend the heel while she sits."));
  keeps("L40", text(3, "Smile at her and finish the shelf of boots."));
}
