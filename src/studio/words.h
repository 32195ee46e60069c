#pragma once
// The words that several pages say the same way, as message ids.

#include "core/bank.h"
#include "studio/state.h"
#include "ui/frame.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace aplomb::studio {

std::string_view format_words(Format format);          ///< "Rate each"
std::string_view format_change(Format format);         ///< "The format is now: rate each"
std::string_view difficulty_words(Difficulty difficulty);
std::string_view difficulty_change(Difficulty difficulty);
std::string_view role_words(store::Role role);
std::string_view status_words(BankStatus status);      ///< "for practice"

/// What is between spaces and holds a letter or a digit.
std::size_t count_words(std::string_view text);

/// A key or a part of one: "+2", "−1.5", "0".
std::string points_words(const ui::Frame& frame, double points);

/// How a question is called: its title with a large first letter, else its id.
std::string title_words(std::string_view title, std::string_view id);

/// A message as a sentence: its first letter large.
std::string sentence(const ui::Frame& frame, const Message& message);

/// "Response C", "The question", "The bank": what a finding is about.
std::string subject_words(const ui::Frame& frame, const State& state, const Finding& finding);

}  // namespace aplomb::studio
