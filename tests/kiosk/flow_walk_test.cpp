// Every action on every screen: a long seeded walk over the flow, with a vault that fails now and then.

#include "core/order.h"
#include "kiosk/flow_play.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::kiosk;
using namespace aplomb::kiosk::test;

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  int upto(int n) { return static_cast<int>(split_mix_64(state_) % static_cast<std::uint64_t>(n)); }
  int between(int low, int high) { return low + upto(high - low + 1); }

 private:
  std::uint64_t state_;
};

std::string option(Dice& dice) { return std::string(1, static_cast<char>('a' + dice.upto(4))); }

Response response(Dice& dice) {
  switch (dice.upto(5)) {
    case 0: {
      Rating rating;
      for (int i = dice.upto(4); i > 0; --i) rating.marks[option(dice)] = dice.between(0, 6);
      return rating;
    }
    case 1: return MostLeast{option(dice), option(dice)};
    case 2: return Pick{dice.upto(5) == 0 ? "" : option(dice)};
    case 3: {
      Ranking ranking;
      for (int i = dice.upto(4); i > 0; --i) ranking.order.push_back(option(dice));
      return ranking;
    }
    default: return whole(static_cast<Format>(dice.upto(4)));
  }
}

Action action(Dice& dice, const Play& play) {
  switch (dice.upto(66)) {
    case 0: return Start{};
    case 1: return Back{};
    case 2: return TypeDigit{static_cast<char>('0' + dice.upto(11))};
    case 3: return EraseDigit{};
    case 4: return ClearCode{};
    case 5: return SubmitCode{};
    case 6: return NoCode{};
    case 7: return ChooseVacancy{dice.upto(2) == 0 ? "aa" : "zz"};
    case 8: return SetName{dice.upto(3) == 0 ? "" : "Ada"};
    case 9: return ToggleShift{};
    case 10: return SetKeyboardPage{dice.between(-1, 3)};
    case 11: return SubmitName{};
    case 12: return ConfirmCheckIn{};
    case 13: return RejectCheckIn{};
    case 14: return ReadAllOfNotice{};
    case 15: return NoticeDone{};
    case 16: return SetComfort{{dice.between(0, 5), dice.upto(2) == 0 ? "night" : "daylight", dice.upto(2) == 0,
                                dice.upto(2) == 0, dice.upto(2) == 0 ? "es" : "en"}};
    case 17: return TryQuestion{};
    case 18: return PracticeResponse{response(dice)};
    case 19: return BeginQuestions{};
    case 20: return ToggleFlag{};
    case 21: return PreviousQuestion{};
    case 22: return TurnPage{dice.between(-1, 101)};
    case 23: return OpenQuestion{dice.between(-2, 5)};
    case 24: return dice.upto(6) == 0 ? Action{FinishTest{}} : Action{StillHere{}};
    case 25: return OpenOverlay{static_cast<Overlay>(dice.upto(9))};
    case 26: return CloseOverlay{};
    case 27: return dice.upto(4) == 0 ? Action{TakeBreak{}} : Action{CallPerson{}};
    case 28: return Withdraw{};
    case 29: return LeaveThanks{};
    case 30: return TypePin{static_cast<char>('0' + dice.upto(11))};
    case 31: return ErasePin{};
    case 32: return SubmitPin{};
    case 33: return StaffLeave{};
    case 34: return StaffAbandon{};
    case 35: return Touched{play.state.now_ms + dice.upto(200'000)};
    case 36: return Tick{play.state.now_ms + dice.upto(200'000)};
    // Outcomes that nobody waits for.
    case 37: return dice.upto(30) == 0 ? Action{PinRight{}} : Action{PinWrong{}};
    case 38: return CodeRefused{{"No.", {}}};
    case 39: return FormReady{dice.upto(2) == 0 ? std::vector<QuestionView>{} : std::vector{view("other", Format::pick)}};
    case 40: {
      Event stale;
      stale.seq = dice.upto(2) == 0 ? 0 : play.state.session.events;
      stale.body = Shown{"q9", 3};
      return EventStored{stale};
    }
    case 41: return dice.upto(200) == 0 ? Action{Failed{{"No.", {}}}} : Action{CloseOverlay{}};
    case 42: return TurnPart{dice.between(-2, 200)};
    case 43: return dice.upto(8) == 0 ? Action{TouchCorner{play.state.now_ms}} : Action{NextQuestion{}};
    case 44:
    case 45: return NextQuestion{};
    case 46:
    case 47:
    case 48:
    case 49:
    case 50: return ChooseReply{option(dice)};
    case 51:
    case 52:
    case 53: return SayReply{};
    default: return Respond{response(dice)};
  }
}

/// What was said in the scene so far only ever grows, and is a path of it.
void check_scene(const Play& play, std::size_t& said) {
  const auto& questions = play.state.questions;
  if (questions.size() != play.form.size()) {
    said = 0;
    return;
  }
  const auto* conversation = std::get_if<Conversation>(response_to(play.state, questions.back().id));
  const std::size_t now = conversation == nullptr ? 0 : conversation->path.size();
  REQUIRE(talk_of(play.state, questions.back()).said.size() == now);
  REQUIRE(now <= 3);
  said = std::max(said, now);
}

void check_whole(const Play& play) {
  const State& state = play.state;
  REQUIRE(state.digits.size() <= 8);
  REQUIRE(state.pin.size() <= 12);
  REQUIRE(state.page >= 1);
  REQUIRE(state.part >= 1);
  REQUIRE(state.current >= 0);
  REQUIRE((state.questions.empty() ? state.current == 0
                                   : static_cast<std::size_t>(state.current) < state.questions.size()));
  if (state.screen == Screen::question || state.screen == Screen::check) REQUIRE_FALSE(state.questions.empty());
  REQUIRE(state.named_open >= -1);
  REQUIRE((state.named_open == -1 || state.named_open == state.current));
  REQUIRE(state.keyboard_page >= 0);
  REQUIRE(state.keyboard_page <= 2);
  REQUIRE(next_tick(state) >= 0);
  if (state.session_open && state.screen != Screen::welcome && !play.row.empty()) {
    // The state is what the vault's events say, and nothing else.
    REQUIRE(state.session == fold(play.events()));
  }
  const bool before_session = state.screen == Screen::welcome || state.screen == Screen::code ||
                              state.screen == Screen::role || state.screen == Screen::name;
  if (before_session) REQUIRE_FALSE(in_session(state));
}

}  // namespace

TEST_CASE("two hundred thousand actions keep the state whole") {
  Dice dice(20260308);
  int screens[16] = {};
  std::size_t said = 0;
  std::size_t most_said = 0;
  for (int life = 0; life < 40; ++life) {
    Play play;
    play.form.push_back(scene("q4"));
    play.state.now_ms = play.state.last_input_ms = 1'000'000;
    for (int i = 0; i < 5000; ++i) {
      play.broken = dice.upto(4000) == 0;
      if (play.state.screen == Screen::welcome) {
        play.state.office.walk_ins = dice.upto(4) != 0;
        play.state.vacancies.resize(1);
        if (dice.upto(2) == 0) play.state.vacancies.push_back({"bb", "Reception", "Leeds"});
      }
      // Chance alone finds no code: now and then a code that this vault knows is entered, and a new appointment made.
      if (play.state.screen == Screen::code && dice.upto(4) == 0) {
        if (dice.upto(2) == 0) {
          CheckIn next = play.appointments.begin()->second;
          next.code = code_of(std::to_string(1'000'000 + dice.upto(8'000'000)));
          play.appointments[next.code] = next;
        }
        auto chosen = play.appointments.begin();
        std::advance(chosen, dice.upto(static_cast<int>(play.appointments.size())));
        play.enter(chosen->first);
      } else {
        play.act(action(dice, play));
      }
      play.broken = false;
      ++screens[static_cast<int>(play.state.screen)];
      check_whole(play);
      check_scene(play, said);
      most_said = std::max(most_said, said);
    }
  }
  CHECK(most_said == 3);
  for (const int seen : screens) CHECK(seen > 0);  // the walk came everywhere
}
