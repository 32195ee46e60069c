#pragma once
// The text of a field as Pango lays it out: where each character stands, which one lies at a point. Knows no frame.

#include "ui/geometry.h"
#include "ui/gobject.h"
#include "ui/textures.h"

#include <pango/pango.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

struct FieldTextSpec {
  std::string_view text{};    ///< as shown: a passphrase is dots already
  float px = 15;
  float width = 0;            ///< lines break here; 0: one line
  float line_height = 0;      ///< px; 0: the font's own
  std::string_view language = "en";
  bool rtl = false;
};

/// Byte offsets are those of the text shown. Valid while its FieldShaper lives.
class FieldLayout {
 public:
  explicit FieldLayout(GObjectPtr<PangoLayout> layout, std::string text);

  [[nodiscard]] float width() const;
  [[nodiscard]] float height() const;
  [[nodiscard]] bool right_to_left() const;
  /// Where the caret stands before this byte: x, y and the line's height; w is 0.
  [[nodiscard]] Rect caret(std::size_t byte) const;
  [[nodiscard]] std::size_t byte_at(Vec2 point) const;
  /// The caret one step to the left or right, as it is seen.
  [[nodiscard]] std::size_t beside(std::size_t byte, bool to_the_right) const;
  [[nodiscard]] std::size_t next(std::size_t byte) const;              ///< after the whole letter with its marks
  [[nodiscard]] std::size_t before_for_backspace(std::size_t byte) const;
  [[nodiscard]] std::size_t word_before(std::size_t byte) const;
  [[nodiscard]] std::size_t word_after(std::size_t byte) const;
  [[nodiscard]] std::size_t line_start(std::size_t byte) const;
  [[nodiscard]] std::size_t line_end(std::size_t byte) const;
  /// The rectangles of a selection.
  [[nodiscard]] std::vector<Rect> ranges(std::size_t from, std::size_t to) const;
  /// White ink; (0, 0) of the picture is (0, 0) of the layout less `pad`.
  [[nodiscard]] Image draw(float zoom, int pad) const;

 private:
  [[nodiscard]] long offset(std::size_t byte) const;
  [[nodiscard]] std::size_t byte_of(long offset) const;
  [[nodiscard]] PangoLayoutLine* line_of(std::size_t byte, int* number = nullptr) const;

  GObjectPtr<PangoLayout> layout_;
  std::string text_;
};

class FieldShaper {
 public:
  FieldShaper();
  FieldLayout lay_out(const FieldTextSpec& spec);

 private:
  GObjectPtr<PangoFontMap> fonts_;
  GObjectPtr<PangoContext> context_;
};

}  // namespace aplomb::ui
