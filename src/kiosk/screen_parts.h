#pragma once
// One function a screen and an overlay, each in its own file. Only screens.cpp and tests include this.

#include "kiosk/parts_page.h"

namespace aplomb::kiosk {

Pressed draw_welcome(const State& state, ui::Frame& frame);
Pressed draw_code(const State& state, ui::Frame& frame);
Pressed draw_role(const State& state, ui::Frame& frame);
Pressed draw_name(const State& state, ui::Frame& frame);
Pressed draw_confirm(const State& state, ui::Frame& frame);
Pressed draw_notice(const State& state, ui::Frame& frame);
Pressed draw_notice_full(const State& state, ui::Frame& frame);
Pressed draw_comfort(const State& state, ui::Frame& frame);
Pressed draw_practice(const State& state, ui::Frame& frame);
Pressed draw_question_page(const State& state, ui::Frame& frame);
Pressed draw_check(const State& state, ui::Frame& frame);
Pressed draw_thanks(const State& state, ui::Frame& frame);
/// on_break, withdrawn, desk, no_code: a few words, a code, a button or two.
Pressed draw_message(const State& state, ui::Frame& frame);

// Overlays. Those that cover the page draw all of it; the sheets lie over the page's right half.
Pressed draw_comfort_sheet(const State& state, ui::Frame& frame);
Pressed draw_help_sheet(const State& state, ui::Frame& frame);
Pressed draw_listen_sheet(const State& state, ui::Frame& frame);
Pressed draw_break_sheet(const State& state, ui::Frame& frame);
Pressed draw_withdraw(const State& state, ui::Frame& frame);
Pressed draw_still_there(const State& state, ui::Frame& frame);
Pressed draw_staff_pin(const State& state, ui::Frame& frame);
Pressed draw_staff_menu(const State& state, ui::Frame& frame);

}  // namespace aplomb::kiosk
