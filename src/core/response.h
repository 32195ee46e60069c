#pragma once
// What a candidate says to one question.

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

using Response = std::variant<Rating, MostLeast, Pick, Ranking>;

enum class Completeness { none, part, full };

/// How far a response goes for a question of `options` options. An untouched ranking is none, never an answer.
struct Progress {
  Completeness completeness = Completeness::none;
  int done = 0;
  int of = 0;
};
Progress progress(const Response* response, Format format, std::size_t options);

}  // namespace aplomb
