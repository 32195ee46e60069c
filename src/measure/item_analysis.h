#pragma once
// What a sample says about items (scoring.md 7): how hard they are, whether they tell people apart, which options nobody
// takes. A flag asks an editor to look; it never changes a key by itself.

#include "measure/item_score.h"
#include "measure/reliability.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::measure {

/// One item, or one scene, as the analysis of one quality sees it: persons with every item answered, in one order.
struct ItemSample {
  double min = 0;     ///< attainable, key points
  double max = 0;
  double chance = 0;  ///< expected score of random answers
  std::vector<double> y;           ///< by person, key points
  std::vector<double> key;         ///< by option: its key on the quality; empty where no option is chosen (rate, rank, scene)
  std::vector<std::size_t> most;   ///< by person: the option picked, or called best; empty as `key`
  std::vector<std::size_t> least;  ///< by person, most_least only
};

enum class ItemFlag {
  at_or_below_chance,       ///< mean <= chance level
  dead_option,              ///< an option chosen by fewer than 2 % (pick), as best or poorest by fewer than 5 %
  hurts_alpha,              ///< alpha without the item is higher by more than .02
  key_suspect,              ///< another option goes with the rest better than the keyed best, by more than max(.10, 2/sqrt n)
  low_variance,             ///< sd below 5 POMP points
  negative_discrimination,  ///< item-rest r below 0
  weak_discrimination,      ///< item-rest r from 0 to below .10
  too_easy,                 ///< mean above 90
};
/// "at_or_below_chance" ...: the words of files.
std::string_view name_of(ItemFlag flag);

struct OptionFigures {
  Figure<> share_most;   ///< 0..1: picked, or called best
  Figure<> share_least;  ///< 0..1: called poorest; not_measured but for most_least
  Figure<> rest_r;  ///< correlation of choosing it (poorest: -1) with the rest score; zero_variance where nobody or everybody
                    ///< does
};

struct ItemFigures {
  Status status = Status::too_few;  ///< ok or provisional by n; too_few; not_measured where max - min <= least_range
  Figure<> mean;    ///< difficulty, POMP points 0..100
  Figure<> sd;      ///< POMP points
  Figure<> chance;  ///< chance level, POMP points
  Figure<> item_rest;        ///< correlation with the sum of the other items
  Limits item_rest_limits;   ///< Fisher 1921
  Figure<> alpha_if_deleted; ///< with at least 3 items that vary
  std::vector<OptionFigures> options;  ///< pick and most_least
  std::vector<ItemFlag> flags;         ///< in the order of ItemFlag
};

/// One quality of one form version.
struct ItemAnalysis {
  Status status = Status::too_few;  ///< by n alone (0.3): ok, provisional, too_few
  int n = 0;
  Reliability reliability;
  std::vector<ItemFigures> items;
};

/// Throws std::invalid_argument where items have different persons, for choices out of range, and for numbers that are
/// not finite or beyond 1e100.
ItemAnalysis analyse_items(std::span<const ItemSample> items);

/// The samples of quality `q`, by item, from the persons who answered every item in full (person x item; what is not
/// valid counts as unanswered). An item that does not measure q keeps its place: max = min and y = 0. Throws
/// std::invalid_argument for items with a problem, standardized items, an unknown q and lengths that differ.
std::vector<ItemSample> item_samples(std::span<const Item> items,
                                     std::span<const std::vector<std::optional<Answer>>> persons, std::size_t q);

/// 95 % limits of a correlation of n pairs, tanh(atanh r -+ z975/sqrt(n - 3)) (Fisher 1921). `r` -1..1 (else
/// std::invalid_argument), its status goes over; too_few for n < 4.
Limits correlation_limits(const Figure<>& r, int n);

}  // namespace aplomb::measure
