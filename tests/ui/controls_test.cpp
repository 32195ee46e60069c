// Everything that can be pressed or typed into, by pointer, finger and keyboard.

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/headless.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;
using Event = InputEvent::Kind;

StageOptions options(const std::string& station = "review") {
  StageOptions made;
  made.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  made.station = station;
  made.w = 800;
  made.h = 600;
  return made;
}

InputEvent move(Vec2 at) { return {.kind = Event::move, .at = at}; }
InputEvent press(bool down, bool touch = false) { return {.kind = Event::button, .code = 0, .down = down, .touch = touch}; }

std::string focused(const Headless& headless) {
  for (const ProbeEntry& entry : headless.probe().entries) {
    if (entry.focused) return entry.key;
  }
  return {};
}

/// A page with one field.
struct FieldPage {
  std::string text;
  FieldLook look{.label = "Name"};
  Rect rect{40, 40, 300, 40};
  int changes = 0;
  std::vector<int> keys;
  Headless headless{options(), {}, [this](Frame& frame) {
                      for (const int key : frame.pressed_keys) keys.push_back(key);
                      if (text_field(frame, "field", rect, text, look)) ++changes;
                      button(frame, "other", {40, 300, 120, 40}, "Other");
                    }};
};

}  // namespace

TEST_CASE("a press counts where it is let go and sliding off takes it back") {
  int pressed = 0;
  Headless headless(options(), {}, [&](Frame& frame) { pressed += button(frame, "a", {40, 40, 120, 60}, "A") ? 1 : 0; });
  headless.settle();
  headless.push(move({60, 60}));
  headless.push(press(true));
  headless.settle();
  CHECK(pressed == 0);
  headless.push(move({400, 400}));
  headless.push(press(false));
  headless.settle();
  CHECK(pressed == 0);
  headless.push(press(true));  // from outside onto it
  headless.push(move({60, 60}));
  headless.push(press(false));
  headless.settle();
  CHECK(pressed == 0);
  headless.click("a");
  CHECK(pressed == 1);
}

TEST_CASE("move press and release that arrive at once are one press in the right place") {
  std::vector<std::string> pressed;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (button(frame, "a", {40, 40, 120, 60}, "A")) pressed.emplace_back("a");
    if (button(frame, "b", {240, 40, 120, 60}, "B")) pressed.emplace_back("b");
  });
  headless.settle();
  for (const float x : {60.0F, 260.0F, 60.0F}) {
    headless.push(move({x, 60}));
    headless.push(press(true));
    headless.push(press(false));
  }
  headless.settle();
  CHECK(pressed == std::vector<std::string>{"a", "b", "a"});
}

TEST_CASE("a press belongs to what was on the screen not to what comes after it") {
  bool second = false;
  int wrong = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (second) wrong += button(frame, "second", {40, 40, 120, 60}, "Second") ? 1 : 0;
    else if (button(frame, "first", {40, 40, 120, 60}, "First")) second = true;
  });
  headless.settle();
  headless.push(move({60, 60}));
  for (int i = 0; i < 2; ++i) {  // a double press by a trembling hand, faster than any frame
    headless.push(press(true));
    headless.push(press(false));
  }
  headless.settle();
  CHECK(second);
  CHECK(wrong == 0);  // the second press was on its way before anybody had seen the second page
}

TEST_CASE("what is drawn last lies on top") {
  int row = 0;
  int inner = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    row += pressable(frame, "row", {40, 40, 400, 60}, {.role = "row", .words = "Row"}).pressed ? 1 : 0;
    inner += button(frame, "inner", {60, 50, 80, 40}, "In") ? 1 : 0;
  });
  headless.click("inner");
  CHECK(inner == 1);
  CHECK(row == 0);
  headless.click("row");
  CHECK(row == 1);
}

