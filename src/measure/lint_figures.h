#pragma once
// What the lint counts over a whole bank.

#include "core/bank.h"
#include "measure/figure.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace aplomb::measure {

struct QualityCount {
  std::string quality;
  std::size_t questions = 0;  ///< that key it
  std::size_t options = 0;    ///< that are keyed on it
  std::size_t positives = 0;  ///< of these with a key above 0
  std::size_t primary = 0;    ///< questions that are mainly about it
};

struct SettingCount {
  std::string setting;
  std::size_t questions = 0;
};

/// Named people of one kind.
struct PeopleCount {
  std::size_t women = 0;
  std::size_t men = 0;
  std::size_t unknown = 0;
};

struct LintFigures {
  std::size_t questions = 0;
  std::size_t options = 0;
  std::size_t judged = 0;  ///< questions with one best option: what the shares below are of

  Figure<> best_longest;      ///< share in which no option has more characters than the best
  Figure<> best_shortest;     ///< share in which none has fewer
  Figure<> length_best;       ///< mean characters of the best
  Figure<> length_others;     ///< and of the others
  Figure<> joined_best;       ///< share of best options that hold 'and', 'then' or ';'
  Figure<> joined_others;     ///< and of the others
  Figure<> most_acts;         ///< share in which the best holds more acts than every other
  Figure<> overlap_best;      ///< mean share of an option's content words that stand in the stem: the best
  Figure<> overlap_others;    ///< and the others
  Figure<> absolutes_poor;    ///< share with an absolute among options with E < 0
  Figure<> absolutes_good;    ///< and among those with E > 0
  std::size_t absolutes = 0;  ///< poor options that hold one
  Figure<> word_model;        ///< share in which words alone name the best (L19)
  Figure<> chance;            ///< the same by guessing

  bool flesch_kincaid = true;  ///< else the grades are LIX
  Figure<> grade_stems;        ///< mean reading grade
  Figure<> grade_stems_top;    ///< the hardest
  Figure<> grade_options;
  Figure<> grade_options_top;
  Figure<> words_stem;    ///< mean
  Figure<> words_option;  ///< mean

  std::map<std::string, std::size_t> patterns;  ///< sorted E -> questions: "-2 -1 1 2"
  std::vector<std::size_t> best_position;       ///< how often the best stands first, second …
  std::vector<QualityCount> qualities;
  std::vector<SettingCount> settings;
  std::size_t advice = 0;           ///< entries
  std::size_t advice_personal = 0;  ///< with verdict C
  std::size_t advice_cited = 0;     ///< of these in at least one reason
  PeopleCount customers;
  PeopleCount upset;
  PeopleCount staff;
  PeopleCount seniors;
  std::map<std::string, std::size_t> origins;  ///< group -> people
};

/// An advice of the bank and the questions whose reasons cite it, in the bank's order.
struct AdviceUse {
  const Advice* advice = nullptr;
  std::vector<std::string> questions;
};

/// The table of advice and questions; it points into `bank`.
std::vector<AdviceUse> advice_use(const Bank& bank);

}  // namespace aplomb::measure
