// Processes that are killed at any moment: what they had acknowledged stays.

#include "core/order.h"
#include "store/scratch.h"
#include "store/vault.h"
#include "torture/trials.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace aplomb::torture {
namespace {

/// What a process says as soon as it has been told so. Fits into one write of a pipe.
struct Said {
  std::array<char, 16> code{};
  bool name_sealed = false;
  std::int64_t events = 0;
};

/// Runs the session in a process of its own, kills it after so many microseconds, and returns what it said last.
Said run_and_kill(const std::filesystem::path& file, const Base& base, Told told, Manner manner, useconds_t microseconds) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    manner.acknowledged = [&] {
      Said said;
      std::copy_n(told.code.begin(), std::min(told.code.size(), said.code.size() - 1), said.code.begin());
      said.name_sealed = told.name_sealed;
      said.events = static_cast<std::int64_t>(told.events.size());
      if (::write(pipe[1], &said, sizeof said) != sizeof said) ::_exit(1);
    };
    try {
      go_on(file, base.vacancy, told, manner);
    } catch (...) {
      ::_exit(2);
    }
    ::_exit(0);
  }
  ::close(pipe[1]);
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  Said last;
  Said said;
  while (::read(pipe[0], &said, sizeof said) == sizeof said) last = said;
  ::close(pipe[0]);
  return last;
}

}  // namespace

void try_kills(const Base& base, const std::filesystem::path& folder, const Manner& manner, Findings& findings) {
  lay_out(base.image, folder);
  const std::filesystem::path file = folder / vault_name;
  std::uint64_t dice = manner.seed;
  Told told;
  ++findings.sessions;
  for (int round = 0; round < 100 && !told.finished; ++round) {
    const Said said = run_and_kill(file, base, told, manner, static_cast<useconds_t>(split_mix_64(dice) % 2'000));
    ++findings.kills;
    if (told.code.empty()) told.code = said.code.data();
    told.name_sealed = told.name_sealed || said.name_sealed;
    const std::string where = "kill " + std::to_string(round + 1) + ": ";
    if (const auto wrong = wrong_with(file, told)) return findings.bad(where + *wrong);
    if (told.code.empty()) continue;
    // What is there now, the next process must find: at least what this one was told.
    const store::Vault vault(file, store::Station::review, "torture", store::testing::at(0));
    const auto session = store::session_by_code(vault, told.code);
    told.events = store::events(vault, session->id);
    told.finished = session->status == store::SessionStatus::finished;
    findings.acknowledged += told.presses();
    if (static_cast<std::int64_t>(told.events.size()) < said.events) return findings.bad(where + "an acknowledged press is lost");
  }
}

}  // namespace aplomb::torture
