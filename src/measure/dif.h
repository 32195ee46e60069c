#pragma once
// Differential item functioning: whether an item is harder for one group than for persons of the same score in another
// (scoring.md 6.4). Matching score: the raw quality score with the studied item in it (Holland & Thayer 1988). An item
// that favours a group pushes the others the opposite way: review the largest first, then match without it.

#include "measure/figure.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// ETS asks 200 and 500 (Zwick 2012).
inline constexpr int least_dif_group = 100;
inline constexpr int least_dif_sample = 300;
/// Up to so many different scores each is a stratum; beyond, deciles.
inline constexpr std::size_t most_score_strata = 25;

/// The stratum of each score, from 0: its place among the different values if there are at most 25 (values within 1e-9
/// are one: sums of decimals differ in the last bits), else the number of deciles (type 7, of all scores) below it.
/// Throws std::invalid_argument for values that are not finite or beyond 1e100.
std::vector<int> matching_strata(std::span<const double> scores);

/// A, B, C for right and wrong (Educational Testing Service; Zwick 2012), AA, BB, CC for several points (Zwick, Thayer &
/// Mazzeo 1997). C and CC go to content review before further use.
enum class DifClass { negligible, moderate, large };

/// One item and two groups. n counts everybody; strata that lack a group are left out of every figure.
struct DifSample {
  Status status = Status::too_few;
  int n_focal = 0;
  int n_reference = 0;
  int strata = 0;  ///< those with persons of both groups; 0 with too_few
};

struct MantelHaenszel {
  DifSample sample;  ///< ok; too_few; not_estimable where no stratum has a right answer of one group beside a wrong one
                     ///< of the other, in both directions
  Figure<> alpha;    ///< common odds ratio of reference to focal, > 0 (Mantel & Haenszel 1959)
  Figure<> chi2;     ///< continuity-corrected, 1 degree of freedom
  Figure<> p;        ///< 0..1
  Figure<> delta;    ///< -2.35 ln alpha: negative = harder for focal
  Figure<> se;       ///< of delta (Robins, Breslow & Greenland 1986)
  std::optional<DifClass> size;  ///< A if |delta| < 1 or p >= .05; C if |delta| >= 1.5 and significantly above 1; else B
};

/// `scores` (matching), `right` and `focal` by person. Throws std::invalid_argument for lengths that differ and as
/// matching_strata does.
MantelHaenszel mantel_haenszel(std::span<const double> scores, const std::vector<bool>& right,
                               const std::vector<bool>& focal);

struct MantelDifference {
  DifSample sample;  ///< ok; too_few; zero_variance where the item varies in no stratum
  Figure<> chi2;     ///< Mantel 1963, 1 degree of freedom
  Figure<> p;        ///< 0..1
  Figure<> smd;      ///< standardized mean difference, item points; negative = focal lower (Dorans & Schmitt 1991)
  Figure<> sd_item;  ///< of the item over the persons used
  Figure<> effect;   ///< smd/sd_item
  std::optional<DifClass> size;  ///< AA if p >= .05 or |effect| <= .17; BB if |effect| <= .25; else CC
};

/// The same for an item of several points; `points` by person, finite and not beyond 1e100 (else
/// std::invalid_argument).
MantelDifference mantel_difference(std::span<const double> scores, std::span<const double> points,
                                   const std::vector<bool>& focal);

/// "A", "B", "C" and "AA", "BB", "CC".
std::string_view letter_of(DifClass size);
std::string_view letters_of(DifClass size);

}  // namespace aplomb::measure
