#pragma once
// A real window on a display of its own, driven by real keys and clicks from outside, finding its way by what `--probe` says.

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace aplomb::journeys {

/// An X server without a screen on a free display number.
class Display {
 public:
  Display();
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  pid_t server_ = 0;
  std::string name_;
};

/// `aplomb kiosk --window 1920x1080 --probe` on that display.
class RealWindow {
 public:
  RealWindow(const Display& display, const std::filesystem::path& vault, const std::vector<std::string>& more = {});
  ~RealWindow();
  RealWindow(const RealWindow&) = delete;
  RealWindow& operator=(const RealWindow&) = delete;

  /// The frame presented last, after nothing was drawn for a while (at most a minute, then it throws).
  nlohmann::json settled();
  /// Settled, and the screen is this one; throws after a minute and says what is there.
  nlohmann::json expect(const std::string& screen);
  /// The frame presented last, whatever comes.
  nlohmann::json latest();
  [[nodiscard]] long frames();

  void keys(const std::vector<std::string>& names);  ///< X key names, one after the other with nothing between
  void click(const std::string& key);                ///< with the mouse, in the middle of the control
  void focus(const std::string& key);                ///< Tab until it has the focus
  void press(const std::string& key);                ///< focus(), then Space
  void kill();                                       ///< SIGKILL, and waits
  [[nodiscard]] pid_t pid() const { return child_; }
  [[nodiscard]] bool running() const;

 private:
  void send(const std::vector<std::string>& words);
  std::string display_;
  pid_t child_ = 0;
  int probe_ = -1;
  std::thread reader_;
  std::mutex mutex_;
  std::string last_;
  long frames_ = 0;
};

/// The entry of the control with this key; null when it is not there.
nlohmann::json control(const nlohmann::json& frame, const std::string& key);
/// All words of the frame.
std::string words(const nlohmann::json& frame);

}  // namespace aplomb::journeys
