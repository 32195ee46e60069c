#pragma once
// What a question measures, and how much of it goes to each quality.

#include "core/bank.h"

#include <vector>

namespace aplomb::studio {

/// By the bank's qualities: the share 0..1 of the question's weight; all 0 when it measures nothing. Rate and rank by pairs of responses
/// (scoring.md 1.2b), pick and most-least by the range of the key (1.2).
std::vector<double> key_shares(const Question& question, const std::vector<Quality>& qualities);

/// By the bank's qualities: how many questions give it a share.
std::vector<int> questions_measuring(const Bank& bank);

/// The key's points of a response for a quality; 0 = not written.
double points_for(const Option& option, std::string_view quality);

}  // namespace aplomb::studio
