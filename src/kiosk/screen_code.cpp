// 02 Check in: eight digits in two groups, so that reading them from a slip is easy. Keys, a scanner and the pad all type here.

#include "kiosk/screen_parts.h"

#include "core/code.h"
#include "ui/controls.h"
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

constexpr int cells = code_digits;
constexpr int half = cells / 2;
constexpr float cell_w = 16.5F;
constexpr float cell_h = 21.75F;
constexpr float cell_gap = 3;
constexpr float dash_w = 5.25F;

/// Width of all cells with the dash between them, mm. `scale` shrinks them where the page is narrow.
float row_mm() { return cells * cell_w + (cells - 2) * cell_gap + dash_w + 2 * cell_gap; }

/// Codes are read from left to right in every language.
int place_in_row(const Frame& frame, int index, int count) { return frame.rtl ? count - 1 - index : index; }

Rect cell_rect(const Frame& frame, Rect row, int index) {
  const float unit = row.w / row_mm();
  const int at = place_in_row(frame, index, cells);
  float x = static_cast<float>(at) * (cell_w + cell_gap);
  if (at >= half) x += dash_w + cell_gap;
  return {row.x + x * unit, row.y, cell_w * unit, row.h};
}

/// The cells: one control, which the keyboard finds focused. Enter checks in; a press by hand does nothing.
Pressed draw_cells(const State& state, Frame& frame, Rect row) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  ui::PressableLook look;
  look.role = "field";
  const std::string shown = grouped(state.digits);
  const std::string words = shown.empty() ? tr(frame, "Your code") : tr(frame, "Your code: {code}", {{"code", shown}});
  look.words = words;
  look.draw_ring = false;
  const ui::Press press = ui::pressable(frame, "code.field", row, look);
  const bool full = state.digits.size() >= static_cast<std::size_t>(cells);
  for (int i = 0; i < cells; ++i) {
    const Rect cell = cell_rect(frame, row, i);
    const auto at = static_cast<std::size_t>(i);
    const bool filled = at < state.digits.size();
    ui::fill(frame, cell, Role::surface, mm(3));
    ui::stroke(frame, cell, filled ? Role::ink : Role::line, 2, mm(3));
    if (filled) {
      const float px = std::min(frame.metrics.q() * 1.5F, cell.w * 0.95F);
      ui::label(frame, "code.digit", cell, std::string(1, state.digits[at]),
                {.px = px, .weight = Weight::semibold, .line = 1.2F, .tabular = true, .align = ui::Align::centre});
    }
    const bool current = at == state.digits.size() || (full && i == cells - 1);
    if (current && !filled) {
      const float high = cell.h * 0.5F;
      ui::fill(frame, {cell.centre().x - 1, cell.centre().y - high / 2, 2.5F, high}, Role::ink);
    }
    if (current && press.focused) {
      const float width = std::max(3.0F, mm(1));
      ui::stroke(frame, cell.inset(-2 * width), Role::focus, width, mm(3) + 2 * width);
    }
  }
  const Rect before = cell_rect(frame, row, frame.rtl ? half : half - 1);
  const float unit = row.w / row_mm();
  const Rect dash{before.right() + cell_gap * unit, row.centre().y - 1, dash_w * unit, 2};
  ui::fill(frame, dash, Role::line);
  if (press.pressed && frame.keys_used) return SubmitCode{};
  return {};
}

Block cells_block(const State& state, Frame& frame, float width, float gap) {
  Block block;
  const float w = std::min(width, frame.metrics.mm(row_mm()));
  block.height = frame.metrics.mm(cell_h);
  block.gap = gap;
  block.draw = [&state, &frame, w](Rect rect) { return draw_cells(state, frame, {rect.x, rect.y, w, rect.h}); };
  return block;
}

/// What is wrong, or how far it is.
Block status_block(const State& state, Frame& frame, float width, float gap) {
  std::string text;
  const int wait = code_wait_left(state);
  if (wait > 0) {
    text = trn(frame, "Please wait one second, then try again. You can also ask at the desk.",
               "Please wait {n} seconds, then try again. You can also ask at the desk.", wait);
  } else if (state.complaint) {
    text = tr(frame, *state.complaint);
  }
  if (text.empty()) {
    return text_block(frame,
                      {.key = "code.status",
                       .text = tr(frame, "{n} of {of} digits entered",
                                  {{"n", num(frame, static_cast<std::int64_t>(state.digits.size()))}, {"of", num(frame, cells)}}),
                       .style = small_style(frame),
                       .color = Role::ink_muted,
                       .width = width},
                      gap);
  }
  ui::TextStyle style = body_style(frame);
  style.weight = Weight::medium;
  const float slot = style.px * 1.5F;
  const float room = std::min(width - slot, measure_px(frame));
  Block block;
  block.height = text_height(frame, text, style, room);
  block.gap = gap;
  block.draw = [&frame, text, style, slot, room](Rect rect) -> Pressed {
    ui::icon(frame, "warning", {rect.x, rect.y, style.px, style.px * style.line}, style.px * 1.1F, Role::ink);
    ui::paragraph(frame, "code.complaint", {rect.x + slot, rect.y, room, rect.h}, text, style);
    return {};
  };
  return block;
}

