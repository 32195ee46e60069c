// What covers the whole page, question and all: the break, stopping for good, "Are you still there?".

#include "kiosk/parts_card.h"
#include "kiosk/screen_parts.h"

#include "core/code.h"
#include "ui/draw.h"

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

std::string code_of(const State& state) { return state.check_in ? state.check_in->code : std::string(); }

/// The bar that empties in steps of a second, and the seconds in words.
Block seconds_block(const State& state, Frame& frame, float width, float gap) {
  const int left = still_there_left(state);
  const std::string text = trn(frame, "1 second", "{n} seconds", left);
  const std::string widest = trn(frame, "1 second", "{n} seconds", still_there_seconds);
  const float px = frame.metrics.q();
  const float bar_h = frame.metrics.mm(5.25F);
  const float text_w = text_width(frame, widest, px, Weight::medium) + frame.metrics.mm(1);
  Block block;
  block.height = std::max(bar_h, px * 1.25F);
  block.gap = gap;
  block.draw = [&frame, text, left, px, bar_h, text_w, width](Rect rect) -> Pressed {
    const float bar_w = width - text_w - frame.metrics.mm(7);
    const double share = static_cast<double>(left) / still_there_seconds;
    ui::progress_bar(frame, {rect.x, rect.centre().y - bar_h / 2, bar_w, bar_h}, share, text);
    ui::label(frame, "there.seconds", {rect.x + width - text_w, rect.y, text_w, rect.h}, text, line_style(px, Weight::medium, ui::Align::end));
    return {};
  };
  return block;
}

std::string what_is_safe(const State& state, const Frame& frame) {
  const std::string code = grouped(code_of(state));
  if (code.empty()) return tr(frame, "Nothing is lost, and you can start again.");
  if (state.screen == Screen::question) {
    return tr(frame, "Your answers are saved. Nothing is lost and nothing ends: your code {code} goes on at question {n}.", {{"code", code}, {"n", num(frame, state.current + 1)}});
  }
  return tr(frame, "Your answers are saved. Nothing is lost and nothing ends: your code {code} goes on where you stopped.", {{"code", code}});
}

}  // namespace

Pressed draw_still_there(const State& state, Frame& frame) {
  frame.wake(1.0);
  CardPage card;
  card.name = "still_there";
  card.title = tr(frame, "Are you still there?");
  card.words = [&](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "there.words", tr(frame, "If so, press the button or any key. If not, this place is locked so that nobody else can see your answers."), width, 0));
    blocks.push_back(seconds_block(state, frame, width, gap_mm(frame, 9)));
    return blocks;
  };
  card.buttons = {{"there.yes", tr(frame, "Yes, I am here"), {}, ui::Kind::main, StillHere{}}};
  if (in_session(state) && !state.session.paused) card.buttons.push_back({"there.break", tr(frame, "I need a break"), "pause", ui::Kind::plain, TakeBreak{}});
  card.after = [&](float width) { return Blocks{fact_block(frame, "there.safe", "lock", what_is_safe(state, frame), width, 0)}; };
  card.first = "there.yes";
  card.buttons_first = true;
  card.head_in_use = false;
  return draw_card_page(state, frame, card);
}

Pressed draw_break_sheet(const State& state, Frame& frame) {
  CardPage card;
  card.name = "break_sheet";
  card.title = tr(frame, "Do you need a break?");
  card.words = [&](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "break.words", tr(frame, "Take as long as you like. Your answers are saved. This code brings you back to the same question:"), width, 0));
    blocks.push_back(code_block(frame, code_of(state), width, gap_mm(frame, 4)));
    return blocks;
  };
  card.buttons = {{"break.take", tr(frame, "Pause and leave"), "pause", ui::Kind::main, TakeBreak{}}, {"break.back", tr(frame, "Go on"), {}, ui::Kind::plain, CloseOverlay{}}};
  card.buttons.push_back({"withdraw.open", tr(frame, "I want to stop for good"), {}, ui::Kind::plain, OpenOverlay{Overlay::withdraw}});
  card.first = "break.back";
  card.buttons_first = true;
  return draw_card_page(state, frame, card);
}

Pressed draw_withdraw(const State& state, Frame& frame) {
  CardPage card;
  card.name = "withdraw";
  card.title = tr(frame, "Do you want to stop for good?");
  card.words = [&](float width) {
    Blocks blocks;
    blocks.push_back(words_block(frame, "withdraw.words", tr(frame, "You can stop at any time, and you need not say why. Your answers will not be scored, and this code will not work again."), width, 0));
    blocks.push_back(words_block(frame, "withdraw.else", tr(frame, "If you only need time, take a break instead."), width, gap_mm(frame, 4)));
    return blocks;
  };
  card.buttons = {{"withdraw.no", tr(frame, "No, go back"), {}, ui::Kind::main, CloseOverlay{}}, {"withdraw.yes", tr(frame, "Yes, stop for good"), {}, ui::Kind::plain, Withdraw{}}};
  card.first = "withdraw.no";
  return draw_card_page(state, frame, card);
}

}  // namespace aplomb::kiosk
