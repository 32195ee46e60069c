#pragma once
// What a candidate says to one question, or in one scene.

#include "core/bank.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace aplomb {

/// rate: the mark 1..5 of each option that has one.
struct Rating {
  std::map<std::string, int> marks;
  bool operator==(const Rating&) const = default;
};

/// most-least: one of the two may still be open.
struct MostLeast {
  std::optional<std::string> most;
  std::optional<std::string> least;
  bool operator==(const MostLeast&) const = default;
};

struct Pick {
  std::string pick;
  bool operator==(const Pick&) const = default;
};

/// rank: the options placed so far, best first.
struct Ranking {
  std::vector<std::string> order;
  bool operator==(const Ranking&) const = default;
};

/// One reply of a scene, and the turn at which it was picked.
struct PickedReply {
  std::string turn;
  std::string reply;
  bool operator==(const PickedReply&) const = default;
};

/// scene: the replies picked so far, from the first turn on. Whether they are a path of the scene, and whether it is
/// at its end: standing() in core/scene.h.
struct Conversation {
  std::vector<PickedReply> path;
  bool operator==(const Conversation&) const = default;
};

using Response = std::variant<Rating, MostLeast, Pick, Ranking, Conversation>;

enum class Completeness { none, part, full };

/// How far a response goes for a question of `options` options. An untouched ranking is none, never an answer. A
/// conversation is none: see progress() in core/scene.h.
struct Progress {
  Completeness completeness = Completeness::none;
  int done = 0;
  int of = 0;
};
Progress progress(const Response* response, Format format, std::size_t options);

}  // namespace aplomb
