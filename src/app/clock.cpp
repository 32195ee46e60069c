#include "app/clock.h"

#include <ctime>

namespace aplomb::app {
namespace {

std::int64_t milliseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

}  // namespace

std::int64_t mono_ms() { return milliseconds(CLOCK_BOOTTIME); }
std::int64_t wall_ms() { return milliseconds(CLOCK_REALTIME); }
store::Now now() { return {mono_ms(), wall_ms()}; }

}  // namespace aplomb::app
