#include "measure/panel.h"

#include "measure/distribution.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// Means and variances of marks are decimals: .70 must not fall short of .70 by the last bit.
constexpr double rounding = 1e-9;
constexpr double least_mean_square = 1e-12;
constexpr double least_degrees = 1e-9;
constexpr std::size_t least_shared_options = 3;

double real(std::size_t n) { return static_cast<double>(n); }

void require_sound(const PanelRatings& ratings, int scale_k) {
  if (scale_k < 2 || scale_k > 9) throw std::invalid_argument("a scale has 2 to 9 marks");
  for (const auto& option : ratings) {
    if (option.size() != ratings.front().size())
      throw std::invalid_argument("every option has a place for every rater");
    for (const auto& rating : option) {
      if (rating && !(*rating >= 1 && *rating <= scale_k)) throw std::invalid_argument("a rating lies on the scale");
    }
  }
}

Consensus class_of(int n, const Figure<>& r_wg) {
  if (n < least_raters) return Consensus::too_few;
  if (r_wg.value() >= 0.70 - rounding) return Consensus::keep;
  return r_wg.value() >= 0.50 - rounding ? Consensus::weak : Consensus::drop;
}

/// Options x raters without missing ratings.
std::vector<std::vector<double>> complete_raters(const PanelRatings& ratings) {
  std::vector<std::vector<double>> table(ratings.size());
  for (std::size_t r = 0; !ratings.empty() && r < ratings.front().size(); ++r) {
    if (!std::all_of(ratings.begin(), ratings.end(), [r](const auto& option) { return option[r].has_value(); }))
      continue;
    for (std::size_t o = 0; o < ratings.size(); ++o) table[o].push_back(*ratings[o][r]);
  }
  return table;
}

struct MeanSquares {
  double rows = 0;
  double columns = 0;
  double error = 0;
};

MeanSquares mean_squares(const std::vector<std::vector<double>>& table) {
  const double n = real(table.size());
  const double k = real(table.front().size());
  std::vector<double> row_means;
  std::vector<double> column_means(table.front().size(), 0);
  for (const auto& row : table) {
    row_means.push_back(mean(row));
    for (std::size_t c = 0; c < row.size(); ++c) column_means[c] += row[c] / n;
  }
  const double grand = mean(row_means);
  MeanSquares squares;
  for (const double row : row_means) squares.rows += k * (row - grand) * (row - grand) / (n - 1);
  for (const double column : column_means) squares.columns += n * (column - grand) * (column - grand) / (k - 1);
  for (std::size_t o = 0; o < table.size(); ++o) {
    for (std::size_t c = 0; c < column_means.size(); ++c) {
      const double rest = table[o][c] - row_means[o] - column_means[c] + grand;
      squares.error += rest * rest / ((n - 1) * (k - 1));
    }
  }
  return squares;
}

Figure<> quotient(double part, double whole) {
  return whole > least_mean_square ? Figure<>(part / whole) : Figure<>::none(Status::not_estimable);
}

Limits both(const Figure<>& low, const Figure<>& high) {
  return low.has_value() && high.has_value() ? Limits{low, high} : Limits::none(Status::not_estimable);
}

/// The interval of ICC(A,1) with Satterthwaite's degrees of freedom (McGraw & Wong 1996). Numbers as in the
/// specification.
Limits single_limits(const MeanSquares& ms, double a, double n, double k) {
  const double columns = k * a * (ms.columns / ms.error);
  const double rest = n * (1 + (k - 1) * a) - k * a;
  const double below = (n - 1) * columns * columns + rest * rest;
  const double v = (k - 1) * (n - 1) * (columns + rest) * (columns + rest) / below;
  // Exactly 0 where all keys are the same; there is no F without degrees of freedom.
  if (!std::isfinite(v) || v < least_degrees) return Limits::none(Status::not_estimable);
  const double f_upper = f_quantile(0.975, n - 1, v);
  const double f_lower = f_quantile(0.975, v, n - 1);
  const double t = k * ms.columns + (k * n - k - n) * ms.error;
  return both(quotient(n * (ms.rows - f_upper * ms.error), f_upper * t + n * ms.rows),
              quotient(n * (f_lower * ms.rows - ms.error), t + n * f_lower * ms.rows));
}

/// What a single rater's limit is worth to the mean of k raters (Spearman 1910; Brown 1910).
Figure<> stepped_up(const Figure<>& limit, double k) {
  return limit.has_value() ? quotient(limit.value() * k, 1 + limit.value() * (k - 1)) : limit;
}

bool constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(),
                     [&](double value) { return std::abs(value - values[0]) < least_sd; });
}

}  // namespace

std::string_view name_of(Consensus consensus) {
  switch (consensus) {
    case Consensus::keep:
      return "keep";
    case Consensus::weak:
      return "weak";
    case Consensus::drop:
      return "drop";
    case Consensus::too_few:
      return "too_few";
  }
  return {};
}

