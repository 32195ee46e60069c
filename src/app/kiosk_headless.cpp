#include "app/kiosk_headless.h"

#include "app/clock.h"
#include "app/paths.h"
#include "ui/headless.h"

#include <GLFW/glfw3.h>
#include <poll.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace aplomb::app {
namespace {

using Json = nlohmann::json;

struct KeyName {
  std::string_view name;
  int key;
};
constexpr std::array<KeyName, 15> key_names{{{"Enter", GLFW_KEY_ENTER},
                                             {"Space", GLFW_KEY_SPACE},
                                             {"Tab", GLFW_KEY_TAB},
                                             {"Escape", GLFW_KEY_ESCAPE},
                                             {"Backspace", GLFW_KEY_BACKSPACE},
                                             {"Delete", GLFW_KEY_DELETE},
                                             {"PageDown", GLFW_KEY_PAGE_DOWN},
                                             {"PageUp", GLFW_KEY_PAGE_UP},
                                             {"Home", GLFW_KEY_HOME},
                                             {"End", GLFW_KEY_END},
                                             {"Left", GLFW_KEY_LEFT},
                                             {"Right", GLFW_KEY_RIGHT},
                                             {"Up", GLFW_KEY_UP},
                                             {"Down", GLFW_KEY_DOWN},
                                             {"Insert", GLFW_KEY_INSERT}}};

int key_named(std::string_view name) {
  for (const KeyName& entry : key_names) {
    if (entry.name == name) return entry.key;
  }
  // GLFW's codes of letters and digits are their characters.
  if (name.size() == 1 && ((name[0] >= '0' && name[0] <= '9') || (name[0] >= 'A' && name[0] <= 'Z'))) return name[0];
  if (name.size() >= 2 && name.size() <= 3 && name[0] == 'F' && name.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    const int number = std::stoi(std::string(name.substr(1)));
    if (number >= 1 && number <= 24) return GLFW_KEY_F1 + number - 1;
  }
  throw std::runtime_error("no such key: " + std::string(name));
}

/// "Ctrl+Shift+F12": the key and what is held with it.
std::pair<int, int> press_named(std::string_view name) {
  int mods = 0;
  for (std::size_t plus = name.find('+'); plus != std::string_view::npos && plus > 0; plus = name.find('+')) {
    const std::string_view held = name.substr(0, plus);
    if (held == "Ctrl") mods |= GLFW_MOD_CONTROL;
    else if (held == "Shift") mods |= GLFW_MOD_SHIFT;
    else if (held == "Alt") mods |= GLFW_MOD_ALT;
    else throw std::runtime_error("no such key: " + std::string(held));
    name.remove_prefix(plus + 1);
  }
  return {key_named(name), mods};
}

/// Reads byte by byte: what a process has read beyond its line would be lost to the one that follows it.
class Lines {
 public:
  explicit Lines(const Terminator& terminator) : terminator_(terminator) {}
  /// The next line; none at the end of the input or when the process is asked to end.
  std::optional<std::string> next() {
    std::string line;
    while (true) {
      std::array<pollfd, 2> fds{{{STDIN_FILENO, POLLIN, 0}, {terminator_.fd(), POLLIN, 0}}};
      if (poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) return std::nullopt;
      if (terminator_.asked()) return std::nullopt;
      if (fds[0].revents == 0) continue;
      char c = 0;
      const ssize_t got = read(STDIN_FILENO, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      if (c == '\n') return line;
      line += c;
    }
  }

 private:
  const Terminator& terminator_;
};

/// False when nobody reads any more.
bool say(std::string line) {
  line += '\n';
  for (std::size_t at = 0; at < line.size();) {
    const ssize_t done = write(STDOUT_FILENO, line.data() + at, line.size() - at);
    if (done < 0 && errno != EINTR) return false;
    if (done > 0) at += static_cast<std::size_t>(done);
  }
  return true;
}

class Driver {
 public:
  Driver(KioskStation& station, const KioskOptions& options)
      : station_(station),
        headless_(stage_options(options), station.look(0), [&station](ui::Frame& frame) { station.draw(frame); }) {
    headless_.stage().on_error = [this](const std::string& words) { failure_ = words; };
    settle();
  }

  void perform(const Json& line) {
    failure_.clear();
    clock();
    if (line.contains("key")) {
      headless_.click(line.at("key").get<std::string>());
    } else if (line.contains("press")) {
      const auto [key, mods] = press_named(line.at("press").get<std::string>());
      headless_.press(key, mods);
    } else if (line.contains("type")) {
      headless_.type(line.at("type").get<std::string>());
    } else if (line.contains("advance")) {
      const auto ms = line.at("advance").get<std::int64_t>();
      headless_.advance(ms);
      moved_ms_ += ms;
    } else {
      throw std::runtime_error("a line has key, press, type or advance");
    }
    if (!line.contains("advance")) station_.touched();
    settle();
    if (!failure_.empty()) throw std::runtime_error(failure_);
  }

  [[nodiscard]] std::string probe() const { return headless_.probe().json(); }

 private:
  static ui::StageOptions stage_options(const KioskOptions& options) {
    ui::StageOptions stage;
    stage.data = data_folder();
    stage.station = "kiosk";
    if (options.window) {
      stage.w = options.window->w;
      stage.h = options.window->h;
    }
    return stage;
  }
  void clock() {
    const store::Now time = now();
    headless_.mono_ms = time.mono_ms + moved_ms_;
    headless_.wall_ms = time.wall_ms + moved_ms_;
  }
  /// Draws until the page rests, in the look that it asks for at last.
  void settle() {
    clock();
    do {
      headless_.look = station_.look(0);
      headless_.settle();
    } while (!station_.done() && !(headless_.look == station_.look(0)));
  }

  KioskStation& station_;
  std::string failure_;
  std::int64_t moved_ms_ = 0;
  ui::Headless headless_;
};

}  // namespace

void run_headless(KioskStation& station, const KioskOptions& options, const Terminator& terminator) {
  Driver hands(station, options);
  if (!say(hands.probe())) return;
  Lines lines(terminator);
  while (const auto line = lines.next()) {
    std::string answer;
    try {
      hands.perform(Json::parse(*line));
      answer = hands.probe();
    } catch (const std::exception& error) {
      answer = Json{{"error", error.what()}}.dump();
    }
    if (station.done() || !say(answer)) return;
  }
}

}  // namespace aplomb::app
