#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/field_editor.h"
#include "ui/input_routing.h"
#include "ui/pressing.h"
#include "ui/texture_cache.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace aplomb::ui {
namespace {

constexpr float line_height = 1.5F;  // of a field of several lines, in font sizes

/// A field's text on the screen: laid out in logical pixels, its origin in screen pixels.
struct Placed {
  FieldTextSpec spec;
  Rect inner;      // screen
  Vec2 origin;     // screen, of the layout's (0, 0)
  float zoom = 1;

  [[nodiscard]] Vec2 to_layout(Vec2 screen) const { return {(screen.x - origin.x) / zoom, (screen.y - origin.y) / zoom}; }
  [[nodiscard]] Rect to_screen(Rect r) const { return {origin.x + r.x * zoom, origin.y + r.y * zoom, r.w * zoom, r.h * zoom}; }
};

void place_text(Placed& placed, const FieldLayout& layout, const FieldLook& look, Vec2 scroll) {
  const float z = placed.zoom;
  if (look.multiline) {
    placed.origin = {placed.inner.x, placed.inner.y - scroll.y * z};
  } else {
    const float x = layout.right_to_left() ? placed.inner.right() - layout.width() * z : placed.inner.x;
    placed.origin = {x - scroll.x * z, placed.inner.y + (placed.inner.h - layout.height() * z) / 2};
  }
}

/// Scrolls so that the caret is seen, and never past the text's ends.
void scroll_to_caret(FieldEditor& editor, const FieldLayout& layout, const Placed& placed, const FieldLook& look, std::size_t caret_byte) {
  const float room_w = placed.inner.w / placed.zoom;
  const float room_h = placed.inner.h / placed.zoom;
  const Rect caret = layout.caret(caret_byte);
  if (look.multiline) {
    if (editor.show_caret) editor.scroll.y = std::clamp(editor.scroll.y, caret.bottom() - room_h, std::max(caret.bottom() - room_h, caret.y));
    editor.scroll.y = std::clamp(editor.scroll.y, 0.0F, std::max(0.0F, layout.height() - room_h));
  } else if (layout.width() <= room_w) {
    editor.scroll.x = 0;
  } else if (editor.show_caret) {
    const float base = layout.right_to_left() ? room_w - layout.width() : 0;  // the layout's left edge in the field, unscrolled
    const float x = base + caret.x;
    editor.scroll.x = std::clamp(editor.scroll.x, x - room_w, x);
  }
  editor.show_caret = false;
}

const CachedTexture& pixels_of(Frame& frame, const FieldLayout& layout, const FieldTextSpec& spec, int pad) {
  TextureCache::Inside& cache = frame.stage.cache().inside();
  std::string key = "field ";
  for (const float number : {spec.px, spec.width, spec.line_height, frame.zoom}) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    key.append(bytes, sizeof bytes);
  }
  key += spec.rtl ? 'r' : 'l';
  key += spec.language;
  key += '\0';
  key += spec.text;
  if (const CachedTexture* known = cache.find(key)) return *known;
  const Image image = layout.draw(frame.zoom, pad);
  if (image.w == 0) return cache.textures.put(key, CachedTexture{}, 0, cache.frame);
  return cache.put(key, image, -pad, -pad);
}

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void draw_selection(Frame& frame, const FieldLayout& layout, const Placed& placed, std::size_t from, std::size_t to) {
  for (const Rect& range : layout.ranges(from, to)) {
    const Rect r = placed.to_screen(range);
    const ImVec2 low(std::round(r.x), std::round(r.y));
    const ImVec2 high(std::round(r.right()), std::round(r.bottom()));
    frame.draw->AddRectFilled(low, high, packed(color(frame, Role::brand_soft)));
    // The strong themes have no soft areas: a selection is framed.
    if (frame.theme->strong) frame.draw->AddRect(low, high, packed(color(frame, Role::line)), 0, 0, 2);
  }
}

void draw_text(Frame& frame, const FieldLayout& layout, const Placed& placed) {
  constexpr int pad = 2;
  const CachedTexture& drawn = pixels_of(frame, layout, placed.spec, pad);
  if (drawn.id == nullptr) return;
  const ImVec2 from(std::round(placed.origin.x) + static_cast<float>(drawn.dx), std::round(placed.origin.y) + static_cast<float>(drawn.dy));
  frame.draw->AddImage(drawn.id, from, ImVec2(from.x + static_cast<float>(drawn.w), from.y + static_cast<float>(drawn.h)), ImVec2(0, 0), ImVec2(1, 1),
                       packed(color(frame, Role::ink)));
}

/// Steady: nothing on a screen blinks.
void draw_caret(Frame& frame, const FieldLayout& layout, const Placed& placed, std::size_t byte) {
  const Rect at = placed.to_screen(layout.caret(byte));
  const float width = std::max(2.0F, std::round(placed.spec.px / 12));
  const float x = std::clamp(std::round(at.x), placed.inner.x, std::max(placed.inner.x, placed.inner.right() - width));
  frame.draw->AddRectFilled(ImVec2(x, std::round(at.y)), ImVec2(x + width, std::round(at.bottom())), packed(color(frame, Role::ink)));
}

