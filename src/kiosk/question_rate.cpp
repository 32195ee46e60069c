// Rate each response (mock 05): five cells beside the text with the scale's words over their columns; where the text would become too narrow,
// five cells with number and word below it (mock 16).

#include "kiosk/question_layout.h"

#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr int marks = 5;

struct Shape {
  bool beside = false;     ///< the cells stand beside the text
  float cell = 0;          ///< side of a cell; below: its height
  float cell_gap = 0;
  float tick = 0;          ///< the check before a rated response
  float text_x = 0;
  float text_w = 0;
  float word_px = 0;       ///< below: size of number and word
  std::array<float, marks> widths{};
  bool stacked = false;    ///< below, and even so too narrow for five in a row: one below the other
};

/// The widest piece of a word of the scale when it may break at its spaces.
float widest_piece(Frame& frame, std::string_view word, float px) {
  float most = 0;
  while (!word.empty()) {
    const auto space = word.find(' ');
    most = std::max(most, text_width(frame, word.substr(0, space), px, Weight::regular));
    if (space == std::string_view::npos) break;
    word.remove_prefix(space + 1);
  }
  return most;
}

int pieces(std::string_view word) { return 1 + static_cast<int>(std::count(word.begin(), word.end(), ' ')); }

/// Neighbouring words may lean over their columns as long as they do not touch.
bool words_stand_over_columns(const Asked& asked, float step) {
  const auto& scale = asked.question.scale;
  if (scale.size() != marks) return scale.empty();
  const float s = asked.frame.metrics.s();
  for (std::size_t i = 0; i + 1 < scale.size(); ++i) {
    const float both = widest_piece(asked.frame, scale[i], s) + widest_piece(asked.frame, scale[i + 1], s);
    if (both / 2 + asked.frame.metrics.mm(1.3F) > step) return false;
  }
  return std::all_of(scale.begin(), scale.end(), [](const std::string& word) { return pieces(word) <= 2; });
}

std::string word_of(const Asked& asked, int mark) {
  const auto at = static_cast<std::size_t>(mark - 1);
  return at < asked.question.scale.size() ? asked.question.scale[at] : std::string();
}

float cell_words(const Asked& asked, int mark, float px) {
  const float number = text_width(asked.frame, num(asked.frame, mark), px, Weight::semibold);
  return number + 0.3F * px + text_width(asked.frame, word_of(asked, mark), px, Weight::regular);
}

/// Five cells in a row of this width, each as wide as its words ask for. False when they do not fit at this size.
bool share(const Asked& asked, Shape& shape, float width, float px) {
  const float least = asked.frame.metrics.mm(17.25F);
  const float pad = asked.frame.metrics.mm(2.2F);
  float sum = shape.cell_gap * (marks - 1);
  for (int mark = 1; mark <= marks; ++mark) {
    float& w = shape.widths[static_cast<std::size_t>(mark - 1)];
    w = std::max(least, std::ceil(cell_words(asked, mark, px)) + 2 * pad);
    sum += w;
  }
  if (sum > width) return false;
  const float spare = (width - sum) / marks;
  for (float& w : shape.widths) w += spare;
  shape.word_px = px;
  return true;
}

Shape shape_of(const Asked& asked, float width) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  const RowMeasures row = row_measures(asked);
  const float q = asked.frame.metrics.q();
  const float s = asked.frame.metrics.s();
  Shape shape;
  shape.tick = 1.25F * s;
  shape.text_x = row.pad_x + shape.tick + mm(2.25F);
  shape.cell = std::max(mm(17.25F), 1.55F * q);
  shape.cell_gap = mm(3.75F);
  const float cells = marks * shape.cell + (marks - 1) * shape.cell_gap;
  shape.text_w = width - shape.text_x - mm(7.5F) - cells - mm(6);
  if (holds_text(asked, shape.text_w) && words_stand_over_columns(asked, shape.cell + shape.cell_gap)) {
    shape.beside = true;
    return shape;
  }
  shape.text_w = std::min(width - shape.text_x - row.pad_x, measure_px(asked.frame));
  shape.cell = mm(17.6F);
  shape.cell_gap = mm(2.9F);
  const float inner = width - 2 * row.pad_x;
  for (float px = s; px >= floor_px(asked.frame) * 0.999F; px = std::max(px * 0.96F, px > floor_px(asked.frame) ? floor_px(asked.frame) : 0)) {
    if (share(asked, shape, inner, px)) return shape;
  }
  shape.stacked = true;
  float widest = 0;
  for (int mark = 1; mark <= marks; ++mark) widest = std::max(widest, cell_words(asked, mark, s));
  shape.word_px = widest + mm(5) <= inner ? s : std::max(floor_px(asked.frame), s * (inner - mm(5)) / widest);
  shape.widths.fill(std::min(inner, widest + mm(12)));
  return shape;
}

int mark_of(const Asked& asked, const std::string& id) {
  const auto* rating = asked.given == nullptr ? nullptr : std::get_if<Rating>(asked.given);
  if (rating == nullptr) return 0;
  const auto found = rating->marks.find(id);
  return found == rating->marks.end() ? 0 : found->second;
}

