#pragma once
// Buttons in rows that wrap, and cards that can be chosen.

#include "kiosk/parts_flow.h"
#include "ui/controls.h"

#include <string>
#include <vector>

namespace aplomb::kiosk {

struct WrapButton {
  std::string key{};
  std::string text{};
  std::string icon{};
  bool chosen = false;       ///< with a check, filled
  bool outlined = false;     ///< chosen: a strong edge in place of the fill (mock 01's languages)
  ui::Kind kind = ui::Kind::plain;
  std::string words{};         ///< what it is called, when the text does not say it alone
  Action action{};
};

/// Buttons beside each other, wrapped into rows. `px`: font size; `height` in px.
[[nodiscard]] Block buttons_block(ui::Frame& frame, std::vector<WrapButton> buttons, float width, float px, float height, float padding, float gap);

/// A card to choose (mock 07's reply): a ring or a check, and words. Height at this width.
struct ChoiceCard {
  std::string key{};
  std::string text{};
  std::string below{};         ///< small, under the text
  bool chosen = false;
  bool open = false;         ///< named as open: the ring is dashed
  float scale = 1;           ///< of the text
  std::string role = "choice";
};
[[nodiscard]] float choice_height(ui::Frame& frame, const ChoiceCard& card, float width, bool roomy);
/// True when pressed.
bool draw_choice(ui::Frame& frame, const ChoiceCard& card, ui::Rect rect);

/// Fill and edge of a box to choose (mock 18, "Choice"): chosen is filled, with a light line inside.
void draw_box(ui::Frame& frame, ui::Rect rect, const ui::Press& press, bool chosen);

/// A card's edge and fill by what is done to it (mock 18, "Reply").
void draw_reply(ui::Frame& frame, ui::Rect rect, const ui::Press& press, bool chosen);

}  // namespace aplomb::kiosk
