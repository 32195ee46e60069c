#pragma once
// Test-wise strategies: rating without judging, by what an option looks like. A bank is sound when none of them gets
// much above guessing (50). What stands at the same value gets the same mark; where one has to be chosen, the display
// order decides, and every order is tried with its mirror image, so that places alone give chance in the mean.

#include "measure/lint_phrases.h"
#include "measure/session_score.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::measure {

enum class Strategy {
  longest,    ///< more characters are better
  shortest,   ///< fewer are better
  polite,     ///< more nice words are better
  overlap,    ///< a larger share of its content words stands in the situation
  has_and,    ///< holds "and", "then" or ";"
  most_acts,  ///< more acts: sentences and what "and", "then", ";" join
  no_blame,   ///< +1 for an act of one's own; -1 each for blame, policy and hand-off
  first,      ///< where it stands: the first is best
  middle,     ///< the middle mark for all; where one has to be chosen, the middle one
  random,
  all_good,  ///< the top mark for all
  all_poor,  ///< the lowest mark for all
};

/// "longest", "has-and" ...: the words of the command line.
std::string_view name_of(Strategy strategy);
std::optional<Strategy> strategy_named(std::string_view name);
/// In the order of Strategy.
std::span<const Strategy> all_strategies();

/// What the strategies look for. Values, so that a language can bring its own.
struct StrategyWords {
  Phrases nice;
  Phrases joiners;
  Phrases own_act;
  Phrases blame;
  Phrases policy;
  Phrases hand_off;
  WordSet stop_words;
  WordSet abbreviations;
};
/// For banks in English.
StrategyWords english_strategy_words();

/// How much the strategy likes each text, beside its situation; only the order of the values counts. Strategies that
/// do not read (first ... all_poor) give 0 to all.
std::vector<double> liking(Strategy strategy, const StrategyWords& words, std::string_view stem,
                           std::span<const std::string> texts);

/// The response of one who uses the strategy, under a display order drawn from `state` (SplitMix64, moves on);
/// `mirrored`: the same draw seen in a mirror. Throws std::invalid_argument as random_response does.
Response strategic_response(const FormEntry& entry, Strategy strategy, const StrategyWords& words, bool mirrored,
                            std::uint64_t& state);

/// Of one format, or of all: 0..100, 50 = guessing; `n` counts the questions.
struct StrategyFormat {
  std::string format;  ///< "rate" ... "scene"
  Figure<> judgement;
};
struct StrategyResult {
  Strategy strategy = Strategy::longest;
  Figure<> judgement;                  ///< mean overall judgement over the form, every question counting 1
  std::vector<StrategyFormat> formats;  ///< those that occur
};

/// The mean over `orders` pairs of mirrored display orders (1..10000, else std::invalid_argument). not_measured where
/// nothing tells its options apart. The same seed gives the same figures.
StrategyResult strategy_result(std::span<const FormEntry> form, std::span<const Quality> qualities, Strategy strategy,
                               const StrategyWords& words, int orders, std::uint64_t seed);

/// The highest judgement that leaves a bank sound, 0..100: 55, and 65 for no_blame, which is half a reading.
double highest_sound(Strategy strategy);

}  // namespace aplomb::measure
