#include "measure/fairness.h"

#include "measure/distribution.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double significant = 0.05;
constexpr double same_probability = 1 + 1e-7;  // R's relErr: equal probabilities that rounding set apart

constexpr double least_probability = 1e-300;  // in units of the mode's: further out the walk would never end

double real(long long n) { return static_cast<double>(n); }
int counted(long long n) { return static_cast<int>(n); }  // at most largest_group

void require(const GroupCount& group) {
  if (group.n < 0 || group.selected < 0 || group.selected > group.n || group.n > largest_group)
    throw std::invalid_argument("a group selects 0..n of at most 1e9");
}

/// Negative, zero or positive as a's rate is below, at or above b's. An empty group has rate 0.
int compare_rates(const GroupCount& a, const GroupCount& b) {
  const long long left = a.selected * std::max(b.n, 1LL);
  const long long right = b.selected * std::max(a.n, 1LL);
  return left < right ? -1 : left > right ? 1 : 0;
}

double rate(const GroupCount& group) { return real(group.selected) / real(group.n); }

Limits katz(const GroupCount& focal, const GroupCount& reference, bool adjusted, Status status, int n) {
  const double more = adjusted ? 0.5 : 0;
  const auto hits = [&](const GroupCount& group) { return real(group.selected) + more; };
  const auto share = [&](const GroupCount& group) { return hits(group) / (real(group.n) + 2 * more); };
  const double middle = std::log(share(focal) / share(reference));
  const double half = z975 * std::sqrt((1 - share(focal)) / hits(focal) + (1 - share(reference)) / hits(reference));
  return {Figure<>(std::exp(middle - half), status, n), Figure<>(std::exp(middle + half), status, n)};
}

/// All four expected counts at least 5.
bool expected_suffice(const GroupCount& a, const GroupCount& b) {
  const long long all = a.n + b.n;
  const long long selected = a.selected + b.selected;
  const auto enough = [all](long long n, long long margin) { return n * margin >= 5 * all; };
  return enough(a.n, selected) && enough(a.n, all - selected) && enough(b.n, selected) && enough(b.n, all - selected);
}

Verdict verdict_of(const ImpactRatio& impact) {
  const bool likely = impact.fisher_p.value() < significant;
  if (impact.status == Status::not_estimable) return Verdict::not_estimable;
  if (below_four_fifths(impact.focal, impact.reference))
    return likely ? Verdict::adverse_impact_indicated : Verdict::below_four_fifths_may_be_chance;
  if (likely && compare_rates(impact.focal, impact.reference) < 0) return Verdict::significant_but_above_four_fifths;
  return Verdict::no_indication;
}

DifferenceSize size_of(double d) {
  const double size = std::abs(d);
  if (size >= 0.8) return DifferenceSize::large;
  if (size >= 0.5) return DifferenceSize::medium;
  return size >= 0.2 ? DifferenceSize::small : DifferenceSize::negligible;
}

/// One table of an audit. `category` of a person is empty where it is unknown.
template <class Category>
AuditTable audit_table(std::span<const AuditedPerson> persons, const std::vector<bool>& hit, Category category) {
  std::map<std::string, GroupCount> groups;
  AuditTable table;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const std::string name = category(persons[i]);
    if (name.empty()) {
      ++table.unknown;
      continue;
    }
    GroupCount& group = groups[name];
    ++group.n;
    if (hit[i]) ++group.selected;
  }
  const auto all = static_cast<long long>(persons.size());
  const GroupCount* highest = nullptr;
  for (const auto& [name, group] : groups) {
    if (50 * group.n < all) continue;
    if (highest == nullptr || compare_rates(group, *highest) > 0) highest = &group;
  }
  for (const auto& [name, group] : groups) {
    AuditRow row{name, group.n, group.selected, Figure<>(rate(group), Status::ok, counted(group.n)),
                 50 * group.n < all, Figure<>::none(Status::too_few, counted(group.n))};
    if (!row.excluded) {
      row.ratio = highest->selected == 0 ? Figure<>::none(Status::not_estimable, counted(group.n))
                                         : Figure<>(rate(group) / rate(*highest), Status::ok, counted(group.n));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::adverse_impact_indicated:
      return "adverse_impact_indicated";
    case Verdict::below_four_fifths_may_be_chance:
      return "below_four_fifths_may_be_chance";
    case Verdict::significant_but_above_four_fifths:
      return "significant_but_above_four_fifths";
    case Verdict::no_indication:
      return "no_indication";
    case Verdict::not_estimable:
      return "not_estimable";
  }
  return {};
}

