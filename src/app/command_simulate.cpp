#include "app/command_output.h"
#include "app/commands.h"
#include "exchange/atomic_file.h"
#include "exchange/csv_rows.h"
#include "exchange/error_model_files.h"
#include "measure/simulate.h"
#include "measure/strategies.h"
#include "store/documents.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cstdio>

namespace aplomb::app {
namespace {

using measure::Figure;
using measure::FormEntry;
using Json = nlohmann::ordered_json;

/// Pairs of mirrored display orders under which a strategy is tried.
constexpr int strategy_orders = 50;

struct ChosenForm {
  std::string name;
  std::vector<FormEntry> entries;
  std::string hash;  ///< hexadecimal; empty for the whole bank, which is no form
};

std::optional<ChosenForm> form_named(const Bank& bank, const std::filesystem::path& file, const std::string& name) {
  const auto read = part_of_bank(file);
  if (!read) return std::nullopt;
  std::vector<const AssembledForm*> found;
  std::string known;
  for (const AssembledForm& form : read->forms) {
    const std::string whole = form.family + " " + form.name;
    if (whole == name || form.name == name) found.push_back(&form);
    known += (known.empty() ? "" : ", ") + whole;
  }
  if (found.size() != 1) {
    could_not_run(file.string() + ": " + (found.empty() ? "there is no form '" : "several forms are called '") + name + "'; name one of: " + known);
    return std::nullopt;
  }
  ChosenForm out{found.front()->family + " " + found.front()->name, {}, {}};
  for (const std::string& id : found.front()->questions) {
    const Question* question = find_question(bank, id);
    if (question == nullptr) {
      could_not_run(file.string() + ": the bank has no question '" + id + "'; assemble the forms anew");
      return std::nullopt;
    }
    out.entries.emplace_back(question);
  }
  for (const std::string& id : found.front()->scenes) {
    const Scene* scene = find_scene(bank, id);
    if (scene == nullptr) {
      could_not_run(file.string() + ": the bank has no scene '" + id + "'; assemble the forms anew");
      return std::nullopt;
    }
    out.entries.emplace_back(scene);
  }
  out.hash = hex(store::form_hash(bank, {found.front()->family, found.front()->name, found.front()->questions, found.front()->scenes}));
  return out;
}

std::optional<ChosenForm> chosen_form(const Bank& bank, const SimulateOptions& options) {
  if (options.form.empty()) return ChosenForm{"the whole bank", whole_bank(bank), {}};
  return form_named(bank, options.forms.empty() ? options.bank / "forms.toml" : options.forms, options.form);
}

int strategies(const Bank& bank, const ChosenForm& form, const SimulateOptions& options) {
  std::vector<measure::Strategy> chosen;
  if (options.strategy == "all") {
    chosen.assign(measure::all_strategies().begin(), measure::all_strategies().end());
  } else if (const auto one = measure::strategy_named(options.strategy)) {
    chosen = {*one};
  } else {
    std::string known;
    for (const measure::Strategy strategy : measure::all_strategies()) known += std::string(name_of(strategy)) + ", ";
    return could_not_run("there is no strategy '" + options.strategy + "'; name one of: " + known + "all");
  }
  if (!bank.language.starts_with("en")) return could_not_run("strategies know English words alone; this bank is in '" + bank.language + "'");
  const measure::StrategyWords words = measure::english_strategy_words();
  // 50 but for picks, where a random one is worth the mean of its options.
  const Figure<> guessing = measure::strategy_result(form.entries, bank.qualities, measure::Strategy::random, words, strategy_orders, options.seed).judgement;
  std::vector<FigureRow> rows;
  bool sound = true;
  for (const measure::Strategy strategy : chosen) {
    const auto result = measure::strategy_result(form.entries, bank.qualities, strategy, words, strategy_orders, options.seed);
    const bool above = result.judgement.has_value() && result.judgement.value() > measure::highest_sound(strategy);
    sound = sound && !above;
    FigureRow row{std::string(name_of(strategy)), {{"judgement", result.judgement, "of 100", {}}}, {}, 0};
    for (const measure::StrategyFormat& format : result.formats) row.figures.push_back({format.format, format.judgement, "of 100", {}});
    if (above) row.words.push_back("above " + number(measure::highest_sound(strategy)) + ": the wording gives the key away");
    rows.push_back(std::move(row));
  }
  if (!options.json) std::printf("%s of '%s', %zu questions and scenes; guessing reaches %s of 100\n", form.name.c_str(), bank.id.c_str(), form.entries.size(), number(guessing).c_str());
  print_rows("simulate --strategy", rows, options.json, {{"form", form.name}, {"seed", options.seed}, {"guessing", figure_json(guessing)}});
  return sound ? 0 : 1;
}

int error_model(const Bank& bank, const ChosenForm& form, const measure::Simulation& simulation, const SimulateOptions& options) {
  if (options.out.empty()) return could_not_run("an error model needs a file to go to; add --out FILE.json");
  exchange::ErrorModelFile file;
  file.bank = bank.id;
  file.bank_version = bank.version;
  file.form = form.name;
  file.form_hash = form.hash;
  for (const FormEntry& entry : form.entries) file.questions.push_back(id_of(entry));
  for (const Quality& quality : bank.qualities) file.qualities.push_back(quality.id);
  const std::string version = bank.id + "/" + std::to_string(bank.version) + "/" + form.name + "/simulated-" + std::to_string(options.seed);
  file.model = measure::simulated_error_model(simulation, version, options.candidates);
  const measure::CrowdModel& crowd = options.crowd;
  file.made_by = {{"command", "aplomb simulate --error-model"},
                  {"seed", std::to_string(options.seed)},
                  {"candidates", std::to_string(options.candidates)}};
  for (const auto& [name, value] : {std::pair{"correlation", crowd.correlation}, {"level", crowd.level}, {"strength", crowd.strength},
                                    {"noise", crowd.noise}, {"shared_misread", crowd.shared_misread}, {"leniency_sd", crowd.leniency_sd},
                                    {"spread_sd", crowd.spread_sd}, {"fatigue", crowd.fatigue}, {"careless_share", crowd.careless_share},
                                    {"coached_share", crowd.coached_share}, {"coaching", crowd.coaching}})
    file.made_by.emplace_back(name, number(value));
  exchange::write_error_model(file, options.out);
  std::vector<FigureRow> rows;
  for (std::size_t q = 0; q < bank.qualities.size(); ++q) {
    rows.push_back({bank.qualities[q].id, {{"mean", {file.model.mean[q]}, "points", {}}, {"alpha", file.model.alpha[q], "", {}},
                                           {"standard error", measure::sem_of(file.model, q), "points", {}}}, {}, file.model.n});
  }
  if (!options.json) std::printf("%s: error model of '%s', by design and provisional\n", options.out.string().c_str(), form.name.c_str());
  print_rows("simulate --error-model", rows, options.json, {{"version", version}, {"file", options.out.string()}, {"source", "design"}});
  return 0;
}

std::string path_text(const Conversation& conversation) {
  std::string out;
  for (const PickedReply& picked : conversation.path) out += (out.empty() ? "" : ">") + picked.turn + "=" + picked.reply;
  return out;
}

/// The rows of one answer, as answers_files.h reads them.
void add_rows(std::string& csv, const std::string& session, const std::string& question, const Response& response) {
  const auto row = [&](const std::string& option, const std::string& value) { csv += exchange::csv_line({session, question, option, value}); };
  if (const auto* rating = std::get_if<Rating>(&response)) {
    for (const auto& [option, mark] : rating->marks) row(option, std::to_string(mark));
  } else if (const auto* pair = std::get_if<MostLeast>(&response)) {
    if (pair->most) row(*pair->most, "most");
    if (pair->least) row(*pair->least, "least");
  } else if (const auto* pick = std::get_if<Pick>(&response)) {
    row(pick->pick, "pick");
  } else if (const auto* ranking = std::get_if<Ranking>(&response)) {
    for (std::size_t i = 0; i < ranking->order.size(); ++i) row(ranking->order[i], std::to_string(i + 1));
  } else {
    row("", path_text(std::get<Conversation>(response)));
  }
}

void write_answers(const measure::Simulation& simulation, const SimulateOptions& options) {
  std::string csv = exchange::csv_line({"session", "question", "option", "value"});
  for (int i = 0; i < options.candidates; ++i) {
    const measure::Sitting sitting = simulation.sitting(simulation.candidate(i), i, 0);
    for (const FormEntry& entry : simulation.form())
      add_rows(csv, "s" + std::to_string(i + 1), id_of(entry), sitting.responses.at(id_of(entry)));
  }
  exchange::write_atomically(options.out, csv);
}

/// A row a candidate: what they truly are beside what the form says.
void write_persons(const measure::Simulation& simulation, const Profile& profile, const SimulateOptions& options) {
  std::vector<std::string> header{"session", "fit", "judgement", "leniency", "spread", "pace", "careless", "coached"};
  for (const Quality& quality : simulation.qualities()) header.push_back("true " + quality.id);
  for (const Quality& quality : simulation.qualities()) header.push_back(quality.id);
  std::string csv = exchange::csv_line(header);
  for (int i = 0; i < options.candidates; ++i) {
    const measure::Candidate person = simulation.candidate(i);
    const auto result = measure::score_session(simulation.form(), simulation.qualities(), simulation.sitting(person, i, 0).responses, true, profile);
    std::vector<std::string> row{"s" + std::to_string(i + 1), number(result.fit), number(result.overall), number(person.leniency), number(person.spread),
                                 number(person.pace), person.careless ? "1" : "0", person.coached ? "1" : "0"};
    for (const double quality : person.qualities) row.push_back(number(quality));
    for (const measure::QualityResult& quality : result.qualities) row.push_back(number(quality.score));
    csv += exchange::csv_line(row);
  }
  exchange::write_atomically(options.persons, csv);
}

std::vector<FigureRow> rows_of(const measure::SimulationFigures& figures) {
  std::vector<FigureRow> rows;
  rows.push_back({"form",
                  {{"time", figures.minutes, "minutes", {}},
                   {"judgement", figures.judgement, "of 100", {}},
                   {"judgement sd", figures.judgement_sd, "points", {}},
                   {"fit", figures.fit_mean, "points", {}},
                   {"fit sd", figures.fit_sd, "points", {}},
                   {"fit in two sittings, r", figures.fit_retest, "", {}},
                   {"fit with true fit, r squared", figures.fit_r2, "", {}},
                   {"likely range, width", figures.range_width, "points", {}},
                   {"likely range holds the true fit", figures.range_coverage, "share", {}}},
                  {}, figures.candidates});
  for (const measure::SimulatedQuality& quality : figures.qualities) {
    rows.push_back({quality.quality,
                    {{"questions", {static_cast<double>(quality.questions)}, "", {}},
                     {"mean", quality.mean, "points", {}},
                     {"sd", quality.sd, "points", {}},
                     {"alpha", quality.alpha, "", quality.alpha_limits},
                     {"standard error", quality.sem, "points", {}},
                     {"two sittings, r", quality.retest, "", {}},
                     {"with the true quality, r", quality.validity, "", {}}},
                    {}, figures.candidates});
  }
  if (!figures.line) return rows;
  const measure::SimulatedLine& line = *figures.line;
  rows.push_back({"line at " + number(line.line),
                  {{"truly meet it", line.truly_meet, "share", {}},
                   {"right by the fit", line.right_by_fit, "share", {}},
                   {"right by the chance to meet it", line.right_by_chance_to_meet, "share", {}},
                   {"above the line", line.above, "share", {}},
                   {"above, and truly", line.above_right, "share", {}},
                   {"below the line", line.below, "share", {}},
                   {"below, and truly", line.below_right, "share", {}}},
                  {}, figures.candidates});
  return rows;
}

}  // namespace

int simulate(const SimulateOptions& options) {
  const auto bank = bank_from(options.bank);
  if (!bank) return 2;
  const auto form = chosen_form(*bank, options);
  if (!form) return 2;
  if (form->entries.empty()) return could_not_run(options.bank.string() + " has no questions; name a bank that has");
  if (!options.strategy.empty()) return strategies(*bank, *form, options);
  if (const std::string problem = measure::problem_of(options.crowd); !problem.empty()) return could_not_run(problem);
  const measure::Simulation simulation(form->entries, bank->qualities, options.crowd, options.seed);
  if (options.error_model) return error_model(*bank, *form, simulation, options);

  if (options.profile.empty()) return could_not_run("a crowd is held against a profile; add --profile FILE.toml");
  const auto profile = profile_from(options.profile, *bank);
  if (!profile) return 2;
  if (!options.out.empty()) write_answers(simulation, options);
  if (!options.persons.empty()) write_persons(simulation, *profile, options);
  const auto figures = measure::simulation_figures(simulation, *profile, options.candidates, options.sittings, options.line);
  if (!options.json)
    std::printf("%d simulated candidates on %s of '%s', %zu questions and scenes, seed %llu. Made-up people: plausible, not measured.\n", figures.candidates,
                form->name.c_str(), bank->id.c_str(), figures.questions, static_cast<unsigned long long>(options.seed));
  print_rows("simulate", rows_of(figures), options.json,
             {{"bank", bank->id}, {"bank_version", bank->version}, {"form", form->name}, {"questions", figures.questions}, {"candidates", figures.candidates}, {"seed", options.seed}});
  return 0;
}

}  // namespace aplomb::app
