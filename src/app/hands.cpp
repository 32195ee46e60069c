#include "app/hands.h"

#include <GLFW/glfw3.h>

#include <chrono>
#include <exception>
#include <thread>
#include <utility>

namespace aplomb::app {
namespace {

/// Frames in which a press, its effects and the focus that follows have settled.
constexpr int settle_frames = 4;

ui::InputEvent key_event(int code, bool down, int mods) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::key;
  event.code = code;
  event.down = down;
  event.mods = mods;
  return event;
}

}  // namespace

bool Hands::feed(ui::Stage& stage) {
  const std::lock_guard lock(mutex_);
  if (!request_) return false;
  if (!started_) {
    for (const auto& event : request_->events) stage.input.push(event);
    started_ = true;
    frames_left_ = settle_frames;
    return true;
  }
  if (!stage.input.empty()) return true;
  if (frames_left_ > 0) {
    --frames_left_;
    if (frames_left_ == 0 && request_->picture) want_picture_ = true;
    return true;
  }
  if (want_picture_) return true;
  seen_ = stage.probe;
  request_.reset();
  started_ = false;
  changed_.notify_all();
  return false;
}

bool Hands::play(const ui::WindowOptions& options, const ui::Clock& clock, ui::Station station, const std::function<void()>& script) {
  station.feed = [this](ui::Stage& stage) { return feed(stage); };
  station.want_picture = [this] {
    const std::lock_guard lock(mutex_);
    return want_picture_;
  };
  station.screenshot = [this](const ui::Image& image) {
    const std::lock_guard lock(mutex_);
    image_ = image;
    want_picture_ = false;
  };
  const auto station_done = station.done;
  station.done = [this, station_done] {
    const std::lock_guard lock(mutex_);
    return over_ || (station_done && station_done());
  };
  closed_ = false;
  over_ = false;
  std::exception_ptr failure;
  std::thread person([&] {
    try {
      script();
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    over_ = true;
  });
  const bool opened = ui::run_window(options, clock, station);
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  person.join();
  if (!opened) return false;
  if (failure) std::rethrow_exception(failure);
  return true;
}

ui::Probe Hands::ask(Request request, ui::Image* image) {
  std::unique_lock lock(mutex_);
  if (closed_) throw HandsError("the window is closed");
  request_ = std::move(request);
  changed_.wait(lock, [&] { return !request_ || closed_; });
  if (request_) throw HandsError("the window closed under the hands");
  if (image != nullptr) *image = std::move(image_);
  return seen_;
}

ui::Probe Hands::look() { return ask({}, nullptr); }

bool Hands::sees(std::string_view key) { return look().control(key) != nullptr; }

void Hands::click(std::string_view key) {
  const ui::Probe probe = look();
  const ui::ProbeEntry* control = probe.control(key);
  if (control == nullptr) throw HandsError("there is no \"" + std::string(key) + "\" on the screen " + probe.screen + ":\n" + probe.text());
  if (!control->enabled || control->covered || !control->visible) throw HandsError("\"" + std::string(key) + "\" cannot be pressed on " + probe.screen);
  Request request;
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::move;
  event.at = control->rect.centre();
  request.events.push_back(event);
  event.kind = ui::InputEvent::Kind::button;
  event.down = true;
  request.events.push_back(event);
  event.down = false;
  request.events.push_back(event);
  (void)ask(std::move(request), nullptr);
}

void Hands::press(int glfw_key, int mods) { (void)ask({{key_event(glfw_key, true, mods), key_event(glfw_key, false, mods)}, false}, nullptr); }

void Hands::type(std::string_view ascii) {
  Request request;
  for (const char c : ascii) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const int code = letter ? (c & ~0x20) : c;
    request.events.push_back(key_event(code, true, 0));
    ui::InputEvent character;
    character.kind = ui::InputEvent::Kind::character;
    character.code = c;
    request.events.push_back(character);
    request.events.push_back(key_event(code, false, 0));
  }
  (void)ask(std::move(request), nullptr);
}

void Hands::expect(std::string_view screen) {
  std::string last;
  for (int tries = 0; tries < 500; ++tries) {
    last = look().screen;
    if (last == screen) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw HandsError("expected the screen " + std::string(screen) + " and found " + last + ":\n" + look().text());
}

void Hands::picture(const std::filesystem::path& png) {
  ui::Image image;
  (void)ask({{}, true}, &image);
  ui::write_png(png.c_str(), image);
}

}  // namespace aplomb::app
