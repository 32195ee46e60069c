#pragma once
// librsvg: icons as an alpha mask, pictures as they are.

#include "ui/textures.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace aplomb::ui {

/// SVG files by path, each parsed once.
class SvgFolder {
 public:
  SvgFolder();
  ~SvgFolder();
  SvgFolder(const SvgFolder&) = delete;
  SvgFolder& operator=(const SvgFolder&) = delete;

  [[nodiscard]] bool has(const std::filesystem::path& file);
  /// The whole drawing in a square of `size` px, white, with its alpha. Nothing when there is no such file or it is no SVG.
  std::optional<Image> icon(const std::filesystem::path& file, int size);
  /// The drawing scaled to cover w x h px, its bottom centre kept.
  std::optional<Image> picture(const std::filesystem::path& file, int w, int h);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace aplomb::ui
