#include "ui/draw.h"

#include "ui/stage.h"
#include "ui/texture_cache.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace aplomb::ui {

namespace {

constexpr float pi = std::numbers::pi_v<float>;

ImU32 packed(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

ImVec2 place(const Frame& frame, Vec2 point) {
  const Rect placed = frame.place({point.x, point.y, 0, 0});
  return {placed.x, placed.y};
}

/// Edges on whole pixels, so that neighbours meet and strokes are crisp; never thinner than a pixel.
Rect snapped(Rect rect) {
  const float x = std::round(rect.x);
  const float y = std::round(rect.y);
  return {x, y, std::max(1.0F, std::round(rect.right()) - x), std::max(1.0F, std::round(rect.bottom()) - y)};
}

/// Segments of a whole circle whose chords stay within a tenth of a pixel.
int segments(float radius) {
  if (radius <= 0.2F) return 8;
  const float count = std::ceil(pi / std::acos(1 - std::min(0.1F / radius, 0.5F)));
  return std::clamp((static_cast<int>(count) + 3) / 4 * 4, 8, 256);
}

/// The outline of a rounded rectangle, clockwise from the top left, as ImDrawList's path.
void round_path(ImDrawList& draw, Rect rect, float radius) {
  const float r = std::clamp(radius, 0.0F, std::min(rect.w, rect.h) / 2);
  if (r < 0.5F) {
    draw.PathRect(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()));
    return;
  }
  const int quarter = std::max(2, segments(r) / 4);
  draw.PathArcTo(ImVec2(rect.x + r, rect.y + r), r, pi, pi * 1.5F, quarter);
  draw.PathArcTo(ImVec2(rect.right() - r, rect.y + r), r, pi * 1.5F, pi * 2, quarter);
  draw.PathArcTo(ImVec2(rect.right() - r, rect.bottom() - r), r, 0, pi * 0.5F, quarter);
  draw.PathArcTo(ImVec2(rect.x + r, rect.bottom() - r), r, pi * 0.5F, pi, quarter);
  // Where a side has no length two corners share a point; ImGui makes a blot of a step of no length.
  const auto near = [](ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y) < 0.05F; };
  int kept = 1;
  for (int i = 1; i < draw._Path.Size; ++i) {
    if (!near(draw._Path[i], draw._Path[kept - 1])) draw._Path[kept++] = draw._Path[i];
  }
  while (kept > 1 && near(draw._Path[kept - 1], draw._Path[0])) --kept;
  draw._Path.resize(kept);
}

/// Strokes pieces of `points` of length `on`, `off` apart, along the line.
void dashes(ImDrawList& draw, std::span<const ImVec2> points, ImU32 color, float width, float on, float off) {
  bool inked = true;
  float left = on;
  std::vector<ImVec2> piece;
  const auto flush = [&] {
    if (piece.size() > 1) draw.AddPolyline(piece.data(), static_cast<int>(piece.size()), color, 0, width);
    piece.clear();
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    ImVec2 from = points[i];
    const ImVec2 to = points[i + 1];
    float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) continue;
    const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
    if (inked && piece.empty()) piece.push_back(from);
    while (length > left) {
      from = ImVec2(from.x + step.x * left, from.y + step.y * left);
      length -= left;
      if (inked) {
        piece.push_back(from);
        flush();
      } else {
        piece.push_back(from);
      }
      inked = !inked;
      left = inked ? on : off;
    }
    left -= length;
    if (inked) piece.push_back(to);
  }
  flush();
}

/// A closed outline in dashes that divide it evenly, so that the last one is not cut.
void dashed_outline(ImDrawList& draw, std::vector<ImVec2> points, ImU32 color, float width) {
  if (points.empty()) return;
  points.push_back(points.front());
  float length = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) length += std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
  const float wish = std::max(8.0F, 4.5F * width);
  const float period = length / std::max(1.0F, std::round(length / wish));
  dashes(draw, points, color, width, period * 0.58F, period * 0.42F);
}

std::vector<ImVec2> take_path(ImDrawList& draw) {
  std::vector<ImVec2> points(draw._Path.begin(), draw._Path.end());
  draw.PathClear();
  return points;
}

std::filesystem::path svg_file(const Frame& frame, const char* folder, std::string_view name) {
  return frame.stage.data() / folder / (std::string(name) + ".svg");
}

bool is_mirrored(std::string_view icon_name) {
  constexpr std::array<std::string_view, 10> names = {"left", "right", "aright", "undo", "redo", "enter", "backspace", "list", "speaker", "mute"};
  return icon_name == "speech" || std::find(names.begin(), names.end(), icon_name) != names.end();
}

