#include "ui/gl_textures.h"

#include <imgui.h>

#include <backends/imgui_impl_opengl3_loader.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

// The loader is a subset: these belong to OpenGL 1.2 as well.
#ifndef GL_CLAMP_TO_EDGE
#define GL_CLAMP_TO_EDGE 0x812F
#endif
#ifndef GL_TEXTURE_WRAP_S
#define GL_TEXTURE_WRAP_S 0x2802
#define GL_TEXTURE_WRAP_T 0x2803
#endif
#ifndef GL_PACK_ALIGNMENT
#define GL_PACK_ALIGNMENT 0x0D05
#endif

namespace aplomb::ui {

TextureId GlTextures::upload(const Image& image) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, image.w, image.h, 0, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  return reinterpret_cast<TextureId>(static_cast<std::uintptr_t>(name));
}

void GlTextures::free(TextureId id) {
  const auto name = static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(id));
  glDeleteTextures(1, &name);
}

Image read_pixels(int w, int h) {
  Image image{w, h, {}};
  const auto row = static_cast<std::size_t>(w) * 4;
  image.rgba.resize(row * static_cast<std::size_t>(h));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, w, h, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  // OpenGL's first row is the lowest; and a window has no see-through places.
  for (int y = 0; y < h / 2; ++y) {
    const auto upper = image.rgba.begin() + static_cast<std::ptrdiff_t>(row) * y;
    const auto lower = image.rgba.begin() + static_cast<std::ptrdiff_t>(row) * (h - 1 - y);
    std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(row), lower);
  }
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
  return image;
}

void clear_view(int w, int h, int r, int g, int b) {
  constexpr float unit = 1.0F / 255;
  glViewport(0, 0, w, h);
  glClearColor(static_cast<float>(r) * unit, static_cast<float>(g) * unit, static_cast<float>(b) * unit, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace aplomb::ui
