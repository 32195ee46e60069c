// SQLite gets no memory at any one allocation, or at none from there on.

#include "store/scratch.h"
#include "torture/allocator.h"
#include "torture/trials.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::torture;

namespace {

void without_memory(bool lasting, int tries, std::int64_t stride) {
  const store::testing::Scratch scratch;
  const Base base = make_base();
  Disk disk;
  Manner manner;
  manner.presses = 6;
  manner.tries = tries;
  Findings findings;
  std::int64_t at = 1;
  while (try_memory(disk, base, scratch.folder() / "vault", manner, at, lasting, 1000, findings)) at += stride;
  MESSAGE("", at - 1, " allocations, every ", stride, ", ", findings.faults, " faults, ", findings.refusals, " refusals, ", findings.acknowledged, " presses looked for, ",
          findings.lost, " bad: ", findings.first_loss);
  CHECK(findings.faults > 200);
  CHECK_MESSAGE(findings.lost == 0, findings.first_loss);
}

}  // namespace

TEST_CASE("an allocation that fails loses nothing and the same step works the next time") { without_memory(false, 2, 17); }
TEST_CASE("memory that runs out for good loses nothing") { without_memory(true, 2, 23); }
