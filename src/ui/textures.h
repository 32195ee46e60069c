#pragma once
// Pixels that ImGui draws: shaped texts, icons, pictures. A backend uploads them (window) or keeps them (pictures without a window).

#include <cstdint>
#include <memory>
#include <vector>

namespace aplomb::ui {

/// 8-bit RGBA, not premultiplied, rows top to bottom.
struct Image {
  int w = 0;
  int h = 0;
  std::vector<std::uint8_t> rgba;
};

/// What ImGui calls ImTextureID.
using TextureId = void*;

class TextureBackend {
 public:
  virtual ~TextureBackend() = default;
  virtual TextureId upload(const Image& image) = 0;
  virtual void free(TextureId id) = 0;
};

/// Keeps the pixels in memory, for raster.h.
class MemoryTextures final : public TextureBackend {
 public:
  MemoryTextures();
  ~MemoryTextures() override;
  TextureId upload(const Image& image) override;
  void free(TextureId id) override;
  [[nodiscard]] const Image* find(TextureId id) const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Shaped texts, icons and pictures by what they show, kept while they are used: entries not used for 600 frames, and the oldest beyond
/// 192 MiB, are freed at the end of a frame. clear() frees all (theme changes need no clear: text and icons are tinted).
class TextureCache {
 public:
  explicit TextureCache(TextureBackend& backend);
  ~TextureCache();
  TextureCache(const TextureCache&) = delete;
  TextureCache& operator=(const TextureCache&) = delete;
  void clear();
  void end_frame();
  struct Inside;
  [[nodiscard]] Inside& inside() { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

/// Writes a PNG; throws std::runtime_error when the file cannot be written.
void write_png(const char* file, const Image& image);

}  // namespace aplomb::ui
