#include "app/item_rows.h"

namespace aplomb::app {

NamedFigure plain(std::string name, const measure::Figure<>& figure, std::string unit) { return {std::move(name), figure, std::move(unit), {}}; }
NamedFigure within(std::string name, const measure::Figure<>& figure, const measure::Limits& limits, std::string unit) {
  return {std::move(name), figure, std::move(unit), limits};
}

FigureRow item_row(std::string of, const measure::ItemFigures& item, int n) {
  FigureRow row{std::move(of), {}, {}, n};
  row.figures = {plain("mean", item.mean, "points of 100"), plain("sd", item.sd, "points"), plain("guessing", item.chance, "points"),
                 within("item-rest r", item.item_rest, item.item_rest_limits), plain("alpha without it", item.alpha_if_deleted)};
  for (const measure::ItemFlag flag : item.flags) row.words.emplace_back(name_of(flag));
  return row;
}

std::vector<NamedFigure> option_figures(Format format, const measure::ItemFigures& item, std::size_t o, int n) {
  const auto none = measure::Figure<>::none(item.status, n);
  const measure::OptionFigures figures = o < item.options.size() ? item.options[o] : measure::OptionFigures{none, none, none};
  const NamedFigure r = within("option-rest r", figures.rest_r, measure::correlation_limits(figures.rest_r, n));
  if (format == Format::pick) return {plain("share chosen", figures.share_most, "share"), r};
  return {plain("share best", figures.share_most, "share"), plain("share poorest", figures.share_least, "share"), r};
}

}  // namespace aplomb::app
