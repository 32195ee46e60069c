// 03 Notice: about a hundred words in six blocks; all the rest one press away. The button says "I have read this", not "I agree", and no idle
// timer runs.

#include "kiosk/parts_choice.h"
#include "kiosk/screen_parts.h"

#include "ui/draw.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

struct Part {
  std::string_view key{};
  std::string_view icon{};
  std::string head{};
  const std::string* text;
};

std::array<Part, 6> parts_of(const State& state, const Frame& frame) {
  const Notice& notice = state.notice;
  return {{
      {"notice.does", "list", tr(frame, "What you will do"), &notice.does},
      {"notice.measured", "target", tr(frame, "What is measured"), &notice.measured},
      {"notice.scored", "sum", tr(frame, "How it is scored"), &notice.scored},
      {"notice.decides", "person", tr(frame, "Who decides"), &notice.decides},
      {"notice.kept", "lock", tr(frame, "What is kept"), &notice.kept},
      {"notice.another_way", "deskbell", tr(frame, "Another way"), &notice.another_way},
  }};
}

/// Rule, icon and head of one block.
Block part_head(Frame& frame, const Part& part, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  ui::TextStyle style = lead_style(frame);
  const float slot = std::max(mm(7.9F), style.px * 1.1F);
  const float indent = slot + mm(3.3F);
  const float room = width - indent;
  Block block;
  block.height = 2 + mm(4.1F) + text_height(frame, part.head, style, room) + mm(0.75F);
  block.gap = gap;
  block.with_next = true;
  block.draw = [&frame, part, style, slot, indent, room, width, mm](Rect rect) -> Pressed {
    ui::fill(frame, {rect.x, rect.y, width, 2}, Role::brand);
    const float y = rect.y + 2 + mm(4.1F);
    ui::icon(frame, part.icon, {rect.x, y, slot, style.px * style.line}, slot, Role::brand);
    ui::heading(frame, std::string(part.key) + ".head", {rect.x + indent, y, room, 0}, part.head, style);
    return {};
  };
  return block;
}

Blocks part_blocks(Frame& frame, const Part& part, float width, float gap) {
  Blocks blocks;
  blocks.push_back(part_head(frame, part, width, gap));
  blocks.push_back(paragraph_block(frame, std::string(part.key), *part.text, width, gap_mm(frame, 0.75F)));
  return blocks;
}

