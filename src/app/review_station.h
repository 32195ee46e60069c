#pragma once
// The recruiter's station: state, screens and effects put together over a vault. The window and the tour share it.

#include "review/flow.h"
#include "review/load.h"
#include "review/screens.h"
#include "store/people.h"
#include "ui/stage.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace aplomb::app {

struct ReviewStation {
  /// `data` is the assets folder; `scale` 0 = what the monitor says.
  ReviewStation(store::Vault& vault, const std::filesystem::path& data, float scale, store::Now now);

  review::State state;

  /// One frame: time or input is noted, the screen drawn, what was pressed applied, its effects performed and their outcomes applied.
  void draw(ui::Frame& frame);
  /// How the page wants to be seen. Asked before each frame; also where input that came meanwhile is noticed.
  ui::Look look(float content_scale);
  /// Applies an action and everything that follows from it. draw() uses it; so may tests and the tour.
  void apply(const review::Action& action, store::Now now);

 private:
  std::vector<review::Action> perform(const review::Effect& effect, store::Now now);
  review::Action check(const review::CheckPassphrase& wanted, store::Now now);

  store::Vault& vault_;
  review::Loader loader_;
  review::Places places_;
  std::shared_ptr<store::StaffSession> staff_;
  float scale_ = 0;
  ui::Stage* stage_ = nullptr;  ///< of the frame drawn last
  bool input_ = false;
};

}  // namespace aplomb::app
