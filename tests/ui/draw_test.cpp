// Shapes, icons and pictures, looked at pixel by pixel.

#include "ui/draw.h"
#include "ui/charts.h"
#include "ui/headless.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <string>

namespace {

using namespace aplomb::ui;

constexpr Color black{0, 0, 0, 255};
constexpr Color white{255, 255, 255, 255};

StageOptions options() {
  StageOptions made;
  made.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  made.w = 300;
  made.h = 200;
  return made;
}

/// What a page draws on white.
Image drawn(const std::function<void(Frame&)>& page, const Look& look = {}) {
  Headless headless(options(), look, [&](Frame& frame) {
    fill(frame, {0, 0, 300, 200}, white);
    page(frame);
  });
  headless.settle();
  return headless.picture();
}

/// How dark a pixel is, 0..255.
int ink(const Image& image, int x, int y) { return 255 - image.rgba[static_cast<std::size_t>(y * image.w + x) * 4]; }

bool same(const Image& a, const Image& b) { return a.rgba == b.rgba; }

bool mirrored(const Image& a, const Image& b) {
  int differing = 0;
  for (int y = 0; y < a.h; ++y) {
    for (int x = 0; x < a.w; ++x) differing += std::abs(ink(a, x, y) - ink(b, a.w - 1 - x, y)) > 40 ? 1 : 0;
  }
  return differing < 8;  // the rule which pixel an edge belongs to is not symmetric
}

}  // namespace

TEST_CASE("A fill has whole pixels") {
  const Image image = drawn([](Frame& frame) { fill(frame, {10.3F, 20.4F, 29.6F, 10}, black); });
  CHECK(ink(image, 10, 20) == 255);
  CHECK(ink(image, 39, 29) == 255);
  CHECK(ink(image, 9, 25) == 0);
  CHECK(ink(image, 40, 25) == 0);
  CHECK(ink(image, 20, 30) == 0);
}

TEST_CASE("A stroke lies inside its rectangle and is crisp") {
  for (const float width : {1.0F, 2.0F, 3.0F}) {
    CAPTURE(width);
    const Image image = drawn([&](Frame& frame) { stroke(frame, {10, 20, 50, 30}, black, width); });
    const int w = static_cast<int>(width);
    for (int i = 0; i < w; ++i) {
      CHECK(ink(image, 30, 20 + i) == 255);
      CHECK(ink(image, 30, 49 - i) == 255);
      CHECK(ink(image, 10 + i, 35) == 255);
      CHECK(ink(image, 59 - i, 35) == 255);
    }
    CHECK(ink(image, 30, 19) == 0);
    CHECK(ink(image, 30, 20 + w) == 0);
    CHECK(ink(image, 30, 50) == 0);
    CHECK(ink(image, 9, 35) == 0);
    CHECK(ink(image, 60, 35) == 0);
    CHECK(ink(image, 10, 20) > 0);  // the corner
  }
}

TEST_CASE("Round corners leave the corner free") {
  const Image filled = drawn([](Frame& frame) { fill(frame, {10, 20, 50, 30}, black, 10); });
  CHECK(ink(filled, 10, 20) == 0);
  CHECK(ink(filled, 30, 20) == 255);
  CHECK(ink(filled, 35, 35) == 255);
  const Image stroked = drawn([](Frame& frame) { stroke(frame, {10, 20, 50, 30}, black, 2, 10); });
  CHECK(ink(stroked, 10, 20) == 0);
  CHECK(ink(stroked, 30, 20) == 255);
  CHECK(ink(stroked, 35, 35) == 0);
}

TEST_CASE("The ends of a pill are as even as its sides") {
  const Image image = drawn([](Frame& frame) { stroke(frame, {20, 20, 80, 20}, black, 2, 10); });
  for (int x = 22; x < 24; ++x) CHECK(ink(image, x, 29) < 64);
  for (int x = 96; x < 98; ++x) CHECK(ink(image, x, 30) < 64);
  CHECK(ink(image, 20, 29) > 191);
  CHECK(ink(image, 99, 30) > 191);
  CHECK(mirrored(image, drawn([](Frame& frame) { stroke(frame, {200, 20, 80, 20}, black, 2, 10); })));
}

