// The station on a real vault with the shipped bank, without a window: what a candidate did is there when the process is gone.

#include "journeys/kill_parts.h"

#include "app/kiosk_effects.h"
#include "app/kiosk_station.h"
#include "app/paths.h"
#include "app/results.h"
#include "app/simulated_candidate.h"
#include "core/code.h"
#include "store/documents.h"
#include "store/people.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

using namespace aplomb;
using namespace aplomb::journeys;
using kiosk::Screen;

namespace {

/// One process: a vault and a station on it, with a clock that the test moves.
struct Process {
  store::Now now = app::now();
  std::unique_ptr<store::Vault> vault;
  std::unique_ptr<app::KioskStation> station;

  explicit Process(const std::filesystem::path& file, app::KioskMode mode = {false, 7}) {
    vault = std::make_unique<store::Vault>(file, store::Station::kiosk, "journey", now);
    station = std::make_unique<app::KioskStation>(*vault, mode, app::data_folder(), 0.0F, now);
  }
  Process& act(const kiosk::Action& action) {
    now.mono_ms += 500;
    now.wall_ms += 500;
    station->apply(action, now);
    return *this;
  }
  Process& enter(const std::string& code) {
    act(kiosk::Start{});
    for (const char digit : code) act(kiosk::TypeDigit{digit});
    return act(kiosk::SubmitCode{});
  }
  Process& begin(const std::string& code) {
    enter(code).act(kiosk::ConfirmCheckIn{}).act(kiosk::NoticeDone{}).act(kiosk::TryQuestion{});
    return act(kiosk::BeginQuestions{}).act(kiosk::BeginQuestions{});
  }
  [[nodiscard]] const kiosk::State& state() const { return station->state; }
  [[nodiscard]] const kiosk::QuestionView& question() const {
    return state().questions.at(static_cast<std::size_t>(state().current));
  }
  /// Every question, and every turn of a scene with its first reply, up to the check page.
  void answer_all() {
    while (state().screen == Screen::question) {
      if (question().scene) {
        while (const kiosk::TurnView* turn = kiosk::talk_of(state(), question()).turn) act(kiosk::ChooseReply{turn->replies.front().id}).act(kiosk::SayReply{});
      } else {
        act(kiosk::Respond{answer()});
      }
      act(kiosk::NextQuestion{});
    }
  }
  [[nodiscard]] Response answer() const {
    const auto& view = question();
    switch (view.format) {
      case Format::rate: {
        Rating rating;
        int mark = 0;
        for (const auto& option : view.options) rating.marks[option.id] = mark++ % 5 + 1;
        return rating;
      }
      case Format::most_least: return MostLeast{view.options.front().id, view.options.back().id};
      case Format::pick: return Pick{view.options.front().id};
      case Format::rank: {
        Ranking ranking;
        for (const auto& option : view.options) ranking.order.push_back(option.id);
        return ranking;
      }
    }
    return Pick{};
  }
};

std::vector<std::vector<std::string>> orders(const kiosk::State& state) {
  std::vector<std::vector<std::string>> all;
  for (const auto& view : state.questions) {
    all.emplace_back();
    for (const auto& option : view.options) all.back().push_back(option.id);
  }
  return all;
}

/// The office publishes a further version of its bank: with a conversation of three turns, which comes after the questions.
void publish_scene(const std::filesystem::path& file) {
  store::Vault vault(file, store::Station::command, "journey", app::now());
  Bank bank = store::load_bank(vault, *store::current_bank(vault, "front-line"));
  ++bank.version;
  const auto reply = [](const std::string& id, double e, const std::string& next) {
    return Reply{id, "I say " + id + ".", e, {{"empathy", e}}, next, "because", {}};
  };
  Scene scene;
  scene.id = "fs-torn-sofa";
  scene.title = "a torn sofa";
  scene.setting = bank.settings.front().id;
  scene.primary = "empathy";
  scene.author = "A. Writer";
  scene.source = "own";
  scene.opening = "A sofa has come with a tear.";
  scene.start = "t1";
  scene.turns = {{"t1", "It is torn!", {reply("a", 2, "t2a"), reply("b", -1, "t2b"), reply("c", 0, "t2b")}},
                 {"t2a", "Thank you.", {reply("a", 2, "t3"), reply("b", 0, "t3")}},
                 {"t2b", "What?", {reply("a", 1, "t3"), reply("b", -1, "t3")}},
                 {"t3", "And now?", {reply("a", 2, "end"), reply("b", -2, "end")}}};
  bank.scenes = {scene};
  AssembledForm form{bank.forms.front().family, "A", {}, {scene.id}};
  for (std::size_t i = 0; i < 12; ++i) form.questions.push_back(bank.questions.at(i).id);
  bank.forms = {form};
  store::publish_bank(vault, bank, {}, "journey", app::now());
}

}  // namespace

