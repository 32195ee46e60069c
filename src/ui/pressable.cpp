#include "ui/pressing.h"

#include "ui/draw.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

namespace aplomb::ui {
namespace {

struct RingMeasures {
  float width = 3;
  float gap = 3;
};

/// Candidates: 1 mm, never under 3 px, a gap of the same width. Staff: 3 px and 2 px.
RingMeasures ring_measures(const Frame& frame, bool staff) {
  if (staff) return {frame.metrics.px(3), frame.metrics.px(2)};
  const float width = std::max(3.0F, frame.metrics.mm(1));
  return {width, width};
}

void note_ring(Frame& frame, Rect rect, const PressableLook& look, Rect clip) {
  Stage::Inside& inside = frame.stage.inside();
  FocusRing ring{rect, look.radius, look.ring_inside, clip};
  if (ring.radius <= 0) ring.radius = inside.staff() ? frame.metrics.px(8) : frame.metrics.mm(3);
  inside.rings.push_back(ring);
}

bool pressed_by_key(Frame& frame) {
  // Left to right: a screen that used one of them has taken it already.
  return take_key(frame, GLFW_KEY_ENTER) || take_key(frame, GLFW_KEY_SPACE) || take_key(frame, GLFW_KEY_KP_ENTER);
}

}  // namespace

Rect clip_of(const Frame& frame) {
  const ImVec2 low = frame.draw->GetClipRectMin();
  const ImVec2 high = frame.draw->GetClipRectMax();
  return {low.x, low.y, std::max(0.0F, high.x - low.x), std::max(0.0F, high.y - low.y)};
}

Rect overlap(Rect a, Rect b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x), std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

bool is_empty(Rect rect) { return rect.w <= 0 || rect.h <= 0; }

Vec2 to_logical(const Frame& frame, Vec2 screen) {
  const Vec2 at{(screen.x - frame.scale_origin.x) / frame.zoom, (screen.y - frame.scale_origin.y) / frame.zoom};
  return frame.rtl ? Vec2{frame.view.w - at.x, at.y} : at;
}

Touched touch(Frame& frame, std::string_view key, Rect rect, const PressableLook& look, const TouchOptions& options) {
  Stage::Inside& inside = frame.stage.inside();
  const Pointer& pointer = inside.pointer;
  const Rect screen = frame.place(rect);
  const Rect clip = clip_of(frame);
  const Rect shown = overlap(screen, clip);

  Touched result;
  result.covered = inside.covered(frame);
  if (result.covered) {
    // A preview's keys are not the page's own.
    if (frame.zoom == 1.0F) inside.focus.record_covered(key);
  } else {
    inside.focus.record({std::string(key), screen, look.tab_stop, look.enabled && options.arrows, options.field, options.lines});
    if (!is_empty(shown)) inside.targets_now.push_back({std::string(key), shown, look.takes_focus});
    const bool at = shown.contains(pointer.at);
    result.has_focus = inside.focus.key() == key;
    result.press.hovered = at && pointer.over == key && (pointer.held.empty() || pointer.held == key);
    result.press.held = at && look.enabled && pointer.held == key;
    result.press.focused = result.has_focus && frame.keys_used;
    result.down = at && pointer.went_down && pointer.held == key;
    // A press counts where it is let go: sliding off takes it back.
    if (at && pointer.went_up && pointer.released == key) {
      result.press.pressed = look.enabled;
      result.press.leading_half = to_logical(frame, pointer.at).x < rect.centre().x;
    }
    if (result.has_focus && options.keys && pressed_by_key(frame)) result.press.pressed = look.enabled;
    if (result.press.focused && look.draw_ring) note_ring(frame, rect, look, clip);
  }

  if (frame.probe == nullptr) return result;  // a preview's controls are nobody's
  ProbeEntry entry;
  entry.key = key;
  entry.role = look.role;
  entry.words = look.words;
  entry.rect = screen;
  entry.control = true;
  entry.enabled = look.enabled;
  entry.selected = look.selected;
  entry.focused = result.has_focus;
  entry.hovered = result.press.hovered;
  entry.covered = result.covered;
  entry.visible = clip.contains(screen.centre());
  entry.value = options.value;
  result.entry = frame.probe->entries.size();
  frame.probe->entries.push_back(std::move(entry));
  return result;
}

Press pressable(Frame& frame, std::string_view key, Rect rect, const PressableLook& look) {
  return touch(frame, key, rect, look).press;
}

bool drag_handle(Frame& frame, std::string_view key, Rect rect) {
  Stage::Inside& inside = frame.stage.inside();
  if (inside.covered(frame)) return false;
  const Rect shown = overlap(frame.place(rect), clip_of(frame));
  if (!is_empty(shown)) inside.targets_now.push_back({std::string(key), shown, false});
  return inside.pointer.held == key;
}

TextSize words_on(Frame& frame, const Touched& control, Rect box, std::string_view text, const TextStyle& style, Color color) {
  if (frame.probe == nullptr) return label(frame, "text", box, text, style, color);
  std::vector<ProbeEntry>& entries = frame.probe->entries;
  const std::size_t before = entries.size();
  const TextSize size = label(frame, "text", box, text, style, color);
  if (entries.size() > before) {
    ProbeEntry& own = entries[control.entry];
    const ProbeEntry& words = entries.back();
    own.clipped = own.clipped || words.clipped;
    own.lines = std::max(own.lines, words.lines);
    own.px = words.px;
    entries.resize(before);
  }
  return size;
}

void record(Frame& frame, std::string_view key, std::string_view role, std::string_view words, Rect rect) {
  if (frame.probe == nullptr) return;
  ProbeEntry entry;
  entry.key = key;
  entry.role = role;
  entry.words = words;
  entry.rect = frame.place(rect);
  entry.covered = frame.stage.inside().covered(frame);
  entry.visible = clip_of(frame).contains(entry.rect.centre());
  frame.probe->entries.push_back(std::move(entry));
}

void draw_rings(Frame& frame) {
  Stage::Inside& inside = frame.stage.inside();
  const auto [width, gap] = ring_measures(frame, inside.staff());
  for (const FocusRing& noted : inside.rings) {
    const float reach = noted.inside ? 0 : width + gap;
    // A ring may leave its control by its own width, but not by more than what the control itself may be seen of.
    frame.draw->PushClipRect(ImVec2(noted.clip.x - reach, noted.clip.y - reach),
                             ImVec2(noted.clip.right() + reach, noted.clip.bottom() + reach));
    if (noted.inside) {
      const float inset = inside.staff() ? 0 : gap;
      stroke(frame, noted.rect.inset(inset), Role::focus, width, std::max(0.0F, noted.radius - inset));
    } else {
      stroke(frame, noted.rect.inset(-gap), Role::canvas, gap, noted.radius + gap);
      stroke(frame, noted.rect.inset(-reach), Role::focus, width, noted.radius + reach);
    }
    frame.draw->PopClipRect();
  }
  inside.rings.clear();
}

}  // namespace aplomb::ui
