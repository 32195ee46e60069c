#pragma once
// The real window: GLFW, OpenGL 3, the idle loop. Nothing is drawn while nothing changes.

#include "ui/stage.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace aplomb::ui {

struct WindowOptions {
  StageOptions stage;
  std::string title = "Aplomb";
  bool full_screen = false;
  float px_per_mm = 0;    ///< 0: from the monitor's millimetres, 3.78 where unknown
  int probe_fd = -1;      ///< one JSON line a drawn frame
  bool closable = true;   ///< false: the kiosk ignores the window manager's close
};

struct Clock {
  std::function<std::int64_t()> mono_ms;
  std::function<std::int64_t()> wall_ms;
};

/// What the loop asks its station.
struct Station {
  std::function<Look(float px_per_mm, float content_scale)> look;
  Page page;
  std::function<bool()> done;                      ///< true: close the window and return
  std::function<void(const Image&)> screenshot;    ///< unused unless want_picture says so
  std::function<bool()> want_picture;              ///< asked after each presented frame: read the pixels back?
  std::function<void()> presented;                 ///< after each swap: a press shown now is acknowledged
  std::function<bool(Stage&)> feed;                ///< the tour and tests push input here before each wait; true = draw again at once
};

/// Runs until station.done() or the window is closed. Returns false (and says why on stderr) when there is no display.
bool run_window(const WindowOptions& options, const Clock& clock, const Station& station);

/// True when a window can be opened here.
bool display_available();

/// From any thread: the window draws a frame soon (a job has news). Does nothing without a window.
void wake_window();

}  // namespace aplomb::ui
