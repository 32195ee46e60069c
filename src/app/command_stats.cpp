#include "app/command_output.h"
#include "app/commands.h"
#include "app/item_rows.h"
#include "app/stats_table.h"
#include "exchange/panel_files.h"
#include "exchange/plain_table.h"
#include "measure/dif.h"
#include "measure/fairness.h"
#include "measure/form_length.h"
#include "measure/norms.h"
#include "measure/panel.h"
#include "measure/reliability.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cstdio>

namespace aplomb::app {
namespace {

using exchange::Diagnostic;
using exchange::PlainTable;
using measure::Figure;
using measure::Limits;
using measure::Status;
using Json = nlohmann::ordered_json;

constexpr double usual_target = 0.7;

NamedFigure whole(std::string name, long long value) { return plain(std::move(name), Figure<>(static_cast<double>(value))); }
NamedFigure whole(std::string name, const Figure<int>& figure) {
  return plain(std::move(name), figure.has_value() ? Figure<>(figure.value(), figure.status(), figure.n()) : Figure<>::none(figure.status(), figure.n()));
}

int reliability_printed(const StatsOptions& options, const ItemTable& table) {
  const measure::Reliability found = measure::reliability_of(table.scores);
  FigureRow row{"sum of the items", {}, {std::string(name_of(found.status))}, found.n};
  row.figures = {whole("items that vary", static_cast<long long>(found.items_used)),
                 within("alpha", found.alpha, found.alpha_limits),
                 plain("omega", measure::omega_total(table.scores)),
                 plain("sd", found.total_sd, "points of the sum"),
                 plain("standard error", found.sem, "points of the sum")};
  if (found.alpha.has_value() && found.alpha.value() < 1 && found.items_used > 0)
    row.figures.push_back(whole("items for alpha .70", measure::needed_items(static_cast<int>(found.items_used), found.alpha.value(), usual_target)));
  if (!measure::hangs_together(found.alpha) && found.alpha.has_value()) row.words.emplace_back("the items do not hang together");
  std::vector<FigureRow> rows{row};
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    FigureRow one{table.items[i], {}, {}, found.n};
    if (i < found.item_rest.size()) one.figures.push_back(plain("item-rest r", found.item_rest[i]));
    if (i < found.alpha_if_deleted.size()) one.figures.push_back(plain("alpha without it", found.alpha_if_deleted[i]));
    if (std::find(found.dropped.begin(), found.dropped.end(), i) != found.dropped.end()) one.words.emplace_back("does not vary");
    rows.push_back(std::move(one));
  }
  print_rows("stats reliability", rows, options.json, {{"left_out", table.left_out}});
  return 0;
}

std::optional<bool> selected_from(const std::string& text) {
  if (text == "1" || text == "yes" || text == "true") return true;
  if (text == "0" || text == "no" || text == "false") return false;
  return std::nullopt;
}

/// The column as yes or no; every row has to have one.
std::vector<bool> selections_of(const PlainTable& table, std::size_t column, std::vector<Diagnostic>& findings) {
  std::vector<bool> out;
  for (const exchange::CsvRow& row : table.rows) {
    const auto selected = selected_from(row[column].text);
    out.push_back(selected.value_or(false));
    if (selected) continue;
    Diagnostic finding;
    finding.file = table.file;
    finding.line = row[column].line;
    finding.column = row[column].column;
    finding.what = {N_("'{value}' in column '{column}' is neither 1 nor 0"), {{"value", exchange::shown(row[column].text)}, {"column", table.columns[column]}}};
    finding.remedy = {N_("write 1 for selected and 0 for not"), {}};
    findings.push_back(std::move(finding));
  }
  return out;
}

void add_audit(std::vector<FigureRow>& rows, const std::string& name, const measure::AuditTable& table) {
  for (const measure::AuditRow& one : table.rows) {
    FigureRow row{name + ": " + one.category, {}, {}, static_cast<int>(one.n)};
    row.figures = {whole("counted", one.hits), plain("rate", one.rate, "share"), plain("impact ratio", one.ratio)};
    if (one.excluded) row.words.emplace_back("under 2 % of all: left out of the ratios");
    rows.push_back(std::move(row));
  }
  rows.push_back({name + ": unknown", {whole("persons", table.unknown)}, {}, 0});
}

int audit(const StatsOptions& options, const PlainTable& table, std::size_t sex, std::size_t race) {
  std::vector<Diagnostic> findings;
  const auto score = find_column(table, "score");
  const auto selected = score ? std::nullopt : column_of(table, "selected", findings);
  if (refused(findings)) return 2;
  std::vector<std::optional<double>> scores(table.rows.size(), 0);
  std::vector<bool> chosen(table.rows.size(), false);
  if (score) scores = numbers_of(table, *score, -measure::largest_value, measure::largest_value, findings);
  if (selected) chosen = selections_of(table, *selected, findings);
  if (refused(findings)) return 2;
  std::vector<measure::AuditedPerson> persons;
  int left_out = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (scores[i]) {
      persons.push_back({table.rows[i][sex].text, table.rows[i][race].text, *scores[i], chosen[i]});
    } else {
      ++left_out;
    }
  }
  const auto found = measure::bias_audit(persons, score ? measure::AuditMode::scoring : measure::AuditMode::selection);
  std::vector<FigureRow> rows{{"everybody", {plain("median", found.median, score ? "points" : "")}, {}, static_cast<int>(found.n)}};
  add_audit(rows, "sex", found.sex);
  add_audit(rows, "race", found.race);
  add_audit(rows, "race and sex", found.intersectional);
  print_rows("stats fairness", rows, options.json, {{"mode", score ? "scoring" : "selection"}, {"left_out", left_out}});
  return 0;
}

