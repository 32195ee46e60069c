// The process may end at any instruction. What was acknowledged stays, and the candidate goes on where they were.

#include "scratch.h"

#include "core/order.h"
#include "core/session.h"
#include "store/audit.h"
#include "store/connection.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

/// The kiosk as the child runs it: checks in with the code, goes on, and says each sequence number once it is
/// acknowledged.
[[noreturn]] void run_kiosk(const std::filesystem::path& file, const std::string& code, int acknowledge) {
  Vault vault(file, Station::kiosk, "test", at(0));
  const Session session = std::get<Session>(look_up_code(vault, code));
  std::int64_t now = 100;
  const auto add = [&](const EventBody& body) {
    const std::int64_t seq = append(vault, session.id, body, at(++now)).seq;
    if (::write(acknowledge, &seq, sizeof seq) != sizeof seq) ::_exit(1);
  };
  if (!events(vault, session.id).empty()) add(Resumed{"interruption"});
  const FormGiven given = give_form(vault, session.id, at(++now));
  for (int turn = 0;; ++turn) {
    const GivenQuestion& question = given.questions.at(static_cast<std::size_t>(turn) % given.questions.size());
    add(Shown{question.question, 1});
    add(Answered{question.question, Pick{question.order.at(static_cast<std::size_t>(turn) % question.order.size())}});
    if (turn % 7 == 6) {
      add(Paused{"break"});
      add(Resumed{"pause"});
    }
  }
}

/// Runs a kiosk until it has acknowledged `first` events, lets it go on for `microseconds`, kills it, and returns what
/// it had acknowledged.
std::vector<std::int64_t> run_and_kill(const std::filesystem::path& file, const std::string& code, std::uint64_t first,
                                       std::uint64_t microseconds) {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      run_kiosk(file, code, pipe[1]);
    } catch (...) {
      ::_exit(2);
    }
  }
  ::close(pipe[1]);
  std::vector<std::int64_t> acknowledged;
  std::int64_t seq = 0;
  while (acknowledged.size() < first && ::read(pipe[0], &seq, sizeof seq) == sizeof seq) acknowledged.push_back(seq);
  ::usleep(static_cast<useconds_t>(microseconds));
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));  // and did not end by itself
  while (::read(pipe[0], &seq, sizeof seq) == sizeof seq) acknowledged.push_back(seq);
  ::close(pipe[0]);
  return acknowledged;
}

}  // namespace

TEST_CASE("killed two hundred times every acknowledged event is there and the candidate goes on") {
  const Scratch scratch;
  make(scratch);
  std::string code;
  Id id;
  {
    Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    const Published published = publish(vault);
    code = open_walk_in(vault, published.vacancy, false, 20260302, at(5)).code;
    id = session_by_code(vault, code)->id;
  }
  std::uint64_t random = 20260302;
  std::size_t acknowledged_ever = 0;
  std::optional<FormGiven> form;
  std::vector<Event> before;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    // Some ends come while the kiosk opens the vault, most while it writes.
    const std::uint64_t first = split_mix_64(random) % 5;
    const auto acknowledged =
        run_and_kill(scratch.file(), code, first, split_mix_64(random) % (first == 0 ? 30'000 : 8'000));
    acknowledged_ever += acknowledged.size();
    const Vault vault(scratch.file(), Station::kiosk, "test", at(0));
    const std::vector<Event> now = events(vault, id);
    // Without a gap, nothing lost, nothing changed.
    for (std::size_t i = 0; i < now.size(); ++i) REQUIRE(now[i].seq == static_cast<std::int64_t>(i) + 1);
    REQUIRE(now.size() >= before.size());
    REQUIRE(std::equal(before.begin(), before.end(), now.begin()));
    if (!acknowledged.empty()) {
      REQUIRE(acknowledged.back() <= static_cast<std::int64_t>(now.size()));
      // One more may have been committed when the end came, before it could say so; and the form is given without
      // saying.
      REQUIRE(static_cast<std::int64_t>(now.size()) <= acknowledged.back() + 2);
    }
    // The same code, the same question, the same order of options, the same answers.
    const CodeMeaning meaning = look_up_code(vault, code);
    REQUIRE(std::holds_alternative<Session>(meaning));
    REQUIRE(std::get<Session>(meaning).id == id);
    const SessionState state = fold(now);
    REQUIRE((std::get<Session>(meaning).status == SessionStatus::paused) == state.paused);
    if (form) REQUIRE(state.form == form);
    form = state.form;
    for (auto event = now.rbegin(); event != now.rend(); ++event) {
      if (const auto* shown = std::get_if<Shown>(&event->body)) {
        REQUIRE(state.shown == shown->question);
        break;
      }
    }
    before = now;
  }
  MESSAGE("acknowledged: ", acknowledged_ever, ", stored: ", before.size());
  CHECK(acknowledged_ever > 200);
  REQUIRE(form);
  CHECK(form->questions.size() == 4);
  const Vault vault(scratch.file(), Station::review, "test", at(0));
  CHECK_FALSE(first_broken_link(vault).has_value());
  SQLite::Statement check(vault.db(), "PRAGMA integrity_check");
  REQUIRE(check.executeStep());
  CHECK(check.getColumn(0).getString() == "ok");
}
