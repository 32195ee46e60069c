#include "ui/field_layout.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace aplomb::ui {
namespace {

// As in shaping.cpp; scripts that Inter and Noto Sans lack are found by fontconfig.
constexpr const char* families = "Inter, Noto Sans, sans-serif";

float pixels(int units) { return static_cast<float>(units) / PANGO_SCALE; }
int units(float px) { return static_cast<int>(std::lround(px * PANGO_SCALE)); }

struct FreeLayoutIter {
  void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};
using IterPtr = std::unique_ptr<PangoLayoutIter, FreeLayoutIter>;

}  // namespace

FieldShaper::FieldShaper()
    : fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)), context_(pango_font_map_create_context(fonts_.get())) {
  const CairoPtr<cairo_font_options_t> options{cairo_font_options_create()};
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  pango_context_set_round_glyph_positions(context_.get(), 0);
}

FieldLayout FieldShaper::lay_out(const FieldTextSpec& spec) {
  pango_context_set_language(context_.get(), pango_language_from_string(std::string(spec.language).c_str()));
  pango_context_set_base_dir(context_.get(), spec.rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  GObjectPtr<PangoLayout> layout{pango_layout_new(context_.get())};
  const PangoPtr<PangoFontDescription> font{pango_font_description_new()};
  pango_font_description_set_family_static(font.get(), families);
  pango_font_description_set_absolute_size(font.get(), static_cast<double>(spec.px) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  const PangoPtr<PangoAttrList> attributes{pango_attr_list_new()};
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(0));
  if (spec.line_height > 0) {
    pango_attr_list_insert(attributes.get(), pango_attr_line_height_new_absolute(units(spec.line_height)));
  }
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_auto_dir(layout.get(), 1);
  if (spec.width > 0) {
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), units(spec.width));
  } else {
    pango_layout_set_single_paragraph_mode(layout.get(), 1);
  }
  // Pango shows what is no UTF-8 as boxes; offsets must stay those of the text given.
  pango_layout_set_text(layout.get(), spec.text.data(), static_cast<int>(spec.text.size()));
  return FieldLayout(std::move(layout), std::string(spec.text));
}

FieldLayout::FieldLayout(GObjectPtr<PangoLayout> layout, std::string text) : layout_(std::move(layout)), text_(std::move(text)) {}

float FieldLayout::width() const {
  PangoRectangle logical{};
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return pixels(logical.width);
}

float FieldLayout::height() const {
  PangoRectangle logical{};
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return pixels(logical.height);
}

bool FieldLayout::right_to_left() const {
  const PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), 0);
  return line != nullptr && line->resolved_dir == PANGO_DIRECTION_RTL;
}

long FieldLayout::offset(std::size_t byte) const {
  return g_utf8_pointer_to_offset(text_.c_str(), text_.c_str() + std::min(byte, text_.size()));
}

std::size_t FieldLayout::byte_of(long offset) const {
  const long last = g_utf8_strlen(text_.c_str(), static_cast<gssize>(text_.size()));
  return static_cast<std::size_t>(g_utf8_offset_to_pointer(text_.c_str(), std::clamp(offset, 0L, last)) - text_.c_str());
}

Rect FieldLayout::caret(std::size_t byte) const {
  PangoRectangle strong{};
  pango_layout_get_cursor_pos(layout_.get(), static_cast<int>(std::min(byte, text_.size())), &strong, nullptr);
  return {pixels(strong.x), pixels(strong.y), 0, pixels(strong.height)};
}

std::size_t FieldLayout::byte_at(Vec2 point) const {
  int index = 0;
  int trailing = 0;
  pango_layout_xy_to_index(layout_.get(), units(point.x), units(std::clamp(point.y, 0.0F, std::max(0.0F, height() - 1))), &index, &trailing);
  return byte_of(offset(static_cast<std::size_t>(index)) + trailing);
}

std::size_t FieldLayout::beside(std::size_t byte, bool to_the_right) const {
  int index = 0;
  int trailing = 0;
  pango_layout_move_cursor_visually(layout_.get(), 1, static_cast<int>(byte), 0, to_the_right ? 1 : -1, &index, &trailing);
  if (index < 0) return byte;                                                  // off the beginning
  if (static_cast<std::size_t>(index) > text_.size()) return byte;             // off the end (G_MAXINT)
  return byte_of(offset(static_cast<std::size_t>(index)) + trailing);
}

std::size_t FieldLayout::next(std::size_t byte) const {
  int count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  long at = offset(byte) + 1;
  while (at < count - 1 && !attrs[at].is_cursor_position) ++at;
  return byte_of(at);
}

std::size_t FieldLayout::before_for_backspace(std::size_t byte) const {
  int count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  const long here = offset(byte);
  if (here <= 0) return 0;
  long at = here - 1;
  if (here < count && attrs[here].backspace_deletes_character) return byte_of(at);  // accents go one by one
  while (at > 0 && !attrs[at].is_cursor_position) --at;
  return byte_of(at);
}

