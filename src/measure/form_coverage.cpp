#include "measure/form_coverage.h"

#include "core/scene.h"
#include "measure/lint_text.h"
#include "measure/session_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr double reading_speed = 160;  // words a minute
constexpr double gain = 1e-9;
constexpr int most_rounds = 400;
// A form that breaks the blueprint is worse than any that is less alike; enemies are worse still.
constexpr double enemy_cost = 1e6;
constexpr double breach_cost = 1e3;
constexpr double count_cost = 1;
constexpr double minutes_cost = 4;
/// What a share of the form's questions may hold in rounding: .2 of 15 is 3.
constexpr double share_rounding = 1e-9;
/// Beginnings from which the search is tried; the best end counts.
constexpr std::size_t beginnings = 6;

constexpr std::array<std::string_view, 9> problem_names{
    "too_few_questions", "too_few_scenes",  "too_few_measuring", "too_few_primary",  "too_many_of_a_setting",
    "too_many_easy",     "too_many_hard",   "too_many_safety",   "enemies_together",
};

double real(std::size_t n) { return static_cast<double>(n); }
double square(double x) { return x * x; }

std::size_t words_in(std::string_view text) { return text_of(text, {}).words.size(); }

/// A question or a scene that may stand in a form.
struct Unit {
  std::string id;
  bool scene = false;
  std::vector<bool> measures;
  std::optional<std::size_t> primary;
  std::optional<std::size_t> setting;
  Difficulty difficulty = Difficulty::medium;
  bool safety = false;
  double minutes = 0;
  std::vector<std::string> apart;  ///< ids it may not stand with
};

