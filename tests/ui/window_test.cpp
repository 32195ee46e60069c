// What of the window can be tested without one. The window itself: tests/journeys.

#include "ui/probe_pipe.h"
#include "ui/window.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace {

using namespace aplomb::ui;

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() { REQUIRE(::pipe(ends) == 0); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    for (const int end : ends) {
      if (end >= 0) ::close(end);
    }
  }
};

/// No display for as long as it lives.
struct NoDisplay {
  std::string x = value("DISPLAY");
  std::string wayland = value("WAYLAND_DISPLAY");
  static std::string value(const char* name) {
    const char* set = std::getenv(name);
    return set == nullptr ? std::string() : std::string(set);
  }
  NoDisplay() {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
  }
  NoDisplay(const NoDisplay&) = delete;
  NoDisplay& operator=(const NoDisplay&) = delete;
  ~NoDisplay() {
    if (!x.empty()) ::setenv("DISPLAY", x.c_str(), 1);
    if (!wayland.empty()) ::setenv("WAYLAND_DISPLAY", wayland.c_str(), 1);
  }
};

}  // namespace

TEST_CASE("without a display the window says so and returns") {
  const NoDisplay none;
  CHECK_FALSE(display_available());
  Clock clock{[] { return std::int64_t{0}; }, [] { return std::int64_t{0}; }};
  Station station;
  CHECK_FALSE(run_window({}, clock, station));
  wake_window();  // nobody there: nothing happens
}

TEST_CASE("a line goes through the pipe whole") {
  Pipe pipe;
  ProbePipe out(pipe.ends[1]);
  out.write_line("{\"a\":1}");
  char buffer[64] = {};
  REQUIRE(::read(pipe.ends[0], buffer, sizeof buffer - 1) == 8);
  CHECK(std::string(buffer) == "{\"a\":1}\n");
}

TEST_CASE("a reader that went away ends the lines not the program") {
  Pipe pipe;
  ProbePipe out(pipe.ends[1]);
  ::close(pipe.ends[0]);
  pipe.ends[0] = -1;
  out.write_line("one");
  CHECK_FALSE(out.open());
  out.write_line("two");
}

TEST_CASE("a full pipe keeps the rest for later and breaks no line") {
  Pipe pipe;
  REQUIRE(::fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK) == 0);
  REQUIRE(::fcntl(pipe.ends[0], F_SETFL, O_NONBLOCK) == 0);
  ProbePipe out(pipe.ends[1]);
  const std::string line(100'000, 'x');
  out.write_line(line);
  std::string got;
  char buffer[4096];
  const auto drain = [&] {
    for (ssize_t n = 0; (n = ::read(pipe.ends[0], buffer, sizeof buffer)) > 0;) got.append(buffer, static_cast<std::size_t>(n));
  };
  drain();
  CHECK(got.size() < line.size());
  out.write_line("end");
  drain();
  CHECK(got == line + "\nend\n");
}

TEST_CASE("no descriptor no lines") {
  ProbePipe out(-1);
  CHECK_FALSE(out.open());
  out.write_line("nobody reads this");
}
