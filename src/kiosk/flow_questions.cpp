// From the notice to the thank-you. The screen moves when the event is on the disk (flow_stored.cpp), never before.

#include "kiosk/flow_parts.h"

#include <algorithm>
#include <set>

namespace aplomb::kiosk::flow {
namespace {

constexpr int most_pages = 99;

bool has_option(const QuestionView& question, const std::string& id) {
  return std::any_of(question.options.begin(), question.options.end(), [&](const auto& entry) { return entry.id == id; });
}

bool fits(const QuestionView& question, const Rating& rating) {
  return question.format == Format::rate && std::all_of(rating.marks.begin(), rating.marks.end(), [&](const auto& mark) {
           return has_option(question, mark.first) && mark.second >= 1 && mark.second <= 5;
         });
}
bool fits(const QuestionView& question, const MostLeast& ends) {
  if (question.format != Format::most_least) return false;
  if (ends.most && ends.least && *ends.most == *ends.least) return false;
  return (!ends.most || has_option(question, *ends.most)) && (!ends.least || has_option(question, *ends.least));
}
bool fits(const QuestionView& question, const Pick& pick) {
  return question.format == Format::pick && (pick.pick.empty() || has_option(question, pick.pick));
}
bool fits(const QuestionView& question, const Ranking& ranking) {
  const std::set<std::string> once(ranking.order.begin(), ranking.order.end());
  return question.format == Format::rank && once.size() == ranking.order.size() &&
         std::all_of(once.begin(), once.end(), [&](const auto& id) { return has_option(question, id); });
}

bool fits(const QuestionView&, const Conversation&) { return false; }  // grows by SayReply alone

/// A response that this question can have, however little it says.
bool fits(const QuestionView& question, const Response& response) {
  return !question.scene && std::visit([&](const auto& what) { return fits(question, what); }, response);
}

bool complete(const QuestionView& question, const Response* response) {
  return progress_of(question, response).completeness == Completeness::full;
}

/// Names once what is open, then lets it pass: a question may be skipped, but not by oversight.
bool named_first(State& state, const QuestionView& question) {
  if (complete(question, response_to(state, question.id)) || state.named_open == state.current) return false;
  state.named_open = state.current;
  return true;
}

Effects show(const State& state, int index) {
  return store(Shown{state.questions[static_cast<std::size_t>(index)].id, 1});
}

}  // namespace

Effects on(State& state, const ReadAllOfNotice&) {
  if (state.screen == Screen::notice) go(state, Screen::notice_full);
  return {};
}

Effects on(State& state, const NoticeDone&) {
  if ((state.screen != Screen::notice && state.screen != Screen::notice_full) || !running(state)) return {};
  if (!state.session.notice) return store(NoticeRead{state.notice_hash});
  go(state, Screen::comfort);  // read again on the way back: it was stored the first time
  return {};
}

Effects on(State& state, const TryQuestion&) {
  if (state.screen != Screen::comfort || !running(state)) return {};
  if (state.practice.options.empty()) return {Store{PracticeDone{}}, GiveForm{}};  // a bank without a practice page
  go(state, Screen::practice);
  return {};
}

Effects on(State& state, const PracticeResponse& action) {
  if (state.screen != Screen::practice || !fits(state.practice, action.response)) return {};
  state.practice_response = action.response;  // for trying out: never stored
  if (complete(state.practice, &*state.practice_response)) state.next_was_refused = false;
  return {};
}

Effects on(State& state, const BeginQuestions&) {
  if (state.screen != Screen::practice || !running(state)) return {};
  const Response* given = state.practice_response ? &*state.practice_response : nullptr;
  if (!complete(state.practice, given) && !state.next_was_refused) {
    state.next_was_refused = true;
    return {};
  }
  Effects effects;
  if (!state.session.practice_done) effects.push_back(Store{PracticeDone{}});
  effects.push_back(GiveForm{});
  return effects;
}

Effects on(State& state, const FormReady& outcome) {
  if (outcome.questions.empty() || !running(state) || !state.session.form) return {};
  if (state.screen == Screen::question || state.screen == Screen::check) {
    // The same questions in another language: the place stays.
    const auto index = index_of(outcome.questions, state.session.shown);
    if (!index || outcome.questions.size() != state.questions.size()) return {};
    state.questions = outcome.questions;
    state.current = *index;
    return {};
  }
  state.questions = outcome.questions;
  state.current = 0;
  state.named_open = -1;
  state.practice_response.reset();
  state.next_was_refused = false;
  return stand(state);
}

Effects on(State& state, const Respond& action) {
  const QuestionView* question = on_screen(state);
  if (question == nullptr || !fits(*question, action.response)) return {};
  const Response* before = response_to(state, question->id);
  if (before != nullptr && *before == action.response) return {};
  const bool says_nothing = progress_of(*question, &action.response).completeness == Completeness::none;
  if (before == nullptr && says_nothing) return {};
  return store(Answered{question->id, action.response});
}

Effects on(State& state, const ChooseReply& action) {
  const QuestionView* question = on_screen(state);
  if (question == nullptr) return {};
  const Talk talk = talk_of(state, *question);
  if (talk.turn == nullptr || find_reply(*talk.turn, action.reply) == nullptr) return {};
  state.chosen = ChosenReply{question->id, talk.turn->id, action.reply};
  return {};
}

Effects on(State& state, const SayReply&) {
  const QuestionView* question = on_screen(state);
  const ReplyView* reply = question == nullptr ? nullptr : chosen_reply(state, *question);
  if (reply == nullptr) return {};
  const Talk talk = talk_of(state, *question);
  Conversation conversation;
  for (const SaidTurn& turn : talk.said) conversation.path.push_back({turn.turn->id, turn.reply->id});
  conversation.path.push_back({talk.turn->id, reply->id});
  Effects effects;
  // The next turn begins on its first page. Stored before the reply: whatever comes between, no turn opens in its middle.
  if (state.page != 1) effects.push_back(Store{Shown{question->id, 1}});
  effects.push_back(Store{Answered{question->id, std::move(conversation)}});
  return effects;
}

Effects on(State& state, const ToggleFlag&) {
  const QuestionView* question = on_screen(state);
  if (question == nullptr) return {};
  return store(Flagged{question->id, !state.session.flagged.contains(question->id)});
}

Effects on(State& state, const NextQuestion&) {
  const QuestionView* question = on_screen(state);
  if (question == nullptr || named_first(state, *question)) return {};
  const int next = state.current + 1;
  if (state.from_check || static_cast<std::size_t>(next) >= state.questions.size()) return store(CheckShown{});
  return show(state, next);
}

Effects on(State& state, const PreviousQuestion&) {
  if (state.screen == Screen::check && running(state) && !state.questions.empty()) {
    state.from_check = true;
    return show(state, static_cast<int>(state.questions.size()) - 1);
  }
  if (on_screen(state) == nullptr) return {};
  if (state.from_check) return store(CheckShown{});
  if (state.current == 0) return {};
  return show(state, state.current - 1);
}

Effects on(State& state, const TurnPage& action) {
  const QuestionView* question = on_screen(state);
  if (question == nullptr || action.page == state.page || action.page < 1 || action.page > most_pages) return {};
  return store(Shown{question->id, action.page});
}

Effects on(State& state, const OpenQuestion& action) {
  if (state.screen != Screen::check || !running(state)) return {};
  if (action.index < 0 || static_cast<std::size_t>(action.index) >= state.questions.size()) return {};
  state.from_check = true;
  return show(state, action.index);
}

Effects on(State& state, const FinishTest&) {
  if (state.screen != Screen::check || !running(state)) return {};
  return store(Finished{});
}

Effects on(State& state, const LeaveThanks&) {
  switch (state.screen) {
    case Screen::thanks:
    case Screen::withdrawn:
    case Screen::on_break:
    case Screen::desk: return restart(state);
    default: return {};
  }
}

}  // namespace aplomb::kiosk::flow