template <class List>
std::optional<std::size_t> index_in(const List& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

std::vector<bool> measured_by(const FormEntry& entry, std::span<const Quality> qualities) {
  const SessionResult nobody = score_session(std::span(&entry, 1), qualities, {}, true, Profile{});
  std::vector<bool> out;
  for (const QualityResult& quality : nobody.qualities) out.push_back(quality.questions > 0);
  return out;
}

bool retired(const Bank& bank, const std::string& id) {
  return std::find(bank.retired.begin(), bank.retired.end(), id) != bank.retired.end();
}

std::vector<Unit> units_of(const Bank& bank, const FormBlueprint& blueprint) {
  std::vector<Unit> out;
  for (const Question& question : bank.questions) {
    if (retired(bank, question.id) || static_cast<int>(question.options.size()) != blueprint.options) continue;
    std::size_t words = words_in(question.stem);
    for (const Option& option : question.options) words += words_in(option.text);
    Unit unit{question.id, false, measured_by(&question, bank.qualities), index_in(bank.qualities, question.primary),
              index_in(bank.settings, question.setting), question.difficulty, question.safety,
              real(words) / reading_speed, question.enemies};
    for (const std::string& other : {question.twin, question.duplicate_of}) {
      if (!other.empty()) unit.apart.push_back(other);
    }
    out.push_back(std::move(unit));
  }
  for (const Scene& scene : bank.scenes) {
    if (retired(bank, scene.id)) continue;
    std::size_t words = words_in(scene.opening);
    std::size_t in_turns = 0;
    for (const Turn& turn : scene.turns) {
      in_turns += words_in(turn.says);
      for (const Reply& reply : turn.replies) in_turns += words_in(reply.text);
    }
    // A path meets some of the turns: as many as one of the middling length.
    const SceneShape shape = shape_of(scene);
    if (!scene.turns.empty()) words += in_turns * static_cast<std::size_t>(shape.turns) / scene.turns.size();
    out.push_back({scene.id, true, measured_by(&scene, bank.qualities), index_in(bank.qualities, scene.primary),
                   index_in(bank.settings, scene.setting), scene.difficulty, scene.safety, real(words) / reading_speed,
                   scene.enemies});
  }
  return out;
}

struct Search {
  const Bank& bank;
  const FormBlueprint& blueprint;
  std::vector<std::size_t> weighed;
  std::vector<int> needed;  ///< primary, by quality of the bank
  std::vector<Unit> units;
  std::vector<std::vector<bool>> apart;  ///< unit x unit

  using Members = std::vector<std::size_t>;
  using Forms = std::vector<Members>;

  [[nodiscard]] int allowed(double share) const {
    return static_cast<int>(std::floor(share * blueprint.questions + share_rounding));
  }

  [[nodiscard]] FormCounts counts_of(const Members& members) const {
    FormCounts counts;
    counts.measuring.assign(bank.qualities.size(), 0);
    counts.primary.assign(bank.qualities.size(), 0);
    counts.settings.assign(bank.settings.size(), 0);
    for (const std::size_t member : members) {
      const Unit& unit = units[member];
      counts.minutes += unit.minutes;
      counts.safety += unit.safety ? 1 : 0;
      if (unit.scene) continue;
      for (std::size_t q = 0; q < unit.measures.size(); ++q) counts.measuring[q] += unit.measures[q] ? 1 : 0;
      if (unit.primary) ++counts.primary[*unit.primary];
      if (unit.setting) ++counts.settings[*unit.setting];
      counts.easy += unit.difficulty == Difficulty::easy ? 1 : 0;
      counts.hard += unit.difficulty == Difficulty::hard ? 1 : 0;
    }
    return counts;
  }

  /// Every breach of the blueprint by one form.
  [[nodiscard]] std::vector<CoverageShortfall> shortfalls(const Members& members, const FormCounts& counts,
                                                          const std::string& name) const {
    std::vector<CoverageShortfall> out;
    const auto least = [&](CoverageProblem problem, const std::string& what, int have, int bound) {
      if (have < bound) out.push_back({name, problem, what, have, bound});
    };
    const auto most = [&](CoverageProblem problem, const std::string& what, int have, int bound) {
      if (have > bound) out.push_back({name, problem, what, have, bound});
    };
    const auto scenes = static_cast<int>(
        std::count_if(members.begin(), members.end(), [&](std::size_t member) { return units[member].scene; }));
    least(CoverageProblem::too_few_questions, "", static_cast<int>(members.size()) - scenes, blueprint.questions);
    least(CoverageProblem::too_few_scenes, "", scenes, blueprint.scenes);
    for (const std::size_t q : weighed)
      least(CoverageProblem::too_few_measuring, bank.qualities[q].id, counts.measuring[q], blueprint.least_measuring);
    for (std::size_t q = 0; q < needed.size(); ++q)
      least(CoverageProblem::too_few_primary, bank.qualities[q].id, counts.primary[q], needed[q]);
    for (std::size_t s = 0; s < counts.settings.size(); ++s)
      most(CoverageProblem::too_many_of_a_setting, bank.settings[s].id, counts.settings[s], allowed(blueprint.setting_share));
    most(CoverageProblem::too_many_easy, "", counts.easy, allowed(blueprint.easy_share));
    most(CoverageProblem::too_many_hard, "", counts.hard, allowed(blueprint.hard_share));
    most(CoverageProblem::too_many_safety, "", counts.safety, blueprint.safety);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        if (apart[members[i]][members[j]])
          out.push_back({name, CoverageProblem::enemies_together, units[members[i]].id, 2, 1});
      }
    }
    return out;
  }

  [[nodiscard]] double breach(const Members& members, const FormCounts& counts) const {
    double cost = 0;
    for (const CoverageShortfall& shortfall : shortfalls(members, counts, {})) {
      cost += shortfall.problem == CoverageProblem::enemies_together ? enemy_cost
                                                                     : breach_cost * square(shortfall.have - shortfall.bound);
    }
    return cost;
  }

  /// How far the forms are from each other: squared distances from their mean.
  [[nodiscard]] double unlike(std::span<const FormCounts> all) const {
    double cost = 0;
    const auto add = [&](auto value_of, double weight) {
      double sum = 0;
      for (const FormCounts& counts : all) sum += value_of(counts);
      const double centre = sum / real(all.size());
      for (const FormCounts& counts : all) cost += weight * square(value_of(counts) - centre);
    };
    for (const std::size_t q : weighed) add([q](const FormCounts& counts) { return real(static_cast<std::size_t>(counts.measuring[q])); }, count_cost);
    for (std::size_t q = 0; q < bank.qualities.size(); ++q)
      add([q](const FormCounts& counts) { return real(static_cast<std::size_t>(counts.primary[q])); }, count_cost);
    add([](const FormCounts& counts) { return static_cast<double>(counts.easy); }, count_cost);
    add([](const FormCounts& counts) { return static_cast<double>(counts.hard); }, count_cost);
    add([](const FormCounts& counts) { return counts.minutes; }, minutes_cost);
    // Within a form: one setting after the other, and no weighed quality left thin.
    for (const FormCounts& counts : all) {
      for (const int setting : counts.settings) cost += 0.05 * square(setting);
      for (const std::size_t q : weighed) cost -= 0.2 * std::sqrt(static_cast<double>(counts.measuring[q]));
    }
    return cost;
  }

  /// Units of one kind, dealt to the forms one by one from the `begin`-th on.
  void deal(Forms& forms, bool scenes, std::size_t each, std::size_t begin) const {
    std::vector<std::size_t> fit;
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (units[u].scene == scenes) fit.push_back(u);
    }
    if (fit.empty()) return;
    std::rotate(fit.begin(), fit.begin() + static_cast<std::ptrdiff_t>(begin % fit.size()), fit.end());
    for (std::size_t i = 0; i < std::min(each * forms.size(), fit.size()); ++i) forms[i % forms.size()].push_back(fit[i]);
  }

  double improve(Forms& forms) const {
    std::vector<FormCounts> counts;
    std::vector<double> breaches;
    for (const Members& members : forms) {
      counts.push_back(counts_of(members));
      breaches.push_back(breach(members, counts.back()));
    }
    const auto cost = [&] { return std::accumulate(breaches.begin(), breaches.end(), 0.0) + unlike(counts); };
    double best = cost();
    const auto refresh = [&](std::size_t form) {
      counts[form] = counts_of(forms[form]);
      breaches[form] = breach(forms[form], counts[form]);
    };
    std::vector<bool> used(units.size(), false);
    for (const Members& members : forms) {
      for (const std::size_t member : members) used[member] = true;
    }
    for (int round = 0; round < most_rounds; ++round) {
      bool better = false;
      for (std::size_t f = 0; f < forms.size(); ++f) {
        for (std::size_t& slot : forms[f]) {
          for (std::size_t u = 0; u < units.size(); ++u) {
            if (used[u] || units[u].scene != units[slot].scene) continue;
            const std::size_t before = slot;
            slot = u;
            refresh(f);
            if (const double now = cost(); now < best - gain) {
              best = now;
              used[before] = false;
              used[u] = true;
              better = true;
            } else {
              slot = before;
              refresh(f);
            }
          }
          for (std::size_t g = f + 1; g < forms.size(); ++g) {
            for (std::size_t& other : forms[g]) {
              if (units[slot].scene != units[other].scene) continue;
              std::swap(slot, other);
              refresh(f);
              refresh(g);
              if (const double now = cost(); now < best - gain) {
                best = now;
                better = true;
              } else {
                std::swap(slot, other);
                refresh(f);
                refresh(g);
              }
            }
          }
        }
      }
      if (!better) break;
    }
    return best;
  }

  [[nodiscard]] Forms best_of(std::size_t count) const {
    Forms best;
    double least = 0;
    for (std::size_t i = 0; i < beginnings; ++i) {
      Forms forms(count);
      deal(forms, false, static_cast<std::size_t>(blueprint.questions), i * units.size() / beginnings);
      deal(forms, true, static_cast<std::size_t>(blueprint.scenes), i);
      const double cost = improve(forms);
      if (best.empty() || cost < least - gain) {
        best = std::move(forms);
        least = cost;
      }
    }
    return best;
  }
};

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

