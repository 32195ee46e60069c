#pragma once
// What charts draw on: a frame now, a PDF page later. Units are the page's own (staff px), y down.

#include "ui/frame.h"
#include "ui/text.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace aplomb::ui {

class Canvas {
 public:
  virtual ~Canvas() = default;
  [[nodiscard]] virtual Color color(Role role) const = 0;
  virtual void fill(Rect rect, Color color, float radius) = 0;
  virtual void stroke(Rect rect, Color color, float width, float radius) = 0;
  virtual void line(Vec2 from, Vec2 to, Color color, float width, float dash_on, float dash_off) = 0;
  virtual void disc(Vec2 centre, float radius, Color fill) = 0;
  virtual void ring(Vec2 centre, float radius, Color color, float width) = 0;
  virtual void polygon(std::span<const Vec2> points, Color fill) = 0;  ///< convex
  virtual void text(Rect box, std::string_view words, const TextStyle& style, Color color) = 0;  ///< one line, centred in height
  /// A number under an axis, in the language's digits.
  [[nodiscard]] virtual std::string number(std::int64_t value) const { return std::to_string(value); }
};

/// Draws into a frame (ImDrawList).
class FrameCanvas final : public Canvas {
 public:
  explicit FrameCanvas(Frame& frame) : frame_(frame) {}
  [[nodiscard]] Color color(Role role) const override;
  void fill(Rect rect, Color color, float radius) override;
  void stroke(Rect rect, Color color, float width, float radius) override;
  void line(Vec2 from, Vec2 to, Color color, float width, float dash_on, float dash_off) override;
  void disc(Vec2 centre, float radius, Color fill) override;
  void ring(Vec2 centre, float radius, Color color, float width) override;
  void polygon(std::span<const Vec2> points, Color fill) override;
  void text(Rect box, std::string_view words, const TextStyle& style, Color color) override;
  [[nodiscard]] std::string number(std::int64_t value) const override;

 private:
  Frame& frame_;
};

}  // namespace aplomb::ui
