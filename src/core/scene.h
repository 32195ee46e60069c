#pragma once
// The shape of a scene: a conversation whose paths all have the same number of turns (scoring.md 1.2b).

#include "core/bank.h"
#include "core/response.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace aplomb {

inline constexpr std::size_t least_replies = 2;
inline constexpr std::size_t most_replies = 8;
inline constexpr std::size_t most_turns = 200;  ///< nodes of one scene: what a hostile file may hold

/// next[node][reply]: the node that the reply leads to; none = the end.
using NextNodes = std::vector<std::vector<std::optional<std::size_t>>>;

/// The number of nodes on every path from `start` to the end, at least 1. None when two paths differ in length, when a
/// path comes back to where it was or meets a node without replies, when an index is out of range, and for more than
/// most_turns nodes.
std::optional<int> path_length(const NextNodes& next, std::size_t start);

/// The scene's nodes by index, in the order of its turns. A reply that leads to no turn of the scene leads to an index
/// out of range.
NextNodes next_nodes(const Scene& scene);

struct SceneShape {
  std::string problem;  ///< in a few words for a programmer; empty when the scene can be played
  int turns = 0;        ///< on every path; 0 with a problem
};

/// A scene can be played when ids are given and differ (turns within the scene, replies within a turn), no turn is
/// called "end", each has 2..8 replies, start and every next lead somewhere, every path has the same number of turns,
/// and every turn can be reached.
SceneShape shape_of(const Scene& scene);

/// Where a conversation stands.
struct Standing {
  bool belongs = false;        ///< the path starts at the scene's start and follows its replies, as far as it goes
  const Turn* turn = nullptr;  ///< the turn to be answered next; nullptr at the end, or where the path does not belong
};

/// `conversation` in `scene` (shape_of without a problem). A path that goes on after the end does not belong.
Standing standing(const Scene& scene, const Conversation& conversation);

/// How far a response goes in `scene`: replies picked, of the turns on a path. None for a response of another kind, and
/// for a path that does not belong.
Progress progress(const Response* response, const Scene& scene);

}  // namespace aplomb
