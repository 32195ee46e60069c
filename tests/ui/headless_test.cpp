// The hands of a stage without a window: they refuse what a person could not do.

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/headless.h"

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;

StageOptions options() {
  StageOptions made;
  made.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  made.w = 800;
  made.h = 600;
  return made;
}

}  // namespace

TEST_CASE("click refuses what is missing doubled off out of view or covered") {
  Headless headless(options(), {}, [](Frame& frame) {
    button(frame, "twin", {10, 10, 80, 40}, "Twin");
    button(frame, "twin", {110, 10, 80, 40}, "Twin");
    ButtonLook off;
    off.enabled = false;
    button(frame, "off", {210, 10, 80, 40}, "Off", off);
    button(frame, "outside", {900, 10, 80, 40}, "Outside");
    clipped(frame, {10, 100, 100, 100}, [&] { button(frame, "cut", {10, 300, 80, 40}, "Cut"); });
    button(frame, "below", {310, 10, 80, 40}, "Below");
    button(frame, "above", {300, 5, 100, 50}, "Above");
    frame.inert = true;
    button(frame, "inert", {410, 10, 80, 40}, "Inert");
    frame.inert = false;
  });
  CHECK_THROWS_WITH(headless.click("none"), doctest::Contains("not drawn"));
  CHECK_THROWS_WITH(headless.click("twin"), doctest::Contains("2 times"));
  CHECK_THROWS_WITH(headless.click("off"), doctest::Contains("disabled"));
  CHECK_THROWS_WITH(headless.click("outside"), doctest::Contains("out of view"));
  CHECK_THROWS_WITH(headless.click("cut"), doctest::Contains("out of view"));
  CHECK_THROWS_WITH(headless.click("below"), doctest::Contains("covered"));
  CHECK_THROWS_WITH(headless.click("inert"), doctest::Contains("covered"));
  CHECK_NOTHROW(headless.click("above"));
}

TEST_CASE("going by Tab and pressing by Enter reaches every control and gives up after a round") {
  std::vector<std::string> pressed;
  Headless headless(options(), {}, [&](Frame& frame) {
    for (const char* name : {"a", "b", "c"}) {
      const float x = 10.0F + 100.0F * static_cast<float>(name[0] - 'a');
      if (button(frame, name, {x, 10, 80, 40}, name)) pressed.emplace_back(name);
    }
  });
  headless.key_click("c");
  headless.key_click("a");
  CHECK(pressed == std::vector<std::string>{"c", "a"});
  CHECK_THROWS_WITH(headless.key_click("z"), doctest::Contains("not reached"));
}

TEST_CASE("typing without a field gives the page its keys and nothing else") {
  std::vector<int> keys;
  Headless headless(options(), {}, [&](Frame& frame) {
    for (const int key : frame.pressed_keys) keys.push_back(key);
  });
  headless.type("42a");
  CHECK(keys == std::vector<int>{GLFW_KEY_4, GLFW_KEY_2, GLFW_KEY_A});
}

TEST_CASE("the arrival time of a press is told to the page") {
  std::int64_t told = 0;
  std::int64_t quiet = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (button(frame, "a", {10, 10, 80, 40}, "A")) told = frame.input_ms;
    else quiet = frame.input_ms;
  });
  headless.click("a");
  CHECK(told == headless.mono_ms);
  headless.mono_ms += 500;
  headless.push({.kind = InputEvent::Kind::button, .code = 0, .down = true});
  headless.push({.kind = InputEvent::Kind::button, .code = 0, .down = false});
  headless.mono_ms += 300;
  headless.settle();
  CHECK(told == headless.mono_ms - 300);
  CHECK(quiet == headless.mono_ms);
}
