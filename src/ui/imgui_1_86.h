#pragma once
// Every call whose name or meaning differs between Dear ImGui's releases. Nothing else of ours needs a change for a newer one.

struct ImGuiContext;
struct ImGuiIO;
struct ImDrawList;

namespace aplomb::ui::imgui {

/// A context that keeps no files, shows no debug windows and moves no focus: the keyboard is the stage's own.
ImGuiContext* create_context();

/// The levels that ImGui keeps of keyboard and mouse.
void set_key(ImGuiIO& io, int glfw_key, bool down);
bool key_is_down(const ImGuiIO& io, int glfw_key);
void set_button(ImGuiIO& io, int button, bool down);
void move_pointer(ImGuiIO& io, float x, float y);
void scroll(ImGuiIO& io, float x, float y);
void type_character(ImGuiIO& io, int code_point);
/// The window lost the keyboard: everything is released.
void release_all(ImGuiIO& io);

/// NewFrame and one window without decoration over the whole view; its draw list.
ImDrawList* begin_view(int w, int h, float seconds);
void end_view();
/// After an exception in the middle of a frame: closes what was left open and opens the view again. Its draw list, which still holds what was
/// drawn so far.
ImDrawList* recover_view();

}  // namespace aplomb::ui::imgui
