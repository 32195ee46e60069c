#include "journeys/real_window.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace aplomb::journeys {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(60);

/// Runs a program to its end; the exit code.
int run(const std::string& display, std::vector<std::string> words) {
  const pid_t child = fork();
  if (child == 0) {
    setenv("DISPLAY", display.c_str(), 1);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execvp(argv.front(), argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Display::Display() {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe for the display's number");
  server_ = fork();
  if (server_ == 0) {
    close(pipe_ends[0]);
    const std::string fd = std::to_string(pipe_ends[1]);
    const int null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    execlp("Xvfb", "Xvfb", "-displayfd", fd.c_str(), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(pipe_ends[1]);
  std::string number;
  char c = '\0';
  while (read(pipe_ends[0], &c, 1) == 1 && c != '\n') number += c;
  close(pipe_ends[0]);
  if (number.empty()) throw std::runtime_error("Xvfb did not start");
  name_ = ":" + number;
}

Display::~Display() {
  ::kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

RealWindow::RealWindow(const Display& display, const std::filesystem::path& vault, const std::vector<std::string>& more) : display_(display.name()) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe for the probe");
  child_ = fork();
  if (child_ == 0) {
    close(pipe_ends[0]);
    setenv("DISPLAY", display_.c_str(), 1);
    std::vector<std::string> words{APLOMB_BINARY_DIR "/bin/aplomb", "kiosk", "--vault", vault.string(), "--window", "1920x1080", "--probe",
                                   std::to_string(pipe_ends[1])};
    words.insert(words.end(), more.begin(), more.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(argv.front(), argv.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  probe_ = pipe_ends[0];
  fcntl(probe_, F_SETFD, FD_CLOEXEC);
  reader_ = std::thread([this] {
    std::string pending;
    std::vector<char> buffer(1 << 16);
    for (;;) {
      const auto n = read(probe_, buffer.data(), buffer.size());
      if (n <= 0) return;
      pending.append(buffer.data(), static_cast<std::size_t>(n));
      for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
        const std::lock_guard lock(mutex_);
        last_ = pending.substr(0, end);
        ++frames_;
        pending.erase(0, end + 1);
      }
    }
  });
}

RealWindow::~RealWindow() {
  kill();
  if (reader_.joinable()) reader_.join();
  close(probe_);
}

void RealWindow::kill() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  child_ = 0;
}

bool RealWindow::running() const { return child_ > 0 && ::kill(child_, 0) == 0; }

long RealWindow::frames() {
  const std::lock_guard lock(mutex_);
  return frames_;
}

nlohmann::json RealWindow::latest() {
  const std::lock_guard lock(mutex_);
  return last_.empty() ? nlohmann::json() : nlohmann::json::parse(last_);
}

nlohmann::json RealWindow::settled() {
  const auto until = Clock::now() + patience;
  long seen = -1;
  int calm = 0;
  while (Clock::now() < until) {
    const long now = frames();
    calm = now > 0 && now == seen ? calm + 1 : 0;
    if (calm >= 6) return latest();
    seen = now;
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
  }
  throw std::runtime_error("the window did not come to rest; frames drawn: " + std::to_string(frames()));
}

nlohmann::json RealWindow::expect(const std::string& screen) {
  const auto until = Clock::now() + patience;
  nlohmann::json frame;
  while (Clock::now() < until) {
    frame = settled();
    if (frame.at("screen") == screen) return frame;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("expected the screen " + screen + ", found " + frame.at("screen").get<std::string>() + ":\n" + words(frame));
}

void RealWindow::send(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"xdotool"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const long before = frames();
  if (run(display_, all) != 0) throw std::runtime_error("xdotool failed");
  // What was pressed has not arrived before a frame shows it; on a busy machine that takes its time.
  for (int tries = 0; tries < 150 && child_ > 0 && frames() == before; ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void RealWindow::keys(const std::vector<std::string>& names) {
  std::vector<std::string> all{"key", "--delay", "8"};
  all.insert(all.end(), names.begin(), names.end());
  send(all);
}

void RealWindow::click(const std::string& key) {
  const auto entry = control(settled(), key);
  if (entry.is_null()) throw std::runtime_error("no control " + key + " on:\n" + words(latest()));
  const auto& rect = entry.at("rect");
  const auto x = static_cast<int>(rect.at(0).get<double>() + rect.at(2).get<double>() / 2);
  const auto y = static_cast<int>(rect.at(1).get<double>() + rect.at(3).get<double>() / 2);
  send({"mousemove", std::to_string(x), std::to_string(y), "click", "1"});
}

void RealWindow::focus(const std::string& key) {
  for (int tries = 0; tries < 80; ++tries) {
    const auto entry = control(settled(), key);
    if (!entry.is_null() && entry.at("focused").get<bool>()) return;
    keys({"Tab"});
  }
  throw std::runtime_error("Tab never reaches " + key + " on:\n" + words(latest()));
}

void RealWindow::press(const std::string& key) {
  focus(key);
  keys({"space"});
}

nlohmann::json control(const nlohmann::json& frame, const std::string& key) {
  for (const auto& entry : frame.at("entries")) {
    if (entry.at("key") == key && entry.at("control").get<bool>()) return entry;
  }
  return nullptr;
}

std::string words(const nlohmann::json& frame) {
  std::string all;
  for (const auto& entry : frame.at("entries")) all += entry.at("words").get<std::string>() + "\n";
  return all;
}

}  // namespace aplomb::journeys
