#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

namespace {

/// Steps to each screen that a session goes through.
struct Step {
  const char* name;
  Play& (Play::*to)();
  Screen screen;
};
const Step steps[] = {{"notice", &Play::to_notice, Screen::notice},
                      {"comfort", &Play::to_comfort, Screen::comfort},
                      {"practice", &Play::to_practice, Screen::practice},
                      {"question", &Play::to_questions, Screen::question},
                      {"check", &Play::to_check, Screen::check}};

}  // namespace

TEST_CASE("a break hides every screen of a session and its code brings it back") {
  for (const Step& step : steps) {
    CAPTURE(step.name);
    Play play;
    (play.*step.to)();
    const SessionState before = play.state.session;
    const int current = play.state.current;
    play.act(TakeBreak{});
    CHECK(play.state.screen == Screen::on_break);
    CHECK(std::get<Paused>(play.events().back().body).why == "break");
    play.act(Start{});
    CHECK(play.restarts == 1);
    CHECK(play.state.screen == Screen::welcome);
    play.act(Start{}).enter(play.appointment());
    CHECK(std::get<Resumed>(play.events().back().body).after == "pause");
    // Where nothing was stored between comfort and practice, comfort is shown again.
    CHECK(play.state.screen == (step.screen == Screen::practice ? Screen::comfort : step.screen));
    CHECK(play.state.current == current);
    CHECK(play.state.session.responses == before.responses);
    CHECK(play.state.session.shown == before.shown);
  }
}

TEST_CASE("there is no break before a session after it or on a break") {
  Play play;
  play.act(TakeBreak{});
  CHECK(play.state.screen == Screen::welcome);
  play.to_confirm().act(TakeBreak{});
  CHECK(play.state.screen == Screen::confirm);
  play.act(ConfirmCheckIn{}).act(TakeBreak{}).act(TakeBreak{});
  CHECK(play.count("Store Paused") == 1);
}

TEST_CASE("after a crash the same question page answers comfort and language return") {
  Play play;
  play.to_questions();
  Comfort comfort = play.state.comfort;
  comfort.text = 4;
  comfort.language = "es";
  play.act(SetComfort{comfort}).act(Respond{whole(Format::rate)}).act(NextQuestion{}).act(TurnPage{2});
  const State before = play.state;
  play.state = {};
  Play::set_up(play.state);
  play.act(Start{}).enter(play.appointment());
  CHECK(std::get<Resumed>(play.events().back().body).after == "interruption");
  CHECK(play.state.screen == Screen::question);
  CHECK(play.state.current == before.current);
  CHECK(play.state.page == 2);
  CHECK(play.state.comfort == comfort);
  CHECK(play.state.session.responses == before.session.responses);
  CHECK(play.count("Store PracticeDone") == 1);
  CHECK(play.count("ShowLanguage es") == 2);
}

TEST_CASE("a crash between the practice and the form goes on with the form") {
  Play play;
  play.to_practice();
  Event event;
  event.seq = static_cast<std::int64_t>(play.events().size()) + 1;
  event.body = PracticeDone{};
  play.rows.at(play.row).events.push_back(event);
  play.state = {};
  Play::set_up(play.state);
  play.act(Start{}).enter(play.appointment());
  CHECK(play.state.screen == Screen::question);
  CHECK(play.kinds().back() == "Shown");
}

TEST_CASE("a question opened from the check page returns to it after a crash too") {
  Play play;
  play.to_check().act(OpenQuestion{0});
  play.state = {};
  Play::set_up(play.state);
  play.act(Start{}).enter(play.appointment());
  CHECK(play.state.screen == Screen::question);
  CHECK(play.state.from_check);
}

TEST_CASE("a session that never began is confirmed again") {
  Play play;
  play.act(Start{}).act(NoCode{}).act(SetName{"Ada"}).act(SubmitName{});
  const std::string code = play.state.check_in->code;
  play.state = {};
  Play::set_up(play.state);
  play.act(Start{}).enter(code);
  CHECK(play.state.screen == Screen::confirm);
  play.act(ConfirmCheckIn{});
  CHECK(play.kinds() == std::vector<std::string>{"Started"});
  CHECK(play.count("OpenSession") == 1);
}

TEST_CASE("comfort chosen on the welcome screen holds where the session has none yet") {
  Play play;
  play.to_notice().act(TakeBreak{}).act(Start{});
  Comfort large;
  large.text = 4;
  play.act(SetComfort{large}).act(Start{}).enter(play.appointment());
  CHECK(play.state.session.comfort == large);
}

