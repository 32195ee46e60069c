#pragma once
// Who has the keyboard. ImGui 1.86 lets Tab stop at text inputs only, so the order is our own: the controls in the order in which they were
// drawn. Knows no drawing and no ImGui.

#include "ui/geometry.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

class FocusOrder {
 public:
  struct Stop {
    std::string key;
    Rect rect;               ///< on the screen
    bool tab_stop = true;    ///< Tab comes here; else arrows and presses only
    bool enabled = true;     ///< arrows pass a disabled one, Tab does not
    bool field = false;      ///< takes what is typed
    bool lines = false;      ///< a field of several lines: Enter, up and down are its own
  };
  enum class Way { left, right, up, down };

  [[nodiscard]] const std::string& key() const { return focused_; }
  [[nodiscard]] bool on_field() const;
  [[nodiscard]] bool on_lines() const;
  /// The focus moved by keys or by request a moment ago: a scroll area brings it into view.
  [[nodiscard]] bool to_be_shown() const { return show_frames_ > 0; }
  void shown() { show_frames_ = 0; }

  /// From the next frame on. It may appear up to three frames later.
  void want(std::string_view key) { wanted_ = std::string(key); }
  [[nodiscard]] bool restless() const { return wanted_.has_value() || waiting_ > 0; }
  /// At once: the pointer pressed it (empty: it pressed nothing).
  void set(std::string_view key);

  void begin_frame();
  /// Among the stops of the frame that is on the screen, wrapping.
  void tab(bool back);
  void record(Stop stop) { now_.push_back(std::move(stop)); }
  /// A control that is drawn behind a dialog. If it had the focus, it gets it back when the dialog is gone.
  void record_covered(std::string_view key) { covered_.emplace_back(key); }
  [[nodiscard]] std::size_t recorded() const { return now_.size(); }
  [[nodiscard]] const Stop& at(std::size_t index) const { return now_[index]; }
  /// To the nearest enabled control in this direction among those drawn in this frame; false when there is none.
  bool move(Way way);
  void end_frame();
  /// A frame that failed half way says nothing about what is on the screen.
  void forget_frame();

 private:
  void remember_behind(const std::string& key);
  void give_back();

  std::string focused_;
  std::string left_;  // what had the focus before this frame
  std::optional<std::string> wanted_;
  int waiting_ = 0;      // frames in which a wanted control may still appear
  int show_frames_ = 0;
  std::vector<Stop> last_;
  std::vector<Stop> now_;
  std::vector<std::string> covered_;
  std::vector<std::string> behind_;  // what had the focus under each dialog
};

}  // namespace aplomb::ui
