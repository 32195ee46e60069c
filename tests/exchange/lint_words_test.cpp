// The shipped word lists, and lists as people edit them.

#include "exchange/lint_words_files.h"

#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace aplomb;
using namespace aplomb::exchange;
using measure::LintWords;
using measure::Phrases;

namespace {

std::filesystem::path data() { return std::filesystem::path(APLOMB_BINARY_DIR) / "share/aplomb"; }

/// Shared by the cases: twenty-nine files are read once.
const LintWords& english_words() {
  static const LintWordsRead read = read_lint_words(data(), "en");
  return read.words;
}

/// A copy of the English lists to spoil.
void copy_lists(const test::ScratchFolder& folder) {
  std::filesystem::copy(std::filesystem::canonical(data() / "lint"), folder.path / "lint",
                        std::filesystem::copy_options::recursive);
  std::filesystem::copy(data() / "words", folder.path / "words", std::filesystem::copy_options::recursive);
}

bool hits(const Phrases& list, std::string_view text) {
  return list.any(measure::text_of(text, english_words().abbreviations));
}

}  // namespace

TEST_CASE("the shipped lists read without a finding") {
  const LintWordsRead read = read_lint_words(data(), "en-GB");
  CHECK(read.found);
  CHECK(read.diagnostics == std::vector<Diagnostic>{});
  CHECK(read.words.language == "en-GB");
  CHECK(read.words.frequent.size() > 6000);
  CHECK(read.words.names.size() > 1000);
  CHECK_FALSE(read_lint_words(data(), "xx").found);
  CHECK_FALSE(read_lint_words(data(), "../en").found);
  CHECK_FALSE(read_lint_words(data(), "").found);
}

TEST_CASE("the shipped lists find what they are for and leave plain words alone") {
  const LintWords& words = english_words();
  struct Case {
    const char* name;
    const Phrases* list;
    const char* bad;
    const char* good;
  };
  const std::vector<Case> cases{
      {"absolutes", &words.absolutes, "I always do.", "That’s all right, not at all."},
      {"negations", &words.negations, "She isn’t here.", "Wait under the sign until noon."},
      {"triggers", &words.triggers, "No, that is our policy.", "There is no hurry."},
      {"hedges", &words.hedges, "It might work.", "It works."},
      {"blame", &words.blame, "It was their mistake.", "I made a mistake."},
      {"negative leads", &words.negative_leads, "Which would you not do?", "Which would you do?"},
      {"above", &words.above, "None of the above.", "Look above."},
      {"roots", &words.roots, "Be empathetic and patient.", "Two patients wait."},
      {"expressions", &words.expressions, "Keep eye contact.", "Keep the paper."},
      {"health", &words.health, "your medication", "your ticket"},
      {"profanity", &words.profanity, "this damned thing", "this broken thing"},
      {"threats", &words.threats, "He has a knife.", "He has a bag."},
      {"sensitive", &words.sensitive, "She is pregnant.", "She is in a hurry."},
      {"gendered", &words.gendered, "Ask the chairman.", "Ask the chair."},
      {"idioms", &words.idioms, "It rings a bell; once in a blue moon.", "The bell rings."},
      {"measures", &words.measures, "It costs ten dollars.", "I have been on my feet."},
      {"upset", &words.upset, "He shouts.", "He asks."},
      {"staff", &words.staff, "your coworker", "your customer"},
      {"seniors", &words.seniors, "your supervisor", "your customer"},
  };
  for (const Case& list : cases) {
    CAPTURE(std::string(list.name));
    CHECK(hits(*list.list, list.bad));
    CHECK_FALSE(hits(*list.list, list.good));
  }
}

TEST_CASE("everyday words are known in all their forms and rare ones are not") {
  const LintWords& words = english_words();
  for (const char* word : {"refund", "coworkers", "rescheduled", "correcting", "politely", "parcels", "can't", "won't",
                           "they've", "customer's", "supervisor", "colour", "color", "stopped", "friendlier", "2nd"}) {
    CAPTURE(std::string(word));
    CHECK(measure::is_known(words, word));
  }
  for (const char* word : {"sprocket", "obfuscate", "perspicacious"}) {
    CAPTURE(std::string(word));
    CHECK_FALSE(measure::is_known(words, word));
  }
  CHECK(measure::verb_of(words, "rang") == "ring");
  CHECK(measure::syllables("business", words.syllables) == 2);
}

TEST_CASE("a list may be extended but not emptied") {
  const test::ScratchFolder folder;
  copy_lists(folder);
  folder.put("lint/en/idioms.txt", "# nothing left\n\n");
  std::filesystem::remove(folder.path / "lint/en/blame.txt");
  folder.put("lint/en/names.txt", "Rosa f south\nRavi x east\n");
  folder.put("lint/en/syllables.txt", "people two\n");
  folder.put("lint/en/absolutes.txt", "zilch\n");
  const LintWordsRead read = read_lint_words(folder.path, "en");
  std::vector<std::string> texts;
  for (const Diagnostic& finding : read.diagnostics) {
    std::string text = to_text(finding);
    texts.push_back(text.substr(text.find("lint/en/") + 8));
  }
  std::sort(texts.begin(), texts.end());
  CHECK(texts == std::vector<std::string>{
                     "blame.txt: there is no such file; check the name",
                     "idioms.txt: the list is empty; a list may be extended, not emptied",
                     "names.txt:2: a line of names has a name, f, m or -, and a group of origins; write it like "
                     "'Giulia f south-europe'",
                     "syllables.txt:1: a line of syllables has a word and a number; write it like 'people 2'"});
  CHECK(read.words.absolutes.any(measure::text_of("Zilch.", {})));
}

TEST_CASE("sources are the text files of a folder") {
  const test::ScratchFolder folder;
  std::filesystem::create_directory(folder.path / "articles");
  folder.put("articles/a1.md", "One.");
  folder.put("b.txt", "Two.");
  folder.put("c.png", "Three.");
  const SourcesRead read = read_sources(folder.path);
  REQUIRE(read.sources.size() == 2);
  CHECK(read.sources[0].name == "articles/a1.md");
  CHECK(read.sources[1].text == "Two.");
  CHECK(read_sources(folder.path / "none").diagnostics.size() == 1);
}
