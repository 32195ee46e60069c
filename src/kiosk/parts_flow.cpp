#include "kiosk/parts_flow.h"

#include "ui/draw.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;

namespace {

float inner_width(const RunningText& text) { return text.width - (text.bar ? 1.0F : 2.0F) * text.pad_x; }

float least_height(const RunningText& text) { return 2 * (text.style.px * text.style.line + text.pad_y); }

Pressed show_text(Frame& frame, const RunningText& text, Rect rect) {
  if (text.zone) soft_zone(frame, {rect.x, rect.y, text.width, rect.h});
  if (text.bar) ui::fill(frame, {rect.x, rect.y, 3, rect.h}, *text.bar);
  const Rect box{rect.x + text.pad_x, rect.y + text.pad_y, inner_width(text), rect.h - 2 * text.pad_y};
  if (text.heading) {
    ui::heading(frame, text.key, box, text.text, text.style, text.color);
  } else {
    ui::paragraph(frame, text.key, box, text.text, text.style, text.color);
  }
  return {};
}

/// Where the text may be broken: after each space; in a script without spaces after each letter.
std::vector<std::size_t> breaks_of(std::string_view text) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\n') breaks.push_back(i + 1);
  }
  if (!breaks.empty()) return breaks;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) breaks.push_back(i);
  }
  return breaks;
}

bool ends_sentence(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n')) before.remove_suffix(1);
  for (const std::string_view mark : {"”", "»", "’", ")", "\""}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  return before.ends_with('.') || before.ends_with('?') || before.ends_with('!') || before.ends_with("。") ||
         before.ends_with("؟");
}

/// Splits a paragraph so that its first part is no higher than `height`. None when not even two lines of it fit.
std::optional<std::pair<Block, Block>> split(Frame& frame, const Block& block, float height) {
  const RunningText& text = *block.text;
  if (height < least_height(text)) return {};
  const std::vector<std::size_t> breaks = breaks_of(text.text);
  const auto fits = [&](std::size_t at) {
    return text_height(frame, std::string_view(text.text).substr(0, at), text.style, inner_width(text)) <= height - 2 * text.pad_y;
  };
  // The last break up to which it fits; heights grow with the text.
  std::size_t low = 0;
  std::size_t high = breaks.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (fits(breaks[middle])) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return {};
  std::size_t at = breaks[low - 1];
  // A page that ends with a sentence reads better; not at the price of more than a third of what fits.
  for (std::size_t i = low; i-- > 0;) {
    if (breaks[i] * 3 < at * 2) break;
    if (ends_sentence(std::string_view(text.text).substr(0, breaks[i]))) {
      at = breaks[i];
      break;
    }
  }
  RunningText first = text;
  RunningText rest = text;
  first.text = text.text.substr(0, at);
  while (!first.text.empty() && (first.text.back() == ' ' || first.text.back() == '\n')) first.text.pop_back();
  rest.text = text.text.substr(at);
  Block head = text_block(frame, std::move(first), block.gap);
  Block tail = text_block(frame, std::move(rest), 0);
  head.mark = tail.mark = block.mark;
  return std::pair{std::move(head), std::move(tail)};
}

/// Height that block `i` must find on a page: its own, and when it is a heading that of what follows (of a paragraph two lines).
float needed(const Blocks& blocks, std::size_t i) {
  float sum = blocks[i].height;
  while (blocks[i].with_next && i + 1 < blocks.size()) {
    ++i;
    const Block& next = blocks[i];
    const float least = next.text ? std::min(next.height, least_height(*next.text)) : next.height;
    sum += next.gap + least;
  }
  return sum;
}

}  // namespace

void soft_zone(Frame& frame, Rect rect) {
  ui::fill(frame, rect, Role::brand_soft, frame.metrics.mm(3.75F));
  if (frame.theme->strong) ui::stroke(frame, rect, Role::line, 2, frame.metrics.mm(3.75F));
}

Block text_block(Frame& frame, RunningText text, float gap) {
  Block block;
  block.height = text_height(frame, text.text, text.style, inner_width(text)) + 2 * text.pad_y;
  block.gap = gap;
  block.text = std::make_shared<const RunningText>(std::move(text));
  block.draw = [&frame, shown = block.text](Rect rect) { return show_text(frame, *shown, rect); };
  return block;
}

Block paragraph_block(Frame& frame, std::string key, std::string text, float width, float gap) {
  return text_block(frame, {.key = std::move(key), .text = std::move(text), .style = body_style(frame), .width = std::min(width, measure_px(frame))}, gap);
}

