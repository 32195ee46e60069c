#include "app/kiosk_station.h"

#include "core/secret.h"
#include "kiosk/screens.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace aplomb::app {
namespace {

/// A name or a PIN on its way to the vault: overwritten once it was used.
void wipe_secret(kiosk::Effect& effect) {
  if (auto* name = std::get_if<kiosk::SealName>(&effect)) wipe(name->name);
  if (auto* pin = std::get_if<kiosk::CheckPin>(&effect)) wipe(pin->pin);
}

template <class Kind>
bool is(const kiosk::Effect& effect) {
  return std::holds_alternative<Kind>(effect);
}

}  // namespace

KioskStation::KioskStation(store::Vault& vault, KioskMode mode, const std::filesystem::path& data, float px_per_mm, store::Now now)
    : state(first_state(vault, now)), effects_(vault, mode, now), px_per_mm_(px_per_mm), last_(now) {
  for (const ui::Theme& theme : ui::load_themes(data / "themes")) state.themes.push_back(theme.id);
  for (const auto& [id, name] : ui::languages(data / "lang")) state.languages.push_back({id, name});
  state.staff_note = effects_.staff_note();
}

bool KioskStation::own(const kiosk::Effect& effect) {
  if (is<kiosk::Quit>(effect)) quit_ = true;
  if (is<kiosk::Chime>(effect) && chime) chime();
  // ShowLanguage needs nothing: look() asks the state, and the questions have one language so far.
  return is<kiosk::Quit>(effect) || is<kiosk::Chime>(effect) || is<kiosk::ShowLanguage>(effect);
}

void KioskStation::apply(const kiosk::Action& action, store::Now now) {
  std::deque<kiosk::Effect> queue;
  const auto take = [&](kiosk::Effects effects) {
    for (auto& effect : effects) queue.push_back(std::move(effect));
  };
  take(kiosk::apply(state, action));
  while (!queue.empty()) {
    kiosk::Effect effect = std::move(queue.front());
    queue.pop_front();
    if (own(effect)) continue;
    // A new process on a vault that cannot be opened would be a dark screen: then this one stays, and says so.
    if (is<kiosk::Restart>(effect)) restart_ = true;
    for (const kiosk::Action& outcome : effects_.perform(effect, now)) {
      // What was to follow a step that failed does not: no form without the practice before it.
      if (std::holds_alternative<kiosk::Failed>(outcome)) {
        queue.clear();
        if (is<kiosk::Restart>(effect)) restart_ = false;
      }
      take(kiosk::apply(state, outcome));
    }
    if (is<kiosk::LookUpCode>(effect) || is<kiosk::OpenSession>(effect)) {
      try {
        if (auto practice = effects_.practice()) state.practice = std::move(*practice);
      } catch (const store::VaultError& error) {
        queue.clear();
        take(kiosk::apply(state, kiosk::Failed{error.message()}));
      }
    }
    wipe_secret(effect);
  }
}

/// When the press of this frame arrived: response times do not depend on how long a frame takes.
store::Now KioskStation::arrival(const ui::Frame& frame) {
  const std::int64_t mono = std::clamp(frame.input_ms, std::min(last_.mono_ms, frame.mono_ms), frame.mono_ms);
  last_ = {mono, frame.wall_ms - (frame.mono_ms - mono)};
  return last_;
}

void KioskStation::tend_when_idle(ui::Frame& frame, bool input) {
  constexpr std::int64_t quiet_ms = 2'000;
  constexpr std::int64_t day_ms = 24 * 60 * 60'000;
  if (!tend || done() || state.screen != kiosk::Screen::welcome) return;
  if (tend_at_ms_ == 0 || input) tend_at_ms_ = std::max(tend_at_ms_, frame.mono_ms + quiet_ms);
  if (frame.mono_ms >= tend_at_ms_) {
    state.backup_note = tend({frame.mono_ms, frame.wall_ms});
    tend_at_ms_ = frame.mono_ms + day_ms;
  }
  frame.wake(static_cast<double>(tend_at_ms_ - frame.mono_ms) / 1000);
}

void KioskStation::draw(ui::Frame& frame) {
  stage_ = &frame.stage;
  const bool input = std::exchange(input_, false) || !frame.pressed_keys.empty();
  // The press that answers "Are you still there?" belongs to that question, so it is told after it was drawn.
  const bool asked = state.overlay == kiosk::Overlay::still_there;
  if (!done()) {
    apply(input && !asked ? kiosk::Action{kiosk::Touched{frame.mono_ms}} : kiosk::Action{kiosk::Tick{frame.mono_ms}}, arrival(frame));
  }
  std::optional<kiosk::Action> pressed;
  try {
    pressed = kiosk::draw(state, frame);
  } catch (...) {
    // A screen that cannot be drawn gives way to the desk screen; the stage shows its own words in this frame.
    apply(kiosk::Failed{{N_("The kiosk has stopped. Please call a member of staff."), {}}}, arrival(frame));
    frame.stage.owe(1);
    throw;
  }
  if (done()) return;
  const kiosk::Screen before = state.screen;
  if (pressed) apply(*pressed, arrival(frame));
  if (input && asked) apply(kiosk::Touched{frame.mono_ms}, arrival(frame));
  if (pressed || before != state.screen || (input && asked)) frame.stage.owe(2);
  frame.wake(kiosk::next_tick(state));
  tend_when_idle(frame, input);
}

ui::Look KioskStation::look(float px_per_mm) {
  if (stage_ != nullptr && !stage_->input.empty()) input_ = true;
  const Comfort& comfort = kiosk::comfort_of(state);
  ui::Look look;
  look.theme = comfort.theme;
  look.language = comfort.language;
  look.text = comfort.text;
  look.wide = comfort.wide;
  if (px_per_mm_ > 0) {
    look.px_per_mm = px_per_mm_;
  } else if (px_per_mm > 0) {
    look.px_per_mm = px_per_mm;
  }
  return look;
}

}  // namespace aplomb::app
