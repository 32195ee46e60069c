#include "ui/raster.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace aplomb::ui {
namespace {

struct Texel {
  float r = 1, g = 1, b = 1, a = 1;
};

/// Whole pixels [x0, x1) x [y0, y1).
struct Span {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

Texel texel(const Image& image, int x, int y) {
  x = std::clamp(x, 0, image.w - 1);
  y = std::clamp(y, 0, image.h - 1);
  const std::uint8_t* p = &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.w) + static_cast<std::size_t>(x)) * 4];
  constexpr float unit = 1.0F / 255;
  return {static_cast<float>(p[0]) * unit, static_cast<float>(p[1]) * unit, static_cast<float>(p[2]) * unit, static_cast<float>(p[3]) * unit};
}

Texel mix(Texel a, Texel b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t}; }

/// As GL_LINEAR with GL_CLAMP_TO_EDGE.
Texel sample(const Image& image, float u, float v) {
  const float x = u * static_cast<float>(image.w) - 0.5F;
  const float y = v * static_cast<float>(image.h) - 0.5F;
  const float fx = std::floor(x);
  const float fy = std::floor(y);
  const int ix = static_cast<int>(fx);
  const int iy = static_cast<int>(fy);
  const float tx = x - fx;
  const float ty = y - fy;
  // Texts and icons are drawn pixel on pixel: then one texel is all.
  constexpr float exact = 1.0F / 512;
  const bool whole_x = tx < exact || tx > 1 - exact;
  const bool whole_y = ty < exact || ty > 1 - exact;
  if (whole_x && whole_y) return texel(image, tx > 0.5F ? ix + 1 : ix, ty > 0.5F ? iy + 1 : iy);
  return mix(mix(texel(image, ix, iy), texel(image, ix + 1, iy), tx), mix(texel(image, ix, iy + 1), texel(image, ix + 1, iy + 1), tx), ty);
}

void blend(std::uint8_t* pixel, Texel source) {
  const auto over = [&](std::uint8_t below, float colour) {
    const float result = colour * 255 * source.a + static_cast<float>(below) * (1 - source.a);
    return static_cast<std::uint8_t>(std::clamp(result + 0.5F, 0.0F, 255.0F));
  };
  pixel[0] = over(pixel[0], source.r);
  pixel[1] = over(pixel[1], source.g);
  pixel[2] = over(pixel[2], source.b);
}

Texel colour_of(ImU32 packed) {
  constexpr float unit = 1.0F / 255;
  return {static_cast<float>(packed >> IM_COL32_R_SHIFT & 0xFF) * unit, static_cast<float>(packed >> IM_COL32_G_SHIFT & 0xFF) * unit,
          static_cast<float>(packed >> IM_COL32_B_SHIFT & 0xFF) * unit, static_cast<float>(packed >> IM_COL32_A_SHIFT & 0xFF) * unit};
}

