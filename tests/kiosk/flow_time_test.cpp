#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

TEST_CASE("after five minutes without input the kiosk asks and 45 seconds later it pauses") {
  Play play;
  play.touch(100);
  play.to_questions();
  CHECK(next_tick(play.state) == doctest::Approx(300));
  play.wait(299);
  CHECK(play.state.overlay == Overlay::none);
  play.wait(1);
  CHECK(play.state.overlay == Overlay::still_there);
  CHECK(still_there_left(play.state) == 45);
  CHECK(next_tick(play.state) == doctest::Approx(1));
  play.wait(20);
  CHECK(still_there_left(play.state) == 25);
  play.wait(24);
  CHECK(play.state.screen == Screen::question);
  play.wait(1);
  CHECK(std::get<Paused>(play.events().back().body).why == "idle");
  CHECK(play.restarts == 1);
  play.act(Start{}).enter(play.appointment());
  CHECK(play.state.screen == Screen::question);
}

TEST_CASE("any input answers are you still there ten times and more") {
  Play play;
  play.touch(100);
  play.to_questions();
  for (int i = 0; i < 12; ++i) {
    play.wait(300);
    REQUIRE(play.state.overlay == Overlay::still_there);
    play.act(NextQuestion{});  // covered: nothing of the question below is pressed
    CHECK(play.state.named_open == -1);
    if (i % 2 == 0) {
      play.touch(10);
    } else {
      play.act(StillHere{});
    }
    CHECK(play.state.overlay == Overlay::none);
  }
  CHECK(play.count("Store Paused") == 0);
}

TEST_CASE("the offices minutes hold between two and fifteen") {
  struct Row {
    int minutes;
    double seconds;
  };
  for (const Row& row : {Row{0, 120}, Row{2, 120}, Row{7, 420}, Row{90, 900}}) {
    Play play;
    play.state.office.idle_minutes = row.minutes;
    play.to_questions();
    CHECK(next_tick(play.state) == doctest::Approx(row.seconds));
  }
}

TEST_CASE("no idle timer runs on the notice on a clean welcome screen or on the desk screen") {
  Play play;
  CHECK(std::isinf(next_tick(play.state)));
  play.to_notice();
  CHECK(std::isinf(next_tick(play.state)));
  play.wait(3600);
  CHECK(play.state.screen == Screen::notice);
  CHECK(play.state.overlay == Overlay::none);
  play.act(ReadAllOfNotice{});
  CHECK(std::isinf(next_tick(play.state)));
  play.broken = true;
  play.act(NoticeDone{});
  CHECK(play.state.screen == Screen::desk);
  CHECK(std::isinf(next_tick(play.state)));
}

TEST_CASE("before a session two minutes without input lead back to a clean welcome") {
  Play code;
  code.act(Start{}).type("12");
  CHECK(next_tick(code.state) == doctest::Approx(120));
  code.wait(120);
  CHECK(code.state.screen == Screen::welcome);
  CHECK(code.state.digits.empty());
  CHECK(code.restarts == 0);

  Play name;
  name.act(Start{}).act(NoCode{}).act(SetName{"Ada"}).wait(120);
  CHECK(name.restarts == 1);

  Play comfort;
  Comfort large;
  large.text = 4;
  comfort.act(SetComfort{large}).wait(120);
  CHECK(comfort.state.comfort == Comfort{});
  CHECK(comfort.restarts == 0);

  Play spanish;
  Comfort other;
  other.language = "es";
  spanish.act(SetComfort{other}).wait(120);
  CHECK(spanish.done == std::vector<std::string>{"ShowLanguage es", "ShowLanguage en"});
}

TEST_CASE("an idle confirmation asks too and stores nothing") {
  Play play;
  play.to_confirm().wait(300);
  CHECK(play.state.overlay == Overlay::still_there);
  play.wait(45);
  CHECK(play.restarts == 1);
  CHECK(play.rows.empty());
}

TEST_CASE("the closing screens go after a minute without input") {
  Play thanks;
  thanks.to_check().act(FinishTest{});
  CHECK(next_tick(thanks.state) == doctest::Approx(60));
  thanks.wait(59).touch().wait(59);
  CHECK(thanks.restarts == 0);
  thanks.wait(1);
  CHECK(thanks.restarts == 1);

  Play gone;
  gone.to_questions().act(OpenOverlay{Overlay::withdraw}).act(Withdraw{}).wait(60);
  CHECK(gone.restarts == 1);

  Play rest;
  rest.to_questions().act(TakeBreak{}).wait(60);
  CHECK(rest.restarts == 1);
}

TEST_CASE("the staff overlay closes by itself after a minute") {
  Play play;
  play.act(OpenOverlay{Overlay::staff_pin}).pin_typed("2468");
  CHECK(play.state.overlay == Overlay::staff_menu);
  play.wait(60);
  CHECK(play.state.overlay == Overlay::none);
}

TEST_CASE("a clock that runs backwards changes nothing") {
  Play play;
  play.touch(1000);
  play.to_questions().act(Tick{5}).act(Touched{7});
  CHECK(play.state.now_ms == 1'000'000);
  CHECK(play.state.overlay == Overlay::none);
}
