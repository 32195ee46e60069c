// Pictures without a window: known shapes have known pixels.

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/headless.h"
#include "ui/raster.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace {

using namespace aplomb::ui;

using Rgb = std::array<int, 3>;

Rgb at(const Image& image, int x, int y) {
  const std::size_t i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.w) + static_cast<std::size_t>(x)) * 4;
  return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]};
}

/// Draws with a bare draw list into 40 x 30 px over white.
struct Sheet {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGuiContext* context = ImGui::CreateContext();
  MemoryTextures textures;

  Sheet() {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(40, 30);
    unsigned char* pixels = nullptr;
    Image atlas;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &atlas.w, &atlas.h);
    atlas.rgba.assign(pixels, pixels + static_cast<std::ptrdiff_t>(atlas.w) * atlas.h * 4);
    io.Fonts->SetTexID(textures.upload(atlas));
    ImGui::NewFrame();
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  ~Sheet() {
    ImGui::DestroyContext(context);
    ImGui::SetCurrentContext(before);
  }
  [[nodiscard]] ImDrawList& list() const { return *ImGui::GetForegroundDrawList(); }
  Image picture() {
    ImGui::Render();
    return rasterise(*ImGui::GetDrawData(), textures, 0xFFFFFF);
  }
};

constexpr Rgb white{255, 255, 255};
constexpr Rgb red{255, 0, 0};

}  // namespace

TEST_CASE("a rectangle covers its pixels and no others") {
  Sheet sheet;
  sheet.list().AddRectFilled(ImVec2(10, 5), ImVec2(20, 15), IM_COL32(255, 0, 0, 255));
  const Image image = sheet.picture();
  REQUIRE(image.w == 40);
  REQUIRE(image.h == 30);
  for (int y = 0; y < 30; ++y) {
    for (int x = 0; x < 40; ++x) {
      const bool in = x >= 10 && x < 20 && y >= 5 && y < 15;
      CHECK(at(image, x, y) == (in ? red : white));
    }
  }
}

TEST_CASE("two triangles that share a side draw each pixel once") {
  Sheet sheet;
  sheet.list().AddRectFilled(ImVec2(3, 3), ImVec2(33, 25), IM_COL32(0, 0, 0, 128));
  sheet.list().Flags = ImDrawListFlags_None;
  const Image image = sheet.picture();
  for (int y = 3; y < 25; ++y) {
    for (int x = 3; x < 33; ++x) CHECK(at(image, x, y) == Rgb{127, 127, 127});
  }
}

TEST_CASE("the clip rectangle cuts") {
  Sheet sheet;
  sheet.list().PushClipRect(ImVec2(12, 8), ImVec2(16, 10));
  sheet.list().AddRectFilled(ImVec2(0, 0), ImVec2(40, 30), IM_COL32(255, 0, 0, 255));
  sheet.list().PopClipRect();
  const Image image = sheet.picture();
  CHECK(at(image, 12, 8) == red);
  CHECK(at(image, 15, 9) == red);
  CHECK(at(image, 11, 8) == white);
  CHECK(at(image, 16, 9) == white);
  CHECK(at(image, 12, 10) == white);
}

TEST_CASE("colours run between the corners") {
  Sheet sheet;
  sheet.list().AddRectFilledMultiColor(ImVec2(0, 0), ImVec2(40, 30), IM_COL32(0, 0, 0, 255), IM_COL32(200, 0, 0, 255), IM_COL32(200, 0, 0, 255), IM_COL32(0, 0, 0, 255));
  const Image image = sheet.picture();
  CHECK(at(image, 0, 15)[0] == doctest::Approx(2.5).epsilon(1));
  CHECK(at(image, 20, 3)[0] == doctest::Approx(102).epsilon(0.02));
  CHECK(at(image, 39, 29)[0] > 195);
}

TEST_CASE("a texture drawn pixel on pixel is copied and a stretched one runs smoothly") {
  Sheet sheet;
  Image board{2, 2, {}};
  board.rgba = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255};
  const TextureId id = sheet.textures.upload(board);
  sheet.list().AddImage(id, ImVec2(4, 4), ImVec2(6, 6));
  sheet.list().AddImage(id, ImVec2(20, 4), ImVec2(28, 12));
  const Image image = sheet.picture();
  CHECK(at(image, 4, 4) == red);
  CHECK(at(image, 5, 4) == Rgb{0, 255, 0});
  CHECK(at(image, 4, 5) == Rgb{0, 0, 255});
  CHECK(at(image, 5, 5) == Rgb{0, 0, 0});
  CHECK(at(image, 6, 4) == white);
  CHECK(at(image, 20, 4) == red);  // clamped at its rim
  const Rgb middle = at(image, 23, 4);
  CHECK(middle[0] > 100);
  CHECK(middle[1] > 80);
}

TEST_CASE("a transparent pixel leaves what is below") {
  Sheet sheet;
  Image glass{1, 1, {10, 20, 30, 0}};
  sheet.list().AddImage(sheet.textures.upload(glass), ImVec2(0, 0), ImVec2(40, 30));
  CHECK(at(sheet.picture(), 5, 5) == white);
}

TEST_CASE("a page picture has the canvas behind and the button colours in it") {
  StageOptions options;
  options.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
  options.w = 300;
  options.h = 200;
  Headless headless(options, {}, [](Frame& frame) {
    ButtonLook look;
    look.kind = Kind::main;
    button(frame, "next", {50, 50, 200, 80}, "Next", look);
  });
  const Image image = headless.picture();
  CHECK(at(image, 2, 2) == Rgb{0xF5, 0xF3, 0xEE});
  CHECK(at(image, 70, 70) == Rgb{0x05, 0x3B, 0x37});
  CHECK(image.rgba[3] == 255);
  CHECK(headless.picture().rgba == image.rgba);
  const auto file = std::filesystem::temp_directory_path() / "aplomb-raster-test.png";
  headless.save(file);
  CHECK(std::filesystem::file_size(file) > 100);
  std::filesystem::remove(file);
}