/// `columns` parts beside each other, in rows.
Blocks rows_of_parts(const State& state, Frame& frame, float width, int columns) {
  const auto parts = parts_of(state, frame);
  const float gap = gap_mm(frame, 9.75F);
  if (columns == 1) {
    Blocks blocks;
    for (const Part& part : parts) {
      Blocks one = part_blocks(frame, part, width, gap);
      blocks.insert(blocks.end(), one.begin(), one.end());
    }
    return blocks;
  }
  const float between = frame.metrics.mm(13.5F);
  const float w = (width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  Blocks rows;
  for (std::size_t i = 0; i < parts.size(); i += static_cast<std::size_t>(columns)) {
    std::vector<Blocks> cells;
    Block row;
    row.gap = gap;
    for (std::size_t k = i; k < std::min(parts.size(), i + static_cast<std::size_t>(columns)); ++k) {
      cells.push_back(part_blocks(frame, parts[k], w, 0));
      row.height = std::max(row.height, height_of(cells.back()));
    }
    row.draw = [&frame, cells = std::move(cells), w, between](Rect rect) {
      float x = rect.x;
      for (const Blocks& cell : cells) {
        draw_blocks(frame, cell, {x, rect.y, w, rect.h});
        x += w + between;
      }
      return Pressed{};
    };
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The rights and the button to the whole text, in a card.
Block rights_block(const State& state, Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  ui::ButtonLook look;
  look.icon = "book";
  look.px = frame.metrics.s();
  look.edge = 1.5F;
  const std::string words = tr(frame, "Read all of it");
  const float button_w = std::ceil(text_width(frame, words, look.px, Weight::semibold) + 1.1F * look.px + mm(3.4F + 2 * 5.0F));
  const float button_h = std::max(mm(14.25F), look.px * 1.5F);
  const float pad_x = mm(7.5F);
  const float pad_y = mm(5.25F);
  const float beside_w = width - 2 * pad_x - button_w - mm(9);
  const bool beside = beside_w >= 18 * frame.metrics.q();
  const ui::TextStyle style = body_style(frame);
  const float text_w = beside ? beside_w : width - 2 * pad_x;
  const float text_h = text_height(frame, state.notice.rights, style, text_w);
  Block block;
  block.gap = gap;
  block.height = 2 * pad_y + (beside ? std::max(text_h, button_h) : text_h + mm(4) + button_h);
  block.draw = [&state, &frame, look, words, button_w, button_h, pad_x, pad_y, beside, style, text_w, text_h](Rect rect) -> Pressed {
    ui::card(frame, rect, frame.metrics.mm(3.75F));
    Rect inner = rect.inset(pad_x, pad_y);
    const float y = beside ? inner.centre().y - text_h / 2 : inner.y;
    ui::paragraph(frame, "notice.rights", {inner.x, y, text_w, 0}, state.notice.rights, style);
    const Rect button = beside ? Rect{inner.right() - button_w, inner.centre().y - button_h / 2, button_w, button_h}
                               : Rect{inner.x, inner.bottom() - button_h, std::min(button_w, inner.w), button_h};
    if (ui::button(frame, "notice.all", button, words, look)) return ReadAllOfNotice{};
    return {};
  };
  return block;
}

/// "2026-03-02" as the language writes it; the text itself when it is no such day.
std::string day_of(const Frame& frame, const std::string& iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
  using namespace std::chrono;
  const year_month_day day{year{std::atoi(iso.substr(0, 4).c_str())}, month{static_cast<unsigned>(std::atoi(iso.substr(5, 2).c_str()))},
                           std::chrono::day{static_cast<unsigned>(std::atoi(iso.substr(8, 2).c_str()))}};
  if (!day.ok()) return iso;
  // Noon, so that no time zone moves the day.
  const auto noon = sys_days{day} + hours{12};
  return frame.words->day(duration_cast<milliseconds>(noon.time_since_epoch()).count());
}

Block who_block(const State& state, Frame& frame, float width, float gap) {
  std::string text = tr(frame, "{who} Notice {n} of {day}.",
                        {{"who", state.notice.responsible}, {"n", num(frame, state.notice.version)}, {"day", day_of(frame, state.notice.date)}});
  return text_block(frame, {.key = "notice.who", .text = std::move(text), .style = small_style(frame), .color = Role::ink_muted, .width = width}, gap);
}

HeadLook notice_head(const Frame& frame) {
  HeadLook head;
  head.title = tr(frame, "Before the questions");
  head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 2)}, {"of", num(frame, 4)}, {"what", tr(frame, "What happens here")}});
  return head;
}

/// One page as in the picture, the rights at its foot; none when it does not fit in any number of columns.
std::optional<Blocks> one_page(const State& state, Frame& frame, const PageLayout& page, const Block& title) {
  const float width = page.content.w;
  for (const int columns : {3, 2}) {
    if ((width - frame.metrics.mm(27)) / static_cast<float>(columns) < 15 * frame.metrics.q()) continue;
    Blocks blocks = {title};
    Blocks rows = rows_of_parts(state, frame, width, columns);
    rows.front().gap = gap_mm(frame, 7.5F);
    blocks.insert(blocks.end(), rows.begin(), rows.end());
    Blocks low = {rights_block(state, frame, width, gap_mm(frame, 7)), who_block(state, frame, width, gap_mm(frame, 4.5F))};
    const float spare = page.content.h - height_of(blocks) - low.front().gap - height_of(low);
    if (spare < 0) continue;
    low.front().gap += spare;
    blocks.insert(blocks.end(), low.begin(), low.end());
    return blocks;
  }
  return {};
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t to = text.find("\n\n", from);
    if (to == std::string::npos) to = text.size();
    std::string one = text.substr(from, to - from);
    std::replace(one.begin(), one.end(), '\n', ' ');
    while (!one.empty() && one.back() == ' ') one.pop_back();
    if (!one.empty()) paragraphs.push_back(std::move(one));
    from = to + 2;
  }
  return paragraphs;
}

}  // namespace