TEST_CASE("a candidate who was cut off in a conversation goes on at the same turn and it is scored") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  publish_scene(folder.vault());
  std::vector<std::string> replies;
  const auto talk = [](const Process& process) { return kiosk::talk_of(process.state(), process.question()); };
  {
    Process first(folder.vault());
    first.begin(code);
    REQUIRE(first.state().questions.size() == 13);
    while (!first.question().scene) first.act(kiosk::Respond{first.answer()}).act(kiosk::NextQuestion{});
    CHECK(first.question().stem == "A sofa has come with a tear.");
    CHECK_FALSE(first.question().setting_name.empty());
    REQUIRE(talk(first).turn != nullptr);
    CHECK(talk(first).of == 3);
    first.act(kiosk::ChooseReply{"b"}).act(kiosk::SayReply{}).act(kiosk::ChooseReply{"a"});
    REQUIRE(talk(first).turn->id == "t2b");
    for (const auto& turn : first.question().scene->turns) {
      for (const auto& reply : turn.replies) replies.push_back(reply.id);
    }
  }
  Process second(folder.vault());
  second.enter(code);
  REQUIRE(second.state().screen == Screen::question);
  REQUIRE(second.question().scene);
  REQUIRE(talk(second).turn != nullptr);
  CHECK(talk(second).turn->id == "t2b");
  CHECK(talk(second).said.size() == 1);
  CHECK_FALSE(second.state().chosen);  // it was not said
  std::vector<std::string> again;
  for (const auto& turn : second.question().scene->turns) {
    for (const auto& reply : turn.replies) again.push_back(reply.id);
  }
  CHECK(again == replies);  // the same orders
  for (int i = 0; i < 2; ++i) second.act(kiosk::ChooseReply{"a"}).act(kiosk::SayReply{});
  CHECK(talk(second).over());
  second.act(kiosk::NextQuestion{});
  REQUIRE(second.state().screen == Screen::check);
  second.act(kiosk::FinishTest{});
  const auto session = store::session_by_code(*second.vault, code);
  REQUIRE(session);
  const auto result = store::result(*second.vault, session->id);
  REQUIRE(result);
  const auto json = nlohmann::json::parse(result->bytes);
  CHECK(json.at("answers").size() == 13);
  CHECK(json.at("answers").back().at("status") == "answered");
  CHECK(json.at("answers").back().at("replies").size() == 3);
}

TEST_CASE("a candidate who was cut off goes on at the same question with the same orders answers and comfort") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  SessionState before;
  std::vector<std::vector<std::string>> order;
  std::string question;
  {
    Process first(folder.vault());
    first.begin(code);
    REQUIRE(first.state().screen == Screen::question);
    CHECK(first.state().questions.size() == 19);  // eighteen questions and a scene
    Comfort comfort = first.state().comfort;
    comfort.text = 4;
    comfort.theme = "night";
    first.act(kiosk::SetComfort{comfort});
    for (int i = 0; i < 3; ++i) first.act(kiosk::Respond{first.answer()}).act(kiosk::NextQuestion{});
    first.act(kiosk::ToggleFlag{}).act(kiosk::TurnPage{2});
    before = first.state().session;
    order = orders(first.state());
    question = first.question().id;
  }
  Process second(folder.vault());
  CHECK(second.state().comfort == Comfort{});
  second.enter(code);
  REQUIRE(second.state().screen == Screen::question);
  CHECK(second.question().id == question);
  CHECK(second.state().page == 2);
  CHECK(second.state().comfort.text == 4);
  CHECK(second.state().comfort.theme == "night");
  CHECK(second.state().session.responses == before.responses);
  CHECK(second.state().session.flagged == before.flagged);
  CHECK(orders(second.state()) == order);
  CHECK(std::get<Resumed>(stored_events(folder.vault(), code).back().body).after == "interruption");
}

TEST_CASE("on a later day the code goes on only after the PIN of staff") {
  const Folder folder;
  const auto made = make_office(folder.vault());
  {
    Process first(folder.vault());
    first.begin(made.codes.front());
  }
  Process later(folder.vault());
  later.now.wall_ms += 30LL * 60 * 60 * 1000;
  later.enter(made.codes.front());
  CHECK(later.state().screen == kiosk::Screen::code);
  REQUIRE(later.state().overlay == kiosk::Overlay::staff_pin);
  const auto pin = [&](const std::string& digits) {
    for (const char digit : digits) later.act(kiosk::TypePin{digit});
    later.act(kiosk::SubmitPin{});
  };
  pin("0000");
  CHECK(later.state().overlay == kiosk::Overlay::staff_pin);
  // Without staff the page is left, and nothing of the session was shown.
  later.act(kiosk::CloseOverlay{});
  CHECK(later.state().screen == kiosk::Screen::code);
  CHECK_FALSE(later.state().session_open);
  later.act(kiosk::SubmitCode{});
  pin(made.pin);
  CHECK(later.state().overlay == kiosk::Overlay::none);
  CHECK(later.state().screen == kiosk::Screen::question);
  // A right PIN later on opens the menu again, not a code.
  later.act(kiosk::OpenOverlay{kiosk::Overlay::staff_pin});
  pin(made.pin);
  CHECK(later.state().overlay == kiosk::Overlay::staff_menu);
}

