#pragma once
// Writes the Probe's lines to a file descriptor. A reader that went away or is slow must not stop the station.

#include <string>
#include <string_view>

namespace aplomb::ui {

class ProbePipe {
 public:
  explicit ProbePipe(int fd);
  /// Writes the line and its end. After the reader has gone, nothing more.
  void write_line(std::string_view line);
  [[nodiscard]] bool open() const { return fd_ >= 0; }

 private:
  void flush();

  int fd_;
  std::string waiting_;  // what the pipe had no room for
};

}  // namespace aplomb::ui
