#include "ui/headless.h"

#include "ui/raster.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace aplomb::ui {
namespace {

constexpr int too_many_frames = 10'000;

/// The code points of UTF-8 text; a broken byte stands for itself.
std::vector<int> code_points(std::string_view text) {
  std::vector<int> points;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    int point = length == 1 ? byte : byte & (0xFF >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    points.push_back(point);
    i += length;
  }
  return points;
}

/// The key on a US keyboard that types this character, 0 when there is none.
int key_of(int code_point) {
  if (code_point == '\n') return GLFW_KEY_ENTER;
  if (code_point == '\t') return GLFW_KEY_TAB;
  if (code_point >= 'a' && code_point <= 'z') return code_point - 'a' + GLFW_KEY_A;
  if ((code_point >= 'A' && code_point <= 'Z') || (code_point >= '0' && code_point <= '9') || code_point == ' ') return code_point;
  return 0;
}

}  // namespace

struct Headless::Inside {
  MemoryTextures* textures;  // the stage's
  Stage stage;
  Page page;
  double due_ms = std::numeric_limits<double>::infinity();  // when the page wants its next frame

  Inside(const StageOptions& options, std::unique_ptr<MemoryTextures> memory, Page drawn)
      : textures(memory.get()), stage(options, std::move(memory)), page(std::move(drawn)) {}
};

Headless::Headless(StageOptions options, Look first_look, Page page)
    : look(std::move(first_look)),
      inside_(std::make_unique<Inside>(options, std::make_unique<MemoryTextures>(), std::move(page))) {}
Headless::~Headless() = default;

Stage& Headless::stage() { return inside_->stage; }
const Probe& Headless::probe() const { return inside_->stage.probe; }

void Headless::settle() {
  int frames = 0;
  do {
    const double wish = inside_->stage.frame(look, inside_->page, mono_ms, wall_ms);
    constexpr double shortest = 0.016;  // a page that wants every frame gets sixty a second
    inside_->due_ms = static_cast<double>(mono_ms) + std::ceil(std::max(wish, shortest) * 1000);
    if (++frames > too_many_frames) throw std::runtime_error("the page never comes to rest");
  } while (inside_->stage.owes());
}

void Headless::push(InputEvent event) {
  event.mono_ms = mono_ms;
  inside_->stage.input.push(event);
}

const ProbeEntry& Headless::control(std::string_view key) const {
  const auto& entries = probe().entries;
  const auto is_it = [&](const ProbeEntry& entry) { return entry.control && entry.key == key; };
  const auto count = std::count_if(entries.begin(), entries.end(), is_it);
  if (count == 0) throw std::runtime_error(std::string(key) + " is not drawn");
  if (count > 1) throw std::runtime_error(std::string(key) + " is drawn " + std::to_string(count) + " times");
  return *std::find_if(entries.begin(), entries.end(), is_it);
}

void Headless::hover(std::string_view key) {
  settle();
  const ProbeEntry& entry = control(key);
  if (entry.covered) throw std::runtime_error(std::string(key) + " is covered");
  if (!entry.visible) throw std::runtime_error(std::string(key) + " is out of view");
  push({.kind = InputEvent::Kind::move, .at = entry.rect.centre()});
  settle();
}

void Headless::click(std::string_view key) {
  settle();
  if (!control(key).enabled && !control(key).covered) throw std::runtime_error(std::string(key) + " is disabled: " + control(key).words);
  hover(key);
  if (!control(key).hovered) throw std::runtime_error(std::string(key) + " is covered by something else");
  push({.kind = InputEvent::Kind::button, .code = GLFW_MOUSE_BUTTON_LEFT, .down = true});
  settle();
  push({.kind = InputEvent::Kind::button, .code = GLFW_MOUSE_BUTTON_LEFT, .down = false});
  settle();
}

void Headless::wheel(std::string_view key, float steps) {
  hover(key);
  push({.kind = InputEvent::Kind::scroll, .at = {0, steps}});
  settle();
}

void Headless::press(int glfw_key, int mods) {
  push({.kind = InputEvent::Kind::key, .code = glfw_key, .down = true, .mods = mods});
  push({.kind = InputEvent::Kind::key, .code = glfw_key, .down = false, .mods = 0});
  settle();
}

void Headless::type(std::string_view text) {
  for (const int point : code_points(text)) {
    const int key = key_of(point);
    if (key != 0) push({.kind = InputEvent::Kind::key, .code = key, .down = true});
    if (point >= ' ') push({.kind = InputEvent::Kind::character, .code = point});
    if (key != 0) push({.kind = InputEvent::Kind::key, .code = key, .down = false});
  }
  settle();
}

void Headless::key_click(std::string_view key) {
  settle();
  const auto has_focus = [&] {
    const auto& entries = probe().entries;
    return std::any_of(entries.begin(), entries.end(), [&](const ProbeEntry& entry) { return entry.control && entry.focused && entry.key == key; });
  };
  // One round more than there are controls, as the first Tab may only enter the page.
  for (std::size_t tries = probe().entries.size() + 1; !has_focus(); --tries) {
    if (tries == 0) throw std::runtime_error(std::string(key) + " is not reached by Tab");
    press(GLFW_KEY_TAB);
  }
  press(GLFW_KEY_ENTER);
}

void Headless::advance(std::int64_t ms) {
  const std::int64_t end = mono_ms + ms;
  while (inside_->due_ms <= static_cast<double>(end)) {
    const std::int64_t step = std::max<std::int64_t>(0, static_cast<std::int64_t>(inside_->due_ms) - mono_ms);
    mono_ms += step;
    wall_ms += step;
    settle();
  }
  wall_ms += end - mono_ms;
  mono_ms = end;
}

Image Headless::picture() {
  settle();
  const Color back = inside_->stage.background();
  const auto rgb = static_cast<std::uint32_t>(back.r << 16 | back.g << 8 | back.b);
  return rasterise(*ImGui::GetDrawData(), *inside_->textures, rgb);
}

void Headless::save(const std::filesystem::path& png) { write_png(png.c_str(), picture()); }

}  // namespace aplomb::ui
