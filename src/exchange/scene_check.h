#pragma once
// The checks of scenes: what questions are asked too, and whether the conversation can be played (core/scene.h).

#include "exchange/checker.h"

namespace aplomb::exchange {

void check_scenes(Checker& check, const Bank& bank, const KnownNames& known);

}  // namespace aplomb::exchange
