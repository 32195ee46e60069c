#include "ui/field_editor.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace aplomb::ui {
namespace {

constexpr std::string_view dot = "\xE2\x80\xA2";
constexpr std::size_t most_undo = 200;

bool is_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::string utf8(int code_point) {
  const auto c = static_cast<unsigned>(code_point);
  const auto tail = [](unsigned bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(c)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(c >> 6), tail(c)};
  return {static_cast<char>(0xF0 | c >> 18), tail(c >> 12), tail(c >> 6), tail(c)};
}

bool is_text(int code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return code_point >= ' ' && code_point != 0x7F && code_point <= 0x10FFFF && !surrogate;
}

/// What a paste may bring: no control characters, line ends only where there are lines.
std::string cleaned(std::string_view words, bool lines) {
  std::string clean;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (c == '\r' && i + 1 < words.size() && words[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r') clean += lines ? '\n' : ' ';
    else if (c == '\t') clean += ' ';
    else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) clean += c;
  }
  return clean;
}

}  // namespace

std::string shown_text(std::string_view text, bool password) {
  if (!password) return std::string(text);
  std::string dots;
  for (const char c : text) {
    if (!is_tail(c)) dots += dot;
  }
  return dots;
}

std::size_t to_shown(std::string_view text, std::size_t byte, bool password) {
  return password ? shown_text(text.substr(0, byte), true).size() : byte;
}

std::size_t from_shown(std::string_view text, std::size_t byte, bool password) {
  if (!password) return byte;
  std::size_t letters = byte / dot.size();
  std::size_t at = 0;
  while (at < text.size() && letters > 0) {
    ++at;
    while (at < text.size() && is_tail(text[at])) ++at;
    --letters;
  }
  return at;
}

void FieldEditor::open(std::string_view key, const std::string& text) {
  close();
  key_ = std::string(key);
  now_ = {text, text.size(), text.size()};
}

void FieldEditor::close() {
  key_.clear();
  now_ = {};
  undo_.clear();
  redo_.clear();
  last_change_ = Change::none;
  scroll = {};
  show_caret = true;
}

void FieldEditor::follow(const std::string& text) {
  if (text == now_.text) return;
  before(Change::other);
  now_ = {text, text.size(), text.size()};
  show_caret = true;
}

void FieldEditor::point(std::size_t byte, bool extend) { move(byte, extend); }

void FieldEditor::select_all() {
  now_.anchor = 0;
  now_.caret = now_.text.size();
}

void FieldEditor::select_word(std::size_t byte, const FieldLayout& layout, const FieldRules& rules) {
  if (rules.password) return select_all();
  const std::size_t end = layout.word_after(layout.word_before(layout.next(byte)));
  now_.anchor = layout.word_before(end);
  now_.caret = end;
  last_change_ = Change::none;
}

void FieldEditor::move(std::size_t to, bool extend) {
  now_.caret = std::min(to, now_.text.size());
  if (!extend) now_.anchor = now_.caret;
  last_change_ = Change::none;
  show_caret = true;
}

/// Letters typed in a row are undone together.
void FieldEditor::before(Change change) {
  const bool same_run = change == last_change_ && change != Change::other && from() == to();
  if (!same_run) {
    undo_.push_back(now_);
    if (undo_.size() > most_undo) undo_.erase(undo_.begin());
  }
  redo_.clear();
  last_change_ = change;
  show_caret = true;
}

void FieldEditor::erase(std::size_t first, std::size_t last) {
  now_.text.erase(first, last - first);
  now_.caret = now_.anchor = first;
}

void FieldEditor::insert(std::string_view words, const FieldRules& rules, Change change) {
  const std::size_t kept = now_.text.size() - (to() - from());
  std::size_t room = rules.max_bytes > kept ? rules.max_bytes - kept : 0;
  if (words.size() > room) {
    while (room > 0 && is_tail(words[room])) --room;  // no half letter
    words = words.substr(0, room);
  }
  if (words.empty()) return;
  before(change);
  erase(from(), to());
  now_.text.insert(now_.caret, words);
  now_.caret = now_.anchor = now_.caret + words.size();
}