TEST_CASE("A dashed outline has gaps on every side and follows its corners") {
  const Image image = drawn([](Frame& frame) { stroke(frame, {10, 20, 100, 60}, black, 2, 12, true); });
  int inked = 0;
  int changes = 0;
  for (int x = 24; x < 96; ++x) {
    inked += ink(image, x, 20) > 127 ? 1 : 0;
    changes += (ink(image, x, 20) > 127) != (ink(image, x + 1, 20) > 127) ? 1 : 0;
  }
  CHECK(inked > 25);
  CHECK(inked < 60);
  CHECK(changes >= 10);
  CHECK(ink(image, 10, 20) == 0);
}

TEST_CASE("Upright and level lines fill whole pixels") {
  const Image image = drawn([](Frame& frame) {
    line(frame, {50.2F, 10}, {50.2F, 60}, black, 1);
    line(frame, {80, 10}, {80, 60}, black, 2);
    line(frame, {100, 30.4F}, {200, 30.4F}, black, 1);
    line(frame, {100, 80}, {200, 80}, black, 2, 3, 2);
  });
  CHECK(ink(image, 50, 30) == 255);
  CHECK(ink(image, 49, 30) == 0);
  CHECK(ink(image, 51, 30) == 0);
  CHECK(ink(image, 79, 30) == 255);
  CHECK(ink(image, 80, 30) == 255);
  CHECK(ink(image, 81, 30) == 0);
  CHECK(ink(image, 150, 30) == 255);
  CHECK(ink(image, 150, 29) == 0);
  CHECK(ink(image, 150, 31) == 0);
  for (int i = 0; i < 10; ++i) CHECK(ink(image, 100 + i, 80) == (i % 5 < 3 ? 255 : 0));
}

TEST_CASE("A circle is round and a ring lies inside its radius") {
  const Image disc = drawn([](Frame& frame) { circle(frame, {100, 100}, 20, black); });
  CHECK(ink(disc, 100, 100) == 255);
  CHECK(ink(disc, 100 + 17, 100) == 255);
  CHECK(ink(disc, 100 + 22, 100) == 0);
  CHECK(ink(disc, 100 + 16, 100 + 16) == 0);
  const Image hollow = drawn([](Frame& frame) { ring(frame, {100, 100}, 20, black, 3); });
  CHECK(ink(hollow, 100, 100) == 0);
  CHECK(ink(hollow, 100 + 18, 100) == 255);
  CHECK(ink(hollow, 100 + 21, 100) == 0);
  CHECK(ink(hollow, 100 + 15, 100) == 0);
}

TEST_CASE("A polygon is drawn whichever way its corners run") {
  const std::array<Vec2, 3> one = {Vec2{20, 20}, Vec2{80, 20}, Vec2{20, 80}};
  const std::array<Vec2, 3> other = {one[2], one[1], one[0]};
  const Image a = drawn([&](Frame& frame) { polygon(frame, one, black); });
  const Image b = drawn([&](Frame& frame) { polygon(frame, other, black); });
  CHECK(ink(a, 30, 30) == 255);
  CHECK(ink(b, 30, 30) == 255);
  CHECK(ink(a, 70, 70) == 0);
  CHECK(ink(b, 70, 70) == 0);
}

TEST_CASE("Right to left mirrors all shapes") {
  const auto page = [](Frame& frame) {
    fill(frame, {10, 20, 50, 30}, black, 4);
    stroke(frame, {80, 20, 50, 30}, black, 2, 8);
    line(frame, {20, 80}, {120, 120}, black, 2);
    circle(frame, {50, 150}, 20, black);
    icon(frame, "left", {100, 140, 30, 30}, 24, black);
  };
  const Image ltr = drawn(page);
  const Image rtl = drawn([&](Frame& frame) {
    frame.rtl = true;
    page(frame);
  });
  CHECK_FALSE(same(ltr, rtl));
  CHECK(mirrored(ltr, rtl));
}

