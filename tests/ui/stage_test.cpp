// What lasts between frames: the focus, errors, the Probe, rest.

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/headless.h"
#include "ui/stage.h"

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;

StageOptions options(const std::string& station = "kiosk") {
  StageOptions made;
  made.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  made.station = station;
  made.w = 800;
  made.h = 600;
  return made;
}

Rect cell(int column, int row) { return {40.0F + 150.0F * static_cast<float>(column), 40.0F + 90.0F * static_cast<float>(row), 120, 60}; }

/// A grid of buttons three wide, named by column and row.
void grid(Frame& frame, int rows) {
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < 3; ++column) {
      const std::string name = std::to_string(column) + std::to_string(row);
      button(frame, name, cell(column, row), name);
    }
  }
}

std::string focused(const Headless& headless) {
  for (const ProbeEntry& entry : headless.probe().entries) {
    if (entry.focused) return entry.key;
  }
  return {};
}

}  // namespace

TEST_CASE("tab reaches every control once in the order drawn and wraps both ways") {
  Headless headless(options(), {}, [](Frame& frame) { grid(frame, 3); });
  headless.settle();
  std::vector<std::string> visited;
  for (int i = 0; i < 9; ++i) {
    headless.press(GLFW_KEY_TAB);
    visited.push_back(focused(headless));
  }
  CHECK(visited == std::vector<std::string>{"00", "10", "20", "01", "11", "21", "02", "12", "22"});
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "00");
  headless.press(GLFW_KEY_TAB, GLFW_MOD_SHIFT);
  CHECK(focused(headless) == "22");
}

TEST_CASE("the first Shift and Tab goes to the last control") {
  Headless headless(options(), {}, [](Frame& frame) { grid(frame, 2); });
  headless.settle();
  headless.press(GLFW_KEY_TAB, GLFW_MOD_SHIFT);
  CHECK(focused(headless) == "21");
}

TEST_CASE("a disabled control stays in the tab order says why and does nothing") {
  int pressed = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    ButtonLook off;
    off.enabled = false;
    off.words = "Send: 2 more digits";
    if (button(frame, "send", cell(0, 0), "Send", off)) ++pressed;
    grid(frame, 0);
    button(frame, "other", cell(1, 0), "Other");
  });
  headless.settle();
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "send");
  headless.press(GLFW_KEY_ENTER);
  CHECK(pressed == 0);
  CHECK(headless.control("send").words == "Send: 2 more digits");
  CHECK_FALSE(headless.control("send").enabled);
  CHECK_THROWS_WITH(headless.click("send"), doctest::Contains("2 more digits"));
}

TEST_CASE("arrows go to the nearest control in their direction and pass what is off") {
  Headless headless(options(), {}, [](Frame& frame) {
    grid(frame, 3);
    ButtonLook off;
    off.enabled = false;
    button(frame, "off", {40, 320, 120, 60}, "off", off);
    button(frame, "below", {60, 400, 120, 60}, "below");
  });
  headless.settle();
  headless.press(GLFW_KEY_RIGHT);
  CHECK(focused(headless) == "00");
  headless.press(GLFW_KEY_RIGHT);
  CHECK(focused(headless) == "10");
  headless.press(GLFW_KEY_DOWN);
  CHECK(focused(headless) == "11");
  headless.press(GLFW_KEY_LEFT);
  CHECK(focused(headless) == "01");
  headless.press(GLFW_KEY_LEFT);
  CHECK(focused(headless) == "01");
  headless.press(GLFW_KEY_DOWN);
  headless.press(GLFW_KEY_DOWN);
  CHECK(focused(headless) == "below");
  headless.press(GLFW_KEY_UP);
  CHECK(focused(headless) == "02");
}

TEST_CASE("an arrow that the screen takes moves no focus") {
  int taken = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    grid(frame, 2);
    if (take_key(frame, GLFW_KEY_DOWN)) ++taken;
  });
  headless.settle();
  headless.press(GLFW_KEY_TAB);
  headless.press(GLFW_KEY_DOWN);
  CHECK(taken == 1);
  CHECK(focused(headless) == "00");
}