TEST_CASE("Space and Enter press what has the focus once") {
  int pressed = 0;
  int left_over = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    pressed += button(frame, "a", {40, 40, 120, 60}, "A") ? 1 : 0;
    left_over += static_cast<int>(frame.pressed_keys.size());
  });
  headless.settle();
  headless.press(GLFW_KEY_ENTER);
  CHECK(pressed == 0);
  CHECK(left_over == 1);
  headless.press(GLFW_KEY_TAB);
  headless.press(GLFW_KEY_ENTER);
  headless.press(GLFW_KEY_SPACE);
  CHECK(pressed == 2);
  CHECK(left_over == 1);
}

TEST_CASE("a held Enter presses once") {
  int pressed = 0;
  Headless headless(options(), {}, [&](Frame& frame) { pressed += button(frame, "a", {40, 40, 120, 60}, "A") ? 1 : 0; });
  headless.settle();
  headless.press(GLFW_KEY_TAB);
  for (int i = 0; i < 20; ++i) headless.push({.kind = Event::key, .code = GLFW_KEY_ENTER, .down = true});
  headless.push({.kind = Event::key, .code = GLFW_KEY_ENTER, .down = false});
  headless.settle();
  CHECK(pressed == 1);
}

TEST_CASE("the ring shows while keys are in use and leaves with the first touch") {
  Headless headless(options("kiosk"), {}, [&](Frame& frame) { button(frame, "a", {100, 100, 120, 60}, "A"); });
  headless.settle();
  const Image plain = headless.picture();
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "a");
  const Image ring = headless.picture();
  // 1 mm = 3.78 px: a gap, then the ring, left of the button.
  const auto pixel = [](const Image& image, int x, int y) { return image.rgba[static_cast<std::size_t>(y * image.w + x) * 4]; };
  CHECK(pixel(plain, 94, 130) == pixel(plain, 10, 10));
  CHECK(pixel(ring, 94, 130) != pixel(plain, 10, 10));
  CHECK(pixel(ring, 98, 130) == pixel(plain, 10, 10));
  headless.push(move({110, 110}));
  headless.push(press(true, true));
  headless.push(press(false, true));
  headless.settle();
  CHECK(focused(headless) == "a");
  CHECK(pixel(headless.picture(), 94, 130) == pixel(plain, 10, 10));
  CHECK_FALSE(headless.control("a").hovered);  // the finger is gone
}

TEST_CASE("a key of the on-screen keyboard leaves the focus in the field") {
  std::string text;
  Headless headless(options("kiosk"), {}, [&](Frame& frame) {
    text_field(frame, "name", {40, 40, 300, 50}, text, {});
    ButtonLook look;
    look.takes_focus = false;
    if (button(frame, "key.a", {40, 200, 60, 60}, "a", look)) text += 'a';
  });
  headless.click("name");
  headless.click("key.a");
  headless.click("key.a");
  CHECK(text == "aa");
  CHECK(focused(headless) == "name");
  headless.type("b");
  CHECK(text == "aab");
  headless.click("key.a");
  headless.press(GLFW_KEY_BACKSPACE);
  CHECK(text == "aab");
}

TEST_CASE("every change of a field is copied out at once and Escape loses nothing") {
  FieldPage page;
  page.headless.click("field");
  page.headless.type("Zażółć gęślą");
  CHECK(page.text == "Zażółć gęślą");
  page.headless.press(GLFW_KEY_ESCAPE);
  CHECK(page.text == "Zażółć gęślą");
  page.headless.press(GLFW_KEY_TAB);
  CHECK(page.text == "Zażółć gęślą");
  CHECK(page.headless.control("field").value == "Zażółć gęślą");
  CHECK(page.headless.control("field").words == "Name");
}

TEST_CASE("digits typed into a field never reach the screen function keys and Enter do") {
  FieldPage page;
  page.headless.click("field");
  page.headless.type("12345");
  CHECK(page.text == "12345");
  CHECK(page.keys.empty());
  page.headless.press(GLFW_KEY_F1);
  page.headless.press(GLFW_KEY_ENTER);
  page.headless.press(GLFW_KEY_S, GLFW_MOD_CONTROL);
  CHECK(page.keys == std::vector<int>{GLFW_KEY_F1, GLFW_KEY_ENTER, GLFW_KEY_S});
  page.headless.click("other");
  page.headless.type("7");
  CHECK(page.keys.back() == GLFW_KEY_7);
  CHECK(page.text == "12345");
}

