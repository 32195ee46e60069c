// Branching conversations (L47).

#include "core/scene.h"
#include "measure/lint_view.h"

#include <algorithm>

namespace aplomb::measure {
namespace {

constexpr std::size_t replies_least = 3;
constexpr double best_reply = 2;

void turn_rules(const LintView& view, const Turn& turn, const std::string& place, LintNotes& notes) {
  if (turn.replies.size() < replies_least) {
    notes.error("L47", in_bank(place),
                {N_("the turn has {count} replies, under 3"), {{"count", count_of(turn.replies.size())}}},
                {N_("write three or four"), {}});
  }
  if (turn.replies.empty()) return;
  const auto by_e = [](const Reply& a, const Reply& b) { return a.e < b.e; };
  const double top = std::max_element(turn.replies.begin(), turn.replies.end(), by_e)->e;
  const auto best =
      std::count_if(turn.replies.begin(), turn.replies.end(), [&](const Reply& reply) { return reply.e == top; });
  // A panel's means seldom reach 2; then one reply has to be the best all the same.
  const bool by_author = view.bank.key_source.kind != "job-holders";
  if (by_author ? top >= best_reply && best == 1 : best == 1) return;
  notes.error(
      "L47", in_bank(place), {N_("no single reply of this turn is the best"), {}},
      by_author ? Message{N_("give one reply e = 2"), {}} : Message{N_("have the replies rated once more"), {}});
}

}  // namespace

void lint_scenes(const LintView& view, LintNotes& notes) {
  for (const Scene& scene : view.bank.scenes) {
    const std::string place = "scene/" + scene.id;
    if (const SceneShape shape = shape_of(scene); !shape.problem.empty()) {
      notes.error(
          "L47", in_bank(place), {N_("the conversation cannot be played: {problem}"), {{"problem", shape.problem}}},
          {N_("let every path have the same number of turns and reach the end, and every turn be reached"), {}});
    }
    for (const Turn& turn : scene.turns) turn_rules(view, turn, place + '/' + turn.id, notes);
  }
}

}  // namespace aplomb::measure
