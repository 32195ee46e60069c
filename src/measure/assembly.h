#pragma once
// Forms that measure alike, put together from a bank (scoring.md 9). Deterministic: no random numbers; ties go to the
// first found, items in ascending id.

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// A form may share norms with the reference only within these (POMP points; correlation).
inline constexpr double widest_difficulty_gap = 3;
inline constexpr double widest_discrimination_gap = 0.03;
/// Candidates of one quality: double swaps take the square of them.
inline constexpr std::size_t most_candidates = 2000;

/// An item with its statistics (item_analysis.h).
struct CandidateItem {
  std::string id;
  std::string quality;  ///< primary
  double p = 0;         ///< difficulty: mean item POMP, points
  double r = 0;         ///< item-rest correlation
  double exposure = 0;  ///< forms delivered with it / forms delivered, 0..1
};

struct BlueprintQuality {
  std::string quality;
  std::size_t items = 0;  ///< at least 1
  double target_p = 0;    ///< the reference form's mean difficulty, POMP points
  double target_r = 0;    ///< and mean item-rest correlation
};

struct Blueprint {
  std::vector<BlueprintQuality> qualities;  ///< done in this order
  double exposure_cap = 0.40;               ///< above 0: items at or above it are left out while others suffice
  std::vector<std::vector<std::string>> enemies;  ///< sets of which one form holds one at most
};

enum class AssemblyProblem {
  exposure_relaxed,  ///< too few items below the cap: those at or above it were let in, as far as there are any
  bank_too_small,    ///< the quality has no items in the form
};
/// "exposure_relaxed", "bank_too_small": files add ":" and the quality.
std::string_view name_of(AssemblyProblem problem);

struct AssemblyFlag {
  AssemblyProblem problem = AssemblyProblem::bank_too_small;
  std::string quality;
};

struct AssembledQuality {
  std::string quality;
  std::vector<std::string> items;  ///< ascending
  double objective = 0;  ///< |mean p - target|/3 + |mean r - target|/.03 + .1 mean exposure/cap: 0 is best
  double mean_p = 0;
  double mean_r = 0;
  bool matched = false;  ///< both means within their gaps; otherwise the form must not share norms with the reference
};

struct AssembledForm {
  bool ok = true;  ///< every quality has its items
  std::vector<AssemblyFlag> flags;
  std::vector<AssembledQuality> qualities;  ///< those that have
};

/// Fills the blueprint: lowest exposure first, then the best single swap while one lowers the objective by more than
/// 1e-9, else the best double swap, at most 200 times. Items without statistics are not for this function. Throws
/// std::invalid_argument for an id or a blueprint quality that stands twice, a quality of no items, a cap that is not
/// above 0, exposures outside 0..1, numbers that are not finite or beyond 1e100, and more than most_candidates
/// items of one quality.
AssembledForm assemble(const std::vector<CandidateItem>& bank, const Blueprint& blueprint);

}  // namespace aplomb::measure
