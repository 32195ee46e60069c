#pragma once
// ImGui's draw data on the CPU: pictures of any screen, the same on every machine.

#include "ui/textures.h"

struct ImDrawData;

namespace aplomb::ui {

/// Rasterises the draw data over `background` (opaque RGB). Triangles with the top-left rule, bilinear texture sampling, straight alpha.
Image rasterise(const ImDrawData& data, const MemoryTextures& textures, std::uint32_t background_rgb);

}  // namespace aplomb::ui
