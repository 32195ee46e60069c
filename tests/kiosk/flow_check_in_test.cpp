#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

TEST_CASE("an appointment goes by its code to the question whether this is right") {
  Play play;
  play.act(Start{});
  CHECK(play.state.screen == Screen::code);
  play.type(play.appointment());
  CHECK(play.state.screen == Screen::code);  // the eighth digit submits nothing
  CHECK(play.done.empty());
  play.act(SubmitCode{});
  CHECK(play.state.screen == Screen::confirm);
  REQUIRE(play.state.check_in);
  CHECK(play.state.check_in->role == "Reception");
  CHECK(play.rows.empty());  // looked up, nothing stored
  play.act(ConfirmCheckIn{});
  CHECK(play.state.screen == Screen::notice);
  CHECK(play.kinds() == std::vector<std::string>{"Started"});
  CHECK(std::get<Started>(play.events()[0].body).via == "appointment");
}

TEST_CASE("a code that is too short says how many digits are missing") {
  struct Row {
    std::string digits;
    std::string words;
  };
  for (const Row& row : {Row{"", "8 more digits."}, Row{"123456", "2 more digits."}, Row{"1234567", "One more digit."}}) {
    Play play;
    play.act(Start{}).enter(row.digits);
    CHECK(play.said() == row.words);
    CHECK(play.state.digits == row.digits);
    CHECK(play.state.wrong_codes == 0);
  }
}

TEST_CASE("digits beyond the eighth and signs that are no digits change nothing") {
  Play play;
  play.act(Start{}).type("123456789");
  CHECK(play.state.digits == "12345678");
  play.act(TypeDigit{'x'});
  CHECK(play.state.digits == "12345678");
  play.act(EraseDigit{});
  CHECK(play.state.digits == "1234567");
  play.act(ClearCode{}).act(EraseDigit{});
  CHECK(play.state.digits.empty());
}

TEST_CASE("a wrong digit is told by the check digit and the next whole code replaces the refused one") {
  Play play;
  std::string mistyped = play.appointment();
  mistyped.back() = mistyped.back() == '0' ? '1' : '0';
  play.act(Start{}).enter(mistyped);
  CHECK(play.said() == "One of the digits is not right. Please look at your slip again.");
  CHECK(play.state.digits == mistyped);
  CHECK(play.count("LookUpCode") == 0);
  play.type(play.appointment()).act(SubmitCode{});
  CHECK(play.state.screen == Screen::confirm);
  CHECK(play.state.wrong_codes == 0);
}

TEST_CASE("unknown and finished codes are refused in words") {
  Play play;
  play.act(Start{}).enter(code_of("7654321"));
  CHECK(play.said() == "We do not know this code.");
  CHECK(play.state.screen == Screen::code);

  Play over;
  over.to_check().act(FinishTest{}).act(LeaveThanks{});
  CHECK(over.restarts == 1);
  over.act(Start{}).enter(over.appointment());
  CHECK(over.said() == "The test with this code is done.");
}

TEST_CASE("five wrong codes make everybody wait 30 seconds and the digits are kept") {
  Play play;
  play.touch(100);
  play.act(Start{});
  for (int i = 0; i < 5; ++i) play.enter(code_of("7654321"));
  CHECK(code_wait_left(play.state) == 30);
  CHECK(next_tick(play.state) == doctest::Approx(30));
  play.act(ClearCode{}).type(play.appointment()).act(SubmitCode{});
  CHECK(play.state.digits == play.appointment());
  CHECK(play.count("LookUpCode") == 5);
  CHECK_FALSE(play.said().empty());
  play.wait(29);
  CHECK(code_wait_left(play.state) == 1);
  play.wait(1);
  CHECK(code_wait_left(play.state) == 0);
  CHECK(play.said().empty());
  play.act(SubmitCode{});
  CHECK(play.state.screen == Screen::confirm);
}

TEST_CASE("the wait after five wrong codes outlives going back to the welcome screen") {
  Play play;
  play.touch(100);
  play.act(Start{});
  for (int i = 0; i < 5; ++i) play.enter(code_of("7654321"));
  play.act(Back{}).act(Start{}).enter(play.appointment());
  CHECK(play.state.screen == Screen::code);
  CHECK(play.count("LookUpCode") == 5);
}

TEST_CASE("without a code the way goes by walk-ins and vacancies") {
  struct Row {
    bool walk_ins;
    int vacancies;
    Screen screen;
  };
  for (const Row& row : {Row{false, 2, Screen::no_code}, Row{true, 0, Screen::no_code}, Row{true, 1, Screen::name},
                         Row{true, 2, Screen::role}}) {
    Play play;
    play.state.office.walk_ins = row.walk_ins;
    play.state.vacancies.clear();
    for (int i = 0; i < row.vacancies; ++i) play.state.vacancies.push_back({std::to_string(i), "Agent", "Leeds"});
    play.act(Start{}).act(NoCode{});
    CHECK(play.state.screen == row.screen);
  }
}

