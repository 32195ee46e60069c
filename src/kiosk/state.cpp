#include "kiosk/state.h"

#include <algorithm>

namespace aplomb::kiosk {
namespace {

/// Whole seconds from `now` to `until`, rounded up: a wait that shows 0 is over.
int seconds_until(std::int64_t until, std::int64_t now) {
  return until > now ? static_cast<int>((until - now + 999) / 1000) : 0;
}

}  // namespace

const Response* response_to(const State& state, const std::string& question) {
  const auto found = state.session.responses.find(question);
  return found == state.session.responses.end() ? nullptr : &found->second;
}

Progress progress_of(const QuestionView& question, const Response* response) {
  if (!question.scene) return progress(response, question.format, question.options.size());
  const Talk talk = talk_of(*question.scene, response);
  Progress result;
  result.done = static_cast<int>(talk.said.size());
  result.of = talk.of;
  if (!talk.said.empty()) result.completeness = talk.over() ? Completeness::full : Completeness::part;
  return result;
}

Talk talk_of(const State& state, const QuestionView& question) {
  return question.scene ? talk_of(*question.scene, response_to(state, question.id)) : Talk{};
}

const ReplyView* chosen_reply(const State& state, const QuestionView& question) {
  if (!state.chosen || state.chosen->question != question.id) return nullptr;
  const Talk talk = talk_of(state, question);
  if (talk.turn == nullptr || talk.turn->id != state.chosen->turn) return nullptr;
  return find_reply(*talk.turn, state.chosen->reply);
}

const Comfort& comfort_of(const State& state) { return state.comfort; }

bool help_called(const State& state) { return state.help_called || (in_session(state) && state.session.help_called); }

bool in_session(const State& state) { return state.session.started && state.session.ending == Ending::open; }

int still_there_left(const State& state) {
  return std::clamp(seconds_until(state.still_there_since_ms + still_there_seconds * 1000, state.now_ms), 0,
                    still_there_seconds);
}

int code_wait_left(const State& state) { return seconds_until(state.code_wait_until_ms, state.now_ms); }
int pin_wait_left(const State& state) { return seconds_until(state.pin_wait_until_ms, state.now_ms); }

}  // namespace aplomb::kiosk
