#include "core/scene.h"

#include <algorithm>
#include <set>

namespace aplomb {
namespace {

/// Turns left from each node, found once per node.
struct Lengths {
  const NextNodes& next;
  enum class State { unseen, open, known };
  std::vector<State> state = std::vector<State>(next.size(), State::unseen);
  std::vector<std::optional<int>> length = std::vector<std::optional<int>>(next.size());

  std::optional<int> from(std::size_t node) {
    if (node >= next.size() || state[node] == State::open) return std::nullopt;
    if (state[node] == State::known) return length[node];
    state[node] = State::open;
    length[node] = longest_if_equal(node);
    state[node] = State::known;
    return length[node];
  }

  std::optional<int> longest_if_equal(std::size_t node) {
    std::optional<int> all;
    for (const auto& reply : next[node]) {
      const std::optional<int> rest = reply ? from(*reply) : std::optional<int>(0);
      if (!rest || (all && *all != *rest + 1)) return std::nullopt;
      all = *rest + 1;
    }
    return all;
  }
};

template <class Entry>
bool ids_differ(const std::vector<Entry>& entries) {
  std::set<std::string_view> ids;
  for (const Entry& entry : entries) {
    if (entry.id.empty() || !ids.insert(entry.id).second) return false;
  }
  return true;
}

std::size_t node_of(const Scene& scene, std::string_view id) {
  const auto found = std::find_if(scene.turns.begin(), scene.turns.end(), [&](const Turn& turn) { return turn.id == id; });
  return static_cast<std::size_t>(found - scene.turns.begin());
}

bool all_reached(const NextNodes& next, std::size_t start) {
  std::vector<bool> reached(next.size(), false);
  std::vector<std::size_t> open{start};
  reached[start] = true;
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    for (const auto& reply : next[node]) {
      if (!reply || reached[*reply]) continue;
      reached[*reply] = true;
      open.push_back(*reply);
    }
  }
  return std::all_of(reached.begin(), reached.end(), [](bool here) { return here; });
}

}  // namespace

std::optional<int> path_length(const NextNodes& next, std::size_t start) {
  if (next.size() > most_turns) return std::nullopt;
  return Lengths{next}.from(start);
}

NextNodes next_nodes(const Scene& scene) {
  NextNodes next;
  for (const Turn& turn : scene.turns) {
    next.emplace_back();
    for (const Reply& reply : turn.replies)
      next.back().push_back(reply.next == scene_end ? std::nullopt : std::optional(node_of(scene, reply.next)));
  }
  return next;
}

SceneShape shape_of(const Scene& scene) {
  if (scene.turns.size() > most_turns) return {"a scene has at most 200 turns", 0};
  if (!ids_differ(scene.turns)) return {"two turns have the same id, or one has none", 0};
  if (find_turn(scene, scene_end) != nullptr) return {"a turn is called 'end'", 0};
  for (const Turn& turn : scene.turns) {
    if (turn.replies.size() < least_replies || turn.replies.size() > most_replies)
      return {"turn " + turn.id + " has not 2 to 8 replies", 0};
    if (!ids_differ(turn.replies)) return {"two replies of turn " + turn.id + " have the same id, or one has none", 0};
    for (const Reply& reply : turn.replies) {
      if (reply.next != scene_end && find_turn(scene, reply.next) == nullptr)
        return {"reply " + reply.id + " of turn " + turn.id + " leads to no turn", 0};
    }
  }
  if (find_turn(scene, scene.start) == nullptr) return {"the scene starts at no turn", 0};
  const NextNodes next = next_nodes(scene);
  const std::size_t start = node_of(scene, scene.start);
  const auto turns = path_length(next, start);
  if (!turns) return {"the paths differ in their number of turns, or one never ends", 0};
  if (!all_reached(next, start)) return {"a turn cannot be reached", 0};
  return {{}, *turns};
}

Standing standing(const Scene& scene, const Conversation& conversation) {
  const Turn* turn = find_turn(scene, scene.start);
  for (const PickedReply& picked : conversation.path) {
    if (turn == nullptr || turn->id != picked.turn) return {};
    const Reply* reply = find_reply(*turn, picked.reply);
    if (reply == nullptr) return {};
    turn = find_turn(scene, reply->next);  // nullptr at the end
  }
  return {true, turn};
}

Progress progress(const Response* response, const Scene& scene) {
  Progress result;
  result.of = shape_of(scene).turns;
  const auto* conversation = response == nullptr ? nullptr : std::get_if<Conversation>(response);
  if (conversation == nullptr || conversation->path.empty()) return result;
  const Standing now = standing(scene, *conversation);
  if (!now.belongs) return result;
  result.done = static_cast<int>(conversation->path.size());
  result.completeness = now.turn == nullptr ? Completeness::full : Completeness::part;
  return result;
}

}  // namespace aplomb
