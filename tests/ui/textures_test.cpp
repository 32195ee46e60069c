// The texture cache and the PNG writer.

#include "ui/textures.h"

#include "ui/texture_cache.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace {

using namespace aplomb::ui;

/// Counts what is alive.
class CountingTextures final : public TextureBackend {
 public:
  TextureId upload(const Image&) override {
    ++next_;
    alive.insert(next_);
    return reinterpret_cast<TextureId>(next_);
  }
  void free(TextureId id) override { alive.erase(reinterpret_cast<std::uintptr_t>(id)); }
  std::set<std::uintptr_t> alive;

 private:
  std::uintptr_t next_ = 0;
};

Image square(int edge) {
  Image image;
  image.w = image.h = edge;
  image.rgba.assign(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge) * 4, 200);
  return image;
}

}  // namespace

TEST_CASE("A texture is found under its key until it has not been used for 600 frames") {
  CountingTextures backend;
  TextureCache cache(backend);
  const TextureId id = cache.inside().put("a", square(4)).id;
  cache.inside().put("b", square(4));
  for (int i = 0; i < 700; ++i) {
    REQUIRE(cache.inside().find("a") != nullptr);
    CHECK(cache.inside().find("a")->id == id);
    cache.end_frame();
  }
  CHECK(cache.inside().find("b") == nullptr);
  CHECK(backend.alive.size() == 1);
  for (int i = 0; i < 600; ++i) cache.end_frame();
  CHECK(backend.alive.size() == 1);
  cache.end_frame();
  cache.end_frame();
  CHECK(backend.alive.empty());
}

TEST_CASE("Beyond the limit the oldest go, but nothing that this frame drew") {
  CountingTextures backend;
  TextureCache cache(backend);
  cache.inside().limit = 3 * 16 * 16 * 4;
  for (const char* key : {"a", "b", "c", "d"}) cache.inside().put(key, square(16));
  cache.end_frame();
  CHECK(backend.alive.size() == 4);  // all of this frame
  cache.inside().find("a");
  cache.end_frame();
  CHECK(backend.alive.size() == 3);
  CHECK(cache.inside().find("a") != nullptr);
  CHECK(cache.inside().find("b") == nullptr);
}

TEST_CASE("Clearing and closing free everything") {
  CountingTextures backend;
  {
    TextureCache cache(backend);
    cache.inside().put("a", square(4));
    cache.clear();
    CHECK(backend.alive.empty());
    cache.inside().put("a", square(4));
  }
  CHECK(backend.alive.empty());
}

TEST_CASE("Textures in memory keep their pixels") {
  MemoryTextures textures;
  const TextureId id = textures.upload(square(5));
  REQUIRE(textures.find(id) != nullptr);
  CHECK(textures.find(id)->w == 5);
  CHECK(textures.find(id)->rgba[0] == 200);
  textures.free(id);
  CHECK(textures.find(id) == nullptr);
}

TEST_CASE("A PNG is written, or it is said why not") {
  const auto file = std::filesystem::path(APLOMB_BINARY_DIR) / "textures_test.png";
  write_png(file.c_str(), square(7));
  std::ifstream in(file, std::ios::binary);
  std::string head(8, '\0');
  in.read(head.data(), 8);
  CHECK(head == "\x89PNG\r\n\x1a\n");
  CHECK_THROWS_WITH_AS(write_png("/nowhere/at/all.png", square(7)), doctest::Contains("/nowhere/at/all.png"), std::runtime_error);
  CHECK_THROWS_AS(write_png(file.c_str(), Image{}), std::runtime_error);
  std::filesystem::remove(file);
}

TEST_CASE("An icon is white with the drawing as its alpha") {
  SvgFolder svgs;
  const auto file = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/svg/half.svg";
  const auto image = svgs.icon(file, 10);
  REQUIRE(image);
  CHECK(image->w == 10);
  CHECK(image->h == 10);
  const auto at = [&](int x, int y, int c) { return image->rgba[static_cast<std::size_t>(y * 10 + x) * 4 + static_cast<std::size_t>(c)]; };
  CHECK(at(0, 5, 3) == 255);
  CHECK(at(4, 5, 3) == 255);
  CHECK(at(5, 5, 3) == 0);
  for (int c = 0; c < 3; ++c) CHECK(at(9, 9, c) == 255);
}

TEST_CASE("A picture covers its rectangle from the bottom centre") {
  SvgFolder svgs;
  const auto file = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/svg/scene.svg";
  const auto color_at = [](const Image& image, int x, int y) {
    const auto at = static_cast<std::size_t>(y * image.w + x) * 4;
    return image.rgba[at] << 16 | image.rgba[at + 1] << 8 | image.rgba[at + 2];
  };
  const auto wide = svgs.picture(file, 600, 100);  // the upper half is left out
  REQUIRE(wide);
  CHECK(color_at(*wide, 100, 2) == 0xFF0000);
  CHECK(color_at(*wide, 500, 2) == 0x00FF00);
  const auto narrow = svgs.picture(file, 100, 200);  // both sides are left out
  REQUIRE(narrow);
  CHECK(color_at(*narrow, 50, 20) == 0x0000FF);
  CHECK(color_at(*narrow, 20, 180) == 0xFF0000);
  CHECK(color_at(*narrow, 80, 180) == 0x00FF00);
}

TEST_CASE("A missing or broken drawing is none") {
  SvgFolder svgs;
  const auto data = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data";
  CHECK_FALSE(svgs.has(data / "svg/nothing.svg"));
  CHECK_FALSE(svgs.icon(data / "svg/nothing.svg", 10));
  CHECK_FALSE(svgs.picture(data / "lang/pl.po", 10, 10));
}

TEST_CASE("Every icon and picture of the assets can be drawn") {
  SvgFolder svgs;
  const auto assets = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  int count = 0;
  for (const char* folder : {"icons", "pictures"}) {
    for (const auto& entry : std::filesystem::directory_iterator(assets / folder)) {
      if (entry.path().extension() != ".svg") continue;
      CAPTURE(entry.path().string());
      const bool is_icon = std::string(folder) == "icons";
      const auto image = is_icon ? svgs.icon(entry.path(), 24) : svgs.picture(entry.path(), 300, 100);
      REQUIRE(image);
      int inked = 0;
      for (std::size_t i = 3; i < image->rgba.size(); i += 4) inked += image->rgba[i] > 0 ? 1 : 0;
      if (is_icon) {
        CHECK(inked > 10);
        CHECK(inked < 24 * 24);  // an icon is a sign on its ground
      } else {
        CHECK(inked == 300 * 100);  // a picture leaves no hole
      }
      ++count;
    }
  }
  CHECK(count > 0);
}