struct Group {
  std::string name;
  measure::GroupCount count;
  std::vector<double> scores;
};

FigureRow group_row(const Group& group, const std::optional<measure::ImpactRatio>& ratio) {
  FigureRow row{group.name, {whole("selected", group.count.selected)}, {}, static_cast<int>(group.count.n)};
  if (!ratio) {
    if (group.count.n > 0) row.figures.push_back(plain("rate", Figure<>(static_cast<double>(group.count.selected) / static_cast<double>(group.count.n)), "share"));
    row.words.emplace_back("reference");
    return row;
  }
  row.figures.push_back(plain("rate", ratio->rate_focal, "share"));
  row.figures.push_back(within("impact ratio", ratio->ratio, ratio->limits));
  row.figures.push_back(plain("Fisher's p", ratio->fisher_p));
  if (ratio->z_usable) row.figures.push_back(plain("z", ratio->z));
  if (ratio->limits_adjusted) row.words.emplace_back("limits adjusted for an empty cell");
  if (ratio->one_person_flips) row.words.emplace_back("one selection more would turn it");
  if (ratio->verdict) row.words.emplace_back(name_of(*ratio->verdict));
  return row;
}

}  // namespace

int stats_reliability(const StatsOptions& options) {
  const auto table = table_from(options.input);
  if (!table) return 2;
  const auto items = items_of(*table, {"person"}, -measure::largest_value, measure::largest_value);
  if (!items) return 2;
  return reliability_printed(options, *items);
}

int stats_norms(const StatsOptions& options) {
  constexpr double step = 5;
  constexpr double top = 100;
  const auto table = table_from(options.input);
  if (!table) return 2;
  std::vector<Diagnostic> findings;
  const auto column = column_of(*table, "score", findings);
  std::vector<double> scores;
  if (column) {
    for (const auto& value : numbers_of(*table, *column, -measure::largest_value, measure::largest_value, findings)) {
      if (value) scores.push_back(*value);
    }
  }
  if (refused(findings)) return 2;
  if (scores.empty()) return could_not_run(table->file + ": there is no score; give it a row a person");
  std::vector<double> at = options.at;
  for (double x = 0; options.at.empty() && x <= top; x += step) at.push_back(x);
  const int n = static_cast<int>(scores.size());
  std::vector<FigureRow> rows{{"norm", {plain("mean", measure::gated(measure::mean(scores), n), "points"), plain("sd", measure::gated(measure::sd(scores), n), "points"), plain("median", measure::gated(measure::median(scores), n), "points")}, {}, n}};
  for (const double x : at) {
    const measure::NormPlace place = measure::place_in(scores, x);
    rows.push_back({"score " + number(x), {within("percentile", place.percentile, place.limits), plain("T", place.t), whole("stanine", place.stanine)}, {}, n});
  }
  print_rows("stats norms", rows, options.json, {{"left_out", static_cast<int>(table->rows.size()) - n}});
  return 0;
}

