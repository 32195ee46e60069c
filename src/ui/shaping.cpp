#include "ui/shaping.h"

#include "ui/gobject.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
// Fontconfig keeps part of its configuration by offsets that the leak checker cannot follow; once a process, whoever draws text.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace aplomb::ui {

namespace {

// Inter first; then the Noto families by name, so that every machine takes the same one for a script. Fontconfig knows the rest.
constexpr const char* families =
    "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Devanagari, Noto Sans Thai, Noto Sans Hebrew, Noto Sans Bengali, "
    "Noto Sans Tamil, Noto Sans Telugu, Noto Sans Gujarati, Noto Sans Gurmukhi, Noto Sans Kannada, Noto Sans Malayalam, "
    "Noto Sans Khmer, Noto Sans Lao, Noto Sans Myanmar, Noto Sans Ethiopic, Noto Sans Georgian, Noto Sans Armenian, sans-serif";

// Inter's own metrics, of the font size.
constexpr float ascent = 0.96875F;
constexpr float descent = 0.2412F;

constexpr std::string_view no_break_space = "\xC2\xA0";

PangoWeight pango_weight(Weight weight) {
  switch (weight) {
    case Weight::medium: return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold: return PANGO_WEIGHT_SEMIBOLD;
    case Weight::regular: break;
  }
  return PANGO_WEIGHT_NORMAL;
}

int units(float px) { return static_cast<int>(std::lround(static_cast<double>(px) * PANGO_SCALE)); }
double pixels(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

/// Bytes that are no UTF-8 become replacement characters.
std::string valid(std::string_view text) {
  const auto length = static_cast<gssize>(text.size());
  if (g_utf8_validate(text.data(), length, nullptr)) return std::string(text);
  const std::unique_ptr<char, decltype(&g_free)> mended{g_utf8_make_valid(text.data(), length), &g_free};
  return mended.get();
}

struct Line {
  PangoLayoutLine* line = nullptr;
  PangoRectangle ink{};
  PangoRectangle logical{};
};

std::vector<Line> lines_of(PangoLayout* layout) {
  std::vector<Line> lines;
  for (GSList* node = pango_layout_get_lines_readonly(layout); node != nullptr; node = node->next) {
    Line line;
    line.line = static_cast<PangoLayoutLine*>(node->data);
    pango_layout_line_get_extents(line.line, &line.ink, &line.logical);
    lines.push_back(line);
  }
  return lines;
}

int widest(const std::vector<Line>& lines) {
  int width = 0;
  for (const Line& line : lines) width = std::max(width, line.logical.width);
  return width;
}

/// True when a word did not fit and was broken inside.
bool breaks_a_word(PangoLayout* layout) {
  int count = 0;
  const PangoLogAttr* attrs = pango_layout_get_log_attrs_readonly(layout, &count);
  const char* text = pango_layout_get_text(layout);
  for (GSList* node = pango_layout_get_lines_readonly(layout); node != nullptr; node = node->next) {
    const auto* line = static_cast<const PangoLayoutLine*>(node->data);
    if (line->start_index == 0 || line->is_paragraph_start) continue;
    const auto at = g_utf8_pointer_to_offset(text, text + line->start_index);
    if (at < count && !attrs[at].is_line_break) return true;
  }
  return false;
}

/// The bytes at which a paragraph's last line begins, when it holds a single word and is not the paragraph's only line: there the last two
/// words can be joined. Last paragraph first, so that earlier places stay right while later ones grow.
std::vector<std::size_t> lonely_words(PangoLayout* layout) {
  std::vector<std::size_t> places;
  const std::string_view text = pango_layout_get_text(layout);
  for (GSList* node = pango_layout_get_lines_readonly(layout); node != nullptr; node = node->next) {
    const auto* line = static_cast<const PangoLayoutLine*>(node->data);
    const auto* next = node->next == nullptr ? nullptr : static_cast<const PangoLayoutLine*>(node->next->data);
    if (line->is_paragraph_start || (next != nullptr && !next->is_paragraph_start)) continue;
    const auto start = static_cast<std::size_t>(line->start_index);
    std::string_view words = text.substr(start, static_cast<std::size_t>(line->length));
    while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
    if (words.empty() || words.find(' ') != std::string_view::npos || words.find(no_break_space) != std::string_view::npos) continue;
    if (start > 0 && text[start - 1] == ' ') places.push_back(start - 1);
  }
  std::reverse(places.begin(), places.end());
  return places;
}

}  // namespace

float first_baseline(float px, float line) { return (px * line + px * (ascent - descent)) / 2; }

struct Shaper::Inside {
  GObjectPtr<PangoFontMap> fonts{pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
  GObjectPtr<PangoContext> context{pango_font_map_create_context(fonts.get())};

  Inside() {
    const CairoPtr<cairo_font_options_t> options{cairo_font_options_create()};
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), 0);
  }

