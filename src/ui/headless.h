#pragma once
// A stage without a window, with hands: tests, `aplomb gallery` and the headless kiosk drive a page through it. Time stands still unless moved.

#include "ui/stage.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace aplomb::ui {

class Headless {
 public:
  Headless(StageOptions options, Look look, Page page);
  ~Headless();

  [[nodiscard]] Stage& stage();
  [[nodiscard]] const Probe& probe() const;
  Look look;

  /// Draws frames until nothing is owed (at least one), without moving the time.
  void settle();
  /// Presses the control with the mouse, as a person would: moves there, presses, releases. Throws std::runtime_error when it is not drawn,
  /// drawn twice, disabled, out of view or covered.
  void click(std::string_view key);
  /// Presses and releases a key (GLFW code), then settles.
  void press(int glfw_key, int mods = 0);
  /// Types UTF-8 text, one character a frame at the earliest, as a keyboard would.
  void type(std::string_view text);
  /// Tab until the control has the focus (throws after a whole round), then Enter.
  void key_click(std::string_view key);
  /// Moves the pointer there; throws when it is not drawn, drawn twice, out of view or covered.
  void hover(std::string_view key);
  /// Turns the wheel over the control; positive: up.
  void wheel(std::string_view key, float steps);
  /// Puts an event into the queue, arriving now. settle() draws what follows from it.
  void push(InputEvent event);
  /// The control as the Probe has it; throws when it is not drawn or drawn twice.
  [[nodiscard]] const ProbeEntry& control(std::string_view key) const;
  /// Moves the time and draws what is due.
  void advance(std::int64_t ms);
  std::int64_t mono_ms = 1'000'000;
  std::int64_t wall_ms = 1'773'000'000'000;  ///< 8 March 2026

  /// The frame drawn last, rasterised on the CPU.
  [[nodiscard]] Image picture();
  void save(const std::filesystem::path& png);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace aplomb::ui
