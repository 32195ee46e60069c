// The sheets over the page's right half: comfort (Text), reading aloud (Listen), help.

#include "kiosk/comfort_settings.h"
#include "kiosk/parts_choice.h"
#include "kiosk/parts_sheet.h"
#include "kiosk/screen_parts.h"

#include "ui/stage.h"
#include "ui/staff.h"

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

Blocks help_blocks(Frame& frame, float width) {
  Blocks blocks;
  int n = 0;
  for (const ui::HelpBlock& part : ui::read_help(help_text(frame))) {
    const std::string key = "help." + std::to_string(++n);
    switch (part.kind) {
      case ui::HelpBlock::Kind::title:
      case ui::HelpBlock::Kind::heading: blocks.push_back(heading_block(frame, key, part.text, lead_style(frame), width, gap_mm(frame, 7))); break;
      case ui::HelpBlock::Kind::paragraph: blocks.push_back(paragraph_block(frame, key, part.text, width, gap_mm(frame, 2))); break;
      case ui::HelpBlock::Kind::item: blocks.push_back(paragraph_block(frame, key, "•  " + part.text, width, gap_mm(frame, 2))); break;
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
    blocks.push_back(paragraph_block(frame, "listen.words", tr(frame, "This machine cannot read aloud yet. A person will read the questions to you."), width, 0));
    blocks.push_back(paragraph_block(frame, "listen.how", tr(frame, "Press the button, and somebody comes. It never counts against you, and there is no time limit."), width, gap_mm(frame, 4)));
    std::vector<WrapButton> buttons = {{.key = "listen.call", .text = called ? tr(frame, "Called") : tr(frame, "Call a person"), .icon = "deskbell", .chosen = called, .action = CallPerson{}}};
    blocks.push_back(buttons_block(frame, std::move(buttons), width, frame.metrics.q(), frame.metrics.mm(18), frame.metrics.mm(8.25F), gap_mm(frame, 8)));
    if (called) blocks.push_back(paragraph_block(frame, "listen.called", called_words(state, frame), width, gap_mm(frame, 4)));
    return blocks;
  }});
}

}  // namespace aplomb::kiosk
