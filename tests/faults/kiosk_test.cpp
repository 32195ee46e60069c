// The kiosk on a disk that is full or broken, without a window: what the candidate sees, and that they can go on.

#include "app/kiosk_station.h"
#include "app/paths.h"
#include "journeys/kill_parts.h"
#include "store/ballast.h"
#include "torture/trials.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace aplomb;
using journeys::Folder;
using journeys::stored_events;
using kiosk::Screen;
using torture::Disk;
using torture::Fault;

namespace {

/// One process: a vault and a station on it, with a clock that the test moves.
struct Kiosk {
  store::Now now = app::now();
  std::unique_ptr<store::Vault> vault;
  std::unique_ptr<app::KioskStation> station;

  explicit Kiosk(const std::filesystem::path& file) {
    vault = std::make_unique<store::Vault>(file, store::Station::kiosk, "journey", now);
    station = std::make_unique<app::KioskStation>(*vault, app::KioskMode{false, 7}, app::data_folder(), 0.0F, now);
  }
  Kiosk& act(const kiosk::Action& action) {
    now.mono_ms += 500;
    now.wall_ms += 500;
    station->apply(action, now);
    return *this;
  }
  Kiosk& begin(const std::string& code) {
    act(kiosk::Start{});
    for (const char digit : code) act(kiosk::TypeDigit{digit});
    act(kiosk::SubmitCode{}).act(kiosk::ConfirmCheckIn{}).act(kiosk::NoticeDone{}).act(kiosk::TryQuestion{});
    return act(kiosk::BeginQuestions{}).act(kiosk::BeginQuestions{});
  }
  [[nodiscard]] const kiosk::State& state() const { return station->state; }
  [[nodiscard]] const kiosk::QuestionView& question() const { return state().questions.at(static_cast<std::size_t>(state().current)); }
  Kiosk& answer() {
    const auto& options = question().options;
    switch (question().format) {
      case Format::rate: return act(kiosk::Respond{Rating{{{options.front().id, 4}}}});
      case Format::most_least: return act(kiosk::Respond{MostLeast{options.front().id, {}}});
      case Format::pick: return act(kiosk::Respond{Pick{options.front().id}});
      case Format::rank: return act(kiosk::Respond{Ranking{{options.front().id}}});
    }
    return *this;
  }
  /// Every question in part, to the end.
  void finish() {
    for (int i = 0; i < 200 && state().screen == Screen::question; ++i) {
      if (!question().scene) answer();
      act(kiosk::NextQuestion{}).act(kiosk::NextQuestion{});
    }
    act(kiosk::FinishTest{});
  }
  [[nodiscard]] std::string said() const { return state().complaint ? english(*state().complaint) : std::string(); }
};

template <class Body>
int count(const std::vector<Event>& events) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [](const Event& event) { return std::holds_alternative<Body>(event.body); }));
}

Fault full_with_ballast(const Folder& folder) { return {Fault::Kind::full, 1, true, false, store::ballast_of(folder.vault())}; }

}  // namespace

TEST_CASE("on a full disk the ballast is let go the running session ends and staff are told") {
  const Folder folder;
  const std::string code = journeys::make_office(folder.vault()).codes.front();
  Disk disk;
  {
    Kiosk kiosk(folder.vault());
    REQUIRE(std::filesystem::exists(store::ballast_of(folder.vault())));
    CHECK_FALSE(kiosk.state().staff_note);
    kiosk.begin(code).answer();
    REQUIRE(kiosk.state().screen == Screen::question);
    const auto before = stored_events(folder.vault(), code).size();
    disk.breaks(full_with_ballast(folder));
    kiosk.act(kiosk::NextQuestion{}).act(kiosk::NextQuestion{}).answer();
    CHECK(disk.hits() > 0);
    CHECK_FALSE(std::filesystem::exists(store::ballast_of(folder.vault())));
    CHECK(kiosk.state().screen == Screen::question);
    CHECK(kiosk.state().session == fold(stored_events(folder.vault(), code)));
    CHECK(stored_events(folder.vault(), code).size() == before + 3);  // the next question, the answer, and the incident
    CHECK(count<IncidentNoted>(stored_events(folder.vault(), code)) == 1);
    REQUIRE(kiosk.state().staff_note);
    CHECK(english(*kiosk.state().staff_note).find("almost full") != std::string::npos);
    kiosk.finish();
    CHECK(kiosk.state().screen == Screen::thanks);
    CHECK(count<Finished>(stored_events(folder.vault(), code)) == 1);
  }
  // Room again: it is made again, and nothing is said any more.
  disk.mended();
  const Kiosk next(folder.vault());
  CHECK(std::filesystem::exists(store::ballast_of(folder.vault())));
  CHECK_FALSE(next.state().staff_note);
}

