#include "core/id.h"
#include "core/message.h"

#include <doctest/doctest.h>

using namespace aplomb;

TEST_CASE("arguments fill their places and unknown names stay") {
  CHECK(fill("Question {n} of {count}", {{"n", "7"}, {"count", "18"}}) == "Question 7 of 18");
  CHECK(fill("{who} and {other}", {{"who", "{other}"}}) == "{other} and {other}");
  CHECK(fill("{{n}} {n", {{"n", "1"}}) == "{n} {n");
  CHECK(english({"No code.", {}}) == "No code.");
}

TEST_CASE("hexadecimal names go there and back and nothing else is taken") {
  Id id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(i * 17);
  CHECK(id_from_hex(hex(id)) == id);
  CHECK_FALSE(id_from_hex("00"));
  CHECK_FALSE(id_from_hex(std::string(31, '0') + "g"));
  CHECK_FALSE(hash_from_hex(hex(id)));
}
