#pragma once
// What lasts between frames: ImGui's context, textures, fonts, focus, the input queue, the Probe. With a window (window.h) or without one.

#include "ui/frame.h"
#include "ui/textures.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace aplomb::ui {

struct StageOptions {
  std::filesystem::path data;  ///< the assets folder: themes/, icons/, pictures/, lang/
  std::string station = "kiosk";
  int w = 1920;
  int h = 1080;
};

/// How a page wants to be seen: the station says so before each frame.
struct Look {
  std::string theme = "daylight";
  std::string language = "en";
  int text = 2;
  bool wide = false;
  float px_per_mm = 3.78F;
  float scale = 1;
  bool operator==(const Look&) const = default;
};

/// Draws a page: called once a frame. Returns nothing: what was pressed is the page's own business.
using Page = std::function<void(Frame&)>;

struct Stage {
  Stage(const StageOptions& options, std::unique_ptr<TextureBackend> backend);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  InputQueue input;
  Probe probe;  ///< of the frame drawn last

  void resize(int w, int h);
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;
  [[nodiscard]] TextureBackend& textures();
  [[nodiscard]] TextureCache& cache();
  [[nodiscard]] const std::vector<Theme>& themes() const;
  [[nodiscard]] const std::filesystem::path& data() const;

  /// NewFrame, apply input, focus, draw the page, Render. Returns in how many seconds the page wants its next frame (infinity: only on input).
  /// An exception from the page is caught, ImGui's stacks are repaired and `on_error` (if set) is called with its words; the frame then shows
  /// the plain recovery page. After ImGui::Render the draw data is ImGui::GetDrawData().
  double frame(const Look& look, const Page& page, std::int64_t mono_ms, std::int64_t wall_ms);
  std::function<void(const std::string&)> on_error;
  /// True while frames are owed that no clock asks for: after input, a new size or a new look.
  [[nodiscard]] bool owes() const;
  /// Owes this many frames more (something outside changed what the page shows).
  void owe(int frames);
  /// The canvas of the frame drawn last: what lies behind the draw data.
  [[nodiscard]] Color background() const;

  struct Inside;  ///< ui/'s own: focus order, text cache, fonts
  [[nodiscard]] Inside& inside() { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

}  // namespace aplomb::ui