TEST_CASE("the words on the screen are those of the bank with a lead-in a scale and a setting") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Process process(folder.vault());
  CHECK(process.state().vacancies.size() == 2);
  CHECK_FALSE(process.state().notice.does.empty());
  CHECK_FALSE(process.state().practice.options.empty());
  CHECK_FALSE(process.state().practice.lead_in.empty());
  CHECK_FALSE(process.state().bank_note.empty());
  CHECK(process.state().themes.size() == 5);
  process.begin(code);
  for (const auto& view : process.state().questions) {
    CAPTURE(view.id);
    CHECK_FALSE(view.stem.empty());
    CHECK_FALSE(view.lead_in.empty());
    CHECK_FALSE(view.setting_name.empty());
    CHECK((view.scene ? view.scene->turns.size() : view.options.size()) >= 2);
    CHECK((view.format != Format::rate || view.scale.size() == 5));
    CHECK((view.format != Format::most_least || (!view.most.empty() && !view.least.empty())));
  }
}

TEST_CASE("a finished session is scored at once and scoring again gives the same bytes") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Process process(folder.vault());
  process.begin(code);
  process.answer_all();
  REQUIRE(process.state().screen == Screen::check);
  process.act(kiosk::FinishTest{});
  CHECK(process.state().screen == Screen::thanks);
  const auto session = store::session_by_code(*process.vault, code);
  REQUIRE(session);
  const auto result = store::result(*process.vault, session->id);
  REQUIRE(result);
  const auto json = nlohmann::json::parse(result->bytes);
  CHECK(json.at("answers").size() == 19);
  CHECK(json.at("fit").at("status") == "ok");
  CHECK(json.at("fit").at("value").get<double>() == app::score_of(*process.vault, session->id).result.fit.value());
  const auto again = app::rescore_all(*process.vault);
  CHECK(again.scored == 1);
  CHECK(again.changed == 0);
  CHECK(store::result(*process.vault, session->id)->bytes == result->bytes);
  process.act(kiosk::LeaveThanks{});
  CHECK(process.station->restart());

  // The code is over now.
  Process next = [&] {
    process.station.reset();
    process.vault.reset();
    return Process(folder.vault());
  }();
  next.enter(code);
  CHECK(next.state().screen == Screen::code);
  CHECK(next.state().complaint);
}

TEST_CASE("a walk-in gets a code and the name is sealed") {
  const Folder folder;
  const auto made = make_office(folder.vault());
  std::string code;
  {
    Process process(folder.vault());
    process.act(kiosk::Start{}).act(kiosk::NoCode{});
    REQUIRE(process.state().screen == Screen::role);
    process.act(kiosk::ChooseVacancy{process.state().vacancies.front().id}).act(kiosk::SetName{" Ada Okafor "}).act(kiosk::SubmitName{});
    REQUIRE(process.state().screen == Screen::confirm);
    CHECK(process.state().name.empty());
    code = process.state().check_in->code;
    CHECK(valid_code(code));
    const auto session = store::session_by_code(*process.vault, code);
    REQUIRE(session);
    auto signed_in = store::sign_in(*process.vault, "admin", made.passphrase, process.now);
    const auto* staff = std::get_if<std::shared_ptr<store::StaffSession>>(&signed_in);
    REQUIRE(staff != nullptr);
    const auto identity = store::open_identity(*process.vault, **staff, session->id);
    REQUIRE(identity);
    CHECK(identity->name == "Ada Okafor");
  }
  // Cut off before it began: the code leads back to the confirmation.
  Process second(folder.vault());
  second.enter(code);
  CHECK(second.state().screen == Screen::confirm);
  second.act(kiosk::ConfirmCheckIn{});
  CHECK(std::get<Started>(stored_events(folder.vault(), code).front().body).via == "walk-in");
}

