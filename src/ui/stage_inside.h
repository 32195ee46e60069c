#pragma once
// What ui/ keeps between frames and shares among its own files.

#include "ui/focus_order.h"
#include "ui/stage.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

namespace aplomb::ui {

class FieldEditor;  // field_editor.h
class FieldShaper;  // field_layout.h

/// Mouse or finger. A press belongs to the control that was seen under it: the topmost one of the frame on the screen.
struct Pointer {
  Vec2 at{-1e6F, -1e6F};
  bool down = false;
  bool touch = false;        ///< the last press was a finger's: nothing is hovered when it is lifted
  bool went_down = false;    ///< in this frame
  bool went_up = false;
  int presses = 0;           ///< 2: the second press at one place within half a second
  std::int64_t down_ms = 0;
  Vec2 down_at{-1e6F, -1e6F};
  int mods = 0;
  float wheel = 0;           ///< what no scroll area has taken
  std::string over;          ///< the control under it
  std::string held;          ///< the control it went down on
  std::string released;      ///< the control it was held on, in the frame in which it went up
};

/// Where a control can be hit, on the screen.
struct Target {
  std::string key;
  Rect rect;
  bool takes_focus = true;
};

/// A focus ring, drawn on top of everything at the end of the frame.
struct FocusRing {
  Rect rect;   // logical
  float radius = 0;
  bool inside = false;
  Rect clip;   // on the screen
};

/// The open list of a drop-down: it lies over the page, so it is drawn after it, and what was chosen is told in the next frame.
struct OpenList {
  std::string key;
  float offset = 0;
  bool drawn = false;
  std::optional<int> chosen;
  std::string chosen_key;
  int chosen_frames = 0;  // since then: a choice that nobody asked for is forgotten
};

struct Stage::Inside {
  StageOptions options;
  std::unique_ptr<TextureBackend> backend;
  std::unique_ptr<TextureCache> cache;
  std::vector<Theme> themes;
  std::map<std::string, Words, std::less<>> words;
  ImGuiContext* context = nullptr;
  TextureId atlas = nullptr;

  FocusOrder focus;
  Pointer pointer;
  std::vector<Target> targets;       // of the frame on the screen
  std::vector<Target> targets_now;   // of the frame being drawn
  std::vector<FocusRing> rings;
  std::vector<std::function<void(Frame&)>> overlays;
  bool in_overlay = false;
  OpenList list;
  std::unique_ptr<FieldEditor> editor;      // of the field that has the focus
  std::unique_ptr<FieldShaper> field_shaper;
  std::vector<InputEvent> typed;            // characters, and the keys of a field, in order

  bool keys_used = false;
  int mods = 0;
  std::int64_t input_ms = 0;        // when the last applied event arrived; 0: this frame has none
  std::int64_t last_mono_ms = 0;
  std::optional<Look> last_look;
  int owed = 2;
  Color background;

  Inside();   // where the classes named above are known
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  [[nodiscard]] bool staff() const { return options.station != "kiosk"; }
  void owe(int frames) { owed = owed > frames ? owed : frames; }
  /// A dialog or an open list lies over what is drawn now.
  [[nodiscard]] bool covered(const Frame& frame) const { return frame.inert || (!list.key.empty() && !in_overlay); }
  const Words& words_in(const std::string& language, const std::function<void(const std::string&)>& on_error);
};

/// The clip rectangle that is in force, on the screen.
[[nodiscard]] Rect clip_of(const Frame& frame);
[[nodiscard]] Rect overlap(Rect a, Rect b);
[[nodiscard]] bool is_empty(Rect rect);
/// From the screen to the frame's own units, without mirroring back: for distances and heights.
[[nodiscard]] Vec2 to_logical(const Frame& frame, Vec2 screen);

}  // namespace aplomb::ui