int stats_fairness(const StatsOptions& options) {
  const auto table = table_from(options.input);
  if (!table) return 2;
  const auto sex = find_column(*table, "sex");
  const auto race = find_column(*table, "race");
  if (sex && race) return audit(options, *table, *sex, *race);
  std::vector<Diagnostic> findings;
  const auto group_column = column_of(*table, "group", findings);
  const auto selected_column = column_of(*table, "selected", findings);
  if (refused(findings)) return 2;
  const std::vector<bool> selected = selections_of(*table, *selected_column, findings);
  std::vector<std::optional<double>> scores(table->rows.size());
  if (const auto column = find_column(*table, "score")) scores = numbers_of(*table, *column, -measure::largest_value, measure::largest_value, findings);
  if (refused(findings)) return 2;

  std::vector<Group> groups;
  long long unknown = 0;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const std::string& name = table->rows[i][*group_column].text;
    if (name.empty()) {
      ++unknown;
      continue;
    }
    auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.name == name; });
    if (found == groups.end()) found = groups.insert(groups.end(), Group{name, {}, {}});
    ++found->count.n;
    if (selected[i]) ++found->count.selected;
    if (scores[i]) found->scores.push_back(*scores[i]);
  }
  std::vector<measure::GroupCount> counts;
  for (const Group& group : groups) counts.push_back(group.count);
  const measure::ImpactTable found = measure::impact_table(counts, static_cast<long long>(table->rows.size()));
  std::vector<FigureRow> rows;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    FigureRow row = group_row(groups[g], found.ratios[g]);
    if (found.reference && *found.reference != g && find_column(*table, "score")) {
      const auto apart = measure::standardized_difference(groups[g].scores, groups[*found.reference].scores);
      row.figures.push_back(within("difference of scores, d", apart.d, apart.limits));
      if (apart.size) row.words.emplace_back(name_of(*apart.size));
    }
    rows.push_back(std::move(row));
  }
  print_rows("stats fairness", rows, options.json, {{"unknown", unknown}});
  return 0;
}

int stats_panel(const StatsOptions& options) {
  const auto read = exchange::read_panel(options.input, options.marks);
  if (refused(read.diagnostics)) return 2;
  const measure::PanelRatings& ratings = read.panel.ratings;
  const auto& rated = read.panel.options;
  const std::vector<std::string>& raters = read.raters;

  const auto agreement = measure::agreement_of(ratings, options.marks);
  const char* const quality = measure::quality_of(agreement) == measure::PanelQuality::good ? "good"
                              : measure::quality_of(agreement) == measure::PanelQuality::acceptable ? "acceptable" : "the key is not usable";
  std::vector<FigureRow> rows{{"panel",
                               {within("agreement of the mean, ICC(A,k)", agreement.average, agreement.average_limits), within("agreement of one rater, ICC(A,1)", agreement.single, agreement.single_limits)},
                               {quality}, agreement.raters}};
  const auto options_found = measure::consensus_of(ratings, options.marks);
  for (std::size_t i = 0; i < options_found.size(); ++i) {
    const measure::OptionConsensus& one = options_found[i];
    rows.push_back({rated[i].first + "/" + rated[i].second,
                    {plain("key", one.key, "marks"), plain("sd", one.spread, "marks"), plain("r_wg", one.r_wg)}, {std::string(name_of(one.consensus))}, one.n});
  }
  std::vector<std::string> items;
  for (const auto& [item, option] : rated) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  for (const std::string& id : items) {
    std::vector<measure::OptionConsensus> of_item;
    for (std::size_t i = 0; i < options_found.size(); ++i) {
      if (rated[i].first == id) of_item.push_back(options_found[i]);
    }
    const bool usable = measure::screen_item(of_item, Format::rate) == measure::ItemScreen::usable;
    rows.push_back({"item " + id, {whole("options", static_cast<long long>(of_item.size()))}, {usable ? "usable" : "rewrite"}, 0});
  }
  const auto checks = measure::rater_checks(ratings, options.marks);
  for (std::size_t r = 0; r < checks.size(); ++r) {
    FigureRow row{"rater " + raters[r], {plain("with the mean of the others, r", checks[r].r)}, {}, 0};
    if (checks[r].check) row.words.emplace_back("check");
    rows.push_back(std::move(row));
  }
  print_rows("stats panel", rows, options.json, {{"marks", options.marks}});
  return 0;
}

