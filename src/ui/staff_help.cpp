#include "ui/staff.h"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace aplomb::ui {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<HelpBlock> read_help(std::string_view markdown) {
  using Block = HelpBlock::Kind;
  std::vector<HelpBlock> blocks;
  bool open = false;  // does the next line belong to the last block?
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    std::string_view text = trimmed(markdown.substr(0, end));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (text.empty()) {
      open = false;
    } else if (text.starts_with("#")) {
      const std::size_t depth = std::min(text.find_first_not_of('#'), text.size());
      blocks.push_back({depth == 1 ? Block::title : Block::heading, std::string(trimmed(text.substr(depth)))});
      open = false;
    } else if (text.starts_with("- ")) {
      blocks.push_back({Block::item, std::string(trimmed(text.substr(2)))});
      open = true;
    } else if (open) {
      blocks.back().text.append(" ").append(text);
    } else {
      blocks.push_back({Block::paragraph, std::string(text)});
      open = true;
    }
  }
  return blocks;
}

bool help_sheet(Frame& frame, const std::vector<HelpBlock>& blocks, Scroll& scroll) {
  using Block = HelpBlock::Kind;
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const float margin = px(24);
  const float width = std::min(px(760), frame.view.w - 2 * margin);
  const Rect sheet{(frame.view.w - width) / 2, margin, width, frame.view.h - 2 * margin};
  dialog_card(frame, "help", sheet, tr(frame, "Help"));
  Rect inner = sheet.inset(px(28), px(20));
  Rect head = inner.cut_top(px(40), px(12));
  const std::string close = tr(frame, "Close");
  const float close_w = staff_button_width(frame, close, "x");
  const Rect close_box = head.cut_right(close_w, px(12));
  const bool titled = !blocks.empty() && blocks.front().kind == Block::title;
  const std::string title = titled ? blocks.front().text : tr(frame, "Help");
  TextStyle title_style = staff::title(frame);
  const TextSize size = measure_text(frame, title, title_style, head.w);
  heading(frame, "help.title", {head.x, head.y + std::max(0.0F, (head.h - size.h) / 2), head.w, 0}, title, title_style);
  if (size.h > head.h) inner.cut_top(size.h - head.h);
  bool done = staff_button(frame, "help.close", {close_box.x, close_box.y + px(2), close_w, px(36)}, close, "x");
  staff_scroll(frame, "help.text", inner, scroll, [&](const Pen& pen, float x, float y, float w) {
    const float top = y;
    for (std::size_t i = titled ? 1 : 0; i < blocks.size(); ++i) {
      const HelpBlock& block = blocks[i];
      if (block.kind == Block::heading || block.kind == Block::title) {
        if (y > top) y += pen.px(12);
        y += pen.heading({}, x, y, w, block.text, staff::card_title(pen.frame)) + pen.px(4);
      } else if (block.kind == Block::item) {
        const TextStyle style = staff::body(pen.frame);
        if (pen.paint) circle(pen.frame, {x + pen.px(7), y + style.px * style.line / 2}, pen.px(2.5F), Role::brand);
        y += pen.text({}, x + pen.px(20), y, w - pen.px(20), block.text, style) + pen.px(6);
      } else {
        y += pen.text({}, x, y, w, block.text, staff::body(pen.frame)) + pen.px(10);
      }
    }
    return y - top;
  });
  if (take_key(frame, GLFW_KEY_ESCAPE) || take_key(frame, GLFW_KEY_F1)) done = true;
  return done;
}

}  // namespace aplomb::ui