std::size_t quality_index(const Bank& bank, const std::string& id) {
  const auto found = index_in(bank.qualities, id);
  if (!found) throw std::invalid_argument("the bank has no quality " + id);
  return *found;
}

Search search_of(const Bank& bank, const FormBlueprint& blueprint, std::span<const std::string> weighed) {
  Search search{bank, blueprint, {}, std::vector<int>(bank.qualities.size(), 0), units_of(bank, blueprint), {}};
  for (const std::string& id : weighed) search.weighed.push_back(quality_index(bank, id));
  for (const PrimaryNeed& need : blueprint.primary) search.needed[quality_index(bank, need.quality)] = need.least;
  const auto names = [&](std::size_t a, std::size_t b) {
    const auto& list = search.units[a].apart;
    return std::find(list.begin(), list.end(), search.units[b].id) != list.end();
  };
  search.apart.assign(search.units.size(), std::vector<bool>(search.units.size(), false));
  for (std::size_t a = 0; a < search.units.size(); ++a) {
    for (std::size_t b = 0; b < search.units.size(); ++b) search.apart[a][b] = a != b && (names(a, b) || names(b, a));
  }
  return search;
}

}  // namespace

std::string_view name_of(CoverageProblem problem) { return problem_names.at(static_cast<std::size_t>(problem)); }

