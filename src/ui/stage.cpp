#include "ui/stage.h"

#include "ui/draw.h"
#include "ui/field_editor.h"
#include "ui/imgui_1_86.h"
#include "ui/input_routing.h"
#include "ui/pressing.h"
#include "ui/stage_inside.h"
#include "ui/text.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <limits>
#include <utility>

namespace aplomb::ui {
namespace {

constexpr int frames_after_input = 3;  // the press, what it changed, and what follows from its new size

/// Our own texts are no glyphs of ImGui's: its atlas is there for its white pixel and its soft lines.
void make_atlas(Stage::Inside& inside) {
  if (inside.atlas != nullptr) return;
  ImGuiIO& io = ImGui::GetIO();
  unsigned char* pixels = nullptr;
  Image image;
  io.Fonts->GetTexDataAsRGBA32(&pixels, &image.w, &image.h);
  const auto bytes = static_cast<std::size_t>(image.w) * static_cast<std::size_t>(image.h) * 4;
  image.rgba.assign(pixels, pixels + bytes);
  inside.atlas = inside.backend->upload(image);
  io.Fonts->SetTexID(inside.atlas);
}

void arrows(Stage::Inside& inside, Frame& frame) {
  using Way = FocusOrder::Way;
  const std::pair<int, Way> keys[] = {{GLFW_KEY_LEFT, Way::left}, {GLFW_KEY_RIGHT, Way::right}, {GLFW_KEY_UP, Way::up}, {GLFW_KEY_DOWN, Way::down}};
  for (const auto& [key, way] : keys) {
    if (take_key(frame, key)) inside.focus.move(way);
  }
}

/// What is shown instead of a page that failed: words only, so that nothing in it can fail as well.
void recovery_page(Frame& frame) {
  screen(frame, "recovery");
  fill(frame, frame.view, Role::canvas);
  const bool staff = frame.stage.inside().staff();
  TextStyle style;
  style.px = staff ? frame.metrics.px(22) : frame.metrics.q();
  style.balanced = true;
  const std::string words = tr(frame, "Something went wrong here. Your answers are safe. Please call a member of staff.");
  const float width = std::min(frame.view.w * 0.8F, style.px * 24);
  const TextSize size = measure_text(frame, words, style, width);
  paragraph(frame, "recovery", {(frame.view.w - width) / 2, (frame.view.h - size.h) / 2, width, 0}, words, style);
}

std::string what(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "an unknown exception";
  }
}

}  // namespace

Stage::Inside::Inside() : editor(std::make_unique<FieldEditor>()), field_shaper(std::make_unique<FieldShaper>()) {
  // A window puts the desktop's clipboard in its place.
  auto clipboard = std::make_shared<std::string>();
  editor->copy = [clipboard](const std::string& text) { *clipboard = text; };
  editor->paste = [clipboard] { return *clipboard; };
}
Stage::Inside::~Inside() = default;

const Words& Stage::Inside::words_in(const std::string& language, const std::function<void(const std::string&)>& on_error) {
  const auto known = words.find(language);
  if (known != words.end()) return known->second;
  try {
    return words.emplace(language, Words(options.data / "lang", language)).first->second;
  } catch (const std::exception& error) {
    // A catalogue that cannot be read must not stop a session: English until it can.
    if (on_error) on_error(error.what());
    return words.emplace(language, Words(options.data / "lang", "en")).first->second;
  }
}

Stage::Stage(const StageOptions& options, std::unique_ptr<TextureBackend> backend) : inside_(std::make_unique<Inside>()) {
  inside_->options = options;
  inside_->backend = std::move(backend);
  inside_->cache = std::make_unique<TextureCache>(*inside_->backend);
  inside_->themes = load_themes(options.data / "themes");
  inside_->context = imgui::create_context();
  // What one candidate copied must not reach the next one.
  if (!inside_->staff()) inside_->editor->copy = nullptr;
  if (!inside_->staff()) inside_->editor->paste = nullptr;
  probe.station = options.station;
}

Stage::~Stage() {
  if (inside_->atlas != nullptr) inside_->backend->free(inside_->atlas);
  inside_->cache.reset();
  // ImGui keeps one current context: another stage's must stay.
  ImGuiContext* current = ImGui::GetCurrentContext();
  ImGui::DestroyContext(inside_->context);
  ImGui::SetCurrentContext(current == inside_->context ? nullptr : current);
}

void Stage::resize(int w, int h) {
  if (w == inside_->options.w && h == inside_->options.h) return;
  inside_->options.w = std::max(1, w);
  inside_->options.h = std::max(1, h);
  owe(frames_after_input);
}