TEST_CASE("the ballast may be let go at any step from the check-in on") {
  for (int quiet = 0; quiet < 5; ++quiet) {
    CAPTURE(quiet);
    const Folder folder;
    const std::string code = journeys::make_office(folder.vault()).codes.front();
    Disk disk;
    Kiosk kiosk(folder.vault());
    const std::vector<kiosk::Action> steps{kiosk::ConfirmCheckIn{}, kiosk::NoticeDone{}, kiosk::TryQuestion{}, kiosk::BeginQuestions{}, kiosk::BeginQuestions{}};
    kiosk.act(kiosk::Start{});
    for (const char digit : code) kiosk.act(kiosk::TypeDigit{digit});
    kiosk.act(kiosk::SubmitCode{});
    for (int i = 0; i < 5; ++i) {
      if (i == quiet) disk.breaks(full_with_ballast(folder));
      kiosk.act(steps[static_cast<std::size_t>(i)]);
    }
    kiosk.finish();
    CHECK(kiosk.state().screen == Screen::thanks);
    CHECK(count<IncidentNoted>(stored_events(folder.vault(), code)) == 1);
    CHECK(kiosk.state().session == fold(stored_events(folder.vault(), code)));
  }
}

TEST_CASE("without a ballast the same full disk leads to the desk screen and once there is room the candidate goes on") {
  const Folder folder;
  const std::string code = journeys::make_office(folder.vault()).codes.front();
  Disk disk;
  Kiosk kiosk(folder.vault());
  kiosk.begin(code).answer();
  const std::string question = kiosk.state().session.shown;
  const auto before = stored_events(folder.vault(), code);
  REQUIRE(store::release_ballast(folder.vault()));
  disk.breaks({Fault::Kind::full, 1, true, false, {}});
  kiosk.act(kiosk::ToggleFlag{});
  CHECK(kiosk.state().screen == Screen::desk);
  CHECK(kiosk.said().find("is full. Free some space") != std::string::npos);
  kiosk.act(kiosk::Start{});
  CHECK(kiosk.state().screen == Screen::desk);
  disk.mended();
  CHECK(stored_events(folder.vault(), code) == before);
  kiosk.act(kiosk::Start{});
  REQUIRE(kiosk.state().screen == Screen::question);
  CHECK(kiosk.state().session.shown == question);
  CHECK(kiosk.state().session.responses == fold(before).responses);
  kiosk.finish();
  CHECK(kiosk.state().screen == Screen::thanks);
}

TEST_CASE("no new test starts on a disk without room for its end") {
  const Folder folder;
  const std::string code = journeys::make_office(folder.vault()).codes.front();
  std::filesystem::create_directory(store::ballast_of(folder.vault()));  // nothing can be made there
  Kiosk kiosk(folder.vault());
  CHECK(kiosk.state().staff_note);
  kiosk.begin(code);
  CHECK(kiosk.state().screen == Screen::desk);
  CHECK(kiosk.said().find("almost full, so no new test can start") != std::string::npos);
  CHECK(stored_events(folder.vault(), code).empty());
  std::filesystem::remove(store::ballast_of(folder.vault()));
  kiosk.act(kiosk::Start{});
  CHECK(kiosk.state().screen == Screen::confirm);
  kiosk.act(kiosk::ConfirmCheckIn{});
  CHECK(kiosk.state().screen == Screen::notice);
  CHECK_FALSE(kiosk.state().staff_note);
}

TEST_CASE("a broken disk leads to the desk screen in plain words and every stored press is there when it works again") {
  const Folder folder;
  const std::string code = journeys::make_office(folder.vault()).codes.front();
  for (int at = 1; at < 12; ++at) {
    CAPTURE(at);
    Disk disk;
    Kiosk kiosk(folder.vault());
    if (at == 1) {
      kiosk.begin(code);
    } else {
      kiosk.act(kiosk::Start{});
      for (const char digit : code) kiosk.act(kiosk::TypeDigit{digit});
      kiosk.act(kiosk::SubmitCode{});
    }
    kiosk.act(kiosk::ToggleFlag{});
    REQUIRE(kiosk.state().screen == Screen::question);
    const SessionState shown = kiosk.state().session;
    disk.breaks({Fault::Kind::io_error, at, true, false, {}});
    kiosk.act(kiosk::ToggleFlag{});
    if (disk.hits() > 0 && kiosk.state().screen != Screen::question) {
      CHECK(kiosk.state().screen == Screen::desk);
      CHECK(torture::plain(kiosk.said()));
      CHECK(kiosk.state().session == shown);
    }
    disk.mended();
    if (kiosk.state().screen == Screen::desk) kiosk.act(kiosk::Start{});
    REQUIRE(kiosk.state().screen == Screen::question);
    CHECK(kiosk.state().session == fold(stored_events(folder.vault(), code)));
    CHECK(kiosk.state().session.responses == shown.responses);
  }
}

TEST_CASE("a new process is not started on a vault that cannot be opened") {
  const Folder folder;
  const std::string code = journeys::make_office(folder.vault()).codes.front();
  Disk disk;
  Kiosk kiosk(folder.vault());
  kiosk.begin(code).finish();
  REQUIRE(kiosk.state().screen == Screen::thanks);
  disk.breaks({Fault::Kind::io_error, 1, true, false, {}});
  kiosk.act(kiosk::LeaveThanks{});
  CHECK_FALSE(kiosk.station->restart());
  CHECK(kiosk.state().screen == Screen::desk);
  CHECK_FALSE(kiosk.state().check_in);  // nothing of the candidate is kept for it
  kiosk.act(kiosk::Start{});
  CHECK_FALSE(kiosk.station->restart());
  disk.mended();
  kiosk.act(kiosk::Start{});
  CHECK(kiosk.station->restart());
}
