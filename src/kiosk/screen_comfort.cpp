// 04 Comfort: every setting with its live result beside it.

#include "kiosk/comfort_settings.h"
#include "kiosk/screen_parts.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

/// "So it will look": a piece of a question, drawn with the settings in force. Nothing in it can be pressed.
struct Sample {
  Blocks blocks;
  float height = 0;
};

/// Five ratings, the fourth chosen.
Block cells(Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  Block block;
  const float cell = std::min(std::max(mm(17.25F), 1.55F * frame.metrics.q()), (width - 4 * mm(3)) / 5);
  block.height = cell;
  block.gap = gap;
  block.draw = [&frame, cell, mm](Rect rect) {
    const bool inert = frame.inert;
    frame.inert = true;
    for (int mark = 1; mark <= 5; ++mark) {
      const Rect at{rect.x + static_cast<float>(mark - 1) * (cell + mm(3.75F)), rect.y, cell, cell};
      ui::rating_cell(frame, "sample." + std::to_string(mark), at, mark, {}, num(frame, mark), mark == 4, frame.metrics.q());
    }
    frame.inert = inert;
    return Pressed{};
  };
  return block;
}

Sample sample(Frame& frame, float width, bool picture) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float inner = width - 2 * mm(8.25F);
  Sample result;
  Blocks inside;
  if (picture) {
    Block block;
    block.height = inner / 3;
    block.draw = [&frame](Rect rect) {
      ui::picture(frame, "practice", rect, frame.metrics.mm(3.75F));
      return Pressed{};
    };
    inside.push_back(std::move(block));
  }
  inside.push_back(text_block(frame, {.key = "sample.head", .text = tr(frame, "An example"), .style = small_style(frame, Weight::semibold), .color = Role::brand, .width = inner}, mm(6)));
  inside.push_back(paragraph_block(frame, "sample.scene", tr(frame, "A visitor asks which bus goes to the station. You are not sure."), inner, mm(0.5F)));
  Block rule;
  rule.height = 1;
  rule.gap = gap_mm(frame, 4.5F);
  rule.draw = [&frame](Rect rect) {
    ui::fill(frame, rect, Role::rule);
    return Pressed{};
  };
  inside.push_back(std::move(rule));
  inside.push_back(text_block(frame, {.key = "sample.response", .text = tr(frame, "Look it up and read the times to her."), .style = option_style(frame), .width = inner}, gap_mm(frame, 4.5F)));
  inside.push_back(cells(frame, inner, mm(3)));

  Block card;
  const float pad_y = mm(8.25F);
  card.height = height_of(inside) + 2 * pad_y;
  card.gap = mm(4);
  card.draw = [&frame, inside = std::move(inside), pad_y](Rect rect) {
    ui::card(frame, rect, frame.metrics.mm(3.75F));
    return draw_blocks(frame, inside, rect.inset(frame.metrics.mm(8.25F), pad_y));
  };
  result.blocks.push_back(text_block(frame, {.key = "sample.title", .text = tr(frame, "So it will look"), .style = small_style(frame), .color = Role::ink_muted, .width = width}, 0));
  result.blocks.push_back(std::move(card));
  result.blocks.push_back(text_block(frame,
                                     {.key = "sample.note",
                                      .text = tr(frame, "You can change all this at any time with Text above. It is forgotten when you leave."),
                                      .style = small_style(frame),
                                      .color = Role::ink_muted,
                                      .width = width},
                                     mm(5.5F)));
  result.height = height_of(result.blocks);
  return result;
}

}  // namespace

Pressed draw_comfort(const State& state, Frame& frame) {
  begin_page(frame, "comfort");
  if (entering(frame)) ui::focus(frame, "comfort.text." + std::to_string(comfort_of(state).text));
  const PageLayout page = page_layout(frame);
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  PagedLook look;
  look.head.title = tr(frame, "Before the questions");
  look.head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 3)}, {"of", num(frame, 4)}, {"what", tr(frame, "Make it comfortable")}});
  look.foot.back = back_button(frame);
  look.foot.main = main_button(frame, tr(frame, "Try a question"));
  look.part = state.part;

  const bool columns = page.columns;
  const float width = columns ? mm(240) : page.content.w;
  Blocks blocks = {heading_block(frame, "title", tr(frame, "Make it comfortable"), title_style(frame), width, 0)};
  Blocks settings = comfort_blocks(state, frame, width);
  settings.front().gap = gap_mm(frame, 5);
  blocks.insert(blocks.end(), settings.begin(), settings.end());
  std::vector<Blocks> pages = deal(frame, std::move(blocks), page.content.h);
  if (columns) {
    const float x = page.content.x + mm(240 + 15);
    const float w = page.content.right() - x;
    Sample shown = sample(frame, w, ui::has_picture(frame, "practice"));
    if (shown.height > page.content.h) shown = sample(frame, w, false);
    if (shown.height <= page.content.h) {
      // On every page of the settings; it adds nothing to their height.
      for (Blocks& one : pages) {
        Block beside;
        beside.draw = [&frame, blocks = shown.blocks, x, w, page](Rect) { return draw_blocks(frame, blocks, {x, page.content.y, w, page.content.h}); };
        one.push_back(std::move(beside));
      }
    }
  }
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  if (press.foot == FootPress::back) return Back{};
  if (press.foot == FootPress::main) return TryQuestion{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
