// 07 The scene: what is being said now stands largest, with the replies below it; what was said is kept small beside the situation, and at the
// end the whole of it. A reply is a card to choose, as in pick; the main button says it.

#include "kiosk/parts_choice.h"
#include "kiosk/question_layout.h"

#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr float disc_mm = 17.25F;
constexpr float tail_mm = 4.5F;

/// The turns that were gone through. What the candidate said differs by its first word, its weight and its line, not by colour alone.
Blocks transcript(const Asked& asked, float width, const ui::TextStyle& style, float gap) {
  Frame& frame = asked.frame;
  Blocks blocks;
  int n = 0;
  for (const SaidTurn& turn : asked.talk.said) {
    ++n;
    const float indent = frame.metrics.mm(5.25F);
    const float room = std::min(width, style.px * 36 + indent);
    blocks.push_back(text_block(frame, {.key = "said." + std::to_string(n), .text = turn.turn->says, .style = style, .color = Role::ink_muted, .width = room,
                                        .pad_x = indent, .bar = Role::line}, gap));
    ui::TextStyle own = style;
    own.weight = Weight::medium;
    blocks.push_back(text_block(frame, {.key = "you." + std::to_string(n), .text = tr(frame, "You: {words}", {{"words", turn.reply->text}}), .style = own,
                                        .width = room, .pad_x = indent, .bar = Role::brand}, gap));
  }
  for (Block& block : blocks) block.mark = mark_situation;
  return blocks;
}

/// The number of the turn, over what is said at it.
Block turn_label(const Asked& asked, float width) {
  Frame& frame = asked.frame;
  const int n = static_cast<int>(asked.talk.said.size()) + 1;
  const std::string words = tr(frame, "Conversation, turn {n} of {of}", {{"n", num(frame, n)}, {"of", num(frame, asked.talk.of)}});
  Block block = text_block(frame, {.key = "turn", .text = words, .style = small_style(frame, Weight::semibold), .color = Role::brand, .width = width}, gap_mm(frame, 6));
  block.with_next = true;
  block.mark = mark_label;
  return block;
}

/// A person beside the words (mock 07): a disc, and a tail that leads to it.
Block spoken_block(const Asked& asked, RunningText text, float gap) {
  Frame& frame = asked.frame;
  const float disc = frame.metrics.mm(disc_mm);
  const float tail = frame.metrics.mm(tail_mm);
  const float aside = disc + tail + frame.metrics.mm(2.5F);
  text.width -= aside;
  const Block words = text_block(frame, std::move(text), gap);
  Block block;
  block.height = std::max(words.height, disc + 2 * frame.metrics.mm(1.5F));
  block.gap = gap;
  block.draw = [&frame, words, disc, tail, aside](Rect rect) -> Pressed {
    const float middle = rect.y + frame.metrics.mm(1.5F) + disc / 2;
    ui::circle(frame, {rect.x + disc / 2, middle}, disc / 2, Role::brand);
    ui::icon(frame, "person", {rect.x, middle - disc / 2, disc, disc}, disc * 0.52F, Role::on_brand);
    const float top = rect.y + (rect.h - words.height) / 2;
    words.draw({rect.x + aside, top, rect.w - aside, words.height});
    if (!frame.theme->strong) {
      const std::array<ui::Vec2, 3> points = {ui::Vec2{rect.x + aside - tail, middle}, ui::Vec2{rect.x + aside + 1, middle - tail}, ui::Vec2{rect.x + aside + 1, middle + tail}};
      ui::polygon(frame, points, ui::color(frame, Role::brand_soft));
    }
    return {};
  };
  return block;
}

}  // namespace

Blocks scene_intro_blocks(const Asked& asked, float width) {
  Frame& frame = asked.frame;
  const std::string words = trn(frame, "This is a conversation in one turn.", "This is a conversation in {n} turns.", asked.talk.of) + " " +
                            tr(frame, "What you say decides how it goes on. There is no way back to an earlier turn.");
  Block block = text_block(frame, {.key = "scene.how", .text = words, .style = small_style(frame, Weight::medium), .width = std::min(width, measure_px(frame)),
                                   .pad_x = frame.metrics.mm(5), .pad_y = frame.metrics.mm(4), .zone = true}, gap_mm(frame, 6));
  block.mark = mark_situation;
  return {block};
}

