#pragma once
// Shapes, icons and pictures. All rects are logical; all colours come from roles where they can.

#include "ui/frame.h"

#include <functional>
#include <span>

namespace aplomb::ui {

[[nodiscard]] Color color(const Frame& frame, Role role);

void fill(Frame& frame, Rect rect, Color color, float radius = 0);
void fill(Frame& frame, Rect rect, Role role, float radius = 0);
/// The stroke lies inside the rect.
void stroke(Frame& frame, Rect rect, Color color, float width = 1, float radius = 0, bool dashed = false);
void stroke(Frame& frame, Rect rect, Role role, float width = 1, float radius = 0, bool dashed = false);
void line(Frame& frame, Vec2 from, Vec2 to, Color color, float width = 1, float dash_on = 0, float dash_off = 0);
void line(Frame& frame, Vec2 from, Vec2 to, Role role, float width = 1, float dash_on = 0, float dash_off = 0);
void circle(Frame& frame, Vec2 centre, float radius, Color fill);
void circle(Frame& frame, Vec2 centre, float radius, Role fill);
/// The stroke lies inside the radius.
void ring(Frame& frame, Vec2 centre, float radius, Color color, float width, bool dashed = false);
void polygon(Frame& frame, std::span<const Vec2> points, Color fill);  ///< convex

/// A card: surface with an edge in `rule` (in `line` in strong themes), corner radius in px.
void card(Frame& frame, Rect rect, float radius);

/// An icon of assets/icons centred in the rect, `size` px, tinted. Direction icons are mirrored right-to-left (left right aright undo redo
/// enter backspace list speaker mute speech).
void icon(Frame& frame, std::string_view name, Rect box, float size, Color color);
void icon(Frame& frame, std::string_view name, Rect box, float size, Role role);

/// A picture of assets/pictures that covers the rect (anchored at the bottom centre), with rounded corners, mirrored right-to-left. False,
/// and nothing drawn, when there is none of that name or the theme is strong.
bool picture(Frame& frame, std::string_view name, Rect rect, float radius);
[[nodiscard]] bool has_picture(const Frame& frame, std::string_view name);

/// Draws inside a clip rectangle; controls outside it are not visible and cannot be pressed.
void clipped(Frame& frame, Rect rect, const std::function<void()>& inside);

/// Names the screen in the Probe.
void screen(Frame& frame, std::string_view name);

}  // namespace aplomb::ui
