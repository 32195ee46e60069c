#include "kiosk/comfort_settings.h"

#include "kiosk/parts_choice.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr float label_mm = 50;
constexpr float between_mm = 3;

/// What stands beside (or below) a setting's name: its height at a width, and how it is drawn.
struct Control {
  float height = 0;
  std::function<Pressed(Rect)> draw{};
};

struct Setting {
  std::string icon{};
  std::string name{};
  std::function<Control(float width)> control{};
};

// --- text size ---

constexpr std::array<float, 4> steps = {3.9F, 5.2F, 6.8F, 8.8F};

bool text_tile(Frame& frame, const Comfort& now, int step, const std::string& word, Rect rect) {
  const bool chosen = now.text == step;
  const std::string key = "comfort.text." + std::to_string(step);
  const ui::Press press = ui::pressable(frame, key, rect, {.role = "choice", .words = word, .selected = chosen});
  draw_box(frame, rect, press, chosen);
  const Role ink = chosen ? Role::on_brand : Role::ink;
  const float sink = press.held ? 2.0F : 0.0F;
  const float word_px = fit_px(frame, word, frame.metrics.s(), Weight::semibold, rect.w - frame.metrics.mm(3));
  const float word_h = word_px * 1.3F;
  const float pad = frame.metrics.mm(2.6F);
  ui::label(frame, key + ".word", {rect.x, rect.bottom() - word_h - pad + sink, rect.w, word_h}, word, line_style(word_px, Weight::semibold, ui::Align::centre), ink);
  // The letter at the very height that the step means, standing on one line with its neighbours.
  const float letter_px = frame.metrics.mm(steps[static_cast<std::size_t>(step - 1)]) / 0.727F;
  const float base = rect.bottom() - pad - word_h - frame.metrics.mm(1.5F) + sink;
  const float letter_h = letter_px * 0.727F;
  ui::label(frame, key + ".letter", {rect.x, base - letter_h, rect.w, letter_h}, tr(frame, "A"), line_style(letter_px, Weight::semibold, ui::Align::centre), ink);
  return press.pressed;
}

Control text_sizes(const State& state, Frame& frame, float width) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const std::array<std::string, 4> words = {tr(frame, "Small"), tr(frame, "Medium"), tr(frame, "Large"), tr(frame, "Largest")};
  Control control;
  control.height = std::max(mm(31.5F), mm(8.8F + 5.2F + 1.5F + 2) + frame.metrics.s() * 1.3F);
  control.draw = [&state, &frame, width, words, mm](Rect rect) {
    const float w = (width - 3 * mm(between_mm)) / 4;
    Pressed pressed;
    for (int step = 1; step <= 4; ++step) {
      const Rect tile{rect.x + static_cast<float>(step - 1) * (w + mm(between_mm)), rect.y, w, rect.h};
      if (text_tile(frame, comfort_of(state), step, words[static_cast<std::size_t>(step - 1)], tile)) {
        Comfort comfort = comfort_of(state);
        comfort.text = step;
        pressed = SetComfort{comfort};
      }
    }
    return pressed;
  };
  return control;
}

// --- colours ---

struct ThemeTile {
  const ui::Theme* theme = nullptr;
  std::string name{};
};

/// A swatch in the theme's own colours, its name under it.
bool theme_tile(Frame& frame, const ThemeTile& tile, bool chosen, float word_px, Rect rect) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const std::string key = "comfort.theme." + tile.theme->id;
  const ui::Press press = ui::pressable(frame, key, rect, {.role = "choice", .words = tile.name, .selected = chosen});
  const float radius = mm(3);
  ui::fill(frame, rect, press.hovered || press.held ? Role::brand_soft : Role::surface, radius);
  if (chosen || press.held) ui::stroke(frame, rect, Role::brand, 4, radius);
  else ui::stroke(frame, rect, press.hovered ? Role::ink : Role::line, 2, radius);
  const ui::Theme& theme = *tile.theme;
  const Rect swatch{rect.x + mm(3.2F), rect.y + mm(3.2F), rect.w - mm(6.4F), mm(15)};
  ui::fill(frame, swatch, theme[Role::canvas], mm(2));
  ui::stroke(frame, swatch, theme[Role::line], 1, mm(2));
  const float letters = std::min(mm(5.2F) / 0.727F, swatch.w * 0.4F);
  ui::label(frame, key + ".swatch", swatch, tr(frame, "Aa"), line_style(letters, Weight::semibold, ui::Align::centre), theme[Role::ink]);
  ui::TextStyle style{.px = word_px, .line = 1.1F, .balanced = true, .align = ui::Align::centre};
  const float room = rect.w - mm(3);
  ui::paragraph(frame, key + ".word", {rect.x + mm(1.5F), swatch.bottom() + mm(1.6F), room, 0}, tile.name, style);
  if (chosen) {
    const float disc = mm(3.75F);
    const ui::Vec2 at{rect.right() - mm(1.7F), rect.y + mm(1.7F)};
    ui::circle(frame, at, disc + 2, Role::surface);
    ui::circle(frame, at, disc, Role::brand);
    ui::icon(frame, "check", {at.x - disc, at.y - disc, 2 * disc, 2 * disc}, disc * 1.3F, Role::on_brand);
  }
  return press.pressed;
}

