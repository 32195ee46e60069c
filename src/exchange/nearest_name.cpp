#include "exchange/nearest_name.h"

#include "exchange/diagnostic.h"

#include <algorithm>

namespace aplomb::exchange {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Optimal string alignment: Levenshtein's table with swaps of neighbours, three rows kept.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string_view nearest_name(std::string_view written, std::span<const std::string_view> known) {
  // Nothing that long was a slip of the finger, and the table above is quadratic.
  if (written.size() > 100 || known.size() > 2000) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (const std::string_view name : known) {
    if (name.size() > 100) continue;
    const std::size_t distance = edit_distance(written, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

Message instead_of(std::string_view written, std::span<const std::string_view> known) {
  if (known.empty()) return {};
  const std::string_view near = nearest_name(written, known);
  if (!near.empty()) return {N_("did you mean '{name}'?"), {{"name", shown(near)}}};
  std::string list;
  for (std::size_t i = 0; i < known.size() && i < 16; ++i) {
    if (i > 0) list += ", ";
    list += shown(known[i]);
  }
  if (known.size() > 16) list += ", …";
  return {N_("known here: {names}"), {{"names", list}}};
}

}  // namespace aplomb::exchange
