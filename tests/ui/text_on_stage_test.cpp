// Texts in a frame: where they stand, what the Probe says of them, what the cache keeps.

#include "ui/draw.h"
#include "ui/headless.h"
#include "ui/text.h"
#include "ui/texture_cache.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>

namespace {

using namespace aplomb::ui;

const char* sentence = "You take calls for an internet company. Ruth Okafor spent fifteen minutes in the phone menu before she reached you.";

StageOptions options() {
  StageOptions made;
  made.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  made.w = 800;
  made.h = 600;
  return made;
}

TextStyle style_of(float px) {
  TextStyle style;
  style.px = px;
  return style;
}

/// The page's text entry of this key.
ProbeEntry entry(const Headless& headless, const std::string& key) {
  for (const auto& e : headless.probe().entries) {
    if (e.key == key) return e;
  }
  FAIL("no text " << key);
  return {};
}

struct Ink {
  int left = 10'000, top = 10'000, right = -1, bottom = -1;
};

/// Bounds of what is not the canvas, inside the rectangle.
Ink ink_in(const Image& image, Rect rect) {
  Ink ink;
  const std::uint8_t* ground = image.rgba.data();  // the top left corner is empty in these tests
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
      const std::uint8_t* pixel = &image.rgba[static_cast<std::size_t>(y * image.w + x) * 4];
      if (std::abs(pixel[0] - ground[0]) < 100) continue;
      ink.left = std::min(ink.left, x);
      ink.right = std::max(ink.right, x);
      ink.top = std::min(ink.top, y);
      ink.bottom = std::max(ink.bottom, y);
    }
  }
  return ink;
}

}  // namespace

TEST_CASE("A paragraph is as large as it was measured and is recorded so") {
  TextSize measured;
  TextSize drawn;
  Headless headless(options(), Look{}, [&](Frame& frame) {
    measured = measure_text(frame, sentence, style_of(20), 300);
    drawn = paragraph(frame, "situation", {40, 30, 300, 0}, sentence, style_of(20));
  });
  headless.settle();
  CHECK(drawn.w == measured.w);
  CHECK(drawn.h == measured.h);
  CHECK(drawn.lines == measured.lines);
  CHECK(drawn.lines >= 4);
  CHECK(drawn.h == doctest::Approx(static_cast<float>(drawn.lines) * 28));
  const ProbeEntry e = entry(headless, "situation");
  CHECK(e.role == "text");
  CHECK(e.words == sentence);
  CHECK(e.rect == Rect{40, 30, drawn.w, drawn.h});
  CHECK(e.lines == drawn.lines);
  CHECK(e.px == 20);
  CHECK_FALSE(e.clipped);
  CHECK_FALSE(e.control);
  CHECK(e.visible);
}

TEST_CASE("A paragraph higher than its box is drawn and recorded as clipped") {
  Headless headless(options(), Look{}, [&](Frame& frame) {
    paragraph(frame, "low", {40, 30, 300, 50}, sentence, style_of(20));
    paragraph(frame, "high", {40, 300, 300, 290}, sentence, style_of(20));
    heading(frame, "", {400, 30, 300, 0}, "A heading", style_of(20));
  });
  headless.settle();
  CHECK(entry(headless, "low").clipped);
  CHECK_FALSE(entry(headless, "high").clipped);
  CHECK(entry(headless, "text").role == "heading");
}

TEST_CASE("A label stands in the middle of its box by the height of its H") {
  Headless headless(options(), Look{}, [&](Frame& frame) {
    fill(frame, frame.view, Role::canvas);
    label(frame, "h", {100, 100, 200, 60}, "HHH", style_of(40));
  });
  headless.settle();
  const Ink ink = ink_in(headless.picture(), {90, 90, 220, 80});
  CHECK(std::abs((ink.top - 100) - (159 - ink.bottom)) <= 1);
  CHECK(ink.bottom - ink.top + 1 == doctest::Approx(29).epsilon(0.05));
}

