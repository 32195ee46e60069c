#include "ui/input_routing.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace aplomb::ui {
namespace {

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }
bool is_lock(int key) { return key == GLFW_KEY_CAPS_LOCK || key == GLFW_KEY_NUM_LOCK || key == GLFW_KEY_SCROLL_LOCK; }

const Target* topmost(const std::vector<Target>& targets, Vec2 at) {
  const auto hit = std::find_if(targets.rbegin(), targets.rend(), [&](const Target& t) { return t.rect.contains(at); });
  return hit == targets.rend() ? nullptr : &*hit;
}

void press(Stage::Inside& inside, const InputEvent& event) {
  Pointer& pointer = inside.pointer;
  constexpr std::int64_t double_click_ms = 500;
  constexpr float double_click_px = 6;
  const bool again = event.mono_ms - pointer.down_ms <= double_click_ms &&
                     std::hypot(pointer.at.x - pointer.down_at.x, pointer.at.y - pointer.down_at.y) <= double_click_px;
  pointer.presses = again ? pointer.presses + 1 : 1;
  pointer.down_ms = event.mono_ms;
  pointer.down_at = pointer.at;
  pointer.down = true;
  pointer.touch = event.touch;
  pointer.went_down = true;
  pointer.mods = event.mods;
  const Target* target = topmost(inside.targets, pointer.at);
  pointer.held = target == nullptr ? std::string() : target->key;
  if (target == nullptr || target->takes_focus) inside.focus.set(pointer.held);
  inside.keys_used = false;
}

void release(Stage::Inside& inside) {
  Pointer& pointer = inside.pointer;
  pointer.down = false;
  pointer.went_up = true;
  pointer.released = std::move(pointer.held);
  pointer.held.clear();
}

void let_go(Stage::Inside& inside) {
  inside.pointer.down = false;
  inside.pointer.held.clear();
}

void key_down(Stage::Inside& inside, const InputEvent& event, std::vector<int>& for_page) {
  inside.mods = event.mods;
  if (is_modifier(event.code) || is_lock(event.code)) return;
  if (!event.repeat) inside.keys_used = true;
  constexpr int others = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
  if (event.code == GLFW_KEY_TAB && (event.mods & others) == 0) {
    if (!event.repeat) inside.focus.tab((event.mods & GLFW_MOD_SHIFT) != 0);
    return;
  }
  inside.typed.push_back(event);
  if (inside.focus.on_field() && is_field_key(event.code, event.mods, inside.focus.on_lines())) return;
  if (!event.repeat) for_page.push_back(event.code);
}

}  // namespace

bool is_field_key(int key, int mods, bool lines) {
  if ((mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return false;
  const bool control = (mods & GLFW_MOD_CONTROL) != 0;
  switch (key) {
    case GLFW_KEY_LEFT:
    case GLFW_KEY_RIGHT:
    case GLFW_KEY_HOME:
    case GLFW_KEY_END:
    case GLFW_KEY_BACKSPACE:
    case GLFW_KEY_DELETE: return true;
    case GLFW_KEY_UP:
    case GLFW_KEY_DOWN: return lines;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return lines && !control;
    case GLFW_KEY_A:
    case GLFW_KEY_C:
    case GLFW_KEY_V:
    case GLFW_KEY_X:
    case GLFW_KEY_Y:
    case GLFW_KEY_Z: return true;
    default: break;
  }
  if (control) return false;
  const bool prints = key >= GLFW_KEY_SPACE && key < GLFW_KEY_ESCAPE;
  const bool keypad = key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL;
  return prints || keypad;
}

std::vector<int> route(Stage::Inside& inside, const std::deque<InputEvent>& events) {
  Pointer& pointer = inside.pointer;
  pointer.went_down = false;
  pointer.went_up = false;
  pointer.released.clear();
  pointer.wheel = 0;
  inside.typed.clear();
  std::vector<int> for_page;
  for (const InputEvent& event : events) {
    inside.input_ms = event.mono_ms;
    switch (event.kind) {
      case InputEvent::Kind::key:
        if (event.down) key_down(inside, event, for_page);
        else inside.mods = event.mods;
        break;
      case InputEvent::Kind::character: inside.typed.push_back(event); break;
      case InputEvent::Kind::button:
        if (event.code != GLFW_MOUSE_BUTTON_LEFT) break;
        if (event.down) press(inside, event);
        else release(inside);
        break;
      case InputEvent::Kind::move:
        pointer.at = event.at;
        if (!pointer.down && !event.touch) pointer.touch = false;
        break;
      case InputEvent::Kind::scroll: pointer.wheel += event.at.y; break;
      case InputEvent::Kind::focus:
        if (!event.down) let_go(inside);
        break;
    }
  }
  // A lifted finger hovers nowhere.
  const bool lifted = pointer.touch && !pointer.down && !pointer.went_up;
  const Target* target = lifted ? nullptr : topmost(inside.targets, pointer.at);
  pointer.over = target == nullptr ? std::string() : target->key;
  return for_page;
}

}  // namespace aplomb::ui
