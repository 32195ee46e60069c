#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/pressing.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace aplomb::ui {
namespace {

/// True when the focus is on the area itself or on one of the controls recorded since `first`.
bool focus_is_inside(const FocusOrder& focus, std::string_view key, std::size_t first) {
  if (focus.key().empty()) return false;
  if (focus.key() == key) return true;
  for (std::size_t i = first; i < focus.recorded(); ++i) {
    if (focus.at(i).key == focus.key()) return true;
  }
  return false;
}

/// How far the content must move so that a control that just got the focus is seen, with room for its ring.
float to_reveal(const FocusOrder& focus, std::size_t first, Rect area, float room, float zoom) {
  for (std::size_t i = first; i < focus.recorded(); ++i) {
    if (focus.at(i).key != focus.key()) continue;
    const Rect control = focus.at(i).rect;
    const float above = area.y + room - control.y;
    const float below = control.bottom() - (area.bottom() - room);
    if (above > 0) return -above / zoom;
    if (below > 0) return std::min(below, control.y - area.y - room) / zoom;  // its beginning stays in sight
    return 0;
  }
  return 0;
}

float by_keys(Frame& frame, float page, float end, float offset) {
  if (take_key(frame, GLFW_KEY_PAGE_DOWN)) return offset + page;
  if (take_key(frame, GLFW_KEY_PAGE_UP)) return offset - page;
  if (take_key(frame, GLFW_KEY_HOME)) return 0;
  if (take_key(frame, GLFW_KEY_END)) return end;
  return offset;
}

/// The bar at the end side: how much there is, and where one is. Draggable, but no control: keys scroll without it.
float scroll_bar(Frame& frame, std::string_view key, Rect track, float content_height, float end, float offset) {
  Stage::Inside& inside = frame.stage.inside();
  const float thumb_h = std::max(frame.metrics.px(32), track.h * track.h / content_height);
  const float travel = std::max(1.0F, track.h - thumb_h);
  const std::string name = std::string(key) + ".bar";
  const bool held = drag_handle(frame, name, track);  // never while covered
  if (held) {
    // The middle of the thumb follows the pointer, also from a press beside it.
    const float y = to_logical(frame, inside.pointer.at).y - track.y - thumb_h / 2;
    offset = std::clamp(y / travel, 0.0F, 1.0F) * end;
  }
  const Rect thumb{track.x, track.y + travel * (end > 0 ? offset / end : 0), track.w, thumb_h};
  const float inset = held || inside.pointer.over == name ? frame.metrics.px(2) : frame.metrics.px(3);
  fill(frame, thumb.inset(inset, 0), Role::line, thumb.w / 2 - inset);
  return offset;
}

}  // namespace

void scroll_area(Frame& frame, std::string_view key, Rect rect, float content_height, Scroll& scroll, const std::function<void(Rect content)>& inside_draw) {
  Stage::Inside& inside = frame.stage.inside();
  const float end = std::max(0.0F, content_height - rect.h);
  const bool scrolls = end > 0.5F;
  scroll.offset = std::clamp(scroll.offset, 0.0F, end);
  const std::size_t first = inside.focus.recorded();

  // What overflows must be reachable by keys even when nothing in it can be pressed: then the area itself is a stop.
  Touched area;
  if (scrolls) area = touch(frame, key, rect, {.role = "list", .ring_inside = true, .radius = frame.metrics.px(4)}, {.keys = false, .arrows = false});
  const bool covered = inside.covered(frame);

  const float bar = scrolls ? frame.metrics.px(12) : 0;
  clipped(frame, rect, [&] { inside_draw({rect.x, rect.y - scroll.offset, rect.w - bar, content_height}); });
  if (!scrolls) return;
  const Rect track{rect.right() - bar, rect.y, bar, rect.h};
  if (covered) {
    scroll_bar(frame, key, track, content_height, end, scroll.offset);
    return;
  }

  float offset = scroll.offset;
  const Rect screen = frame.place(rect);
  if (inside.pointer.wheel != 0 && overlap(screen, clip_of(frame)).contains(inside.pointer.at)) {
    offset -= std::exchange(inside.pointer.wheel, 0.0F) * frame.metrics.px(60);
    inside.focus.shown();  // who turns the wheel looks elsewhere
  }
  if (focus_is_inside(inside.focus, key, first) || (inside.focus.key().empty() && screen.contains(inside.pointer.at))) {
    offset = by_keys(frame, rect.h * 0.9F, end, offset);
  }
  if (inside.focus.to_be_shown() && inside.focus.key() != key) offset += to_reveal(inside.focus, first, screen, frame.metrics.px(8), frame.zoom);
  offset = scroll_bar(frame, key, track, content_height, end, std::clamp(offset, 0.0F, end));
  if (offset != scroll.offset) {
    scroll.offset = offset;
    frame.stage.owe(2);  // this frame shows the old place
  }
}

}  // namespace aplomb::ui