TEST_CASE("Icons without a direction are not mirrored") {
  const Image ltr = drawn([](Frame& frame) { icon(frame, "check", {138, 88, 24, 24}, 24, black); });
  const Image rtl = drawn([](Frame& frame) {
    frame.rtl = true;
    icon(frame, "check", {138, 88, 24, 24}, 24, black);
  });
  CHECK(same(ltr, rtl));
  CHECK_FALSE(mirrored(ltr, rtl));
}

TEST_CASE("An icon that does not exist leaves a mark that is seen") {
  const Image image = drawn([](Frame& frame) { icon(frame, "no-such-icon", {100, 50, 24, 24}, 24, black); });
  int inked = 0;
  for (int y = 50; y < 74; ++y) {
    for (int x = 100; x < 124; ++x) inked += ink(image, x, y) > 127 ? 1 : 0;
  }
  CHECK(inked > 20);
}

TEST_CASE("A picture fills its rectangle with rounded corners, but not in a strong theme") {
  bool shown = false;
  const auto page = [&](Frame& frame) { shown = picture(frame, "contact-centre", {20, 20, 200, 100}, 12); };
  const Image image = drawn(page);
  CHECK(shown);
  CHECK(ink(image, 20, 20) == 0);
  CHECK(ink(image, 120, 118) > 0);
  CHECK(ink(image, 120, 121) == 0);
  Look strong;
  strong.theme = "strong-dark";
  drawn(page, strong);
  CHECK_FALSE(shown);
  drawn([&](Frame& frame) {
    CHECK_FALSE(has_picture(frame, "no-such-picture"));
    CHECK_FALSE(has_picture(frame, ""));
    shown = picture(frame, "no-such-picture", {20, 20, 200, 100}, 12);
  });
  CHECK_FALSE(shown);
}

TEST_CASE("A picture is mirrored as a whole from right to left") {
  const auto page = [](Frame& frame) { picture(frame, "contact-centre", {20, 20, 200, 100}, 0); };
  const Image ltr = drawn(page);
  const Image rtl = drawn([&](Frame& frame) {
    frame.rtl = true;
    page(frame);
  });
  CHECK(mirrored(ltr, rtl));
}

TEST_CASE("Clipping cuts, and an exception inside does not leave it behind") {
  const Image image = drawn([](Frame& frame) {
    clipped(frame, {20, 20, 50, 50}, [&] { fill(frame, {0, 0, 100, 100}, black); });
    try {
      clipped(frame, {20, 20, 1, 1}, [] { throw std::runtime_error("inside"); });
    } catch (const std::runtime_error&) {
    }
    fill(frame, {200, 100, 10, 10}, black);
  });
  CHECK(ink(image, 30, 30) == 255);
  CHECK(ink(image, 19, 30) == 0);
  CHECK(ink(image, 70, 30) == 0);
  CHECK(ink(image, 205, 105) == 255);
}

TEST_CASE("A card has the surface's colour and an edge") {
  Headless headless(options(), Look{}, [](Frame& frame) {
    fill(frame, frame.view, Role::canvas);
    card(frame, {20, 20, 100, 50}, 10);
    screen(frame, "cards");
  });
  headless.settle();
  const Image image = headless.picture();
  CHECK(image.rgba[static_cast<std::size_t>(40 * image.w + 60) * 4 + 2] == 0xFF);
  CHECK(image.rgba[static_cast<std::size_t>(20 * image.w + 60) * 4 + 2] == 0xD0);
  CHECK(headless.probe().screen == "cards");
}

TEST_CASE("A chart drawn into a frame puts the middle of its axis in the middle of its box") {
  const Image image = drawn([](Frame& frame) {
    FrameCanvas canvas(frame);
    Bullet chart;
    chart.score = 50;
    chart.guessing = 0;
    chart.indicative = false;
    bullet(canvas, {44, 80, 212, 40}, chart);
  });
  CHECK(ink(image, 150, 100) > 200);
  CHECK(ink(image, 100, 100) < 60);
}
