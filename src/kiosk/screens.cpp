// The candidate's page: which screen, what lies over it, and the keys that work everywhere.

#include "kiosk/screens.h"

#include "kiosk/screen_parts.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;

namespace {

Pressed draw_screen(const State& state, Frame& frame) {
  switch (state.screen) {
    case Screen::welcome: return draw_welcome(state, frame);
    case Screen::code: return draw_code(state, frame);
    case Screen::role: return draw_role(state, frame);
    case Screen::name: return draw_name(state, frame);
    case Screen::confirm: return draw_confirm(state, frame);
    case Screen::notice: return draw_notice(state, frame);
    case Screen::notice_full: return draw_notice_full(state, frame);
    case Screen::comfort: return draw_comfort(state, frame);
    case Screen::practice: return draw_practice(state, frame);
    case Screen::question: return draw_question_page(state, frame);
    case Screen::check: return draw_check(state, frame);
    case Screen::thanks: return draw_thanks(state, frame);
    case Screen::no_code:
    case Screen::on_break:
    case Screen::withdrawn:
    case Screen::desk: return draw_message(state, frame);
  }
  return {};
}

bool is_sheet(Overlay overlay) { return overlay == Overlay::comfort || overlay == Overlay::help || overlay == Overlay::listen; }

/// The page with what lies over it. Under a sheet it is seen and out of use; what covers it is drawn alone, for privacy.
Pressed draw_page(const State& state, Frame& frame) {
  if (state.overlay == Overlay::none) return draw_screen(state, frame);
  if (is_sheet(state.overlay)) {
    frame.inert = true;
    Pressed from_head = draw_screen(state, frame);  // its head stays in use
    frame.inert = false;
    Pressed from_sheet;
    if (state.overlay == Overlay::comfort) from_sheet = draw_comfort_sheet(state, frame);
    else if (state.overlay == Overlay::help) from_sheet = draw_help_sheet(state, frame);
    else from_sheet = draw_listen_sheet(state, frame);
    return from_sheet ? from_sheet : from_head;
  }
  switch (state.overlay) {
    case Overlay::break_sheet: return draw_break_sheet(state, frame);
    case Overlay::withdraw: return draw_withdraw(state, frame);
    case Overlay::still_there: return draw_still_there(state, frame);
    case Overlay::staff_pin: return draw_staff_pin(state, frame);
    case Overlay::staff_menu: return draw_staff_menu(state, frame);
    default: return {};
  }
}

Pressed next_theme(const State& state, const Frame& frame) {
  if (frame.themes == nullptr || frame.themes->empty()) return {};
  const auto& themes = *frame.themes;
  Comfort comfort = comfort_of(state);
  const auto now = std::find_if(themes.begin(), themes.end(), [&](const ui::Theme& theme) { return theme.id == comfort.theme; });
  const std::size_t at = now == themes.end() ? 0 : static_cast<std::size_t>(now - themes.begin());
  comfort.theme = themes[(at + 1) % themes.size()].id;
  return SetComfort{comfort};
}

Action toggle(const State& state, Overlay overlay) {
  if (state.overlay == overlay) return CloseOverlay{};
  return OpenOverlay{overlay};
}

/// F1 to F9 on every screen. Not over "Are you still there?", where any key says yes, and not while staff are in front.
Pressed keys(const State& state, Frame& frame) {
  if (ui::take_key(frame, GLFW_KEY_F12, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT)) return OpenOverlay{Overlay::staff_pin};
  if (state.overlay == Overlay::still_there || state.overlay == Overlay::staff_pin || state.overlay == Overlay::staff_menu) return {};
  if (ui::take_key(frame, GLFW_KEY_F1)) return toggle(state, Overlay::help);
  if (ui::take_key(frame, GLFW_KEY_F2)) return toggle(state, Overlay::comfort);
  if (ui::take_key(frame, GLFW_KEY_F3)) return next_theme(state, frame);
  if (ui::take_key(frame, GLFW_KEY_F4)) return toggle(state, Overlay::listen);
  if (ui::take_key(frame, GLFW_KEY_F6) && in_session(state) && !state.session.paused) return TakeBreak{};
  if (ui::take_key(frame, GLFW_KEY_F9)) return CallPerson{};
  return {};
}

/// After these another screen, page or overlay is shown, or the same one again with something to mend: the focus goes to where the work is.
bool leads_on(const Action& action) {
  return !(std::holds_alternative<TypeDigit>(action) || std::holds_alternative<EraseDigit>(action) || std::holds_alternative<ClearCode>(action) ||
           std::holds_alternative<SetName>(action) || std::holds_alternative<ToggleShift>(action) || std::holds_alternative<SetKeyboardPage>(action) ||
           std::holds_alternative<SetComfort>(action) || std::holds_alternative<Respond>(action) || std::holds_alternative<ChooseReply>(action) || std::holds_alternative<PracticeResponse>(action) ||
           std::holds_alternative<ToggleFlag>(action) || std::holds_alternative<CallPerson>(action) || std::holds_alternative<TypePin>(action) ||
           std::holds_alternative<ErasePin>(action) || std::holds_alternative<TouchCorner>(action) || std::holds_alternative<CloseOverlay>(action));
}

}  // namespace

std::optional<Action> draw(const State& state, Frame& frame) {
  Pressed by_key = keys(state, frame);
  Pressed pressed = draw_page(state, frame);
  if (by_key) pressed = std::move(by_key);
  if (pressed && leads_on(*pressed)) enter(frame);
  return pressed;
}

}  // namespace aplomb::kiosk
