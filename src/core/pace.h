#pragma once
// How long each question stood on the candidate's screen. For the note on answer quality alone: no figure of it is ever
// shown of a person, since times reveal who was given more of it.

#include "core/event.h"

#include <map>
#include <span>
#include <string>

namespace aplomb {

/// Seconds by question, over all its visits, by the monotonic clock. A visit counts up to the next event that takes the
/// question away; the time between two runs of the program counts as nothing (vault.md, "Events"), and a clock that
/// runs backwards within a run adds nothing. `events` are one session's, in order.
std::map<std::string, double> seconds_on_questions(std::span<const Event> events);

}  // namespace aplomb
