// The charts drawn to a canvas that remembers: marks lie where a ruler would put them.

#include "ui/charts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;

/// Every role has a colour of its own: its number is the red channel.
class RecordingCanvas final : public Canvas {
 public:
  struct Mark {
    enum class What { fill, stroke, line, disc, ring, polygon, text } what = What::fill;
    Role role = Role::canvas;
    Rect rect;   ///< bounds, without the width of strokes
    float size = 0;  ///< radius of discs and rings, width of strokes and lines
    float dash = 0;
    std::string words;
  };
  std::vector<Mark> marks;
  bool strong = false;

  [[nodiscard]] Color color(Role role) const override {
    if (strong && role == Role::brand_soft) return color(Role::surface);
    return {static_cast<std::uint8_t>(role), 0, 0, 255};
  }
  void fill(Rect rect, Color color, float) override { add(Mark::What::fill, color, rect, 0, 0); }
  void stroke(Rect rect, Color color, float width, float) override { add(Mark::What::stroke, color, rect, width, 0); }
  void line(Vec2 from, Vec2 to, Color color, float width, float dash_on, float) override {
    add(Mark::What::line, color, {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x), std::abs(to.y - from.y)}, width, dash_on);
  }
  void disc(Vec2 c, float radius, Color fill) override { add(Mark::What::disc, fill, {c.x - radius, c.y - radius, 2 * radius, 2 * radius}, radius, 0); }
  void ring(Vec2 c, float radius, Color color, float) override { add(Mark::What::ring, color, {c.x - radius, c.y - radius, 2 * radius, 2 * radius}, radius, 0); }
  void polygon(std::span<const Vec2> points, Color fill) override {
    float x0 = points[0].x, x1 = x0, y0 = points[0].y, y1 = y0;
    for (const Vec2 p : points) {
      x0 = std::min(x0, p.x);
      x1 = std::max(x1, p.x);
      y0 = std::min(y0, p.y);
      y1 = std::max(y1, p.y);
    }
    add(Mark::What::polygon, fill, {x0, y0, x1 - x0, y1 - y0}, 0, 0);
  }
  void text(Rect box, std::string_view words, const TextStyle&, Color color) override {
    add(Mark::What::text, color, box, 0, 0);
    marks.back().words = words;
  }

  [[nodiscard]] std::vector<Mark> all(Mark::What what, Role role) const {
    std::vector<Mark> found;
    for (const Mark& mark : marks) {
      if (mark.what == what && mark.role == role) found.push_back(mark);
    }
    return found;
  }
  [[nodiscard]] std::size_t place(Mark::What what, Role role) const {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.what == what && mark.role == role; });
    return static_cast<std::size_t>(found - marks.begin());
  }
  [[nodiscard]] bool says(const std::string& words) const {
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.words == words; });
  }

 private:
  void add(Mark::What what, Color color, Rect rect, float size, float dash) {
    Mark mark;
    mark.what = what;
    mark.role = static_cast<Role>(color.r);
    mark.rect = rect;
    mark.size = size;
    mark.dash = dash;
    marks.push_back(mark);
  }
};

using What = RecordingCanvas::Mark::What;

constexpr Rect box{100, 200, 212, 40};  // an axis of 200 from 106 to 306, its middle at 220

}  // namespace

