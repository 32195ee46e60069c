// The key: how each response speaks for each quality, and what the question comes to measure.

#include "studio/key_share.h"
#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/charts.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

std::string cell_key(std::string_view option, std::string_view column) { return "key." + std::string(option) + '.' + std::string(column); }

/// Columns by name: "e" for the overall effect, then the bank's qualities.
std::string column_name(const Bank& bank, std::size_t column) { return column == 0 ? std::string("e") : bank.qualities[column - 1].id; }

double points_at(const Option& option, const Bank& bank, std::size_t column) {
  return column == 0 ? option.e : points_for(option, bank.qualities[column - 1].id);
}

struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;
};

std::optional<Cell> cell_named(const Question& question, const Bank& bank, std::string_view key) {
  for (std::size_t row = 0; row < question.options.size(); ++row) {
    for (std::size_t column = 0; column <= bank.qualities.size(); ++column) {
      if (key == cell_key(question.options[row].id, column_name(bank, column))) return Cell{row, column};
    }
  }
  return std::nullopt;
}

SetKey change_to(const Question& question, const Bank& bank, Cell cell, double points) {
  return {question.options[cell.row].id, cell.column == 0 ? std::string() : bank.qualities[cell.column - 1].id, std::clamp(points, -2.0, 2.0)};
}

double stepped(double points, int by) { return by > 0 ? std::floor(points) + 1 : std::ceil(points) - 1; }

/// Where the grid's parts stand. `bands`: the qualities go on below where a line cannot hold them.
struct Grid {
  std::size_t bands = 1;
  std::size_t in_band = 12;  // qualities of a band
  float label_w = 0;
  float effect_w = 0;
  float cell_w = 48;
  float gap = 5;
  float rule_w = 12;         // the line after the overall effect
};

Grid grid_of(const ui::Pen& pen, float w, std::size_t qualities) {
  Grid grid;
  const float effect_words = std::ceil(ui::measure_text(pen.frame, tr(pen.frame, "Effect"), staff::small_strong(pen.frame)).w) + 4;
  // First with words before each row, then with letters alone and closer together, then in more bands.
  for (const float label : {150.0F, 24.0F}) {
    grid.gap = pen.px(label > 100 ? 4 : 3);
    grid.rule_w = pen.px(label > 100 ? 13 : 9);
    for (std::size_t bands = 1; bands <= std::max<std::size_t>(1, qualities); ++bands) {
      if (label > 100 && bands > 1) break;
      const std::size_t in_band = (qualities + bands - 1) / bands;
      const auto count = static_cast<float>(std::max<std::size_t>(1, in_band));
      grid.label_w = pen.px(label);
      grid.effect_w = std::max(effect_words, pen.px(label > 100 ? 48 : 44));
      grid.bands = bands;
      grid.in_band = in_band;
      const float room = w - grid.label_w - grid.effect_w - grid.rule_w;
      grid.cell_w = std::floor(std::min(pen.px(48), room / count - grid.gap));
      if (grid.cell_w >= pen.px(label > 100 ? 40 : 32)) {
        if (label > 100) grid.label_w = w - grid.effect_w - grid.rule_w - count * (grid.cell_w + grid.gap);
        return grid;
      }
    }
  }
  grid.cell_w = std::max(grid.cell_w, pen.px(32));
  return grid;
}

std::string spoken(const ui::Frame& frame, const Bank& bank, std::size_t row, std::size_t column, double points) {
  const std::string what = column == 0 ? tr(frame, "overall effect") : bank.qualities[column - 1].label;
  return tr(frame, "Response {letter}, {what}: {points}", {{"letter", letter(row)}, {"what", what}, {"points", points_words(frame, points)}});
}

