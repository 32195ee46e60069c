#pragma once
// Which rows of the list are shown.

#include "review/state.h"

namespace aplomb::review {

/// True when the row's code holds what was typed: digits, in which spaces and dashes do not count. Something typed without any digit is in
/// no code.
bool code_holds(std::string_view code, std::string_view typed);

/// Fills list.shown and its facts from list.rows; keeps the cursor on its row where that is still shown, else puts it on the first.
void refresh_shown(ListState& list);

/// Newest first; of the same moment by code, so that the order never depends on the store's.
void order_rows(std::vector<CandidateRow>& rows);

}  // namespace aplomb::review