void draw_box(Frame& frame, Rect rect, const FieldLook& look, const Touched& control) {
  const bool staff = frame.stage.inside().staff();
  // While it is edited the ground stays plain: a selection is brand-soft.
  fill(frame, rect, control.press.hovered && !control.has_focus ? Role::brand_soft : Role::surface, look.radius);
  const float thin = staff ? frame.metrics.px(1.5F) : 2.0F;
  if (look.to_mend) stroke(frame, rect, Role::ink, 3, look.radius);
  else if (control.has_focus && !control.press.focused) stroke(frame, rect, Role::ink, 2, look.radius);
  else stroke(frame, rect, control.press.hovered ? Role::ink : Role::line, thin, look.radius);
}

void take_pointer(const Pointer& pointer, FieldEditor& editor, const FieldLayout& layout, const Placed& placed, const FieldRules& rules, const Touched& control) {
  const std::size_t shown = layout.byte_at(placed.to_layout(pointer.at));
  const std::size_t byte = from_shown(editor.text(), shown, rules.password);
  if (control.down) {
    if (pointer.presses == 2) editor.select_word(shown, layout, rules);
    else if (pointer.presses > 2) editor.select_all();
    else editor.point(byte, (pointer.mods & GLFW_MOD_SHIFT) != 0);
  } else if (pointer.presses <= 1 && byte != editor.caret()) {
    editor.point(byte, true);
  }
}

}  // namespace

bool text_field(Frame& frame, std::string_view key, Rect rect, std::string& text, const FieldLook& look) {
  Stage::Inside& inside = frame.stage.inside();
  FieldEditor& editor = *inside.editor;
  bool changed = false;
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == 0) {
    // Offsets are counted in whole characters from here on.
    char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    text = valid;
    g_free(valid);
    changed = true;
  }

  const FieldRules rules{look.multiline, look.password, look.max_bytes};
  const Touched control = touch(frame, key, rect, {.role = "field", .words = look.label, .radius = look.radius},
                                {.keys = false, .field = true, .lines = look.multiline});
  const bool editing = control.has_focus && !control.covered;

  Rect content = rect.inset(look.pad, look.multiline ? look.pad * 0.8F : 0);
  draw_box(frame, rect, look, control);
  const std::string_view sign = look.to_mend ? std::string_view("warning") : look.icon;
  if (!sign.empty()) {
    const float size = look.px * 1.2F;
    Rect slot = content.cut_left(size, look.px * 0.5F);
    if (look.multiline) slot.h = look.px * line_height;
    icon(frame, sign, slot, size, Role::ink);
  }

  Placed placed;
  placed.zoom = frame.zoom;
  placed.inner = frame.place(content);
  placed.spec = {.px = look.px, .width = look.multiline ? std::max(1.0F, content.w) : 0, .line_height = look.multiline ? look.px * line_height : 0,
                 .language = frame.words->language(), .rtl = frame.rtl};
  std::string shown = shown_text(text, look.password);
  const auto lay_out = [&] {
    shown = shown_text(editing ? editor.text() : text, look.password);
    placed.spec.text = shown;
    return inside.field_shaper->lay_out(placed.spec);
  };

  if (editing) {
    if (editor.key() != key) editor.open(key, text);
    editor.follow(text);
  }
  FieldLayout layout = lay_out();
  if (editing) {
    place_text(placed, layout, look, editor.scroll);
    if (control.down || inside.pointer.held == key) take_pointer(inside.pointer, editor, layout, placed, rules, control);
    for (const InputEvent& event : inside.typed) {
      if (editor.apply(event, layout, rules)) layout = lay_out();
    }
    inside.typed.clear();
    // A field that got the focus in this very frame: its keys are not the page's.
    std::erase_if(frame.pressed_keys, [&](int pressed) { return is_field_key(pressed, frame.mods, look.multiline); });
    if (look.multiline && control.press.hovered && inside.pointer.wheel != 0 && layout.height() > content.h) {
      editor.scroll.y -= std::exchange(inside.pointer.wheel, 0.0F) * 3 * look.px;
    }
    if (editor.text() != text) {
      text = editor.text();
      changed = true;
    }
    scroll_to_caret(editor, layout, placed, look, to_shown(text, editor.caret(), look.password));
  }
  place_text(placed, layout, look, editing ? editor.scroll : Vec2{});
  if (frame.probe != nullptr && !look.password) frame.probe->entries[control.entry].value = text;

  constexpr float reach = 2;  // the caret and an overhanging letter
  frame.draw->PushClipRect(ImVec2(placed.inner.x - reach, placed.inner.y - (look.multiline ? 0 : reach)),
                           ImVec2(placed.inner.right() + reach, placed.inner.bottom() + (look.multiline ? 0 : reach)), true);
  if (editing) draw_selection(frame, layout, placed, to_shown(text, editor.from(), look.password), to_shown(text, editor.to(), look.password));
  draw_text(frame, layout, placed);
  if (editing) draw_caret(frame, layout, placed, to_shown(text, editor.caret(), look.password));
  frame.draw->PopClipRect();

  if (text.empty() && !look.hint.empty()) {
    Rect line = content;
    if (look.multiline) line.h = look.px * line_height;
    words_on(frame, control, line, look.hint, {.px = look.px}, color(frame, Role::ink_muted));
  }
  return changed;
}

}  // namespace aplomb::ui