TEST_CASE("A bullet's marks stand where they are measured") {
  RecordingCanvas canvas;
  Bullet chart;
  chart.score = 50;
  chart.range = Interval{40, 65};
  chart.guessing = 25;
  chart.ideal = 95;
  chart.indicative = false;
  bullet(canvas, box, chart);
  const auto track = canvas.all(What::fill, Role::canvas);
  REQUIRE(track.size() == 1);
  CHECK(track[0].rect == Rect{106, 212, 200, 16});
  CHECK(canvas.all(What::fill, Role::brand_soft)[0].rect == Rect{296, 212, 10, 16});
  const auto guessing = canvas.all(What::line, Role::line);
  REQUIRE(guessing.size() == 1);
  CHECK(guessing[0].rect == Rect{156, 212, 0, 16});
  CHECK(guessing[0].dash == 3);
  const auto ideal = canvas.all(What::line, Role::brand);
  REQUIRE(ideal.size() == 1);
  CHECK(ideal[0].rect == Rect{296, 208, 0, 21});  // 4 above the track, 1 below it
  const auto bob = canvas.all(What::polygon, Role::brand);
  REQUIRE(bob.size() == 1);
  CHECK(bob[0].rect.centre().x == doctest::Approx(296));
  CHECK(bob[0].rect.centre().y == doctest::Approx(231));
  CHECK(bob[0].rect.w == doctest::Approx(7.2));
  const auto score = canvas.all(What::disc, Role::ink);
  REQUIRE(score.size() == 1);
  CHECK(score[0].rect.centre() == Vec2{206, 220});  // 50 is the middle of the axis
  CHECK(canvas.all(What::disc, Role::surface)[0].size == 7);
  const auto range = canvas.all(What::line, Role::ink);
  REQUIRE(range.size() == 3);
  CHECK(range[0].rect == Rect{186, 220, 50, 0});
  CHECK(range[0].dash == 0);
  CHECK(range[1].rect == Rect{186, 215, 0, 10});
  CHECK(range[2].rect == Rect{236, 215, 0, 10});
  CHECK(canvas.place(What::line, Role::brand) < canvas.place(What::disc, Role::ink));  // the score lies over the ideal
}

TEST_CASE("An indicative bullet is hollow and dashed") {
  RecordingCanvas canvas;
  Bullet chart;
  chart.score = 80;
  chart.range = Interval{62, 98};
  bullet(canvas, box, chart);
  CHECK(canvas.all(What::disc, Role::ink).empty());
  const auto hollow = canvas.all(What::ring, Role::ink);
  REQUIRE(hollow.size() == 1);
  CHECK(hollow[0].rect.centre() == Vec2{266, 220});
  const auto range = canvas.all(What::line, Role::ink);
  REQUIRE(range.size() == 3);
  CHECK(range[0].dash == 4);
  CHECK(range[1].dash == 0);
}

TEST_CASE("A bullet without a score is its track and ideal, without a range its disc") {
  RecordingCanvas empty;
  bullet(empty, box, Bullet{});
  CHECK(empty.all(What::line, Role::ink).empty());
  CHECK(empty.all(What::disc, Role::ink).empty());
  CHECK(empty.all(What::ring, Role::ink).empty());
  CHECK(empty.all(What::polygon, Role::brand).size() == 1);
  RecordingCanvas single;
  Bullet chart;
  chart.score = 10;
  chart.indicative = false;
  bullet(single, box, chart);
  CHECK(single.all(What::line, Role::ink).empty());
  CHECK(single.all(What::disc, Role::ink).size() == 1);
}

TEST_CASE("A range that leaves the axis is cut at its ends") {
  RecordingCanvas canvas;
  Bullet chart;
  chart.score = 99;
  chart.range = Interval{-20, 130};
  bullet(canvas, box, chart);
  CHECK(canvas.all(What::line, Role::ink)[0].rect == Rect{106, 220, 200, 0});
}

TEST_CASE("Where a zone's fill equals its ground it has an edge") {
  RecordingCanvas plain;
  bullet(plain, box, Bullet{});
  CHECK(plain.all(What::stroke, Role::line).empty());
  RecordingCanvas strong;
  strong.strong = true;
  bullet(strong, box, Bullet{});
  REQUIRE(strong.all(What::stroke, Role::line).size() == 1);
  CHECK(strong.all(What::stroke, Role::line)[0].rect == Rect{296, 212, 10, 16});
}

TEST_CASE("A bullet at twice the scale has everything twice") {
  RecordingCanvas canvas;
  Bullet chart;
  chart.score = 50;
  chart.indicative = false;
  bullet(canvas, {0, 0, 424, 80}, chart, 2);
  CHECK(canvas.all(What::fill, Role::canvas)[0].rect == Rect{12, 24, 400, 32});
  CHECK(canvas.all(What::disc, Role::ink)[0].rect.centre() == Vec2{212, 40});
  CHECK(canvas.all(What::disc, Role::ink)[0].size == 10);
  CHECK(canvas.all(What::line, Role::brand)[0].size == 4);
}

