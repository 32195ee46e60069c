#include "measure/dif.h"

#include "measure/distribution.h"
#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double same_score = 1e-9;
constexpr double significant = 0.05;
constexpr double delta_unit = 2.35;  // ETS: logits to the delta scale

/// Persons of one stratum, by group.
struct Stratum {
  std::vector<std::size_t> reference;
  std::vector<std::size_t> focal;
};

double real(std::size_t n) { return static_cast<double>(n); }

/// Checks and counts; strata with persons of both groups, where the sample is large enough.
std::vector<Stratum> strata_of(std::span<const double> scores, const std::vector<bool>& focal, DifSample& sample) {
  if (focal.size() != scores.size()) throw std::invalid_argument("every person has a score and a group");
  const std::vector<int> places = matching_strata(scores);
  sample.n_focal = static_cast<int>(std::count(focal.begin(), focal.end(), true));
  sample.n_reference = static_cast<int>(focal.size()) - sample.n_focal;
  if (std::min(sample.n_focal, sample.n_reference) < least_dif_group ||
      sample.n_focal + sample.n_reference < least_dif_sample)
    return {};
  std::vector<Stratum> all;
  for (std::size_t person = 0; person < scores.size(); ++person) {
    const auto place = static_cast<std::size_t>(places[person]);
    if (place >= all.size()) all.resize(place + 1);
    (focal[person] ? all[place].focal : all[place].reference).push_back(person);
  }
  std::erase_if(all, [](const Stratum& stratum) { return stratum.focal.empty() || stratum.reference.empty(); });
  sample.strata = static_cast<int>(all.size());
  sample.status = Status::ok;
  return all;
}

int n_of(const DifSample& sample) { return sample.n_focal + sample.n_reference; }

DifClass class_of(double delta, double p, double se) {
  const double size = std::abs(delta);
  if (size < 1 || p >= significant) return DifClass::negligible;
  return size >= 1.5 && (size - 1) / se > z95 ? DifClass::large : DifClass::moderate;
}

DifClass class_of_effect(double effect, double p) {
  const double size = std::abs(effect);
  if (p >= significant || size <= 0.17) return DifClass::negligible;
  return size <= 0.25 ? DifClass::moderate : DifClass::large;
}

void leave_empty(MantelHaenszel& result, Status status) {
  result.sample.status = status;
  result.alpha = result.chi2 = result.p = result.delta = result.se = Figure<>::none(status, n_of(result.sample));
}

void leave_empty(MantelDifference& result, Status status) {
  result.sample.status = status;
  result.chi2 = result.p = result.smd = result.sd_item = result.effect = Figure<>::none(status, n_of(result.sample));
}

}  // namespace

std::vector<int> matching_strata(std::span<const double> scores) {
  require_values(scores);
  std::vector<double> different(scores.begin(), scores.end());
  std::sort(different.begin(), different.end());
  // A value starts a new score where it is more than rounding above the first of the last one.
  std::vector<double> starts;
  for (const double score : different) {
    if (starts.empty() || score - starts.back() > same_score) starts.push_back(score);
  }
  std::vector<int> strata;
  if (starts.size() <= most_score_strata) {
    for (const double score : scores)
      strata.push_back(static_cast<int>(std::upper_bound(starts.begin(), starts.end(), score) - starts.begin()) - 1);
    return strata;
  }
  std::vector<double> deciles;
  for (int decile = 1; decile <= 9; ++decile) deciles.push_back(decile / 10.0);
  std::vector<double> breaks;
  for (const Figure<>& point : quantiles(different, deciles)) breaks.push_back(point.value());
  for (const double score : scores)
    strata.push_back(static_cast<int>(std::lower_bound(breaks.begin(), breaks.end(), score) - breaks.begin()));
  return strata;
}

