// The kiosk's process is killed two hundred times at random moments. Whatever a candidate has seen acknowledged is in the vault each time,
// and the code leads back to where it was.

#include "journeys/kill_parts.h"

#include "core/order.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

using namespace aplomb;
using namespace aplomb::journeys;
using Json = nlohmann::json;

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  int upto(int n) { return static_cast<int>(split_mix_64(state_) % static_cast<std::uint64_t>(n)); }

 private:
  std::uint64_t state_;
};

/// The headless kiosk as a child process: a line in, a line out.
class Kiosk {
 public:
  explicit Kiosk(const std::filesystem::path& vault) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (pipe(in.data()) != 0 || pipe(out.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    for (const int fd : {in[0], in[1], out[0], out[1]}) posix_spawn_file_actions_addclose(&actions, fd);
    std::vector<std::string> words{APLOMB_BINARY_DIR "/bin/aplomb", "kiosk", "--vault", vault.string(), "--headless", "--window", "1280x800"};
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const int failed = posix_spawn(&child_, words.front().c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
    if (failed != 0) throw std::runtime_error("the kiosk could not be started");
  }
  ~Kiosk() {
    end(SIGKILL);
    close(to_);
    close(from_);
  }
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  void send(const Json& line) const {
    const std::string text = line.dump() + "\n";
    if (write(to_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) throw std::runtime_error("the kiosk hears nothing");
  }
  /// The next probe line. Throws when none comes in half a minute.
  Json hear() {
    while (true) {
      const auto end = heard_.find('\n');
      if (end != std::string::npos) {
        const std::string line = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        return Json::parse(line);
      }
      pollfd wait{from_, POLLIN, 0};
      if (poll(&wait, 1, 30'000) <= 0) throw std::runtime_error("the kiosk says nothing");
      std::array<char, 65536> buffer{};
      const ssize_t got = read(from_, buffer.data(), buffer.size());
      if (got <= 0) throw std::runtime_error("the kiosk is gone");
      heard_.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
  Json ask(const Json& line) {
    send(line);
    Json answer = hear();
    if (answer.contains("error")) throw std::runtime_error(line.dump() + ": " + answer.at("error").get<std::string>());
    return answer;
  }
  /// Ends the process and returns how it went: waitpid's status.
  int end(int signal) {
    if (child_ == 0) return 0;
    kill(child_, signal);
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = 0;
    return status;
  }

 private:
  pid_t child_ = 0;
  int to_ = -1;
  int from_ = -1;
  std::string heard_;
};

std::string screen_of(const Json& probe) { return probe.at("screen").get<std::string>(); }

bool usable(const Json& entry) {
  return entry.value("control", false) && entry.value("enabled", true) && entry.value("visible", true) && !entry.value("covered", false);
}

/// The keys of the controls that a finger could press now.
std::vector<std::string> controls(const Json& probe, const std::string& prefix) {
  std::vector<std::string> keys;
  for (const Json& entry : probe.at("entries")) {
    const std::string key = entry.at("key").get<std::string>();
    if (usable(entry) && key.starts_with(prefix)) keys.push_back(key);
  }
  return keys;
}

/// Whatever answers the question on screen, in any of the formats.
std::vector<std::string> answers_on(const Json& probe) {
  std::vector<std::string> keys;
  for (const char* prefix : {"rate.", "pick.", "most.", "least.", "rank."}) {
    const auto more = controls(probe, prefix);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

/// What a candidate would say stands on the screen: its words, and what is chosen.
std::vector<std::string> seen(const Json& probe) {
  std::vector<std::string> all{screen_of(probe)};
  for (const Json& entry : probe.at("entries")) {
    const std::string key = entry.at("key").get<std::string>();
    if (!entry.value("visible", true)) continue;
    // What is open is named once per visit, and keycaps stand while keys are used: neither is where the candidate stands.
    if (key.starts_with("foot.note") || key == "strip" || key == "keys" || key == "keycap") continue;
    all.push_back(key + "|" + entry.value("words", "") + (entry.value("selected", false) ? "|chosen" : ""));
  }
  return all;
}

/// What stands on only one of two screens, for a failing test's words.
std::string difference(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  std::string text;
  for (const auto& line : before) {
    if (std::find(now.begin(), now.end(), line) == now.end()) text += "\n  gone: " + line;
  }
  for (const auto& line : now) {
    if (std::find(before.begin(), before.end(), line) == before.end()) text += "\n  new:  " + line;
  }
  return text;
}

/// By the code back into the session, or to its beginning.
Json come_back(Kiosk& kiosk, const std::string& code) {
  Json probe = kiosk.hear();
  REQUIRE(screen_of(probe) == "welcome");
  kiosk.ask({{"key", "welcome.start"}});
  kiosk.ask({{"type", code}});
  return kiosk.ask({{"press", "Enter"}});
}

/// Next, over all parts of a screen that does not fit on one, until another screen comes.
Json leave(Kiosk& kiosk, Json probe) {
  const std::string screen = screen_of(probe);
  for (int i = 0; i < 12 && screen_of(probe) == screen; ++i) probe = kiosk.ask({{"key", "foot.next"}});
  return probe;
}

/// What somebody who does not finish would press next. Questions take answers, flags, pages and both ways.
Json next_press(const Json& probe, Dice& dice) {
  const std::string screen = screen_of(probe);
  if (screen == "question") {
    const auto answers = answers_on(probe);
    const int what = dice.upto(10);
    if (what < 6 && !answers.empty()) return {{"key", answers[static_cast<std::size_t>(dice.upto(static_cast<int>(answers.size())))]}};
    if (what == 6 && !controls(probe, "foot.back").empty()) return {{"key", "foot.back"}};
    if (what == 7 && !controls(probe, "foot.flag").empty()) return {{"key", "foot.flag"}};
    return {{"key", "foot.next"}};
  }
  if (screen == "check") {
    const auto tiles = controls(probe, "check.");
    if (!tiles.empty()) return {{"key", tiles[static_cast<std::size_t>(dice.upto(static_cast<int>(tiles.size())))]}};
    return {{"key", "foot.back"}};
  }
  if (screen == "comfort" && dice.upto(2) == 0) {
    const auto sizes = controls(probe, "comfort.text.");
    if (!sizes.empty()) return {{"key", sizes[static_cast<std::size_t>(dice.upto(static_cast<int>(sizes.size())))]}};
  }
  return {{"key", "foot.next"}};
}

bool is_prefix(const std::vector<Event>& head, const std::vector<Event>& whole) {
  return head.size() <= whole.size() && std::equal(head.begin(), head.end(), whole.begin());
}

int kills() {
  const char* wanted = std::getenv("APLOMB_KILLS");
  return wanted == nullptr ? 200 : std::atoi(wanted);
}

}  // namespace

TEST_CASE("two hundred kills lose nothing that was acknowledged") {
  const Folder folder;
  const std::vector<std::string> codes = make_office(folder.vault()).codes;
  REQUIRE(codes.size() >= 3);
  Dice dice(2026);

  struct Known {
    std::vector<Event> events;               ///< in the vault when the last line was read
    std::vector<std::string> seen;           ///< on the screen then
    std::string screen;
  };
  std::map<std::string, Known> known;
  int presses = 0;
  int caught_between = 0;

  const int lives = kills();
  for (int life = 0; life < lives; ++life) {
    CAPTURE(life);
    const std::string& code = codes[static_cast<std::size_t>(life) % 3];
    Known& before = known[code];
    Kiosk kiosk(folder.vault());
    Json probe = come_back(kiosk, code);

    // Back where it was: the same screen with the same words and choices, or the step that the last, unanswered press led to.
    const auto back = stored_events(folder.vault(), code);
    REQUIRE(is_prefix(before.events, back));
    const bool just_resumed = back.size() == before.events.size() + 1 && std::holds_alternative<Resumed>(back.back().body);
    // A question comes back word for word, with its page and its marks; a check page of several parts opens at its first.
    if (just_resumed && before.screen == "question") CHECK_MESSAGE(seen(probe) == before.seen, difference(before.seen, seen(probe)));
    if (just_resumed && before.screen == "check") CHECK(screen_of(probe) == "check");

    const int until = dice.upto(6);
    for (int i = 0; i < until; ++i) {
      probe = kiosk.ask(next_press(probe, dice));
      ++presses;
      // Acknowledged: another process can read it already.
      const auto now_stored = stored_events(folder.vault(), code);
      REQUIRE(is_prefix(before.events, now_stored));
      const SessionState state = fold(now_stored);
      if (screen_of(probe) == "question") CHECK_FALSE(state.shown.empty());
      if (screen_of(probe) == "check") CHECK(state.checking);
      before.events = now_stored;
    }
    before.events = stored_events(folder.vault(), code);
    before.seen = seen(probe);
    before.screen = screen_of(probe);

    // One more press that nobody waits for, and the plug is pulled somewhere in it.
    kiosk.send(next_press(probe, dice));
    std::this_thread::sleep_for(std::chrono::microseconds(dice.upto(60'000)));
    kiosk.end(SIGKILL);
    const auto after = stored_events(folder.vault(), code);
    CHECK(is_prefix(before.events, after));
    if (after.size() > before.events.size()) ++caught_between;
  }
  MESSAGE(presses << " acknowledged presses; " << caught_between << " of " << lives << " kills came after a press was stored");
  for (const auto& code : codes) {
    const SessionState state = fold(known[code].events);
    CHECK(state.ending == Ending::open);
  }
}

TEST_CASE("an acknowledged answer is in the vault with the very mark that is shown") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Kiosk kiosk(folder.vault());
  Json probe = come_back(kiosk, code);
  for (const char* screen : {"confirm", "notice", "comfort", "practice"}) {
    REQUIRE(screen_of(probe) == screen);
    probe = leave(kiosk, probe);
  }
  REQUIRE(screen_of(probe) == "question");
  for (int i = 0; i < 12 && answers_on(probe).empty(); ++i) probe = kiosk.ask({{"key", "foot.next"}});
  Dice dice(7);
  for (int i = 0; i < 10; ++i) {
    const auto answers = answers_on(probe);
    REQUIRE_FALSE(answers.empty());
    const std::string key = answers[static_cast<std::size_t>(dice.upto(static_cast<int>(answers.size())))];
    const auto before = stored_events(folder.vault(), code);
    const auto shown = seen(probe);
    probe = kiosk.ask({{"key", key}});
    const auto after = stored_events(folder.vault(), code);
    if (seen(probe) == shown) continue;  // the mark that it had already
    REQUIRE(after.size() == before.size() + 1);
    CHECK(std::holds_alternative<Answered>(after.back().body));
  }
}

TEST_CASE("a polite end closes the vault and a restart answers with the welcome screen") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Kiosk kiosk(folder.vault());
  Json probe = come_back(kiosk, code);
  REQUIRE(screen_of(probe) == "confirm");
  probe = leave(kiosk, probe);
  REQUIRE(screen_of(probe) == "notice");
  probe = kiosk.ask({{"press", "F6"}});
  REQUIRE(screen_of(probe) == "on_break");
  probe = kiosk.ask({{"advance", 59'000}});
  REQUIRE(screen_of(probe) == "on_break");
  probe = kiosk.ask({{"advance", 2'000}});  // answered by the process that follows this one
  REQUIRE(screen_of(probe) == "welcome");
  const auto events = stored_events(folder.vault(), code);
  REQUIRE_FALSE(events.empty());
  CHECK(std::holds_alternative<Paused>(events.back().body));
  const int status = kiosk.end(SIGTERM);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(stored_events(folder.vault(), code).size() == events.size());
}

TEST_CASE("nobody answers then somebody does and at last staff leave the kiosk") {
  const Folder folder;
  const auto office = make_office(folder.vault());
  Kiosk kiosk(folder.vault());
  Json probe = come_back(kiosk, office.codes.front());
  probe = leave(kiosk, leave(kiosk, probe));
  REQUIRE(screen_of(probe) == "comfort");
  probe = kiosk.ask({{"advance", 300'000}});
  CHECK(screen_of(probe) == "still_there");
  probe = kiosk.ask({{"press", "A"}});  // any key
  CHECK(screen_of(probe) == "comfort");
  probe = kiosk.ask({{"advance", 300'000}});
  CHECK(screen_of(probe) == "still_there");
  probe = kiosk.ask({{"advance", 46'000}});
  CHECK(screen_of(probe) == "welcome");
  CHECK(std::get<Paused>(stored_events(folder.vault(), office.codes.front()).back().body).why == "idle");

  kiosk.ask({{"press", "Ctrl+Shift+F12"}});
  kiosk.ask({{"type", office.pin}});
  probe = kiosk.ask({{"press", "Enter"}});
  CHECK(screen_of(probe) == "staff_menu");
  kiosk.send({{"key", "staff.leave"}});
  CHECK_THROWS(kiosk.hear());  // gone
  const int status = kiosk.end(0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("the vault of a real office refuses the hands that are for tests"
          * doctest::description("the probe would write what people answer, and a chosen seed their option orders")) {
  const Folder folder;
  store::NewVault wanted;
  wanted.staff = "admin";
  wanted.passphrase = "a lamp that hangs true";
  wanted.cost = store::NewVault::Cost::small;
  (void)store::create_vault(folder.vault(), wanted, app::now());
  Kiosk kiosk(folder.vault());
  CHECK_THROWS(kiosk.hear());
  const int status = kiosk.end(0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 2);
}