TEST_CASE("a control that Tab passes is reached by arrows and Tab goes on from it") {
  Headless headless(options(), {}, [](Frame& frame) {
    button(frame, "a", cell(0, 0), "a");
    pressable(frame, "b", cell(1, 0), {.words = "b", .tab_stop = false});
    button(frame, "c", cell(2, 0), "c");
  });
  headless.settle();
  headless.press(GLFW_KEY_TAB);
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "c");
  headless.press(GLFW_KEY_LEFT);
  CHECK(focused(headless) == "b");
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "c");
  headless.press(GLFW_KEY_LEFT);
  headless.press(GLFW_KEY_TAB, GLFW_MOD_SHIFT);
  CHECK(focused(headless) == "a");
}

TEST_CASE("the focus can be asked for before the control is drawn but not for ever") {
  bool shown = false;
  Headless headless(options(), {}, [&](Frame& frame) {
    grid(frame, 1);
    if (shown) button(frame, "late", cell(0, 2), "late");
  });
  headless.stage().frame(headless.look, [](Frame& frame) { focus(frame, "late"); }, 1, 1);
  headless.stage().frame(headless.look, [](Frame& frame) { grid(frame, 1); }, 1, 1);
  shown = true;
  headless.settle();
  CHECK(focused(headless) == "late");

  shown = false;
  headless.settle();
  shown = true;
  headless.settle();
  CHECK(focused(headless).empty());
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "00");
}

TEST_CASE("a dialog keeps the keyboard to itself and gives the focus back") {
  bool open = false;
  bool done = false;
  Headless headless(options(), {}, [&](Frame& frame) {
    frame.inert = open;
    if (button(frame, "save", cell(0, 0), "Save")) open = true;
    button(frame, "other", cell(1, 0), "Other");
    frame.inert = false;
    if (!open) return;
    dialog_card(frame, "dialog", {200, 200, 400, 200}, "Really?");
    if (button(frame, "yes", {220, 300, 120, 60}, "Yes")) {
      done = true;
      open = false;
    }
    button(frame, "no", {360, 300, 120, 60}, "No");
  });
  headless.key_click("save");
  REQUIRE(open);
  CHECK(focused(headless).empty());
  std::set<std::string> reached;
  for (int i = 0; i < 4; ++i) {
    headless.press(GLFW_KEY_TAB);
    reached.insert(focused(headless));
  }
  CHECK(reached == std::set<std::string>{"yes", "no"});
  CHECK(headless.control("save").covered);
  CHECK_THROWS_WITH(headless.click("save"), doctest::Contains("covered"));
  headless.click("yes");
  CHECK(done);
  CHECK(focused(headless) == "save");
}

TEST_CASE("an exception in a page shows the recovery page and the next frame is fine") {
  bool broken = false;
  std::vector<std::string> errors;
  Headless headless(options(), {}, [&](Frame& frame) {
    button(frame, "before", cell(0, 0), "Before");
    if (broken) {
      clipped(frame, {10, 10, 100, 100}, [] { throw std::runtime_error("the disk is full"); });
    }
    button(frame, "after", cell(1, 0), "After");
  });
  headless.stage().on_error = [&](const std::string& words) { errors.push_back(words); };
  headless.settle();
  broken = true;
  headless.settle();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0] == "the disk is full");
  CHECK(headless.probe().screen == "recovery");
  CHECK(headless.probe().control("before") == nullptr);
  CHECK(headless.probe().text().find("Your answers are safe") != std::string::npos);
  const Image failed = headless.picture();
  broken = false;
  headless.settle();
  CHECK(headless.probe().control("after") != nullptr);
  headless.click("after");
  CHECK(failed.w == 800);
}

TEST_CASE("forty failing frames in a row leave no trace") {
  int frames = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    grid(frame, 2);
    Scroll scroll;
    scroll_area(frame, "list", {40, 300, 300, 100}, 1000, scroll, [&](Rect) {
      if (++frames % 2 == 0) throw std::runtime_error("odd");
    });
  });
  for (int i = 0; i < 40; ++i) headless.settle();
  CHECK(frames >= 40);
}

TEST_CASE("nothing is drawn while nothing is owed") {
  int drawn = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    ++drawn;
    grid(frame, 2);
  });
  headless.settle();
  CHECK_FALSE(headless.stage().owes());
  drawn = 0;
  headless.settle();
  CHECK(drawn == 1);
  drawn = 0;
  headless.advance(60'000);
  CHECK(drawn == 0);
  headless.press(GLFW_KEY_TAB);
  CHECK(drawn >= 3);
  CHECK(drawn <= 5);
  CHECK_FALSE(headless.stage().owes());
}