TEST_CASE("stopping for good needs its dialog and ends the session") {
  Play play;
  play.to_questions().act(Withdraw{});
  CHECK(play.state.screen == Screen::question);
  play.act(OpenOverlay{Overlay::withdraw}).act(CloseOverlay{}).act(Withdraw{});
  CHECK(play.state.screen == Screen::question);
  play.act(OpenOverlay{Overlay::withdraw}).act(Withdraw{});
  CHECK(play.state.screen == Screen::withdrawn);
  CHECK(play.kinds().back() == "Withdrawn");
  CHECK(play.count("ScoreSession") == 0);
  play.act(LeaveThanks{});
  CHECK(play.restarts == 1);

  Play resting;
  resting.to_questions().act(TakeBreak{}).act(OpenOverlay{Overlay::withdraw}).act(Withdraw{});
  CHECK(resting.state.screen == Screen::withdrawn);

  Play before;
  before.to_confirm().act(OpenOverlay{Overlay::withdraw});
  CHECK(before.state.overlay == Overlay::none);
}

TEST_CASE("a person is called and called back before a session and in it") {
  Play play;
  play.act(CallPerson{});
  CHECK(help_called(play.state));
  CHECK(play.done == std::vector<std::string>{"Chime"});
  play.act(CallPerson{});
  CHECK_FALSE(help_called(play.state));
  CHECK(play.count("Chime") == 1);
  play.act(CallPerson{}).to_notice();
  CHECK(help_called(play.state));
  CHECK(play.state.session.help_called);
  CHECK(play.kinds().back() == "HelpCalled");
  play.act(CallPerson{});
  CHECK_FALSE(help_called(play.state));
  CHECK(std::get<HelpCalled>(play.events().back().body).on == false);
}

TEST_CASE("one overlay at a time and what it covers cannot be pressed") {
  Play play;
  play.to_questions().act(OpenOverlay{Overlay::comfort}).act(OpenOverlay{Overlay::help});
  CHECK(play.state.overlay == Overlay::help);
  play.act(Respond{whole(Format::rate)}).act(NextQuestion{}).act(ToggleFlag{});
  CHECK(play.count("Store Answered") == 0);
  CHECK(play.state.session.flagged.empty());
  play.act(CloseOverlay{}).act(OpenOverlay{Overlay::comfort}).act(Respond{whole(Format::rate)});
  CHECK(play.count("Store Answered") == 0);
  Comfort large = play.state.comfort;
  large.text = 4;
  play.act(SetComfort{large});
  CHECK(play.state.comfort.text == 4);
  play.act(OpenOverlay{Overlay::still_there});
  CHECK(play.state.overlay == Overlay::comfort);
  play.act(OpenOverlay{Overlay::staff_menu});
  CHECK(play.state.overlay == Overlay::comfort);
  play.act(OpenOverlay{Overlay::none});
  CHECK(play.state.overlay == Overlay::none);
}

