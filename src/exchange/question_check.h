#pragma once
// The checks of questions, options and keys.

#include "exchange/checker.h"

namespace aplomb::exchange {

void check_questions(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs);

}  // namespace aplomb::exchange
