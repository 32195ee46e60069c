#include "exchange/places.h"

namespace aplomb::exchange {

Place nearest_place(const Places& places, std::string_view place) {
  for (;;) {
    const auto found = places.find(place);
    if (found != places.end()) return found->second;
    const auto slash = place.rfind('/');
    if (slash == std::string_view::npos) return {};
    place = place.substr(0, slash);
  }
}

std::string assembled_name(std::string_view family, std::string_view name) {
  if (family.empty() || name.empty()) return {};
  return std::string(family) + '/' + std::string(name);
}

std::string PlaceNames::next(std::string_view kind, std::string_view id) {
  std::string name;
  if (kind != "question") name = std::string(kind) + '/';
  name += id.empty() ? '(' + std::string(kind) + ')' : std::string(id);
  const int count = ++seen_[name];
  return count == 1 ? name : name + '#' + std::to_string(count);
}

}  // namespace aplomb::exchange
