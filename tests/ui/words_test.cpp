// Catalogues, plural forms, the pseudo-language, numbers and days.

#include "ui/words.h"

#include "core/message.h"

#include <doctest/doctest.h>

#include <clocale>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using namespace aplomb::ui;

std::filesystem::path folder() { return std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/lang"; }

constexpr std::int64_t noon = 1'773'316'800'000;  // 12 March 2026, 12:00 UTC

std::size_t letters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("English needs no file") {
  const Words words("/nowhere", "en");
  CHECK(words.language() == "en");
  CHECK_FALSE(words.right_to_left());
  CHECK(words.say("Question {i} of {k}", {{"i", "7"}, {"k", "18"}}) == "Question 7 of 18");
  CHECK(words.say("") == "");
  CHECK(words.say(aplomb::Message{"No {what}.", {{"what", "code"}}}) == "No code.");
}

TEST_CASE("English plural") {
  const Words words("/nowhere", "en");
  CHECK(words.say("{n} digit", "{n} digits", 1) == "1 digit");
  CHECK(words.say("{n} digit", "{n} digits", 0) == "0 digits");
  CHECK(words.say("{n} {what} digit", "{n} {what} digits", 1234, {{"what", "more"}}) == "1,234 more digits");
}

TEST_CASE("A catalogue is read whatever the process locale") {
  std::setlocale(LC_ALL, "C");
  const Words words(folder(), "pl");
  CHECK(words.say("Next") == "Dalej");
  CHECK(words.say("Question {i} of {k}", {{"i", "7"}, {"k", "18"}}) == "Pytanie 7 z 18");
  CHECK(words.say("Not translated {x}", {{"x", "here"}}) == "Not translated here");
  CHECK(words.say("") == "");
}

TEST_CASE("Plural forms follow the rule of the catalogue") {
  const Words polish(folder(), "pl");
  const auto missing = [&](const Words& words, std::int64_t n) { return words.say("{n} answer is missing", "{n} answers are missing", n); };
  CHECK(missing(polish, 1) == "Brakuje 1 odpowiedzi");
  CHECK(missing(polish, 3) == "Brakują 3 odpowiedzi");
  CHECK(missing(polish, 5) == "Brakuje 5 odpowiedzi w sumie");
  CHECK(missing(polish, 22) == "Brakują 22 odpowiedzi");
  CHECK(missing(polish, 112) == "Brakuje 112 odpowiedzi w sumie");
  CHECK(missing(polish, 10'000'000'002) == "Brakują 10\u00A0000\u00A0000\u00A0002 odpowiedzi");
  CHECK(polish.say("{n} sheet", "{n} sheets", 2) == "2 sheets");  // not translated: English, by the English rule
  CHECK(polish.say("{n} sheet", "{n} sheets", 1) == "1 sheet");
  const Words arabic(folder(), "ar");
  CHECK(missing(arabic, 2) == "إجابتان ناقصتان");
  CHECK(missing(arabic, 7) == "٧ إجابات ناقصة");
}

TEST_CASE("Arabic runs from right to left and has its own digits") {
  const Words words(folder(), "ar");
  CHECK(words.right_to_left());
  CHECK(words.number(18) == "١٨");
  CHECK_FALSE(Words(folder(), "pl").right_to_left());
}

TEST_CASE("A language without a catalogue is refused") {
  CHECK_THROWS_WITH_AS(Words(folder(), "xx"), doctest::Contains("xx"), std::runtime_error);
  CHECK_THROWS_AS(Words(folder(), ""), std::runtime_error);
  CHECK_THROWS_AS(Words(folder(), "../lang/pl"), std::runtime_error);
}

TEST_CASE("A file that is no catalogue is refused") {
  const auto place = std::filesystem::path(APLOMB_BINARY_DIR) / "words_test_lang";
  std::filesystem::create_directories(place);
  std::ofstream(place / "de.mo") << "this is not a catalogue, whatever its name says";
  CHECK_THROWS_WITH_AS(Words(place, "de"), doctest::Contains("de.mo"), std::runtime_error);
  std::filesystem::remove_all(place);
}

TEST_CASE("Pseudo words are longer, accented, in brackets, and keep what is filled in") {
  const Words words("/nowhere", "en-x-pseudo");
  CHECK(words.language() == "en-x-pseudo");
  const std::string next = words.say("Next");
  CHECK(next.starts_with("⟦"));
  CHECK(next.ends_with("⟧"));
  CHECK(next.find("Next") == std::string::npos);
  const std::string id = "Please take a seat in the waiting room until your name is called.";
  const auto length = static_cast<double>(letters(words.say(id)));
  CHECK(length / static_cast<double>(letters(id)) > 1.3);
  CHECK(length / static_cast<double>(letters(id)) < 1.45);
  CHECK(words.say("Question {i} of {k}", {{"i", "7"}, {"k", "eighteen"}}).find("eighteen⟧") != std::string::npos);
  CHECK(words.say("Hello {name}").find("{name}") != std::string::npos);
  CHECK(words.say("{n} digit", "{n} digits", 2).find("š") != std::string::npos);
  CHECK(words.say("{n} digit", "{n} digits", 1).find("š") == std::string::npos);
  CHECK(words.say("{{x}}").find("{") != std::string::npos);
}

TEST_CASE("Numbers in English") {
  const Words words("/nowhere", "en");
  CHECK(words.number(std::int64_t{0}) == "0");
  CHECK(words.number(std::int64_t{1234}) == "1,234");
  CHECK(words.number(std::int64_t{-48216}) == "−48,216");
  CHECK(words.number(0.5, 1) == "0.5");
  CHECK(words.number(69.25, 1) == "69.3");
  CHECK(words.number(65.0, 0) == "65");
  CHECK(words.signed_number(6.1, 1) == "+6.1");
  CHECK(words.signed_number(-1.4, 1) == "−1.4");
  CHECK(words.signed_number(0, 1) == "0.0");
  CHECK(words.signed_number(-0.04, 1) == "0.0");
}

TEST_CASE("Numbers in Polish") {
  const Words words(folder(), "pl");
  CHECK(words.number(0.5, 1) == "0,5");
  CHECK(words.signed_number(-1.4, 1) == "−1,4");
}

TEST_CASE("Days in English") {
  const Words words("/nowhere", "en");
  CHECK(words.day(noon) == "12 March 2026");
  CHECK(words.short_day(noon) == "12 Mar");
  CHECK(words.weekday(noon) == "Thursday, 12 March");
}

TEST_CASE("Days in Polish") {
  const Words words(folder(), "pl");
  CHECK(words.day(noon) == "12 marca 2026");
}

TEST_CASE("The time of day is the machine's, with as few digits as it needs") {
  const Words words("/nowhere", "en");
  const std::time_t seconds = noon / 1000;
  std::tm local{};
  localtime_r(&seconds, &local);
  char minutes[8];
  std::strftime(minutes, sizeof minutes, ":%M", &local);
  CHECK(words.time(noon) == std::to_string(local.tm_hour) + minutes);
  const std::int64_t nine_past = noon - (local.tm_hour * 60 + local.tm_min) * 60'000LL + (9 * 60 + 5) * 60'000LL;
  CHECK(words.time(nine_past) == "9:05");
}

TEST_CASE("Languages name themselves") {
  const auto known = languages(folder());
  REQUIRE(known.size() == 3);
  CHECK(known[0] == std::pair<std::string, std::string>{"en", "English"});
  CHECK(known[1] == std::pair<std::string, std::string>{"ar", "العربية"});
  CHECK(known[2] == std::pair<std::string, std::string>{"pl", "Polski"});
  CHECK(languages("/nowhere").size() == 1);
}

TEST_CASE("Words can be moved") {
  Words words(folder(), "pl");
  Words moved = std::move(words);
  CHECK(moved.say("Next") == "Dalej");
  moved = Words(folder(), "ar");
  CHECK(moved.say("Next") == "التالي");
}