Action rated(const Asked& asked, const std::string& id, int mark) {
  Rating rating;
  if (const auto* before = asked.given == nullptr ? nullptr : std::get_if<Rating>(asked.given)) rating = *before;
  rating.marks[id] = mark;
  return respond(asked, std::move(rating));
}

/// The check of a rated response; a dashed ring where Next has named it as open.
void draw_tick(const Asked& asked, const Shape& shape, Rect row, float text_top, int mark) {
  Frame& frame = asked.frame;
  const ui::TextStyle style = response_style(asked);
  const Rect slot{row.x + row_measures(asked).pad_x, text_top, shape.tick, style.px * style.line};
  if (mark > 0) ui::icon(frame, "check", slot, shape.tick, Role::brand);
  else if (asked.named) ui::ring(frame, slot.centre(), shape.tick * 0.42F, ui::color(frame, Role::ink), 2, true);
}

Pressed draw_cells(const Asked& asked, const Shape& shape, const OptionView& option, Rect row, int chosen) {
  Frame& frame = asked.frame;
  Pressed pressed;
  const RowMeasures measures = row_measures(asked);
  float x = row.x + measures.pad_x;
  float y = row.bottom() - measures.pad_y - shape.cell;
  if (shape.beside) {
    x = row.right() - frame.metrics.mm(6) - marks * shape.cell - (marks - 1) * shape.cell_gap;
    y = row.centre().y - shape.cell / 2;
  } else if (shape.stacked) {
    y = row.bottom() - measures.pad_y - marks * shape.cell - (marks - 1) * shape.cell_gap;
  }
  for (int mark = 1; mark <= marks; ++mark) {
    const float w = shape.beside ? shape.cell : shape.widths[static_cast<std::size_t>(mark - 1)];
    const std::string word = word_of(asked, mark);
    const std::string spoken = word.empty() ? num(frame, mark) : tr(frame, "{n}, {word}", {{"n", num(frame, mark)}, {"word", word}});
    const std::string key = "rate." + option.id + "." + std::to_string(mark);
    if (ui::rating_cell(frame, key, {x, y, w, shape.cell}, mark, shape.beside ? std::string_view() : std::string_view(word), spoken, mark == chosen,
                        shape.beside ? frame.metrics.q() : shape.word_px, false)) {
      pressed = rated(asked, option.id, mark);
    }
    if (shape.stacked) y += shape.cell + shape.cell_gap;
    else x += w + shape.cell_gap;
  }
  return pressed;
}

Block row_block(const Asked& asked, const Shape& shape, const OptionView& option, std::size_t index) {
  const RowMeasures row = row_measures(asked);
  const ui::TextStyle style = response_style(asked);
  const float text_h = text_height(asked.frame, option.text, style, shape.text_w);
  Block block;
  block.mark = mark_row;
  block.id = option.id;
  if (shape.beside) {
    block.height = std::max({row.least, text_h + 2 * row.pad_y, shape.cell + 2 * asked.frame.metrics.mm(2.6F)});
    block.group = 1;
  } else {
    const float rows = shape.stacked ? marks : 1;
    block.height = 2 * row.pad_y + text_h + asked.frame.metrics.mm(2.6F) + rows * shape.cell + (rows - 1) * shape.cell_gap;
    block.group = 10 + static_cast<int>(index);  // a card of its own
    block.gap = asked.frame.metrics.mm(asked.roomy ? 3.9F : 2.6F);
  }
  block.draw = [asked, shape, &option, text_h](Rect rect) {
    Frame& frame = asked.frame;
    const RowMeasures measures = row_measures(asked);
    ui::PressableLook look;
    look.role = "row";
    look.words = option.text;
    look.ring_inside = true;
    look.radius = frame.metrics.mm(3.75F);
    const int chosen = mark_of(asked, option.id);
    look.selected = chosen > 0;
    ui::pressable(frame, "row." + option.id, rect, look);
    const float top = shape.beside ? rect.centre().y - text_h / 2 : rect.y + measures.pad_y;
    draw_tick(asked, shape, rect, top, chosen);
    draw_response_text(asked, option, {rect.x + shape.text_x, top, shape.text_w, text_h}, text_h);
    return draw_cells(asked, shape, option, rect, chosen);
  };
  return block;
}

/// "Keys: [up] [down] response, [1] to [5] rating": words of the catalogue with keycaps in the places of the braces.
void draw_key_hint(Frame& frame, Rect box) {
  const std::string text = tr(frame, "Keys: {up} {down} response, {1} to {5} rating");
  const float s = frame.metrics.s();
  const float cap_px = std::max(0.9F * s, floor_px(frame));
  struct Piece {
    std::string text{};
    bool cap = false;
    float w = 0;
  };
  std::vector<Piece> line;
  float all = 0;
  for (std::size_t i = 0; i < text.size();) {
    const bool cap = text[i] == '{';
    const std::size_t end = std::min(text.size(), cap ? text.find('}', i) : text.find('{', i));
    Piece piece{cap ? text.substr(i + 1, end - i - 1) : text.substr(i, end - i), cap};
    if (piece.text == "up") piece.text = "↑";
    if (piece.text == "down") piece.text = "↓";
    piece.w = cap ? ui::keycap_width(frame, piece.text, cap_px) : text_width(frame, piece.text, s, Weight::regular);
    all += piece.w;
    line.push_back(std::move(piece));
    i = end + (cap ? 1 : 0);
  }
  if (all > box.w) return;  // the help says it too
  float x = box.x;
  for (const Piece& piece : line) {
    if (piece.cap) ui::keycap(frame, {x, box.y, piece.w, box.h}, piece.text, cap_px);
    else ui::label(frame, "keys", {x, box.y, piece.w + 1, box.h}, piece.text, line_style(s, Weight::regular), Role::ink_muted);
    x += piece.w;
  }
}