TEST_CASE("The fit on its axis") {
  RecordingCanvas canvas;
  FitAxis chart;
  chart.estimate = 65;
  chart.range = Interval{53, 77};
  chart.line = 60;
  chart.guessing_word = "guessing";
  chart.ideal_word = "the ideal";
  chart.line_word = "line 60";
  fit_axis(canvas, {0, 0, 1018, 107}, chart);  // an axis of 1000 from 9 to 1009, its middle at 45
  const auto axis = canvas.all(What::line, Role::line);
  REQUIRE(axis.size() == 1);
  CHECK(axis[0].rect == Rect{9, 65, 1000, 0});
  CHECK(canvas.all(What::line, Role::rule).size() == 6);
  const auto range = canvas.all(What::fill, Role::brand_soft);
  REQUIRE(range.size() == 1);
  CHECK(range[0].rect.x == doctest::Approx(539));
  CHECK(range[0].rect.right() == doctest::Approx(779));
  CHECK(range[0].rect.h == 18);
  CHECK(range[0].rect.centre().y == 45);
  const auto discs = canvas.all(What::disc, Role::brand);
  REQUIRE(discs.size() == 1);
  CHECK(discs[0].rect.centre() == Vec2{659, 45});
  const auto line = canvas.all(What::line, Role::brand);
  REQUIRE(line.size() == 1);
  CHECK(line[0].rect == Rect{609, 19, 0, 50});
  CHECK(canvas.place(What::fill, Role::brand_soft) < canvas.place(What::line, Role::brand));
  CHECK(canvas.place(What::line, Role::brand) < canvas.place(What::disc, Role::brand));
  for (const char* words : {"0", "20", "40", "80", "100", "guessing", "the ideal", "line 60"}) CHECK(canvas.says(words));
  CHECK_FALSE(canvas.says("60"));  // the line stands there
  for (const auto& mark : canvas.marks) {
    if (mark.words == "0" || mark.words == "100") continue;  // centred under the ends
    CHECK(mark.rect.x >= 0);
    CHECK(mark.rect.right() <= 1018);
    CHECK(mark.rect.y >= 0);
    CHECK(mark.rect.bottom() <= 107);
  }
}

TEST_CASE("No line no plumb line and no range only the disc") {
  RecordingCanvas canvas;
  FitAxis chart;
  chart.estimate = 65;
  fit_axis(canvas, {0, 0, 1018, 107}, chart);
  CHECK(canvas.all(What::line, Role::brand).empty());
  CHECK(canvas.all(What::polygon, Role::brand).empty());
  CHECK(canvas.all(What::fill, Role::brand_soft).empty());
  CHECK(canvas.all(What::disc, Role::brand).size() == 1);
  CHECK(canvas.says("60"));
}

TEST_CASE("The line's word stays inside the box") {
  for (const double at : {0.0, 1.0, 50.0, 99.0, 100.0}) {
    RecordingCanvas canvas;
    FitAxis chart;
    chart.line = at;
    chart.line_word = "line";
    fit_axis(canvas, {0, 0, 352, 107}, chart);
    for (const auto& mark : canvas.marks) {
      if (mark.words != "line") continue;
      CHECK(mark.rect.x >= 0);
      CHECK(mark.rect.right() <= 352);
    }
  }
}

TEST_CASE("A list's pill spans its box from 0 to 100 and its line joins the rows") {
  RecordingCanvas canvas;
  FitAxis chart;
  chart.estimate = 65;
  chart.range = Interval{53, 77};
  chart.line = 60;
  fit_pill(canvas, {1000, 41, 200, 41}, chart);
  CHECK(canvas.all(What::fill, Role::brand_soft)[0].rect.x == doctest::Approx(1106));
  CHECK(canvas.all(What::fill, Role::brand_soft)[0].rect.right() == doctest::Approx(1154));
  CHECK(canvas.all(What::fill, Role::brand_soft)[0].rect.h == 10);
  CHECK(canvas.all(What::line, Role::brand)[0].rect == Rect{1120, 41, 0, 41});
  CHECK(canvas.all(What::disc, Role::brand)[0].rect.centre() == Vec2{1130, 61.5F});
  CHECK(canvas.all(What::text, Role::ink).empty());
}

