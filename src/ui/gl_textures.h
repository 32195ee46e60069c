#pragma once
// Textures of an OpenGL 3 context. Needs the context current and ImGui's loader initialised.

#include "ui/textures.h"

namespace aplomb::ui {

class GlTextures final : public TextureBackend {
 public:
  TextureId upload(const Image& image) override;
  void free(TextureId id) override;
};

/// Reads the back buffer.
Image read_pixels(int w, int h);
/// Fills the back buffer with a colour (0..255 each).
void clear_view(int w, int h, int r, int g, int b);

}  // namespace aplomb::ui
