// The line of a vacancy: nothing without its method, judges and date, and nothing on a key that is not confirmed.

#include "scratch.h"

#include "store/lines.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

Line full_line() { return {0, 60.5, "modified Angoff", 5, "2026-02-04", "a structured interview alone"}; }

}  // namespace

TEST_CASE("no vacancy has a line until somebody enters one and every version is kept") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  const Published published = publish(vault);
  CHECK_FALSE(line_of(vault, published.vacancy));
  CHECK(set_line(vault, published.vacancy, full_line(), administrator, at(3)) == 1);
  Line higher = full_line();
  higher.cut = 65;
  CHECK(set_line(vault, published.vacancy, higher, administrator, at(4)) == 2);
  const auto line = line_of(vault, published.vacancy);
  REQUIRE(line);
  CHECK(line->version == 2);
  CHECK(line->cut == 65);
  CHECK(line->method == "modified Angoff");
  CHECK(line->judges == 5);
  CHECK(line->date == "2026-02-04");
  CHECK(line->alternatives == "a structured interview alone");
  remove_line(vault, published.vacancy, administrator, at(5));
  CHECK_FALSE(line_of(vault, published.vacancy));
  CHECK(set_line(vault, published.vacancy, full_line(), administrator, at(6)) == 3);
}

TEST_CASE("a line without its record is refused by what is missing") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::review, "test", at(0));
  const Published published = publish(vault);
  const auto refused = [&](auto change) {
    Line line = full_line();
    change(line);
    return refusal([&] { (void)set_line(vault, published.vacancy, line, administrator, at(3)); });
  };
  CHECK(says(refused([](Line& line) { line.method = " "; }), "method"));
  CHECK(says(refused([](Line& line) { line.judges = 0; }), "judges"));
  CHECK(says(refused([](Line& line) { line.date = "4 February"; }), "date"));
  CHECK(says(refused([](Line& line) { line.date = "2026-13-04"; }), "date"));
  CHECK(says(refused([](Line& line) { line.alternatives = ""; }), "alternatives"));
  CHECK(says(refused([](Line& line) { line.cut = 0; }), "above 0"));
  CHECK(says(refused([](Line& line) { line.cut = 100; }), "below 100"));
  CHECK_FALSE(line_of(vault, published.vacancy));
}

TEST_CASE("a key of fewer than five raters or a proposal bears no line") {
  for (const bool proposal : {true, false}) {
    const Scratch scratch;
    make(scratch);
    Vault vault(scratch.file(), Station::review, "test", at(0));
    const Published published = publish(vault);
    Bank bank = small_bank();
    bank.version = 4;
    if (proposal) bank.status = BankStatus::proposal;
    else bank.key_source.n = 4;
    publish_bank(vault, bank, {}, administrator, at(3));
    CHECK(says(refusal([&] { (void)set_line(vault, published.vacancy, full_line(), administrator, at(4)); }), "not confirmed"));
    CHECK_FALSE(line_of(vault, published.vacancy));
  }
}
