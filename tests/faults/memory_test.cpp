// SQLite gets no memory at any one allocation, or at none from there on.

#include "store/scratch.h"
#include "torture/allocator.h"
#include "torture/trials.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::torture;

namespace {

Findings without_memory(bool lasting, std::int64_t stride, const std::string& synchronous = "") {
  const store::testing::Scratch scratch;
  const Base base = make_base();
  Disk disk;
  Manner manner;
  manner.presses = 6;
  manner.tries = 2;
  manner.synchronous = synchronous;
  Findings findings;
  std::int64_t at = 1;
  while (try_memory(disk, base, scratch.folder() / "vault", manner, at, lasting, 1000, findings)) at += stride;
  MESSAGE("", at - 1, " allocations, every ", stride, ", ", findings.faults, " faults, ", findings.refusals, " refusals, ", findings.acknowledged, " presses looked for, ",
          findings.lost, " bad: ", findings.first_loss);
  return findings;
}

void nothing_lost(const Findings& findings) {
  CHECK(findings.faults > 200);
  CHECK(findings.told_too_early == 0);
  CHECK_MESSAGE(findings.lost == 0, findings.first_loss);
}

}  // namespace

TEST_CASE("an allocation that fails loses nothing and the same step works the next time") { nothing_lost(without_memory(false, 17)); }
TEST_CASE("memory that runs out for good loses nothing") { nothing_lost(without_memory(true, 23)); }
TEST_CASE("the same tests without memory notice a store that does not flush") { CHECK(without_memory(true, 211, "OFF").lost > 5); }
