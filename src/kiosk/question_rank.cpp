// Put in order (mock 06): press a response and it takes the next number; arrows swap neighbours, the cross puts it back. Nothing is placed at
// the start, so that an untouched list is no answer.

#include "kiosk/question_layout.h"

#include "ui/draw.h"

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

constexpr float small_mm = 17.25F;

struct Shape {
  bool beside = false;
  float pad = 0;
  float disc = 0;
  float text_x = 0;
  float text_w = 0;
  float trail_w = 0;   ///< of "Make it 3", or of the three small buttons
  float place_px = 0;
};

std::vector<std::string> order_of(const Asked& asked) {
  const auto* ranking = asked.given == nullptr ? nullptr : std::get_if<Ranking>(asked.given);
  return ranking == nullptr ? std::vector<std::string>{} : ranking->order;
}

std::string place_words(const Asked& asked, std::size_t number) {
  return tr(asked.frame, "Make it {n}", {{"n", num(asked.frame, static_cast<std::int64_t>(number))}});
}

Shape shape_of(const Asked& asked, float width) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  Shape shape;
  shape.pad = row_measures(asked).pad_x;
  shape.disc = mm(small_mm);
  shape.text_x = shape.pad + shape.disc + mm(6.75F);
  shape.place_px = asked.frame.metrics.q();
  const std::string words = place_words(asked, asked.question.options.size());
  shape.trail_w = std::max(3 * mm(small_mm) + 2 * mm(3), ui::button_width(asked.frame, words, {.px = shape.place_px}, mm(4)));
  shape.text_w = width - shape.text_x - mm(7.5F) - shape.trail_w - shape.pad;
  shape.beside = shape.text_w >= 16 * asked.frame.metrics.q();
  if (shape.beside) return shape;
  shape.text_w = std::min(width - shape.text_x - shape.pad, measure_px(asked.frame));
  const float room = width - shape.text_x - shape.pad;
  if (shape.trail_w > room) {
    shape.trail_w = std::max(room, 3 * mm(small_mm) + 2 * mm(3));
    shape.place_px = fit_px(asked.frame, words, shape.place_px, Weight::semibold, shape.trail_w - mm(4));
  }
  return shape;
}

float row_height(const Asked& asked, const Shape& shape, float text_h) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  const float pad = asked.roomy ? mm(4) : mm(2.8F);
  if (shape.beside) return std::max({asked.roomy ? mm(29.25F) : mm(small_mm) + 2 * pad, text_h + 2 * pad, mm(small_mm) + 2 * pad});
  return 2 * pad + std::max(text_h, shape.disc) + mm(2.6F) + mm(small_mm);
}

/// Where text and buttons stand in a row.
struct RowParts {
  Rect disc{};
  Rect text{};
  Rect trail{};
};
RowParts parts_of(const Asked& asked, const Shape& shape, Rect rect, float text_h) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  const float button = mm(small_mm);
  const float pad = asked.roomy ? mm(4) : mm(2.8F);
  RowParts parts;
  if (shape.beside) {
    parts.disc = {rect.x + shape.pad, rect.centre().y - shape.disc / 2, shape.disc, shape.disc};
    parts.text = {rect.x + shape.text_x, rect.centre().y - text_h / 2, shape.text_w, text_h};
    parts.trail = {rect.right() - shape.pad - shape.trail_w, rect.centre().y - button / 2, shape.trail_w, button};
    return parts;
  }
  const float high = std::max(text_h, shape.disc);
  parts.disc = {rect.x + shape.pad, rect.y + pad + (high - shape.disc) / 2, shape.disc, shape.disc};
  parts.text = {rect.x + shape.text_x, rect.y + pad + (high - text_h) / 2, shape.text_w, text_h};
  parts.trail = {rect.x + shape.text_x, rect.bottom() - pad - button, shape.trail_w, button};
  return parts;
}

