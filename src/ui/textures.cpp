#include "ui/textures.h"

#include "ui/texture_cache.h"

#include <png.h>

#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace aplomb::ui {

struct MemoryTextures::Inside {
  std::unordered_map<TextureId, std::unique_ptr<Image>> images;
};

MemoryTextures::MemoryTextures() : inside_(std::make_unique<Inside>()) {}
MemoryTextures::~MemoryTextures() = default;

TextureId MemoryTextures::upload(const Image& image) {
  auto kept = std::make_unique<Image>(image);
  TextureId id = kept.get();  // the address is the name: nothing else can have it while it is kept
  inside_->images.emplace(id, std::move(kept));
  return id;
}

void MemoryTextures::free(TextureId id) { inside_->images.erase(id); }

const Image* MemoryTextures::find(TextureId id) const {
  const auto found = inside_->images.find(id);
  return found == inside_->images.end() ? nullptr : found->second.get();
}

const CachedTexture& TextureCache::Inside::put(const std::string& key, const Image& image, int dx, int dy) {
  return textures.put(key, CachedTexture{backend.upload(image), image.w, image.h, dx, dy}, image.rgba.size(), frame);
}

TextureCache::TextureCache(TextureBackend& backend) : inside_(std::make_unique<Inside>(backend)) {}

TextureCache::~TextureCache() { clear(); }

void TextureCache::clear() {
  constexpr auto everything = std::numeric_limits<std::int64_t>::max();
  while (const auto old = inside_->textures.take_old(everything, everything, 0)) inside_->backend.free(old->id);
  while (inside_->shapes.take_old(everything, everything, 0)) {
  }
}

void TextureCache::end_frame() {
  // What this frame drew stays, however much it is: the draw data that names it is shown after this.
  const std::int64_t before = inside_->frame - Inside::keep_frames;
  while (const auto old = inside_->textures.take_old(before, inside_->frame, inside_->limit)) inside_->backend.free(old->id);
  while (inside_->shapes.take_old(before, inside_->frame, inside_->limit)) {
  }
  ++inside_->frame;
}

void write_png(const char* file, const Image& image) {
  if (image.w <= 0 || image.h <= 0 ||
      image.rgba.size() != static_cast<std::size_t>(image.w) * static_cast<std::size_t>(image.h) * 4) {
    throw std::runtime_error(std::string(file) + ": the picture has no pixels, or not as many as its size says");
  }
  png_image png;
  std::memset(&png, 0, sizeof png);
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.w);
  png.height = static_cast<png_uint_32>(image.h);
  png.format = PNG_FORMAT_RGBA;
  if (png_image_write_to_file(&png, file, 0, image.rgba.data(), 0, nullptr) == 0) {
    const std::string why = png.message;
    png_image_free(&png);
    throw std::runtime_error(std::string(file) + ": cannot be written: " + why);
  }
}

}  // namespace aplomb::ui
