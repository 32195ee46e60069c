#pragma once
// What the check of the bank says, brought to the fields of the studio's pages.

#include "core/bank.h"
#include "exchange/diagnostic.h"

#include <string>
#include <vector>

namespace aplomb::studio {

struct Finding {
  exchange::Diagnostic::Level level = exchange::Diagnostic::error;
  std::string rule;      ///< "L20"; may be empty
  std::string question;  ///< id; empty: it is about the bank as a whole
  std::string option;    ///< id of the response; empty: about the question
  std::string control;   ///< key of the control that mends it; empty: there is none on the page
  Message what;
  Message remedy;
  bool operator==(const Finding&) const = default;
};

/// Errors first, then warnings and notes; within a level in the bank's order.
std::vector<Finding> find_all(const Bank& bank);

}  // namespace aplomb::studio