/// One of the three buttons of a placed response. At an end of the list it is off: dashed, and it says why.
struct Mover {
  std::string_view name{};
  std::string_view icon{};
  std::string words{};
  bool enabled = true;
  std::vector<std::string> order{};  ///< what the press makes
};

std::array<Mover, 3> movers(const Asked& asked, const std::vector<std::string>& order, std::size_t at) {
  Frame& frame = asked.frame;
  const ui::Args args = {{"n", num(frame, static_cast<std::int64_t>(at + 1))}};
  std::array<Mover, 3> result = {{
      {"up.", "aup", at > 0 ? tr(frame, "Move number {n} up", args) : tr(frame, "Number {n} is the first already", args), at > 0, order},
      {"down.", "adown", at + 1 < order.size() ? tr(frame, "Move number {n} down", args) : tr(frame, "Number {n} is the last so far", args),
       at + 1 < order.size(), order},
      {"remove.", "x", tr(frame, "Take number {n} out of the order", args), true, order},
  }};
  const auto offset = [&](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
  if (at > 0) std::swap(result[0].order[at - 1], result[0].order[at]);
  if (at + 1 < order.size()) std::swap(result[1].order[at + 1], result[1].order[at]);
  result[2].order.erase(result[2].order.begin() + offset(at));
  return result;
}

/// Where the keyboard goes when a response was placed and its button is gone: to the next open one, else to the one just placed.
std::string next_open_key(const Asked& asked, const std::vector<std::string>& order) {
  const auto& options = asked.question.options;
  const auto is_open = [&](const OptionView& one) { return std::find(order.begin(), order.end(), one.id) == order.end(); };
  const auto placed = std::find_if(options.begin(), options.end(), [&](const OptionView& one) { return one.id == order.back(); });
  auto next = std::find_if(placed, options.end(), is_open);
  if (next == options.end()) next = std::find_if(options.begin(), placed, is_open);
  return next == options.end() || !is_open(*next) ? "up." + order.back() : "place." + next->id;
}

void draw_disc(Frame& frame, Rect disc, std::size_t number) {
  ui::circle(frame, disc.centre(), disc.w / 2, Role::brand);
  const float px = std::min(frame.metrics.q(), disc.h * 0.7F);
  ui::label(frame, "rank", disc, num(frame, static_cast<std::int64_t>(number)), line_style(px, Weight::semibold, ui::Align::centre), Role::on_brand);
}

Block placed_block(const Asked& asked, const Shape& shape, const OptionView& option, std::size_t at) {
  const float text_h = text_height(asked.frame, option.text, response_style(asked), shape.text_w);
  Block block;
  block.height = row_height(asked, shape, text_h);
  block.group = 1;
  block.mark = mark_row;
  block.id = option.id;
  block.draw = [asked, shape, &option, at, text_h](Rect rect) -> Pressed {
    Frame& frame = asked.frame;
    const RowParts parts = parts_of(asked, shape, rect, text_h);
    draw_disc(frame, parts.disc, at + 1);
    draw_response_text(asked, option, parts.text, text_h);
    const float side = frame.metrics.mm(small_mm);
    const float gap = frame.metrics.mm(3);
    float x = shape.beside ? parts.trail.right() - 3 * side - 2 * gap : parts.trail.x;
    Pressed pressed;
    for (const Mover& mover : movers(asked, order_of(asked), at)) {
      ui::ButtonLook look;
      look.icon = mover.icon;
      look.words = mover.words;
      look.enabled = mover.enabled;
      look.px = std::min(frame.metrics.q(), side * 0.6F);
      if (ui::button(frame, std::string(mover.name) + option.id, {x, parts.trail.y, side, side}, {}, look)) {
        if (mover.name == "remove.") ui::focus(frame, "place." + option.id);
        pressed = respond(asked, Ranking{mover.order});
      }
      x += side + gap;
    }
    return pressed;
  };
  return block;
}

Block open_block(const Asked& asked, const Shape& shape, const OptionView& option) {
  const float text_h = text_height(asked.frame, option.text, response_style(asked), shape.text_w);
  Block block;
  block.height = row_height(asked, shape, text_h);
  block.group = 2;
  block.mark = mark_row;
  block.id = option.id;
  block.draw = [asked, shape, &option, text_h](Rect rect) -> Pressed {
    Frame& frame = asked.frame;
    const RowParts parts = parts_of(asked, shape, rect, text_h);
    std::vector<std::string> order = order_of(asked);
    order.push_back(option.id);
    const std::string words = place_words(asked, order.size());
    // The response itself can be pressed too; keys have the button.
    ui::PressableLook row;
    row.role = "row";
    row.words = option.text;
    row.tab_stop = false;
    row.draw_ring = false;
    row.takes_focus = false;
    // Clear of the button and of the neighbours by 2.5 mm.
    const float clear = frame.metrics.mm(1.3F);
    const float right = shape.beside ? parts.trail.x - 2 * clear : rect.right();
    const float bottom = shape.beside ? rect.bottom() - clear : parts.trail.y - 2 * clear;
    const Rect hit{rect.x, rect.y + clear, right - rect.x, bottom - rect.y - clear};
    const ui::Press press = ui::pressable(frame, "row." + option.id, hit, row);
    const Role edge = press.hovered || asked.named ? Role::ink : Role::line;
    if (press.held) ui::circle(frame, parts.disc.centre(), parts.disc.w / 2, Role::brand_soft);
    ui::ring(frame, parts.disc.centre(), parts.disc.w / 2, ui::color(frame, edge), asked.named ? 2.5F : 1.5F, true);
    draw_response_text(asked, option, parts.text, text_h);
    ui::ButtonLook look;
    look.px = shape.place_px;
    const std::string spoken = tr(frame, "{word}: {response}", {{"word", words}, {"response", option.text}});
    look.words = spoken;
    const bool button = ui::button(frame, "place." + option.id, parts.trail, words, look);
    if (!button && !press.pressed) return {};
    ui::focus(frame, next_open_key(asked, order));
    return respond(asked, Ranking{std::move(order)});
  };
  return block;
}

Block label_block(const Asked& asked, std::string key, std::string text, float width, float gap) {
  Block block = text_block(asked.frame,
                           {.key = std::move(key), .text = std::move(text), .style = small_style(asked.frame, Weight::semibold), .color = Role::ink_muted, .width = width}, gap);
  block.with_next = true;
  block.mark = mark_label;
  return block;
}

}  // namespace

