#pragma once
// The line that a vacancy's fit is held against. There is none unless somebody enters it, with its method, its judges
// and its date (law.md; scoring.md 5.10). Versions are kept; none is changed.

#include "core/id.h"
#include "store/vault.h"

#include <optional>
#include <string>

namespace aplomb::store {

/// Keys of fewer raters bear no line.
inline constexpr int least_raters_for_a_line = 5;

struct Line {
  int version = 0;           ///< from 1, by vacancy
  double cut = 0;            ///< least fit, fit points, above 0 and below 100; whole thousandths
  std::string method;        ///< "modified Angoff"
  int judges = 0;            ///< how many people judged, at least 1
  std::string date;          ///< ISO 8601 day of the judgement: "2026-02-04"
  std::string alternatives;  ///< which alternatives were considered
};

/// The line in force; none when there is none.
std::optional<Line> line_of(const Vault& vault, const Id& vacancy);

/// Enters a line; its version is the next one, which is returned. Throws VaultError, naming what is missing, for a line
/// without method, judges, date or alternatives, for a cut out of range, and while the bank of the vacancy's forms is
/// not active or its key comes from fewer than least_raters_for_a_line raters. `by` is the account that enters it.
int set_line(Vault& vault, const Id& vacancy, const Line& line, const std::string& by, Now now);
/// From now on the vacancy has no line.
void remove_line(Vault& vault, const Id& vacancy, const std::string& by, Now now);

}  // namespace aplomb::store
