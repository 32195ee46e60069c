#pragma once
// The text styles of candidates' screens, in millimetres of the chosen step (design/mocks/notes.md, "Units").

#include "ui/frame.h"
#include "ui/text.h"

#include <string_view>

namespace aplomb::kiosk {

/// The smallest font on a candidate's screen: an H of 3.5 mm (AX-01).
[[nodiscard]] float floor_px(const ui::Frame& frame);

[[nodiscard]] ui::TextStyle body_style(const ui::Frame& frame);    ///< situations, explanations: 1 q, line 1.4
[[nodiscard]] ui::TextStyle option_style(const ui::Frame& frame);  ///< responses: 1 q, line 1.35, balanced
[[nodiscard]] ui::TextStyle lead_style(const ui::Frame& frame);    ///< lead-ins, heads of blocks: 1 q SemiBold
[[nodiscard]] ui::TextStyle title_style(const ui::Frame& frame, float times_q = 1.3F);  ///< a page's title, SemiBold
[[nodiscard]] ui::TextStyle small_style(const ui::Frame& frame, ui::Weight weight = ui::Weight::regular);

/// A style of this size in one line.
[[nodiscard]] ui::TextStyle line_style(float px, ui::Weight weight, ui::Align align = ui::Align::start);

/// Space between paragraphs and parts, px: a little more where the candidate asked for wider spacing.
[[nodiscard]] float gap_mm(const ui::Frame& frame, float millimetres);

/// The widest a paragraph may be: 68 letters of the question's text.
[[nodiscard]] float measure_px(const ui::Frame& frame);

/// The largest font size from `px` down to `least` at which the text stands on one line of `width`. What stands at `least` may still be wider.
[[nodiscard]] float fit_px(ui::Frame& frame, std::string_view text, float px, ui::Weight weight, float width, float least);

/// fit_px down to the smallest size there is.
[[nodiscard]] float fit_px(ui::Frame& frame, std::string_view text, float px, ui::Weight weight, float width);

/// Height of the text broken at `width`.
[[nodiscard]] float text_height(ui::Frame& frame, std::string_view text, const ui::TextStyle& style, float width);
/// Width of the text on one line.
[[nodiscard]] float text_width(ui::Frame& frame, std::string_view text, float px, ui::Weight weight);

}  // namespace aplomb::kiosk
