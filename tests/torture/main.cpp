// torture --minutes N: power cuts, kills, faults of the disk and of memory, round after round with other seeds. Anything lost ends it with 1.

#include "core/order.h"
#include "store/scratch.h"
#include "torture/allocator.h"
#include "torture/trials.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <random>

using namespace aplomb;
using namespace aplomb::torture;

namespace {

/// One round: a session cut at every moment of it, faults at random places of others, and a session killed again and again.
void round_of(std::uint64_t seed, const Base& base, const std::filesystem::path& folder, const std::string& synchronous, Findings& findings) {
  std::uint64_t dice = seed;
  const auto upto = [&](std::uint64_t n) { return split_mix_64(dice) % (n + 1); };
  const auto manner = [&](int least, int more) {
    Manner one;
    one.presses = least + static_cast<int>(upto(static_cast<std::uint64_t>(more)));
    one.synchronous = synchronous;
    one.seed = split_mix_64(dice);
    one.checkpoint_frames = upto(2) == 0 ? 0 : 20 + static_cast<int>(upto(100));
    one.killed = upto(1) == 1;
    one.tries = 1 + static_cast<int>(upto(2));
    return one;
  };
  {
    Disk disk;
    try_cuts(disk, base, folder, manner(10, 90), 0, 1, findings);
    for (int i = 0; i < 40; ++i) {
      const Fault fault{static_cast<Fault::Kind>(1 + upto(3)), 1 + static_cast<std::int64_t>(upto(300)), upto(1) == 1, false, {}};
      try_fault(disk, base, folder, manner(5, 15), fault, 1 + upto(40), findings);
    }
    for (int i = 0; i < 20; ++i) {
      const auto at = 1 + static_cast<std::int64_t>(upto(4500));
      try_memory(disk, base, folder, manner(5, 5), at, upto(1) == 1, 1 + upto(60), findings);
    }
  }
  // Real flushes here: a killed process meets the machine as it is.
  try_kills(base, folder, manner(20, 60), findings);
}

}  // namespace

int main(int argc, char** argv) {
  double minutes = 1;
  std::uint64_t seed = std::random_device()();
  CLI::App options("Cuts the power, kills and breaks until the time is over. Exits with 1 when anything acknowledged was lost.");
  options.add_option("--minutes", minutes, "How long; the last round is finished");
  options.add_option("--seed", seed, "Of the first round; each further one has the next. With --minutes 0: this round alone");
  std::string synchronous;
  options.add_option("--synchronous", synchronous, "OFF or NORMAL takes the store's protection away: this program must then find a loss");
  CLI11_PARSE(options, argc, argv);

  take_over_allocator();
  work_in_memory();
  const store::testing::Scratch scratch;
  const Base base = make_base();
  Findings findings;
  int rounds = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double, std::ratio<60>>(minutes);
  std::printf("first seed %llu\n", static_cast<unsigned long long>(seed));
  do {
    round_of(seed, base, scratch.folder() / "vault", synchronous, findings);
    ++rounds;
    if (findings.lost > 0) {
      std::printf("LOST in round %llu: %s\n  again: torture --minutes 0 --seed %llu\n", static_cast<unsigned long long>(seed),
                  findings.first_loss.c_str(), static_cast<unsigned long long>(seed));
      break;
    }
    ++seed;
  } while (std::chrono::steady_clock::now() < end);
  std::printf("rounds %d, sessions %d, power cuts %d, kills %d, faults %d (refused in words: %d)\n"
              "acknowledged presses looked for %lld, told too early %d, lost %d\n",
              rounds, findings.sessions, findings.cuts, findings.kills, findings.faults, findings.refusals,
              static_cast<long long>(findings.acknowledged), findings.told_too_early, findings.lost);
  return findings.lost > 0 || findings.told_too_early > 0 ? 1 : 0;
}