std::size_t FieldLayout::word_before(std::size_t byte) const {
  int count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  long at = offset(byte) - 1;
  while (at > 0 && !attrs[at].is_word_start) --at;
  return byte_of(std::max(at, 0L));
}

std::size_t FieldLayout::word_after(std::size_t byte) const {
  int count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  long at = offset(byte) + 1;
  while (at < count - 1 && !attrs[at].is_word_end) ++at;
  return byte_of(at);
}

PangoLayoutLine* FieldLayout::line_of(std::size_t byte, int* number) const {
  int line = 0;
  pango_layout_index_to_line_x(layout_.get(), static_cast<int>(std::min(byte, text_.size())), 0, &line, nullptr);
  if (number != nullptr) *number = line;
  return pango_layout_get_line_readonly(layout_.get(), line);
}

std::size_t FieldLayout::line_start(std::size_t byte) const {
  const PangoLayoutLine* line = line_of(byte);
  return line == nullptr ? 0 : static_cast<std::size_t>(line->start_index);
}

std::size_t FieldLayout::line_end(std::size_t byte) const {
  int number = 0;
  const PangoLayoutLine* line = line_of(byte, &number);
  if (line == nullptr) return text_.size();
  const auto end = static_cast<std::size_t>(line->start_index + line->length);
  // The end of a wrapped line is the start of the next one: the caret stays before its last space.
  const PangoLayoutLine* after = pango_layout_get_line_readonly(layout_.get(), number + 1);
  const bool wrapped = after != nullptr && !after->is_paragraph_start;
  return wrapped && line->length > 0 ? byte_of(offset(end) - 1) : end;
}

std::vector<Rect> FieldLayout::ranges(std::size_t from, std::size_t to) const {
  std::vector<Rect> rects;
  if (from >= to) return rects;
  const IterPtr iter{pango_layout_get_iter(layout_.get())};
  do {
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter.get());
    const auto start = static_cast<std::size_t>(line->start_index);
    const auto end = start + static_cast<std::size_t>(line->length);
    if (end < from || start >= to) continue;
    PangoRectangle box{};
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
    int* xs = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line, static_cast<int>(std::max(from, start)), static_cast<int>(std::min(to, end)), &xs, &count);
    for (int i = 0; i < count; ++i) {
      const int left = xs[2 * i];
      rects.push_back({pixels(left), pixels(box.y), pixels(xs[2 * i + 1] - left), pixels(box.height)});
    }
    g_free(xs);
  } while (pango_layout_iter_next_line(iter.get()) != 0);
  return rects;
}

Image FieldLayout::draw(float zoom, int pad) const {
  PangoRectangle ink{};
  PangoRectangle logical{};
  pango_layout_get_extents(layout_.get(), &ink, &logical);
  Image image;
  if (ink.width <= 0 || ink.height <= 0) return image;
  const double z = static_cast<double>(zoom);
  const float right = pixels(std::max(ink.x + ink.width, logical.x + logical.width)) * zoom;
  const float bottom = pixels(std::max(ink.y + ink.height, logical.y + logical.height)) * zoom;
  // A field may hold a book: what no screen shows is not drawn.
  constexpr int most = 16'384;
  image.w = std::min(most, static_cast<int>(std::ceil(right)) + 2 * pad);
  image.h = std::min(most, static_cast<int>(std::ceil(bottom)) + 2 * pad);
  const CairoPtr<cairo_surface_t> surface{cairo_image_surface_create(CAIRO_FORMAT_A8, image.w, image.h)};
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return Image{};
  const CairoPtr<cairo_t> cairo{cairo_create(surface.get())};
  const IterPtr iter{pango_layout_get_iter(layout_.get())};
  do {
    PangoRectangle box{};
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
    const double baseline = std::round(static_cast<double>(pixels(pango_layout_iter_get_baseline(iter.get()))) * z);
    cairo_identity_matrix(cairo.get());
    cairo_translate(cairo.get(), pad + static_cast<double>(pixels(box.x)) * z, pad + baseline);
    cairo_scale(cairo.get(), z, z);
    cairo_new_path(cairo.get());
    cairo_move_to(cairo.get(), 0, 0);
    pango_cairo_layout_line_path(cairo.get(), pango_layout_iter_get_line_readonly(iter.get()));
    cairo_fill(cairo.get());
  } while (pango_layout_iter_next_line(iter.get()) != 0);
  cairo_surface_flush(surface.get());

  image.rgba.assign(static_cast<std::size_t>(image.w) * static_cast<std::size_t>(image.h) * 4, 255);
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  std::size_t out = 3;
  for (int y = 0; y < image.h; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < image.w; ++x, out += 4) image.rgba[out] = row[x];
  }
  return image;
}

}  // namespace aplomb::ui