TEST_CASE("a walk-in chooses among vacancies and only among those") {
  Play play;
  play.state.vacancies = {{"aa", "Agent", "Leeds"}, {"bb", "Reception", "Leeds"}};
  play.act(Start{}).act(NoCode{}).act(ChooseVacancy{"zz"});
  CHECK(play.state.screen == Screen::role);
  play.act(ChooseVacancy{"bb"});
  CHECK(play.state.screen == Screen::name);
  CHECK(play.state.vacancy == "bb");
  play.act(Back{});
  CHECK(play.state.screen == Screen::role);
}

TEST_CASE("a walk-ins name is trimmed sealed after the row exists and gone from the state") {
  Play play;
  play.act(Start{}).act(NoCode{}).act(SetName{"  José Ñandú  "}).act(SubmitName{});
  CHECK(play.sealed == "José Ñandú");
  CHECK(play.done == std::vector<std::string>{"OpenSession", "SealName"});
  CHECK(play.state.name.empty());
  CHECK(play.state.screen == Screen::confirm);
  CHECK(play.state.check_in->code == code_of("7000000"));
  CHECK(play.events().empty());
  play.act(ConfirmCheckIn{});
  CHECK(play.state.screen == Screen::notice);
  CHECK(std::get<Started>(play.events()[0].body).via == "walk-in");
  CHECK(play.count("OpenSession") == 1);
}

TEST_CASE("a name has one to eighty letters") {
  struct Row {
    std::string name;
    bool good;
  };
  std::string eighty;
  for (int i = 0; i < 80; ++i) eighty += "é";
  for (const Row& row : {Row{"", false}, Row{" \t ", false}, Row{"A", true}, Row{eighty, true}, Row{eighty + "e", false},
                         Row{"  " + eighty + "  ", true}}) {
    Play play;
    play.act(Start{}).act(NoCode{}).act(SetName{row.name}).act(SubmitName{});
    CHECK((play.state.screen == Screen::confirm) == row.good);
    CHECK(play.said().empty() == row.good);
  }
}

TEST_CASE("a rejected appointment stores nothing and asks for the code again") {
  Play play;
  play.to_confirm().act(RejectCheckIn{});
  CHECK(play.state.screen == Screen::code);
  CHECK_FALSE(play.said().empty());
  CHECK(play.state.digits.empty());
  CHECK(play.rows.empty());
  CHECK_FALSE(play.state.check_in);
}

TEST_CASE("a rejected walk-in is marked abandoned and the way back is a restart") {
  Play play;
  play.act(Start{}).act(NoCode{}).act(SetName{"Ada"}).act(SubmitName{}).act(RejectCheckIn{});
  CHECK(play.kinds() == std::vector<std::string>{"Abandoned"});
  CHECK(play.state.screen == Screen::no_code);
  CHECK(play.restarts == 0);
  play.act(Back{});
  CHECK(play.restarts == 1);
}

TEST_CASE("a name that was typed makes every way back a restart") {
  Play play;
  play.act(Start{}).act(NoCode{}).act(SetName{"Ada"}).act(Back{});
  CHECK(play.state.name.empty());
  CHECK(play.restarts == 0);
  play.act(Back{});
  CHECK(play.restarts == 1);

  Play clean;
  clean.act(Start{}).type("12").act(Back{});
  CHECK(clean.state.screen == Screen::welcome);
  CHECK(clean.state.digits.empty());
  CHECK(clean.restarts == 0);
}

TEST_CASE("the keyboards shift and page change on the name screen only") {
  Play play;
  play.act(ToggleShift{}).act(SetKeyboardPage{1});
  CHECK(play.state.shift);
  CHECK(play.state.keyboard_page == 0);
  play.act(Start{}).act(NoCode{}).act(ToggleShift{}).act(SetKeyboardPage{2});
  CHECK_FALSE(play.state.shift);
  CHECK(play.state.keyboard_page == 2);
  play.act(SetKeyboardPage{3});
  CHECK(play.state.keyboard_page == 2);
}

TEST_CASE("an appointments language is shown from the confirmation on and kept with the session") {
  Play play;
  play.appointments.begin()->second.language = "es";
  play.to_confirm();
  CHECK(play.state.comfort.language == "es");
  CHECK(play.count("ShowLanguage es") == 1);
  play.act(ConfirmCheckIn{});
  CHECK(play.state.session.comfort.language == "es");
}

TEST_CASE("a trial says so in its first event") {
  Play play;
  play.appointments.begin()->second.trial = true;
  play.to_notice();
  CHECK(std::get<Started>(play.events()[0].body).via == "trial");
}

TEST_CASE("comfort set on the welcome screen is stored when the session begins and only then") {
  Play play;
  Comfort large;
  large.text = 4;
  large.theme = "night";
  play.act(SetComfort{large});
  CHECK(play.state.comfort == large);
  CHECK(play.done.empty());
  play.to_notice();
  CHECK(play.kinds() == std::vector<std::string>{"Started", "ComfortSet"});
  CHECK(play.state.session.comfort == large);

  Play plain;
  plain.to_notice();
  CHECK(plain.kinds() == std::vector<std::string>{"Started"});
}