std::string_view name_of(DifferenceSize size) {
  switch (size) {
    case DifferenceSize::negligible:
      return "negligible";
    case DifferenceSize::small:
      return "small";
    case DifferenceSize::medium:
      return "medium";
    case DifferenceSize::large:
      return "large";
  }
  return {};
}

bool below_four_fifths(const GroupCount& focal, const GroupCount& reference) {
  require(focal);
  require(reference);
  return 5 * focal.selected * reference.n < 4 * reference.selected * focal.n;
}

double fisher_exact(const GroupCount& a, const GroupCount& b) {
  require(a);
  require(b);
  const long long selected = a.selected + b.selected;
  const long long all = a.n + b.n;
  const long long least = std::max(0LL, selected - b.n);
  const long long most = std::min(selected, a.n);
  if (least == most) return 1;
  // Every probability in units of the mode's, from neighbour to neighbour: no factorials, and nothing is lost in tails.
  const long long guess = static_cast<long long>((real(selected) + 1) * ((real(a.n) + 1) / (real(all) + 2)));
  const long long mode = std::clamp(guess, least, most);
  const auto step_up = [&](long long x) {  // P(x + 1)/P(x)
    return real(selected - x) * real(a.n - x) / (real(x + 1) * real(b.n - selected + x + 1));
  };
  double observed = 1;
  for (long long x = mode; x < a.selected && observed > least_probability; ++x) observed *= step_up(x);
  for (long long x = mode; x > a.selected && observed > least_probability; --x) observed /= step_up(x - 1);
  const double limit = observed * same_probability;
  double whole = 0;
  double tail = 0;
  const auto add = [&](double p) {
    whole += p;
    if (p <= limit) tail += p;
  };
  double p = 1;
  for (long long x = mode; x <= most && p > least_probability; p *= step_up(x), ++x) add(p);
  p = 1;
  for (long long x = mode; x > least && p > least_probability; --x) add(p /= step_up(x - 1));
  return std::min(1.0, tail / whole);
}

ImpactRatio impact_ratio(const GroupCount& focal, const GroupCount& reference) {
  require(focal);
  require(reference);
  ImpactRatio result;
  result.focal = focal;
  result.reference = reference;
  const long long smaller = std::min(focal.n, reference.n);
  const int n = counted(smaller);
  if (smaller < least_group) {
    const Figure<> none = Figure<>::none(Status::too_few, n);
    result.rate_focal = result.rate_reference = result.ratio = result.fisher_p = result.z = result.z_p = none;
    result.limits = Limits::none(Status::too_few, n);
    return result;
  }
  const Status gated = smaller < settled_group ? Status::provisional : Status::ok;
  result.status = reference.selected == 0 ? Status::not_estimable : gated;
  result.rate_focal = Figure<>(rate(focal), gated, counted(focal.n));
  result.rate_reference = Figure<>(rate(reference), gated, counted(reference.n));
  result.ratio = reference.selected == 0 ? Figure<>::none(Status::not_estimable, n)
                                         : Figure<>(rate(focal) / rate(reference), gated, n);
  result.limits_adjusted = focal.selected == 0 || focal.selected == focal.n || reference.selected == 0 ||
                           reference.selected == reference.n;
  result.limits = katz(focal, reference, result.limits_adjusted, gated, n);
  result.fisher_p = Figure<>(fisher_exact(focal, reference), gated, n);
  const double pooled = real(focal.selected + reference.selected) / real(focal.n + reference.n);
  if (pooled > 0 && pooled < 1) {
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / real(focal.n) + 1 / real(reference.n)));
    const double z = (rate(focal) - rate(reference)) / error;
    result.z = Figure<>(z, gated, n);
    result.z_p = Figure<>(chi2_1_upper(z * z), gated, n);
  } else {
    result.z = result.z_p = Figure<>::none(Status::zero_variance, n);
  }
  result.z_usable = expected_suffice(focal, reference);
  result.one_person_flips = compare_rates(focal, reference) < 0 &&
                            (focal.selected + 1) * reference.n > (reference.selected - 1) * focal.n;
  result.verdict = verdict_of(result);
  return result;
}

