#pragma once
// The words that several screens say the same way.

#include "review/state.h"
#include "ui/frame.h"

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::review {

/// Why a figure has no value, as a message id: "too few questions answered". Empty for figures that have one.
std::string_view reason_words(measure::Status status);
/// Why there is no fit: for a session that has not finished that alone, else the figure's reason.
std::string_view reason_words(const CandidateRow& row);
std::string_view status_words(SessionStatus status);
std::string_view filter_words(StatusFilter status);
std::string_view role_words(store::Role role);
/// What every page says while the key of the words on it is not confirmed; empty for an active bank.
std::string_view bank_words(BankStatus status);
/// What stands below the list of figures: what disc and bar are, or that the error is unknown.
std::string_view error_note(bool known);
/// "Above the line", "Too close to tell", "Below the line" (scoring.md 5.10), and the icon that goes with it.
std::string_view band_words(measure::Band band);
std::string_view band_icon(measure::Band band);
/// "Above the line, fairly sure": almost sure from 95 of 100 on.
std::string band_sentence(const ui::Frame& frame, const LikelyFit& likely);
/// "Of 100 people with these answers about 80 would truly be above it. This is about the test, not the job."
std::string meets_words(const ui::Frame& frame, double probability);
/// "53 to 77"; empty without a range.
std::string range_words(const ui::Frame& frame, const measure::Limits& range);

/// "error model provisional: by simulation, 2,000 made-up people", "error model provisional: 38 of 100 people so far".
std::string provisional_words(const ui::Frame& frame, const ModelWords& model);
/// "front-line/2/default A/simulated-1, by simulation, provisional"
std::string model_words(const ui::Frame& frame, const ModelWords& model);

/// "Fit 53 to 77 of 100, likely range; estimate 65", "Fit 69 of 100: error unknown", or "Fit –: not finished".
std::string fit_words(const ui::Frame& frame, const CandidateRow& row);
/// A score as a whole number, or "–".
std::string score_words(const ui::Frame& frame, const measure::Figure<>& score);
/// What the candidate made of an option: "4", "chosen", "Best", "2"; "–" when nothing.
std::string said_words(const ui::Frame& frame, const AnswerRow& answer, const OptionRow& option);
/// The head over said_words: "Rated", "Chosen", "Place".
std::string_view said_head(Format format);
/// A key or a part of one: "+2", "−1.5", "0".
std::string key_words(const ui::Frame& frame, double e);
/// What stands in the way of taking the answers at their word, a sentence each; none for most people.
std::vector<std::string_view> quality_words(const measure::QualityFlags& flags);
/// "12 of 12 questions answered".
std::string answered_words(const ui::Frame& frame, const CandidateRow& row);

}  // namespace aplomb::review
