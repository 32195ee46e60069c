// The five themes: complete, in order, and readable.

#include "ui/theme.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;

std::filesystem::path folder() { return std::filesystem::path(APLOMB_SOURCE_DIR) / "assets/themes"; }

/// A folder of its own for one test, gone at its end.
struct Scratch {
  std::filesystem::path path;
  explicit Scratch(const std::string& name) : path(std::filesystem::path(APLOMB_BINARY_DIR) / ("theme_test_" + name)) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove_all(path); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

const char* whole = R"(name = "Test"
order = 1
[colors]
canvas = "#000000"
surface = "#000000"
line = "#000000"
rule = "#000000"
ink = "#17202B"
ink-muted = "#000000"
brand = "#000000"
brand-soft = "#000000"
on-brand = "#000000"
focus = "#000000"
good = "#000000"
caution = "#000000"
poor = "#000000"
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What a theme promises of one colour on another.
struct Pair {
  Role front;
  Role back;
  double least;
};

/// Every pair that is drawn.
std::vector<Pair> pairs_of(const Theme& theme) {
  const double text = theme.strong ? 20 : theme.id == "soft" ? 4.5 : 10;
  std::vector<Pair> pairs;
  for (const Role ground : {Role::canvas, Role::surface, Role::brand_soft}) {
    for (const Role ink : {Role::ink, Role::ink_muted, Role::brand}) pairs.push_back({ink, ground, text});
    for (const Role ink : {Role::good, Role::caution, Role::poor}) pairs.push_back({ink, ground, theme.id == "soft" ? 4.5 : 7});
    pairs.push_back({Role::line, ground, 3});
    pairs.push_back({Role::focus, ground, 3});
  }
  pairs.push_back({Role::on_brand, Role::brand, text});
  return pairs;
}

}  // namespace

TEST_CASE("There are five themes in the order of the comfort screen") {
  const auto themes = load_themes(folder());
  REQUIRE(themes.size() == 5);
  const char* ids[] = {"daylight", "night", "strong-dark", "strong-light", "soft"};
  const char* names[] = {"Daylight", "Night", "Strong dark", "Strong light", "Soft"};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(themes[i].id == ids[i]);
    CHECK(themes[i].name == names[i]);
    CHECK(themes[i].strong == (i == 2 || i == 3));
  }
  CHECK(themes[0][Role::canvas] == Color{0xF5, 0xF3, 0xEE, 255});
  CHECK(themes[4][Role::poor] == Color{0x7A, 0x3A, 0x44, 255});
}

TEST_CASE("A theme is found by its id, else the first one serves") {
  const auto themes = load_themes(folder());
  CHECK(theme_named(themes, "night").id == "night");
  CHECK(theme_named(themes, "no such").id == "daylight");
  CHECK_THROWS_AS(theme_named({}, "night"), std::runtime_error);
}

TEST_CASE("Contrast is as WCAG defines it") {
  CHECK(contrast({0, 0, 0, 255}, {255, 255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({255, 255, 255, 255}, {0, 0, 0, 255}) == doctest::Approx(21));
  CHECK(contrast({119, 119, 119, 255}, {255, 255, 255, 255}) == doctest::Approx(4.48).epsilon(0.005));
  CHECK(contrast({1, 2, 3, 255}, {1, 2, 3, 255}) == doctest::Approx(1));
}

TEST_CASE("Every pair of colours that is drawn has its contrast") {
  for (const Theme& theme : load_themes(folder())) {
    for (const Pair& pair : pairs_of(theme)) {
      const double ratio = contrast(theme[pair.front], theme[pair.back]);
      CAPTURE(theme.id);
      CAPTURE(std::string(name_of(pair.front)));
      CAPTURE(std::string(name_of(pair.back)));
      CHECK(ratio >= pair.least);
    }
  }
}

TEST_CASE("In strong themes brand-soft equals its ground and rules are lines") {
  for (const Theme& theme : load_themes(folder())) {
    if (!theme.strong) continue;
    CHECK(theme[Role::rule] == theme[Role::line]);
    CHECK(theme[Role::brand_soft] == theme[Role::surface]);
    for (const Role role : {Role::good, Role::caution, Role::poor}) CHECK(theme[role] == theme[Role::ink]);
  }
}

TEST_CASE("A theme that lacks something is refused by file and role") {
  const Scratch scratch("broken");
  scratch.write("t.toml", whole);
  CHECK(load_themes(scratch.path).size() == 1);
  CHECK(load_themes(scratch.path)[0][Role::ink] == Color{0x17, 0x20, 0x2B, 255});
  const auto refused = [&](const std::string& text, const char* why) {
    scratch.write("t.toml", text);
    CHECK_THROWS_WITH_AS(load_themes(scratch.path), doctest::Contains(why), std::runtime_error);
    CHECK_THROWS_WITH_AS(load_themes(scratch.path), doctest::Contains("t.toml"), std::runtime_error);
  };
  refused(with(whole, "brand-soft = \"#000000\"\n", ""), "colors.brand-soft is missing");
  refused(with(whole, "\"#17202B\"", "\"#17202\""), "colors.ink is \"#17202\"");
  refused(with(whole, "\"#17202B\"", "\"#17202G\""), "colors.ink");
  refused(with(whole, "\"#17202B\"", "17"), "colors.ink is missing");
  refused(with(whole, "ink = ", "inq = \"#000000\"\nink = "), "colors.inq is not a role");
  refused(with(whole, "name = \"Test\"", ""), "name is missing");
  refused(with(whole, "order = 1", ""), "order is missing");
  refused("name = ", "t.toml");
}

TEST_CASE("A folder without themes is refused") {
  const Scratch scratch("empty");
  CHECK_THROWS_AS(load_themes(scratch.path), std::runtime_error);
  CHECK_THROWS_AS(load_themes(scratch.path / "nowhere"), std::runtime_error);
}
