#pragma once
// Tables whose cells say which option was chosen, with a table of the options' keys beside them: what `stats items --keys` reads.

#include "exchange/plain_table.h"
#include "measure/item_analysis.h"

#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

/// The options of one item, in the order of the file.
struct ItemKey {
  std::string item;
  std::vector<std::string> options;
  std::vector<double> points;  ///< by option: its key
};

/// The columns item, option and key: a row an option. Findings for what is missing, an option that stands twice, and items with fewer than 2 or
/// more than 8 options.
std::vector<ItemKey> item_keys(const exchange::PlainTable& keys, std::vector<exchange::Diagnostic>& findings);

/// What each person chose in one column: an option (b), or the best and the poorest (a/d); none where nothing is written.
struct Choices {
  Format format = Format::pick;  ///< pick or most_least, by the first cell that holds something
  std::vector<std::optional<measure::Answer>> answers;  ///< by row of the table
};
/// A finding for every cell that names no option of the key, the same one twice, or is of another kind than the first.
Choices choices_of(const exchange::PlainTable& table, std::size_t column, const ItemKey& key, std::vector<exchange::Diagnostic>& findings);

/// The item and its answers, which are all valid, as item analysis takes them: points of the key.
measure::ItemSample sample_of(const ItemKey& key, Format format, const std::vector<measure::Answer>& answers);

}  // namespace aplomb::app