TEST_CASE("ten Backspaces without time between them erase ten letters") {
  FieldPage page;
  page.text = "0123456789abc";
  page.headless.click("field");
  page.headless.press(GLFW_KEY_END);
  for (int i = 0; i < 10; ++i) {
    page.headless.push({.kind = Event::key, .code = GLFW_KEY_BACKSPACE, .down = true});
    page.headless.push({.kind = Event::key, .code = GLFW_KEY_BACKSPACE, .down = false});
  }
  page.headless.settle();
  CHECK(page.text == "012");
  for (int i = 0; i < 10; ++i) page.headless.push({.kind = Event::key, .code = GLFW_KEY_BACKSPACE, .down = true});  // held
  page.headless.push({.kind = Event::key, .code = GLFW_KEY_BACKSPACE, .down = false});
  page.headless.settle();
  CHECK(page.text.empty());
}

TEST_CASE("the caret moves by letters words and ends and typing replaces a selection") {
  FieldPage page;
  page.text = "one two three";
  page.headless.click("field");
  page.headless.press(GLFW_KEY_HOME);
  page.headless.type(">");
  CHECK(page.text == ">one two three");
  page.headless.press(GLFW_KEY_RIGHT, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT);
  page.headless.type("1");
  CHECK(page.text == ">1 two three");
  page.headless.press(GLFW_KEY_END);
  page.headless.press(GLFW_KEY_LEFT);
  page.headless.press(GLFW_KEY_DELETE);
  CHECK(page.text == ">1 two thre");
  page.headless.press(GLFW_KEY_BACKSPACE, GLFW_MOD_CONTROL);
  CHECK(page.text == ">1 two ");
  page.headless.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
  page.headless.type("x");
  CHECK(page.text == "x");
  page.headless.press(GLFW_KEY_Z, GLFW_MOD_CONTROL);
  CHECK(page.text == ">1 two ");
  page.headless.press(GLFW_KEY_Y, GLFW_MOD_CONTROL);
  CHECK(page.text == "x");
}

TEST_CASE("cut and paste keep to the fields rules") {
  FieldPage page;
  page.text = "one\xC5\xBC two";
  page.look.max_bytes = 10;
  page.headless.click("field");
  page.headless.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
  page.headless.press(GLFW_KEY_X, GLFW_MOD_CONTROL);
  CHECK(page.text.empty());
  page.headless.press(GLFW_KEY_V, GLFW_MOD_CONTROL);
  CHECK(page.text == "one\xC5\xBC two");
  page.headless.press(GLFW_KEY_V, GLFW_MOD_CONTROL);
  CHECK(page.text == "one\xC5\xBC twoo");
  page.headless.type("zzz");
  CHECK(page.text.size() == 10);
}

TEST_CASE("accents and other scripts are erased by letters") {
  FieldPage page;
  page.headless.click("field");
  page.headless.type("مرحبا नमस्ते");
  CHECK(page.text == "مرحبا नमस्ते");
  for (int i = 0; i < 40; ++i) page.headless.press(GLFW_KEY_BACKSPACE);
  CHECK(page.text.empty());
}

TEST_CASE("a double press selects a word") {
  FieldPage page;
  page.text = "one two";
  page.headless.settle();
  page.headless.push(move({60, 60}));
  for (int i = 0; i < 2; ++i) {
    page.headless.push(press(true));
    page.headless.push(press(false));
  }
  page.headless.settle();
  page.headless.type("1");
  CHECK(page.text == "1 two");
}

