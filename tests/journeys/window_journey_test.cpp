// A candidate's whole way in a real window: once by keyboard alone, once by mouse alone. What is in the vault afterwards was computed by hand.

#include "journeys/journey_office.h"
#include "journeys/kill_parts.h"
#include "journeys/real_window.h"

#include "app/results.h"
#include "core/session.h"
#include "store/backup.h"

#include <chrono>
#include <filesystem>
#include <thread>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace aplomb;
using namespace aplomb::journeys;

namespace {

/// The question on screen by the words of its situation: "j-rate" of "This is question j-rate. …".
std::string question_on(const nlohmann::json& frame) {
  const std::string all = words(frame);
  for (const auto* id : {"j-rate", "j-most-least", "j-pick", "j-rank"}) {
    if (all.find(std::string("This is question ") + id + ".") != std::string::npos) return id;
  }
  return {};
}

// The answers of both journeys, and the sums by hand.
//   rate   a 5, b 3, c 3, d 1: pairs (hi, lo) and their weights: ab 1, ac 3, ad 4, bc 2, bd 3, cd 1; N = 14. bc is a tie: C = 12, D = 0.
//          agreement 12 / sqrt(14 * 12) = 0.9258200998; shared by two qualities alike: y = 0.4629100499 each, from -0.5 to +0.5.
//   most b, least d: y = 1 - (-2) = 3 of -4 .. +4; scaled by 2 / (8 + 8): 0.375, from -0.5 to +0.5.
//   pick b: y = 1 of -2 .. +2; scaled by 2 / (4 + 4): 0.25, from -0.5 to +0.5.
//   rank a c b d: bc is reversed: C = 12, D = 2: (12 - 2) / sqrt(14 * 14) = 0.7142857143; y = 0.3571428571.
//   POMP = 100 (0.4629100499 + 0.375 + 0.25 + 0.3571428571 + 2) / 4 = 86.1263226767, for both qualities.
//   fit = 100 (86.1263226767 - 50) / (95 - 50) = 80.2807170593.
constexpr double hand_pomp = 86.1263226767;
constexpr double hand_fit = 80.2807170593;

void check_vault(const std::filesystem::path& file, const std::string& code) {
  store::Vault vault(file, store::Station::command, "journey", app::now());
  const auto session = store::session_by_code(vault, code);
  REQUIRE(session);
  CHECK(session->status == store::SessionStatus::finished);
  const SessionState state = fold(store::events(vault, session->id));
  CHECK(state.responses.at("j-rate") == Response(Rating{{{"a", 5}, {"b", 3}, {"c", 3}, {"d", 1}}}));
  CHECK(state.responses.at("j-most-least") == Response(MostLeast{"b", "d"}));
  CHECK(state.responses.at("j-pick") == Response(Pick{"b"}));
  CHECK(state.responses.at("j-rank") == Response(Ranking{{"a", "c", "b", "d"}}));
  const auto score = app::score_of(vault, session->id);
  const auto& result = score.result;
  REQUIRE(result.fit.has_value());
  CHECK(result.fit.value() == doctest::Approx(hand_fit).epsilon(1e-10));
  for (const auto& quality : result.qualities) {
    if (quality.quality != "empathy" && quality.quality != "patience") continue;
    REQUIRE(quality.score.has_value());
    CHECK(quality.score.value() == doctest::Approx(hand_pomp).epsilon(1e-10));
  }
  const auto stored = store::result(vault, session->id);
  REQUIRE(stored);
  CHECK(stored->bytes == app::result_json(result, score.error));
}

std::vector<std::string> key_names(const std::string& digits) {
  std::vector<std::string> names;
  for (const char digit : digits) names.emplace_back(1, digit);
  return names;
}

}  // namespace

