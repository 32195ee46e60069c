// The best and the poorest: two buttons a response, filled with a check when chosen. Choosing one for a response that holds the other moves it.

#include "kiosk/question_layout.h"

#include "ui/draw.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;

namespace {

struct Shape {
  bool beside = false;
  float text_x = 0;
  float text_w = 0;
  float button_w = 0;
  float button_h = 0;
  float gap = 0;
  float px = 0;
};

float widest_button(const Asked& asked, float px, float padding) {
  const ui::ButtonLook look{.filled = true, .px = px};
  return std::max(ui::button_width(asked.frame, asked.question.most, look, padding), ui::button_width(asked.frame, asked.question.least, look, padding));
}

Shape shape_of(const Asked& asked, float width) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  const RowMeasures row = row_measures(asked);
  Shape shape;
  shape.px = asked.frame.metrics.q();
  shape.gap = mm(3);
  shape.button_h = mm(17.25F);
  shape.text_x = row.pad_x;
  shape.button_w = widest_button(asked, shape.px, mm(4.9F));
  shape.text_w = width - 2 * row.pad_x - row.gap - 2 * shape.button_w - shape.gap;
  shape.beside = holds_text(asked, shape.text_w);
  if (shape.beside) return shape;
  const float inner = width - 2 * row.pad_x;
  shape.text_w = std::min(inner, measure_px(asked.frame));
  const float most = (inner - shape.gap) / 2;
  while (shape.button_w > most && shape.px > floor_px(asked.frame)) {
    shape.px = std::max(floor_px(asked.frame), shape.px * 0.95F);
    shape.button_w = widest_button(asked, shape.px, mm(3));
  }
  shape.button_w = std::min(most, std::max(shape.button_w, mm(60)));
  return shape;
}

MostLeast given(const Asked& asked) {
  const auto* ends = asked.given == nullptr ? nullptr : std::get_if<MostLeast>(asked.given);
  return ends == nullptr ? MostLeast{} : *ends;
}

/// One press of a button: chooses it, takes it back when it was chosen, and moves what the response held before.
MostLeast pressed_end(MostLeast ends, const std::string& id, bool most) {
  std::optional<std::string>& own = most ? ends.most : ends.least;
  std::optional<std::string>& other = most ? ends.least : ends.most;
  if (own == id) {
    own.reset();
    return ends;
  }
  if (other == id) other.reset();
  own = id;
  return ends;
}

Block row_block(const Asked& asked, const Shape& shape, const OptionView& option, std::size_t index) {
  const RowMeasures row = row_measures(asked);
  const float text_h = text_height(asked.frame, option.text, response_style(asked), shape.text_w);
  Block block;
  block.mark = mark_row;
  block.id = option.id;
  if (shape.beside) {
    block.height = std::max({row.least, text_h + 2 * row.pad_y, shape.button_h + 2 * asked.frame.metrics.mm(3.4F)});
    block.group = 1;
  } else {
    block.height = 2 * row.pad_y + text_h + asked.frame.metrics.mm(2.6F) + shape.button_h;
    block.group = 10 + static_cast<int>(index);
    block.gap = asked.frame.metrics.mm(asked.roomy ? 3.9F : 2.6F);
  }
  block.draw = [asked, shape, row, &option, text_h](Rect rect) -> Pressed {
    Frame& frame = asked.frame;
    const MostLeast ends = given(asked);
    const float top = shape.beside ? rect.centre().y - text_h / 2 : rect.y + row.pad_y;
    draw_response_text(asked, option, {rect.x + shape.text_x, top, shape.text_w, text_h}, text_h);
    float x = shape.beside ? rect.right() - row.pad_x - 2 * shape.button_w - shape.gap : rect.x + row.pad_x;
    const float y = shape.beside ? rect.centre().y - shape.button_h / 2 : rect.bottom() - row.pad_y - shape.button_h;
    Pressed pressed;
    for (const bool most : {true, false}) {
      const std::string& word = most ? asked.question.most : asked.question.least;
      const std::string spoken = tr(frame, "{word}: {response}", {{"word", word}, {"response", option.text}});
      ui::ButtonLook look;
      look.px = shape.px;
      look.role = "choice";
      look.words = spoken;
      look.filled = (most ? ends.most : ends.least) == option.id;
      if (ui::button(frame, (most ? "most." : "least.") + option.id, {x, y, shape.button_w, shape.button_h}, word, look)) {
        pressed = respond(asked, pressed_end(ends, option.id, most));
      }
      x += shape.button_w + shape.gap;
    }
    return pressed;
  };
  return block;
}

}  // namespace

Blocks most_least_blocks(const Asked& asked, float width) {
  const Shape shape = shape_of(asked, width);
  Blocks blocks;
  for (std::size_t i = 0; i < asked.question.options.size(); ++i) blocks.push_back(row_block(asked, shape, asked.question.options[i], i));
  return blocks;
}

}  // namespace aplomb::kiosk
