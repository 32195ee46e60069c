// The real window killed in the middle of pressing: what a presented frame showed is in the vault, and the session goes on where it was.

#include "journeys/kill_parts.h"
#include "journeys/real_window.h"

#include "core/order.h"
#include "core/session.h"

#include <doctest/doctest.h>

#include <chrono>
#include <set>
#include <thread>

using namespace aplomb;
using namespace aplomb::journeys;

namespace {

void check_in(RealWindow& kiosk, const std::string& code) {
  kiosk.expect("welcome");
  kiosk.press("welcome.start");
  kiosk.expect("code");
  std::vector<std::string> names;
  for (const char digit : code) names.emplace_back(1, digit);
  names.emplace_back("Return");
  kiosk.keys(names);
}

/// "rate.b.4" of every mark that the frame shows as chosen.
std::set<std::string> marks_shown(const nlohmann::json& frame) {
  std::set<std::string> marks;
  for (const auto& entry : frame.at("entries")) {
    const auto key = entry.at("key").get<std::string>();
    if (key.starts_with("rate.") && entry.at("selected").get<bool>()) marks.insert(key);
  }
  return marks;
}

std::set<std::string> marks_stored(const SessionState& state) {
  std::set<std::string> marks;
  const auto found = state.responses.find(state.shown);
  if (found == state.responses.end()) return marks;
  if (const auto* rating = std::get_if<Rating>(&found->second)) {
    for (const auto& [option, mark] : rating->marks) marks.insert("rate." + option + "." + std::to_string(mark));
  }
  return marks;
}

}  // namespace

TEST_CASE("window - killed twenty times at random moments no acknowledged press is lost") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  const Display display;
  constexpr std::uint64_t first_seed = 20261121;
  std::uint64_t seed = first_seed;
  int acknowledged = 0;
  {
    RealWindow kiosk(display, folder.vault());
    check_in(kiosk, code);
    for (const auto* screen : {"confirm", "notice", "comfort"}) {
      kiosk.expect(screen);
      kiosk.press("foot.next");
    }
    kiosk.expect("practice");
    kiosk.keys({"Next", "Next"});
    kiosk.expect("question");
  }
  for (int kill = 0; kill < 20; ++kill) {
    CAPTURE(kill);
    RealWindow kiosk(display, folder.vault());
    check_in(kiosk, code);
    const auto frame = kiosk.expect("question");
    const SessionState before = fold(stored_events(folder.vault(), code));
    CHECK_FALSE(before.paused);
    if (!before.responses.empty()) CHECK(marks_shown(frame) == marks_stored(before));

    std::string row;
    for (const auto& entry : frame.at("entries")) {
      if (entry.at("key").get<std::string>().starts_with("row.")) row = entry.at("key");
    }
    REQUIRE_FALSE(row.empty());
    kiosk.focus(row);
    std::thread presses([&] {
      std::vector<std::string> names;
      for (int i = 0; i < 40; ++i) names.push_back(std::to_string(1 + split_mix_64(seed) % 5));
      try {
        kiosk.keys(names);
      } catch (const std::exception&) {
        // The window is gone in the middle of them: that is what this is about.
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + split_mix_64(seed) % 400));
    kiosk.kill();
    presses.join();
    const auto shown = marks_shown(kiosk.latest());
    acknowledged += static_cast<int>(shown.size());
    // The frame that was presented last may be one press behind the vault, never ahead of it.
    const auto events = stored_events(folder.vault(), code);
    bool once = shown.empty();
    SessionState state;
    for (const Event& event : events) {
      apply(state, event);
      once = once || marks_stored(state) == shown;
    }
    CHECK_MESSAGE(once, "a press that was shown is not in the vault");
    for (std::size_t i = 0; i < events.size(); ++i) CHECK(events[i].seq == static_cast<std::int64_t>(i) + 1);
  }
  CHECK(acknowledged > 0);
  MESSAGE("20 kills of the window, seed ", first_seed, ": ", acknowledged, " marks shown as stored at the moments of the kills, 0 lost");
}
