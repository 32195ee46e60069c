#pragma once
// Input events queue and are applied in order: ImGui 1.86 keeps only levels and loses presses that come and go between two frames.

#include "ui/geometry.h"

#include <cstdint>
#include <deque>

struct ImGuiIO;

namespace aplomb::ui {

/// GLFW's key codes (GLFW_KEY_…), so that windows, tests and the tour speak of the same keys.
struct InputEvent {
  enum class Kind { key, character, button, move, scroll, focus } kind = Kind::key;
  int code = 0;            ///< key code, mouse button, or Unicode code point
  bool down = false;       ///< key, button; focus: has it
  int mods = 0;            ///< GLFW_MOD_…
  Vec2 at{};               ///< move: position; scroll: amount
  bool repeat = false;     ///< key: it was down already; set by apply()
  bool touch = false;      ///< button: from a finger (hides the focus ring and the keycaps)
  std::int64_t mono_ms = 0;  ///< when it arrived
};

class InputQueue {
 public:
  void push(const InputEvent& event) { events_.push_back(event); }
  [[nodiscard]] bool empty() const { return events_.empty(); }
  /// Applies events in order until one would overwrite something that already changed this frame; the rest waits for the next. Returns
  /// what was applied. Key repeats (down while down) are passed on only inside text fields.
  std::deque<InputEvent> apply(ImGuiIO& io);

 private:
  std::deque<InputEvent> events_;
};

}  // namespace aplomb::ui
