#pragma once
// HR's station: state, screens and effects put together. The window, the gallery and the tour share it.

#include "store/people.h"
#include "store/vault.h"
#include "studio/flow.h"
#include "studio/screens.h"
#include "ui/stage.h"

#include <filesystem>
#include <memory>
#include <string>

namespace aplomb::app {

/// The kiosk's own question screen, as the studio's preview draws it.
studio::DrawPreview kiosk_preview();

class StudioStation {
 public:
  /// `data` is the assets folder; `scale` 0 = the monitor's content scale.
  StudioStation(store::Vault& vault, const std::filesystem::path& data, float scale, store::Now now);

  studio::State state;

  /// One frame: time or input is noted, the page drawn, what was pressed applied and its effects performed.
  void draw(ui::Frame& frame);
  /// How the page wants to be seen. Asked before each frame; also where input that came meanwhile is noticed.
  ui::Look look(float content_scale);
  /// Input came: the next frame counts as touched. Windows notice by themselves, hands without a window say so.
  void touched() { input_ = true; }
  /// Applies an action and everything that follows from it.
  void apply(const studio::Action& action, store::Now now);
  /// Saves what is not saved and signs out: the window is closing.
  void close(store::Now now) { apply(studio::Lock{}, now); }

 private:
  studio::Action perform(studio::Effect& effect, store::Now now);
  studio::Action check(studio::CheckPassphrase& effect, store::Now now);

  store::Vault& vault_;
  std::shared_ptr<store::StaffSession> staff_;
  studio::Places places_;
  studio::DrawPreview preview_;
  float scale_ = 0;
  ui::Stage* stage_ = nullptr;  ///< of the frame drawn last
  bool input_ = false;
};

}  // namespace aplomb::app
