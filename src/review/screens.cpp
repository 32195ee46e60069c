#include "review/screens.h"

#include "review/screen_parts.h"
#include "review/words.h"

#include <GLFW/glfw3.h>

namespace aplomb::review {
namespace {

std::optional<Action> draw_rail(const State& state, ui::Frame& frame, ui::Rect rect) {
  ui::Rail rail;
  rail.station = tr(frame, "Review");
  rail.items = {{"rail.candidates", "people", tr(frame, "Candidates"), true, {}}};
  rail.services = {{"rail.help", "help", tr(frame, "Help"), false, "F1"}, {"rail.lock", "lock", tr(frame, "Lock"), false, {}}};
  if (state.staff) {
    rail.name = state.staff->name;
    rail.role = tr(frame, role_words(state.staff->role));
  }
  const std::optional<std::string> pressed = ui::rail(frame, rect, rail);
  if (!pressed) return std::nullopt;
  if (*pressed == "rail.candidates") return ToList{};
  if (*pressed == "rail.help") return OpenHelp{};
  return Lock{};
}

}  // namespace

void stack(const ui::Pen& pen, float x, float& y, float w, const ui::Part& inside) { y += inside(pen, x, y, w) + pen.px(20); }

std::optional<Action> draw(const State& state, Places& places, ui::Frame& frame) {
  if (state.screen == Screen::sign_in) {
    places = {};
    return draw_sign_in(state, frame);
  }
  frame.inert = state.help_open;
  const ui::StaffPage staff = ui::staff_page(frame);
  ui::fill(frame, frame.view, ui::Role::canvas);
  std::optional<Action> action = draw_rail(state, frame, staff.rail);
  const std::optional<Action> on_page = state.screen == Screen::list ? draw_list(state, places, frame, staff.page)
                                                                      : draw_candidate(state, places, frame, staff.page);
  if (!action) action = on_page;
  if (state.help_open) {
    frame.inert = false;
    return ui::help_sheet(frame, state.help, places.help) ? std::optional<Action>(CloseHelp{}) : std::nullopt;
  }
  if (ui::take_key(frame, GLFW_KEY_F1)) return OpenHelp{};
  return action;
}

}  // namespace aplomb::review
