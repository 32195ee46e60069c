#include "kiosk/parts_page.h"

#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

struct HeadButton {
  std::string_view key{};
  std::string_view icon{};
  std::string_view keycap{};
  std::string text{};
  bool shown = true;
  bool chosen = false;
  bool filled = false;
  Action action{};
};

/// Text, Listen and Help close what they opened.
Action toggle(const State& state, Overlay overlay) {
  if (state.overlay == overlay) return CloseOverlay{};
  return OpenOverlay{overlay};
}

/// Sheets leave the head in use: there the same button closes what it opened. What covers the whole page covers the head too.
bool head_in_use(const State& state) {
  switch (state.overlay) {
    case Overlay::none:
    case Overlay::comfort:
    case Overlay::help:
    case Overlay::listen: return true;
    default: return false;
  }
}

Pressed draw_buttons(const State& state, Frame& frame, const PageLayout& page) {
  const bool called = help_called(state);
  const bool running = in_session(state) && !state.session.paused;
  const std::array<HeadButton, 5> buttons = {{
      {"head.break", "pause", "F6", tr(frame, "Break"), running, false, false, OpenOverlay{Overlay::break_sheet}},
      {"head.text", "text", "F2", tr(frame, "Text"), true, state.overlay == Overlay::comfort, false, toggle(state, Overlay::comfort)},
      {"head.listen", "speaker", "F4", tr(frame, "Listen"), true, state.overlay == Overlay::listen, false, toggle(state, Overlay::listen)},
      {"head.help", "help", "F1", tr(frame, "Help"), true, state.overlay == Overlay::help, false, toggle(state, Overlay::help)},
      {"head.call", "deskbell", "F9", called ? tr(frame, "Called") : tr(frame, "Call a person"), true, false, called, CallPerson{}},
  }};
  Pressed pressed;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const HeadButton& button = buttons[i];
    if (!button.shown) continue;  // its place stays empty: nobody moves
    ui::ButtonLook look;
    look.icon = button.icon;
    look.keycap = button.keycap;
    look.chosen = button.chosen;
    look.filled = button.filled;
    look.px = page.head_px;
    look.edge = 1.5F;
    if (ui::button(frame, button.key, page.buttons[i], button.text, look)) pressed = button.action;
  }
  return pressed;
}

}  // namespace

bool head_holds(Frame& frame, const PageLayout& page, float from, const std::string& title) {
  const float room = page.buttons[1].x - frame.metrics.mm(8 + 10.5F + 6) - from;
  return text_width(frame, title, frame.metrics.q() * 0.85F, Weight::semibold) <= room;
}

Pressed draw_head(const State& state, Frame& frame, const PageLayout& page, const HeadLook& look) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float q = frame.metrics.q();
  if (look.rule) ui::fill(frame, {0, page.head.bottom() - 1, frame.view.w, 1}, Role::rule);

  Rect line = page.title;
  if (look.from >= 0) line.cut_left(look.from - line.x);
  if (!page.two_rows) line.w = page.buttons[0].x - mm(8) - line.x;
  // Before the session Break has no place to keep clear for: titles may use it.
  if (!page.two_rows && !in_session(state)) line.w = page.buttons[1].x - mm(8) - line.x;
  if (!page.two_rows) {
    const Rect mark = line.cut_left(mm(10.5F), mm(6));
    ui::icon(frame, "mark", mark, mm(10.5F), Role::brand);
  }

  const float least = floor_px(frame);
  const float s = frame.metrics.s();
  float note_px = look.note.empty() ? s : fit_px(frame, look.note, s, Weight::regular, line.w * 0.45F, least);
  float note_w = look.note.empty() ? 0 : text_width(frame, look.note, note_px, Weight::regular) + 1;
  const float title_full = text_width(frame, look.title, q, Weight::semibold);
  // A note that is not needed goes before the title shrinks.
  bool note_shown = !look.note.empty();
  if (note_shown && !look.note_needed && title_full + mm(6) + note_w > line.w) note_shown = false;
  const float for_note = note_shown ? note_w + mm(6) : 0;
  const float title_px = fit_px(frame, look.title, q, Weight::semibold, line.w - for_note, least);
  const float title_w = std::min(line.w - for_note, text_width(frame, look.title, title_px, Weight::semibold) + 1);

  Rect title = line.cut_left(title_w, mm(6));
  if (look.below.empty()) {
    ui::label(frame, "head.title", title, look.title, ui::TextStyle{.px = title_px, .weight = Weight::semibold, .line = 1.25F});
  } else {
    const float below_px = fit_px(frame, look.below, s, Weight::regular, line.w + title_w, least);
    const float both = title_px * 1.15F + below_px * 1.15F;
    Rect pair{title.x, title.y + (title.h - both) / 2, title.w + 2, both};
    ui::label(frame, "head.title", pair.cut_top(title_px * 1.15F), look.title, line_style(title_px, Weight::semibold));
    pair.w += line.w;
    ui::label(frame, "head.below", pair, look.below, line_style(below_px, Weight::regular), Role::ink_muted);
  }

  if (look.share) {
    // 71 mm where there is room; in a head of two rows it takes what the note leaves.
    const float room = line.w - for_note;
    const float bar = page.two_rows ? room : std::min(mm(71), room);
    if (bar >= mm(20)) {
      const Rect track = line.cut_left(bar, mm(page.two_rows ? 5.0F : 5.5F));
      ui::progress_bar(frame, {track.x, track.centre().y - mm(1.9F), track.w, mm(3.75F)}, *look.share, look.share_words);
    }
  }
  if (note_shown) {
    line.w = std::max(line.w, note_w);
    const ui::Align align = page.two_rows ? ui::Align::end : ui::Align::start;
    ui::label(frame, "head.note", line, look.note, line_style(note_px, Weight::regular, align), Role::ink_muted);
  }

  const bool inert = frame.inert;
  if (head_in_use(state) && state.overlay != Overlay::none) frame.inert = false;
  Pressed pressed = draw_buttons(state, frame, page);
  frame.inert = inert;

  // Five touches in the top right corner call staff: nothing is drawn there, and Tab does not come by.
  if (!frame.inert) {
    const float side = mm(12.7F);
    ui::PressableLook corner;
    corner.role = "corner";
    corner.draw_ring = false;
    corner.tab_stop = false;
    corner.takes_focus = false;
    const float x = frame.rtl ? 0 : frame.view.w - side;
    if (ui::pressable(frame, "staff.corner", {x, 0, side, side}, corner).pressed) pressed = TouchCorner{frame.mono_ms};
  }
  return pressed;
}

}  // namespace aplomb::kiosk
