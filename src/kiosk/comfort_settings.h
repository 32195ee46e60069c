#pragma once
// The comfort settings as blocks: the comfort screen and the Text sheet show the same.

#include "kiosk/parts_flow.h"

namespace aplomb::kiosk {

[[nodiscard]] Blocks comfort_blocks(const State& state, ui::Frame& frame, float width);

}  // namespace aplomb::kiosk
