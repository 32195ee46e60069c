#pragma once
// A published form: which items, in which order, with which instructions. Immutable, named by its hash.

#include "core/bank.h"
#include "core/id.h"

#include <string>
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

/// One question of a session's form, with the order in which its options stand on the screen. Stored in FormGiven and
/// never recomputed.
struct GivenQuestion {
  Hash item;
  std::string question;
  std::vector<std::string> order;  ///< option ids as displayed
  bool operator==(const GivenQuestion&) const = default;
};

}  // namespace aplomb