/// One cell: the number over its bar; an empty one is only a frame.
/// Pressed: by how much. A press in the half before the bar's middle lowers, in the other one it raises, and at ±2 both stop: one
/// press too many must not turn "shows it plainly" into its opposite.
int draw_cell(Page& page, ui::Frame& frame, Rect box, const Question& question, Cell cell) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const Bank& bank = *page.state.bank;
  const Option& option = question.options[cell.row];
  const double points = points_at(option, bank, cell.column);
  const std::string key = cell_key(option.id, column_name(bank, cell.column));
  const std::string words = spoken(frame, bank, cell.row, cell.column, points);
  if (ui::focused_key(frame) == key) page.places.key_cell = key;
  const bool first = page.places.key_cell.empty() && cell.row == 0 && cell.column == 0;
  ui::PressableLook look;
  look.role = "cell";
  look.words = words;
  look.tab_stop = first || page.places.key_cell == key;  // the grid is one stop; arrows move in it
  look.radius = px(6);
  look.selected = points != 0;
  const ui::Press press = ui::pressable(frame, key, box, look);
  const bool shows = points != 0 || cell.column == 0;
  ui::fill(frame, box, press.hovered || press.held ? ui::Role::brand_soft : ui::Role::surface, px(6));
  if (press.held) ui::stroke(frame, box, ui::Role::brand, px(3), px(6));
  else if (shows || press.hovered) ui::stroke(frame, box, ui::Role::ink, px(1.25F), px(6));
  else ui::stroke(frame, box, ui::Role::line, std::max(1.0F, px(1)), px(6));
  if (shows) {
    ui::TextStyle number = staff::strong(frame);
    number.align = ui::Align::centre;
    number.tabular = true;
    ui::label(frame, "text", {box.x, box.y + px(3), box.w, box.h * 0.55F}, points_words(frame, points), number);
    ui::FrameCanvas canvas(frame);
    ui::key_bar(canvas, {box.x, box.bottom() - px(16), box.w, px(12)}, points, frame.metrics.scale);
  }
  if (!press.pressed) return 0;
  return press.leading_half ? -1 : 1;
}

/// The code over a column, with a dot for core qualities.
void draw_code(ui::Frame& frame, Rect box, const Quality& quality) {
  const float dot = frame.metrics.px(2.75F);
  ui::TextStyle style = staff::small_strong(frame);
  style.weight = ui::Weight::medium;
  style.align = ui::Align::centre;
  ui::label(frame, "text", {box.x - 2, box.bottom() - frame.metrics.px(20), box.w + 4, frame.metrics.px(20)}, quality.code, style);
  if (quality.core) ui::circle(frame, {box.centre().x, box.y + dot + 1}, dot, ui::Role::brand);
}

/// Letter and first words of a response, before its row.
void draw_row_name(Page& page, ui::Frame& frame, Rect box, const Option& option, std::size_t row, float gap) {
  const float letter_w = frame.metrics.px(20);
  const bool on = option.id == page.state.option;
  if (on) ui::fill(frame, Rect{box.x - frame.metrics.px(10), box.y + frame.metrics.px(6), frame.metrics.px(4), box.h - frame.metrics.px(12)}, ui::Role::brand, frame.metrics.px(2));
  ui::label(frame, "text", {box.x, box.y, letter_w, box.h}, letter(row), staff::small_strong(frame));
  const float room = box.w - letter_w - gap;
  if (room < frame.metrics.px(60)) return;
  const std::string words = first_words(frame, option.text, staff::small(frame), room);
  if (!words.empty()) ui::label(frame, "text", {box.x + letter_w, box.y, room + 2, box.h}, words, staff::small(frame));
}

struct Shares {
  std::vector<double> values;
  double largest = 0;
};

Shares shares_of(const Question& question, const Bank& bank) {
  Shares shares{key_shares(question, bank.qualities), 0};
  for (const double value : shares.values) shares.largest = std::max(shares.largest, value);
  return shares;
}

/// A quality's share of the question: the number, and a bar against the largest.
void draw_share(ui::Frame& frame, Rect box, double share, double largest, bool percent) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::TextStyle style = staff::small(frame);
  style.align = ui::Align::centre;
  const auto whole = static_cast<std::int64_t>(std::floor(share * 100 + 0.5));
  const std::string number = share <= 0 ? std::string("–") : percent ? tr(frame, "{n} %", {{"n", num(frame, whole)}}) : num(frame, whole);
  ui::label(frame, "text", {box.x - 2, box.y, box.w + 4, px(20)}, number, style);
  const Rect track{box.x + px(3), box.y + px(21), box.w - px(6), px(4)};
  ui::fill(frame, track, ui::Role::canvas);
  ui::stroke(frame, track, ui::Role::rule, px(1));
  if (share > 0) ui::fill(frame, Rect{track.x, track.y, track.w * static_cast<float>(share / largest), track.h}, ui::Role::brand);
}