TEST_CASE("a passphrase shows as dots and is nowhere in the Probe") {
  FieldPage page;
  page.look.password = true;
  page.headless.click("field");
  page.headless.type("płot 7");
  CHECK(page.text == "płot 7");
  CHECK(page.headless.probe().json().find("ot 7") == std::string::npos);
  page.headless.press(GLFW_KEY_LEFT);
  page.headless.press(GLFW_KEY_LEFT);
  page.headless.press(GLFW_KEY_BACKSPACE);
  CHECK(page.text == "pło 7");
  page.headless.press(GLFW_KEY_A, GLFW_MOD_CONTROL);
  page.headless.press(GLFW_KEY_C, GLFW_MOD_CONTROL);
  page.headless.press(GLFW_KEY_END);
  page.headless.press(GLFW_KEY_V, GLFW_MOD_CONTROL);
  CHECK(page.text == "pło 7");
}

TEST_CASE("a field of several lines breaks by width and its arrows and Enter are its own") {
  FieldPage page;
  page.look.multiline = true;
  page.rect = {40, 40, 200, 120};
  page.text = "You take calls for an internet company all day long";
  page.headless.click("field");
  page.headless.press(GLFW_KEY_HOME, GLFW_MOD_CONTROL);
  page.headless.press(GLFW_KEY_DOWN);
  page.headless.press(GLFW_KEY_ENTER);
  const auto at = page.text.find('\n');
  REQUIRE(at != std::string::npos);
  CHECK(at > 5);
  CHECK(at < 40);
  page.headless.press(GLFW_KEY_UP);
  page.headless.press(GLFW_KEY_UP);
  page.headless.press(GLFW_KEY_UP);
  page.headless.type("!");
  CHECK(page.text.front() == '!');
  CHECK(page.keys.empty());
  page.headless.press(GLFW_KEY_TAB);
  CHECK(focused(page.headless) == "other");
}

TEST_CASE("a covered field takes nothing") {
  std::string text = "kept";
  bool covered = false;
  Headless headless(options(), {}, [&](Frame& frame) {
    frame.inert = covered;
    text_field(frame, "field", {40, 40, 300, 40}, text, {});
    frame.inert = false;
  });
  headless.click("field");
  headless.type("!");
  CHECK(text == "kept!");
  covered = true;
  headless.settle();
  headless.type("!");
  CHECK(text == "kept!");
}

TEST_CASE("what the station changes in a text shows at once and can be undone") {
  FieldPage page;
  page.headless.click("field");
  page.headless.type("abc");
  page.text = "other";
  page.headless.type("!");
  CHECK(page.text == "other!");
}

TEST_CASE("a drop-down is chosen from by mouse and by keys") {
  const std::vector<std::string> names{"Contact centre", "Shop floor", "Hotel desk"};
  int chosen = 0;
  int below = 0;
  int escapes = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (take_key(frame, GLFW_KEY_ESCAPE)) ++escapes;
    if (const auto now = drop_down(frame, "setting", {40, 40, 200, 36}, names, chosen, 15)) chosen = *now;
    if (button(frame, "below", {40, 90, 200, 36}, "Below")) ++below;
  });
  headless.click("setting");
  CHECK(headless.control("below").covered);
  CHECK(headless.control("setting.0").selected);
  headless.click("setting.2");
  CHECK(chosen == 2);
  CHECK(headless.probe().control("setting.2") == nullptr);
  CHECK(headless.control("setting").words == "Hotel desk");
  CHECK(focused(headless) == "setting");

  headless.press(GLFW_KEY_ENTER);
  CHECK(focused(headless) == "setting.2");
  headless.press(GLFW_KEY_UP);
  CHECK(focused(headless) == "setting.1");
  headless.press(GLFW_KEY_ENTER);
  CHECK(chosen == 1);
  CHECK(focused(headless) == "setting");

  headless.press(GLFW_KEY_SPACE);
  headless.press(GLFW_KEY_ESCAPE);
  CHECK(chosen == 1);
  CHECK(escapes == 0);  // the list's, not the page's
  CHECK(headless.probe().control("setting.1") == nullptr);
  CHECK(focused(headless) == "setting");

  headless.click("setting");
  headless.push(move({600, 500}));  // beside the list: it closes, and nothing else happens
  headless.push(press(true));
  headless.push(press(false));
  headless.settle();
  CHECK(headless.probe().control("setting.1") == nullptr);
  CHECK(below == 0);
  headless.click("below");
  CHECK(below == 1);
}

