// Every call to the disk fails once, and from each on for good; every allocation too. The store says so in words, and keeps what it said it has.

#include "store/scratch.h"
#include "torture/trials.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::torture;

namespace {

Manner short_session(int tries) {
  Manner manner;
  manner.presses = 9;
  manner.checkpoint_frames = 30;
  manner.tries = tries;
  return manner;
}

/// A fault of this kind at every call of a session.
Findings break_everywhere(Fault::Kind kind, bool lasting, const Manner& manner, std::size_t stride = 1000, bool skips_same = false) {
  const store::testing::Scratch scratch;
  const Base base = make_base();
  Disk disk;
  Findings findings;
  std::int64_t at = 1;
  while (try_fault(disk, base, scratch.folder() / "vault", manner, {kind, at, lasting, skips_same, {}}, stride, findings)) ++at;
  MESSAGE("", at - 1, " places, ", findings.faults, " faults, ", findings.refusals, " refusals, ", findings.cuts, " cuts, ", findings.acknowledged,
          " presses looked for, ", findings.lost, " bad: ", findings.first_loss);
  CHECK(at > 20);
  return findings;
}
Findings break_everywhere(Fault::Kind kind, bool lasting, int tries) { return break_everywhere(kind, lasting, short_session(tries)); }

void nothing_lost(const Findings& findings) {
  CHECK(findings.faults > 20);
  CHECK(findings.told_too_early == 0);
  CHECK_MESSAGE(findings.lost == 0, findings.first_loss);
}

}  // namespace

TEST_CASE("a disk that fails at any one call loses nothing and the same step works the next time") {
  nothing_lost(break_everywhere(Fault::Kind::io_error, false, 2));
}
TEST_CASE("a disk that fails at any one call loses nothing and the vault opens again") {
  nothing_lost(break_everywhere(Fault::Kind::io_error, false, 1));
}
TEST_CASE("a disk that fails from any call on loses nothing") { nothing_lost(break_everywhere(Fault::Kind::io_error, true, 2)); }
TEST_CASE("what could not be flushed is not taken for kept after the vault was opened again") {
  // Each flush fails once, and what it should have flushed stays readable but is never flushed by a later one: so Linux does it. The process
  // dies of it, another goes on, and then the power goes at any step.
  Manner manner = short_session(1);
  manner.killed = true;
  nothing_lost(break_everywhere(Fault::Kind::no_flush, false, manner, 2));
  // On a disk that does not take the same bytes twice the log that is written again is not there: this test notices.
  CHECK(break_everywhere(Fault::Kind::no_flush, false, manner, 10, true).lost > 50);
}
TEST_CASE("a disk that is full at any write loses nothing") {
  nothing_lost(break_everywhere(Fault::Kind::full, false, 2));
  nothing_lost(break_everywhere(Fault::Kind::full, true, 2));
}
TEST_CASE("a medium that becomes read-only at any write loses nothing") {
  nothing_lost(break_everywhere(Fault::Kind::read_only, false, 2));
  nothing_lost(break_everywhere(Fault::Kind::read_only, true, 1));
}

TEST_CASE("the same tests notice a store that does not flush or does not speak plainly") {
  Manner manner = short_session(2);
  manner.synchronous = "OFF";
  CHECK(break_everywhere(Fault::Kind::full, false, manner).lost > 20);
  CHECK(plain("The disk is full. Free some space, then start again."));
  CHECK_FALSE(plain("SQL logic error."));
  CHECK_FALSE(plain("The file could not do what was asked: disk I/O error."));
  CHECK_FALSE(plain(""));
}
