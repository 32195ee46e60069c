#pragma once
// A page of another size, theme and text drawn small: the studio's look through the candidate's eyes.

#include "studio/screens.h"

namespace aplomb::studio {

/// Where a display of this shape stands in a box: as large as it fits, centred.
[[nodiscard]] ui::Rect fitted(ui::Rect box, const Display& display);

/// The frame of the preview: its own view, theme, text and millimetres, zoomed into `screen`. Nothing in it can be pressed.
[[nodiscard]] ui::Frame preview_frame(const ui::Frame& page, ui::Rect screen, const Preview& preview);

/// Draws the question through `draw` into the box.
void draw_preview_box(ui::Frame& frame, ui::Rect box, const Preview& preview, const DrawPreview& draw, const Question& question, const Bank& bank);

}  // namespace aplomb::studio