TEST_CASE("an open list goes away with its page") {
  const std::vector<std::string> names{"a", "b"};
  bool shown = true;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (shown) drop_down(frame, "list", {40, 40, 200, 36}, names, 0, 15);
    button(frame, "below", {40, 90, 200, 36}, "Below");
  });
  headless.click("list");
  shown = false;
  headless.settle();
  headless.settle();
  CHECK_NOTHROW(headless.click("below"));
}

TEST_CASE("a long list scrolls to what is chosen and to what has the focus") {
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) names.push_back("Option " + std::to_string(i));
  int chosen = 45;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (const auto now = drop_down(frame, "d", {40, 40, 200, 36}, names, chosen, 15)) chosen = *now;
  });
  headless.key_click("d");
  CHECK(focused(headless) == "d.45");
  CHECK(headless.control("d.45").visible);
  for (int i = 0; i < 14; ++i) headless.press(GLFW_KEY_DOWN);
  CHECK(headless.control("d.59").visible);
  headless.press(GLFW_KEY_ENTER);
  CHECK(chosen == 59);
}

TEST_CASE("tabs are chosen by press and by keys") {
  const std::vector<std::string> names{"Overview", "Why", "Details"};
  int chosen = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (const auto now = tabs(frame, "tabs", {40, 40, 600, 44}, names, chosen)) chosen = *now;
  });
  headless.click("tabs.2");
  CHECK(chosen == 2);
  CHECK(headless.control("tabs.2").selected);
  headless.press(GLFW_KEY_LEFT);
  headless.press(GLFW_KEY_ENTER);
  CHECK(chosen == 1);
}

TEST_CASE("a check box is turned on and off") {
  bool on = false;
  Headless headless(options(), {}, [&](Frame& frame) {
    if (check_box(frame, "safe", {40, 40, 300, 36}, "Safety question", on, 15)) on = !on;
  });
  headless.click("safe");
  CHECK(on);
  CHECK(headless.control("safe").selected);
  headless.key_click("safe");
  CHECK_FALSE(on);
}

TEST_CASE("a scroll area brings the focused row into view and is moved by wheel keys and bar") {
  Scroll scroll;
  Headless headless(options(), {}, [&](Frame& frame) {
    button(frame, "before", {40, 10, 120, 36}, "Before");
    scroll_area(frame, "list", {40, 60, 400, 200}, 20 * 40, scroll, [&](Rect content) {
      for (int i = 0; i < 20; ++i) {
        const Rect row = content.cut_top(40);
        pressable(frame, "row." + std::to_string(i), row, {.role = "row", .words = "Row", .ring_inside = true});
      }
    });
    button(frame, "after", {40, 300, 120, 36}, "After");
  });
  headless.settle();
  CHECK_FALSE(headless.control("row.12").visible);
  CHECK_THROWS(headless.click("row.12"));
  headless.key_click("row.12");
  CHECK(headless.control("row.12").visible);
  CHECK(scroll.offset > 0);

  const float before = scroll.offset;
  headless.wheel("row.12", 1);
  CHECK(scroll.offset < before);
  headless.press(GLFW_KEY_HOME);
  CHECK(scroll.offset == 0);
  headless.press(GLFW_KEY_PAGE_DOWN);
  CHECK(scroll.offset == doctest::Approx(180));
  headless.press(GLFW_KEY_END);
  CHECK(scroll.offset == doctest::Approx(600));
  headless.press(GLFW_KEY_DOWN);
  CHECK(headless.control("row.13").visible);

  headless.push(move({434, 65}));  // the bar
  headless.push(press(true));
  headless.push(move({434, 300}));
  headless.settle();
  CHECK(scroll.offset == doctest::Approx(600));
  headless.push(move({434, 0}));
  headless.push(press(false));
  headless.settle();
  CHECK(scroll.offset == 0);
  CHECK_FALSE(headless.stage().owes());
}

