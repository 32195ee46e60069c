#include "app/kiosk_process.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace aplomb::app {
namespace {

sigset_t end_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

void tell(int fd) {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(fd, &one, sizeof one);
}

}  // namespace

void harden_process() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  umask(077);
}

Relaunch::Relaunch() {
  // The arguments as they were given; each ends with a zero byte.
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\0', at);
    arguments_.push_back(all.substr(at, end - at));
    at = end == std::string::npos ? all.size() : end + 1;
  }
}

void Relaunch::now() const {
  std::vector<std::string> arguments = arguments_;
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  // The mask of blocked signals would be inherited.
  const sigset_t set = end_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  execv("/proc/self/exe", argv.data());
  throw std::runtime_error("the kiosk could not start itself anew");
}

Terminator::Terminator(std::function<void()> wake) {
  const sigset_t set = end_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signals_ = signalfd(-1, &set, SFD_CLOEXEC);
  stop_ = eventfd(0, EFD_CLOEXEC);
  told_ = eventfd(0, EFD_CLOEXEC);
  waiting_ = std::thread([this, call = std::move(wake)] {
    std::array<pollfd, 2> fds{{{signals_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (poll(fds.data(), fds.size(), -1) < 0) {}  // interrupted: wait on
    if ((fds[0].revents & POLLIN) == 0) return;
    asked_ = true;
    tell(told_);
    call();
  });
}

Terminator::~Terminator() {
  tell(stop_);
  waiting_.join();
  for (const int fd : {signals_, stop_, told_}) close(fd);
}

}  // namespace aplomb::app
