#pragma once
// The on-screen keyboard of the name screen: letters, digits and signs, accents. It appends to the text; an accent replaces the last letter.

#include "kiosk/parts_flow.h"

#include <string>

namespace aplomb::kiosk {

/// Height of the keyboard at the size in the pictures, and the least at which its keys are large enough to touch, px.
[[nodiscard]] float keyboard_height(const ui::Frame& frame, bool least);

/// Draws it into the rectangle; what was pressed comes back as the action that changes name, shift or page.
Pressed draw_keyboard(const State& state, ui::Frame& frame, ui::Rect rect);

/// The last letter (a code point) of UTF-8 text, and the text without it.
[[nodiscard]] std::string last_letter(const std::string& text);
[[nodiscard]] std::string without_last_letter(std::string text);

}  // namespace aplomb::kiosk
