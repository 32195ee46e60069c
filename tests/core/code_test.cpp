#include "core/code.h"

#include <doctest/doctest.h>

using namespace aplomb;

TEST_CASE("a code with its check digit is valid and every single wrong digit is found") {
  std::string code = "4821739";
  code += check_digit(code);
  REQUIRE(valid_code(code));
  for (std::size_t place = 0; place < code.size(); ++place) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (digit == code[place]) continue;
      std::string wrong = code;
      wrong[place] = digit;
      CHECK_FALSE(valid_code(wrong));
    }
  }
}

TEST_CASE("every swap of two different neighbours is found") {
  std::string code = "1203945";
  code += check_digit(code);
  for (std::size_t place = 0; place + 1 < code.size(); ++place) {
    if (code[place] == code[place + 1]) continue;
    std::string wrong = code;
    std::swap(wrong[place], wrong[place + 1]);
    CHECK_FALSE(valid_code(wrong));
  }
}

TEST_CASE("Damm's published example") { CHECK(check_digit("0000572") == '4'); }

TEST_CASE("what a person types keeps its digits only") {
  CHECK(digits_of("4821 – 7390") == "48217390");
  CHECK(grouped("48217390") == "4821 – 7390");
  CHECK(check_digit("12a4567") == '\0');
  CHECK_FALSE(valid_code(""));
}