Block words_block(Frame& frame, std::string key, std::string text, float width, float gap) {
  ui::TextStyle style = body_style(frame);
  style.balanced = true;
  return text_block(frame, {.key = std::move(key), .text = std::move(text), .style = style, .width = std::min(width, measure_px(frame))}, gap);
}

Block heading_block(Frame& frame, std::string key, std::string text, const ui::TextStyle& style, float width, float gap) {
  Block block = text_block(frame, {.key = std::move(key), .text = std::move(text), .style = style, .width = width, .heading = true}, gap);
  block.with_next = true;
  return block;
}

Block fact_block(Frame& frame, std::string key, std::string icon, std::string text, float width, float gap) {
  ui::TextStyle style = body_style(frame);
  style.balanced = true;
  const float slot = std::max(frame.metrics.mm(8.25F), frame.metrics.q() * 1.15F);
  const float indent = slot + frame.metrics.mm(6);
  const float room = std::min(width - indent, measure_px(frame));
  Block block;
  block.height = text_height(frame, text, style, room);
  block.gap = gap;
  block.draw = [&frame, key = std::move(key), icon = std::move(icon), text = std::move(text), style, slot, indent, room](Rect rect) -> Pressed {
    ui::icon(frame, icon, {rect.x, rect.y, slot, style.px * style.line}, slot, Role::brand);
    ui::paragraph(frame, key, {rect.x + indent, rect.y, room, rect.h}, text, style);
    return {};
  };
  return block;
}

float height_of(const Blocks& blocks) {
  float sum = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) sum += blocks[i].height + (i == 0 ? 0 : blocks[i].gap);
  return sum;
}

float tallest(const Blocks& blocks) {
  float most = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].text) most = std::max(most, needed(blocks, i));
  }
  return most;
}

std::vector<Blocks> deal(Frame& frame, Blocks blocks, float height, const Opener& opener) {
  constexpr float slack = 0.5F;  // sums of measured heights
  std::vector<Blocks> pages(1);
  float used = 0;
  bool opened = false;  // the page holds nothing yet but what opens it
  const auto turn = [&](const Block& first) {
    pages.emplace_back();
    if (opener) pages.back() = opener(first);
    used = height_of(pages.back());
    opened = true;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool empty = pages.back().empty();
    if (opened && !empty && (blocks[i].group == 0 || blocks[i].group != pages.back().back().group)) {
      blocks[i].gap = std::max(blocks[i].gap, frame.metrics.mm(3.5F));  // clear of what opens the page
    }
    const float gap = empty ? 0 : blocks[i].gap;
    const float room = height - used - gap;
    const bool alone = empty || opened;
    const float whole = needed(blocks, i);
    if (whole <= room + slack) {
      used += gap + blocks[i].height;
      pages.back().push_back(std::move(blocks[i]));
      opened = false;
      continue;
    }
    if (blocks[i].text && !blocks[i].with_next) {
      if (auto parts = split(frame, blocks[i], room)) {
        pages.back().push_back(std::move(parts->first));
        blocks[i] = std::move(parts->second);
        turn(blocks[i]);
        --i;
        continue;
      }
    }
    if (!alone) {
      turn(blocks[i]);
      --i;
      continue;
    }
    // Taller than a page: it stands alone. The caller keeps this from happening.
    used += gap + blocks[i].height;
    pages.back().push_back(std::move(blocks[i]));
    opened = false;
  }
  return pages;
}

Pressed draw_blocks(Frame& frame, const Blocks& blocks, Rect area) {
  std::vector<Rect> rects;
  float y = area.y;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) y += blocks[i].gap;
    rects.push_back({area.x, y, area.w, blocks[i].height});
    y += blocks[i].height;
  }
  const float radius = frame.metrics.mm(3.75F);
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i + 1;
    if (blocks[i].group == 0) {
      i = end;
      continue;
    }
    while (end < blocks.size() && blocks[end].group == blocks[i].group) ++end;
    ui::card(frame, {area.x, rects[i].y, area.w, rects[end - 1].bottom() - rects[i].y}, radius);
    for (std::size_t k = i + 1; k < end; ++k) {
      ui::line(frame, {area.x, rects[k].y}, {area.x + area.w, rects[k].y}, Role::rule, 1);
    }
    i = end;
  }
  Pressed pressed;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].draw) continue;
    if (auto action = blocks[i].draw(rects[i])) pressed = std::move(action);
  }
  return pressed;
}

}  // namespace aplomb::kiosk