  GObjectPtr<PangoLayout> layout(const TextSpec& spec, const std::string& text, int break_width) {
    pango_context_set_language(context.get(), pango_language_from_string(std::string(spec.language).c_str()));
    pango_context_set_base_dir(context.get(), spec.rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    GObjectPtr<PangoLayout> made{pango_layout_new(context.get())};
    const PangoPtr<PangoFontDescription> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), families);
    pango_font_description_set_weight(font.get(), pango_weight(spec.weight));
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(spec.px) * PANGO_SCALE);
    pango_layout_set_font_description(made.get(), font.get());
    const PangoPtr<PangoAttrList> attributes{pango_attr_list_new()};
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(0));
    if (spec.tabular) pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(made.get(), attributes.get());
    pango_layout_set_auto_dir(made.get(), 1);
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(made.get(), break_width);
    if (spec.one_line) {
      pango_layout_set_single_paragraph_mode(made.get(), 1);
      pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    return made;
  }

  /// The narrowest width, in whole pixels, that keeps the number of lines and breaks no word.
  int narrowest(const TextSpec& spec, const std::string& text, PangoLayout* shaped) {
    const int count = pango_layout_get_line_count(shaped);
    const auto lines = lines_of(shaped);
    if (count < 2 || breaks_a_word(shaped)) return pango_layout_get_width(shaped);
    double sum = 0;
    for (const Line& line : lines) sum += pixels(line.logical.width);
    int fits = static_cast<int>(std::ceil(pixels(widest(lines))));
    int tight = std::min(fits, static_cast<int>(sum / count)) - 1;  // never fits, or is one pixel from what does
    while (fits - tight > 1) {
      const int middle = (fits + tight) / 2;
      const auto tried = layout(spec, text, middle * PANGO_SCALE);
      if (pango_layout_get_line_count(tried.get()) <= count && !breaks_a_word(tried.get())) {
        fits = middle;
      } else {
        tight = middle;
      }
    }
    return fits * PANGO_SCALE;
  }
};

Shaper::Shaper() : inside_(std::make_unique<Inside>()) {}
Shaper::~Shaper() = default;

ShapedText Shaper::shape(const TextSpec& spec) {
  ShapedText shaped;
  shaped.text = valid(spec.text);
  shaped.break_width = spec.width > 0 ? units(spec.width) : -1;
  auto layout = inside_->layout(spec, shaped.text, shaped.break_width);

  if (!spec.one_line && shaped.break_width > 0 && pango_layout_get_line_count(layout.get()) > 1) {
    const int full_width = shaped.break_width;
    const auto balance = [&](const std::string& text, PangoLayout* wide) { return spec.balanced ? inside_->narrowest(spec, text, wide) : full_width; };
    const int count = pango_layout_get_line_count(layout.get());
    shaped.break_width = balance(shaped.text, layout.get());
    if (shaped.break_width != full_width) layout = inside_->layout(spec, shaped.text, shaped.break_width);
    // Joined one by one: a paragraph whose last two words do not fit on one line keeps its last line, the others do not suffer.
    for (const std::size_t place : lonely_words(layout.get())) {
      std::string joined = shaped.text;
      joined.replace(place, 1, no_break_space);
      auto tried = inside_->layout(spec, joined, full_width);
      if (pango_layout_get_line_count(tried.get()) > count || breaks_a_word(tried.get())) continue;
      const int width = balance(joined, tried.get());
      if (width != full_width) tried = inside_->layout(spec, joined, width);
      shaped.text = std::move(joined);
      shaped.break_width = width;
      layout = std::move(tried);
    }
  }

  const auto lines = lines_of(layout.get());
  shaped.lines = static_cast<int>(lines.size());
  shaped.w = static_cast<float>(std::ceil(pixels(widest(lines))));
  shaped.h = static_cast<float>(shaped.lines) * spec.px * spec.line;
  shaped.ellipsised = pango_layout_is_ellipsized(layout.get()) != 0;
  shaped.unknown_glyphs = pango_layout_get_unknown_glyphs_count(layout.get());
  return shaped;
}

