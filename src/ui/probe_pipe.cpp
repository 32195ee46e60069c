#include "ui/probe_pipe.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>

namespace aplomb::ui {
namespace {

constexpr int patience_ms = 2000;
constexpr std::size_t most_waiting = std::size_t{16} << 20;

}  // namespace

ProbePipe::ProbePipe(int fd) : fd_(fd) {
  // A reader that went away shows as an error of write(), not as the end of the program.
  if (fd_ >= 0) std::signal(SIGPIPE, SIG_IGN);
}

void ProbePipe::write_line(std::string_view line) {
  if (fd_ < 0) return;
  waiting_ += line;
  waiting_ += '\n';
  flush();
}

void ProbePipe::flush() {
  while (!waiting_.empty()) {
    const ssize_t written = ::write(fd_, waiting_.data(), waiting_.size());
    if (written > 0) {
      waiting_.erase(0, static_cast<std::size_t>(written));
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      pollfd wait{fd_, POLLOUT, 0};
      if (::poll(&wait, 1, patience_ms) > 0 && (wait.revents & POLLOUT) != 0) continue;
      if (waiting_.size() <= most_waiting) return;  // goes out with a later line: half a line would be no JSON
    }
    fd_ = -1;
    waiting_.clear();
  }
}

}  // namespace aplomb::ui