Pressed draw_notice(const State& state, Frame& frame) {
  begin_page(frame, "notice");
  if (entering(frame)) ui::focus(frame, "foot.next");
  const PageLayout page = page_layout(frame);
  const float width = page.content.w;
  const Block title = heading_block(frame, "title", tr(frame, "What happens with your answers"), title_style(frame), width, 0);
  std::vector<Blocks> pages;
  if (auto whole = one_page(state, frame, page, title)) {
    pages.push_back(std::move(*whole));
  } else {
    const int columns = width >= 2 * 17 * frame.metrics.q() + frame.metrics.mm(13.5F) ? 2 : 1;
    Blocks blocks = {title};
    Blocks rows = rows_of_parts(state, frame, width, columns);
    // A row that is higher than a page is split only where it stands in one column.
    if (columns > 1 && tallest(rows) > page.content.h - title.height) rows = rows_of_parts(state, frame, width, 1);
    rows.front().gap = gap_mm(frame, 5);
    blocks.insert(blocks.end(), rows.begin(), rows.end());
    Block rights = rights_block(state, frame, width, gap_mm(frame, 7));
    if (rights.height <= page.content.h) {
      blocks.push_back(std::move(rights));
    } else {
      // Longer than a page at this size: running text, and the button after it.
      blocks.push_back(paragraph_block(frame, "notice.rights", state.notice.rights, width, gap_mm(frame, 7)));
      std::vector<WrapButton> all = {{.key = "notice.all", .text = tr(frame, "Read all of it"), .icon = "book", .action = ReadAllOfNotice{}}};
      blocks.push_back(buttons_block(frame, std::move(all), width, frame.metrics.s(), std::max(frame.metrics.mm(14.25F), frame.metrics.s() * 1.5F),
                                     frame.metrics.mm(5), gap_mm(frame, 4)));
    }
    blocks.push_back(who_block(state, frame, width, gap_mm(frame, 4)));
    pages = deal(frame, std::move(blocks), page.content.h);
  }
  PagedLook look;
  look.head = notice_head(frame);
  look.foot.main = main_button(frame, tr(frame, "I have read this"));
  look.part = state.part;
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  if (press.foot == FootPress::main) return NoticeDone{};
  return std::move(press.action);
}

Pressed draw_notice_full(const State& state, Frame& frame) {
  begin_page(frame, "notice_full");
  if (entering(frame)) ui::focus(frame, "foot.next");
  const PageLayout page = page_layout(frame);
  const float width = page.content.w;
  Blocks blocks = {heading_block(frame, "title", tr(frame, "The whole notice"), title_style(frame), width, 0)};
  int n = 0;
  const auto add = [&](const std::string& text, float gap) {
    if (!text.empty()) blocks.push_back(paragraph_block(frame, "notice.full." + std::to_string(++n), text, width, gap_mm(frame, gap)));
  };
  for (const Part& part : parts_of(state, frame)) {
    blocks.push_back(heading_block(frame, std::string(part.key) + ".head", part.head, lead_style(frame), width, gap_mm(frame, 6)));
    add(*part.text, 1);
  }
  blocks.push_back(heading_block(frame, "notice.rights.head", tr(frame, "Your rights"), lead_style(frame), width, gap_mm(frame, 6)));
  add(state.notice.rights, 1);
  blocks.push_back(heading_block(frame, "notice.rest.head", tr(frame, "All the rest"), lead_style(frame), width, gap_mm(frame, 6)));
  for (const std::string& paragraph : paragraphs_of(state.notice.full)) add(paragraph, 4);
  add(tr(frame, "Ask at the desk for a copy on paper."), 4);
  blocks.push_back(who_block(state, frame, width, gap_mm(frame, 4)));
  PagedLook look;
  look.head = notice_head(frame);
  look.foot.back = back_button(frame);
  look.foot.main = main_button(frame, tr(frame, "I have read this"));
  look.part = state.part;
  PagedPress press = draw_paged(state, frame, page, deal(frame, std::move(blocks), page.content.h), std::move(look), turn_part);
  if (press.foot == FootPress::back) return Back{};
  if (press.foot == FootPress::main) return NoticeDone{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
