#pragma once
// Plain tables of items by persons, as the statistics of the command line read them.

#include "exchange/plain_table.h"
#include "measure/reliability.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

/// The table when it can be used; what is wrong is printed.
std::optional<exchange::PlainTable> table_from(const std::filesystem::path& file);

/// Items by persons who answered every one of them.
struct ItemTable {
  std::vector<std::string> items;
  measure::ItemScores scores;
  std::vector<std::size_t> rows;  ///< of the table, by person
  int left_out = 0;               ///< persons with a missing answer
};

/// Every column but `others` is an item, its numbers within `least`..`most`. None, and it is printed, when a cell is no such number or there is
/// no item.
std::optional<ItemTable> items_of(const exchange::PlainTable& table, const std::vector<std::string>& others, double least, double most);

}  // namespace aplomb::app
