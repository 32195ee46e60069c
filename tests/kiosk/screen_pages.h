#pragma once
// A candidate's page on a stage without a window: draws a made-up state and keeps the actions that come out of it.

#include "exchange/bank_files.h"
#include "kiosk/made_up.h"
#include "kiosk/screens.h"
#include "ui/headless.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::kiosk::testing {

struct Display {
  const char* name;
  int w;
  int h;
  float px_per_mm;
};
/// 21.5 inch twice, 19 inch, and 1024 x 768 from large to small.
inline constexpr Display displays[] = {{"1920x1080 at 4.03", 1920, 1080, 4.03F}, {"1366x768 at 2.87", 1366, 768, 2.87F}, {"1280x1024 at 3.40", 1280, 1024, 3.40F},
                                       {"1024x768 at 2.60", 1024, 768, 2.60F},   {"1024x768 at 3.80", 1024, 768, 3.80F}};

inline const Bank& front_line() {
  static const exchange::BankRead read = exchange::read_bank(std::filesystem::path(APLOMB_SOURCE_DIR) / "questions" / "front-line");
  return read.bank;
}

inline const std::vector<std::pair<std::string, State>>& states() {
  static const auto made = made_up_states(&front_line());
  return made;
}

inline const State& state_named(const std::string& name) {
  for (const auto& [key, state] : states()) {
    if (key == name) return state;
  }
  FAIL("no made-up state ", name);
  return states().front().second;
}

/// Draws `state`; what comes out of it is kept in `actions`, and page turns are done at once.
class Page {
 public:
  explicit Page(const Display& display = displays[0]) : head_(options(display), look(display), [this](ui::Frame& frame) { draw_frame(frame); }) {}

  State state;
  std::vector<Action> actions;
  std::function<void(const Action&)> react;  ///< called for each of them before the next frame, as the station does

  ui::Headless& hands() { return head_; }
  [[nodiscard]] const ui::Probe& probe() const { return head_.probe(); }
  void settle() { head_.settle(); }
  /// Another state on the same stage.
  void show(State next) {
    state = std::move(next);
    actions.clear();
    head_.settle();
  }
  /// The last action of this kind; fails the test when there is none.
  template <class Kind>
  [[nodiscard]] Kind last() const {
    for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
      if (const auto* found = std::get_if<Kind>(&*action)) return *found;
    }
    FAIL("no such action came out");
    return {};
  }

 private:
  static ui::StageOptions options(const Display& display) {
    // The hour on the confirm page does not depend on where the test runs.
    setenv("TZ", "UTC", 1);
    ui::StageOptions options;
    options.data = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets";
    options.w = display.w;
    options.h = display.h;
    return options;
  }
  static ui::Look look(const Display& display) {
    ui::Look look;
    look.px_per_mm = display.px_per_mm;
    return look;
  }
  void draw_frame(ui::Frame& frame) {
    auto action = draw(state, frame);
    if (!action) return;
    if (const auto* turn = std::get_if<TurnPage>(&*action)) state.page = turn->page;
    if (const auto* turn = std::get_if<TurnPart>(&*action)) state.part = turn->part;
    actions.push_back(std::move(*action));
    if (react) react(Action(actions.back()));
  }

  ui::Headless head_;
};

}  // namespace aplomb::kiosk::testing