TEST_CASE("a page that wishes for a frame gets it when it is due") {
  int drawn = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    ++drawn;
    frame.wake(1.0);
    frame.wake(5.0);
  });
  headless.settle();
  drawn = 0;
  headless.advance(999);
  CHECK(drawn == 0);
  headless.advance(1);
  CHECK(drawn == 1);
  headless.advance(10'000);
  CHECK(drawn == 11);
}

TEST_CASE("frames are counted the same on every run") {
  const auto run = [] {
    int chosen = 0;
    Headless headless(options(), {}, [&](Frame& frame) {
      for (int i = 0; i < 3; ++i) {
        if (rating_cell(frame, "rate." + std::to_string(i), cell(i, 0), i + 1, "", "", i == chosen, 20)) chosen = i;
      }
    });
    headless.click("rate.2");
    headless.press(GLFW_KEY_TAB);
    headless.type("abc");
    return headless.probe().frame;
  };
  CHECK(run() == run());
}

TEST_CASE("the Probe is one line of valid JSON whatever was typed") {
  std::string text = "a \"quoted\" \xC3";  // half a character
  Headless headless(options(), {}, [&](Frame& frame) {
    screen(frame, "form");
    grid(frame, 1);
    text_field(frame, "name", {40, 300, 300, 50}, text, {.label = "Name\nand more"});
  });
  headless.settle();
  const std::string line = headless.probe().json();
  CHECK(line.find('\n') == std::string::npos);
  const auto json = nlohmann::json::parse(line);
  CHECK(json["station"] == "kiosk");
  CHECK(json["screen"] == "form");
  CHECK(json["frame"] == headless.probe().frame);
  CHECK(json["entries"].size() == headless.probe().entries.size());
  CHECK(json["entries"][0]["key"] == "00");
  CHECK(json["entries"][0]["rect"][2] == 120);
}

TEST_CASE("broken bytes in the Probe do not break its line") {
  Probe probe;
  probe.entries.push_back({.key = "a", .role = "field", .words = "b", .value = "\xC3("});
  CHECK_NOTHROW(nlohmann::json::parse(probe.json()));
}

TEST_CASE("the Probe knows a control that is drawn once only and the words from top to bottom") {
  Headless headless(options(), {}, [](Frame& frame) {
    button(frame, "low", cell(0, 2), "Low");
    button(frame, "high", cell(0, 0), "High");
    button(frame, "twin", cell(1, 0), "Twin");
    button(frame, "twin", cell(2, 0), "Twin");
  });
  headless.settle();
  CHECK(headless.probe().control("low") != nullptr);
  CHECK(headless.probe().control("twin") == nullptr);
  CHECK(headless.probe().control("none") == nullptr);
  CHECK(headless.probe().text() == "High\nTwin\nTwin\nLow\n");
}

TEST_CASE("two stages live side by side") {
  int first = 0;
  int second = 0;
  Headless one(options(), {}, [&](Frame& frame) { first += button(frame, "a", cell(0, 0), "A") ? 1 : 0; });
  {
    Headless two(options("review"), {}, [&](Frame& frame) { second += button(frame, "a", cell(0, 0), "A") ? 1 : 0; });
    one.click("a");
    two.click("a");
    CHECK(two.picture().w == 800);
  }
  one.click("a");
  CHECK(first == 2);
  CHECK(second == 1);
  CHECK(one.picture().h == 600);
}

TEST_CASE("a language without a catalogue is said once and read as English") {
  std::vector<std::string> errors;
  Headless headless(options(), {.language = "xx"}, [](Frame& frame) { button(frame, "a", cell(0, 0), tr(frame, "Back")); });
  headless.stage().on_error = [&](const std::string& words) { errors.push_back(words); };
  headless.settle();
  headless.settle();
  CHECK(errors.size() == 1);
  CHECK(headless.control("a").words == "Back");
}

TEST_CASE("a key is taken once and only with the modifiers that were asked for") {
  int plain = 0;
  int saved = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (take_key(frame, GLFW_KEY_S, GLFW_MOD_CONTROL)) ++saved;
    if (take_key(frame, GLFW_KEY_S)) ++plain;
    if (take_key(frame, GLFW_KEY_S)) ++plain;
  });
  headless.press(GLFW_KEY_S);
  CHECK(plain == 1);
  headless.press(GLFW_KEY_S, GLFW_MOD_CONTROL | GLFW_MOD_CAPS_LOCK);
  CHECK(plain == 1);
  CHECK(saved == 1);
}
