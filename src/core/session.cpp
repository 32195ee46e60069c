#include "core/session.h"

#include <algorithm>

namespace aplomb {
namespace {

const GivenQuestion* given(const SessionState& state, const std::string& question) {
  if (!state.form) return nullptr;
  const auto& questions = state.form->questions;
  const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto& entry) { return entry.question == question; });
  return found == questions.end() ? nullptr : &*found;
}

struct Applier {
  SessionState& state;

  void operator()(const Started&) const { state.started = true; }
  void operator()(const NoticeRead& body) const { state.notice = body.notice; }
  void operator()(const ComfortSet& body) const {
    state.comfort = body.comfort;
    state.comfort_set = true;
  }
  void operator()(const PracticeDone&) const { state.practice_done = true; }
  void operator()(const FormGiven& body) const {
    if (!state.form) state.form = body;
  }
  void operator()(const Shown& body) const {
    if (given(state, body.question) == nullptr) return;
    state.shown = body.question;
    state.page = body.page;
    state.checking = false;
  }
  void operator()(const Answered& body) const {
    if (given(state, body.question) != nullptr) state.responses[body.question] = body.response;
  }
  void operator()(const Flagged& body) const {
    if (given(state, body.question) == nullptr) return;
    if (body.on) {
      state.flagged.insert(body.question);
    } else {
      state.flagged.erase(body.question);
    }
  }
  void operator()(const Paused&) const { state.paused = true; }
  void operator()(const Resumed&) const { state.paused = false; }
  void operator()(const HelpCalled& body) const { state.help_called = body.on; }
  void operator()(const TimeChanged&) const {}
  void operator()(const ClockJumped&) const {}
  void operator()(const IncidentNoted&) const {}
  void operator()(const CheckShown&) const { state.checking = true; }
  void operator()(const Finished&) const { state.ending = Ending::finished; }
  void operator()(const Withdrawn&) const { state.ending = Ending::withdrawn; }
  void operator()(const Abandoned&) const { state.ending = Ending::abandoned; }
};

}  // namespace

void apply(SessionState& state, const Event& event) {
  state.events = event.seq;
  if (state.ending != Ending::open) return;
  std::visit(Applier{state}, event.body);
}

SessionState fold(std::span<const Event> events) {
  SessionState state;
  for (const Event& event : events) apply(state, event);
  return state;
}

}  // namespace aplomb