/// Pops a clip rectangle even when the page throws.
struct ClipGuard {
  ImDrawList* draw;
  explicit ClipGuard(ImDrawList* list) : draw(list) {}
  ClipGuard(const ClipGuard&) = delete;
  ClipGuard& operator=(const ClipGuard&) = delete;
  ~ClipGuard() { draw->PopClipRect(); }
};

}  // namespace

Color color(const Frame& frame, Role role) { return (*frame.theme)[role]; }

void fill(Frame& frame, Rect rect, Color color, float radius) {
  if (rect.w <= 0 || rect.h <= 0 || color.a == 0) return;
  const Rect placed = snapped(frame.place(rect));
  if (radius * frame.zoom < 0.5F) {
    frame.draw->AddRectFilled(ImVec2(placed.x, placed.y), ImVec2(placed.right(), placed.bottom()), packed(color));
    return;
  }
  round_path(*frame.draw, placed, radius * frame.zoom);
  frame.draw->PathFillConvex(packed(color));
}

void fill(Frame& frame, Rect rect, Role role, float radius) { fill(frame, rect, color(frame, role), radius); }

void stroke(Frame& frame, Rect rect, Color color, float width, float radius, bool dashed) {
  if (rect.w <= 0 || rect.h <= 0 || width <= 0) return;
  const float thick = std::max(1.0F, width * frame.zoom);
  const Rect middle = snapped(frame.place(rect)).inset(thick / 2);
  if (middle.w <= 0 || middle.h <= 0) {  // nothing is left between the edges
    fill(frame, rect, color, radius);
    return;
  }
  round_path(*frame.draw, middle, std::max(0.0F, radius * frame.zoom - thick / 2));
  if (dashed) {
    dashed_outline(*frame.draw, take_path(*frame.draw), packed(color), thick);
  } else {
    frame.draw->PathStroke(packed(color), ImDrawFlags_Closed, thick);
  }
}

void stroke(Frame& frame, Rect rect, Role role, float width, float radius, bool dashed) {
  stroke(frame, rect, color(frame, role), width, radius, dashed);
}

void line(Frame& frame, Vec2 from, Vec2 to, Color color, float width, float dash_on, float dash_off) {
  if (width <= 0) return;
  const float thick = std::max(1.0F, width * frame.zoom);
  std::array<ImVec2, 2> ends = {place(frame, from), place(frame, to)};
  // Upright and level lines begin on a pixel's edge, so that they are not smeared over two.
  const auto crisp = [thick](float& a, float& b) { a = b = std::round(a - thick / 2) + thick / 2; };
  if (std::abs(ends[0].x - ends[1].x) < 0.01F) {
    crisp(ends[0].x, ends[1].x);
    ends[0].y = std::round(ends[0].y);
    ends[1].y = std::round(ends[1].y);
  } else if (std::abs(ends[0].y - ends[1].y) < 0.01F) {
    crisp(ends[0].y, ends[1].y);
    ends[0].x = std::round(ends[0].x);
    ends[1].x = std::round(ends[1].x);
  }
  if (dash_on > 0 && dash_off > 0) {
    dashes(*frame.draw, ends, packed(color), thick, dash_on * frame.zoom, dash_off * frame.zoom);
  } else {
    frame.draw->AddPolyline(ends.data(), 2, packed(color), 0, thick);
  }
}

void line(Frame& frame, Vec2 from, Vec2 to, Role role, float width, float dash_on, float dash_off) {
  line(frame, from, to, color(frame, role), width, dash_on, dash_off);
}

void circle(Frame& frame, Vec2 centre, float radius, Color fill) {
  const float r = radius * frame.zoom;
  if (r <= 0) return;
  frame.draw->AddCircleFilled(place(frame, centre), r, packed(fill), segments(r));
}

void circle(Frame& frame, Vec2 centre, float radius, Role fill) { circle(frame, centre, radius, color(frame, fill)); }

void ring(Frame& frame, Vec2 centre, float radius, Color color, float width, bool dashed) {
  const float thick = std::max(1.0F, width * frame.zoom);
  const float r = radius * frame.zoom - thick / 2;
  if (r <= 0 || width <= 0) return;
  frame.draw->PathArcTo(place(frame, centre), r, 0, 2 * pi, segments(r));
  std::vector<ImVec2> points = take_path(*frame.draw);
  points.pop_back();  // the same as the first
  if (dashed) {
    dashed_outline(*frame.draw, std::move(points), packed(color), thick);
  } else {
    frame.draw->AddPolyline(points.data(), static_cast<int>(points.size()), packed(color), ImDrawFlags_Closed, thick);
  }
}

