#include "measure/figure.h"

#include <array>
#include <cstddef>

namespace aplomb::measure {

std::string_view name_of(Status status) {
  static constexpr std::array<std::string_view, 12> names{"ok", "provisional", "too_few", "zero_variance", "zero_variance_key", "not_estimable",
                                                          "incomplete", "not_measured", "heywood", "no_convergence", "too_few_items", "flat_ratings"};
  return names[static_cast<std::size_t>(status)];
}

}  // namespace aplomb::measure
