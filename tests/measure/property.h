#pragma once
// Properties tried on random cases, and the few numbers they are made of.

#include <cstddef>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <string>
#include <utility>

namespace aplomb::measure::property {

/// The seed is fixed unless RC_PARAMS names another, and printed: a failure can be run again.
inline void fix_the_seed() {
  static const bool fixed = [] {
    setenv("RC_PARAMS", "seed=20040223 max_success=300", 0);
    fmt::print("properties: RC_PARAMS=\"{}\"\n", std::getenv("RC_PARAMS"));
    return true;
  }();
  (void)fixed;
}

template <class Testable>
void holds(const std::string& what, Testable testable) {
  fix_the_seed();
  CHECK(rc::check(what, std::move(testable)));
}

/// From all of low..high in every run: by itself the library starts with the lowest only.
inline int whole(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1)); }
inline double tenths(int low, int high) { return whole(low, high) / 10.0; }
inline std::size_t index_below(std::size_t n) { return static_cast<std::size_t>(whole(0, static_cast<int>(n) - 1)); }

}  // namespace aplomb::measure::property
