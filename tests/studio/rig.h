#pragma once
// HR's station without a window: a state, its screens, a bank, and effects that a test looks at or answers.

#include "core/bank.h"
#include "studio/flow.h"
#include "studio/screens.h"
#include "ui/headless.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::studio {

inline std::filesystem::path data_folder() {
  const char* folder = std::getenv("APLOMB_DATA");
  return folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
}

/// Three questions about twelve qualities, sound enough to be published; and the one that is shipped.
Bank small_bank();
Bank shipped_bank();

/// In place of the kiosk's screen: the words that a candidate would read.
void plain_preview(ui::Frame& frame, const Question& question, const Bank& bank);

struct Rig {
  State state;
  Places places;
  Effects effects;  ///< of all actions so far, in order
  /// Answers an effect with outcomes; none: effects are only kept.
  std::function<std::vector<Action>(const Effect&)> perform;
  std::unique_ptr<ui::Headless> screen;
  std::string error;  ///< what a screen threw

  explicit Rig(State first, ui::Look look = {}, int w = 1920, int h = 1080) : state(std::move(first)) {
    ui::StageOptions options;
    options.data = data_folder();
    options.station = "studio";
    options.w = w;
    options.h = h;
    screen = std::make_unique<ui::Headless>(options, look, [this](ui::Frame& frame) { draw_page(frame); });
    screen->stage().on_error = [this](const std::string& what) { error = what; };
    screen->settle();
  }

  void apply(const Action& action) {
    for (const Effect& effect : studio::apply(state, action)) {
      effects.push_back(effect);
      if (!perform) continue;
      for (const Action& outcome : perform(effect)) apply(outcome);
    }
  }

  void draw_page(ui::Frame& frame) {
    apply(Tick{frame.mono_ms});
    const auto action = draw(state, places, frame, plain_preview);
    if (action) {
      apply(*action);
      frame.stage.owe(2);
    }
    frame.wake(next_tick(state));
  }

  template <class Kind>
  [[nodiscard]] int count() const {
    int n = 0;
    for (const Effect& effect : effects) n += std::holds_alternative<Kind>(effect) ? 1 : 0;
    return n;
  }

  [[nodiscard]] bool says(std::string_view words) const { return screen->probe().text().find(words) != std::string::npos; }
  /// What stands inside the preview's picture.
  [[nodiscard]] bool preview_says(std::string_view words) const;
};

}  // namespace aplomb::studio