class Canvas {
 public:
  Canvas(int w, int h, std::uint32_t rgb) {
    image_.w = w;
    image_.h = h;
    image_.rgba.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4);
    for (std::size_t i = 0; i < image_.rgba.size(); i += 4) {
      image_.rgba[i] = static_cast<std::uint8_t>(rgb >> 16);
      image_.rgba[i + 1] = static_cast<std::uint8_t>(rgb >> 8);
      image_.rgba[i + 2] = static_cast<std::uint8_t>(rgb);
      image_.rgba[i + 3] = 255;
    }
  }

  void triangle(ImDrawVert a, ImDrawVert b, ImDrawVert c, const Image* texture, const Span& clip) {
    float area = cross(a.pos, b.pos, c.pos);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      area = -area;
    }
    Span box;
    box.x0 = std::max(clip.x0, static_cast<int>(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))));
    box.y0 = std::max(clip.y0, static_cast<int>(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))));
    box.x1 = std::min(clip.x1, static_cast<int>(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))));
    box.y1 = std::min(clip.y1, static_cast<int>(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))));
    if (box.x0 >= box.x1 || box.y0 >= box.y1) return;

    const std::array<Edge, 3> edges{Edge(b.pos, c.pos), Edge(c.pos, a.pos), Edge(a.pos, b.pos)};
    const std::array<Texel, 3> colours{colour_of(a.col), colour_of(b.col), colour_of(c.col)};
    const bool one_colour = a.col == b.col && b.col == c.col;
    const bool one_texel = a.uv.x == b.uv.x && b.uv.x == c.uv.x && a.uv.y == b.uv.y && b.uv.y == c.uv.y;
    const Texel flat_texel = texture == nullptr ? Texel{} : one_texel ? sample(*texture, a.uv.x, a.uv.y) : Texel{};
    const bool flat = one_colour && (one_texel || texture == nullptr);
    const Texel flat_colour = times(colours[0], flat_texel);

    for (int y = box.y0; y < box.y1; ++y) {
      const float py = static_cast<float>(y) + 0.5F;
      const auto [x0, x1] = run(edges, py, box);
      std::uint8_t* pixel = &image_.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.w) + static_cast<std::size_t>(x0)) * 4];
      for (int x = x0; x < x1; ++x, pixel += 4) {
        if (flat) {
          blend(pixel, flat_colour);
          continue;
        }
        const float px = static_cast<float>(x) + 0.5F;
        const float wa = edges[0].at(px, py) / area;
        const float wb = edges[1].at(px, py) / area;
        const float wc = 1 - wa - wb;
        const Texel colour = one_colour ? colours[0] : weigh(colours, wa, wb, wc);
        const Texel under = texture == nullptr || one_texel
                                ? flat_texel
                                : sample(*texture, a.uv.x * wa + b.uv.x * wb + c.uv.x * wc, a.uv.y * wa + b.uv.y * wb + c.uv.y * wc);
        if (under.a > 0) blend(pixel, times(colour, under));
      }
    }
  }

  [[nodiscard]] Image take() { return std::move(image_); }

 private:
  /// A side of a triangle: positive inside.
  struct Edge {
    float x, y, dx, dy;
    bool owns;  // pixels exactly on it, by the top-left rule: each pixel of two triangles that share a side is drawn once
    Edge(ImVec2 from, ImVec2 to) : x(from.x), y(from.y), dx(to.x - from.x), dy(to.y - from.y), owns(dy < 0 || (dy == 0 && dx > 0)) {}
    [[nodiscard]] float at(float px, float py) const { return dx * (py - y) - dy * (px - x); }
    [[nodiscard]] bool holds(float px, float py) const {
      const float value = at(px, py);
      return value > 0 || (value == 0 && owns);
    }
  };

  static float cross(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }
  static Texel times(Texel a, Texel b) { return {a.r * b.r, a.g * b.g, a.b * b.b, a.a * b.a}; }
  static Texel weigh(const std::array<Texel, 3>& c, float wa, float wb, float wc) {
    return {c[0].r * wa + c[1].r * wb + c[2].r * wc, c[0].g * wa + c[1].g * wb + c[2].g * wc, c[0].b * wa + c[1].b * wb + c[2].b * wc,
            c[0].a * wa + c[1].a * wb + c[2].a * wc};
  }

  /// The pixels of a row inside the triangle: estimated from where the sides cross it, then corrected by the exact test.
  static std::pair<int, int> run(const std::array<Edge, 3>& edges, float py, const Span& box) {
    float low = static_cast<float>(box.x0);
    float high = static_cast<float>(box.x1);
    for (const Edge& edge : edges) {
      if (edge.dy == 0) continue;
      const float x = edge.x + edge.dx * (py - edge.y) / edge.dy;
      if (edge.dy < 0) low = std::max(low, x - 1.5F);
      else high = std::min(high, x + 1.5F);
    }
    int x0 = std::clamp(static_cast<int>(std::floor(low)), box.x0, box.x1);
    int x1 = std::clamp(static_cast<int>(std::ceil(high)), box.x0, box.x1);
    const auto in = [&](int x) {
      const float px = static_cast<float>(x) + 0.5F;
      return edges[0].holds(px, py) && edges[1].holds(px, py) && edges[2].holds(px, py);
    };
    while (x0 < x1 && !in(x0)) ++x0;
    while (x1 > x0 && !in(x1 - 1)) --x1;
    return {x0, x1};
  }

  Image image_;
};

}  // namespace

Image rasterise(const ImDrawData& data, const MemoryTextures& textures, std::uint32_t background_rgb) {
  const int w = std::max(1, static_cast<int>(data.DisplaySize.x));
  const int h = std::max(1, static_cast<int>(data.DisplaySize.y));
  Canvas canvas(w, h, background_rgb);
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
      const Span clip{std::clamp(static_cast<int>(std::floor(command.ClipRect.x - data.DisplayPos.x)), 0, w),
                      std::clamp(static_cast<int>(std::floor(command.ClipRect.y - data.DisplayPos.y)), 0, h),
                      std::clamp(static_cast<int>(std::ceil(command.ClipRect.z - data.DisplayPos.x)), 0, w),
                      std::clamp(static_cast<int>(std::ceil(command.ClipRect.w - data.DisplayPos.y)), 0, h)};
      const Image* texture = textures.find(command.GetTexID());
      const auto vertex = [&](unsigned int i) {
        const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        return list.VtxBuffer[static_cast<int>(command.VtxOffset) + index];
      };
      for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) canvas.triangle(vertex(i), vertex(i + 1), vertex(i + 2), texture, clip);
    }
  }
  return canvas.take();
}

}  // namespace aplomb::ui
