#pragma once
// One function a screen, one file each. A screen draws from the state alone and returns what was pressed.

#include "kiosk/flow.h"
#include "ui/frame.h"

#include <optional>

namespace aplomb::kiosk {

/// Draws the state's screen with its overlay; the whole candidate's page.
std::optional<Action> draw(const State& state, ui::Frame& frame);

/// The question screen alone, as the studio's preview draws it (frame.inert is set by the caller).
std::optional<Action> draw_question(const State& state, ui::Frame& frame);

}  // namespace aplomb::kiosk