/// How many tiles stand in a row, and the size of their words, so that no word is broken.
struct ThemeRow {
  int columns = 1;
  float w = 0;
  float px = 0;
};
ThemeRow theme_row(Frame& frame, const std::vector<ThemeTile>& tiles, float width) {
  const float gap = frame.metrics.mm(between_mm);
  const int count = static_cast<int>(tiles.size());
  for (const int columns : {count, (count + 1) / 2, 2}) {
    const float w = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float room = w - frame.metrics.mm(3.5F);
    float px = frame.metrics.s();
    bool good = true;
    for (const ThemeTile& tile : tiles) {
      // Its longest word decides: the words of a name may stand below each other.
      std::string_view rest = tile.name;
      while (!rest.empty()) {
        const auto space = rest.find(' ');
        px = fit_px(frame, rest.substr(0, space), px, Weight::regular, room, floor_px(frame));
        good = good && text_width(frame, rest.substr(0, space), px, Weight::regular) <= room;
        if (space == std::string_view::npos) break;
        rest.remove_prefix(space + 1);
      }
    }
    if (good || columns <= 2) return {columns, w, px};
  }
  return {};
}

Control themes(const State& state, Frame& frame, float width) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  std::vector<ThemeTile> tiles;
  if (frame.themes != nullptr) {
    for (const ui::Theme& theme : *frame.themes) tiles.push_back({&theme, tr(frame, theme.name)});
  }
  Control control;
  if (tiles.empty()) return control;
  const ThemeRow row = theme_row(frame, tiles, width);
  const ui::TextStyle style{.px = row.px, .line = 1.1F, .balanced = true};
  float words = 0;
  for (const ThemeTile& tile : tiles) words = std::max(words, text_height(frame, tile.name, style, row.w - mm(3)));
  const float tile_h = std::max(mm(34), mm(3.2F + 15 + 1.6F + 2.4F) + words);
  const int rows = (static_cast<int>(tiles.size()) + row.columns - 1) / row.columns;
  control.height = static_cast<float>(rows) * tile_h + static_cast<float>(rows - 1) * mm(between_mm);
  control.draw = [&state, &frame, tiles, row, tile_h, mm](Rect rect) {
    Pressed pressed;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const int column = static_cast<int>(i) % row.columns;
      const int line = static_cast<int>(i) / row.columns;
      const Rect tile{rect.x + static_cast<float>(column) * (row.w + mm(between_mm)), rect.y + static_cast<float>(line) * (tile_h + mm(between_mm)), row.w, tile_h};
      if (theme_tile(frame, tiles[i], comfort_of(state).theme == tiles[i].theme->id, row.px, tile)) {
        Comfort comfort = comfort_of(state);
        comfort.theme = tiles[i].theme->id;
        pressed = SetComfort{comfort};
      }
    }
    return pressed;
  };
  return control;
}

// --- two choices beside each other ---

struct Choice {
  std::string key{};
  std::string text{};
  bool chosen = false;
  Action action{};
};

Control choices(Frame& frame, std::array<Choice, 2> two, float width) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  Control control;
  control.height = mm(16.5F);
  control.draw = [&frame, two = std::move(two), width, mm](Rect rect) {
    const float w = (width - mm(between_mm)) / 2;
    Pressed pressed;
    float x = rect.x;
    for (const Choice& choice : two) {
      ui::ButtonLook look;
      look.filled = choice.chosen;
      look.role = "choice";
      look.px = fit_px(frame, choice.text, frame.metrics.s(), Weight::semibold, w - mm(5) - frame.metrics.s() * 1.6F);
      if (ui::button(frame, choice.key, {x, rect.y, w, rect.h}, choice.text, look)) pressed = choice.action;
      x += w + mm(between_mm);
    }
    return pressed;
  };
  return control;
}

