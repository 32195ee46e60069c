#include "exchange/nearest_name.h"
#include "exchange/diagnostic.h"
#include "exchange/places.h"

#include <doctest/doctest.h>

#include <array>

using namespace aplomb;
using namespace aplomb::exchange;

TEST_CASE("slips of the finger cost one each") {
  CHECK(edit_distance("title", "title") == 0);
  CHECK(edit_distance("tittle", "title") == 1);
  CHECK(edit_distance("tilte", "title") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest known name is offered else the names that there are") {
  constexpr std::array<std::string_view, 3> known{"id", "title", "version"};
  CHECK(nearest_name("tittle", known) == "title");
  CHECK(nearest_name("xyz", known).empty());
  CHECK(english(instead_of("xyz", known)) == "known here: id, title, version");
  CHECK(nearest_name(std::string(5000, 't'), known).empty());
}

TEST_CASE("a finding stays one line whatever a file is called") {
  Diagnostic finding;
  finding.file = "a\nb\x1b[31m.toml";
  finding.line = 3;
  finding.level = Diagnostic::note;
  finding.what = {"{x}", {{"x", shown("y\tz" + std::string(100, 'w'))}}};
  CHECK(to_text(finding) == "a\\x0ab\\x1b[31m.toml:3: note: y\\x09z" + std::string(57, 'w') + "…");
}

TEST_CASE("a place that is not known is looked for in what holds it") {
  const Places places{{"q", {"f", 1, 1}}, {"q/a", {"f", 5, 3}}};
  CHECK(nearest_place(places, "q/a/key/empathy").line == 5);
  CHECK(nearest_place(places, "q/stem").line == 1);
  CHECK(nearest_place(places, "p/stem").file.empty());
  PlaceNames names;
  CHECK(names.next("question", "q") == "q");
  CHECK(names.next("question", "q") == "q#2");
  CHECK(names.next("quality", "q") == "quality/q");
  CHECK(names.next("question", "") == "(question)");
}
