#pragma once
// What lies under every control: hit test, focus, record in the Probe, ring.

#include "ui/controls.h"
#include "ui/stage_inside.h"

#include <cstddef>

namespace aplomb::ui {

struct TouchOptions {
  bool keys = true;       ///< Space and Enter press it
  bool field = false;     ///< takes what is typed
  bool lines = false;     ///< a field of several lines
  bool arrows = true;     ///< arrows may come here
  std::string value{};    ///< for the Probe
};

struct Touched {
  Press press;
  bool covered = false;
  bool has_focus = false;  ///< whether or not the ring shows
  bool down = false;       ///< the pointer went down on it in this frame
  std::size_t entry = 0;   ///< in the Probe
};

Touched touch(Frame& frame, std::string_view key, Rect rect, const PressableLook& look, const TouchOptions& options = {});

/// A part that can be held and dragged but is no control of its own: the thumb of a scroll bar. True while it is held.
bool drag_handle(Frame& frame, std::string_view key, Rect rect);

/// The words of a control: drawn as a label, recorded with the control and not beside it.
TextSize words_on(Frame& frame, const Touched& control, Rect box, std::string_view text, const TextStyle& style, Color color);

/// Something drawn that is in the Probe without being a control.
void record(Frame& frame, std::string_view key, std::string_view role, std::string_view words, Rect rect);

/// Draws the rings noted in this frame.
void draw_rings(Frame& frame);

}  // namespace aplomb::ui
