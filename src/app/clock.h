#pragma once
// The only place that reads a clock. Everything below app/ gets time as a value.

#include "store/vault.h"

#include <cstdint>

namespace aplomb::app {

/// CLOCK_BOOTTIME in milliseconds: goes on while the machine sleeps, and nobody can set it.
std::int64_t mono_ms();
/// CLOCK_REALTIME in milliseconds since 1970 UTC.
std::int64_t wall_ms();
store::Now now();

}  // namespace aplomb::app