Block scale_block(const Asked& asked, const Shape& shape) {
  Frame& frame = asked.frame;
  const float s = frame.metrics.s();
  const float line = s * 1.16F;
  int lines = 1;
  for (const std::string& word : asked.question.scale) lines = std::max(lines, pieces(word));
  Block block;
  block.height = std::max(frame.metrics.mm(asked.roomy ? 18.5F : 10), static_cast<float>(lines) * line + frame.metrics.mm(4.4F));
  block.group = 1;
  block.mark = mark_scale;
  block.with_next = true;
  block.draw = [asked, shape, s, line](Rect rect) -> Pressed {
    Frame& at = asked.frame;
    const float bottom = rect.bottom() - at.metrics.mm(asked.roomy ? 3.0F : 2.2F);
    const float first = rect.right() - at.metrics.mm(6) - marks * shape.cell - (marks - 1) * shape.cell_gap;
    const float step = shape.cell + shape.cell_gap;
    for (int mark = 1; mark <= marks; ++mark) {
      const std::string word = word_of(asked, mark);
      if (word.empty()) continue;
      // Broken at its space, as every word stands over its own column, on the same last line.
      std::string broken = word;
      std::replace(broken.begin(), broken.end(), ' ', '\n');
      const float centre = first + shape.cell / 2 + static_cast<float>(mark - 1) * step;
      const float w = widest_piece(at, word, s) + 2;
      const float h = static_cast<float>(pieces(word)) * line;
      ui::paragraph(at, "scale." + std::to_string(mark), {centre - w / 2, bottom - h, w, 0}, broken,
                    {.px = s, .line = 1.16F, .align = ui::Align::centre});
    }
    if (at.keys_used && !at.inert) {
      const float x = rect.x + shape.text_x;
      draw_key_hint(at, {x, bottom - line, first - at.metrics.mm(6) - x, line});
    }
    return {};
  };
  return block;
}

}  // namespace

Blocks rate_scale(const Asked& asked, float width) {
  const Shape shape = shape_of(asked, width);
  if (!shape.beside || asked.question.scale.empty()) return {};
  return {scale_block(asked, shape)};
}

Blocks rate_blocks(const Asked& asked, float width) {
  const Shape shape = shape_of(asked, width);
  Blocks blocks = rate_scale(asked, width);
  for (std::size_t i = 0; i < asked.question.options.size(); ++i) blocks.push_back(row_block(asked, shape, asked.question.options[i], i));
  return blocks;
}

Pressed rate_keys(const Asked& asked, const std::vector<std::string>& ids) {
  Frame& frame = asked.frame;
  const std::string focused = ui::focused_key(frame);
  std::size_t at = ids.size();
  int cell = 0;  // 0: the row itself
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (focused == "row." + ids[i]) at = i;
    for (int mark = 1; mark <= marks; ++mark) {
      if (focused == "rate." + ids[i] + "." + std::to_string(mark)) {
        at = i;
        cell = mark;
      }
    }
  }
  if (at == ids.size()) return {};
  const auto to = [&](std::size_t row, int mark) {
    ui::focus(frame, mark == 0 ? "row." + ids[row] : "rate." + ids[row] + "." + std::to_string(mark));
  };
  for (int mark = 1; mark <= marks; ++mark) {
    if (ui::take_key(frame, GLFW_KEY_0 + mark) || ui::take_key(frame, GLFW_KEY_KP_0 + mark)) return rated(asked, ids[at], mark);
  }
  // Ratings run with the reading: from right to left in a right-to-left language.
  const int forward = frame.rtl ? GLFW_KEY_LEFT : GLFW_KEY_RIGHT;
  const int backward = frame.rtl ? GLFW_KEY_RIGHT : GLFW_KEY_LEFT;
  if (ui::take_key(frame, forward)) {
    const int given = mark_of(asked, ids[at]);
    to(at, cell == 0 ? std::max(1, given) : std::min(marks, cell + 1));
  } else if (ui::take_key(frame, backward)) {
    to(at, std::max(0, cell - 1));
  } else if (at + 1 < ids.size() && ui::take_key(frame, GLFW_KEY_DOWN)) {
    to(at + 1, cell);
  } else if (at > 0 && ui::take_key(frame, GLFW_KEY_UP)) {
    to(at - 1, cell);
  }
  return {};
}

}  // namespace aplomb::kiosk