TEST_CASE("rows that scrolled out of view cannot be pressed through what lies there") {
  Scroll scroll;
  int rows = 0;
  int after = 0;
  Headless headless(options(), {}, [&](Frame& frame) {
    scroll_area(frame, "list", {40, 60, 400, 100}, 20 * 40, scroll, [&](Rect content) {
      for (int i = 0; i < 20; ++i) rows += pressable(frame, "row." + std::to_string(i), content.cut_top(40), {.words = "Row"}).pressed ? 1 : 0;
    });
    after += button(frame, "after", {40, 180, 120, 36}, "After") ? 1 : 0;
  });
  headless.click("after");
  CHECK(after == 1);
  CHECK(rows == 0);
}

TEST_CASE("an area whose content fits is no stop") {
  Scroll scroll{500};
  Headless headless(options(), {}, [&](Frame& frame) { scroll_area(frame, "list", {40, 60, 400, 200}, 100, scroll, [](Rect) {}); });
  headless.settle();
  CHECK(headless.probe().control("list") == nullptr);
  CHECK(scroll.offset == 0);
}

TEST_CASE("a preview controls are seen but can neither be pressed nor focused") {
  int pressed = 0;
  Headless headless(options("studio"), {}, [&](Frame& frame) {
    Frame preview = frame;
    preview.inert = true;
    preview.zoom = 0.5F;
    preview.scale_origin = {400, 100};
    pressed += button(preview, "next", {40, 40, 120, 60}, "Next") ? 1 : 0;
    std::string text = "typed";
    text_field(preview, "preview.name", {40, 140, 300, 50}, text, {});
    button(frame, "own", {40, 40, 120, 60}, "Own");
  });
  headless.settle();
  CHECK(headless.control("next").rect == Rect{420, 120, 60, 30});
  CHECK_THROWS(headless.click("next"));
  headless.push(move({430, 130}));
  headless.push(press(true));
  headless.push(press(false));
  headless.settle();
  CHECK(pressed == 0);
  headless.press(GLFW_KEY_TAB);
  headless.press(GLFW_KEY_TAB);
  CHECK(focused(headless) == "own");
}

TEST_CASE("a mirrored page is pressed where it is seen") {
  int pressed = 0;
  std::string text = "abc";
  Headless headless(options(), {}, [&](Frame& frame) {
    frame.rtl = true;
    pressed += button(frame, "a", {40, 40, 120, 60}, "A") ? 1 : 0;
    button(frame, "b", {240, 40, 120, 60}, "B");
    text_field(frame, "field", {40, 140, 300, 40}, text, {});
  });
  headless.settle();
  CHECK(headless.control("a").rect.x == 640);
  headless.click("a");
  CHECK(pressed == 1);
  headless.press(GLFW_KEY_LEFT);
  CHECK(focused(headless) == "b");
  headless.click("field");
  headless.type("d");
  CHECK(text.size() == 4);
}

TEST_CASE("words that do not fit are told in the Probe") {
  Headless headless(options(), {}, [](Frame& frame) {
    button(frame, "wide", {40, 40, 400, 40}, "Export");
    button(frame, "narrow", {40, 100, 60, 40}, "A rather long name of a button");
  });
  headless.settle();
  CHECK_FALSE(headless.control("wide").clipped);
  CHECK(headless.control("narrow").clipped);
}

TEST_CASE("a button of its own width holds its words with keycap and without") {
  const std::vector<std::string> names{"Next", "Flag for later", "Call a person", "Ok"};
  Headless headless(options("kiosk"), {}, [&](Frame& frame) {
    float y = 10;
    for (const std::string& name : names) {
      ButtonLook look;
      look.icon = "flag";
      look.keycap = "F9";
      button(frame, "k." + name, {10, y, button_width(frame, name, look, 20), 60}, name, look);
      look.keycap = {};
      look.icon_after = "right";
      button(frame, "i." + name, {400, y, button_width(frame, name, look, 20), 60}, name, look);
      y += 80;
    }
  });
  headless.settle();
  headless.press(GLFW_KEY_TAB);
  for (const ProbeEntry& entry : headless.probe().entries) CHECK_MESSAGE(!entry.clipped, entry.key);
}
