#include "measure/norms.h"

#include "measure/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr std::array<std::int64_t, 8> stanine_cuts{4, 11, 23, 40, 60, 77, 89, 96};

}  // namespace

Limits wilson(double p, int n) {
  if (!(p >= 0 && p <= 1)) throw std::invalid_argument("a proportion lies in 0..1");
  if (n < 1) return Limits::none(Status::too_few, n);
  const double z2 = z975 * z975 / n;
  const double middle = (p + z2 / 2) / (1 + z2);
  const double half = std::sqrt(p * (1 - p) * z2 + z2 * z2 / 4) / (1 + z2);
  return {Figure<>(std::max(0.0, middle - half), Status::ok, n), Figure<>(std::min(1.0, middle + half), Status::ok, n)};
}

NormPlace place_in(std::span<const double> norm, double x) {
  require_values(norm);
  require_values(std::span<const double>(&x, 1));
  const auto n = static_cast<std::int64_t>(norm.size());
  const int cases = static_cast<int>(n);
  const Status status = gate(cases);
  if (status == Status::too_few) {
    const auto none = Figure<>::none(status, cases);
    return {none, Limits::none(status, cases), none, none, Figure<int>::none(status, cases)};
  }
  const auto equal =
      std::count_if(norm.begin(), norm.end(), [x](double score) { return std::abs(score - x) <= equal_score; });
  const auto below = std::count_if(norm.begin(), norm.end(),
                                   [x](double score) { return score < x && std::abs(score - x) > equal_score; });
  const std::int64_t twice = 2 * below + equal;
  const double p = static_cast<double>(twice) / static_cast<double>(2 * n);
  const double edge = 1 / static_cast<double>(2 * n);
  const double z = normal_quantile(std::clamp(p, edge, 1 - edge));
  const auto met = std::count_if(stanine_cuts.begin(), stanine_cuts.end(),
                                 [&](std::int64_t cut) { return 100 * twice >= 2 * cut * n; });
  const auto figure = [&](double value) { return Figure<>(value, status, cases); };
  const Limits limits = wilson(p, cases);
  return {figure(100 * p),
          {figure(100 * limits.low.value()), figure(100 * limits.high.value())},
          figure(z),
          figure(50 + 10 * z),
          Figure<int>(1 + static_cast<int>(met), status, cases)};
}

}  // namespace aplomb::measure
