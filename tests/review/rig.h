#pragma once
// The review station's screens without a window and without a vault: a state, its screens, and effects that a test looks at or answers.

#include "review/flow.h"
#include "review/screens.h"
#include "ui/headless.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::review {

inline std::filesystem::path data_folder() {
  const char* folder = std::getenv("APLOMB_DATA");
  return folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
}

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
    options.station = "review";
    options.w = w;
    options.h = h;
    screen = std::make_unique<ui::Headless>(options, look, [this](ui::Frame& frame) { draw_page(frame); });
    screen->stage().on_error = [this](const std::string& what) { error = what; };
    screen->settle();
  }

  void apply(const Action& action) {
    for (const Effect& effect : review::apply(state, action)) {
      effects.push_back(effect);
      if (!perform) continue;
      for (const Action& outcome : perform(effect)) apply(outcome);
    }
  }

  void draw_page(ui::Frame& frame) {
    const auto action = draw(state, places, frame);
    if (!action) return;
    apply(*action);
    frame.stage.owe(2);
  }

  template <class Kind>
  [[nodiscard]] int count() const {
    int n = 0;
    for (const Effect& effect : effects) n += std::holds_alternative<Kind>(effect) ? 1 : 0;
    return n;
  }

  [[nodiscard]] bool says(std::string_view words) const { return screen->probe().text().find(words) != std::string::npos; }
};

}  // namespace aplomb::review
