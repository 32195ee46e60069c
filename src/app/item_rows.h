#pragma once
// The figures of items and of their options as rows: the same names in `stats items` and in the technical report.

#include "app/command_output.h"
#include "core/bank.h"
#include "measure/item_analysis.h"

#include <string>
#include <vector>

namespace aplomb::app {

/// A figure by its name, without and with an interval.
NamedFigure plain(std::string name, const measure::Figure<>& figure, std::string unit = "");
NamedFigure within(std::string name, const measure::Figure<>& figure, const measure::Limits& limits, std::string unit = "");

/// mean, sd, guessing, item-rest r, alpha without it; the words are the item's flags.
FigureRow item_row(std::string of, const measure::ItemFigures& item, int n);
/// Of option `o`: share chosen (pick), or share best and share poorest (most-least), and option-rest r. Without values, and the item's status,
/// where the item has none.
std::vector<NamedFigure> option_figures(Format format, const measure::ItemFigures& item, std::size_t o, int n);

}  // namespace aplomb::app