Blocks rank_blocks(const Asked& asked, float width) {
  const Shape shape = shape_of(asked, width);
  const std::vector<std::string> order = order_of(asked);
  Frame& frame = asked.frame;
  const auto option_named = [&](const std::string& id) {
    return std::find_if(asked.question.options.begin(), asked.question.options.end(), [&](const OptionView& one) { return one.id == id; });
  };
  Blocks blocks;
  const float below = frame.metrics.mm(2.6F);
  if (!order.empty()) {
    blocks.push_back(label_block(asked, "order", tr(frame, "Your order"), width, 0));
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto option = option_named(order[i]);
      if (option == asked.question.options.end()) continue;
      blocks.push_back(placed_block(asked, shape, *option, i));
      if (i == 0) blocks.back().gap = below;
    }
  }
  bool first = true;
  for (const OptionView& option : asked.question.options) {
    if (std::find(order.begin(), order.end(), option.id) != order.end()) continue;
    if (first) {
      const std::string number = num(frame, static_cast<std::int64_t>(order.size() + 1));
      blocks.push_back(label_block(asked, "still", tr(frame, "Still to place: press one to make it number {n}", {{"n", number}}), width,
                                   order.empty() ? 0 : gap_mm(frame, asked.roomy ? 9.0F : 4.5F)));
    }
    blocks.push_back(open_block(asked, shape, option));
    if (first) blocks.back().gap = below;
    first = false;
  }
  return blocks;
}

}  // namespace aplomb::kiosk