/// One band of the grid: heads, a row for each response, the shares. Returns its height.
float draw_band(Page& page, const ui::Pen& pen, float x, float top, const Grid& grid, std::size_t band, const Question& question, const Shares& shares) {
  ui::Frame& frame = pen.frame;
  const Bank& bank = *page.state.bank;
  const float head_h = pen.px(30);
  const float cell_h = pen.px(44);
  const float step = cell_h + pen.px(4);
  const std::size_t first = band * grid.in_band;
  const std::size_t last = std::min(first + grid.in_band, bank.qualities.size());
  const float rows_h = step * static_cast<float>(question.options.size());
  const float cells_x = x + grid.label_w + (band == 0 ? grid.effect_w + grid.rule_w : 0);
  const bool with_words = grid.label_w > pen.px(100);
  const bool percent = ui::measure_text(frame, tr(frame, "{n} %", {{"n", num(frame, 100)}}), staff::small(frame)).w <= grid.cell_w;
  const std::string share_words = percent ? tr(frame, "Share of this question") : tr(frame, "Share of this question, in %");
  const float share_label_h = with_words ? 0 : pen.px(22);
  const float height = head_h + rows_h + share_label_h + pen.px(28);
  if (!pen.paint) return height;

  if (band == 0) {
    ui::TextStyle style = staff::small_strong(frame);
    style.align = ui::Align::centre;
    ui::label(frame, "text", {x + grid.label_w - 2, top + head_h - pen.px(22), grid.effect_w + 4, pen.px(20)}, tr(frame, "Effect"), style);
  }
  const auto cell_x = [&](std::size_t quality) { return cells_x + static_cast<float>(quality - first) * (grid.cell_w + grid.gap); };
  for (std::size_t q = first; q < last; ++q) draw_code(frame, {cell_x(q), top, grid.cell_w, head_h - pen.px(2)}, bank.qualities[q]);
  float y = top + head_h;
  for (std::size_t row = 0; row < question.options.size(); ++row) {
    draw_row_name(page, frame, {x, y, grid.label_w, cell_h}, question.options[row], row, pen.px(10));
    const auto cell = [&](float at_x, float w, std::size_t column) {
      const int by = draw_cell(page, frame, {at_x, y, w, cell_h}, question, {row, column});
      if (by != 0) page.action = change_to(question, bank, {row, column}, stepped(points_at(question.options[row], bank, column), by));
    };
    if (band == 0) cell(x + grid.label_w, grid.effect_w, 0);
    for (std::size_t q = first; q < last; ++q) cell(cell_x(q), grid.cell_w, q + 1);
    y += step;
  }
  if (band == 0) {
    const float rule_x = x + grid.label_w + grid.effect_w + grid.rule_w / 2 - pen.px(1);
    ui::line(frame, {rule_x, top + head_h}, {rule_x, y - pen.px(4)}, ui::Role::line, pen.px(1));
  }
  if (with_words) {
    const ui::TextStyle style = staff::small(frame);
    const float w = grid.label_w + grid.effect_w;
    ui::label(frame, "shares", {x, y, w, pen.px(24)}, share_words, style);
  } else {
    ui::label(frame, "shares", {x, y, grid.label_w + grid.effect_w + grid.rule_w + static_cast<float>(grid.in_band) * (grid.cell_w + grid.gap), pen.px(20)}, share_words,
              staff::small(frame));
    y += share_label_h;
  }
  for (std::size_t q = first; q < last; ++q) draw_share(frame, {cell_x(q), y, grid.cell_w, pen.px(26)}, shares.values[q], shares.largest, percent);
  return height;
}

/// What the code over the cell under the cursor stands for.
std::string legend(const Page& page, const ui::Frame& frame, const Question& question) {
  const Bank& bank = *page.state.bank;
  const auto cell = cell_named(question, bank, page.places.key_cell);
  if (!cell || cell->column == 0) return tr(frame, "Effect: how good the response is as a whole, for the order in which candidates should put them.");
  const Quality& quality = bank.qualities[cell->column - 1];
  return quality.code + ": " + quality.label + ". " + quality.definition;
}

}  // namespace

