// Pick one: cards with a ring, the chosen one filled and checked (mock 07's replies).

#include "kiosk/parts_choice.h"
#include "kiosk/question_layout.h"

#include <GLFW/glfw3.h>

#include <cstddef>
#include <utility>

namespace aplomb::kiosk {

using ui::Rect;

namespace {

std::string chosen(const Asked& asked) {
  const auto* pick = asked.given == nullptr ? nullptr : std::get_if<Pick>(asked.given);
  return pick == nullptr ? std::string() : pick->pick;
}

}  // namespace

Blocks pick_blocks(const Asked& asked, float width) {
  Blocks blocks;
  for (const OptionView& option : asked.question.options) {
    ChoiceCard card;
    card.key = "pick." + option.id;
    card.text = option.text;
    card.chosen = chosen(asked) == option.id;
    card.open = asked.named;
    card.scale = asked.option_scale;
    Block block;
    block.height = choice_height(asked.frame, card, width, asked.roomy);
    block.gap = asked.frame.metrics.mm(3.75F);
    block.mark = mark_row;
    block.id = option.id;
    block.draw = [asked, card, &option](Rect rect) -> Pressed {
      if (draw_choice(asked.frame, card, rect)) return respond(asked, Pick{option.id});
      return {};
    };
    blocks.push_back(std::move(block));
  }
  return blocks;
}

/// 1 to 8 choose, wherever the focus is.
Pressed pick_keys(const Asked& asked) {
  constexpr std::size_t most = 8;
  for (std::size_t i = 0; i < asked.question.options.size() && i < most; ++i) {
    const int digit = static_cast<int>(i) + 1;
    if (ui::take_key(asked.frame, GLFW_KEY_0 + digit) || ui::take_key(asked.frame, GLFW_KEY_KP_0 + digit)) {
      return respond(asked, Pick{asked.question.options[i].id});
    }
  }
  return {};
}

}  // namespace aplomb::kiosk
