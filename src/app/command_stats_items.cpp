#include "app/commands.h"
#include "app/item_choices.h"
#include "app/item_rows.h"
#include "app/stats_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using exchange::Diagnostic;
using exchange::PlainTable;

/// One column of the table: scores by row, or what was chosen.
struct Column {
  std::string item;
  std::vector<std::optional<double>> scores;
  std::optional<ItemKey> key;
  Choices choices;
  [[nodiscard]] bool answered(std::size_t row) const { return key ? choices.answers[row].has_value() : scores[row].has_value(); }
};

/// None when something is wrong, which is printed.
std::optional<std::vector<Column>> columns_of(const PlainTable& table, const std::vector<ItemKey>& keys, const StatsOptions& options) {
  std::vector<Diagnostic> findings;
  std::vector<Column> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c] == "person") continue;
    Column column{table.columns[c], {}, {}, {}};
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const ItemKey& one) { return one.item == column.item; });
    if (key != keys.end()) {
      column.key = *key;
      column.choices = choices_of(table, c, *key, findings);
    } else {
      column.scores = numbers_of(table, c, options.least, options.most, findings);
    }
    columns.push_back(std::move(column));
  }
  if (refused(findings)) return std::nullopt;
  if (!columns.empty()) return columns;
  could_not_run(table.file + ": there is no column of an item; --help shows an example");
  return std::nullopt;
}

measure::ItemSample sample_of(const Column& column, const std::vector<std::size_t>& rows, const StatsOptions& options) {
  if (column.key) {
    std::vector<measure::Answer> answers;
    for (const std::size_t row : rows) answers.push_back(*column.choices.answers[row]);
    return sample_of(*column.key, column.choices.format, answers);
  }
  measure::ItemSample sample;
  sample.min = options.least;
  sample.max = options.most;
  sample.chance = options.chance;
  for (const std::size_t row : rows) sample.y.push_back(*column.scores[row]);
  return sample;
}

}  // namespace

int stats_items(const StatsOptions& options) {
  if (!(options.least < options.most) || options.chance < options.least || options.chance > options.most)
    return could_not_run("--least, --chance and --most have to rise in this order");
  const auto table = table_from(options.input);
  if (!table) return 2;
  std::vector<ItemKey> keys;
  if (!options.keys.empty()) {
    const auto read = table_from(options.keys);
    if (!read) return 2;
    std::vector<Diagnostic> findings;
    keys = item_keys(*read, findings);
    if (refused(findings)) return 2;
  }
  const auto columns = columns_of(*table, keys, options);
  if (!columns) return 2;
  std::vector<std::size_t> rows;  // persons with every item answered
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (std::all_of(columns->begin(), columns->end(), [row](const Column& column) { return column.answered(row); })) rows.push_back(row);
  }
  std::vector<measure::ItemSample> samples;
  for (const Column& column : *columns) samples.push_back(sample_of(column, rows, options));
  const measure::ItemAnalysis found = measure::analyse_items(samples);
  std::vector<FigureRow> printed{{"all items", {within("alpha", found.reliability.alpha, found.reliability.alpha_limits)}, {std::string(name_of(found.status))}, found.n}};
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const Column& column = (*columns)[i];
    printed.push_back(item_row(column.item, found.items[i], found.n));
    for (std::size_t o = 0; column.key && o < column.key->options.size(); ++o) {
      FigureRow row{column.item + "/" + column.key->options[o], {plain("key", measure::Figure<>(column.key->points[o]), "key points")}, {}, found.n};
      for (NamedFigure& figure : option_figures(column.choices.format, found.items[i], o, found.n)) row.figures.push_back(std::move(figure));
      printed.push_back(std::move(row));
    }
  }
  print_rows("stats items", printed, options.json, {{"left_out", static_cast<std::ptrdiff_t>(table->rows.size() - rows.size())}});
  return 0;
}

}  // namespace aplomb::app
