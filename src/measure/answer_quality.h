#pragma once
// Signs that answers may not say what a person thinks (scoring.md 8). Shown as "answer quality"; they never change a
// score, and a note must not be a reason to reject anyone. Rapid answers: response_time.h.

#include "measure/statistics.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// A cut-off of a norm sample needs this many persons.
inline constexpr int least_norm = 100;
inline constexpr int least_fit_items = 10;
inline constexpr int least_duplicate_pairs = 2;
inline constexpr int least_ratings = 10;
inline constexpr int least_flat_scale = 5;

/// The longest run of the same displayed position, in the order of presentation.
struct StraightLine {
  int longest = 0;
  Figure<> p;  ///< P(a run at least so long) for uniform positions, 0..1; not_measured for no items
  bool flag = false;    ///< p <= .001
  bool severe = false;  ///< p <= 1e-6
};
/// `positions`: where the option picked (most_least: called best) stood, 0..options - 1; `options` by the same items,
/// which were shuffled for each person. Throws std::invalid_argument for lengths that differ, items without an option
/// and positions out of range.
StraightLine straight_line(std::span<const int> positions, std::span<const int> options);

/// P(longest run >= run) over items with so many options each, 0..1: 1 for run <= 1, 0 for run > items. Throws
/// std::invalid_argument for items without an option.
double run_probability(std::span<const int> options, int run);

/// POMP scores of one person's pick, most_least and rank items on each item's primary quality; none = not answered.
using ItemPomps = std::vector<std::optional<double>>;

/// What the norm sample says about each item, and about fit.
struct PersonFitNorm {
  std::vector<Figure<>> means;  ///< by item, POMP points; too_few where nobody answered
  Figure<> cutoff;  ///< 5th percentile (type 7) of the sample's person-total correlations; too_few below 100 of them
};
/// `persons` of the norm sample, all with the same items. Throws std::invalid_argument for lengths that differ and for
/// values that are not finite or beyond 1e100, as all below do.
PersonFitNorm person_fit_norm(std::span<const ItemPomps> persons);

struct PersonFit {
  Figure<> r;  ///< person-total correlation -1..1 (Donlon & Fischer 1968); too_few_items below 10 answered; zero_variance
  bool flag = false;  ///< r below the norm's cut-off
};
PersonFit person_fit(const ItemPomps& person, const PersonFitNorm& norm);

/// Two presentations of the same question, POMP points on its primary quality.
struct DuplicatePair {
  double a = 0;
  double b = 0;
};
/// mean |a - b|, POMP points, with the number of pairs; not_measured for none.
Figure<> duplicate_difference(std::span<const DuplicatePair> pairs);
/// The 95th percentile (type 7) of the norm sample's differences; too_few below 100 persons.
Figure<> duplicate_cutoff(std::span<const double> norm);
/// Whether a difference of at least 2 pairs is above the cut-off.
bool duplicates_flag(const Figure<>& difference, const Figure<>& cutoff);

/// Intra-individual response variability (Dunn, Heffner, Shoss & Theiling 2018).
struct FlatRatings {
  Figure<> irv;  ///< sd of all ratings, marks; too_few below 2
  bool flag = false;  ///< irv < .5, with at least 10 ratings on a scale of at least 5 marks
};
FlatRatings flat_ratings(std::span<const int> ratings, int scale_k);

/// Rate forms (5.10): whether the overall judgement is below the 97.5th percentile of random answering on that form.
/// False without a judgement.
bool not_above_chance(const Figure<>& overall, double random_975);

struct QualityFlags {
  bool rapid = false;
  bool rapid_severe = false;
  bool straight_line = false;
  bool straight_line_severe = false;
  bool person_fit = false;
  bool duplicates = false;
  bool flat_ratings = false;
  bool not_above_chance = false;
};

enum class QualityLevel { none, note, review };
/// "none", "note", "review".
std::string_view name_of(QualityLevel level);

/// The number of flags; a severe one is no second flag.
int count_of(const QualityFlags& flags);
/// review from 2 flags on, or for a severe one; note for 1.
QualityLevel level_of(const QualityFlags& flags);

}  // namespace aplomb::measure
