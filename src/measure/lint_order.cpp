// Where the best option stands (L25): as the options are stored, and in the orders that sessions draw.

#include "core/order.h"
#include "measure/lint_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace aplomb::measure {
namespace {

constexpr std::size_t run_most = 3;
constexpr std::size_t expected_least = 5;  ///< in each place
constexpr std::size_t orders_drawn = 1000;
constexpr double errors_most = 3;  ///< standard errors of a share

/// Upper points of chi-square with 1, 2 ... degrees of freedom.
using UpperPoints = std::array<double, 7>;
constexpr UpperPoints chi_square_05{3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067};
/// For what nobody can mend by rewriting: an honest shuffle fails 5 % in one form of twenty.
constexpr UpperPoints chi_square_001{10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322};

/// By number of options, how often the best stands first, second ...
using PlaceCounts = std::map<std::size_t, std::vector<std::size_t>>;

struct Uneven {
  std::size_t options = 0;
  std::size_t all = 0;
  std::string counts;
};

std::vector<Uneven> uneven_places(const PlaceCounts& by_size, const UpperPoints& limits) {
  std::vector<Uneven> out;
  for (const auto& [size, counts] : by_size) {
    Uneven found{size, 0, {}};
    for (const std::size_t count : counts) {
      found.all += count;
      found.counts += (found.counts.empty() ? "" : ", ") + count_of(count);
    }
    if (found.all < expected_least * size || size < 2 || size - 2 >= limits.size()) continue;
    const double expected = static_cast<double>(found.all) / static_cast<double>(size);
    double chi_square = 0;
    for (const std::size_t count : counts) {
      const double off = static_cast<double>(count) - expected;
      chi_square += off * off / expected;
    }
    if (chi_square > limits[size - 2]) out.push_back(std::move(found));
  }
  return out;
}

void count_place(PlaceCounts& counts, std::size_t options, std::size_t place) {
  auto& places = counts[options];
  places.resize(options);
  ++places[place];
}

/// Of each question; none where no option is the best.
using BestPlaces = std::vector<std::optional<std::size_t>>;

/// Calls `found(first, length)` for each run that is too long.
void each_run(const BestPlaces& places, const std::function<void(std::size_t, std::size_t)>& found) {
  for (std::size_t first = 0; first < places.size();) {
    std::size_t end = first + 1;
    while (places[first] && end < places.size() && places[end] == places[first]) ++end;
    if (end - first > run_most) found(first, end - first);
    first = end;
  }
}

bool has_run(const BestPlaces& places) {
  bool found = false;
  each_run(places, [&](std::size_t, std::size_t) { found = true; });
  return found;
}

/// The chance of a run that is too long where every place is equally likely.
double chance_of_run(const LintView& view) {
  std::size_t most = 0;
  for (const QuestionView& seen : view.questions) most = std::max(most, seen.options.size());
  // By the last best option's place and the length of the run that it ends.
  using State = std::vector<std::array<double, run_most>>;
  State state(most);
  double none = 1;  ///< before the first question, and behind one without a best option
  double found = 0;
  for (const QuestionView& seen : view.questions) {
    double all = none;
    for (const auto& lengths : state) {
      for (const double chance : lengths) all += chance;
    }
    State next(most);
    none = seen.best ? 0 : all;
    const double each = seen.best ? 1 / static_cast<double>(seen.options.size()) : 0;
    for (std::size_t place = 0; seen.best && place < seen.options.size(); ++place) {
      double same = 0;
      for (std::size_t length = 0; length < run_most; ++length) {
        const double chance = state[place][length];
        same += chance;
        (length + 1 < run_most ? next[place][length + 1] : found) += chance * each;
      }
      next[place][0] = (all - same) * each;
    }
    state = std::move(next);
  }
  return found;
}

}  // namespace

void lint_stored_places(const LintView& view, LintNotes& notes) {
  PlaceCounts counts;
  for (const QuestionView& seen : view.questions) {
    if (seen.best) count_place(counts, seen.options.size(), *seen.best);
  }
  for (const Uneven& found : uneven_places(counts, chi_square_05)) {
    notes.warn("L25", in_bank(),
               {N_("of {count} questions with {size} options the best stands first, second … in {counts}"),
                {{"count", count_of(found.all)}, {"size", count_of(found.options)}, {"counts", found.counts}}},
               {N_("change the order of some options in the files"), {}});
  }
}

void lint_stored_runs(const LintView& view, LintNotes& notes) {
  BestPlaces places;
  for (const QuestionView& seen : view.questions) places.push_back(seen.best);
  each_run(places, [&](std::size_t first, std::size_t length) {
    notes.warn("L25", in_question(first),
               {N_("the best stands in the same place in {count} questions in a row, '{first}' to '{last}'"),
                {{"count", count_of(length)},
                 {"first", view.questions[first].question->id},
                 {"last", view.questions[first + length - 1].question->id}}},
               {N_("change the order of some options in the files"), {}});
  });
}

void lint_drawn_orders(const LintView& view, const SaltOf& salt_of, LintNotes& notes) {
  std::vector<std::uint64_t> salts;
  for (const QuestionView& seen : view.questions) salts.push_back(salt_of(seen.question->id));
  PlaceCounts counts;
  std::size_t with_run = 0;
  std::uint64_t state = 0;
  for (std::size_t drawn = 0; drawn < orders_drawn; ++drawn) {
    const std::uint64_t seed = split_mix_64(state);
    BestPlaces places;
    for (std::size_t q = 0; q < view.questions.size(); ++q) {
      const QuestionView& seen = view.questions[q];
      places.emplace_back();
      if (!seen.best) continue;
      const auto order = shuffled_order(seen.options.size(), seed, salts[q]);
      places.back() = static_cast<std::size_t>(std::find(order.begin(), order.end(), *seen.best) - order.begin());
      count_place(counts, order.size(), *places.back());
    }
    if (has_run(places)) ++with_run;
  }
  const Message mend{N_("no wording mends this: have the program's shuffle looked at"), {}};
  for (const Uneven& found : uneven_places(counts, chi_square_001)) {
    notes.warn("L25", in_bank(),
               {N_("in {orders} orders of {size} options the best stands first, second … in {counts}"),
                {{"orders", count_of(orders_drawn)}, {"size", count_of(found.options)}, {"counts", found.counts}}},
               mend);
  }
  const double share = static_cast<double>(with_run) / static_cast<double>(orders_drawn);
  const double chance = chance_of_run(view);
  if (share <= chance + errors_most * std::sqrt(chance * (1 - chance) / static_cast<double>(orders_drawn))) return;
  notes.warn("L25", in_bank(),
             {N_("in {share} of {orders} orders the best stands in the same place four times in a row; chance gives {chance}"),
              {{"share", percent(share)}, {"orders", count_of(orders_drawn)}, {"chance", percent(chance)}}},
             mend);
}

}  // namespace aplomb::measure