int Stage::width() const { return inside_->options.w; }
int Stage::height() const { return inside_->options.h; }
TextureBackend& Stage::textures() { return *inside_->backend; }
TextureCache& Stage::cache() { return *inside_->cache; }
const std::vector<Theme>& Stage::themes() const { return inside_->themes; }
const std::filesystem::path& Stage::data() const { return inside_->options.data; }
bool Stage::owes() const { return inside_->owed > 0 || !input.empty() || inside_->focus.restless(); }
void Stage::owe(int frames) { inside_->owe(frames); }
Color Stage::background() const { return inside_->background; }

double Stage::frame(const Look& look, const Page& page, std::int64_t mono_ms, std::int64_t wall_ms) {
  Inside& in = *inside_;
  ImGui::SetCurrentContext(in.context);  // several stages may live side by side
  make_atlas(in);
  if (in.last_look != look) {
    in.last_look = look;
    in.owe(2);
  }

  in.focus.begin_frame();
  ImGui::GetIO().WantTextInput = in.focus.on_field();
  in.input_ms = 0;
  const auto events = input.apply(ImGui::GetIO());
  if (!events.empty()) in.owe(frames_after_input);

  const Words& words = in.words_in(look.language, on_error);
  const Theme& theme = theme_named(in.themes, look.theme);
  in.background = theme[Role::canvas];
  probe.screen.clear();
  probe.entries.clear();
  ++probe.frame;

  const auto w = static_cast<float>(in.options.w);
  const auto h = static_cast<float>(in.options.h);
  Frame frame{.stage = *this, .view = {0, 0, w, h}, .theme = &theme, .themes = &in.themes, .words = &words};
  frame.metrics = {.px_per_mm = look.px_per_mm, .text = look.text, .wide = look.wide, .scale = look.scale};
  frame.probe = &probe;
  frame.mono_ms = mono_ms;
  frame.wall_ms = wall_ms;
  frame.rtl = words.right_to_left();
  frame.pressed_keys = route(in, events);
  frame.keys_used = in.keys_used;
  frame.mods = in.mods;
  frame.input_ms = in.input_ms > 0 ? in.input_ms : mono_ms;

  const float seconds = static_cast<float>(mono_ms - in.last_mono_ms) / 1000;
  in.last_mono_ms = mono_ms;
  frame.draw = imgui::begin_view(in.options.w, in.options.h, seconds);
  const int clips = frame.draw->_ClipRectStack.Size;
  in.list.drawn = false;

  // An open list has the keyboard to itself: the page must not act on its Escape or Enter.
  std::vector<int> for_list;
  if (!in.list.key.empty()) for_list.swap(frame.pressed_keys);

  std::exception_ptr failure;
  try {
    page(frame);
    frame.inert = false;
    frame.pressed_keys.insert(frame.pressed_keys.end(), for_list.begin(), for_list.end());
    in.in_overlay = true;
    for (std::size_t i = 0; i < in.overlays.size(); ++i) in.overlays[i](frame);
    draw_rings(frame);
    arrows(in, frame);
  } catch (...) {
    failure = std::current_exception();
  }
  in.in_overlay = false;
  in.overlays.clear();
  in.rings.clear();
  if (failure) {
    while (frame.draw->_ClipRectStack.Size > clips) frame.draw->PopClipRect();
    frame.draw = imgui::recover_view();
    frame.inert = false;
    frame.scale_origin = {};
    frame.zoom = 1;
    frame.view = {0, 0, w, h};
    frame.wake_in = std::numeric_limits<double>::infinity();
    in.targets_now.clear();
    in.focus.forget_frame();
    in.list = {};
    probe.entries.clear();
    if (on_error) on_error(what(failure));
    try {
      recovery_page(frame);
    } catch (const std::exception& error) {
      if (on_error) on_error(error.what());  // not even words: the empty canvas
    }
  }
  if (in.list.chosen && ++in.list.chosen_frames > 1) in.list = {};
  if (!in.list.drawn && !in.list.chosen) in.list = {};  // closed, or its page is gone
  in.focus.end_frame();
  if (in.editor->key() != in.focus.key()) in.editor->close();  // what was typed is the station's alone
  in.targets = std::move(in.targets_now);
  in.targets_now.clear();
  imgui::end_view();
  in.cache->end_frame();
  in.owed = std::max(0, in.owed - 1);
  return frame.wake_in;
}

}  // namespace aplomb::ui
