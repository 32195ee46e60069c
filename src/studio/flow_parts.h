#pragma once
// The pieces of the flow, for its own files.

#include "studio/flow.h"

#include <functional>
#include <string>
#include <string_view>

namespace aplomb::studio {

/// Changes the question on screen and keeps how it was for Undo. Changes to one `field` that follow each other are one step; an empty field
/// is a step of its own. Nothing happens when nothing differs.
void edit(State& state, std::string field, const std::function<void(Question&)>& change);

/// Findings and what differs from the published version, after the bank has changed.
void refresh(State& state);
/// The list's rows after another search or another bank.
void refresh_shown(State& state);

/// Saves what is not saved yet.
Effects settle(State& state);

/// Chooses this question and its first response; what the pages held open is closed.
void choose_question(State& state, std::string id);

// The edits of one question.
void set_key(State& state, const SetKey& action);
void add_option(State& state);
void remove_option(State& state);
void move_option(State& state, int by);
void undo(State& state);
void redo(State& state);

}  // namespace aplomb::studio
