#pragma once
// Hands for a real window: the tour's script presses keys and buttons as a person would, through the window's own input queue, and looks at
// what came of it in the Probe.

#include "ui/probe.h"
#include "ui/textures.h"
#include "ui/window.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::app {

/// The script asked for something that is not there. Its words say what was on the screen instead.
class HandsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Hands {
 public:

  /// Runs `script` in a thread of its own and the window in this one, until the script is over. False when the window could not open.
  /// What the script throws is thrown again here.
  bool play(const ui::WindowOptions& options, const ui::Clock& clock, ui::Station station, const std::function<void()>& script);

  // For the script. Each returns when the window has drawn what came of it.
  void click(std::string_view key);
  void press(int glfw_key, int mods = 0);
  void type(std::string_view ascii);
  /// Waits until the Probe names this screen; HandsError after ten seconds.
  void expect(std::string_view screen);
  void picture(const std::filesystem::path& png);
  [[nodiscard]] ui::Probe look();
  [[nodiscard]] bool sees(std::string_view key);

 private:
  struct Request {
    std::vector<ui::InputEvent> events;
    bool picture = false;
  };
  ui::Probe ask(Request request, ui::Image* image);
  bool feed(ui::Stage& stage);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Request> request_;
  bool started_ = false;
  bool closed_ = false;
  bool over_ = false;
  bool want_picture_ = false;
  int frames_left_ = 0;
  ui::Image image_;
  ui::Probe seen_;
};

}  // namespace aplomb::app
