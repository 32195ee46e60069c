// The power goes at any moment of a session. What was acknowledged stays.

#include "store/scratch.h"
#include "torture/trials.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::torture;

namespace {

Findings cut_everywhere(const std::string& synchronous) {
  const store::testing::Scratch scratch;
  const Base base = make_base();
  Disk disk;
  Manner manner;
  manner.presses = 60;
  manner.checkpoint_frames = 60;  // so that the log is written back several times on the way
  manner.synchronous = synchronous;
  Findings findings;
  try_cuts(disk, base, scratch.folder() / "vault", manner, 0, 1, findings);
  MESSAGE("synchronous ", synchronous.empty() ? "FULL" : synchronous, ": ", findings.cuts, " cuts, ", findings.acknowledged, " presses looked for, ",
          findings.told_too_early, " told too early, ", findings.lost, " bad: ", findings.first_loss);
  return findings;
}

}  // namespace

TEST_CASE("a power cut at any moment of a session loses nothing that was acknowledged") {
  const Findings findings = cut_everywhere("");
  CHECK(findings.cuts > 1000);
  CHECK(findings.acknowledged > 10'000);
  CHECK(findings.told_too_early == 0);
  CHECK_MESSAGE(findings.lost == 0, findings.first_loss);
}

TEST_CASE("the same test notices a store that does not flush") {
  const Findings findings = cut_everywhere("OFF");
  CHECK(findings.told_too_early > 60);
  CHECK(findings.lost > 100);
}

TEST_CASE("the same test notices a store that flushes only now and then") {
  const Findings findings = cut_everywhere("NORMAL");
  CHECK(findings.told_too_early > 30);
  CHECK(findings.lost > 100);
}