TEST_CASE("five touches in the corner within three seconds open the staff PIN") {
  struct Row {
    int touches;
    std::int64_t apart_ms;
    bool opens;
  };
  for (const Row& row : {Row{4, 100, false}, Row{5, 100, true}, Row{5, 750, true}, Row{5, 800, false}, Row{9, 800, false}}) {
    Play play;
    play.to_questions();
    for (int i = 0; i < row.touches; ++i) play.act(TouchCorner{10'000 + i * row.apart_ms});
    CHECK((play.state.overlay == Overlay::staff_pin) == row.opens);
  }
}

TEST_CASE("the page of a screen that does not fit is kept within bounds and starts anew on the next screen") {
  Play play;
  play.to_notice().act(TurnPart{2});
  CHECK(play.state.part == 2);
  play.act(TurnPart{-3});
  CHECK(play.state.part == 1);
  play.act(TurnPart{3}).act(NoticeDone{});
  CHECK(play.state.part == 1);
}

TEST_CASE("the staff menu needs the PIN and three wrong ones wait 30 seconds") {
  Play play;
  play.touch(100);
  play.act(OpenOverlay{Overlay::staff_pin}).act(StaffLeave{});
  CHECK(play.quits == 0);
  play.act(SubmitPin{});
  REQUIRE(play.state.pin_complaint);
  CHECK(play.count("CheckPin") == 0);
  play.pin_typed("1").pin_typed("2").pin_typed("3");
  CHECK(pin_wait_left(play.state) == 30);
  play.pin_typed("2468");
  CHECK(play.count("CheckPin") == 3);
  play.act(CloseOverlay{}).act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468");
  CHECK(play.state.overlay == Overlay::staff_pin);
  play.act(CloseOverlay{}).act(OpenOverlay{Overlay::staff_pin}).wait(30);
  CHECK(pin_wait_left(play.state) == 0);
  play.pin_typed("2468");
  CHECK(play.state.overlay == Overlay::staff_menu);
  CHECK(play.state.pin.empty());
  play.act(StaffLeave{});
  CHECK(play.quits == 1);
}

TEST_CASE("staff may erase a digit and what was typed is gone with the overlay") {
  Play play;
  play.act(OpenOverlay{Overlay::staff_pin}).act(TypePin{'2'}).act(TypePin{'9'}).act(ErasePin{});
  CHECK(play.state.pin == "2");
  play.act(CloseOverlay{});
  CHECK(play.state.pin.empty());
}

TEST_CASE("staff leave a running session paused or close it") {
  Play leave;
  leave.to_questions().act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468").act(StaffLeave{});
  CHECK(std::get<Paused>(leave.events().back().body).why == "staff");
  CHECK(leave.quits == 1);

  Play close;
  close.to_questions().act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468").act(StaffAbandon{});
  CHECK(close.kinds().back() == "Abandoned");
  CHECK(close.restarts == 1);

  Play none;
  none.act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468").act(StaffAbandon{});
  CHECK(none.state.overlay == Overlay::staff_menu);
  CHECK(none.restarts == 0);
}

TEST_CASE("when the vault says no the desk screen says so and staff or another try help") {
  for (const bool before_session : {true, false}) {
    Play play;
    if (before_session) {
      play.act(Start{}).act(NoCode{}).act(SetName{"Ada"});
    } else {
      play.to_practice();
    }
    play.broken = true;
    play.act(SubmitName{}).act(BeginQuestions{}).act(BeginQuestions{});
    CHECK(play.state.screen == Screen::desk);
    CHECK(play.said() == "The disk is full.");
    CHECK(play.state.name.empty());
    CHECK(play.count("GiveForm") == 0);  // what was to follow the failed step does not
    play.act(TakeBreak{}).act(NextQuestion{});
    CHECK(play.state.screen == Screen::desk);
    play.broken = false;
    play.act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468");
    CHECK(play.state.overlay == Overlay::staff_menu);
    play.act(CloseOverlay{}).act(Start{});
    CHECK(play.restarts == (before_session ? 1 : 0));
    CHECK(play.state.screen == (before_session ? Screen::welcome : Screen::comfort));
  }
}

TEST_CASE("when the vault is well again the candidate goes on at the same question with every stored press") {
  Play play;
  play.to_questions().act(Respond{whole(Format::rate)}).act(NextQuestion{});
  REQUIRE(play.state.session.shown == "q2");
  const SessionState before = play.state.session;
  play.broken = true;
  play.act(Respond{whole(Format::pick)});
  CHECK(play.state.screen == Screen::desk);
  CHECK(play.state.session == before);  // what was not stored is not shown as if it were
  play.act(Start{});                    // not yet
  CHECK(play.state.screen == Screen::desk);
  CHECK(play.restarts == 0);
  play.broken = false;
  play.act(Start{});
  CHECK(play.state.screen == Screen::question);
  CHECK(play.state.session.shown == "q2");
  CHECK(play.state.session.responses == before.responses);
  CHECK(play.kinds().back() == "Resumed");
  play.act(Respond{whole(Format::pick)});
  CHECK(play.state.session.responses.at("q2") == whole(Format::pick));
  while (play.state.screen == Screen::question) play.act(NextQuestion{}).act(NextQuestion{});
  play.act(FinishTest{});
  CHECK(play.state.screen == Screen::thanks);
  CHECK(play.restarts == 0);
}

TEST_CASE("on the desk screen the code is asked for again once somebody else may stand there") {
  Play play;
  play.touch(100);
  play.to_questions();
  play.broken = true;
  play.act(Respond{whole(Format::rate)});
  REQUIRE(play.state.screen == Screen::desk);
  play.broken = false;
  play.touch(299).act(OpenOverlay{Overlay::help}).act(CloseOverlay{}).touch(1).act(Start{});
  CHECK(play.restarts == 1);
  CHECK(play.state.screen == Screen::welcome);
}

TEST_CASE("a session that ended before it could be told leads from the desk screen to a new start") {
  Play play;
  play.to_check();
  play.broken = true;
  play.act(FinishTest{});
  REQUIRE(play.state.screen == Screen::desk);
  play.broken = false;
  play.rows.at(play.row).events.push_back({99, {}, 0, 0, Finished{}});  // it was stored, and the vault could not say so
  play.act(Start{});
  CHECK(play.state.screen == Screen::desk);
  CHECK(play.said() == "The test with this code is done.");
  play.act(Start{});
  CHECK(play.restarts == 1);
}

TEST_CASE("a note on the disk stands in the menu of staff until the disk is well") {
  Play play;
  play.act(DiskNoted{Message{"The disk is almost full.", {}}}).act(Start{}).wait(120);
  CHECK(play.state.screen == Screen::welcome);
  CHECK(play.state.staff_note);  // not the candidate's, so it is not forgotten with one
  play.act(DiskNoted{});
  CHECK_FALSE(play.state.staff_note);
}