Control read_aloud(const State& state, Frame& frame, float width) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const bool called = help_called(state);
  const std::string text = called ? tr(frame, "Called") : tr(frame, "Call a person to have it read to you");
  Control control;
  control.height = mm(16.5F);
  control.draw = [&frame, called, text, width, mm](Rect rect) -> Pressed {
    ui::ButtonLook look;
    look.icon = "deskbell";
    look.filled = called;
    look.px = fit_px(frame, text, frame.metrics.s(), Weight::semibold, width - mm(5) - frame.metrics.s() * 1.7F);
    if (ui::button(frame, "comfort.read", {rect.x, rect.y, width, rect.h}, text, look)) return CallPerson{};
    return {};
  };
  return control;
}

/// A setting's name with its control beside it, or below it where the name has no room of its own.
Block setting_block(Frame& frame, const Setting& setting, float width, bool beside) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const ui::TextStyle style = line_style(frame.metrics.q(), Weight::medium);
  const float slot = std::max(mm(8), frame.metrics.q() * 1.1F);
  const float name_h = std::max(slot, style.px * 1.3F);
  const float indent = slot + mm(4);
  const Control control = setting.control(beside ? width - mm(label_mm + 4) : width);
  const float pad = gap_mm(frame, beside ? 4.3F : 3.2F);
  Block block;
  block.height = beside ? std::max(control.height, name_h) + 2 * pad : name_h + mm(2) + control.height + 2 * pad;
  block.draw = [&frame, icon = setting.icon, words = setting.name, control, style, slot, name_h, indent, pad, width, beside, mm](Rect rect) -> Pressed {
    ui::fill(frame, {rect.x, rect.y, width, 1}, Role::rule);
    Rect inner = rect.inset(0, pad);
    inner.w = width;
    Rect name = beside ? inner.cut_left(mm(label_mm), mm(4)) : inner.cut_top(name_h, mm(2));
    ui::icon(frame, icon, {name.x, name.y, slot, name.h}, slot, Role::brand);
    name.cut_left(indent);
    const float px = fit_px(frame, words, style.px, style.weight, name.w);
    ui::label(frame, "comfort.name", name, words, line_style(px, style.weight));
    return control.draw ? control.draw(inner) : Pressed{};
  };
  return block;
}

}  // namespace

Blocks comfort_blocks(const State& state, Frame& frame, float width) {
  const Comfort now = comfort_of(state);
  const auto wide = [&](bool on) {
    Comfort comfort = now;
    comfort.wide = on;
    return Action{SetComfort{comfort}};
  };
  const auto motion = [&](bool on) {
    Comfort comfort = now;
    comfort.motion = on;
    return Action{SetComfort{comfort}};
  };
  std::vector<Setting> settings;
  settings.push_back({"text", tr(frame, "Text size"), [&](float w) { return text_sizes(state, frame, w); }});
  settings.push_back({"contrast", tr(frame, "Colours"), [&](float w) { return themes(state, frame, w); }});
  settings.push_back({"spacing", tr(frame, "Spacing"), [&](float w) {
                        return choices(frame, {Choice{"comfort.wide.off", tr(frame, "Normal"), !now.wide, wide(false)},
                                               Choice{"comfort.wide.on", tr(frame, "Wider apart"), now.wide, wide(true)}}, w);
                      }});
  settings.push_back({"motion", tr(frame, "Movement"), [&](float w) {
                        return choices(frame, {Choice{"comfort.motion.off", tr(frame, "None"), !now.motion, motion(false)},
                                               Choice{"comfort.motion.on", tr(frame, "A little"), now.motion, motion(true)}}, w);
                      }});
  settings.push_back({"speaker", tr(frame, "Read aloud"), [&](float w) { return read_aloud(state, frame, w); }});

  // All names beside their controls, or none: a column that changes half way is hard to read.
  const float room = frame.metrics.mm(label_mm) - std::max(frame.metrics.mm(8), frame.metrics.q() * 1.1F) - frame.metrics.mm(4);
  bool beside = width >= frame.metrics.mm(200);
  for (const Setting& setting : settings) beside = beside && text_width(frame, setting.name, frame.metrics.q(), Weight::medium) <= room * 1.1F;
  Blocks blocks;
  for (const Setting& setting : settings) blocks.push_back(setting_block(frame, setting, width, beside));
  return blocks;
}

}  // namespace aplomb::kiosk