std::vector<OptionConsensus> consensus_of(const PanelRatings& ratings, int scale_k) {
  require_sound(ratings, scale_k);
  const double uniform = (scale_k * scale_k - 1) / 12.0;
  std::vector<OptionConsensus> result;
  for (const auto& row : ratings) {
    std::vector<double> given;
    for (const auto& rating : row) {
      if (rating) given.push_back(*rating);
    }
    OptionConsensus option;
    option.n = static_cast<int>(given.size());
    option.key = given.empty() ? Figure<>::none(Status::too_few) : Figure<>(mean(given), Status::ok, option.n);
    option.spread = sd(given);
    const Figure<> s2 = variance(given);
    option.r_wg = s2.has_value() ? Figure<>(std::max(0.0, 1 - s2.value() / uniform), Status::ok, option.n) : s2;
    option.consensus = class_of(option.n, option.r_wg);
    result.push_back(option);
  }
  return result;
}

PanelAgreement agreement_of(const PanelRatings& ratings, int scale_k) {
  require_sound(ratings, scale_k);
  const auto table = complete_raters(ratings);
  PanelAgreement result;
  result.raters = table.empty() ? 0 : static_cast<int>(table.front().size());
  const auto none = [&](Status status) {
    result.status = status;
    result.single = result.average = Figure<>::none(status, result.raters);
    result.single_limits = result.average_limits = Limits::none(status, result.raters);
    return result;
  };
  if (table.size() < 2 || result.raters < 2) {
    result.ms_rows = result.ms_columns = result.ms_error = Figure<>::none(Status::too_few, result.raters);
    return none(Status::too_few);
  }
  const MeanSquares ms = mean_squares(table);
  const double n = real(table.size());
  const double k = real(table.front().size());
  result.ms_rows = Figure<>(ms.rows, Status::ok, result.raters);
  result.ms_columns = Figure<>(ms.columns, Status::ok, result.raters);
  result.ms_error = Figure<>(ms.error, Status::ok, result.raters);
  if (ms.rows < least_mean_square && ms.error < least_mean_square) return none(Status::zero_variance);
  result.single = quotient(ms.rows - ms.error, ms.rows + (k - 1) * ms.error + k * (ms.columns - ms.error) / n);
  result.average = quotient(ms.rows - ms.error, ms.rows + (ms.columns - ms.error) / n);
  result.status = result.single.has_value() ? Status::ok : Status::not_estimable;
  result.single_limits = result.average_limits = Limits::none(Status::not_estimable, result.raters);
  if (ms.error < least_mean_square || !result.single.has_value()) return result;
  result.single_limits = single_limits(ms, result.single.value(), n, k);
  result.average_limits = both(stepped_up(result.single_limits.low, k), stepped_up(result.single_limits.high, k));
  return result;
}

PanelQuality quality_of(const PanelAgreement& agreement) {
  if (!agreement.average.has_value() || agreement.average.value() < 0.70) return PanelQuality::not_usable;
  return agreement.average.value() < 0.90 ? PanelQuality::acceptable : PanelQuality::good;
}

std::vector<RaterCheck> rater_checks(const PanelRatings& ratings, int scale_k) {
  require_sound(ratings, scale_k);
  std::vector<RaterCheck> result;
  const std::size_t raters = ratings.empty() ? 0 : ratings.front().size();
  for (std::size_t r = 0; r < raters; ++r) {
    std::vector<double> own;
    std::vector<double> others;
    for (const auto& option : ratings) {
      std::vector<double> rest;
      for (std::size_t other = 0; other < raters; ++other) {
        if (other != r && option[other]) rest.push_back(*option[other]);
      }
      if (!option[r] || rest.empty()) continue;
      own.push_back(*option[r]);
      others.push_back(mean(rest));
    }
    RaterCheck rater;
    const bool enough = own.size() >= least_shared_options;
    rater.r = enough ? correlation(own, others) : Figure<>::none(Status::too_few, static_cast<int>(own.size()));
    rater.check = rater.r.has_value() ? rater.r.value() < 0.30 : enough && constant(own);
    result.push_back(rater);
  }
  return result;
}

ItemScreen screen_item(std::span<const OptionConsensus> options, Format format, const std::vector<bool>& confirmed) {
  if (!confirmed.empty() && confirmed.size() != options.size())
    throw std::invalid_argument("one confirmation for each option, or none at all");
  std::vector<double> keys;
  for (std::size_t o = 0; o < options.size(); ++o) {
    const bool accepted = options[o].consensus == Consensus::weak && !confirmed.empty() && confirmed[o];
    if (options[o].key.has_value() && (options[o].consensus == Consensus::keep || accepted))
      keys.push_back(options[o].key.value());
  }
  if (keys.size() < 2) return ItemScreen::rewrite;
  std::sort(keys.begin(), keys.end(), std::greater<>());
  if (keys.front() - keys.back() < 1.0 - rounding) return ItemScreen::rewrite;
  if (format == Format::pick && keys[0] - keys[1] < 0.5 - rounding) return ItemScreen::no_clear_best;
  return ItemScreen::usable;
}

}  // namespace aplomb::measure
