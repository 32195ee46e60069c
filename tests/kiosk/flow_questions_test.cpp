#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

TEST_CASE("the way from the notice to the first question stores each step") {
  Play play;
  play.to_notice().act(ReadAllOfNotice{});
  CHECK(play.state.screen == Screen::notice_full);
  play.act(Back{});
  CHECK(play.state.screen == Screen::notice);
  play.act(NoticeDone{});
  CHECK(play.state.screen == Screen::comfort);
  CHECK(std::get<NoticeRead>(play.events()[1].body).notice == play.state.notice_hash);
  play.act(TryQuestion{});
  CHECK(play.state.screen == Screen::practice);
  play.act(PracticeResponse{whole(Format::rate)}).act(BeginQuestions{});
  CHECK(play.state.screen == Screen::question);
  CHECK(play.kinds() == std::vector<std::string>{"Started", "NoticeRead", "PracticeDone", "FormGiven", "Shown"});
  CHECK(play.state.current == 0);
  CHECK_FALSE(play.state.practice_response);
}

TEST_CASE("the notice can be finished from its whole text and is stored once") {
  Play play;
  play.to_notice().act(ReadAllOfNotice{}).act(NoticeDone{});
  CHECK(play.state.screen == Screen::comfort);
  play.act(Back{}).act(NoticeDone{});
  CHECK(play.state.screen == Screen::comfort);
  CHECK(play.count("Store NoticeRead") == 1);
}

TEST_CASE("the practice page names what is open once and never stores its answer") {
  Play play;
  play.to_practice().act(PracticeResponse{Rating{{{"a", 2}}}}).act(BeginQuestions{});
  CHECK(play.state.screen == Screen::practice);
  CHECK(play.state.next_was_refused);
  play.act(BeginQuestions{});
  CHECK(play.state.screen == Screen::question);
  CHECK(play.count("Store Answered") == 0);
}

TEST_CASE("a bank without a practice page goes on to the questions") {
  Play play;
  play.state.practice = {};
  play.to_comfort().act(TryQuestion{});
  CHECK(play.state.screen == Screen::question);
}

TEST_CASE("comfort is stored at every change and applied at once") {
  Play play;
  play.to_comfort();
  Comfort comfort = play.state.comfort;
  comfort.text = 3;
  play.act(SetComfort{comfort});
  CHECK(play.state.comfort.text == 3);
  CHECK(play.state.session.comfort.text == 3);
  play.act(SetComfort{comfort});
  CHECK(play.count("Store ComfortSet") == 1);
  comfort.language = "es";
  play.act(SetComfort{comfort});
  CHECK(play.count("ShowLanguage es") == 1);
  for (const Comfort& wrong : {Comfort{0, "daylight", false, false, "en"}, Comfort{5, "daylight", false, false, "en"},
                               Comfort{2, "no-such", false, false, "en"}, Comfort{2, "daylight", false, false, "xx"}}) {
    play.act(SetComfort{wrong});
    CHECK(play.state.comfort == comfort);
  }
}

TEST_CASE("an answer lives through its stored event and an equal one stores nothing") {
  Play play;
  play.to_questions();
  play.act(Respond{Rating{{{"a", 4}}}});
  REQUIRE(response_to(play.state, "q1") != nullptr);
  CHECK(*response_to(play.state, "q1") == Response{Rating{{{"a", 4}}}});
  play.act(Respond{Rating{{{"a", 4}}}});
  CHECK(play.count("Store Answered") == 1);
  play.act(Respond{Rating{}});
  CHECK(play.count("Store Answered") == 2);  // taken back
  CHECK(play.state.current == 0);            // nothing moves on by itself
}

TEST_CASE("a response that the question cannot have stores nothing") {
  Play play;
  play.to_questions();
  for (const Response& wrong : std::vector<Response>{Pick{"a"}, Ranking{{"a"}}, MostLeast{"a", "b"}, Rating{{{"z", 3}}},
                                                     Rating{{{"a", 0}}}, Rating{{{"a", 6}}}, Rating{}}) {
    play.act(Respond{wrong});
  }
  CHECK(play.count("Store Answered") == 0);
  play.act(NextQuestion{}).act(NextQuestion{});
  for (const Response& wrong : std::vector<Response>{Rating{{{"a", 3}}}, Pick{"z"}, Pick{}}) play.act(Respond{wrong});
  play.act(NextQuestion{}).act(NextQuestion{});
  for (const Response& wrong : std::vector<Response>{Ranking{{"a", "a"}}, Ranking{{"z"}}, Ranking{}}) play.act(Respond{wrong});
  CHECK(play.count("Store Answered") == 0);
}