std::string no_way_back(const Asked& asked) { return tr(asked.frame, "In a conversation there is no way back to an earlier turn."); }

Blocks said_blocks(const Asked& asked, float width) {
  Frame& frame = asked.frame;
  Block head = text_block(frame, {.key = "said", .text = tr(frame, "So far"), .style = small_style(frame, Weight::semibold), .width = width, .heading = true}, gap_mm(frame, 6));
  head.with_next = true;
  head.mark = mark_situation;
  Blocks blocks = {std::move(head)};
  Blocks said = transcript(asked, width, small_style(frame), gap_mm(frame, 2.6F));
  blocks.insert(blocks.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
  return blocks;
}

Blocks turn_blocks(const Asked& asked, float width, bool disc) {
  Frame& frame = asked.frame;
  RunningText text{.key = "says", .text = asked.talk.turn == nullptr ? std::string() : asked.talk.turn->says, .style = body_style(frame), .width = width,
                   .pad_x = frame.metrics.mm(asked.roomy ? 7.5F : 5.0F), .pad_y = frame.metrics.mm(asked.roomy ? 5.6F : 3.2F), .zone = true};
  const float gap = frame.metrics.mm(asked.roomy ? 2.6F : 1.6F);
  Block label = turn_label(asked, width);
  if (disc) return {std::move(label), spoken_block(asked, std::move(text), gap)};
  Block words = text_block(frame, std::move(text), gap);
  words.mark = mark_label;
  return {std::move(label), std::move(words)};
}

Blocks over_words(const Asked& asked, float width) {
  Frame& frame = asked.frame;
  Block head = heading_block(frame, "over", tr(frame, "This conversation is over"), lead_style(frame), width, gap_mm(frame, 6));
  head.mark = mark_situation;
  Block words = words_block(frame, "over.words", tr(frame, "What you said is kept and stays as it is."), width, gap_mm(frame, 1.5F));
  words.mark = mark_situation;
  return {std::move(head), std::move(words)};
}

Blocks over_blocks(const Asked& asked, float width) {
  Blocks blocks = over_words(asked, width);
  ui::TextStyle style = body_style(asked.frame);
  style.px = (asked.frame.metrics.q() + asked.frame.metrics.s()) / 2;
  Blocks said = transcript(asked, width, style, gap_mm(asked.frame, 3));
  if (!said.empty()) said.front().gap = gap_mm(asked.frame, 5);
  blocks.insert(blocks.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
  return blocks;
}

Blocks reply_blocks(const Asked& asked, float width) {
  Blocks blocks;
  if (asked.talk.turn == nullptr) return blocks;
  for (const ReplyView& reply : asked.talk.turn->replies) {
    ChoiceCard card;
    card.key = "reply." + reply.id;
    card.text = reply.text;
    card.chosen = asked.reply == &reply;
    card.open = asked.named && asked.reply == nullptr;
    card.scale = asked.option_scale;
    Block block;
    block.height = choice_height(asked.frame, card, width, asked.roomy);
    block.gap = asked.frame.metrics.mm(3.75F);
    block.mark = mark_row;
    block.id = reply.id;
    block.draw = [&frame = asked.frame, card, id = reply.id](Rect rect) -> Pressed {
      if (draw_choice(frame, card, rect)) return ChooseReply{id};
      return {};
    };
    blocks.push_back(std::move(block));
  }
  return blocks;
}

/// 1 to 8 choose, wherever the focus is.
Pressed reply_keys(const Asked& asked) {
  constexpr std::size_t most = 8;
  if (asked.talk.turn == nullptr) return {};
  const auto& replies = asked.talk.turn->replies;
  for (std::size_t i = 0; i < replies.size() && i < most; ++i) {
    const int digit = static_cast<int>(i) + 1;
    if (ui::take_key(asked.frame, GLFW_KEY_0 + digit) || ui::take_key(asked.frame, GLFW_KEY_KP_0 + digit)) return ChooseReply{replies[i].id};
  }
  return {};
}

}  // namespace aplomb::kiosk
