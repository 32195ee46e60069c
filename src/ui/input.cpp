#include "ui/input.h"

#include "ui/imgui_1_86.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <vector>

namespace aplomb::ui {
namespace {

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }
/// A key that types nothing by itself: what it does must not be overtaken by a character that came after it.
bool acts(int key) { return key >= GLFW_KEY_ESCAPE && !is_modifier(key); }

/// What already changed in this frame, and so must not change again before the frame was drawn.
struct Changed {
  std::vector<int> keys;
  std::vector<int> buttons;
  bool key_down = false;      // some key that is not a modifier went down
  bool acting_key = false;
  bool text = false;
  bool button = false;
  bool moved = false;
  bool scrolled = false;
  bool anything = false;

  [[nodiscard]] bool has_key(int code) const { return std::find(keys.begin(), keys.end(), code) != keys.end(); }
  [[nodiscard]] bool has_button(int code) const {
    return std::find(buttons.begin(), buttons.end(), code) != buttons.end();
  }
};

/// One key press a frame, so that Enter and then Tab are done in this order; and nothing lands on a place or a text that came later.
bool must_wait(const InputEvent& event, const Changed& changed) {
  using Kind = InputEvent::Kind;
  switch (event.kind) {
    case Kind::key:
      if (changed.has_key(event.code)) return true;
      if (!event.down || is_modifier(event.code)) return false;
      return changed.key_down || changed.text || changed.button;
    case Kind::character: return changed.button || changed.acting_key;
    case Kind::button: return changed.has_button(event.code) || changed.moved || changed.key_down || changed.text;
    case Kind::move: return changed.button || changed.scrolled;
    case Kind::scroll: return changed.button || changed.moved;
    case Kind::focus: return changed.anything;
  }
  return false;
}

void note(const InputEvent& event, Changed& changed) {
  using Kind = InputEvent::Kind;
  changed.anything = true;
  switch (event.kind) {
    case Kind::key:
      changed.keys.push_back(event.code);
      if (event.down && !is_modifier(event.code)) {
        changed.key_down = true;
        if (acts(event.code)) changed.acting_key = true;
      }
      break;
    case Kind::character: changed.text = true; break;
    case Kind::button:
      changed.buttons.push_back(event.code);
      changed.button = true;
      break;
    case Kind::move: changed.moved = true; break;
    case Kind::scroll: changed.scrolled = true; break;
    case Kind::focus: break;
  }
}

void hand_over(const InputEvent& event, ImGuiIO& io) {
  using Kind = InputEvent::Kind;
  switch (event.kind) {
    case Kind::key: imgui::set_key(io, event.code, event.down); break;
    case Kind::character: imgui::type_character(io, event.code); break;
    case Kind::button: imgui::set_button(io, event.code, event.down); break;
    case Kind::move: imgui::move_pointer(io, event.at.x, event.at.y); break;
    case Kind::scroll: imgui::scroll(io, event.at.x, event.at.y); break;
    case Kind::focus:
      if (!event.down) imgui::release_all(io);
      break;
  }
}

}  // namespace

std::deque<InputEvent> InputQueue::apply(ImGuiIO& io) {
  std::deque<InputEvent> applied;
  Changed changed;
  while (!events_.empty()) {
    InputEvent event = events_.front();
    if (must_wait(event, changed)) break;
    events_.pop_front();
    if (event.kind == InputEvent::Kind::key && event.down) event.repeat = imgui::key_is_down(io, event.code);
    // A held key repeats what is typed, never what is pressed: a heavy hand on Enter must not walk through the test.
    if (event.repeat && !io.WantTextInput) continue;
    note(event, changed);
    hand_over(event, io);
    applied.push_back(event);
    if (event.kind == InputEvent::Kind::focus) break;
  }
  return applied;
}

}  // namespace aplomb::ui
