// The changes of one question, and the way back from them.

#include "studio/flow_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::studio {
namespace {

Question* editable(State& state, std::string_view id) {
  if (!state.bank) return nullptr;
  const auto found = std::find_if(state.bank->questions.begin(), state.bank->questions.end(), [&](const Question& question) { return question.id == id; });
  return found == state.bank->questions.end() ? nullptr : &*found;
}

Option* editable_option(Question& question, std::string_view id) {
  const auto found = std::find_if(question.options.begin(), question.options.end(), [&](const Option& option) { return option.id == id; });
  return found == question.options.end() ? nullptr : &*found;
}

void changed(State& state) {
  state.unsaved = true;
  state.unsettled = true;
  state.changed_ms = state.now_ms;
  state.said.reset();
  state.refusal.reset();
  refresh(state);
}

/// The first of "a", "b", … that neither the question nor its published version has: an id goes with its words.
std::string free_id(const Question& question, const Question* published) {
  std::string id = "a";
  while (id.front() < 'z' && (find_option(question, id) != nullptr || (published != nullptr && find_option(*published, id) != nullptr))) ++id.front();
  return id;
}

/// Puts the question of the last step back and keeps how it was on the other stack.
void step(State& state, std::vector<Question>& from, std::vector<Question>& to) {
  if (from.empty()) return;
  Question before = std::move(from.back());
  from.pop_back();
  Question* question = editable(state, before.id);
  if (question == nullptr) return;
  to.push_back(*question);
  *question = std::move(before);
  state.growing.clear();
  // Where it happened must be seen.
  if (state.question != question->id) choose_question(state, question->id);
  if (find_option(*question, state.option) == nullptr) state.option = question->options.empty() ? std::string() : question->options.front().id;
  changed(state);
}

}  // namespace

void edit(State& state, std::string field, const std::function<void(Question&)>& change) {
  Question* question = editable(state, state.question);
  if (question == nullptr) return;
  Question before = *question;
  change(*question);
  if (*question == before) return;
  const bool grows = !field.empty() && field == state.growing && !state.undo.empty() && state.undo.back().id == question->id;
  if (!grows) state.undo.push_back(std::move(before));
  state.redo.clear();
  state.growing = std::move(field);
  changed(state);
}

void set_key(State& state, const SetKey& action) {
  const Question* question = current_question(state);
  const Option* option = question == nullptr ? nullptr : find_option(*question, action.option);
  if (option == nullptr || !std::isfinite(action.points) || std::abs(action.points) > 2) return;
  state.option = action.option;
  state.refusal.reset();
  if (!action.quality.empty()) {
    if (find_quality(*state.bank, action.quality) == nullptr) return;
    const bool there = std::any_of(option->key.begin(), option->key.end(), [&](const KeyEntry& entry) { return entry.quality == action.quality; });
    if (!there && action.points != 0 && option->key.size() >= most_key_qualities) {
      state.refusal = Message{N_("A response speaks for three qualities at most. Empty one of the cells of response {letter} first."),
                              {{"letter", letter(option_index(*question, action.option))}}};
      return;
    }
  }
  edit(state, {}, [&](Question& changed_question) {
    Option& target = *editable_option(changed_question, action.option);
    if (action.quality.empty()) {
      target.e = action.points;
      return;
    }
    const auto entry = std::find_if(target.key.begin(), target.key.end(), [&](const KeyEntry& one) { return one.quality == action.quality; });
    if (action.points == 0) {
      if (entry != target.key.end()) target.key.erase(entry);
    } else if (entry != target.key.end()) {
      entry->points = action.points;
    } else {
      target.key.push_back({action.quality, action.points});
    }
  });
}

void add_option(State& state) {
  const Question* question = current_question(state);
  if (question == nullptr || question->options.size() >= most_options) return;
  const std::string id = free_id(*question, state.published ? find_question(*state.published, question->id) : nullptr);
  edit(state, {}, [&](Question& changed_question) { changed_question.options.push_back({id, {}, 0, {}, {}, {}}); });
  state.option = id;
}

void remove_option(State& state) {
  const Question* question = current_question(state);
  if (question == nullptr || question->options.size() <= least_options) return;
  const std::size_t index = option_index(*question, state.option);
  if (index >= question->options.size()) return;
  edit(state, {}, [&](Question& changed_question) { changed_question.options.erase(changed_question.options.begin() + static_cast<std::ptrdiff_t>(index)); });
  const auto& options = current_question(state)->options;
  state.option = options[std::min(index, options.size() - 1)].id;
}

void move_option(State& state, int by) {
  const Question* question = current_question(state);
  if (question == nullptr) return;
  const std::size_t index = option_index(*question, state.option);
  if (index >= question->options.size()) return;
  if (by < 0 ? index == 0 : index + 1 == question->options.size()) return;
  const std::size_t other = by < 0 ? index - 1 : index + 1;
  edit(state, {}, [&](Question& changed_question) { std::swap(changed_question.options[index], changed_question.options[other]); });
}

void undo(State& state) { step(state, state.undo, state.redo); }
void redo(State& state) { step(state, state.redo, state.undo); }

}  // namespace aplomb::studio
