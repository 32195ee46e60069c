#pragma once
// A published form: which items, in which order, with which instructions. Immutable, named by its hash.

#include "core/bank.h"
#include "core/id.h"

#include <string>
#include <variant>
#include <vector>

namespace aplomb {

struct Form {
  std::string family;    ///< the family of parallel forms a vacancy asks for: "front-line"
  std::string name;      ///< "A"
  std::string language;  ///< the source language of its words
  std::vector<Hash> items;
  std::vector<Instruction> instructions;
  bool operator==(const Form&) const = default;
};

/// What stands at one place of a form, as it was published.
using PublishedItem = std::variant<Question, Scene>;

/// The replies of one turn of a scene as they stand on the screen.
struct GivenTurn {
  std::string turn;
  std::vector<std::string> order;  ///< reply ids as displayed
  bool operator==(const GivenTurn&) const = default;
};

/// One question or scene of a session's form, with the order in which its options stand on the screen. Stored in FormGiven and
/// never recomputed.
struct GivenQuestion {
  Hash item;
  std::string question;            ///< or the scene's id
  std::vector<std::string> order;  ///< option ids as displayed; empty for a scene
  std::vector<GivenTurn> turns{};  ///< a scene's turns, all of them, in the scene's order; empty for a question
  bool operator==(const GivenQuestion&) const = default;
};

}  // namespace aplomb
