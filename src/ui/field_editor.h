#pragma once
// What happens to a text when keys are pressed: caret, selection, undo. One editor serves the field that has the focus; ImGui's own input has
// no line breaks by width, no shaping, and gives an old text back on Escape.

#include "ui/field_layout.h"
#include "ui/input.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

struct FieldRules {
  bool lines = false;
  bool password = false;
  std::size_t max_bytes = 4096;
};

class FieldEditor {
 public:
  std::function<std::string()> paste;
  std::function<void(const std::string&)> copy;

  [[nodiscard]] const std::string& key() const { return key_; }
  /// Begins to edit another field, caret at the end; the old one's undo is forgotten.
  void open(std::string_view key, const std::string& text);
  void close();
  /// The station changed the text itself (the on-screen keyboard): the caret goes behind it.
  void follow(const std::string& text);

  /// Applies a key or a character; true when it meant something here. `layout` is that of the text as shown now; it is stale once the text changed.
  bool apply(const InputEvent& event, const FieldLayout& layout, const FieldRules& rules);
  /// The pointer went down (or was dragged to) this byte of the text.
  void point(std::size_t byte, bool extend);
  void select_word(std::size_t byte, const FieldLayout& layout, const FieldRules& rules);
  void select_all();

  [[nodiscard]] const std::string& text() const { return now_.text; }
  [[nodiscard]] std::size_t caret() const { return now_.caret; }
  [[nodiscard]] std::size_t from() const { return std::min(now_.caret, now_.anchor); }
  [[nodiscard]] std::size_t to() const { return std::max(now_.caret, now_.anchor); }

  Vec2 scroll;
  bool show_caret = true;  ///< it moved: scroll it into view

 private:
  struct State {
    std::string text;
    std::size_t caret = 0;
    std::size_t anchor = 0;
  };
  enum class Change { none, typing, erasing, other };

  bool press(const InputEvent& event, const FieldLayout& layout, const FieldRules& rules);
  bool shortcut(const InputEvent& event, const FieldRules& rules);
  void move(std::size_t to, bool extend);
  void before(Change change);
  void insert(std::string_view words, const FieldRules& rules, Change change);
  void erase(std::size_t first, std::size_t last);
  void undo();
  void redo();

  std::string key_;
  State now_;
  Change last_change_ = Change::none;
  std::vector<State> undo_;
  std::vector<State> redo_;
};

/// A text as it is shown: a passphrase as dots. And bytes of the one in bytes of the other.
[[nodiscard]] std::string shown_text(std::string_view text, bool password);
[[nodiscard]] std::size_t to_shown(std::string_view text, std::size_t byte, bool password);
[[nodiscard]] std::size_t from_shown(std::string_view text, std::size_t byte, bool password);

}  // namespace aplomb::ui
