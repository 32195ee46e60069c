#include "measure/answer_quality.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double run_flag = 0.001;
constexpr double run_severe = 1e-6;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

/// The pairs of a person's item scores and the norm's means, where both are known.
Figure<> person_total(const ItemPomps& person, const std::vector<Figure<>>& means) {
  require(person.size() == means.size(), "a person has the norm's items");
  std::vector<double> own;
  std::vector<double> others;
  for (std::size_t i = 0; i < person.size(); ++i) {
    if (!person[i] || !means[i].has_value()) continue;
    own.push_back(*person[i]);
    others.push_back(means[i].value());
  }
  const auto items = static_cast<int>(own.size());
  if (items < least_fit_items) {
    require_values(own);
    return Figure<>::none(Status::too_few_items, items);
  }
  return correlation(own, others);
}

Figure<> norm_quantile(std::span<const double> values, double p) {
  const Figure<> cut = quantile(values, p);
  return cut.n() < least_norm ? Figure<>::none(Status::too_few, cut.n()) : cut;
}

}  // namespace

double run_probability(std::span<const int> options, int run) {
  require(std::all_of(options.begin(), options.end(), [](int m) { return m >= 1; }), "an item has an option");
  if (run <= 1) return 1;
  if (static_cast<std::size_t>(run) > options.size()) return 0;
  // state[r]: the run at this item has length r, and none was as long as `run` so far. What reaches it is summed by
  // itself: 1 - the rest would lose small probabilities.
  const auto length = static_cast<std::size_t>(run);
  std::vector<double> state(length, 0);
  state[1] = 1;
  double reached = 0;
  for (std::size_t i = 1; i < options.size(); ++i) {
    const double same = 1.0 / options[i];
    std::vector<double> next(length, 0);
    for (std::size_t r = 1; r < length; ++r) {
      next[1] += state[r] * (1 - same);
      if (r + 1 < length)
        next[r + 1] = state[r] * same;
      else
        reached += state[r] * same;
    }
    state = std::move(next);
  }
  return std::clamp(reached, 0.0, 1.0);
}

StraightLine straight_line(std::span<const int> positions, std::span<const int> options) {
  require(positions.size() == options.size(), "every item has a position and a number of options");
  StraightLine line;
  int run = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    require(positions[i] >= 0 && positions[i] < options[i], "a position is out of range");
    run = i > 0 && positions[i] == positions[i - 1] ? run + 1 : 1;
    line.longest = std::max(line.longest, run);
  }
  if (positions.empty()) {
    line.p = Figure<>::none(Status::not_measured);
    return line;
  }
  line.p = Figure<>(run_probability(options, line.longest), Status::ok, static_cast<int>(positions.size()));
  line.flag = line.p.value() <= run_flag;
  line.severe = line.p.value() <= run_severe;
  return line;
}

PersonFitNorm person_fit_norm(std::span<const ItemPomps> persons) {
  PersonFitNorm norm;
  const std::size_t items = persons.empty() ? 0 : persons.front().size();
  for (std::size_t i = 0; i < items; ++i) {
    std::vector<double> known;
    for (const ItemPomps& person : persons) {
      require(person.size() == items, "every person has the same items");
      if (person[i]) known.push_back(*person[i]);
    }
    norm.means.push_back(known.empty() ? Figure<>::none(Status::too_few)
                                       : Figure<>(mean(known), Status::ok, static_cast<int>(known.size())));
  }
  std::vector<double> fits;
  for (const ItemPomps& person : persons) {
    const Figure<> r = person_total(person, norm.means);
    if (r.has_value()) fits.push_back(r.value());
  }
  norm.cutoff = norm_quantile(fits, 0.05);
  return norm;
}

PersonFit person_fit(const ItemPomps& person, const PersonFitNorm& norm) {
  const Figure<> r = person_total(person, norm.means);
  return {r, r.has_value() && norm.cutoff.has_value() && r.value() < norm.cutoff.value()};
}

Figure<> duplicate_difference(std::span<const DuplicatePair> pairs) {
  std::vector<double> differences;
  for (const DuplicatePair& pair : pairs) {
    require_values(std::vector<double>{pair.a, pair.b});
    differences.push_back(std::abs(pair.a - pair.b));
  }
  if (differences.empty()) return Figure<>::none(Status::not_measured);
  return Figure<>(mean(differences), Status::ok, static_cast<int>(differences.size()));
}

Figure<> duplicate_cutoff(std::span<const double> norm) { return norm_quantile(norm, 0.95); }

bool duplicates_flag(const Figure<>& difference, const Figure<>& cutoff) {
  return difference.has_value() && cutoff.has_value() && difference.n() >= least_duplicate_pairs &&
         difference.value() > cutoff.value();
}

FlatRatings flat_ratings(std::span<const int> ratings, int scale_k) {
  const std::vector<double> marks(ratings.begin(), ratings.end());
  FlatRatings flat;
  flat.irv = sd(marks);
  flat.flag = flat.irv.has_value() && flat.irv.value() < 0.5 && flat.irv.n() >= least_ratings && scale_k >= least_flat_scale;
  return flat;
}

bool not_above_chance(const Figure<>& overall, double random_975) {
  return overall.has_value() && overall.value() < random_975;
}

std::string_view name_of(QualityLevel level) {
  switch (level) {
    case QualityLevel::none:
      return "none";
    case QualityLevel::note:
      return "note";
    case QualityLevel::review:
      return "review";
  }
  return {};
}

int count_of(const QualityFlags& flags) {
  int count = 0;
  for (const bool flag : {flags.rapid, flags.straight_line, flags.person_fit, flags.duplicates, flags.flat_ratings,
                          flags.not_above_chance})
    count += flag ? 1 : 0;
  return count;
}

QualityLevel level_of(const QualityFlags& flags) {
  const int count = count_of(flags);
  if (count >= 2 || flags.rapid_severe || flags.straight_line_severe) return QualityLevel::review;
  return count == 1 ? QualityLevel::note : QualityLevel::none;
}

}  // namespace aplomb::measure