MantelHaenszel mantel_haenszel(std::span<const double> scores, const std::vector<bool>& right,
                               const std::vector<bool>& focal) {
  if (right.size() != scores.size()) throw std::invalid_argument("every person has an answer");
  MantelHaenszel result;
  const std::vector<Stratum> strata = strata_of(scores, focal, result.sample);
  if (result.sample.status != Status::ok) {
    leave_empty(result, result.sample.status);
    return result;
  }
  double above = 0;  // sum of A - EA
  double variance_sum = 0;
  double sum_r = 0;
  double sum_s = 0;
  double pr = 0;
  double ps_qr = 0;
  double qs = 0;
  for (const Stratum& stratum : strata) {
    const auto rights = [&](const std::vector<std::size_t>& persons) {
      return real(static_cast<std::size_t>(
          std::count_if(persons.begin(), persons.end(), [&](std::size_t person) { return right[person]; })));
    };
    const double n_r = real(stratum.reference.size());
    const double n_f = real(stratum.focal.size());
    const double n = n_r + n_f;
    const double a = rights(stratum.reference);
    const double b = n_r - a;
    const double c = rights(stratum.focal);
    const double d = n_f - c;
    above += a - n_r * (a + c) / n;
    variance_sum += n_r * n_f * (a + c) * (b + d) / (n * n * (n - 1));
    const double r = a * d / n;
    const double s = b * c / n;
    sum_r += r;
    sum_s += s;
    pr += (a + d) / n * r;
    ps_qr += (a + d) / n * s + (b + c) / n * r;
    qs += (b + c) / n * s;
  }
  if (sum_r <= 0 || sum_s <= 0) {
    leave_empty(result, Status::not_estimable);
    return result;
  }
  const int n = n_of(result.sample);
  const auto figure = [n](double value) { return Figure<>(value, Status::ok, n); };
  const double correction = std::abs(above) >= 0.5 ? 0.5 : 0;
  const double distance = std::abs(above) - correction;
  const double chi2 = distance * distance / variance_sum;
  const double p = chi2_1_upper(chi2);
  const double delta = -delta_unit * std::log(sum_r / sum_s);
  const double v = pr / (2 * sum_r * sum_r) + ps_qr / (2 * sum_r * sum_s) + qs / (2 * sum_s * sum_s);
  const double se = delta_unit * std::sqrt(v);
  result.alpha = figure(sum_r / sum_s);
  result.chi2 = figure(chi2);
  result.p = figure(p);
  result.delta = figure(delta);
  result.se = figure(se);
  result.size = class_of(delta, p, se);
  return result;
}

MantelDifference mantel_difference(std::span<const double> scores, std::span<const double> points,
                                   const std::vector<bool>& focal) {
  if (points.size() != scores.size()) throw std::invalid_argument("every person has points");
  require_values(points);
  MantelDifference result;
  const std::vector<Stratum> strata = strata_of(scores, focal, result.sample);
  if (result.sample.status != Status::ok) {
    leave_empty(result, result.sample.status);
    return result;
  }
  std::vector<double> used;
  double above = 0;  // focal's sum beyond its expectation
  double variance_sum = 0;
  double smd = 0;
  double focal_used = 0;
  for (const Stratum& stratum : strata) focal_used += real(stratum.focal.size());
  for (const Stratum& stratum : strata) {
    std::vector<double> in_reference;
    std::vector<double> in_focal;
    for (const std::size_t person : stratum.reference) in_reference.push_back(points[person]);
    for (const std::size_t person : stratum.focal) in_focal.push_back(points[person]);
    std::vector<double> both(in_reference);
    both.insert(both.end(), in_focal.begin(), in_focal.end());
    const double n_r = real(in_reference.size());
    const double n_f = real(in_focal.size());
    above += n_f * (mean(in_focal) - mean(both));
    // N sum y^2 - (sum y)^2 = N (N - 1) variance, without the difference of large sums.
    variance_sum += n_r * n_f / (n_r + n_f) * variance(both).value();
    smd += n_f / focal_used * (mean(in_focal) - mean(in_reference));
    used.insert(used.end(), both.begin(), both.end());
  }
  if (variance_sum <= least_variance) {
    leave_empty(result, Status::zero_variance);
    return result;
  }
  const int n = n_of(result.sample);
  const auto figure = [n](double value) { return Figure<>(value, Status::ok, n); };
  const double chi2 = above / variance_sum * above;
  const double spread = sd(used).value();
  result.chi2 = figure(chi2);
  result.p = figure(chi2_1_upper(chi2));
  result.smd = figure(smd);
  result.sd_item = figure(spread);
  result.effect = figure(smd / spread);
  result.size = class_of_effect(smd / spread, result.p.value());
  return result;
}

std::string_view letter_of(DifClass size) {
  switch (size) {
    case DifClass::negligible:
      return "A";
    case DifClass::moderate:
      return "B";
    case DifClass::large:
      return "C";
  }
  return {};
}

std::string_view letters_of(DifClass size) {
  switch (size) {
    case DifClass::negligible:
      return "AA";
    case DifClass::moderate:
      return "BB";
    case DifClass::large:
      return "CC";
  }
  return {};
}

}  // namespace aplomb::measure