TEST_CASE("Steps of the waterfall join each other") {
  RecordingCanvas canvas;
  using Mark = WaterfallStep::Mark;
  waterfall_step(canvas, {0, 0, 212, 52}, {0, 0, Mark::first, true});
  waterfall_step(canvas, {0, 52, 212, 52}, {0, 12, Mark::step, true});
  waterfall_step(canvas, {0, 104, 212, 52}, {12, -2, Mark::step, true});
  waterfall_step(canvas, {0, 156, 212, 52}, {10, 0, Mark::last, false});
  const auto bars = canvas.all(What::fill, Role::brand);
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].rect == Rect{6, 70, 24, 16});
  const auto taken = canvas.all(What::stroke, Role::ink);
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].rect.x == doctest::Approx(26));
  CHECK(taken[0].rect.right() == doctest::Approx(30));
  CHECK(taken[0].rect.h == 14);
  const auto joints = canvas.all(What::line, Role::line);
  REQUIRE(joints.size() == 6);
  for (std::size_t i = 0; i + 1 < joints.size(); i += 2) {
    CHECK(joints[i].rect.x == doctest::Approx(joints[i + 1].rect.x));
    CHECK(joints[i].rect.bottom() == joints[i + 1].rect.y);  // a row's end meets the next row's start
  }
  CHECK(joints[0].rect.x == 6);
  CHECK(joints[2].rect.x == 30);
  CHECK(joints[4].rect.x == doctest::Approx(26));
}

TEST_CASE("A part that rounds to nothing is a tick") {
  RecordingCanvas canvas;
  waterfall_step(canvas, {0, 0, 212, 52}, {50, 0.04, WaterfallStep::Mark::step, true});
  REQUIRE(canvas.all(What::fill, Role::brand).size() == 1);
  CHECK(canvas.all(What::fill, Role::brand)[0].rect == Rect{105, 18, 2, 16});
}

TEST_CASE("Agreement goes right with the key and left against it") {
  RecordingCanvas with;
  agreement_bar(with, {100, 0, 160, 40}, 0.5);
  CHECK(with.all(What::fill, Role::brand)[0].rect == Rect{180, 16, 40, 8});
  RecordingCanvas against;
  agreement_bar(against, {100, 0, 160, 40}, -0.25);
  CHECK(against.all(What::fill, Role::brand).empty());
  CHECK(against.all(What::stroke, Role::ink)[0].rect == Rect{160, 16, 20, 8});
  RecordingCanvas none;
  agreement_bar(none, {100, 0, 160, 40}, std::nullopt);
  CHECK(none.all(What::stroke, Role::ink).empty());
  CHECK(none.all(What::fill, Role::brand).empty());
  CHECK(none.all(What::line, Role::line)[0].rect == Rect{180, 12, 0, 16});
}

TEST_CASE("A key cell has seven pixels a point") {
  RecordingCanvas plus;
  key_bar(plus, {0, 0, 48, 44}, 2);
  CHECK(plus.all(What::fill, Role::brand)[0].rect == Rect{24, 20, 14, 4});
  RecordingCanvas minus;
  key_bar(minus, {0, 0, 48, 44}, -1);
  CHECK(minus.all(What::stroke, Role::ink)[0].rect == Rect{17, 20, 7, 4});
  RecordingCanvas nothing;
  key_bar(nothing, {0, 0, 48, 44}, 0);
  CHECK(nothing.all(What::fill, Role::brand).empty());
}

TEST_CASE("A hundred dots are a hundred") {
  RecordingCanvas canvas;
  hundred_dots(canvas, {10, 20, 343, 51}, 80);
  CHECK(canvas.all(What::disc, Role::brand).size() == 80);
  CHECK(canvas.all(What::ring, Role::line).size() == 20);
  CHECK(canvas.marks[25].rect.centre().y == doctest::Approx(20 + 4.6 + 13.9));
  CHECK(canvas.marks[99].rect.right() <= 10 + 343.5F);
}