TextPixels Shaper::draw(const TextSpec& spec, const ShapedText& shaped, Side side, float zoom) {
  const auto layout = inside_->layout(spec, shaped.text, shaped.break_width);
  const auto lines = lines_of(layout.get());

  // Where each line's origin lies in the block, in screen pixels. Baselines stand on whole pixels, so that stems of all lines look alike.
  struct Origin {
    double x = 0;
    double y = 0;
  };
  std::vector<Origin> origins;
  double left = std::numeric_limits<double>::max();
  double top = left;
  double right = std::numeric_limits<double>::lowest();
  double bottom = right;
  const double z = static_cast<double>(zoom);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const double room = static_cast<double>(shaped.w) - pixels(line.logical.width);
    const double shift = side == Side::left ? 0 : side == Side::right ? room : room / 2;
    const double baseline = static_cast<double>(first_baseline(spec.px, spec.line)) + static_cast<double>(i) * static_cast<double>(spec.px * spec.line);
    const Origin origin{(shift - pixels(line.logical.x)) * z, std::round(baseline * z)};
    origins.push_back(origin);
    if (line.ink.width <= 0 || line.ink.height <= 0) continue;
    left = std::min(left, origin.x + pixels(line.ink.x) * z);
    right = std::max(right, origin.x + pixels(line.ink.x + line.ink.width) * z);
    top = std::min(top, origin.y + pixels(line.ink.y) * z);
    bottom = std::max(bottom, origin.y + pixels(line.ink.y + line.ink.height) * z);
  }

  TextPixels result;
  if (left > right) return result;  // spaces only
  constexpr int pad = 2;            // hinting may move an edge by a pixel, and the sampler wants a clear rim
  result.dx = static_cast<int>(std::floor(left)) - pad;
  result.dy = static_cast<int>(std::floor(top)) - pad;
  const int w = static_cast<int>(std::ceil(right)) + pad - result.dx;
  const int h = static_cast<int>(std::ceil(bottom)) + pad - result.dy;

  const CairoPtr<cairo_surface_t> surface{cairo_image_surface_create(CAIRO_FORMAT_A8, w, h)};
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return result;
  const CairoPtr<cairo_t> cairo{cairo_create(surface.get())};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Outlines, not glyph bitmaps: Cairo 1.16 would put each bitmap on a whole pixel and so tear the spacing of small text.
    cairo_identity_matrix(cairo.get());
    cairo_translate(cairo.get(), origins[i].x - result.dx, origins[i].y - result.dy);
    cairo_scale(cairo.get(), z, z);
    cairo_new_path(cairo.get());
    cairo_move_to(cairo.get(), 0, 0);
    pango_cairo_layout_line_path(cairo.get(), lines[i].line);
    cairo_fill(cairo.get());
  }
  cairo_surface_flush(surface.get());

  result.image.w = w;
  result.image.h = h;
  result.image.rgba.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4, 255);
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  std::size_t out = 3;
  for (int y = 0; y < h; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < w; ++x, out += 4) result.image.rgba[out] = row[x];
  }
  return result;
}

}  // namespace aplomb::ui
