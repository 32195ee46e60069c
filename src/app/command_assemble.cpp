#include "app/command_output.h"
#include "app/commands.h"
#include "exchange/atomic_file.h"
#include "exchange/bank_files.h"
#include "measure/form_coverage.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cstdio>
#include <set>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;
using measure::CoverageProblem;

std::string sentence_of(const measure::CoverageShortfall& shortfall) {
  const std::string have = std::to_string(shortfall.have);
  const std::string bound = std::to_string(shortfall.bound);
  switch (shortfall.problem) {
    case CoverageProblem::too_few_questions: return have + " questions of " + bound + ": the bank is too small for so many forms";
    case CoverageProblem::too_few_scenes: return have + " scenes of " + bound + ": write more, or assemble fewer forms";
    case CoverageProblem::too_few_measuring: return have + " questions measure '" + shortfall.what + "', not " + bound + ": write more that do";
    case CoverageProblem::too_few_primary: return have + " questions are mainly about '" + shortfall.what + "', not " + bound + ": write more";
    case CoverageProblem::too_many_of_a_setting: return have + " questions are set in '" + shortfall.what + "', more than " + bound;
    case CoverageProblem::too_many_easy: return have + " easy questions, more than " + bound;
    case CoverageProblem::too_many_hard: return have + " hard questions, more than " + bound;
    case CoverageProblem::too_many_safety: return have + " safety questions, more than " + bound;
    case CoverageProblem::enemies_together: return "'" + shortfall.what + "' stands with a twin or an enemy";
  }
  return {};
}

measure::Figure<> count(int value) { return {static_cast<double>(value)}; }

std::vector<FigureRow> rows_of(const Bank& bank, const measure::CoverageForms& found, std::span<const std::string> weighed) {
  std::vector<FigureRow> rows;
  for (std::size_t f = 0; f < found.forms.size(); ++f) {
    const measure::FormCounts& counts = found.counts[f];
    FigureRow row{found.forms[f].family + " " + found.forms[f].name, {}, {}, 0};
    row.figures = {{"questions", count(static_cast<int>(found.forms[f].questions.size())), "", {}},
                   {"scenes", count(static_cast<int>(found.forms[f].scenes.size())), "", {}},
                   {"reading", {counts.minutes}, "minutes", {}},
                   {"easy", count(counts.easy), "", {}},
                   {"hard", count(counts.hard), "", {}},
                   {"safety", count(counts.safety), "", {}}};
    for (std::size_t q = 0; q < bank.qualities.size(); ++q) {
      const std::string& id = bank.qualities[q].id;
      if (std::find(weighed.begin(), weighed.end(), id) == weighed.end()) continue;
      row.figures.push_back({"measure " + id, count(counts.measuring[q]), "", {}});
      row.figures.push_back({"mainly " + id, count(counts.primary[q]), "", {}});
    }
    const auto most = std::max_element(counts.settings.begin(), counts.settings.end());
    if (most != counts.settings.end()) row.figures.push_back({"of one setting at most", count(*most), "", {}});
    for (const measure::CoverageShortfall& shortfall : found.shortfalls) {
      if (shortfall.form == found.forms[f].name) row.words.push_back(sentence_of(shortfall));
    }
    rows.push_back(std::move(row));
  }
  const measure::FormDifference apart = measure::largest_difference(bank, found.counts, weighed);
  rows.push_back({"largest difference between two forms",
                  {{"measure a weighed quality", count(apart.measuring), "questions", {}},
                   {"mainly about a quality", count(apart.primary), "questions", {}},
                   {"easy", count(apart.easy), "questions", {}},
                   {"hard", count(apart.hard), "questions", {}},
                   {"reading", {apart.minutes}, "minutes", {}}},
                  {}, 0});
  return rows;
}

}  // namespace

int assemble(const AssembleOptions& options) {
  const auto bank = bank_from(options.bank);
  if (!bank) return 2;
  const std::filesystem::path blueprint_path = options.blueprint.empty() ? options.bank / "blueprint.toml" : options.blueprint;
  const auto planned = options.blueprint.empty() ? bank : part_of_bank(options.blueprint);
  if (!planned) return 2;
  std::vector<std::string> weighed;
  for (const auto& path : options.profiles) {
    const auto profile = profile_from(path, *bank);
    if (!profile) return 2;
    for (const ProfileQuality& quality : profile->qualities) {
      if (std::find(weighed.begin(), weighed.end(), quality.quality) == weighed.end()) weighed.push_back(quality.quality);
    }
  }
  if (weighed.empty()) {
    for (const Quality& quality : bank->qualities) {
      if (quality.core) weighed.push_back(quality.id);
    }
  }
  std::vector<AssembledForm> all;
  std::vector<FigureRow> rows;
  Json forms = Json::array();
  bool whole = true;
  for (const FormBlueprint& one : planned->blueprint) {
    if (!options.family.empty() && one.name != options.family) continue;
    for (const PrimaryNeed& need : one.primary) {
      if (find_quality(*bank, need.quality) == nullptr)
        return could_not_run(blueprint_path.string() + ": the bank has no quality '" + need.quality + "'; name one of qualities.toml");
    }
    const auto found = measure::assemble_by_coverage(*bank, one, weighed, options.forms);
    whole = whole && found.shortfalls.empty();
    for (FigureRow& row : rows_of(*bank, found, weighed)) rows.push_back(std::move(row));
    for (const AssembledForm& form : found.forms) {
      forms.push_back({{"family", form.family}, {"name", form.name}, {"questions", form.questions}, {"scenes", form.scenes}});
      all.push_back(form);
    }
  }
  if (all.empty()) return could_not_run(blueprint_path.string() + ": there is no form '" + options.family + "'; leave --family out for all");
  if (!options.out.empty()) exchange::write_atomically(options.out, exchange::forms_text(all));
  print_rows("assemble", rows, options.json, {{"bank", bank->id}, {"bank_version", bank->version}, {"weighed", weighed}, {"forms", forms}});
  return whole ? 0 : 1;
}

}  // namespace aplomb::app
