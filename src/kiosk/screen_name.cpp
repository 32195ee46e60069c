// 02b Check in without a code: a name, with the keyboard on the screen.

#include "kiosk/keyboard.h"
#include "kiosk/screen_parts.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;

namespace {

/// Label, field and, when something is to be mended, the sentence under it.
Block field_block(const State& state, Frame& frame, float width, bool small, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const std::string label = tr(frame, "Your name");
  const ui::TextStyle label_style = small_style(frame, ui::Weight::medium);
  const float label_h = label_style.px * 1.25F;
  const float field_h = std::max(small ? mm(14) : mm(22.5F), frame.metrics.q() * (small ? 1.35F : 2.0F));
  const std::string complaint = state.complaint ? tr(frame, *state.complaint) : std::string();
  const ui::TextStyle complaint_style = small_style(frame, ui::Weight::medium);
  const float complaint_h = complaint.empty() ? 0 : mm(2) + text_height(frame, complaint, complaint_style, width);
  Block block;
  block.height = label_h + mm(2) + field_h + complaint_h;
  block.gap = gap;
  block.draw = [&state, &frame, width, label, label_style, label_h, field_h, complaint, complaint_style, mm](Rect rect) -> Pressed {
    ui::label(frame, "name.label", {rect.x, rect.y, width, label_h}, label, label_style);
    const Rect field{rect.x, rect.y + label_h + mm(2), width, field_h};
    std::string text = state.name;
    ui::FieldLook look;
    look.px = std::min(frame.metrics.q() * 1.3F, field_h * 0.7F);
    look.label = label;
    look.to_mend = !complaint.empty();
    look.pad = mm(6.75F);
    look.radius = mm(3);
    look.max_bytes = 8 * name_letters;
    const bool changed = ui::text_field(frame, "name.field", field, text, look);
    if (!complaint.empty()) ui::paragraph(frame, "name.complaint", {field.x, field.bottom() + mm(2), width, 0}, complaint, complaint_style);
    if (changed) return SetName{text};
    return {};
  };
  return block;
}

Block keyboard_block(const State& state, Frame& frame, float height, float gap) {
  Block block;
  block.height = height;
  block.gap = gap;
  block.draw = [&state, &frame](Rect rect) { return draw_keyboard(state, frame, rect); };
  return block;
}

}  // namespace

Pressed draw_name(const State& state, Frame& frame) {
  begin_page(frame, "name");
  if (entering(frame)) ui::focus(frame, "name.field");
  const PageLayout page = page_layout(frame);
  const auto gap = [&](float v) { return gap_mm(frame, v); };
  const float width = page.content.w;
  const std::string title = tr(frame, "What is your name?");
  const std::string hint = tr(frame, "Write it as you would like to be called. It is sealed at once: this machine stores it and is not able to read it back.");

  PagedLook look;
  look.head.title = tr(frame, "Before the questions");
  look.head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 1)}, {"of", num(frame, 4)}, {"what", tr(frame, "Check in")}});
  look.foot.back = back_button(frame);
  look.foot.main = main_button(frame, tr(frame, "Check in"));
  look.part = state.part;

  // The words at the left and the field at the right, the keyboard under both, as in the picture.
  std::vector<Blocks> pages;
  const float half = (width - frame.metrics.mm(15)) / 2;
  Blocks words;
  words.push_back(heading_block(frame, "title", title, title_style(frame), half, 0));
  words.push_back(words_block(frame, "name.hint", hint, half, gap(1.5F)));
  const Block field = field_block(state, frame, half, false, 0);
  Block top;
  top.height = std::max(height_of(words), field.height);
  top.draw = [&frame, words, field, half](Rect rect) {
    Pressed pressed = draw_blocks(frame, words, {rect.x, rect.y, half, rect.h});
    if (auto action = field.draw({rect.right() - half, rect.y, half, field.height})) pressed = std::move(action);
    return pressed;
  };
  const float room = page.content.h - top.height - frame.metrics.mm(6);
  if (page.columns && room >= keyboard_height(frame, true)) {
    const float keyboard = std::min(room, keyboard_height(frame, false));
    const float spare = page.content.h - top.height - keyboard;
    pages.push_back({top, keyboard_block(state, frame, keyboard, std::min(spare, frame.metrics.mm(6) + spare * 0.45F))});
  } else {
    // Field and keyboard stay together; the words come first while there is room for them, else on the next page.
    Blocks blocks;
    blocks.push_back(heading_block(frame, "title", title, title_style(frame), width, 0));
    const Block hint_block = words_block(frame, "name.hint", hint, width, gap(2));
    Block low = field_block(state, frame, width, true, gap(3));
    const float taken = blocks[0].height + low.gap + low.height + frame.metrics.mm(3);
    const bool hint_first = taken + hint_block.gap + hint_block.height + keyboard_height(frame, true) <= page.content.h;
    const float left = page.content.h - taken - (hint_first ? hint_block.gap + hint_block.height : 0);
    const float keyboard = std::clamp(left, keyboard_height(frame, true), keyboard_height(frame, false));
    if (left < keyboard_height(frame, true)) blocks.clear();  // the label says what is asked for
    if (hint_first) blocks.push_back(hint_block);
    blocks.push_back(std::move(low));
    blocks.push_back(keyboard_block(state, frame, keyboard, frame.metrics.mm(3)));
    if (!hint_first) blocks.push_back(hint_block);
    pages = deal(frame, std::move(blocks), page.content.h);
  }
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  // Enter in the field checks in.
  if (!frame.inert && ui::is_focused(frame, "name.field") && (ui::take_key(frame, GLFW_KEY_ENTER) || ui::take_key(frame, GLFW_KEY_KP_ENTER))) {
    return SubmitName{};
  }
  if (press.foot == FootPress::back) return Back{};
  if (press.foot == FootPress::main) return SubmitName{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