int stats_dif(const StatsOptions& options) {
  const auto table = table_from(options.input);
  if (!table) return 2;
  std::vector<Diagnostic> findings;
  const auto group = column_of(*table, "group", findings);
  if (refused(findings)) return 2;
  const auto items = items_of(*table, {"person", "group", "score"}, -measure::largest_value, measure::largest_value);
  if (!items) return 2;
  const auto score_column = find_column(*table, "score");
  std::vector<std::optional<double>> given;
  if (score_column) given = numbers_of(*table, *score_column, -measure::largest_value, measure::largest_value, findings);
  if (refused(findings)) return 2;

  std::vector<std::size_t> persons;  // by place in items
  std::vector<double> scores;
  std::vector<bool> focal;
  for (std::size_t p = 0; p < items->rows.size(); ++p) {
    const std::size_t row = items->rows[p];
    const std::string& name = table->rows[row][*group].text;
    const bool looked_at = name == options.focal;
    if (!looked_at && (name.empty() || (!options.reference.empty() && name != options.reference))) continue;
    double sum = 0;
    for (const auto& item : items->scores) sum += item[p];
    if (score_column && !given[row]) continue;
    persons.push_back(p);
    scores.push_back(score_column ? *given[row] : sum);
    focal.push_back(looked_at);
  }
  if (std::find(focal.begin(), focal.end(), true) == focal.end())
    return could_not_run(table->file + ": nobody is of the group '" + options.focal + "'; check --focal");
  std::vector<FigureRow> rows;
  for (std::size_t i = 0; i < items->items.size(); ++i) {
    std::vector<double> points;
    std::vector<bool> right;
    bool two_valued = true;
    for (const std::size_t p : persons) {
      points.push_back(items->scores[i][p]);
      right.push_back(points.back() == 1);
      two_valued = two_valued && (points.back() == 0 || points.back() == 1);
    }
    FigureRow row{items->items[i], {}, {}, static_cast<int>(persons.size())};
    if (two_valued) {
      const auto found = measure::mantel_haenszel(scores, right, focal);
      row.figures = {plain("delta", found.delta), plain("standard error", found.se), plain("chi-square", found.chi2), plain("p", found.p)};
      row.words.emplace_back(found.size ? measure::letter_of(*found.size) : name_of(found.sample.status));
    } else {
      const auto found = measure::mantel_difference(scores, points, focal);
      row.figures = {plain("difference of means", found.smd, "item points"), plain("effect", found.effect, "sd"), plain("chi-square", found.chi2), plain("p", found.p)};
      row.words.emplace_back(found.size ? measure::letters_of(*found.size) : name_of(found.sample.status));
    }
    rows.push_back(std::move(row));
  }
  const auto n_focal = std::count(focal.begin(), focal.end(), true);
  print_rows("stats dif", rows, options.json,
             {{"focal", options.focal}, {"n_focal", n_focal}, {"n_reference", static_cast<std::ptrdiff_t>(focal.size()) - n_focal}, {"left_out", static_cast<std::ptrdiff_t>(table->rows.size()) - static_cast<std::ptrdiff_t>(focal.size())}});
  return 0;
}

}  // namespace aplomb::app
