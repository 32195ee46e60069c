#pragma once
// Twelve invented questions with their keys and reasons, for made_up.cpp.

#include "review/state.h"

#include <vector>

namespace aplomb::review {

std::vector<AnswerRow> made_up_questions();
/// A conversation of three turns, all of them gone through.
AnswerRow made_up_scene();
std::vector<QualityWords> made_up_qualities();

}  // namespace aplomb::review
