#include "ui/frame.h"

#include "ui/stage_inside.h"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace aplomb::ui {

bool take_key(Frame& frame, int glfw_key, int mods) {
  constexpr int held = GLFW_MOD_SHIFT | GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;  // the locks change no meaning
  if ((frame.mods & held) != (mods & held)) return false;
  const auto found = std::find(frame.pressed_keys.begin(), frame.pressed_keys.end(), glfw_key);
  if (found == frame.pressed_keys.end()) return false;
  frame.pressed_keys.erase(found);
  return true;
}

void focus(Frame& frame, std::string_view key) {
  frame.stage.inside().focus.want(key);
  frame.stage.owe(2);
}

bool is_focused(const Frame& frame, std::string_view key) { return frame.stage.inside().focus.key() == key; }

const std::string& focused_key(const Frame& frame) { return frame.stage.inside().focus.key(); }

}  // namespace aplomb::ui
