#include "studio/screen_parts.h"

#include <GLFW/glfw3.h>

namespace aplomb::studio {

std::optional<Action> draw_sign_in(const State& state, ui::Frame& frame) {
  ui::SignInLook look;
  look.station = tr(frame, "Studio");
  look.name = state.sign_in.name;
  look.passphrase = state.sign_in.passphrase;
  look.waiting = waiting(state);
  look.capitals = state.sign_in.capitals;
  if (state.sign_in.complaint) look.complaint = tr(frame, *state.sign_in.complaint);
  const ui::SignInPress press = ui::sign_in_page(frame, look);
  if (press.go) return SubmitSignIn{};
  if (press.name) return TypeName{*press.name};
  if (press.passphrase) return TypePassphrase{*press.passphrase};
  const bool capitals = (frame.mods & GLFW_MOD_CAPS_LOCK) != 0;
  if (capitals != state.sign_in.capitals) return SetCapitals{capitals};
  return std::nullopt;
}

}  // namespace aplomb::studio