TEST_CASE("window - a whole session by keyboard alone and its scores computed by hand") {
  const Folder folder;
  const std::string code = make_journey_office(folder.vault());
  const Display display;
  RealWindow kiosk(display, folder.vault());
  kiosk.expect("welcome");
  kiosk.press("welcome.start");
  kiosk.expect("code");
  kiosk.keys(key_names(code));
  kiosk.keys({"Return"});
  kiosk.expect("confirm");
  kiosk.press("foot.next");
  kiosk.expect("notice");
  kiosk.press("foot.next");
  kiosk.expect("comfort");
  kiosk.press("foot.next");
  auto frame = kiosk.expect("practice");
  for (const auto& entry : frame.at("entries")) {
    const auto key = entry.at("key").get<std::string>();
    if (!key.starts_with("row.") || !entry.at("control").get<bool>()) continue;
    kiosk.focus(key);
    kiosk.keys({"4"});
  }
  kiosk.keys({"Next"});
  for (int number = 0; number < 4; ++number) {
    frame = kiosk.expect("question");
    const std::string question = question_on(frame);
    CAPTURE(question);
    if (question == "j-rate") {
      for (const auto& [option, mark] : {std::pair{"a", "5"}, {"b", "3"}, {"c", "3"}, {"d", "1"}}) {
        kiosk.focus(std::string("row.") + option);
        kiosk.keys({mark});
      }
    } else if (question == "j-most-least") {
      kiosk.press("most.b");
      kiosk.press("least.d");
    } else if (question == "j-pick") {
      kiosk.press("pick.b");
    } else {
      REQUIRE(question == "j-rank");
      for (const auto* option : {"a", "b", "c", "d"}) kiosk.press(std::string("place.") + option);
      kiosk.press("up.c");  // a c b d: changed after the fact
    }
    kiosk.keys({"Next"});
  }
  kiosk.expect("check");
  kiosk.press("foot.next");
  kiosk.expect("thanks");
  check_vault(folder.vault(), code);
  const pid_t before = kiosk.pid();
  kiosk.press("thanks.finish");
  frame = kiosk.expect("welcome");
  CHECK(kiosk.running());
  CHECK(kiosk.pid() == before);  // the same process number: it has executed itself anew
  CHECK(frame.at("frame").get<long>() < 20);
  // Left alone on its welcome screen, it makes the backup that the finished session is due.
  const auto copy = store::backup_beside(folder.vault());
  for (int i = 0; i < 600 && !std::filesystem::exists(copy); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  REQUIRE(std::filesystem::exists(copy));
}

TEST_CASE("window - a whole session by mouse alone and its scores computed by hand") {
  const Folder folder;
  const std::string code = make_journey_office(folder.vault());
  const Display display;
  RealWindow kiosk(display, folder.vault());
  kiosk.expect("welcome");
  kiosk.click("welcome.start");
  kiosk.expect("code");
  for (const char digit : code) kiosk.click(std::string("code.key.") + digit);
  kiosk.click("foot.next");
  kiosk.expect("confirm");
  kiosk.click("foot.next");
  kiosk.expect("notice");
  kiosk.click("foot.next");
  kiosk.expect("comfort");
  kiosk.click("comfort.text.3");
  kiosk.click("comfort.text.2");
  // At the larger size the page is in two parts: on a slow machine the next press must not meet the first of them.
  const auto small_again = [&] {
    const auto frame = kiosk.settled();
    const auto& entries = frame.at("entries");
    return std::any_of(entries.begin(), entries.end(), [](const auto& entry) { return entry.at("key") == "comfort.text.2" && entry.value("selected", false); });
  };
  for (int tries = 0; tries < 100 && !small_again(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  REQUIRE(small_again());
  kiosk.click("foot.next");
  auto frame = kiosk.expect("practice");
  for (const auto& entry : frame.at("entries")) {
    const auto key = entry.at("key").get<std::string>();
    if (key.starts_with("rate.") && key.ends_with(".2")) kiosk.click(key);
  }
  kiosk.click("foot.next");
  for (int number = 0; number < 4; ++number) {
    frame = kiosk.expect("question");
    const std::string question = question_on(frame);
    CAPTURE(question);
    if (question == "j-rate") {
      for (const auto* key : {"rate.a.5", "rate.b.2", "rate.b.3", "rate.c.3", "rate.d.1"}) kiosk.click(key);
    } else if (question == "j-most-least") {
      kiosk.click("most.d");
      kiosk.click("most.b");
      kiosk.click("least.d");
    } else if (question == "j-pick") {
      kiosk.click("pick.a");
      kiosk.click("pick.b");
    } else {
      REQUIRE(question == "j-rank");
      for (const auto* key : {"place.a", "place.c", "place.d", "remove.d", "place.b", "place.d"}) kiosk.click(key);
    }
    if (number == 0) kiosk.click("foot.flag");
    kiosk.click("foot.next");
  }
  kiosk.expect("check");
  kiosk.click("check.1");
  kiosk.expect("question");
  kiosk.click("foot.flag");
  kiosk.click("foot.next");
  kiosk.expect("check");
  kiosk.click("foot.next");
  kiosk.expect("thanks");
  check_vault(folder.vault(), code);
  kiosk.click("thanks.finish");
  kiosk.expect("welcome");
}

TEST_CASE("window - nothing is drawn for twenty seconds on a question that nobody touches") {
  const Folder folder;
  const std::string code = make_journey_office(folder.vault());
  const Display display;
  RealWindow kiosk(display, folder.vault());
  kiosk.expect("welcome");
  kiosk.press("welcome.start");
  kiosk.expect("code");
  kiosk.keys(key_names(code));
  kiosk.keys({"Return"});
  for (const auto* screen : {"confirm", "notice", "comfort"}) {
    kiosk.expect(screen);
    kiosk.press("foot.next");
  }
  kiosk.expect("practice");
  kiosk.keys({"Next", "Next"});
  kiosk.expect("question");
  const auto ticks = [&] {
    std::ifstream stat("/proc/" + std::to_string(kiosk.pid()) + "/stat");
    std::string all((std::istreambuf_iterator<char>(stat)), {});
    all = all.substr(all.rfind(')') + 2);  // fields from the third on
    long user = 0;
    long system = 0;
    std::sscanf(all.c_str(), "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    return user + system;
  };
  kiosk.settled();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  const long frames = kiosk.frames();
  const long before = ticks();
  std::this_thread::sleep_for(std::chrono::seconds(20));
  CHECK(kiosk.frames() == frames);
  const double share = static_cast<double>(ticks() - before) / static_cast<double>(sysconf(_SC_CLK_TCK)) / 20.0;
  MESSAGE("idle for 20 s: ", kiosk.frames() - frames, " frames, ", 100 * share, " % of a core");
  CHECK(share < 0.005);
}
