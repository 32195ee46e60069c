#pragma once
// The checks of the blueprint and of the assembled forms.

#include "exchange/checker.h"

namespace aplomb::exchange {

void check_forms(Checker& check, const Bank& bank, const KnownNames& known);

}  // namespace aplomb::exchange
