#include "torture/allocator.h"

#include <sqlite3.h>

#include <stdexcept>

namespace aplomb::torture {
namespace {

sqlite3_mem_methods real;
std::int64_t fails_at = 0;
bool and_later = false;
std::int64_t count = 0;
std::int64_t failed = 0;

bool fails() {
  ++count;
  const bool now = fails_at > 0 && (count == fails_at || (and_later && count > fails_at));
  if (now) ++failed;
  return now;
}

void* allocate(int size) { return fails() ? nullptr : real.xMalloc(size); }
void* reallocate(void* old, int size) { return fails() ? nullptr : real.xRealloc(old, size); }

}  // namespace

void take_over_allocator() {
  sqlite3_mem_methods ours;
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) != SQLITE_OK) throw std::logic_error("SQLite is in use already");
  ours = real;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) != SQLITE_OK || sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK)
    throw std::logic_error("SQLite does not take another allocator");
}

void memory_fails(std::int64_t at, bool lasting) {
  fails_at = at;
  and_later = lasting;
  count = 0;
  failed = 0;
}

std::int64_t allocations() { return count; }
std::int64_t failed_allocations() { return failed; }

}  // namespace aplomb::torture