CoverageForms assemble_by_coverage(const Bank& bank, const FormBlueprint& blueprint,
                                   std::span<const std::string> weighed, int forms) {
  require(forms >= 1 && forms <= most_forms, "1 to 26 forms can be assembled");
  require(blueprint.questions > 0 && blueprint.scenes >= 0, "a form needs questions");
  for (const double share : {blueprint.setting_share, blueprint.easy_share, blueprint.hard_share})
    require(share >= 0 && share <= 1, "a share of the blueprint is not within 0 and 1");
  const Search search = search_of(bank, blueprint, weighed);

  Search::Forms found = search.best_of(static_cast<std::size_t>(forms));
  for (auto& members : found) std::sort(members.begin(), members.end());
  // A form that lacks more stands last, the others in the order of the bank.
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  CoverageForms out;
  for (std::size_t f = 0; f < found.size(); ++f) {
    aplomb::AssembledForm form{blueprint.name, std::string(1, static_cast<char>('A' + f)), {}, {}};
    for (const std::size_t member : found[f])
      (search.units[member].scene ? form.scenes : form.questions).push_back(search.units[member].id);
    out.counts.push_back(search.counts_of(found[f]));
    for (CoverageShortfall& shortfall : search.shortfalls(found[f], out.counts.back(), form.name))
      out.shortfalls.push_back(std::move(shortfall));
    out.forms.push_back(std::move(form));
  }
  return out;
}

FormDifference largest_difference(const Bank& bank, std::span<const FormCounts> counts,
                                  std::span<const std::string> weighed) {
  FormDifference out;
  for (const FormCounts& a : counts) {
    for (const FormCounts& b : counts) {
      for (const std::string& id : weighed) {
        const std::size_t q = quality_index(bank, id);
        out.measuring = std::max(out.measuring, a.measuring[q] - b.measuring[q]);
      }
      for (std::size_t q = 0; q < a.primary.size(); ++q) out.primary = std::max(out.primary, a.primary[q] - b.primary[q]);
      out.easy = std::max(out.easy, a.easy - b.easy);
      out.hard = std::max(out.hard, a.hard - b.hard);
      out.minutes = std::max(out.minutes, a.minutes - b.minutes);
    }
  }
  return out;
}

}  // namespace aplomb::measure
