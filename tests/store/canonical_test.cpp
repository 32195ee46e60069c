#include "store/canonical.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <stdexcept>

using namespace aplomb::store;
using nlohmann::json;

TEST_CASE("canonical JSON orders keys and leaves out white space") {
  CHECK(canonical(json::parse(R"({ "b": [1, true, "x"], "a": {"z": 0, "B": -5}, "A": false })")) ==
        R"({"A":false,"a":{"B":-5,"z":0},"b":[1,true,"x"]})");
  CHECK(canonical(json::object()) == "{}");
  CHECK(canonical(json::array()) == "[]");
}

TEST_CASE("canonical strings escape what RFC 8785 escapes and nothing else") {
  CHECK(canonical(json("\b\t\n\f\r\"\\/\x01\x1f\x7f\u20ac")) == "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\x7f\u20ac\"");
}

TEST_CASE("canonical strings are in normal form C") {
  CHECK(canonical(json("Cafe\u0301")) == "\"Caf\u00e9\"");
  CHECK(nfc("Cafe\u0301") == "Caf\u00e9");
  CHECK(nfc("plain") == "plain");
  CHECK(characters("Caf\u00e9") == 4);
}

TEST_CASE("canonical JSON has no name for null floats large integers other keys and broken text") {
  CHECK_THROWS_AS(canonical(json{{"a", nullptr}}), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json(1.5)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json(2.0)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json{{"\u00e9", 1}}), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json("\xff")), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json("\xed\xa0\x80")), std::invalid_argument);  // a surrogate
  CHECK(canonical(json((std::int64_t{1} << 53) - 1)) == "9007199254740991");
  CHECK(canonical(json(-((std::int64_t{1} << 53) - 1))) == "-9007199254740991");
  CHECK_THROWS_AS(canonical(json(std::int64_t{1} << 53)), std::invalid_argument);
  CHECK_THROWS_AS(canonical(json(std::numeric_limits<std::uint64_t>::max())), std::invalid_argument);
}

TEST_CASE("weights and means are whole thousandths") {
  CHECK(thousandths(1.667) == 1667);
  CHECK(thousandths(-0.0005) == -1);
  CHECK(thousandths(12.5) == 12500);
  CHECK(from_thousandths(1667) == 1.667);
  CHECK_THROWS_AS(thousandths(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
  CHECK_THROWS_AS(thousandths(std::numeric_limits<double>::infinity()), std::invalid_argument);
}
