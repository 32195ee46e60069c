#pragma once
// The language that nobody speaks: English made longer and accented, so that tests see what does not fit and what was never translated.

#include <string>
#include <string_view>

namespace aplomb::ui {

/// "Next" becomes "⟦Ñééxţö⟧": accents on all letters, about 40 % longer, in brackets; {placeholders} stay as they are.
std::string pseudo(std::string_view english);

}  // namespace aplomb::ui
