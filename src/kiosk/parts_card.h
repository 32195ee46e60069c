#pragma once
// A page with one card in its middle (mock 09): a title, a few words and one to three buttons. Where the card has no room, pages.

#include "kiosk/parts_page.h"
#include "ui/controls.h"

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::kiosk {

struct CardButton {
  std::string key{};
  std::string text{};
  std::string icon{};
  ui::Kind kind = ui::Kind::plain;
  Action action{};
};

struct CardPage {
  std::string_view name{};       ///< of the screen, for the Probe
  std::string title{};
  float title_q = 1.7F;
  /// The words between title and buttons, and those after the buttons (below a rule), at the width of the card.
  std::function<Blocks(float width)> words{};
  std::function<Blocks(float width)> after{};
  std::vector<CardButton> buttons{};
  std::string first{};           ///< key that gets the focus
  bool head_in_use = true;
  bool buttons_first = false;  ///< where the card needs pages, its buttons come before the words: they must be on the first
};
Pressed draw_card_page(const State& state, ui::Frame& frame, const CardPage& look);

/// The code, large, as a block (02c, break).
[[nodiscard]] Block code_block(ui::Frame& frame, const std::string& code, float width, float gap);

}  // namespace aplomb::kiosk
