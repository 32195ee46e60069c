#include "measure/golden_table.h"

#include "measure/golden.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>

namespace aplomb::measure::golden {
namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result(1);
  for (const char c : line) {
    if (c == ',')
      result.emplace_back();
    else if (c != '\r' && c != '"')
      result.back() += c;
  }
  return result;
}

}  // namespace

std::size_t Table::column(const std::string& name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  REQUIRE_MESSAGE(found != header.end(), "no column " << name);
  return static_cast<std::size_t>(found - header.begin());
}

double Table::number(std::size_t row, std::size_t column) const {
  const std::string& text = rows.at(row).at(column);
  std::size_t read = 0;
  REQUIRE_MESSAGE(!text.empty(), "row " << row << " has no value in column " << column);
  const double value = std::stod(text, &read);
  REQUIRE_MESSAGE(read == text.size(), "not a number: " << text);
  return value;
}

Table read_table(const std::string& name) {
  std::ifstream in(folder() + "/" + name);
  REQUIRE_MESSAGE(in.good(), "cannot open " << folder() << "/" << name);
  Table table;
  std::string line;
  while (std::getline(in, line)) {
    if (table.header.empty()) {
      table.header = cells(line);
      continue;
    }
    if (line.empty()) continue;
    table.rows.push_back(cells(line));
    REQUIRE(table.rows.back().size() == table.header.size());
  }
  return table;
}

}  // namespace aplomb::measure::golden
