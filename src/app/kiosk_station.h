#pragma once
// The candidate's station: state, screens and effects put together. The window, the headless kiosk and the tour share it.

#include "app/kiosk_effects.h"
#include "kiosk/flow.h"
#include "ui/stage.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace aplomb::app {

struct KioskStation {
  /// `data` is the assets folder; `px_per_mm` 0 = what the window says.
  KioskStation(store::Vault& vault, KioskMode mode, const std::filesystem::path& data, float px_per_mm, store::Now now);

  kiosk::State state;
  std::function<void()> chime;  ///< somebody is called
  /// What is done for the vault while nobody needs it (vault_tending.h): two seconds after the last input on the welcome screen, then once a day.
  /// Its words go to the staff's menu. Empty: nothing is done.
  std::function<Message(store::Now)> tend;

  /// One frame: time or input is noted, the screen drawn, what was pressed applied, its effects performed and their outcomes applied.
  /// So the next frame shows only what is on the disk.
  void draw(ui::Frame& frame);
  /// How the page wants to be seen. Asked before each frame; also where input that came meanwhile is noticed.
  ui::Look look(float px_per_mm);
  /// Input came: the next frame counts as touched. Windows notice by themselves, hands without a window say so.
  void touched() { input_ = true; }

  [[nodiscard]] bool done() const { return restart_ || quit_; }
  /// The process must execute itself anew: nothing of the candidate may stay in memory.
  [[nodiscard]] bool restart() const { return restart_; }

  /// Applies an action and everything that follows from it. draw() uses it; so may tests and the tour.
  void apply(const kiosk::Action& action, store::Now now);

 private:
  bool own(const kiosk::Effect& effect);
  void tend_when_idle(ui::Frame& frame, bool input);
  store::Now arrival(const ui::Frame& frame);

  KioskEffects effects_;
  float px_per_mm_ = 0;
  ui::Stage* stage_ = nullptr;  ///< of the frame drawn last
  bool input_ = false;
  std::int64_t tend_at_ms_ = 0;  ///< mono; 0 = not yet set
  bool restart_ = false;
  bool quit_ = false;
  store::Now last_;             ///< of the last event: times never run backwards
};

}  // namespace aplomb::app
