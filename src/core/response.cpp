#include "core/response.h"

namespace aplomb {

Progress progress(const Response* response, Format format, std::size_t options) {
  Progress result;
  switch (format) {
    case Format::rate:
    case Format::rank: result.of = static_cast<int>(options); break;
    case Format::most_least: result.of = 2; break;
    case Format::pick: result.of = 1; break;
  }
  if (response != nullptr) {
    if (const auto* rating = std::get_if<Rating>(response)) {
      result.done = static_cast<int>(rating->marks.size());
    } else if (const auto* pair = std::get_if<MostLeast>(response)) {
      result.done = (pair->most ? 1 : 0) + (pair->least ? 1 : 0);
    } else if (const auto* pick = std::get_if<Pick>(response)) {
      result.done = pick->pick.empty() ? 0 : 1;
    } else if (const auto* ranking = std::get_if<Ranking>(response)) {
      result.done = static_cast<int>(ranking->order.size());
    }
  }
  if (result.done > 0) result.completeness = result.done >= result.of ? Completeness::full : Completeness::part;
  return result;
}

}  // namespace aplomb
