#include "studio/screens.h"

#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/draw.h"
#include "ui/stage.h"

#include <GLFW/glfw3.h>

namespace aplomb::studio {
namespace {

std::optional<Action> draw_rail(const State& state, ui::Frame& frame, ui::Rect rect) {
  ui::Rail rail;
  rail.station = tr(frame, "Studio");
  rail.items = {{"rail.questions", "list", tr(frame, "Questions"), true, {}}};
  rail.services = {{"rail.help", "help", tr(frame, "Help"), false, "F1"}, {"rail.lock", "lock", tr(frame, "Lock"), false, {}}};
  if (state.staff) {
    rail.name = state.staff->name;
    rail.role = tr(frame, role_words(state.staff->role));
  }
  const std::optional<std::string> pressed = ui::rail(frame, rect, rail);
  if (!pressed) return std::nullopt;
  if (*pressed == "rail.questions") return ToBank{};
  if (*pressed == "rail.help") return OpenHelp{};
  return Lock{};
}

/// A field that was just left settles what was typed into it; one that was entered chooses its response.
std::optional<Action> follow_focus(const State& state, Places& places, ui::Frame& frame) {
  const std::string& now = ui::focused_key(frame);
  if (now == places.focused) return std::nullopt;
  frame.stage.owe(2);  // what follows is drawn in the next frame
  if (!state.growing.empty()) return Settle{};
  places.focused = now;
  for (const std::string_view prefix : {"question.option.", "key."}) {
    if (!now.starts_with(prefix)) continue;
    const std::string rest = now.substr(prefix.size());
    const std::string option = rest.substr(0, rest.find('.'));
    if (option != state.option) return ChooseOption{option};
  }
  return std::nullopt;
}

/// Outside of fields, which have an undo of their own while somebody types.
std::optional<Action> step_keys(ui::Frame& frame) {
  if (ui::take_key(frame, GLFW_KEY_Z, GLFW_MOD_CONTROL)) return Undo{};
  if (ui::take_key(frame, GLFW_KEY_Y, GLFW_MOD_CONTROL) || ui::take_key(frame, GLFW_KEY_Z, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT)) return Redo{};
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw(const State& state, Places& places, ui::Frame& frame, const DrawPreview& preview) {
  if (state.screen == Screen::sign_in) {
    places = {};
    return draw_sign_in(state, frame);
  }
  const bool dialog = state.help_open || state.publish;
  frame.inert = dialog;
  const ui::StaffPage staff = ui::staff_page(frame);
  ui::fill(frame, frame.view, ui::Role::canvas);
  std::optional<Action> action = draw_rail(state, frame, staff.rail);
  std::optional<Action> on_page;
  Page page{state, places, preview, on_page};
  if (state.screen == Screen::question) {
    draw_question(page, frame, staff.page);
  } else {
    draw_bank(page, frame, staff.page);
  }
  if (!action) action = on_page;
  frame.inert = false;
  if (state.help_open) return ui::help_sheet(frame, state.help, places.help) ? std::optional<Action>(CloseHelp{}) : std::nullopt;
  if (state.publish) return draw_publish(state, places, frame);
  if (ui::take_key(frame, GLFW_KEY_F1)) return OpenHelp{};
  if (!action && state.screen == Screen::question) action = step_keys(frame);
  if (!action) action = follow_focus(state, places, frame);
  return action;
}

}  // namespace aplomb::studio
