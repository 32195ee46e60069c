// 02c Is this right? Job, place and hour before anything starts, so that nobody's answers go under another's code. The code is large: it is
// the way back.

#include "kiosk/parts_card.h"
#include "kiosk/screen_parts.h"

#include "ui/draw.h"

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

struct CardPads {
  float x = 0;
  float y = 0;
};
CardPads pads(const Frame& frame, const PageLayout& page) {
  if (page.tight || !page.columns) return {frame.metrics.mm(6), frame.metrics.mm(5)};
  return {frame.metrics.mm(11.25F), frame.metrics.mm(9.75F)};
}

std::string place_of(const State& state) {
  const std::string& site = state.check_in->site;
  if (site.empty() || site == state.office.place) return state.office.name + ", " + state.office.place;
  return state.office.name + ", " + site;
}

std::string hour_of(const State& state, const Frame& frame) {
  const std::int64_t at = state.check_in->wall_ms;
  const std::string time = frame.words->time(at);
  if (frame.words->day(at) == frame.words->day(frame.wall_ms)) return tr(frame, "Today, {time}", {{"time", time}});
  return tr(frame, "{day}, {time}", {{"day", frame.words->weekday(at)}, {"time", time}});
}

std::string language_of(const State& state) {
  const std::string& id = comfort_of(state).language;
  for (const LanguageView& language : state.languages) {
    if (language.id == id) return language.name;
  }
  return id == "en" ? "English" : id;
}

Block small_head(Frame& frame, std::string key, std::string text, float width) {
  ui::TextStyle style = small_style(frame, Weight::semibold);
  Block block = text_block(frame, {.key = std::move(key), .text = std::move(text), .style = style, .color = Role::brand, .width = width}, 0);
  block.with_next = true;
  return block;
}

Blocks job(const State& state, Frame& frame, float width) {
  const auto gap = [&](float v) { return gap_mm(frame, v); };
  Blocks blocks;
  blocks.push_back(small_head(frame, "confirm.for", tr(frame, "You are here for"), width));
  blocks.push_back(text_block(frame, {.key = "confirm.job", .text = state.check_in->role, .style = title_style(frame), .width = width}, gap(1)));
  blocks.push_back(fact_block(frame, "confirm.place", "home", place_of(state), width, gap(6.5F)));
  if (state.check_in->wall_ms > 0) blocks.push_back(fact_block(frame, "confirm.hour", "clock", hour_of(state, frame), width, gap(4.5F)));
  blocks.push_back(fact_block(frame, "confirm.language", "globe", tr(frame, "Questions in {language}", {{"language", language_of(state)}}), width, gap(4.5F)));
  if (state.check_in->trial) blocks.push_back(fact_block(frame, "confirm.trial", "flask", tr(frame, "A trial: no result is kept."), width, gap(4.5F)));
  return blocks;
}

Blocks code(const State& state, Frame& frame, float width) {
  const auto gap = [&](float v) { return gap_mm(frame, v); };
  Blocks blocks;
  blocks.push_back(small_head(frame, "confirm.code.head", tr(frame, "Your code"), width));
  blocks.push_back(code_block(frame, state.check_in->code, width, gap(1)));
  blocks.push_back(words_block(frame, "confirm.keep", tr(frame, "Keep it. After a break, a fire alarm or a power cut it brings you back to the same question."), width, gap(4.5F)));
  return blocks;
}

/// A card around blocks: as one block, or split into pages' blocks where it is alone in its column.
Block card_block(Frame& frame, Blocks inside, CardPads pad, float height, float gap) {
  Block block;
  block.height = std::max(height, height_of(inside) + 2 * pad.y);
  block.gap = gap;
  block.draw = [&frame, inside = std::move(inside), pad](Rect rect) {
    ui::card(frame, rect, frame.metrics.mm(3.75F));
    return draw_blocks(frame, inside, rect.inset(pad.x, pad.y));
  };
  return block;
}

}  // namespace

Pressed draw_confirm(const State& state, Frame& frame) {
  begin_page(frame, "confirm");
  if (entering(frame)) ui::focus(frame, "foot.next");
  const PageLayout page = page_layout(frame);
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float width = page.content.w;
  PagedLook look;
  look.head.title = tr(frame, "Before the questions");
  look.head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 1)}, {"of", num(frame, 4)}, {"what", tr(frame, "Check in")}});
  look.foot.middle = FootButton{.key = "confirm.no", .text = tr(frame, "No, this is not mine"), .short_text = tr(frame, "Not mine")};
  look.foot.main = main_button(frame, tr(frame, "Yes, go on"));
  look.part = state.part;
  if (!state.check_in) return draw_paged(state, frame, page, {Blocks{}}, std::move(look), turn_part).action;

  const std::string title = state.check_in->resuming ? tr(frame, "Welcome back. Is this right?") : tr(frame, "Is this right?");
  const CardPads pad = pads(frame, page);
  std::vector<Blocks> pages;
  const Block head = heading_block(frame, "title", title, title_style(frame), width, 0);
  // Two cards beside each other while their words keep a fair width.
  const float half = (width - mm(15)) / 2;
  const float inner = half - 2 * pad.x;
  if (inner >= 14 * frame.metrics.q()) {
    Blocks left = job(state, frame, inner);
    Blocks right = code(state, frame, inner);
    const float high = std::max({height_of(left), height_of(right), page.columns ? mm(88.5F) - 2 * pad.y : 0.0F}) + 2 * pad.y;
    const float gap = std::min(gap_mm(frame, 9), std::max(mm(4), page.content.h - head.height - high));
    if (head.height + gap + high <= page.content.h) {
      Block pair;
      pair.height = high;
      pair.gap = gap;
      pair.draw = [&frame, left = std::move(left), right = std::move(right), pad, half](Rect rect) {
        for (const auto& [blocks, x] : {std::pair{&left, rect.x}, std::pair{&right, rect.right() - half}}) {
          const Rect card{x, rect.y, half, rect.h};
          ui::card(frame, card, frame.metrics.mm(3.75F));
          draw_blocks(frame, *blocks, card.inset(pad.x, pad.y));
        }
        return Pressed{};
      };
      look.indent = std::min(mm(17), (page.content.h - head.height - gap - high) * 0.3F);
      pages.push_back({head, std::move(pair)});
    }
  }
  if (pages.empty()) {
    // Below each other, without the cards where even one is higher than a page.
    const float w = width - 2 * pad.x;
    Blocks blocks = {head};
    Blocks first = job(state, frame, w);
    Blocks second = code(state, frame, w);
    const float most = page.content.h - head.height - mm(5);
    if (height_of(first) + 2 * pad.y <= most && height_of(second) + 2 * pad.y <= page.content.h) {
      blocks.push_back(card_block(frame, std::move(first), pad, 0, mm(5)));
      blocks.push_back(card_block(frame, std::move(second), pad, 0, mm(4)));
    } else {
      first = job(state, frame, width);
      second = code(state, frame, width);
      first.front().gap = gap_mm(frame, 4);
      second.front().gap = gap_mm(frame, 8);
      for (Blocks* part : {&first, &second}) blocks.insert(blocks.end(), part->begin(), part->end());
    }
    pages = deal(frame, std::move(blocks), page.content.h);
  }
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  if (press.foot == FootPress::middle) return RejectCheckIn{};
  if (press.foot == FootPress::main) return ConfirmCheckIn{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
