#pragma once
// What answering at random gives on a form: the line below which a session of ratings is not above chance (scoring.md
// 5.10). Found by simulation when the form is published, and kept with it.

#include "measure/session_score.h"

#include <cstdint>

namespace aplomb::measure {

/// A uniformly random whole response: every mark 1..5 by itself, every ordered pair of different options, every option,
/// every order, every reply of each turn. `state` is SplitMix64's (core/order.h) and moves on. Throws
/// std::invalid_argument for a null entry, a question without options and a scene that cannot be played.
Response random_response(const FormEntry& entry, std::uint64_t& state);

/// The quantile `p` (type 7; in 0..1) of the overall judgement, 0..100, of `sessions` (1..1e6) random sessions of the
/// form. The same seed gives the same figure. not_measured where the form judges nothing; incomplete where it is too
/// short for a judgement. Throws std::invalid_argument as score_session does, and for arguments out of range.
Figure<> random_judgement(std::span<const FormEntry> form, std::span<const Quality> qualities, double p, int sessions,
                          std::uint64_t seed);

}  // namespace aplomb::measure