TEST_CASE("a wall clock that is set during a session leaves an event that says by how much") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Process process(folder.vault());
  process.begin(code);
  process.act(kiosk::Respond{process.answer()});
  process.now.wall_ms += 3'600'000;
  process.act(kiosk::ToggleFlag{});
  const auto events = stored_events(folder.vault(), code);
  REQUIRE(events.size() > 2);
  CHECK(std::get<ClockJumped>(events[events.size() - 2].body).by_ms == 3'600'000);
  CHECK(std::holds_alternative<Flagged>(events.back().body));
  process.now.wall_ms += 1'000;  // a second is no jump
  process.act(kiosk::ToggleFlag{});
  CHECK(stored_events(folder.vault(), code).size() == events.size() + 1);
}

TEST_CASE("a dead battery a clock put back and one that drifts are jumps and no duration follows them") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  Process process(folder.vault());
  process.now.wall_ms -= 40'000'000;  // set before anybody began: nobody's time
  process.begin(code);
  const auto jumps = [&] {
    std::vector<std::int64_t> by;
    for (const Event& event : stored_events(folder.vault(), code)) {
      if (const auto* jump = std::get_if<ClockJumped>(&event.body)) by.push_back(jump->by_ms);
    }
    return by;
  };
  CHECK(jumps().empty());
  const std::int64_t wall = process.now.wall_ms;
  process.now.wall_ms = 0;  // 1970
  process.act(kiosk::ToggleFlag{});
  REQUIRE(jumps().size() == 1);
  CHECK(jumps().front() == -wall);
  process.now.wall_ms = wall + 500;
  process.act(kiosk::ToggleFlag{});
  REQUIRE(jumps().size() == 2);
  CHECK(jumps()[0] + jumps()[1] == 0);
  // Nine tenths of a second an event: three of them are more than two seconds.
  for (int i = 0; i < 3; ++i) {
    process.now.wall_ms += 900;
    process.act(kiosk::ToggleFlag{});
  }
  REQUIRE(jumps().size() == 3);
  CHECK(jumps().back() == 2'700);
  // Asleep for an hour: both clocks went on.
  process.now.mono_ms += 3'600'000;
  process.now.wall_ms += 3'600'000;
  process.act(kiosk::ToggleFlag{});
  CHECK(jumps().size() == 3);
  const auto events = stored_events(folder.vault(), code);
  for (std::size_t i = 1; i < events.size(); ++i) {
    const std::int64_t step = events[i].mono_ms - events[i - 1].mono_ms;
    CHECK(step >= 0);
    CHECK((step <= 2'500 || step >= 3'600'000));  // ten ticks of the test at most, or the sleep
  }
  // Daylight saving changes how a time is written, not the time.
  setenv("TZ", "Europe/Berlin", 1);
  tzset();
  process.act(kiosk::ToggleFlag{});
  setenv("TZ", "America/New_York", 1);
  tzset();
  process.act(kiosk::ToggleFlag{});
  unsetenv("TZ");
  tzset();
  CHECK(jumps().size() == 3);
}

TEST_CASE("where the clock was put back by a day or more staff type the PIN too") {
  const Folder folder;
  const std::string code = make_office(folder.vault()).codes.front();
  {
    Process first(folder.vault());
    first.begin(code);
  }
  {
    Process back(folder.vault());
    back.now.wall_ms -= 30LL * 60 * 60 * 1000;
    back.enter(code);
    CHECK(back.state().overlay == kiosk::Overlay::staff_pin);
  }
  Process little(folder.vault());
  little.now.wall_ms -= 60'000;
  little.enter(code);
  CHECK(little.state().screen == Screen::question);
}

TEST_CASE("a trial is marked as one and a right PIN opens the staff menu") {
  const Folder folder;
  const auto made = make_office(folder.vault());
  Process process(folder.vault(), {true, std::nullopt});
  process.begin(made.codes.front());
  CHECK(store::session_by_code(*process.vault, made.codes.front())->trial);
  CHECK(std::get<Started>(stored_events(folder.vault(), made.codes.front()).front().body).via == "trial");
  process.act(kiosk::OpenOverlay{kiosk::Overlay::staff_pin});
  for (const char digit : made.pin) process.act(kiosk::TypePin{digit});
  process.act(kiosk::SubmitPin{});
  CHECK(process.state().overlay == kiosk::Overlay::staff_menu);
}

TEST_CASE("two people with different seeds see their options in different orders") {
  const Folder folder;
  const auto made = make_office(folder.vault());
  std::vector<std::vector<std::vector<std::string>>> seen;
  for (std::size_t i = 0; i < 2; ++i) {
    Process process(folder.vault(), {false, 100 + i});
    process.begin(made.codes.at(i));
    seen.push_back(orders(process.state()));
  }
  CHECK(seen[0] != seen[1]);
  for (auto& all : seen) {
    for (auto& order : all) std::sort(order.begin(), order.end());
  }
  CHECK(seen[0] == seen[1]);
}
