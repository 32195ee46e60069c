#pragma once
// The item scores of many sessions of one form, as item analysis takes them (scoring.md 7): scored as session_score.h
// scores a session, questions, scenes and all.

#include "measure/item_analysis.h"
#include "measure/session_score.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace aplomb::measure {

/// By quality of the bank, then by item in form order: what analyse_items takes. `form` and `qualities` as for
/// score_session; `persons` are the responses of those who answered every item in full. Scores are in questions, where
/// the ranges of one question sum to 2; an item that does not measure a quality keeps its place, with max = min. Keys of
/// options are the bank's points. Throws std::invalid_argument for a person with an item unanswered or rated in part,
/// and as form_items does.
std::vector<std::vector<ItemSample>> item_samples(std::span<const FormEntry> form, std::span<const Quality> qualities,
                                                  std::span<const std::map<std::string, Response>> persons);

/// The item scores of those samples that measure their quality: what reliability_of and omega_total take.
ItemScores measured_scores(std::span<const ItemSample> samples);

}  // namespace aplomb::measure
