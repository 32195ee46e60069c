// The sheets over the page's right half: comfort (Text), reading aloud (Listen), help.

#include "kiosk/comfort_settings.h"
#include "kiosk/parts_choice.h"
#include "kiosk/parts_sheet.h"
#include "kiosk/screen_parts.h"

#include "ui/draw.h"
#include "ui/stage.h"
#include "ui/staff.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;

namespace {

/// assets/help/kiosk.<language>.md, else English. Only read while the sheet is open.
std::string help_text(Frame& frame) {
  const std::filesystem::path folder = frame.stage.data() / "help";
  for (const std::string& language : {frame.words->language(), std::string("en")}) {
    std::ifstream file(folder / ("kiosk." + language + ".md"), std::ios::binary);
    if (!file) continue;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  return {};
}

/// A list item: a dot, and the words hanging beside it.
Block item_block(Frame& frame, std::string key, std::string text, float width) {
  const ui::TextStyle style = body_style(frame);
  const float indent = style.px * 0.9F;
  const float room = std::min(width - indent, measure_px(frame));
  Block block;
  block.height = text_height(frame, text, style, room);
  block.gap = gap_mm(frame, 2);
  block.draw = [&frame, key = std::move(key), text = std::move(text), style, indent, room](ui::Rect rect) -> Pressed {
    ui::circle(frame, {rect.x + style.px * 0.3F, rect.y + style.px * style.line / 2}, style.px * 0.13F, ui::Role::brand);
    ui::paragraph(frame, key, {rect.x + indent, rect.y, room, 0}, text, style);
    return {};
  };
  return block;
}

Blocks help_blocks(Frame& frame, float width) {
  Blocks blocks;
  int n = 0;
  for (const ui::HelpBlock& part : ui::read_help(help_text(frame))) {
    const std::string key = "help." + std::to_string(++n);
    switch (part.kind) {
      case ui::HelpBlock::Kind::title: break;  // the sheet has it
      case ui::HelpBlock::Kind::heading: blocks.push_back(heading_block(frame, key, part.text, lead_style(frame), width, gap_mm(frame, 7))); break;
      case ui::HelpBlock::Kind::paragraph: blocks.push_back(paragraph_block(frame, key, part.text, width, gap_mm(frame, 2))); break;
      case ui::HelpBlock::Kind::item: blocks.push_back(item_block(frame, key, part.text, width)); break;
    }
  }
  return blocks;
}

}  // namespace

Pressed draw_comfort_sheet(const State& state, Frame& frame) {
  return draw_sheet(state, frame, {"sheet.comfort", tr(frame, "Make it comfortable"), [&](float width) { return comfort_blocks(state, frame, width); }});
}

Pressed draw_help_sheet(const State& state, Frame& frame) {
  return draw_sheet(state, frame, {"sheet.help", tr(frame, "Help"), [&](float width) { return help_blocks(frame, width); }});
}

Pressed draw_listen_sheet(const State& state, Frame& frame) {
  return draw_sheet(state, frame, {"sheet.listen", tr(frame, "Listen"), [&](float width) {
    const bool called = help_called(state);
    Blocks blocks;
    blocks.push_back(paragraph_block(frame, "listen.words", tr(frame, "This machine does not read aloud yet. A person will read the questions to you."), width, 0));
    blocks.push_back(paragraph_block(frame, "listen.how", tr(frame, "Press the button, and somebody comes. It never counts against you, and there is no time limit."), width, gap_mm(frame, 4)));
    std::vector<WrapButton> buttons = {{.key = "listen.call", .text = called ? tr(frame, "Called") : tr(frame, "Call a person"), .icon = "deskbell", .chosen = called, .action = CallPerson{}}};
    blocks.push_back(buttons_block(frame, std::move(buttons), width, frame.metrics.q(), frame.metrics.mm(18), frame.metrics.mm(8.25F), gap_mm(frame, 8)));
    if (called) blocks.push_back(paragraph_block(frame, "listen.called", called_words(state, frame), width, gap_mm(frame, 4)));
    return blocks;
  }});
}

}  // namespace aplomb::kiosk
