#include "measure/reliability.h"

#include "measure/distribution.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double least_uniqueness = 0.005;
constexpr double largest_start = 0.95;
constexpr double settled = 1e-12;
constexpr int most_rounds = 500000;

double real(std::size_t n) { return static_cast<double>(n); }

/// The items that vary, by their place in the form.
struct Varying {
  std::vector<std::size_t> items;
  std::vector<double> variances;
  std::vector<double> total;  ///< by person: the sum of these items
};

std::size_t persons_of(const ItemScores& items) {
  const std::size_t n = items.empty() ? 0 : items.front().size();
  for (const auto& item : items) {
    if (item.size() != n) throw std::invalid_argument("every item has a score of every person");
    require_values(item);
  }
  return n;
}

Varying varying(const ItemScores& items, std::size_t n) {
  Varying result;
  result.total.assign(n, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Figure<> spread = variance(items[i]);
    if (!spread.has_value() || spread.value() <= least_variance) continue;
    result.items.push_back(i);
    result.variances.push_back(spread.value());
    for (std::size_t p = 0; p < n; ++p) result.total[p] += items[i][p];
  }
  return result;
}

/// k/(k - 1)(1 - parts/whole): variances of k items and of their sum.
double alpha_from(double k, double parts, double whole) { return std::min(1.0, k / (k - 1) * (1 - parts / whole)); }

/// Correlations of the items, row by row.
std::vector<double> correlations(const ItemScores& items, const Varying& used) {
  const std::size_t k = used.items.size();
  std::vector<double> r(k * k, 1);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      r[i * k + j] = r[j * k + i] = correlation(items[used.items[i]], items[used.items[j]]).value();
  }
  return r;
}

/// One factor of correlations: loadings and uniquenesses.
struct Factor {
  std::vector<double> loadings;
  std::vector<double> uniquenesses;
};

Factor start_of(const std::vector<double>& r, std::size_t k, double sum) {
  Factor factor;
  for (std::size_t i = 0; i < k; ++i) {
    double row = 0;
    for (std::size_t j = 0; j < k; ++j) row += r[i * k + j];
    const double l = std::clamp(row / std::sqrt(sum), -largest_start, largest_start);
    factor.loadings.push_back(l);
    factor.uniquenesses.push_back(std::max(1 - l * l, least_uniqueness));
  }
  return factor;
}

/// One round of EM; returns the largest change.
double improve(Factor& factor, const std::vector<double>& r) {
  auto& [l, u] = factor;
  const std::size_t k = l.size();
  double a = 0;
  for (std::size_t i = 0; i < k; ++i) a += l[i] * l[i] / u[i];
  std::vector<double> b(k);
  for (std::size_t i = 0; i < k; ++i) b[i] = l[i] / u[i] / (1 + a);
  std::vector<double> g(k, 0);
  double c = 1;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) g[i] += r[i * k + j] * b[j];
    c += b[i] * (g[i] - l[i]);
  }
  double change = 0;
  for (std::size_t i = 0; i < k; ++i) {
    const double loading = g[i] / c;
    const double uniqueness = std::max(1 - loading * g[i], least_uniqueness);
    change = std::max({change, std::abs(loading - l[i]), std::abs(uniqueness - u[i])});
    l[i] = loading;
    u[i] = uniqueness;
  }
  return change;
}

}  // namespace

