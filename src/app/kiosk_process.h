#pragma once
// What the kiosk's process does for privacy: no core dumps, private files, an end in order, and a new process after each candidate.

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace aplomb::app {

/// Core dumps off, no debugger, files for this user only: names pass through this process's memory.
void harden_process();

/// Executes this program anew with the same arguments. File descriptors stay open.
class Relaunch {
 public:
  Relaunch();
  /// Does not return; throws std::runtime_error when the system refuses.
  [[noreturn]] void now() const;

 private:
  std::vector<std::string> arguments_;
};

/// Turns SIGTERM, SIGINT and SIGHUP into a question that the loop asks. Make it before any other thread.
class Terminator {
 public:
  /// `wake` is called on another thread when a signal has come.
  explicit Terminator(std::function<void()> wake);
  ~Terminator();
  Terminator(const Terminator&) = delete;
  Terminator& operator=(const Terminator&) = delete;
  [[nodiscard]] bool asked() const { return asked_; }
  /// Readable once a signal has come: for poll().
  [[nodiscard]] int fd() const { return told_; }

 private:
  std::atomic<bool> asked_ = false;
  int signals_ = -1;
  int stop_ = -1;
  int told_ = -1;
  std::thread waiting_;
};

}  // namespace aplomb::app
