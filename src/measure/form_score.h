#pragma once
// Items together: statuses, the quality scores of a form, and the check that they are more than comparisons within a
// person (scoring.md 1.4-1.6).

#include "measure/figure.h"
#include "measure/item_score.h"

#include <span>

namespace aplomb::measure {

/// A quality score needs this many answered items, and this share of what measures it (1.5).
inline constexpr int least_answered = 3;
inline constexpr double least_coverage = 0.75;
/// Nine of twelve equal shares must not fall short of three quarters by the last bit of a sum.
inline constexpr double coverage_rounding = 1e-9;

enum class ItemStatus { answered, skipped, not_reached, not_administered };

/// "answered", "skipped", "not_reached", "not_administered".
std::string_view name_of(ItemStatus status);

/// What is known of an item's administration before the statuses: withdrawn items are ignored everywhere.
enum class Received { given, missing, withdrawn };

/// Statuses in presentation order (1.4). `completed`: the session ended by completion; otherwise the unbroken run of
/// missing replies at the end was not reached (withdrawn items do not break it). Every other missing reply is skipped.
std::vector<ItemStatus> statuses_of(std::span<const Received> replies, bool completed);

/// One item, or one scene (scene_score.h), as the form sees it. `score` is read only where status is answered. Bounds and score in one unit (scale
/// both or none).
struct FormItem {
  ItemStatus status = ItemStatus::skipped;
  ItemBounds bounds;
  ItemScore score;
};

/// One quality over the form.
struct QualityScore {
  Figure<> pomp;  ///< 0..100 (percent of maximum possible; Cohen, Cohen, Aiken & West 1999); incomplete or not_measured
  Figure<> baseline;  ///< POMP points of answering at random; a value where pomp has one
  Figure<> coverage;  ///< 0..1: answered share of the ranges of all administered items; not_measured without any
  double unit = 0;    ///< POMP points of one key point, 100/(Smax - Smin); 0 where there is no score
  int answered = 0;   ///< answered items that measure it
  std::vector<std::optional<double>> item_points;  ///< by item, POMP points above chance: they sum to pomp - baseline.
                                                   ///< None where the item does not count, or there is no score
};

/// The score of quality `q` (an index into the bounds of every item). Skipped items are credited with chance (the
/// omitted-item convention of large-scale assessment); items not reached are left out of score, least and greatest.
/// Fewer than least_answered answered items or less than least_coverage: incomplete.
QualityScore score_quality(std::span<const FormItem> items, std::size_t q);

/// What guessing would give on all administered items, POMP points: the baseline of a complete session. not_measured
/// when no administered item measures `q`.
Figure<> chance_baseline(std::span<const FormItem> items, std::size_t q);

/// A form scored item by item, in the items' own units (the product's scaling to equal questions is in
/// session_score.h).
struct FormScore {
  std::vector<ItemStatus> statuses;     ///< by item
  std::vector<QualityScore> qualities;  ///< by quality
};

/// Scores `answers` (by item; none = unanswered; an answer that is not valid counts as unanswered) to `items`, which
/// all have the same number of qualities. `withdrawn` by item, or empty for none. Qualities measured by `standardized`
/// items are scored by standardized.h. Throws std::invalid_argument for items with a problem, for lengths that differ,
/// and when a quality mixes standardized items with others (1.3 forbids it).
FormScore score_form(std::span<const Item> items, std::span<const std::optional<Answer>> answers,
                     const std::vector<bool>& withdrawn, bool completed);

/// Whether a pick, most_least or linear-rank item gives every option the same sum of keys over the qualities (spread <
/// 1e-12), so that its quality scores add up to a constant (Hicks 1970). Other items are not.
bool ipsative(const Item& item);

enum class Ipsativity { fine, warning, refused };

/// The publish gate (1.6): refused when all items are ipsative, warning when more than half are, fine otherwise and for
/// no items.
Ipsativity ipsativity(std::span<const Item> items);

}  // namespace aplomb::measure