struct Way {
  std::string icon;
  std::string text;
};
std::vector<Way> ways_of(const Frame& frame) {
  return {{"scan", tr(frame, "Or hold the square code on your slip in front of the reader.")},
          {"history", tr(frame, "Coming back after a break? The same code goes on where you stopped.")}};
}

/// "Or hold the square code…": two lines with icons in a card.
Block ways_card(Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const ui::TextStyle style = option_style(frame);
  const float pad = mm(7.5F);
  const float slot = std::max(mm(10.5F), frame.metrics.q() * 1.4F);
  const float indent = pad + slot + mm(7.9F);
  const float room = width - indent - pad;
  struct Line {
    Way way;
    float text_h = 0;
    float height = 0;
  };
  std::vector<Line> lines;
  float high = 2 * pad + mm(6.75F);
  for (const Way& way : ways_of(frame)) {
    const float text_h = text_height(frame, way.text, style, room);
    lines.push_back({way, text_h, std::max(slot, text_h)});
    high += lines.back().height;
  }
  Block block;
  block.height = high;
  block.gap = gap;
  block.draw = [&frame, lines, style, pad, slot, indent, room, width](Rect rect) -> Pressed {
    ui::card(frame, {rect.x, rect.y, width, rect.h}, frame.metrics.mm(3.75F));
    float y = rect.y + pad;
    for (const Line& line : lines) {
      ui::icon(frame, line.way.icon, {rect.x + pad, y, slot, line.height}, slot, Role::brand);
      ui::paragraph(frame, "code.way", {rect.x + indent, y + (line.height - line.text_h) / 2, room, 0}, line.way.text, style);
      y += line.height + frame.metrics.mm(6.75F);
    }
    return {};
  };
  return block;
}

/// The card, or its lines alone where it would be higher than a page.
Blocks ways_blocks(Frame& frame, float width, float gap, float page_height) {
  Block card = ways_card(frame, width, gap);
  if (card.height <= page_height) return {std::move(card)};
  Blocks blocks;
  for (const Way& way : ways_of(frame)) blocks.push_back(fact_block(frame, "code.way", way.icon, way.text, width, gap));
  return blocks;
}

struct PadKey {
  std::string key{};
  std::string text{};
  std::string icon{};
  Action action{};
};

std::vector<PadKey> pad_keys(const Frame& frame) {
  std::vector<PadKey> keys;
  for (int d = 1; d <= 9; ++d) keys.push_back({"code.key." + std::to_string(d), num(frame, d), {}, TypeDigit{static_cast<char>('0' + d)}});
  keys.push_back({"code.clear", tr(frame, "Clear"), {}, ClearCode{}});
  keys.push_back({"code.key.0", num(frame, 0), {}, TypeDigit{'0'}});
  keys.push_back({"code.erase", tr(frame, "Erase"), "backspace", EraseDigit{}});
  return keys;
}

/// The number pad in `columns` columns, inside `rect`.
Pressed draw_pad(Frame& frame, Rect rect, int columns) {
  const std::vector<PadKey> keys = pad_keys(frame);
  const int rows = (static_cast<int>(keys.size()) + columns - 1) / columns;
  const float gap = frame.metrics.mm(cell_gap);
  const float w = (rect.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float h = (rect.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  // In two rows the ten digits stand in order, and what is not a digit stands at the ends.
  static constexpr std::array<std::size_t, 12> in_order = {0, 1, 2, 3, 4, 9, 5, 6, 7, 8, 10, 11};
  Pressed pressed;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const PadKey& key = keys[columns == 3 ? i : in_order[i]];
    const int column = place_in_row(frame, static_cast<int>(i) % columns, columns);
    const int row = static_cast<int>(i) / columns;
    const Rect at{rect.x + static_cast<float>(column) * (w + gap), rect.y + static_cast<float>(row) * (h + gap), w, h};
    ui::ButtonLook look;
    const bool digit = key.key.starts_with("code.key.");
    look.px = digit ? std::min(frame.metrics.q() * 1.4F, h * 0.8F)
                    : fit_px(frame, key.text, frame.metrics.q(), Weight::semibold, w - frame.metrics.mm(3));
    look.words = key.icon.empty() ? std::string_view() : std::string_view(key.text);
    look.icon = key.icon;
    look.takes_focus = false;  // the cells keep the keyboard
    if (ui::button(frame, key.key, at, key.icon.empty() ? key.text : std::string(), look)) pressed = key.action;
  }
  return pressed;
}

Block pad_block(Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  Block block;
  const float key_h = std::max(mm(17.25F), std::min(mm(22), frame.metrics.q() * 1.6F));
  const float pad = mm(3.75F);
  block.height = 2 * key_h + mm(cell_gap) + 2 * pad;
  block.gap = gap;
  block.draw = [&frame, width, pad](Rect rect) {
    const Rect card{rect.x, rect.y, std::min(width, rect.w), rect.h};
    ui::card(frame, card, frame.metrics.mm(3.75F));
    return draw_pad(frame, card.inset(pad), 6);
  };
  return block;
}

/// A digit typed on the keyboard or by a scanner. Typing moves the focus to the cells, where Enter checks in. Backspace erases.
Pressed typed(Frame& frame) {
  for (int d = 0; d <= 9; ++d) {
    if (ui::take_key(frame, GLFW_KEY_0 + d) || ui::take_key(frame, GLFW_KEY_KP_0 + d)) {
      ui::focus(frame, "code.field");
      return TypeDigit{static_cast<char>('0' + d)};
    }
  }
  if (ui::take_key(frame, GLFW_KEY_BACKSPACE)) {
    ui::focus(frame, "code.field");
    return EraseDigit{};
  }
  return {};
}

FootLook foot_of(const Frame& frame) {
  FootLook foot;
  foot.back = back_button(frame);
  foot.middle = FootButton{.key = "code.none", .text = tr(frame, "I have no code"), .short_text = tr(frame, "No code")};
  foot.main = main_button(frame, tr(frame, "Check in"));
  return foot;
}

Pressed answer(PagedPress press) {
  switch (press.foot) {
    case FootPress::back: return Back{};
    case FootPress::middle: return NoCode{};
    case FootPress::main: return SubmitCode{};
    case FootPress::none: break;
  }
  return std::move(press.action);
}

}  // namespace

