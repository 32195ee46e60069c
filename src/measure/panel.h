#pragma once
// Keys from a panel of experts (scoring.md 2): how far its raters agree, on an option and over all of them, and which
// options, raters and items need another look.

#include "core/bank.h"
#include "measure/statistics.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// So many raters per option before a key may be published (2).
inline constexpr int least_raters = 5;

/// Ratings option x rater on the marks 1..scale_k (2..9; means and halves are allowed); none = not rated. Every row has
/// the same length. Functions here throw std::invalid_argument for anything else.
using PanelRatings = std::vector<std::vector<std::optional<double>>>;

/// Cut-offs after LeBreton & Senter 2008: r_wg >= .70, >= .50, below; too_few below least_raters.
enum class Consensus { keep, weak, drop, too_few };
/// "keep", "weak", "drop", "too_few".
std::string_view name_of(Consensus consensus);

/// One option.
struct OptionConsensus {
  int n = 0;        ///< raters who rated it
  Figure<> key;     ///< e: the mean of their ratings, 1..scale_k; too_few without any
  Figure<> spread;  ///< their sd, marks; too_few for n < 2
  Figure<> r_wg;    ///< 0..1: 1 - s^2/((k^2 - 1)/12), cut at 0 (James, Demaree & Wolf 1984); too_few for n < 2
  Consensus consensus = Consensus::too_few;
};

/// By option.
std::vector<OptionConsensus> consensus_of(const PanelRatings& ratings, int scale_k);

enum class PanelQuality { not_usable, acceptable, good };

/// Agreement over all options: two-way, absolute agreement (McGraw & Wong 1996; ICC2 and ICC2k of Shrout & Fleiss
/// 1979), over the raters who rated every option.
struct PanelAgreement {
  Status status = Status::too_few;  ///< ok; too_few below 2 options or 2 such raters; zero_variance; not_estimable
  int raters = 0;                   ///< raters without missing ratings
  Figure<> ms_rows;                 ///< mean squares of options, raters, rest; marks squared
  Figure<> ms_columns;
  Figure<> ms_error;
  Figure<> single;  ///< ICC(A,1), at most 1. Negative estimates are kept: no agreement
  Limits single_limits;
  Figure<> average;  ///< ICC(A,k): the reliability of the key
  Limits average_limits;
};

/// Where the rest vanishes (ms_error < 1e-12) there is no interval; where options do not differ either, zero_variance.
/// An estimate or limit whose denominator is not positive (options differ less than the rest alone would make them) is
/// not_estimable.
PanelAgreement agreement_of(const PanelRatings& ratings, int scale_k);

/// By ICC(A,k): below .70, and without a value, not_usable; below .90 acceptable; good from there.
PanelQuality quality_of(const PanelAgreement& agreement);

/// One rater against the mean of the others.
struct RaterCheck {
  Figure<> r;  ///< -1..1, over the options rated by this one and another; too_few below 3, zero_variance
  bool check =
      false;  ///< r < .30, or the same mark for all of 3 options or more. To be looked at, never dropped by itself
};

/// By rater.
std::vector<RaterCheck> rater_checks(const PanelRatings& ratings, int scale_k);

enum class ItemScreen { usable, rewrite, no_clear_best };

/// Whether the options of one item can be keyed: at least 2 of class keep (or weak, where `confirmed` by an editor; by
/// option, or empty for none) whose keys lie at least one mark apart, else rewrite; for Format::pick the best of them
/// also has to lead the second by half a mark, else no_clear_best. Throws std::invalid_argument for lengths that
/// differ.
ItemScreen screen_item(std::span<const OptionConsensus> options, Format format,
                       const std::vector<bool>& confirmed = {});

}  // namespace aplomb::measure
