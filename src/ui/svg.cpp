#include "ui/svg.h"

#include "ui/gobject.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <system_error>

namespace aplomb::ui {

struct SvgFolder::Inside {
  std::map<std::filesystem::path, GObjectPtr<RsvgHandle>> handles;  // null: looked for and not found

  RsvgHandle* open(const std::filesystem::path& file) {
    if (const auto found = handles.find(file); found != handles.end()) return found->second.get();
    GObjectPtr<RsvgHandle> handle;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) {
      GError* error = nullptr;
      handle.reset(rsvg_handle_new_from_file(file.c_str(), &error));
      g_clear_error(&error);
    }
    return handles.emplace(file, std::move(handle)).first->second.get();
  }
};

SvgFolder::SvgFolder() : inside_(std::make_unique<Inside>()) {}
SvgFolder::~SvgFolder() = default;

bool SvgFolder::has(const std::filesystem::path& file) { return inside_->open(file) != nullptr; }

namespace {

struct Size {
  double w = 0;
  double h = 0;
};

/// The drawing's own size: its width and height in px, else its viewBox.
Size size_of(RsvgHandle* handle) {
  Size size;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.w, &size.h) && size.w > 0 && size.h > 0) return size;
  gboolean has_width = 0;
  gboolean has_height = 0;
  gboolean has_box = 0;
  RsvgLength width{};
  RsvgLength height{};
  RsvgRectangle box{};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
  if (has_box && box.width > 0 && box.height > 0) return {box.width, box.height};
  return {1, 1};
}

/// Cairo's premultiplied words to straight bytes.
Image straight(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  Image image;
  image.w = cairo_image_surface_get_width(surface);
  image.h = cairo_image_surface_get_height(surface);
  image.rgba.resize(static_cast<std::size_t>(image.w) * static_cast<std::size_t>(image.h) * 4);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::size_t out = 0;
  for (int y = 0; y < image.h; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < image.w; ++x, row += 4, out += 4) {
      const unsigned a = row[3];  // little-endian ARGB32: blue, green, red, alpha
      for (unsigned c = 0; c < 3; ++c) {
        const unsigned value = row[2 - c];
        image.rgba[out + c] = static_cast<std::uint8_t>(a == 0 ? 0 : std::min(255U, (value * 255U + a / 2) / a));
      }
      image.rgba[out + 3] = static_cast<std::uint8_t>(a);
    }
  }
  return image;
}

std::optional<Image> render(RsvgHandle* handle, int w, int h, const RsvgRectangle& viewport) {
  if (handle == nullptr || w <= 0 || h <= 0) return std::nullopt;
  const CairoPtr<cairo_surface_t> surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h)};
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  const CairoPtr<cairo_t> cairo{cairo_create(surface.get())};
  GError* error = nullptr;
  const bool done = rsvg_handle_render_document(handle, cairo.get(), &viewport, &error) != 0;
  g_clear_error(&error);
  if (!done) return std::nullopt;
  return straight(surface.get());
}

}  // namespace

std::optional<Image> SvgFolder::icon(const std::filesystem::path& file, int size) {
  RsvgHandle* handle = inside_->open(file);
  const double edge = size;
  auto image = render(handle, size, size, RsvgRectangle{0, 0, edge, edge});
  if (image) {
    for (std::size_t i = 0; i < image->rgba.size(); i += 4) {
      image->rgba[i] = image->rgba[i + 1] = image->rgba[i + 2] = 255;  // all white, so that filtering at edges stays white
    }
  }
  return image;
}

std::optional<Image> SvgFolder::picture(const std::filesystem::path& file, int w, int h) {
  RsvgHandle* handle = inside_->open(file);
  if (handle == nullptr) return std::nullopt;
  const Size own = size_of(handle);
  const double scale = std::max(w / own.w, h / own.h);
  return render(handle, w, h, RsvgRectangle{(w - own.w * scale) / 2, h - own.h * scale, own.w * scale, own.h * scale});
}

}  // namespace aplomb::ui
