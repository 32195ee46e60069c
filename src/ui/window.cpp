#include "ui/window.h"

#include "ui/field_editor.h"
#include "ui/gl_textures.h"
#include "ui/probe_pipe.h"
#include "ui/stage_inside.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

namespace aplomb::ui {
namespace {

std::atomic<bool> window_is_open = false;  // process-wide, as GLFW is
std::atomic<bool> frame_asked = false;

struct Glfw {
  bool ready = glfwInit() == GLFW_TRUE;
  Glfw() = default;
  Glfw(const Glfw&) = delete;
  Glfw& operator=(const Glfw&) = delete;
  ~Glfw() {
    if (ready) glfwTerminate();
  }
};

struct DestroyWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowPtr = std::unique_ptr<GLFWwindow, DestroyWindow>;

bool refuse(const char* sentence) {
  std::fprintf(stderr, "%s\n", sentence);
  return false;
}

/// Pixels per millimetre as the monitor says; 96 dpi where it says nothing or nonsense.
float density(float wanted) {
  if (wanted > 0) return wanted;
  constexpr float unknown = 3.78F;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return unknown;
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  int w_mm = 0;
  int h_mm = 0;
  glfwGetMonitorPhysicalSize(monitor, &w_mm, &h_mm);
  if (mode == nullptr || w_mm <= 0 || h_mm <= 0) return unknown;
  const float across = static_cast<float>(mode->width) / static_cast<float>(w_mm);
  const float down = static_cast<float>(mode->height) / static_cast<float>(h_mm);
  const bool sane = across > 1 && across < 20 && std::abs(across - down) < 0.2F * across;  // square pixels, a monitor's size
  return sane ? across : unknown;
}

WindowPtr open_window(const WindowOptions& options) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a kiosk that lost the focus stays where it is
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (options.full_screen && mode != nullptr) {
    return WindowPtr(glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr));
  }
  int w = options.stage.w;
  int h = options.stage.h;
  if (mode != nullptr) {
    w = std::min(w, mode->width);
    h = std::min(h, mode->height);
  }
  return WindowPtr(glfwCreateWindow(w, h, options.title.c_str(), nullptr, nullptr));
}

/// What GLFW's callbacks reach through the window's user pointer.
struct Ears {
  Stage& stage;
  const Clock& clock;
  GLFWwindow* window;
  bool closable;
  bool key_was_told = false;  // the key of the character that comes next

  void push(InputEvent event) const {
    event.mono_ms = clock.mono_ms();  // when it came, not when it is drawn
    stage.input.push(event);
  }
  /// GLFW speaks of window units, the stage of pixels.
  [[nodiscard]] Vec2 pixels(double x, double y) const {
    int ww = 1, wh = 1, fw = 1, fh = 1;
    glfwGetWindowSize(window, &ww, &wh);
    glfwGetFramebufferSize(window, &fw, &fh);
    return {static_cast<float>(x * fw / std::max(1, ww)), static_cast<float>(y * fh / std::max(1, wh))};
  }
};

Ears& ears(GLFWwindow* window) { return *static_cast<Ears*>(glfwGetWindowUserPointer(window)); }

void listen(GLFWwindow* window, Ears& to) {
  using Kind = InputEvent::Kind;
  glfwSetWindowUserPointer(window, &to);
  glfwSetInputMode(window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
    ears(w).key_was_told = action != GLFW_RELEASE;
    // A repeat is a press without a release: the queue knows that the key is down, and what that means.
    ears(w).push({.kind = Kind::key, .code = key, .down = action != GLFW_RELEASE, .mods = mods});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int code) {
    // GLFW takes a second press of a key within one millisecond for an echo of the first and tells its character only. A scanner's code has
    // such pairs: the digit's key is told here.
    const bool digit = code >= '0' && code <= '9';
    if (digit && !ears(w).key_was_told) {
      for (const bool down : {true, false}) ears(w).push({.kind = Kind::key, .code = static_cast<int>(code), .down = down});
    }
    ears(w).key_was_told = false;
    ears(w).push({.kind = Kind::character, .code = static_cast<int>(code)});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    // The position of this very press: a touch screen may have sent no movement before it.
    double x = 0;
    double y = 0;
    glfwGetCursorPos(w, &x, &y);
    ears(w).push({.kind = Kind::move, .at = ears(w).pixels(x, y)});
    ears(w).push({.kind = Kind::button, .code = button, .down = action == GLFW_PRESS, .mods = mods});
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) { ears(w).push({.kind = Kind::move, .at = ears(w).pixels(x, y)}); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) ears(w).push({.kind = Kind::move, .at = {-1e6F, -1e6F}});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    ears(w).push({.kind = Kind::scroll, .at = {static_cast<float>(x), static_cast<float>(y)}});
  });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int has) { ears(w).push({.kind = Kind::focus, .down = has == GLFW_TRUE}); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { ears(w).stage.owe(1); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { ears(w).stage.owe(2); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { ears(w).stage.owe(2); });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    if (!ears(w).closable) glfwSetWindowShouldClose(w, GLFW_FALSE);
  });
}

