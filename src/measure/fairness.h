#pragma once
// Whether a selection falls harder on one group than on another (scoring.md 6.1-6.3). Counts and scores come in without
// persons; who belongs to a group is kept apart from scores, and seen by the audit role alone.

#include "measure/statistics.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// Groups beyond this size are refused: products of two counts have to fit an integer.
inline constexpr long long largest_group = 1'000'000'000;
inline constexpr long long least_group = 5;              ///< below: counts only
inline constexpr long long settled_group = 30;           ///< below: provisional
inline constexpr long long least_difference_group = 10;  ///< standardized difference: below, too_few

/// How many there are, and how many of them were selected (0..n).
struct GroupCount {
  long long n = 0;
  long long selected = 0;
};

enum class Verdict {
  adverse_impact_indicated,           ///< below four-fifths, Fisher p < .05
  below_four_fifths_may_be_chance,    ///< below, p >= .05
  significant_but_above_four_fifths,  ///< not below, focal rate lower, p < .05
  no_indication,
  not_estimable,  ///< the reference group's rate is 0
};
/// "adverse_impact_indicated" ...: the words of files.
std::string_view name_of(Verdict verdict);

/// Two groups compared (29 CFR 1607.4D). With too_few every figure is without a value, and there is no verdict.
struct ImpactRatio {
  /// too_few below least_group in either; not_estimable where the reference rate is 0; provisional below settled_group
  /// in either; ok.
  Status status = Status::too_few;
  GroupCount focal;
  GroupCount reference;
  Figure<> rate_focal;      ///< 0..1
  Figure<> rate_reference;  ///< 0..1
  Figure<> ratio;           ///< rate_focal/rate_reference, >= 0; not_estimable where that is 0
  Limits limits;            ///< 95 %, on the log scale (Katz, Baptista, Azen & Pike 1978; Morris & Lobsenz 2000)
  bool limits_adjusted = false;  ///< a cell was 0: the limits, and they alone, use selected + .5 and n + 1
  Figure<> fisher_p;  ///< 0..1, two-sided exact test (Fisher 1922): always shown, and it decides
  Figure<> z;         ///< pooled difference of rates in standard errors; zero_variance where all or none were selected
  Figure<> z_p;       ///< its two-sided probability
  bool z_usable = false;          ///< all four expected counts are at least 5: show z only then
  bool one_person_flips = false;  ///< one selection more for focal, one less for reference, and focal has the HIGHER
                                  ///< rate (UGESP Questions and Answers 21, 1979)
  std::optional<Verdict> verdict;
};

/// Throws std::invalid_argument for counts below 0, selected above n, and groups beyond largest_group.
ImpactRatio impact_ratio(const GroupCount& focal, const GroupCount& reference);

/// Whether focal's rate is below four fifths of reference's, by whole numbers: .6/.75 is exactly .8 and passes.
bool below_four_fifths(const GroupCount& focal, const GroupCount& reference);

/// The two-sided probability 0..1 of a table as uneven as this one or more: the sum of the hypergeometric probabilities
/// that are at most 1 + 1e-7 times the observed one (Fisher 1922; R's fisher.test). 1 where a group is empty. Throws as
/// impact_ratio does.
double fisher_exact(const GroupCount& a, const GroupCount& b);

/// The group against which the others are compared: the highest rate among those with at least 2 % of `candidates`
/// (everybody, unknown groups included); ties to the first; none when no group is large enough. Throws as impact_ratio
/// does.
std::optional<std::size_t> reference_group(std::span<const GroupCount> groups, long long candidates);

/// Every group held against the reference group.
struct ImpactTable {
  std::optional<std::size_t> reference;            ///< index; none when no group is large enough
  std::vector<std::optional<ImpactRatio>> ratios;  ///< by group; none for the reference, and where there is none
};
/// Throws as reference_group does.
ImpactTable impact_table(std::span<const GroupCount> groups, long long candidates);

enum class DifferenceSize { negligible, small, medium, large };  ///< |d| from .2, .5, .8 (Cohen 1988)
std::string_view name_of(DifferenceSize size);

/// Difference of means in pooled standard deviations; negative: focal lower (Hedges & Olkin 1985).
struct StandardizedDifference {
  /// too_few below least_difference_group in either; zero_variance; provisional below settled_group in either; ok.
  Status status = Status::too_few;
  int n_focal = 0;
  int n_reference = 0;
  Figure<> d;
  Figure<> se;
  Limits limits;  ///< d -+ z975 se
  std::optional<DifferenceSize> size;
};

/// Scores in any one unit. Throws std::invalid_argument for values that are not finite or beyond 1e100.
StandardizedDifference standardized_difference(std::span<const double> focal, std::span<const double> reference);

/// One candidate of a bias audit under New York City Local Law 144. An attribute that was not stated is empty.
struct AuditedPerson {
  std::string sex;
  std::string race;
  double score = 0;  ///< scoring mode: any one unit
  bool selected = false;  ///< selection mode
};

struct AuditRow {
  std::string category;  ///< "Female", "White", "White | Female"
  long long n = 0;
  long long hits = 0;     ///< selected, or scored strictly above the median of the full sample
  Figure<> rate;          ///< hits/n, 0..1
  bool excluded = false;  ///< n below 2 % of the full sample: neither a ratio nor the highest rate, but still printed
  Figure<> ratio;         ///< rate/highest rate of the table; too_few where excluded; not_estimable where that is 0
};
struct AuditTable {
  long long unknown = 0;  ///< persons without the attribute, or without one of the two
  std::vector<AuditRow> rows;  ///< by category, in the order of its bytes; the categories that occur
};
struct BiasAudit {
  long long n = 0;  ///< the full sample, unknown ones included
  Figure<> median;  ///< scoring mode: of the full sample; not_measured in selection mode; too_few for nobody
  AuditTable sex;
  AuditTable race;
  AuditTable intersectional;
};

enum class AuditMode { scoring, selection };

/// The three tables of 6 RCNY 5-300 to 5-304. The kiosk prepares figures; the law wants an independent auditor. Throws
/// std::invalid_argument in scoring mode for scores that are not finite or beyond 1e100: leave out who has none.
BiasAudit bias_audit(std::span<const AuditedPerson> persons, AuditMode mode);

}  // namespace aplomb::measure