Pressed draw_code(const State& state, Frame& frame) {
  begin_page(frame, "code");
  if (entering(frame)) ui::focus(frame, "code.field");
  if (code_wait_left(state) > 0) frame.wake(1.0);
  Pressed by_key = frame.inert ? Pressed{} : typed(frame);
  const PageLayout page = page_layout(frame);
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const auto gap = [&](float v) { return gap_mm(frame, v); };
  const std::string title = tr(frame, "Please enter your code");
  const std::string hint = tr(frame, "It has eight digits. It is on your slip and in our message to you.");

  PagedLook look;
  look.head.title = tr(frame, "Before the questions");
  look.head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 1)}, {"of", num(frame, 4)}, {"what", tr(frame, "Check in")}});
  look.foot = foot_of(frame);
  look.part = state.part;
  look.ready = state.digits.size() >= static_cast<std::size_t>(cells);

  // Beside each other: the cells and words at the left, the pad at the right.
  const float pad_w = std::min(mm(161), page.content.w - mm(row_mm() + 2 + 15));
  const bool beside = pad_w >= mm(130);
  const float left_w = beside ? page.content.w - pad_w - mm(page.columns ? 24 : 15) : page.content.w;
  Blocks blocks;
  blocks.push_back(heading_block(frame, "title", title, title_style(frame), left_w, 0));
  const Block hint_block = paragraph_block(frame, "code.hint", hint, left_w, gap(3.4F));
  if (beside) {
    blocks.push_back(hint_block);
    blocks.push_back(cells_block(state, frame, left_w, gap(10.5F)));
    blocks.push_back(status_block(state, frame, left_w, gap(6)));
    for (Block& block : ways_blocks(frame, left_w, gap(12), page.content.h)) blocks.push_back(std::move(block));
    const float indent = std::min(mm(10.5F), std::max(0.0F, page.content.h - height_of(blocks)));
    // As high as in the picture, or as the page.
    const float pad_h = std::min(mm(138), page.content.h - indent);
    look.indent = indent;
    const auto pages = deal(frame, std::move(blocks), page.content.h - indent);
    const Rect pad{frame.view.w - page.margin - pad_w, page.content.y + indent, pad_w, pad_h};
    // The pad comes after the cells and before the foot in the order of Tab: as the last block of the page.
    std::vector<Blocks> with_pad = pages;
    for (Blocks& one : with_pad) {
      Block block;
      block.draw = [&frame, pad, mm](Rect) {
        ui::card(frame, pad, mm(3.75F));
        return draw_pad(frame, pad.inset(mm(6)), 3);
      };
      one.push_back(std::move(block));
    }
    Pressed pressed = answer(draw_paged(state, frame, page, with_pad, std::move(look), turn_part));
    return by_key ? by_key : pressed;
  }
  // Narrow: cells and pad first, so that they are together; the hints after them.
  blocks.push_back(cells_block(state, frame, left_w, gap(4)));
  blocks.push_back(status_block(state, frame, left_w, gap(3)));
  blocks.push_back(pad_block(frame, left_w, gap(4)));
  blocks.push_back(hint_block);
  for (Block& block : ways_blocks(frame, left_w, gap(6), page.content.h)) blocks.push_back(std::move(block));
  Pressed pressed = answer(draw_paged(state, frame, page, deal(frame, std::move(blocks), page.content.h), std::move(look), turn_part));
  return by_key ? by_key : pressed;
}

}  // namespace aplomb::kiosk