void polygon(Frame& frame, std::span<const Vec2> points, Color fill) {
  if (points.size() < 3) return;
  std::vector<ImVec2> placed;
  placed.reserve(points.size());
  for (const Vec2 point : points) placed.push_back(place(frame, point));
  // ImGui softens the edges on the outside only of clockwise polygons.
  float area = 0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const ImVec2 a = placed[i];
    const ImVec2 b = placed[(i + 1) % placed.size()];
    area += a.x * b.y - b.x * a.y;
  }
  if (area < 0) std::reverse(placed.begin(), placed.end());
  frame.draw->AddConvexPolyFilled(placed.data(), static_cast<int>(placed.size()), packed(fill));
}

void card(Frame& frame, Rect rect, float radius) {
  fill(frame, rect, Role::surface, radius);
  stroke(frame, rect, frame.theme->strong ? Role::line : Role::rule, 1, radius);
}

void icon(Frame& frame, std::string_view name, Rect box, float size, Color color) {
  const int px = static_cast<int>(std::lround(size * frame.zoom));
  if (px <= 0 || name.empty()) return;
  TextureCache::Inside& cache = frame.stage.cache().inside();
  const std::string key = "icon " + std::to_string(px) + ' ' + std::string(name);
  const CachedTexture* drawn = cache.find(key);
  if (drawn == nullptr) {
    const auto image = cache.svgs.icon(svg_file(frame, "icons", name), px);
    drawn = image ? &cache.put(key, *image) : &cache.textures.put(key, CachedTexture{}, 0, cache.frame);
  }
  const Rect placed = frame.place(box);
  if (drawn->id == nullptr) {  // no such icon: a gap that is seen
    const Vec2 c = box.centre();
    stroke(frame, {c.x - size / 2, c.y - size / 2, size, size}, color, 1, 0, true);
    return;
  }
  const float edge = static_cast<float>(px);
  const ImVec2 from{std::round(placed.centre().x - edge / 2), std::round(placed.centre().y - edge / 2)};
  const bool mirrored = frame.rtl && is_mirrored(name);
  frame.draw->AddImage(drawn->id, from, ImVec2(from.x + edge, from.y + edge), ImVec2(mirrored ? 1 : 0, 0), ImVec2(mirrored ? 0 : 1, 1), packed(color));
}

void icon(Frame& frame, std::string_view name, Rect box, float size, Role role) { icon(frame, name, box, size, color(frame, role)); }

bool has_picture(const Frame& frame, std::string_view name) {
  return !name.empty() && !frame.theme->strong && frame.stage.cache().inside().svgs.has(svg_file(frame, "pictures", name));
}

bool picture(Frame& frame, std::string_view name, Rect rect, float radius) {
  if (rect.w <= 0 || rect.h <= 0 || !has_picture(frame, name)) return false;
  const Rect placed = snapped(frame.place(rect));
  const int w = static_cast<int>(placed.w);
  const int h = static_cast<int>(placed.h);
  TextureCache::Inside& cache = frame.stage.cache().inside();
  const std::string key = "picture " + std::to_string(w) + 'x' + std::to_string(h) + ' ' + std::string(name);
  const CachedTexture* drawn = cache.find(key);
  if (drawn == nullptr) {
    const auto image = cache.svgs.picture(svg_file(frame, "pictures", name), w, h);
    drawn = image ? &cache.put(key, *image) : &cache.textures.put(key, CachedTexture{}, 0, cache.frame);
  }
  if (drawn->id == nullptr) return false;
  frame.draw->AddImageRounded(drawn->id, ImVec2(placed.x, placed.y), ImVec2(placed.right(), placed.bottom()), ImVec2(frame.rtl ? 1 : 0, 0), ImVec2(frame.rtl ? 0 : 1, 1),
                              IM_COL32_WHITE, radius * frame.zoom);
  if (frame.probe != nullptr) {
    ProbeEntry entry;  // no words: nothing is said by a picture alone
    entry.key = "picture." + std::string(name);
    entry.role = "image";
    entry.rect = placed;
    entry.covered = frame.inert;
    frame.probe->entries.push_back(std::move(entry));
  }
  return true;
}

void clipped(Frame& frame, Rect rect, const std::function<void()>& inside) {
  const Rect placed = snapped(frame.place(rect));
  frame.draw->PushClipRect(ImVec2(placed.x, placed.y), ImVec2(placed.right(), placed.bottom()), true);
  const ClipGuard guard(frame.draw);
  inside();
}

void screen(Frame& frame, std::string_view name) {
  if (frame.probe != nullptr) frame.probe->screen = name;
}

}  // namespace aplomb::ui
