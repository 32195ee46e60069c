#pragma once
// SQLite's allocator with a hand that makes it fail.

#include <cstdint>

namespace aplomb::torture {

/// Puts the allocator in place: once, before SQLite is first used in the process (std::logic_error when that is too late). Small
/// allocations go through it too: SQLite's own store for them is turned off.
void take_over_allocator();

/// From now on the `at`-th allocation fails (counted from 1; 0: none), and with `lasting` every later one.
void memory_fails(std::int64_t at, bool lasting);
/// Allocations since memory_fails(), and how many of them failed.
std::int64_t allocations();
std::int64_t failed_allocations();

}  // namespace aplomb::torture
