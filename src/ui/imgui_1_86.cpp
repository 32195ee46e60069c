#include "ui/imgui_1_86.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstddef>

namespace aplomb::ui::imgui {
namespace {

constexpr const char* view_name = "view";

// Debian's library has live asserts: each Begin has its End, also after an exception (recover_view).
ImDrawList* open_view() {
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin(view_name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse);
  return ImGui::GetWindowDrawList();
}

bool is_known_key(int key) { return key >= 0 && key < IM_ARRAYSIZE(ImGuiIO::KeysDown); }
bool is_known_button(int button) { return button >= 0 && button < IM_ARRAYSIZE(ImGuiIO::MouseDown); }

}  // namespace

ImGuiContext* create_context() {
  IMGUI_CHECKVERSION();
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  // More than 65,536 vertices in one list: the rasteriser and OpenGL 3.2 both draw with an offset.
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  // ImGui never sees Tab, Escape or Enter: Ctrl+Tab would open its window switcher, Escape would undo what was typed.
  std::fill(io.KeyMap, io.KeyMap + IM_ARRAYSIZE(io.KeyMap), -1);
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = ImVec2(0, 0);
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = ImVec2(1, 1);
  if (before != nullptr) ImGui::SetCurrentContext(before);
  return context;
}

void set_key(ImGuiIO& io, int glfw_key, bool down) {
  if (is_known_key(glfw_key)) io.KeysDown[glfw_key] = down;
}
bool key_is_down(const ImGuiIO& io, int glfw_key) { return is_known_key(glfw_key) && io.KeysDown[glfw_key]; }
void set_button(ImGuiIO& io, int button, bool down) {
  if (is_known_button(button)) io.MouseDown[button] = down;
}
void move_pointer(ImGuiIO& io, float x, float y) { io.MousePos = ImVec2(x, y); }
void scroll(ImGuiIO& io, float x, float y) {
  io.MouseWheelH += x;
  io.MouseWheel += y;
}
void type_character(ImGuiIO& io, int code_point) { io.AddInputCharacter(static_cast<unsigned int>(code_point)); }
void release_all(ImGuiIO& io) {
  std::fill(io.KeysDown, io.KeysDown + IM_ARRAYSIZE(io.KeysDown), false);
  std::fill(io.MouseDown, io.MouseDown + IM_ARRAYSIZE(io.MouseDown), false);
}

ImDrawList* begin_view(int w, int h, float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(w), static_cast<float>(h));
  io.DeltaTime = std::clamp(seconds, 0.001F, 0.1F);
  ImGui::NewFrame();
  return open_view();
}

void end_view() {
  ImGui::End();
  ImGui::Render();
}

ImDrawList* recover_view() {
  ImGui::ErrorCheckEndFrameRecover(nullptr, nullptr);
  return open_view();  // a second Begin of the same name goes on in the same list
}

}  // namespace aplomb::ui::imgui
