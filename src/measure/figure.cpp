#include "measure/figure.h"

namespace aplomb::measure {

std::string_view name_of(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::provisional:
      return "provisional";
    case Status::too_few:
      return "too_few";
    case Status::zero_variance:
      return "zero_variance";
    case Status::zero_variance_key:
      return "zero_variance_key";
    case Status::not_estimable:
      return "not_estimable";
    case Status::incomplete:
      return "incomplete";
    case Status::not_measured:
      return "not_measured";
    case Status::heywood:
      return "heywood";
    case Status::no_convergence:
      return "no_convergence";
    case Status::too_few_items:
      return "too_few_items";
    case Status::flat_ratings:
      return "flat_ratings";
  }
  return {};
}

}  // namespace aplomb::measure
