#include "measure/assembly.h"

#include "measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double least_gain = 1e-9;
constexpr double rounding = 1e-9;  // a gap of exactly 3 in decimals
constexpr int most_rounds = 200;

using Items = std::vector<const CandidateItem*>;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

void require_sound(const std::vector<CandidateItem>& bank, const Blueprint& blueprint) {
  std::set<std::string> ids;
  std::map<std::string, std::size_t> sizes;
  for (const CandidateItem& item : bank) {
    require_values(std::vector<double>{item.p, item.r});
    require(item.exposure >= 0 && item.exposure <= 1, "an exposure lies in 0..1");
    require(ids.insert(item.id).second, "an item stands twice in the bank");
    require(++sizes[item.quality] <= most_candidates, "a quality has too many items");
  }
  std::set<std::string> qualities;
  for (const BlueprintQuality& quality : blueprint.qualities) {
    require_values(std::vector<double>{quality.target_p, quality.target_r});
    require(qualities.insert(quality.quality).second, "a quality stands twice in the blueprint");
    require(quality.items >= 1, "a quality of the blueprint has an item");
  }
  require(std::isfinite(blueprint.exposure_cap) && blueprint.exposure_cap > 0, "the exposure cap is above 0");
}

/// Which items may not stand beside which.
struct Enemies {
  std::map<std::string, std::set<std::string>, std::less<>> of;

  explicit Enemies(const std::vector<std::vector<std::string>>& sets) {
    for (const auto& set : sets) {
      for (const std::string& one : set) {
        for (const std::string& other : set) {
          if (one != other) of[one].insert(other);
        }
      }
    }
  }
  [[nodiscard]] bool meet(const CandidateItem& a, const CandidateItem& b) const {
    const auto found = of.find(a.id);
    return found != of.end() && found->second.contains(b.id);
  }
  [[nodiscard]] bool among(const CandidateItem& item, const Items& items) const {
    if (!of.contains(item.id)) return false;
    return std::any_of(items.begin(), items.end(), [&](const CandidateItem* other) { return meet(item, *other); });
  }
};

bool ascending(const CandidateItem* a, const CandidateItem* b) { return a->id < b->id; }
bool least_exposed(const CandidateItem* a, const CandidateItem* b) {
  return a->exposure != b->exposure ? a->exposure < b->exposure : a->id < b->id;
}

/// Sums over the chosen items: a swap changes them in one step.
struct Sums {
  double p = 0;
  double r = 0;
  double exposure = 0;
  void add(const CandidateItem& item, double sign) {
    p += sign * item.p;
    r += sign * item.r;
    exposure += sign * item.exposure;
  }
};

Sums sums_of(const Items& items) {
  Sums sums;
  for (const CandidateItem* item : items) sums.add(*item, 1);
  return sums;
}

/// The task of one quality.
struct Task {
  const BlueprintQuality& wanted;
  double cap;
  const Enemies& enemies;

  [[nodiscard]] double objective(const Sums& sums) const {
    const auto n = static_cast<double>(wanted.items);
    return std::abs(sums.p / n - wanted.target_p) / widest_difficulty_gap +
           std::abs(sums.r / n - wanted.target_r) / widest_discrimination_gap + 0.1 * (sums.exposure / n) / cap;
  }
};

/// Lowest exposure first, skipping enemies of what was taken; none when that does not fill the quality.
std::optional<Items> start_of(const Task& task, Items candidates) {
  std::sort(candidates.begin(), candidates.end(), least_exposed);
  Items chosen;
  for (const CandidateItem* item : candidates) {
    if (chosen.size() == task.wanted.items) break;
    if (!task.enemies.among(*item, chosen)) chosen.push_back(item);
  }
  if (chosen.size() < task.wanted.items) return std::nullopt;
  std::sort(chosen.begin(), chosen.end(), ascending);
  return chosen;
}

Items outside(const Items& candidates, const Items& chosen) {
  Items others;
  for (const CandidateItem* item : candidates) {
    if (!std::binary_search(chosen.begin(), chosen.end(), item, ascending)) others.push_back(item);
  }
  return others;
}

Items without(const Items& items, std::initializer_list<const CandidateItem*> gone) {
  Items rest;
  for (const CandidateItem* item : items) {
    if (std::find(gone.begin(), gone.end(), item) == gone.end()) rest.push_back(item);
  }
  return rest;
}