void FieldEditor::undo() {
  if (undo_.empty()) return;
  redo_.push_back(std::exchange(now_, std::move(undo_.back())));
  undo_.pop_back();
  last_change_ = Change::none;
  show_caret = true;
}

void FieldEditor::redo() {
  if (redo_.empty()) return;
  undo_.push_back(std::exchange(now_, std::move(redo_.back())));
  redo_.pop_back();
  last_change_ = Change::none;
  show_caret = true;
}

bool FieldEditor::shortcut(const InputEvent& event, const FieldRules& rules) {
  switch (event.code) {
    case GLFW_KEY_A: select_all(); return true;
    case GLFW_KEY_C:
    case GLFW_KEY_X:
      if (rules.password || from() == to()) return true;
      if (copy) copy(now_.text.substr(from(), to() - from()));
      if (event.code == GLFW_KEY_X) {
        before(Change::other);
        erase(from(), to());
      }
      return true;
    case GLFW_KEY_V:
      if (paste) insert(cleaned(paste(), rules.lines), rules, Change::other);
      return true;
    case GLFW_KEY_Z:
      if ((event.mods & GLFW_MOD_SHIFT) != 0) redo();
      else undo();
      return true;
    case GLFW_KEY_Y: redo(); return true;
    default: return false;
  }
}

bool FieldEditor::press(const InputEvent& event, const FieldLayout& layout, const FieldRules& rules) {
  const bool control = (event.mods & GLFW_MOD_CONTROL) != 0;
  const bool extend = (event.mods & GLFW_MOD_SHIFT) != 0;
  const bool selected = from() != to();
  const auto shown = [&](std::size_t byte) { return to_shown(now_.text, byte, rules.password); };
  const auto real = [&](std::size_t byte) { return from_shown(now_.text, byte, rules.password); };
  const std::size_t caret = shown(now_.caret);
  const std::size_t end = shown(now_.text.size());
  const bool rtl = layout.right_to_left();

  switch (event.code) {
    case GLFW_KEY_LEFT:
    case GLFW_KEY_RIGHT: {
      const bool right = event.code == GLFW_KEY_RIGHT;
      if (control) move(real(right != rtl ? layout.word_after(caret) : layout.word_before(caret)), extend);
      else if (selected && !extend) move(right != rtl ? to() : from(), false);
      else move(real(layout.beside(caret, right)), extend);
      return true;
    }
    case GLFW_KEY_UP:
    case GLFW_KEY_DOWN: {
      if (!rules.lines) return false;
      const Rect at = layout.caret(caret);
      const float y = event.code == GLFW_KEY_UP ? at.y - at.h / 2 : at.bottom() + at.h / 2;
      if (y < 0) move(0, extend);
      else if (y > layout.height()) move(now_.text.size(), extend);
      else move(real(layout.byte_at({at.x, y})), extend);
      return true;
    }
    case GLFW_KEY_HOME: move(control ? 0 : real(layout.line_start(caret)), extend); return true;
    case GLFW_KEY_END: move(control ? now_.text.size() : real(layout.line_end(caret)), extend); return true;
    case GLFW_KEY_BACKSPACE:
      if (selected) {
        before(Change::other);
        erase(from(), to());
      } else if (now_.caret > 0) {
        before(Change::erasing);
        erase(real(control ? layout.word_before(caret) : layout.before_for_backspace(caret)), now_.caret);
      }
      return true;
    case GLFW_KEY_DELETE:
      if (selected) {
        before(Change::other);
        erase(from(), to());
      } else if (caret < end) {
        before(Change::erasing);
        erase(now_.caret, real(control ? layout.word_after(caret) : layout.next(caret)));
      }
      return true;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      if (!rules.lines || control) return false;
      insert("\n", rules, Change::other);
      return true;
    default: return control && shortcut(event, rules);
  }
}

bool FieldEditor::apply(const InputEvent& event, const FieldLayout& layout, const FieldRules& rules) {
  if (event.kind == InputEvent::Kind::character) {
    if (!is_text(event.code)) return false;
    insert(utf8(event.code), rules, Change::typing);
    return true;
  }
  if ((event.mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return false;
  return press(event, layout, rules);
}

}  // namespace aplomb::ui