std::optional<std::size_t> reference_group(std::span<const GroupCount> groups, long long candidates) {
  std::optional<std::size_t> best;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    require(groups[g]);
    if (groups[g].n == 0 || 50 * groups[g].n < candidates) continue;
    if (!best || compare_rates(groups[g], groups[*best]) > 0) best = g;
  }
  return best;
}

ImpactTable impact_table(std::span<const GroupCount> groups, long long candidates) {
  ImpactTable table{reference_group(groups, candidates), {}};
  table.ratios.resize(groups.size());
  if (!table.reference) return table;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (g != *table.reference) table.ratios[g] = impact_ratio(groups[g], groups[*table.reference]);
  }
  return table;
}

StandardizedDifference standardized_difference(std::span<const double> focal, std::span<const double> reference) {
  require_values(focal);
  require_values(reference);
  StandardizedDifference result;
  const auto n1 = static_cast<long long>(focal.size());
  const auto n2 = static_cast<long long>(reference.size());
  const long long smaller = std::min(n1, n2);
  result.n_focal = counted(n1);
  result.n_reference = counted(n2);
  const int n = counted(smaller);
  const auto none = [&](Status status) {
    result.status = status;
    result.d = result.se = Figure<>::none(status, n);
    result.limits = Limits::none(status, n);
    return result;
  };
  if (smaller < least_difference_group) return none(Status::too_few);
  const double pooled =
      std::sqrt((real(n1 - 1) * variance(focal).value() + real(n2 - 1) * variance(reference).value()) / real(n1 + n2 - 2));
  if (pooled < least_sd) return none(Status::zero_variance);
  result.status = smaller < settled_group ? Status::provisional : Status::ok;
  const double d = (mean(focal) - mean(reference)) / pooled;
  const double se = std::sqrt(real(n1 + n2) / (real(n1) * real(n2)) + d * d / (2 * real(n1 + n2)));
  result.d = Figure<>(d, result.status, n);
  result.se = Figure<>(se, result.status, n);
  result.limits = {Figure<>(d - z975 * se, result.status, n), Figure<>(d + z975 * se, result.status, n)};
  result.size = size_of(d);
  return result;
}

BiasAudit bias_audit(std::span<const AuditedPerson> persons, AuditMode mode) {
  BiasAudit audit;
  audit.n = static_cast<long long>(persons.size());
  audit.median = Figure<>::none(Status::not_measured);
  std::vector<bool> hit(persons.size(), false);
  if (mode == AuditMode::scoring) {
    std::vector<double> scores;
    for (const AuditedPerson& person : persons) scores.push_back(person.score);
    audit.median = median(scores);
    for (std::size_t i = 0; i < persons.size(); ++i) hit[i] = scores[i] > audit.median.value();
  } else {
    for (std::size_t i = 0; i < persons.size(); ++i) hit[i] = persons[i].selected;
  }
  audit.sex = audit_table(persons, hit, [](const AuditedPerson& person) { return person.sex; });
  audit.race = audit_table(persons, hit, [](const AuditedPerson& person) { return person.race; });
  audit.intersectional = audit_table(persons, hit, [](const AuditedPerson& person) {
    return person.sex.empty() || person.race.empty() ? std::string() : person.race + " | " + person.sex;
  });
  return audit;
}

}  // namespace aplomb::measure