TEST_CASE("next names an open question once and then goes on") {
  Play play;
  play.to_questions().act(NextQuestion{});
  CHECK(play.state.current == 0);
  CHECK(play.state.named_open == 0);
  play.act(NextQuestion{});
  CHECK(play.state.current == 1);
  CHECK(play.state.named_open == -1);
  play.act(Respond{whole(Format::pick)}).act(NextQuestion{});
  CHECK(play.state.current == 2);
  play.act(Respond{whole(Format::rank)}).act(NextQuestion{});
  CHECK(play.state.screen == Screen::check);
  CHECK(play.kinds().back() == "CheckShown");
  CHECK(play.state.session.checking);
}

TEST_CASE("back goes to the question before and stops at the first") {
  Play play;
  play.to_questions().act(PreviousQuestion{});
  CHECK(play.state.current == 0);
  play.act(NextQuestion{}).act(NextQuestion{}).act(PreviousQuestion{});
  CHECK(play.state.current == 0);
  CHECK(std::get<Shown>(play.events().back().body).question == "q1");
}

TEST_CASE("a page is part of where the candidate stands") {
  Play play;
  play.to_questions().act(TurnPage{2});
  CHECK(play.state.page == 2);
  CHECK(std::get<Shown>(play.events().back().body) == Shown{"q1", 2});
  const auto before = play.events().size();
  for (const int page : {2, 0, -1, 1000}) play.act(TurnPage{page});
  CHECK(play.events().size() == before);
  play.act(NextQuestion{}).act(NextQuestion{});
  CHECK(play.state.page == 1);
}

TEST_CASE("a flag is set and taken back by stored events") {
  Play play;
  play.to_questions().act(ToggleFlag{});
  CHECK(play.state.session.flagged.contains("q1"));
  play.act(ToggleFlag{});
  CHECK_FALSE(play.state.session.flagged.contains("q1"));
  CHECK(play.count("Store Flagged") == 2);
}

TEST_CASE("a question opened from the check page returns to it both ways") {
  Play play;
  play.to_check().act(OpenQuestion{1});
  CHECK(play.state.screen == Screen::question);
  CHECK(play.state.current == 1);
  CHECK(play.state.from_check);
  play.act(PreviousQuestion{});
  CHECK(play.state.screen == Screen::check);
  CHECK_FALSE(play.state.from_check);
  play.act(OpenQuestion{0}).act(Respond{whole(Format::rate)}).act(NextQuestion{});
  CHECK(play.state.screen == Screen::check);
  for (const int index : {-1, 3, 100}) play.act(OpenQuestion{index});
  CHECK(play.state.screen == Screen::check);
  play.act(PreviousQuestion{});
  CHECK(play.state.current == 2);
  CHECK(play.state.from_check);
}

TEST_CASE("finish ends the session scores it and leaves nothing behind") {
  Play play;
  play.to_questions().act(FinishTest{});
  CHECK(play.state.screen == Screen::question);
  Play end;
  end.to_check().act(FinishTest{});
  CHECK(end.state.screen == Screen::thanks);
  CHECK(end.kinds().back() == "Finished");
  CHECK(end.done.back() == "ScoreSession");
  end.act(LeaveThanks{});
  CHECK(end.restarts == 1);
  CHECK(end.state.screen == Screen::welcome);
}

TEST_CASE("the same questions in another language keep the place") {
  Play play;
  play.to_questions().act(NextQuestion{}).act(NextQuestion{});
  auto translated = play.form;
  for (auto& question : translated) question.stem = "Un huésped espera.";
  play.act(FormReady{translated});
  CHECK(play.state.current == 1);
  CHECK(play.state.questions[1].stem == "Un huésped espera.");
  play.act(FormReady{{view("other", Format::pick)}});
  CHECK(play.state.questions.size() == 3);
}