/// The set after the best exchange of one item; none when no exchange gains.
std::optional<Items> best_single(const Task& task, const Items& chosen, const Items& others, double now) {
  std::optional<Items> best;
  double lowest = now;
  const Sums sums = sums_of(chosen);
  for (const CandidateItem* out : chosen) {
    const Items rest = without(chosen, {out});
    for (const CandidateItem* in : others) {
      Sums changed = sums;
      changed.add(*out, -1);
      changed.add(*in, 1);
      const double objective = task.objective(changed);
      if (objective >= lowest - least_gain || task.enemies.among(*in, rest)) continue;
      lowest = objective;
      best = rest;
      best->push_back(in);
    }
  }
  return best;
}

std::optional<Items> best_double(const Task& task, const Items& chosen, const Items& others, double now) {
  std::optional<Items> best;
  double lowest = now;
  const Sums sums = sums_of(chosen);
  for (std::size_t a = 0; a < chosen.size(); ++a) {
    for (std::size_t b = a + 1; b < chosen.size(); ++b) {
      const Items rest = without(chosen, {chosen[a], chosen[b]});
      Sums left = sums;
      left.add(*chosen[a], -1);
      left.add(*chosen[b], -1);
      for (std::size_t c = 0; c < others.size(); ++c) {
        if (task.enemies.among(*others[c], rest)) continue;
        for (std::size_t d = c + 1; d < others.size(); ++d) {
          Sums changed = left;
          changed.add(*others[c], 1);
          changed.add(*others[d], 1);
          const double objective = task.objective(changed);
          if (objective >= lowest - least_gain || task.enemies.meet(*others[c], *others[d]) ||
              task.enemies.among(*others[d], rest))
            continue;
          lowest = objective;
          best = rest;
          best->push_back(others[c]);
          best->push_back(others[d]);
        }
      }
    }
  }
  return best;
}

Items improved(const Task& task, Items chosen, const Items& candidates) {
  for (int round = 0; round < most_rounds; ++round) {
    const Items others = outside(candidates, chosen);
    const double now = task.objective(sums_of(chosen));
    std::optional<Items> better = best_single(task, chosen, others, now);
    if (!better) better = best_double(task, chosen, others, now);
    if (!better) break;
    chosen = std::move(*better);
    std::sort(chosen.begin(), chosen.end(), ascending);
  }
  return chosen;
}

AssembledQuality result_of(const Task& task, const Items& chosen) {
  AssembledQuality result;
  const Sums sums = sums_of(chosen);
  const auto n = static_cast<double>(chosen.size());
  result.quality = task.wanted.quality;
  for (const CandidateItem* item : chosen) result.items.push_back(item->id);
  result.objective = task.objective(sums);
  result.mean_p = sums.p / n;
  result.mean_r = sums.r / n;
  result.matched = std::abs(result.mean_p - task.wanted.target_p) <= widest_difficulty_gap + rounding &&
                   std::abs(result.mean_r - task.wanted.target_r) <= widest_discrimination_gap + rounding;
  return result;
}

}  // namespace

std::string_view name_of(AssemblyProblem problem) {
  return problem == AssemblyProblem::exposure_relaxed ? "exposure_relaxed" : "bank_too_small";
}

AssembledForm assemble(const std::vector<CandidateItem>& bank, const Blueprint& blueprint) {
  require_sound(bank, blueprint);
  const Enemies enemies(blueprint.enemies);
  AssembledForm form;
  Items done;
  for (const BlueprintQuality& wanted : blueprint.qualities) {
    const Task task{wanted, blueprint.exposure_cap, enemies};
    Items candidates;
    Items exposed;
    for (const CandidateItem& item : bank) {
      if (item.quality != wanted.quality || enemies.among(item, done)) continue;
      (item.exposure < blueprint.exposure_cap ? candidates : exposed).push_back(&item);
    }
    std::sort(exposed.begin(), exposed.end(), least_exposed);
    std::optional<Items> start = start_of(task, candidates);
    if (!start) form.flags.push_back({AssemblyProblem::exposure_relaxed, wanted.quality});
    for (const CandidateItem* item : exposed) {
      if (start) break;
      candidates.push_back(item);
      start = start_of(task, candidates);
    }
    if (!start) {
      form.flags.push_back({AssemblyProblem::bank_too_small, wanted.quality});
      form.ok = false;
      continue;
    }
    std::sort(candidates.begin(), candidates.end(), ascending);
    const Items chosen = improved(task, std::move(*start), candidates);
    form.qualities.push_back(result_of(task, chosen));
    done.insert(done.end(), chosen.begin(), chosen.end());
  }
  return form;
}

}  // namespace aplomb::measure
