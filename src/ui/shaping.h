#pragma once
// Pango: from a text to lines, and from lines to pixels. Knows no frame and no texture.

#include "ui/text.h"
#include "ui/textures.h"

#include <memory>
#include <string>
#include <string_view>

namespace aplomb::ui {

/// All that decides how a text is shaped.
struct TextSpec {
  std::string_view text;
  float px = 15;
  Weight weight = Weight::regular;
  float line = 1.4F;
  bool balanced = false;
  bool tabular = false;
  float width = 0;             ///< where lines break; 0: nowhere but at line ends of the text
  bool one_line = false;       ///< a label: line ends become spaces, an ellipsis at `width`
  std::string_view language = "en";
  bool rtl = false;            ///< base direction of texts that have none of their own
};

/// A text broken into lines.
struct ShapedText {
  float w = 0;               ///< of the widest line, in whole pixels, so that breaking at this width gives the same lines
  float h = 0;               ///< lines times line height
  int lines = 0;
  bool ellipsised = false;
  int unknown_glyphs = 0;
  std::string text;          ///< with the no-break spaces that keep the last line from holding one word
  int break_width = -1;      ///< Pango units; -1: unbroken
};

/// White ink; the pixel at (dx, dy) of the picture's first pixel is counted from the block's top left corner.
struct TextPixels {
  Image image;
  int dx = 0;
  int dy = 0;
};

enum class Side { left, centre, right };

class Shaper {
 public:
  Shaper();
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  ShapedText shape(const TextSpec& spec);
  /// `zoom` scales the finished layout: the lines stay, the glyphs are drawn at the larger or smaller size.
  TextPixels draw(const TextSpec& spec, const ShapedText& shaped, Side side, float zoom);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Where the first baseline lies under the top of the first line box, px, so that Inter stands in the middle of its line.
float first_baseline(float px, float line);

}  // namespace aplomb::ui
