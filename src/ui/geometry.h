#pragma once
// Points and rectangles in pixels of the view, origin at the top left of the *logical* (left-to-right) page.

#include <algorithm>

namespace aplomb::ui {

struct Vec2 {
  float x = 0;
  float y = 0;
  bool operator==(const Vec2&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] Vec2 centre() const { return {x + w / 2, y + h / 2}; }
  [[nodiscard]] bool contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
  [[nodiscard]] Rect inset(float d) const { return inset(d, d); }
  /// Cuts a strip off an edge of this rectangle and returns it, leaving `gap` between.
  Rect cut_top(float height, float gap = 0) {
    const Rect strip{x, y, w, height};
    y += height + gap;
    h -= height + gap;
    return strip;
  }
  Rect cut_bottom(float height, float gap = 0) {
    const Rect strip{x, bottom() - height, w, height};
    h -= height + gap;
    return strip;
  }
  Rect cut_left(float width, float gap = 0) {
    const Rect strip{x, y, width, h};
    x += width + gap;
    w -= width + gap;
    return strip;
  }
  Rect cut_right(float width, float gap = 0) {
    const Rect strip{right() - width, y, width, h};
    w -= width + gap;
    return strip;
  }
  bool operator==(const Rect&) const = default;
};

}  // namespace aplomb::ui
