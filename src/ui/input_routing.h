#pragma once
// From applied events to what a frame sees: pointer, focus, pressed keys, typed text.

#include "ui/stage_inside.h"

#include <deque>
#include <vector>

namespace aplomb::ui {

/// Returns the keys for the page.
std::vector<int> route(Stage::Inside& inside, const std::deque<InputEvent>& events);

/// True for a key that a text field with the focus keeps for itself. Enter stays with the page unless the field has lines.
[[nodiscard]] bool is_field_key(int glfw_key, int mods, bool lines);

}  // namespace aplomb::ui
