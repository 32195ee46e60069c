#pragma once
// All words on a screen are shaped by Pango, whatever the script, into textures that are kept and tinted: one path for every language.
// (Editing in a field is ImGui's: controls.h.)

#include "ui/geometry.h"
#include "ui/theme.h"

#include <memory>
#include <string>
#include <string_view>

namespace aplomb::ui {

struct Frame;

enum class Weight { regular, medium, semibold };
enum class Align { start, centre, end };  ///< start: left, or right in a right-to-left language

struct TextStyle {
  float px = 15;
  Weight weight = Weight::regular;
  float line = 1.4F;      ///< line height, in font sizes
  bool balanced = false;  ///< narrowest width that keeps the number of lines; a paragraph's last line holds two words or more anyway
  bool tabular = false;   ///< digits of one width, for columns
  Align align = Align::start;
};

struct TextSize {
  float w = 0;
  float h = 0;
  int lines = 0;
};

/// Size of the text broken at `width` px (0 = one line).
TextSize measure_text(Frame& frame, std::string_view text, const TextStyle& style, float width = 0);

/// Draws the text broken at box.w, from the top of the box (Align decides the side); text beyond box.h is still drawn but recorded as
/// clipped. box.h = 0: as high as it needs. Returns its size. `key` names it in the Probe.
TextSize paragraph(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role color = Role::ink);
TextSize paragraph(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Color color);

/// One line, vertically centred in the box by the middle of the letter H, ended with an ellipsis (and recorded as clipped) when too wide.
TextSize label(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role color = Role::ink);
TextSize label(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Color color);

/// A heading: like paragraph, with the role "heading".
TextSize heading(Frame& frame, std::string_view key, Rect box, std::string_view text, const TextStyle& style, Role color = Role::ink);

}  // namespace aplomb::ui
