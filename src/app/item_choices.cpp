#include "app/item_choices.h"

#include <algorithm>

namespace aplomb::app {
namespace {

using exchange::Diagnostic;
using exchange::PlainTable;

Diagnostic finding_at(const std::string& file, const exchange::CsvField& cell, Message what, Message remedy) {
  Diagnostic finding;
  finding.file = file;
  finding.line = cell.line;
  finding.column = cell.column;
  finding.what = std::move(what);
  finding.remedy = std::move(remedy);
  return finding;
}

std::optional<std::size_t> option_of(const ItemKey& key, std::string_view name) {
  const auto found = std::find(key.options.begin(), key.options.end(), name);
  if (found == key.options.end()) return std::nullopt;
  return static_cast<std::size_t>(found - key.options.begin());
}

std::optional<measure::Answer> answer_from(const ItemKey& key, const std::string& text, Format format) {
  if (format == Format::pick) {
    const auto option = option_of(key, text);
    if (!option) return std::nullopt;
    return measure::PickAnswer{*option};
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto most = option_of(key, std::string_view(text).substr(0, slash));
  const auto least = option_of(key, std::string_view(text).substr(slash + 1));
  if (!most || !least || *most == *least) return std::nullopt;
  return measure::MostLeastAnswer{*most, *least};
}

}  // namespace

std::vector<ItemKey> item_keys(const PlainTable& keys, std::vector<Diagnostic>& findings) {
  std::vector<ItemKey> out;
  const auto item = column_of(keys, "item", findings);
  const auto option = column_of(keys, "option", findings);
  const auto key = column_of(keys, "key", findings);
  if (!item || !option || !key) return out;
  const auto points = numbers_of(keys, *key, -measure::largest_value, measure::largest_value, findings);
  for (std::size_t row = 0; row < keys.rows.size(); ++row) {
    const std::string& name = keys.rows[row][*item].text;
    const exchange::CsvField& cell = keys.rows[row][*option];
    auto found = std::find_if(out.begin(), out.end(), [&](const ItemKey& one) { return one.item == name; });
    if (found == out.end()) found = out.insert(out.end(), ItemKey{name, {}, {}});
    if (cell.text.empty() || option_of(*found, cell.text)) {
      findings.push_back(finding_at(keys.file, cell, {N_("the option '{option}' of '{item}' has no name or stands twice"), {{"option", exchange::shown(cell.text)}, {"item", exchange::shown(name)}}},
                                    {N_("give every option of an item one row, with a name of its own"), {}}));
      continue;
    }
    found->options.push_back(cell.text);
    found->points.push_back(points[row].value_or(0));
  }
  for (const ItemKey& one : out) {
    if (one.options.size() >= measure::min_options && one.options.size() <= measure::max_options) continue;
    findings.push_back(finding_at(keys.file, {}, {N_("the item '{item}' has {n} options"), {{"item", exchange::shown(one.item)}, {"n", std::to_string(one.options.size())}}},
                                  {N_("give it all its options, 2 to 8"), {}}));
  }
  return out;
}

Choices choices_of(const PlainTable& table, std::size_t column, const ItemKey& key, std::vector<Diagnostic>& findings) {
  Choices out;
  const auto first = std::find_if(table.rows.begin(), table.rows.end(), [&](const exchange::CsvRow& row) { return !row[column].text.empty(); });
  // An option's own name may hold a slash.
  if (first != table.rows.end() && !option_of(key, (*first)[column].text) && (*first)[column].text.find('/') != std::string::npos) out.format = Format::most_least;
  for (const exchange::CsvRow& row : table.rows) {
    const exchange::CsvField& cell = row[column];
    out.answers.push_back(cell.text.empty() ? std::nullopt : answer_from(key, cell.text, out.format));
    if (cell.text.empty() || out.answers.back()) continue;
    findings.push_back(finding_at(table.file, cell, {N_("'{value}' is no choice among the options of '{item}'"), {{"value", exchange::shown(cell.text)}, {"item", exchange::shown(key.item)}}},
                                  {N_("write the chosen option, as b, or the best and the poorest, as a/d, the same way in every row"), {}}));
  }
  return out;
}

measure::ItemSample sample_of(const ItemKey& key, Format format, const std::vector<measure::Answer>& answers) {
  measure::Item item;
  item.format = format;
  item.options = key.options.size();
  item.qualities = 1;
  for (const double points : key.points) item.key_q.push_back({points});
  std::vector<std::vector<std::optional<measure::Answer>>> persons;
  for (const measure::Answer& answer : answers) persons.push_back({answer});
  return measure::item_samples(std::vector{item}, persons, 0).front();
}

}  // namespace aplomb::app
