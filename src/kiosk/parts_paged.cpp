#include "kiosk/parts_page.h"

#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

/// Stands for "the screen that comes next": no control has this key, so the next screen finds it focused and knows that it is new.
constexpr std::string_view entry_key = "entering";

}  // namespace

bool entering(const Frame& frame) {
  if (frame.inert) return false;
  const std::string& key = ui::focused_key(frame);
  return key.empty() || key == entry_key;
}

void enter(Frame& frame) { ui::focus(frame, entry_key); }

void begin_page(Frame& frame, std::string_view name) {
  ui::screen(frame, name);
  ui::fill(frame, frame.view, Role::canvas);
}

Action turn_part(int part) { return TurnPart{part}; }

std::string called_words(const State& state, const Frame& frame) {
  if (!help_called(state)) return {};
  if (in_session(state)) return tr(frame, "Somebody is called. Or go to the desk: your answers are safe.");
  return tr(frame, "Somebody is called. Or go to the desk.");
}

void draw_strip(Frame& frame, const PageLayout& page, std::string_view text, bool arrows) {
  if (text.empty()) return;
  const float s = frame.metrics.s();
  const float slot = arrows ? s * 1.6F : 0;
  const float px = fit_px(frame, text, s, Weight::regular, page.strip.w - 2 * slot);
  const float w = std::min(text_width(frame, text, px, Weight::regular) + 1, page.strip.w - 2 * slot);
  const Rect line{page.strip.x, page.strip.y + (page.strip.h - s * 1.35F) * 0.45F, page.strip.w, s * 1.35F};
  const float x = line.x + (line.w - w) / 2;
  ui::label(frame, "strip", {x, line.y, w, line.h}, text, line_style(px, Weight::regular), Role::ink);
  if (!arrows) return;
  ui::icon(frame, "down", {x - slot, line.y, slot, line.h}, px * 1.1F, Role::ink);
  ui::icon(frame, "down", {x + w, line.y, slot, line.h}, px * 1.1F, Role::ink);
}

PagedPress draw_paged(const State& state, Frame& frame, const PageLayout& page, const std::vector<Blocks>& pages, PagedLook look,
                      Action (*turn)(int)) {
  const int count = static_cast<int>(pages.size());
  PagedPress result;
  result.page = std::clamp(look.part, 1, count);
  // The pages that More turns, or those beside them.
  const bool aside = look.turned > 0 && result.page > look.turned;
  const int from = aside ? look.turned + 1 : 1;
  const int to = look.turned > 0 && !aside ? look.turned : count;
  result.last = result.page == to;
  const bool turns = !result.last && !look.ready;
  if (to > from) {
    look.head.note = tr(frame, "page {n} of {of}", {{"n", num(frame, result.page - from + 1)}, {"of", num(frame, to - from + 1)}});
    look.head.note_needed = true;
  }
  result.action = draw_head(state, frame, page, look.head);

  Rect content = page.content;
  content.cut_top(look.indent);
  if (auto action = draw_blocks(frame, pages[static_cast<std::size_t>(result.page - 1)], content)) result.action = std::move(action);

  const std::string called = called_words(state, frame);
  if (!look.strip.empty()) {
    draw_strip(frame, page, look.strip, false);
  } else if (!result.last) {
    if (look.more.empty()) look.more = tr(frame, "There is more on page {n}", {{"n", num(frame, result.page - from + 2)}});
    draw_strip(frame, page, look.more, true);
  } else if (!called.empty()) {
    draw_strip(frame, page, called, false);
  }

  if (look.foot.main) {
    FootButton& main = *look.foot.main;
    main.other_texts.push_back(tr(frame, "More"));
    if (turns) {
      main.other_texts.push_back(main.text);
      main.key = "foot.next";
      look.foot.main_by_page_down = true;
      main.text = tr(frame, "More");
      main.icon_after = "down";
    }
  }
  if (result.page > 1 && !look.foot.back) {
    look.foot.back = back_button(frame);
    look.foot.back_note.clear();
  }
  result.foot = draw_foot(frame, page, look.foot);
  if (result.foot == FootPress::main && turns) {
    result.action = turn(result.page + 1);
    result.foot = FootPress::none;
  } else if (result.foot == FootPress::back && result.page > 1) {
    result.action = turn(aside && result.page == from ? 1 : result.page - 1);
    result.foot = FootPress::none;
  }
  return result;
}

}  // namespace aplomb::kiosk
