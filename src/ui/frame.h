#pragma once
// One drawn frame, as screens see it. A screen is draw(const State&, Frame&) -> std::optional<Action>.

#include "ui/geometry.h"
#include "ui/input.h"
#include "ui/metrics.h"
#include "ui/probe.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;

namespace aplomb::ui {

struct Stage;  // stage.h: what lasts between frames

struct Frame {
  Stage& stage;
  Rect view;                ///< {0, 0, w, h}; a preview's frame has its own
  const Theme* theme = nullptr;
  const std::vector<Theme>* themes = nullptr;
  const Words* words = nullptr;
  Metrics metrics{};
  Probe* probe = nullptr;
  ImDrawList* draw = nullptr;
  std::int64_t mono_ms = 0;  ///< CLOCK_BOOTTIME of this frame
  std::int64_t wall_ms = 0;
  bool inert = false;        ///< controls drawn now are covered by a dialog (or are a preview's)
  bool rtl = false;          ///< mirror: all rects given to drawing functions and controls are logical (left to right)
  bool keys_used = false;    ///< the last input was a key: show the focus ring and the keycaps
  /// The keys pressed since the last frame, in order (GLFW codes), that no control has taken. A screen that acts on one erases it.
  std::vector<int> pressed_keys{};
  int mods = 0;              ///< GLFW_MOD_… held with them, Caps Lock included
  /// When this frame's press or key arrived; mono_ms when there was none. Times of answers use this, not the time of drawing.
  std::int64_t input_ms = 0;
  /// Ask the pacer for another frame after this many seconds; the lowest wish wins. Nothing moves without asking.
  double wake_in = std::numeric_limits<double>::infinity();
  void wake(double seconds) { wake_in = seconds < wake_in ? seconds : wake_in; }
  Vec2 scale_origin{};       ///< preview: where its (0,0) lies on the screen
  float zoom = 1;            ///< preview: screen px per logical px

  /// From logical to screen: mirroring, then a preview's zoom and place.
  [[nodiscard]] Rect place(Rect logical) const {
    if (rtl) logical.x = view.w - logical.x - logical.w;
    return {scale_origin.x + logical.x * zoom, scale_origin.y + logical.y * zoom, logical.w * zoom, logical.h * zoom};
  }
};

/// The words of a message in the frame's language.
inline std::string tr(const Frame& frame, std::string_view id, const Args& args = {}) { return frame.words->say(id, args); }
inline std::string tr(const Frame& frame, const Message& message) { return frame.words->say(message); }
inline std::string trn(const Frame& frame, std::string_view singular, std::string_view plural, std::int64_t n, const Args& args = {}) {
  return frame.words->say(singular, plural, n, args);
}
inline std::string num(const Frame& frame, std::int64_t value) { return frame.words->number(value); }

/// True once when the key was pressed and not yet taken by a control; takes it.
bool take_key(Frame& frame, int glfw_key, int mods = 0);

/// Moves the focus to this control from the next frame on (it need not be drawn yet). Shows the ring only if keys are in use.
void focus(Frame& frame, std::string_view key);
[[nodiscard]] bool is_focused(const Frame& frame, std::string_view key);
[[nodiscard]] const std::string& focused_key(const Frame& frame);

}  // namespace aplomb::ui
