#pragma once
// A made-up candidate who answers a whole session. For the demo; the psychometricians' `aplomb simulate` has its own models.

#include "store/sessions.h"
#include "store/vault.h"

#include <cstdint>

namespace aplomb::app {

/// Opens a session for the vacancy and answers it with a skill that depends on `number` of `count`: from hardly better than guessing to nearly
/// the key. Most finish; one in six withdraws, pauses or leaves. `seed` moves on.
void simulate_candidate(store::Vault& vault, const Id& vacancy, int number, int count, std::uint64_t& seed, store::Now now);

/// A response to the question by someone whose judgement of each option is its E plus noise of this standard deviation.
Response simulated_response(const Question& question, double noise, std::uint64_t& seed);
/// The same in a scene that can be played (core/scene.h), reply by reply to its end.
Response simulated_response(const Scene& scene, double noise, std::uint64_t& seed);

}  // namespace aplomb::app