float key_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  const Question& question = *current_question(page.state);
  const Bank& bank = *page.state.bank;
  float y = top;
  y += label_line(pen, x, y, w, "key", tr(pen.frame, "Key"), staff::card_title(pen.frame), tr(pen.frame, "−2 to +2 by keys or clicks, at most three a response")) + pen.px(6);
  const Grid grid = grid_of(pen, w, bank.qualities.size());
  const Shares shares = shares_of(question, bank);
  for (std::size_t band = 0; band < grid.bands; ++band) {
    if (band > 0) y += pen.px(12);
    y += draw_band(page, pen, x, y, grid, band, question, shares);
  }
  y += pen.px(8);
  y += pen.text("key.legend", x, y, w, legend(page, pen.frame, question), staff::small(pen.frame), ui::Role::ink_muted);
  if (page.state.refusal) {
    y += pen.px(8);
    y += banner(pen, "key.refusal", x, y, w, "info", tr(pen.frame, *page.state.refusal));
  }
  return y - top;
}

void key_grid_keys(Page& page, ui::Frame& frame) {
  const Question* question = current_question(page.state);
  const std::string& focused = ui::focused_key(frame);
  if (frame.inert || question == nullptr || !focused.starts_with("key.")) return;
  const Bank& bank = *page.state.bank;
  const auto cell = cell_named(*question, bank, focused);
  if (!cell) return;
  const auto go = [&](std::size_t row, std::size_t column) {
    page.places.key_cell = cell_key(question->options[row].id, column_name(bank, column));
    ui::focus(frame, page.places.key_cell);
  };
  const std::size_t last_row = question->options.size() - 1;
  const int back = frame.rtl ? GLFW_KEY_RIGHT : GLFW_KEY_LEFT;
  const int forward = frame.rtl ? GLFW_KEY_LEFT : GLFW_KEY_RIGHT;
  if (cell->column > 0 && ui::take_key(frame, back)) go(cell->row, cell->column - 1);
  if (cell->column < bank.qualities.size() && ui::take_key(frame, forward)) go(cell->row, cell->column + 1);
  // Beyond the first and the last row the arrows lead out of the grid, as everywhere.
  if (cell->row > 0 && ui::take_key(frame, GLFW_KEY_UP)) go(cell->row - 1, cell->column);
  if (cell->row < last_row && ui::take_key(frame, GLFW_KEY_DOWN)) go(cell->row + 1, cell->column);
  if (ui::take_key(frame, GLFW_KEY_HOME)) go(cell->row, 0);
  if (ui::take_key(frame, GLFW_KEY_END)) go(cell->row, bank.qualities.size());

  const double now = points_at(question->options[cell->row], bank, cell->column);
  const auto set = [&](double points) { page.action = change_to(*question, bank, *cell, points); };
  // Plus stands on a key of its own, on the digits' row with Shift, or beside it, by keyboard.
  const bool plus = ui::take_key(frame, GLFW_KEY_KP_ADD) || ui::take_key(frame, GLFW_KEY_EQUAL) || ui::take_key(frame, GLFW_KEY_EQUAL, GLFW_MOD_SHIFT) ||
                    ui::take_key(frame, GLFW_KEY_RIGHT_BRACKET);
  if (plus) set(stepped(now, 1));
  if (ui::take_key(frame, GLFW_KEY_KP_SUBTRACT) || ui::take_key(frame, GLFW_KEY_MINUS) || ui::take_key(frame, GLFW_KEY_SLASH)) set(stepped(now, -1));
  for (int digit = 0; digit <= 2; ++digit) {
    if (ui::take_key(frame, GLFW_KEY_0 + digit) || ui::take_key(frame, GLFW_KEY_KP_0 + digit)) set(digit);
  }
  if (ui::take_key(frame, GLFW_KEY_DELETE) || ui::take_key(frame, GLFW_KEY_BACKSPACE)) set(0);
}

}  // namespace aplomb::studio
