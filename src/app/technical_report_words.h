#pragma once
// The words of the technical report: codes of files as sentences for an HR editor and a tribunal.

#include "core/bank.h"
#include "measure/figure.h"
#include "store/error_models.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::app {

/// Why a figure is missing, or how settled it is: "too few people: below 30".
std::string in_words(measure::Status status);

/// A flag of an item (name_of(ItemFlag)) or a remark on a quality, as a sentence; the word itself when it is not known.
std::string in_words(std::string_view word);

/// "rate each option" for "rate"; the word itself when it is not known.
std::string format_in_words(std::string_view format);

/// "one author, confirmed by no rater", "job-holders, 7 raters, mean sd 0.6".
std::string in_words(const KeySource& source);

/// "front-line/3/default A/simulated-1: from 2000 made-up people, provisional".
std::string in_words(const measure::ErrorModel& model);

/// What a reader has to know before the figures, and what the report does not hold: a title and a sentence each.
using Remarks = std::vector<std::pair<std::string, std::string>>;
Remarks how_to_read();
Remarks what_is_missing();

}  // namespace aplomb::app
