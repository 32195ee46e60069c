#pragma once
// The answer quality of one session of the product's forms (scoring.md 5.10 on the kernels of section 8): flat ratings,
// rapid answers, and a judgement that is not above chance. A note for the interview; it changes no score, sorts nothing
// and must not be a reason to reject anyone.

#include "measure/answer_quality.h"
#include "measure/response_time.h"
#include "measure/session_score.h"

#include <map>
#include <span>
#include <string>

namespace aplomb::measure {

/// What is not above chance: overall judgements below this quantile of random answering on the form.
inline constexpr double chance_quantile = 0.975;

struct SessionQuality {
  QualityFlags flags;
  QualityLevel level = QualityLevel::none;
  Effort effort;       ///< over the questions that were answered and have a time; scenes have none of their own
  FlatRatings ratings; ///< over all marks of the session
};

/// How many words a question has to be read: its stem and its options.
int words_to_read(const Question& question);

/// `responses` and `seconds` (how long a question stood on the screen, in all) by question id; `result` of score_session
/// of the same form; `random` from random_judgement(form, qualities, chance_quantile, …). A threshold of time goes by
/// the question's words, since the times of other people are nobody's to gather here. Throws std::invalid_argument for
/// a null entry and for seconds that are negative or not finite.
SessionQuality session_quality(std::span<const FormEntry> form, const std::map<std::string, Response>& responses,
                               const std::map<std::string, double>& seconds, const SessionResult& result, const Figure<>& random);

}  // namespace aplomb::measure
