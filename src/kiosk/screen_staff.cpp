// Staff at the kiosk: a PIN, then to leave or to close an abandoned session. Opened by Ctrl+Shift+F12 or five touches in the corner.

#include "kiosk/parts_card.h"
#include "kiosk/screen_parts.h"

#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

/// What was typed as discs, how many is all that is seen. One control, so that Enter submits.
Block typed_block(const State& state, Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  Block block;
  block.height = mm(18);
  block.gap = gap;
  block.draw = [&state, &frame, width, mm](Rect rect) -> Pressed {
    const Rect field{rect.x, rect.y, std::min(width, mm(120)), rect.h};
    const std::string words = tr(frame, "PIN");
    const ui::Press press = ui::pressable(frame, "staff.pin", field, {.role = "field", .words = words});
    ui::fill(frame, field, Role::surface, mm(3));
    ui::stroke(frame, field, state.pin_complaint ? Role::ink : Role::line, state.pin_complaint ? 3.0F : 2.0F, mm(3));
    float x = field.x + mm(8);
    for (std::size_t i = 0; i < state.pin.size(); ++i) {
      ui::circle(frame, {x, field.centre().y}, mm(2), Role::ink);
      x += mm(8.5F);
    }
    if (press.focused) ui::fill(frame, {x - mm(2), field.y + mm(4.5F), 2.5F, field.h - mm(9)}, Role::ink);
    if (press.pressed && frame.keys_used) return SubmitPin{};
    return {};
  };
  return block;
}

struct PinKey {
  std::string key{};
  std::string text{};
  std::string icon{};
  Action action{};
};

Block pad_block(Frame& frame, float width, float gap) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  std::vector<PinKey> keys;
  for (const int d : {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}) keys.push_back({"staff.pin." + std::to_string(d), num(frame, d), {}, TypePin{static_cast<char>('0' + d)}});
  keys.push_back({"staff.pin.erase", tr(frame, "Erase"), "backspace", ErasePin{}});
  constexpr int columns = 6;
  const float between = mm(3);
  const float h = mm(16);
  Block block;
  block.height = 2 * h + between;
  block.gap = gap;
  block.draw = [&frame, keys, width, between, h](Rect rect) -> Pressed {
    const float w = (std::min(width, frame.metrics.mm(210)) - between * (columns - 1)) / columns;
    Pressed pressed;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const int at = static_cast<int>(i);
      const int column = frame.rtl ? columns - 1 - at % columns : at % columns;
      const Rect place{rect.x + static_cast<float>(column) * (w + between), rect.y + static_cast<float>(at / columns) * (h + between), w, h};
      ui::ButtonLook look;
      look.icon = keys[i].icon;
      look.words = keys[i].icon.empty() ? std::string_view() : std::string_view(keys[i].text);
      look.px = std::min(frame.metrics.q() * 1.1F, h * 0.75F);
      look.takes_focus = false;
      if (ui::button(frame, keys[i].key, place, keys[i].icon.empty() ? keys[i].text : std::string(), look)) pressed = keys[i].action;
    }
    return pressed;
  };
  return block;
}

std::string complaint_of(const State& state, const Frame& frame) {
  const int wait = pin_wait_left(state);
  if (wait > 0) return trn(frame, "Please wait one second.", "Please wait {n} seconds.", wait);
  return state.pin_complaint ? tr(frame, *state.pin_complaint) : std::string();
}

}  // namespace

Pressed draw_staff_pin(const State& state, Frame& frame) {
  if (pin_wait_left(state) > 0) frame.wake(1.0);
  // Digits and Backspace from the keyboard, wherever the focus is; Enter presses what has it.
  for (int d = 0; d <= 9; ++d) {
    if (ui::take_key(frame, GLFW_KEY_0 + d) || ui::take_key(frame, GLFW_KEY_KP_0 + d)) {
      ui::focus(frame, "staff.pin");
      draw_staff_pin(state, frame);
      return TypePin{static_cast<char>('0' + d)};
    }
  }
  const bool erase = ui::take_key(frame, GLFW_KEY_BACKSPACE);
  CardPage card;
  card.name = "staff_pin";
  card.title = tr(frame, "For staff");
  card.title_q = 1.3F;
  card.words = [&](float width) {
    Blocks blocks;
    const std::string complaint = complaint_of(state, frame);
    blocks.push_back(text_block(frame, {.key = "pin.words", .text = complaint.empty() ? tr(frame, "Please type the PIN.") : complaint, .style = small_style(frame, complaint.empty() ? Weight::regular : Weight::semibold), .width = width}, 0));
    blocks.push_back(typed_block(state, frame, width, frame.metrics.mm(3.5F)));
    blocks.push_back(pad_block(frame, width, frame.metrics.mm(4)));
    return blocks;
  };
  card.buttons = {{"staff.pin.ok", tr(frame, "Unlock"), {}, ui::Kind::main, SubmitPin{}}, {"staff.close", tr(frame, "Go back"), {}, ui::Kind::plain, CloseOverlay{}}};
  card.first = "staff.pin";
  card.head_in_use = false;
  Pressed pressed = draw_card_page(state, frame, card);
  return erase ? Pressed{ErasePin{}} : pressed;
}

Pressed draw_staff_menu(const State& state, Frame& frame) {
  CardPage card;
  card.name = "staff_menu";
  card.title = tr(frame, "For staff");
  card.title_q = 1.3F;
  card.words = [&](float width) {
    Blocks blocks;
    const std::string text = state.session_open && in_session(state)
                                 ? tr(frame, "A session is open. Leaving pauses it: its code goes on at the same question. Closing it as abandoned ends it for good.")
                                 : tr(frame, "No session is open.");
    blocks.push_back(words_block(frame, "staff.words", text, width, 0));
    if (state.backup_note) blocks.push_back(fact_block(frame, "staff.backup", "save", tr(frame, *state.backup_note), width, frame.metrics.mm(5)));
    if (state.staff_note) blocks.push_back(fact_block(frame, "staff.note", "info", tr(frame, *state.staff_note), width, frame.metrics.mm(5)));
    return blocks;
  };
  card.buttons = {{"staff.close", tr(frame, "Go back"), {}, ui::Kind::main, CloseOverlay{}}, {"staff.leave", tr(frame, "Close the kiosk"), "door", ui::Kind::plain, StaffLeave{}}};
  if (state.session_open && state.session.ending == Ending::open) {
    card.buttons.push_back({"staff.abandon", tr(frame, "Close as abandoned"), {}, ui::Kind::plain, StaffAbandon{}});
  }
  card.first = "staff.close";
  card.head_in_use = false;
  return draw_card_page(state, frame, card);
}

}  // namespace aplomb::kiosk
