#include "measure/statistics.h"

#include <algorithm>
#include <limits>

namespace aplomb::measure {
namespace {

double real(std::size_t n) { return static_cast<double>(n); }

int counted(long long n) { return static_cast<int>(std::min<long long>(n, std::numeric_limits<int>::max())); }
int counted(std::size_t n) {
  return static_cast<int>(std::min(n, static_cast<std::size_t>(std::numeric_limits<int>::max())));
}

Figure<> root(const Figure<>& square) {
  return square.has_value() ? Figure<>(std::sqrt(square.value()), square.status(), square.n()) : square;
}

/// Of values that are sorted and not none.
double quantile_of_sorted(std::span<const double> sorted, double p) {
  const double h = (real(sorted.size()) - 1) * p;
  const double below = std::floor(h);
  const auto at = static_cast<std::size_t>(below);
  if (at + 1 >= sorted.size()) return sorted.back();
  return sorted[at] + (h - below) * (sorted[at + 1] - sorted[at]);
}

}  // namespace

Status gate(int n) {
  if (n < least_sample) return Status::too_few;
  return n < settled_sample ? Status::provisional : Status::ok;
}

Figure<> gated(const Figure<>& figure, int n) {
  const Status status = gate(n);
  if (status == Status::too_few) return Figure<>::none(status, n);
  return figure.has_value() ? Figure<>(figure.value(), status, n) : Figure<>::none(figure.status(), n);
}

void require_values(std::span<const double> values) {
  for (const double value : values) {
    if (!std::isfinite(value) || std::abs(value) > largest_value)
      throw std::invalid_argument("a value is not finite, or beyond 1e100");
  }
}

double mean(std::span<const double> values) {
  if (values.empty()) throw std::invalid_argument("a mean needs a value");
  require_values(values);
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / real(values.size());
}

Figure<> variance(std::span<const double> values) {
  if (values.size() < 2) {
    require_values(values);
    return Figure<>::none(Status::too_few, counted(values.size()));
  }
  return Figure<>(covariance(values, values), Status::ok, counted(values.size()));
}

Figure<> sd(std::span<const double> values) { return root(variance(values)); }

double covariance(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size() || x.size() < 2) throw std::invalid_argument("a covariance needs two lists of one length");
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  double products = 0;
  for (std::size_t i = 0; i < x.size(); ++i) products += (x[i] - mean_x) * (y[i] - mean_y);
  return products / (real(x.size()) - 1);
}

Figure<> correlation(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("a correlation needs two lists of one length");
  const Figure<> sd_x = sd(x);
  const Figure<> sd_y = sd(y);
  const int n = counted(x.size());
  if (!sd_x.has_value()) return Figure<>::none(Status::too_few, n);
  if (sd_x.value() < least_sd || sd_y.value() < least_sd) return Figure<>::none(Status::zero_variance, n);
  const double r = covariance(x, y) / sd_x.value() / sd_y.value();
  return Figure<>(std::clamp(r, -1.0, 1.0), Status::ok, n);  // rounding aside
}

std::vector<Figure<>> quantiles(std::span<const double> values, std::span<const double> p) {
  require_values(values);
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<Figure<>> result;
  for (const double one : p) {
    if (!(one >= 0 && one <= 1)) throw std::invalid_argument("a quantile lies in 0..1");
    result.push_back(sorted.empty() ? Figure<>::none(Status::too_few)
                                    : Figure<>(quantile_of_sorted(sorted, one), Status::ok, counted(sorted.size())));
  }
  return result;
}

Figure<> quantile(std::span<const double> values, double p) {
  return quantiles(values, std::span<const double>(&p, 1)).front();
}

Figure<> median(std::span<const double> values) {
  require_values(values);
  if (values.empty()) return Figure<>::none(Status::too_few);
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t half = sorted.size() / 2;
  const double middle = sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return Figure<>(middle, Status::ok, counted(sorted.size()));
}

Running with(Running running, double value) {
  require_values(std::span<const double>(&value, 1));
  ++running.n;
  const double d = value - running.mean;
  running.mean += d / static_cast<double>(running.n);
  running.m2 += d * (value - running.mean);
  return running;
}

Running running(std::span<const double> values) {
  Running result;
  for (const double value : values) result = with(result, value);
  return result;
}

Running merged(const Running& a, const Running& b) {
  if (a.n == 0) return b;
  if (b.n == 0) return a;
  const auto n_a = static_cast<double>(a.n);
  const auto n_b = static_cast<double>(b.n);
  const double d = b.mean - a.mean;
  return {a.n + b.n, a.mean + d * (n_b / (n_a + n_b)), a.m2 + b.m2 + d * d * (n_a * (n_b / (n_a + n_b)))};
}

Figure<> variance(const Running& running) {
  if (running.n < 2) return Figure<>::none(Status::too_few, counted(running.n));
  return Figure<>(running.m2 / static_cast<double>(running.n - 1), Status::ok, counted(running.n));
}

Figure<> sd(const Running& running) { return root(variance(running)); }

}  // namespace aplomb::measure
