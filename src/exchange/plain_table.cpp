#include "exchange/plain_table.h"

#include "exchange/nearest_name.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

namespace aplomb::exchange {
namespace {

using Json = nlohmann::ordered_json;

Diagnostic finding(const std::string& file, int line, int column, Message what, Message remedy) {
  Diagnostic out;
  out.file = file;
  out.line = line;
  out.column = column;
  out.what = std::move(what);
  out.remedy = std::move(remedy);
  return out;
}

/// Short, for a message: 0, 100, 0.5.
std::string plain_number(double value) {
  std::string text(32, '\0');
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

void check_header(const CsvRow& header, PlainTableRead& read) {
  for (const CsvField& field : header) {
    const bool twice = std::find(read.table.columns.begin(), read.table.columns.end(), field.text) != read.table.columns.end();
    if (field.text.empty())
      read.diagnostics.push_back(finding(read.table.file, field.line, field.column, {N_("a column has no name"), {}},
                                         {N_("begin the file with a line of names"), {}}));
    if (twice)
      read.diagnostics.push_back(finding(read.table.file, field.line, field.column,
                                         {N_("the column '{column}' stands twice"), {{"column", shown(field.text)}}},
                                         {N_("keep one of them"), {}}));
    read.table.columns.push_back(field.text);
  }
}

void read_csv(const SourceFile& file, PlainTableRead& read) {
  auto parsed = parse_csv(file, table_limits);
  if (auto* broken = std::get_if<Diagnostic>(&parsed)) {
    read.diagnostics.push_back(std::move(*broken));
    return;
  }
  auto& rows = std::get<std::vector<CsvRow>>(parsed);
  if (rows.empty()) {
    read.diagnostics.push_back(finding(file.path, 0, 0, {N_("the file holds no table"), {}},
                                       {N_("begin it with a line of column names"), {}}));
    return;
  }
  const CsvRow& header = rows.front();
  if (header.size() == 1 && header[0].text.find_first_of(";\t") != std::string::npos) {
    read.diagnostics.push_back(finding(file.path, header[0].line, header[0].column,
                                       {N_("the columns are not separated by commas"), {}},
                                       {N_("save the file with commas between the columns"), {}}));
    return;
  }
  check_header(header, read);
  Findings findings;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() == header.size()) {
      read.table.rows.push_back(std::move(rows[i]));
      continue;
    }
    findings.add(finding(file.path, rows[i].front().line, 0,
                         {N_("the row has {have} fields, the header {want}"),
                          {{"have", std::to_string(rows[i].size())}, {"want", std::to_string(header.size())}}},
                         {N_("give every row as many fields as the header"), {}}));
  }
  for (Diagnostic& one : findings.take()) read.diagnostics.push_back(std::move(one));
}

/// A value as a cell's text; none for lists and objects.
std::optional<std::string> text_of(const Json& value) {
  if (value.is_null()) return std::string();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return std::string(value.get<bool>() ? "1" : "0");
  if (value.is_number()) return value.dump();
  return std::nullopt;
}

void read_json(const SourceFile& file, PlainTableRead& read) {
  if (auto refused = refuse_text(file, table_limits)) {
    read.diagnostics.push_back(*std::move(refused));
    return;
  }
  const Json list = Json::parse(file.text, nullptr, false);
  if (list.is_discarded() || !list.is_array()) {
    read.diagnostics.push_back(finding(file.path, 0, 0, {N_("this is no JSON list"), {}},
                                       {N_("write a list of objects, or CSV with a line of column names"), {}}));
    return;
  }
  const auto bad_row = [&](std::size_t row) {
    read.diagnostics.push_back(finding(file.path, 0, 0, {N_("entry {row} is no object of numbers and words"), {{"row", std::to_string(row + 1)}}},
                                       {N_("write every entry as {{\"name\": value}}"), {}}));
  };
  for (std::size_t i = 0; i < list.size() && read.diagnostics.empty(); ++i) {
    if (!list[i].is_object()) return bad_row(i);
    for (const auto& [name, value] : list[i].items()) {
      if (!find_column(read.table, name)) read.table.columns.push_back(name);
    }
  }
  for (std::size_t i = 0; i < list.size() && read.diagnostics.empty(); ++i) {
    CsvRow row(read.table.columns.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto found = list[i].find(read.table.columns[c]);
      if (found == list[i].end()) continue;
      const auto text = text_of(*found);
      if (!text) return bad_row(i);
      row[c].text = *text;
    }
    read.table.rows.push_back(std::move(row));
  }
}

}  // namespace

PlainTableRead read_plain_table(const SourceFile& file) {
  PlainTableRead read;
  read.table.file = file.path;
  const auto first = file.text.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && file.text[first] == '[') {
    read_json(file, read);
  } else {
    read_csv(file, read);
  }
  return read;
}

PlainTableRead read_plain_table(const std::filesystem::path& path) {
  auto loaded = load_file(path, table_limits, FileKind::any);
  if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
    PlainTableRead read;
    read.diagnostics.push_back(std::move(*refused));
    return read;
  }
  return read_plain_table(std::get<SourceFile>(loaded));
}

std::optional<std::size_t> find_column(const PlainTable& table, std::string_view name) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), name);
  if (found == table.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::optional<std::size_t> column_of(const PlainTable& table, std::string_view name, std::vector<Diagnostic>& findings) {
  auto found = find_column(table, name);
  if (!found) {
    findings.push_back(finding(table.file, 1, 0, {N_("there is no column '{column}'"), {{"column", std::string(name)}}},
                               {N_("give the table that column; --help shows an example"), {}}));
  }
  return found;
}

std::vector<std::optional<double>> numbers_of(const PlainTable& table, std::size_t column, double least, double most,
                                              std::vector<Diagnostic>& findings) {
  Findings found;
  std::vector<std::optional<double>> out;
  for (const CsvRow& row : table.rows) {
    const CsvField& field = row.at(column);
    out.emplace_back();
    if (field.text.empty()) continue;
    double value = 0;
    const char* const end = field.text.data() + field.text.size();
    const auto read = std::from_chars(field.text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value)) {
      found.add(finding(table.file, field.line, field.column,
                        {N_("'{value}' in column '{column}' is no number"), {{"value", shown(field.text)}, {"column", shown(table.columns[column])}}},
                        {N_("write digits with a point, or leave the field empty"), {}}));
      continue;
    }
    if (value < least || value > most) {
      found.add(finding(table.file, field.line, field.column,
                        {N_("{value} in column '{column}' is not within {least} and {most}"),
                         {{"value", shown(field.text)}, {"column", shown(table.columns[column])}, {"least", plain_number(least)}, {"most", plain_number(most)}}},
                        {N_("mend the value, or leave the field empty"), {}}));
      continue;
    }
    out.back() = value;
  }
  for (Diagnostic& one : found.take()) findings.push_back(std::move(one));
  return out;
}

}  // namespace aplomb::exchange
