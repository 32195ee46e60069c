#pragma once
// Made-up states, one for each thing a candidate's page can show: for the gallery, the tests and the studio's preview.

#include "kiosk/state.h"

#include <string>
#include <utility>
#include <vector>

namespace aplomb::kiosk {

/// A question of a bank as a candidate would see it, options in the bank's order.
QuestionView view_of(const Bank& bank, const Question& question);
QuestionView view_of(const Bank& bank, const Scene& scene);

/// Every screen, format, overlay and interesting case by name, with the bank's questions, or with built-in ones when there is none.
std::vector<std::pair<std::string, State>> made_up_states(const Bank* bank);

}  // namespace aplomb::kiosk