TEST_CASE("Align decides the side and right to left turns it round") {
  for (const bool rtl : {false, true}) {
    Headless headless(options(), Look{}, [&](Frame& frame) {
      frame.rtl = rtl;
      TextStyle style = style_of(20);
      label(frame, "start", {100, 10, 300, 30}, "HHH", style);
      style.align = Align::centre;
      label(frame, "centre", {100, 50, 300, 30}, "HHH", style);
      style.align = Align::end;
      label(frame, "end", {100, 90, 300, 30}, "HHH", style);
    });
    headless.settle();
    const float left = rtl ? 400 : 100;  // mirrored in a view of 800
    const Rect start = entry(headless, "start").rect;
    const Rect end = entry(headless, "end").rect;
    const Rect centre = entry(headless, "centre").rect;
    CHECK((rtl ? start.right() : start.x) == (rtl ? left + 300 : left));
    CHECK((rtl ? end.x : end.right()) == (rtl ? left : left + 300));
    CHECK(std::abs(centre.centre().x - (left + 150)) <= 0.5F);
  }
}

TEST_CASE("A label too long for its box ends with an ellipsis and is recorded as clipped") {
  float needed = 0;
  Headless headless(options(), Look{}, [&](Frame& frame) {
    needed = measure_text(frame, "A long name of a thing", style_of(15)).w;
    label(frame, "fits", {100, 10, needed, 30}, "A long name of a thing", style_of(15));
    label(frame, "cut", {100, 50, needed - 10, 30}, "A long name of a thing", style_of(15));
  });
  headless.settle();
  CHECK_FALSE(entry(headless, "fits").clipped);
  CHECK(entry(headless, "cut").clipped);
  CHECK(entry(headless, "cut").rect.w <= needed - 10);
  CHECK(entry(headless, "cut").words == "A long name of a thing");
}

TEST_CASE("The same text is shaped and uploaded once, whatever its colour and place") {
  std::size_t textures = 0;
  bool second = false;
  Headless headless(options(), Look{}, [&](Frame& frame) {
    paragraph(frame, "a", {40, 30, 300, 0}, sentence, style_of(20));
    const auto before = frame.stage.cache().inside().textures.size();
    paragraph(frame, "b", {40, 330, 300, 0}, sentence, style_of(20), Role::brand);
    CHECK(frame.stage.cache().inside().textures.size() == before);
    if (second) CHECK(before == textures);
    textures = before;
    second = true;
  });
  headless.settle();
  headless.advance(1000);
  headless.settle();
}

TEST_CASE("What lies outside the clip rectangle gets no texture and is not visible") {
  Headless headless(options(), Look{}, [&](Frame& frame) {
    clipped(frame, {0, 0, 400, 100}, [&] {
      label(frame, "in", {10, 10, 200, 30}, "inside", style_of(15));
      const auto before = frame.stage.cache().inside().textures.size();
      label(frame, "out", {10, 200, 200, 30}, "outside", style_of(15));
      CHECK(frame.stage.cache().inside().textures.size() == before);
    });
  });
  headless.settle();
  CHECK(entry(headless, "in").visible);
  CHECK_FALSE(entry(headless, "out").visible);
}

TEST_CASE("A preview keeps the line breaks of the page it shows") {
  TextSize whole;
  TextSize small;
  Headless headless(options(), Look{}, [&](Frame& frame) {
    whole = paragraph(frame, "whole", {40, 30, 300, 0}, sentence, style_of(20));
    Frame preview = frame;
    preview.view = {0, 0, 600, 400};
    preview.zoom = 0.37F;
    preview.scale_origin = {400, 300};
    small = paragraph(preview, "small", {40, 30, 300, 0}, sentence, style_of(20));
  });
  headless.settle();
  CHECK(small.lines == whole.lines);
  CHECK(small.w == whole.w);
  const ProbeEntry e = entry(headless, "small");
  CHECK(e.rect.x == doctest::Approx(415));
  CHECK(e.rect.y == doctest::Approx(311));
  CHECK(e.rect.w == doctest::Approx(whole.w * 0.37F));
  CHECK(e.px == doctest::Approx(7.4F));
}

TEST_CASE("A covered page records its texts as covered") {
  Headless headless(options(), Look{}, [&](Frame& frame) {
    frame.inert = true;
    label(frame, "below", {10, 10, 200, 30}, "below", style_of(15));
    frame.inert = false;
    label(frame, "above", {10, 50, 200, 30}, "above", style_of(15));
  });
  headless.settle();
  CHECK(entry(headless, "below").covered);
  CHECK_FALSE(entry(headless, "above").covered);
}
