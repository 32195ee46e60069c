// on_break, withdrawn, desk, no_code: a card with a few words and what can be done.

#include "kiosk/parts_card.h"
#include "kiosk/screen_parts.h"

#include <utility>

namespace aplomb::kiosk {

using ui::Frame;

namespace {

CardPage on_break(const State& state, Frame& frame) {
  CardPage card;
  card.name = "on_break";
  card.title = tr(frame, "Take your time");
  const std::string code = state.check_in ? state.check_in->code : std::string();
  card.words = [&frame, code](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "break.words", tr(frame, "Your answers are saved, and nobody can see them. This code brings you back to the same question:"), width, 0));
    if (!code.empty()) blocks.push_back(code_block(frame, code, width, gap_mm(frame, 4)));
    return blocks;
  };
  card.buttons = {{"break.back", tr(frame, "I am back"), {}, ui::Kind::main, Start{}},
                  {"withdraw.open", tr(frame, "I want to stop for good"), {}, ui::Kind::plain, OpenOverlay{Overlay::withdraw}}};
  card.after = [&frame](float width) {
    return Blocks{fact_block(frame, "break.closes", "lock", tr(frame, "This screen closes by itself in about a minute. Your code goes on working."), width, 0)};
  };
  card.first = "break.back";
  card.buttons_first = true;
  return card;
}

CardPage withdrawn(const State& state, Frame& frame) {
  CardPage card;
  card.name = "withdrawn";
  card.title = tr(frame, "You have stopped");
  card.words = [&state, &frame](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "withdrawn.words", tr(frame, "Thank you for your time. There are no more questions, and you may go now."), width, 0));
    blocks.push_back(fact_block(frame, "withdrawn.kept", "lock", tr(frame, "Your answers so far are not scored. The notice says how long they are kept."), width, gap_mm(frame, 7)));
    blocks.push_back(fact_block(frame, "withdrawn.ask", "person",
                                tr(frame, "Do you want them erased, or to take part in another way? Ask {name}.", {{"name", state.office.contact_person}}), width, gap_mm(frame, 5)));
    return blocks;
  };
  card.buttons = {{"thanks.finish", tr(frame, "Finish"), {}, ui::Kind::main, LeaveThanks{}}};
  card.first = "thanks.finish";
  return card;
}

CardPage desk(const State& state, Frame& frame) {
  CardPage card;
  card.name = "desk";
  card.title = tr(frame, "This machine needs help");
  card.words = [&state, &frame](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "desk.words", tr(frame, "Your answers are safe. Please call a member of staff. You did nothing wrong."), width, 0));
    if (state.complaint) blocks.push_back(fact_block(frame, "desk.why", "info", tr(frame, *state.complaint), width, gap_mm(frame, 7)));
    return blocks;
  };
  card.buttons = {{"desk.again", tr(frame, "Try again"), {}, ui::Kind::plain, Start{}}};
  card.first = "desk.again";
  return card;
}

CardPage no_code(const State& state, Frame& frame) {
  CardPage card;
  card.name = "no_code";
  card.title = tr(frame, "Please go to the desk");
  card.words = [&state, &frame](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "no_code.words", tr(frame, "You need a code to start here. At the desk somebody will find yours, or give you one."), width, 0));
    if (state.complaint) blocks.push_back(fact_block(frame, "no_code.why", "info", tr(frame, *state.complaint), width, gap_mm(frame, 7)));
    return blocks;
  };
  card.buttons = {{"foot.back", tr(frame, "Back"), "left", ui::Kind::plain, Back{}}};
  card.first = "foot.back";
  return card;
}

}  // namespace

Pressed draw_message(const State& state, Frame& frame) {
  switch (state.screen) {
    case Screen::on_break: return draw_card_page(state, frame, on_break(state, frame));
    case Screen::withdrawn: return draw_card_page(state, frame, withdrawn(state, frame));
    case Screen::no_code: return draw_card_page(state, frame, no_code(state, frame));
    default: return draw_card_page(state, frame, desk(state, frame));
  }
}

}  // namespace aplomb::kiosk