/// The desktop's clipboard, for staff only: a kiosk has none.
void share_clipboard(Stage& stage, GLFWwindow* window) {
  if (!stage.inside().staff()) return;
  stage.inside().editor->copy = [window](const std::string& text) { glfwSetClipboardString(window, text.c_str()); };
  stage.inside().editor->paste = [window]() -> std::string {
    const char* text = glfwGetClipboardString(window);
    return text == nullptr ? std::string() : std::string(text);
  };
}

/// ImGui's renderer between the stage's birth and its end: both need the context.
struct Renderer {
  bool ready;
  Stage& stage;
  explicit Renderer(Stage& of) : ready(false), stage(of) {
    ImGui::SetCurrentContext(stage.inside().context);
    ready = ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;
  ~Renderer() {
    ImGui::SetCurrentContext(stage.inside().context);
    if (ready) ImGui_ImplOpenGL3_Shutdown();
  }
};

class Loop {
 public:
  Loop(GLFWwindow* window, Stage& stage, const WindowOptions& options, const Clock& clock, const Station& station)
      : window_(window), stage_(stage), clock_(clock), station_(station), probe_(options.probe_fd), px_per_mm_(density(options.px_per_mm)) {}

  void run() {
    while (glfwWindowShouldClose(window_) == GLFW_FALSE && !(station_.done && station_.done())) {
      const bool fed = station_.feed && station_.feed(stage_);
      if (fed) stage_.owe(1);
      wait();
      if (frame_asked.exchange(false)) stage_.owe(2);
      if (stage_.owes() || due()) draw();
    }
  }

 private:
  [[nodiscard]] bool due() const { return static_cast<double>(clock_.mono_ms()) >= next_ms_; }

  void wait() const {
    if (hidden_) return glfwWaitEventsTimeout(0.2);
    const double until = (next_ms_ - static_cast<double>(clock_.mono_ms())) / 1000;
    if (stage_.owes() || until <= 0) return glfwPollEvents();
    // Who feeds input and who ends the loop is asked now and then, also when nothing moves.
    glfwWaitEventsTimeout(std::min(until, station_.feed ? 0.02 : 0.5));
  }

  void draw() {
    int w = 0;
    int h = 0;
    glfwGetFramebufferSize(window_, &w, &h);
    hidden_ = w <= 0 || h <= 0;
    if (hidden_) return;
    stage_.resize(w, h);
    float scale = 1;
    glfwGetWindowContentScale(window_, &scale, nullptr);
    ImGui::SetCurrentContext(stage_.inside().context);
    ImGui_ImplOpenGL3_NewFrame();
    const std::int64_t now = clock_.mono_ms();
    const double wish = stage_.frame(station_.look(px_per_mm_, scale), station_.page, now, clock_.wall_ms());
    next_ms_ = static_cast<double>(now) + wish * 1000;
    paint(w, h);
    glfwSwapBuffers(window_);
    if (station_.presented) station_.presented();
    if (probe_.open()) probe_.write_line(stage_.probe.json());
    if (station_.want_picture && station_.screenshot && station_.want_picture()) {
      paint(w, h);  // after the swap the back buffer holds anything
      station_.screenshot(read_pixels(w, h));
    }
  }

  void paint(int w, int h) const {
    const Color back = stage_.background();
    clear_view(w, h, back.r, back.g, back.b);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }

  GLFWwindow* window_;
  Stage& stage_;
  const Clock& clock_;
  const Station& station_;
  ProbePipe probe_;
  float px_per_mm_;
  double next_ms_ = std::numeric_limits<double>::infinity();  // when the page wants its next frame
  bool hidden_ = false;
};

}  // namespace

bool display_available() {
  if (window_is_open) return true;
  const Glfw glfw;
  return glfw.ready;
}

void wake_window() {
  if (!window_is_open) return;
  frame_asked = true;
  glfwPostEmptyEvent();
}

bool run_window(const WindowOptions& options, const Clock& clock, const Station& station) {
  const Glfw glfw;
  if (!glfw.ready) return refuse("No display was found: start Aplomb in a desktop session, or set DISPLAY.");
  const WindowPtr window = open_window(options);
  if (window == nullptr) return refuse("No window could be opened: the display offers no OpenGL 3.3.");
  glfwMakeContextCurrent(window.get());
  glfwSwapInterval(1);

  StageOptions stage_options = options.stage;
  glfwGetFramebufferSize(window.get(), &stage_options.w, &stage_options.h);
  Stage stage(stage_options, std::make_unique<GlTextures>());
  stage.on_error = [](const std::string& words) { std::fprintf(stderr, "aplomb: %s\n", words.c_str()); };
  {
    const Renderer renderer(stage);
    if (!renderer.ready) return refuse("No window could be opened: OpenGL could not be started.");
    Ears heard{stage, clock, window.get(), options.closable};
    listen(window.get(), heard);
    share_clipboard(stage, window.get());
    window_is_open = true;
    struct Closed {
      Closed() = default;
      Closed(const Closed&) = delete;
      Closed& operator=(const Closed&) = delete;
      ~Closed() { window_is_open = false; }
    } const closed;
    Loop(window.get(), stage, options, clock, station).run();
  }
  return true;
}

}  // namespace aplomb::ui
