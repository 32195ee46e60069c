#include "ui/text.h"

#include "ui/draw.h"
#include "ui/frame.h"
#include "ui/stage.h"
#include "ui/texture_cache.h"

#include <imgui.h>

#include <cmath>
#include <cstring>

namespace aplomb::ui {

namespace {

constexpr float cap_height = 0.727F;  // Inter's H, of the font size

TextSpec spec_of(const Frame& frame, std::string_view text, const TextStyle& style, float width, bool one_line) {
  TextSpec spec;
  spec.text = text;
  spec.px = style.px;
  spec.weight = style.weight;
  spec.line = style.line;
  spec.balanced = style.balanced;
  spec.tabular = style.tabular;
  spec.width = std::max(0.0F, width);
  spec.one_line = one_line;
  spec.language = frame.words->language();
  spec.rtl = frame.rtl;
  return spec;
}

void append(std::string& key, float value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  key.append(bytes, sizeof bytes);
}

/// Everything of the spec that decides the shape, so that equal keys are equal shapes.
std::string key_of(const TextSpec& spec) {
  std::string key = "text ";
  append(key, spec.px);
  append(key, spec.line);
  append(key, spec.width);
  key += static_cast<char>('0' + static_cast<int>(spec.weight));
  key += spec.balanced ? 'b' : '-';
  key += spec.tabular ? 't' : '-';
  key += spec.one_line ? '1' : '-';
  key += spec.rtl ? 'r' : 'l';
  key += spec.language;
  key += '\0';
  key += spec.text;
  return key;
}

const ShapedText& shaped(TextureCache::Inside& cache, const std::string& key, const TextSpec& spec) {
  if (const ShapedText* known = cache.shapes.find(key, cache.frame)) return *known;
  ShapedText made = cache.shaper.shape(spec);
  const std::size_t bytes = sizeof made + 2 * key.size();
  return cache.shapes.put(key, std::move(made), bytes, cache.frame);
}

Side side_of(Align align, bool rtl) {
  if (align == Align::centre) return Side::centre;
  return (align == Align::start) != rtl ? Side::left : Side::right;
}

const CachedTexture& texture(TextureCache::Inside& cache, const std::string& shape_key, const TextSpec& spec, const ShapedText& shape, Side side, float zoom) {
  std::string key = shape_key;
  key += '\0';
  key += static_cast<char>('0' + static_cast<int>(side));
  append(key, zoom);
  if (const CachedTexture* known = cache.find(key)) return *known;
  const TextPixels pixels = cache.shaper.draw(spec, shape, side, zoom);
  if (pixels.image.w == 0) return cache.textures.put(key, CachedTexture{}, 0, cache.frame);
  return cache.put(key, pixels.image, pixels.dx, pixels.dy);
}

/// Draws a shaped text with the top of its first line at `top` (screen px) and records it.
void show(Frame& frame, std::string_view role, std::string_view name, const TextSpec& spec, const ShapedText& shape, const std::string& key, Rect placed, float top,
          Align align, bool does_not_fit, Color color) {
  TextureCache::Inside& cache = frame.stage.cache().inside();
  const Side side = side_of(align, frame.rtl);
  const float w = shape.w * frame.zoom;
  const float left = side == Side::left ? placed.x : side == Side::right ? placed.right() - w : placed.x + (placed.w - w) / 2;
  // Whole pixels, so that the texture is shown as it was drawn.
  const Rect where{std::round(left), std::round(top), w, shape.h * frame.zoom};

  const ImVec2 clip_min = frame.draw->GetClipRectMin();
  const ImVec2 clip_max = frame.draw->GetClipRectMax();
  const bool visible = where.right() > clip_min.x && where.x < clip_max.x && where.bottom() > clip_min.y && where.y < clip_max.y;
  if (visible) {
    const CachedTexture& drawn = texture(cache, key, spec, shape, side, frame.zoom);
    if (drawn.id != nullptr) {
      const ImVec2 from{where.x + static_cast<float>(drawn.dx), where.y + static_cast<float>(drawn.dy)};
      const ImVec2 to{from.x + static_cast<float>(drawn.w), from.y + static_cast<float>(drawn.h)};
      frame.draw->AddImage(drawn.id, from, to, ImVec2(0, 0), ImVec2(1, 1), IM_COL32(color.r, color.g, color.b, color.a));
    }
  }
  if (frame.probe == nullptr) return;
  ProbeEntry entry;
  entry.key = name.empty() ? "text" : std::string(name);
  entry.role = role;
  entry.words = spec.text;
  entry.rect = where;
  entry.covered = frame.inert;
  entry.visible = visible;
  entry.clipped = does_not_fit;
  entry.lines = shape.lines;
  entry.px = spec.px * frame.zoom;
  frame.probe->entries.push_back(std::move(entry));
}

TextSize block(Frame& frame, std::string_view role, std::string_view name, Rect box, std::string_view text, const TextStyle& style, Color color) {
  const TextSpec spec = spec_of(frame, text, style, box.w, false);
  const std::string key = key_of(spec);
  const ShapedText& shape = shaped(frame.stage.cache().inside(), key, spec);
  const Rect placed = frame.place(box);
  const bool too_high = box.h > 0 && shape.h > box.h + 0.5F;
  show(frame, role, name, spec, shape, key, placed, placed.y, style.align, too_high, color);
  return {shape.w, shape.h, shape.lines};
}

}  // namespace

TextSize measure_text(Frame& frame, std::string_view text, const TextStyle& style, float width) {
  const TextSpec spec = spec_of(frame, text, style, width, false);
  const ShapedText& shape = shaped(frame.stage.cache().inside(), key_of(spec), spec);
  return {shape.w, shape.h, shape.lines};
}

TextSize paragraph(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role role) {
  return paragraph(frame, key, box, text, style, color(frame, role));
}

TextSize paragraph(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Color color) {
  return block(frame, "text", key, box, text, style, color);
}

TextSize heading(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role role) {
  return block(frame, "heading", key, box, text, style, color(frame, role));
}

TextSize label(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role role) {
  return label(frame, key, box, text, style, color(frame, role));
}

TextSize label(Frame& frame, std::string_view name, Rect box, std::string_view text, const TextStyle& style, Color color) {
  // A box may be as wide as the text measured, give or take the rounding of sums: that is no reason for an ellipsis.
  const TextSpec spec = spec_of(frame, text, style, box.w > 0 ? std::ceil(box.w - 0.01F) : 0, true);
  const std::string key = key_of(spec);
  const ShapedText& shape = shaped(frame.stage.cache().inside(), key, spec);
  const Rect placed = frame.place(box);
  const float baseline = placed.y + (placed.h + cap_height * style.px * frame.zoom) / 2;
  const float top = std::round(baseline) - std::round(first_baseline(spec.px, spec.line) * frame.zoom);
  const bool too_low = box.h > 0 && box.h < cap_height * style.px;
  show(frame, "text", name, spec, shape, key, placed, top, style.align, shape.ellipsised || too_low, color);
  return {shape.w, shape.h, shape.lines};
}

}  // namespace aplomb::ui
