#pragma once
// The checks of questions, options and keys.

#include "exchange/checker.h"

namespace aplomb::exchange {

/// The options of a question one by one, and that one of them is the best; how many there are is not asked.
void check_choices(Checker& check, const std::string& place, const Question& question, const KnownNames& known);

void check_questions(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs);

}  // namespace aplomb::exchange
