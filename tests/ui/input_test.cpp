// The input queue: nothing is lost, nothing overtakes, and a held key does not press twice.

#include "ui/input.h"

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>
#include <imgui.h>

namespace {

using namespace aplomb::ui;
using Kind = InputEvent::Kind;

InputEvent key(int code, bool down) { return {.kind = Kind::key, .code = code, .down = down}; }
InputEvent letter(int code) { return {.kind = Kind::character, .code = code}; }
InputEvent button(bool down) { return {.kind = Kind::button, .code = GLFW_MOUSE_BUTTON_LEFT, .down = down}; }
InputEvent move(float x, float y) { return {.kind = Kind::move, .at = {x, y}}; }

/// An ImGuiIO of its own: the queue needs no frame.
struct Io {
  ImGuiContext* before = ImGui::GetCurrentContext();
  ImGuiContext* context = ImGui::CreateContext();
  ImGuiIO* io = nullptr;
  Io() {
    ImGui::SetCurrentContext(context);
    io = &ImGui::GetIO();
  }
  Io(const Io&) = delete;
  Io& operator=(const Io&) = delete;
  ~Io() {
    ImGui::DestroyContext(context);
    ImGui::SetCurrentContext(before);
  }
};

}  // namespace

TEST_CASE("ten presses of one key without any time between are ten presses in ten frames") {
  Io io;
  InputQueue queue;
  for (int i = 0; i < 10; ++i) {
    queue.push(key(GLFW_KEY_BACKSPACE, true));
    queue.push(key(GLFW_KEY_BACKSPACE, false));
  }
  int presses = 0;
  int frames = 0;
  while (!queue.empty()) {
    for (const InputEvent& event : queue.apply(*io.io)) presses += event.down ? 1 : 0;
    REQUIRE(++frames < 100);
  }
  CHECK(presses == 10);
}

TEST_CASE("a press never lands on a later position nor a move before an earlier press") {
  Io io;
  InputQueue queue;
  queue.push(move(10, 10));
  queue.push(button(true));
  queue.push(move(500, 500));
  queue.push(button(false));
  CHECK(queue.apply(*io.io).size() == 1);  // the move
  CHECK(queue.apply(*io.io).size() == 1);  // the press, where the pointer is
  CHECK(io.io->MousePos.x == 10);
  CHECK(queue.apply(*io.io).size() == 1);
  CHECK(io.io->MousePos.x == 500);
  CHECK(queue.apply(*io.io).size() == 1);
  CHECK(queue.empty());
}

TEST_CASE("moves of one frame are one move") {
  Io io;
  InputQueue queue;
  for (int i = 0; i < 50; ++i) queue.push(move(static_cast<float>(i), 0));
  queue.apply(*io.io);
  CHECK(queue.empty());
  CHECK(io.io->MousePos.x == 49);
}

TEST_CASE("two different keys are pressed in two frames in their order") {
  Io io;
  InputQueue queue;
  queue.push(key(GLFW_KEY_ENTER, true));
  queue.push(key(GLFW_KEY_TAB, true));
  const auto first = queue.apply(*io.io);
  REQUIRE(first.size() == 1);
  CHECK(first[0].code == GLFW_KEY_ENTER);
  const auto second = queue.apply(*io.io);
  REQUIRE(second.size() == 1);
  CHECK(second[0].code == GLFW_KEY_TAB);
}

TEST_CASE("a letter comes with its key and never before an erasing key that was first") {
  Io io;
  InputQueue queue;
  queue.push(key(GLFW_KEY_A, true));
  queue.push(letter('a'));
  queue.push(key(GLFW_KEY_A, false));
  CHECK(queue.apply(*io.io).size() == 2);
  CHECK(queue.apply(*io.io).size() == 1);
  queue.push(key(GLFW_KEY_BACKSPACE, true));
  queue.push(letter('b'));
  CHECK(queue.apply(*io.io).size() == 1);
  CHECK(queue.apply(*io.io).size() == 1);
}

TEST_CASE("a held key repeats in a text field only") {
  Io io;
  InputQueue queue;
  io.io->WantTextInput = false;
  for (int i = 0; i < 5; ++i) queue.push(key(GLFW_KEY_ENTER, true));
  std::size_t applied = 0;
  while (!queue.empty()) applied += queue.apply(*io.io).size();
  CHECK(applied == 1);

  io.io->WantTextInput = true;
  for (int i = 0; i < 5; ++i) queue.push(key(GLFW_KEY_ENTER, true));
  applied = 0;
  while (!queue.empty()) {
    for (const InputEvent& event : queue.apply(*io.io)) {
      CHECK(event.repeat);
      ++applied;
    }
  }
  CHECK(applied == 5);
}

TEST_CASE("when the window loses the keyboard nothing stays pressed") {
  Io io;
  InputQueue queue;
  queue.push(key(GLFW_KEY_LEFT_SHIFT, true));
  queue.push(button(true));
  queue.push({.kind = Kind::focus, .down = false});
  while (!queue.empty()) queue.apply(*io.io);
  CHECK_FALSE(io.io->MouseDown[0]);
  CHECK_FALSE(io.io->KeysDown[GLFW_KEY_LEFT_SHIFT]);
}

TEST_CASE("a key that has no code harms nothing") {
  Io io;
  InputQueue queue;
  queue.push(key(GLFW_KEY_UNKNOWN, true));
  queue.push(key(100'000, true));
  queue.push({.kind = Kind::button, .code = 77, .down = true});
  while (!queue.empty()) queue.apply(*io.io);
  CHECK(queue.empty());
}
