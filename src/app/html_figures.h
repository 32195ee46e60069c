#pragma once
// Figures as pieces of an HTML page: every figure is a number with its interval or the reason in words why there is none.

#include "app/command_output.h"
#include "measure/figure.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::app {

/// Fit to stand between tags and in attributes.
std::string escaped(std::string_view text);

/// <name>text</name>, the text escaped.
std::string element(std::string_view name, std::string_view text);

/// A table of two columns; texts are escaped.
std::string facts_table(const std::vector<std::pair<std::string, std::string>>& facts);

/// A table with a row a row and a column a figure; the last column holds the rows' words as sentences. Columns in which no row has a figure, all
/// for one reason, stand as a sentence below instead. `status` is what the whole table has been said to be: a figure with another one says so.
/// Rows have the same figures, or none. Empty for no rows.
std::string figures_table(const std::string& caption, const std::string& of, const std::vector<FigureRow>& rows, measure::Status status);

/// One row the other way round: a line a figure.
std::string figures_list(const std::string& caption, const FigureRow& row, measure::Status status);

}  // namespace aplomb::app