Reliability reliability_of(const ItemScores& items) {
  const std::size_t persons = persons_of(items);
  const Varying used = varying(items, persons);
  Reliability result;
  result.n = static_cast<int>(persons);
  result.items_used = used.items.size();
  // With one person nothing can be seen to vary, which is not the items' fault.
  for (std::size_t i = 0; i < items.size() && persons >= 2; ++i) {
    if (std::find(used.items.begin(), used.items.end(), i) == used.items.end()) result.dropped.push_back(i);
  }
  if (persons < 2) result.items_used = items.size();
  const auto none = [&](Status status) {
    result.status = status;
    result.alpha = result.total_sd = result.sem = Figure<>::none(status, result.n);
    result.alpha_limits = Limits::none(status, result.n);
    result.alpha_if_deleted.assign(items.size(), Figure<>::none(status, result.n));
    result.item_rest = result.alpha_if_deleted;
    return result;
  };
  const Status gated = gate(result.n);
  if (gated == Status::too_few) return none(gated);
  if (used.items.size() < 2) return none(Status::not_estimable);
  const double whole = variance(used.total).value();
  if (std::sqrt(whole) < least_sd) return none(Status::zero_variance);

  none(Status::zero_variance);
  result.status = gated;
  const double k = real(used.items.size());
  double parts = 0;
  for (const double part : used.variances) parts += part;
  const double alpha = alpha_from(k, parts, whole);
  result.alpha = Figure<>(alpha, gated, result.n);
  result.alpha_limits = alpha_limits(alpha, result.n, used.items.size());
  result.total_sd = Figure<>(std::sqrt(whole), gated, result.n);
  result.sem = Figure<>(std::sqrt(whole * (1 - alpha)), gated, result.n);
  for (std::size_t u = 0; u < used.items.size(); ++u) {
    const std::size_t item = used.items[u];
    std::vector<double> rest(used.total);
    for (std::size_t p = 0; p < persons; ++p) rest[p] -= items[item][p];
    const Figure<> r = correlation(items[item], rest);
    if (r.has_value()) result.item_rest[item] = Figure<>(r.value(), gated, result.n);
    const double remaining = variance(rest).value();
    if (used.items.size() < 3)
      result.alpha_if_deleted[item] = Figure<>::none(Status::too_few_items, result.n);
    else if (std::sqrt(remaining) >= least_sd)
      result.alpha_if_deleted[item] =
          Figure<>(alpha_from(k - 1, parts - used.variances[u], remaining), gated, result.n);
  }
  return result;
}

Limits alpha_limits(double alpha, int n, std::size_t k) {
  if (!(alpha <= 1 && alpha >= -largest_value) || n < 2 || k < 2)
    throw std::invalid_argument("an alpha is at most 1, of two persons and two items at least");
  const Status gated = gate(n);
  if (gated == Status::too_few) return Limits::none(gated, n);
  const double d1 = n - 1.0;
  const double d2 = d1 * (real(k) - 1);
  return {Figure<>(1 - (1 - alpha) * f_quantile(0.975, d1, d2), gated, n),
          Figure<>(1 - (1 - alpha) * f_quantile(0.025, d1, d2), gated, n)};
}

Figure<> omega_total(const ItemScores& items) {
  const std::size_t persons = persons_of(items);
  const int n = static_cast<int>(persons);
  const Status gated = gate(n);
  if (gated == Status::too_few) return Figure<>::none(gated, n);
  const Varying used = varying(items, persons);
  const std::size_t k = used.items.size();
  if (k < 3) return Figure<>::none(Status::too_few_items, n);
  const std::vector<double> r = correlations(items, used);
  double sum = 0;
  for (const double one : r) sum += one;
  if (sum <= 1e-12) return Figure<>::none(Status::not_estimable, n);
  Factor factor = start_of(r, k, sum);
  int rounds = 0;
  while (improve(factor, r) >= settled) {
    if (++rounds >= most_rounds) return Figure<>::none(Status::no_convergence, n);
  }
  double loading = 0;
  double unique = 0;
  for (std::size_t i = 0; i < k; ++i) {
    if (factor.uniquenesses[i] <= least_uniqueness + 1e-9) return Figure<>::none(Status::heywood, n);
    loading += std::sqrt(used.variances[i]) * factor.loadings[i];
    unique += used.variances[i] * factor.uniquenesses[i];
  }
  return Figure<>(loading * loading / (loading * loading + unique), gated, n);
}

bool hangs_together(const Figure<>& alpha) { return alpha.has_value() && alpha.value() > 0; }

double person_sem(double sem, double coverage) {
  if (!(sem >= 0 && sem <= largest_value) || !(coverage > 0 && coverage <= 1))
    throw std::invalid_argument("a standard error is not negative, and a coverage lies in (0, 1]");
  return sem / std::sqrt(coverage);
}

Limits person_interval(const Figure<>& x, const Figure<>& sem, double coverage) {
  if (!x.has_value()) return Limits::none(x.status(), x.n());
  if (!sem.has_value()) return Limits::none(sem.status(), sem.n());
  const double half = z975 * person_sem(sem.value(), coverage);
  return {Figure<>(std::clamp(x.value() - half, 0.0, 100.0), sem.status(), sem.n()),
          Figure<>(std::clamp(x.value() + half, 0.0, 100.0), sem.status(), sem.n())};
}

double difference_error(double sem_a, double sem_b) { return std::sqrt(sem_a * sem_a + sem_b * sem_b); }

bool reliable_difference(double a, double b, double error) { return std::abs(a - b) >= z975 * error; }

}  // namespace aplomb::measure
