// Files that were right once, with bytes changed, cut and doubled: never a crash, and every refusal has a place.

#include "banks_for_tests.h"
#include "exchange/answers_files.h"
#include "exchange/profile_files.h"

#include <doctest/doctest.h>

#include <random>

using namespace aplomb;
using namespace aplomb::exchange;

namespace {

std::string mutated(std::string text, std::mt19937_64& random) {
  static const std::vector<std::string> tokens{"[",
                                               "]",
                                               "[[",
                                               "]]",
                                               "{",
                                               "}",
                                               "=",
                                               "\"",
                                               "\"\"\"",
                                               "'",
                                               "\n",
                                               ".",
                                               ",",
                                               "#",
                                               "\\",
                                               "-",
                                               "nan",
                                               "1e999",
                                               "\xFF",
                                               std::string(1, '\0'),
                                               "true",
                                               "[bank]\n",
                                               "[[question]]\n",
                                               "id = \"\"\n",
                                               "99999999999999999999",
                                               "1979-05-27",
                                               "\\u0000",
                                               "\r",
                                               "\xEF\xBB\xBF",
                                               ":",
                                               "null"};
  for (std::size_t count = random() % 4 + 1; count > 0 && !text.empty(); --count) {
    const std::size_t at = random() % text.size();
    switch (random() % 5) {
      case 0:
        text[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        text.erase(at, random() % 40 + 1);
        break;
      case 2:
        text.insert(at, tokens[random() % tokens.size()]);
        break;
      case 3:
        text.insert(at, text.substr(random() % text.size(), random() % 200));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

void check_places(const std::vector<Diagnostic>& diagnostics, const std::string& file) {
  for (const Diagnostic& finding : diagnostics) {
    REQUIRE_FALSE(finding.file.empty());
    REQUIRE_FALSE(english(finding.what).empty());
    REQUIRE((finding.line > 0 || finding.file != file || english(finding.what).find("[") != std::string::npos ||
             english(finding.what).find("empty") != std::string::npos));
    REQUIRE(to_text(finding).find('\n') == std::string::npos);
  }
}

}  // namespace

TEST_CASE("two thousand mutations of a bank are read or refused with a place") {
  const auto files = write_bank(test::rich_bank());
  std::mt19937_64 random(20240229);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(i);
    auto mutant = files;
    SourceFile& file = mutant[random() % mutant.size()];
    if (file.text.empty()) continue;
    file.text = mutated(std::move(file.text), random);
    const std::string path = file.path;
    const auto read = read_bank(mutant);
    check_places(read.diagnostics, path);
    check_places(check_bank(read), path);
    if (!read.ok()) ++refused;
    // What was accepted can be written and read again.
    if (read.ok()) REQUIRE(read_bank(write_bank(read.bank)).bank == read.bank);
  }
  CHECK(refused > 1000);
}

TEST_CASE("mutations of a profile and of answers are read or refused with a place") {
  const Bank bank = test::rich_bank();
  Profile profile{
      "agent",
      "Agent",
      "proposal",
      {{"empathy", 15, Shape::at_least, 95, 50, 10, 30, "why"}, {"patience", 5.5, Shape::band, 70, 50, 12, 25, "why"}}};
  const std::string csv =
      "session,question,option,value\n17,wc-one,a,4\n17,wc-one,b,1\n17,wc-two,a,most\n17,wc-two,\"d\",least\n17,bk-one,"
      "c,pick\n17,cl-one,a,1\n17,cl-one,b,2\n17,cl-sofa,,t1=b>t2b=a\n";
  const std::string json =
      "{\"session\":\"17\",\"ended\":\"finished\",\"answers\":{\"wc-one\":{\"a\":4,\"b\":null},\"wc-two\":{\"most\":"
      "\"a\",\"least\":\"d\"},\"bk-one\":{\"pick\":\"c\"},\"cl-one\":[\"c\",\"a\"],\"cl-sofa\":[[\"t1\",\"a\"]],\"wc-lamp\":\"t1=a\"}}\n";
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(i);
    const auto read = read_profile(SourceFile{"p.toml", mutated(profile_text(profile), random)});
    check_places(read.diagnostics, "p.toml");
    check_places(read.ok() ? check_profile(read.profile, read.places, bank) : std::vector<Diagnostic>{}, "p.toml");
    for (const std::string& text : {csv, json}) {
      const auto answers = read_answers(SourceFile{"a", mutated(text, random)}, bank);
      check_places(answers.diagnostics, "a");
      REQUIRE((answers.ok() || answers.sessions.empty()));
    }
  }
}
