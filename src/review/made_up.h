#pragma once
// Made-up states, for pictures and tests. Nobody in them exists.

#include "review/state.h"

#include <string>
#include <vector>

namespace aplomb::review {

/// `n` rows of the list, newest first, the same for the same n: mostly finished, a few of every other ending.
std::vector<CandidateRow> made_up_rows(int n);

/// A candidate's page for a row; of a row that has not finished, without figures and answers.
CandidatePage made_up_page(const CandidateRow& row);

/// Signed in, with this many rows, the first one selected and its page loaded.
State made_up_list(int rows);

/// The page of the first finished candidate of made_up_list, on a tab, with some answers open.
State made_up_candidate(Tab tab, std::set<int> opened = {});
/// The answers page with two conversations opened: one that came to its end, one that was left after a turn.
State made_up_with_scenes();

/// The same with a line of 60 that everybody is held against, of an active bank; and with no error model at all.
State made_up_with_line(State state);
State made_up_error_unknown(State state);

struct MadeUp {
  std::string name;  ///< "list", "candidate-overview": the name of its picture
  State state;
};
/// Every screen of the station in every shape that looks different. `help`: what the help sheet shows; a stand-in where it is empty.
std::vector<MadeUp> made_up_states(std::vector<ui::HelpBlock> help = {});

}  // namespace aplomb::review
