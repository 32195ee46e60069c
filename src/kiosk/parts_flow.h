#pragma once
// A page as a vertical flow of blocks. What does not fit goes to further pages, whole: only running text is ever split, between sentences or
// words, and a heading never stays behind alone.

#include "kiosk/flow.h"
#include "kiosk/parts_text.h"
#include "ui/frame.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::kiosk {

/// What a drawn part returns: the action that was pressed in it.
using Pressed = std::optional<Action>;

/// Running text that may be split over pages.
struct RunningText {
  std::string key{};
  std::string text{};
  ui::TextStyle style{};
  ui::Role color = ui::Role::ink;
  float width = 0;
  bool heading = false;
  float pad_x = 0;               ///< beside the text; of a bar only where the line begins
  float pad_y = 0;
  std::optional<ui::Role> bar{};  ///< a line where the text begins, over its whole height
  bool zone = false;             ///< on a soft zone with round corners
};

struct Block {
  float height = 0;
  float gap = 0;           ///< above it, but not at the top of a page
  bool with_next = false;  ///< a heading: not left alone at the foot of a page
  int group = 0;           ///< blocks of one group (not 0) that follow each other stand on one card, a rule between them
  int mark = 0;            ///< the screen's own: what kind of block it is
  std::string id{};          ///< the screen's own: what it shows
  std::function<Pressed(ui::Rect)> draw{};
  std::shared_ptr<const RunningText> text{};  ///< may be split; `draw` is made from it
};

using Blocks = std::vector<Block>;

/// Under words that stand by themselves; in strong themes with an edge.
void soft_zone(ui::Frame& frame, ui::Rect rect);
/// A paragraph as a block.
[[nodiscard]] Block text_block(ui::Frame& frame, RunningText text, float gap);
/// A paragraph at most 68 letters wide.
[[nodiscard]] Block paragraph_block(ui::Frame& frame, std::string key, std::string text, float width, float gap);
/// The same, balanced: a few words that stand by themselves.
[[nodiscard]] Block words_block(ui::Frame& frame, std::string key, std::string text, float width, float gap);
[[nodiscard]] Block heading_block(ui::Frame& frame, std::string key, std::string text, const ui::TextStyle& style, float width, float gap);
/// An icon of 8.25 mm with a paragraph beside it (mock 01's facts).
[[nodiscard]] Block fact_block(ui::Frame& frame, std::string key, std::string icon, std::string text, float width, float gap);

/// Blocks that open a further page, chosen by the first block that stands on it.
using Opener = std::function<Blocks(const Block& first)>;

/// Deals the blocks out to pages of this height. At least one page; never splits anything but text.
[[nodiscard]] std::vector<Blocks> deal(ui::Frame& frame, Blocks blocks, float height, const Opener& opener = {});

/// Height of the blocks below each other.
[[nodiscard]] float height_of(const Blocks& blocks);
/// The tallest block that cannot be split.
[[nodiscard]] float tallest(const Blocks& blocks);

/// Draws one page's blocks from the top of the area, with the cards of their groups.
Pressed draw_blocks(ui::Frame& frame, const Blocks& blocks, ui::Rect area);

}  // namespace aplomb::kiosk
