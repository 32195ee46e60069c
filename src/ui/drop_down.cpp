#include "ui/controls.h"

#include "ui/draw.h"
#include "ui/pressing.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::ui {
namespace {

std::string option_key(std::string_view key, int index) { return std::string(key) + "." + std::to_string(index); }

/// What an open list needs after the page is drawn: its options may be gone by then.
struct ListLook {
  std::string key;
  Rect box;  // of the closed control
  std::vector<std::string> options;
  int chosen = 0;
  float px = 15;
};

/// Below the control where there is room, else above; never higher than the view.
Rect place_list(const Frame& frame, const ListLook& look, float row_h, float width) {
  const float gap = frame.metrics.px(4);
  const float edge = frame.metrics.px(8);
  const float pad = frame.metrics.px(6);
  const float wish = row_h * static_cast<float>(look.options.size()) + 2 * pad;
  const float below = frame.view.h - edge - look.box.bottom() - gap;
  const float above = look.box.y - gap - edge;
  const bool down = wish <= below || below >= above;
  const float h = std::min(wish, std::max(row_h + 2 * pad, down ? below : above));
  const float x = std::clamp(look.box.x, edge, std::max(edge, frame.view.w - edge - width));
  return {x, down ? look.box.bottom() + gap : look.box.y - gap - h, width, h};
}

void shut(OpenList& list) {
  list.key.clear();
  list.offset = 0;
}

bool option_row(Frame& frame, const ListLook& look, int index, Rect row) {
  const std::string& text = look.options[static_cast<std::size_t>(index)];
  const bool on = index == look.chosen;
  const Touched control = touch(frame, option_key(look.key, index), row,
                                {.role = "choice", .words = text, .selected = on, .ring_inside = true, .radius = frame.metrics.px(6)});
  if (on || control.press.hovered) fill(frame, row, control.press.hovered && !on ? Role::canvas : Role::brand_soft, frame.metrics.px(6));
  if (frame.theme->strong && control.press.hovered) stroke(frame, row, Role::line, 2, frame.metrics.px(6));
  Rect words = row.inset(look.px * 0.6F, 0);
  const Rect sign = words.cut_left(look.px * 1.2F, look.px * 0.4F);
  if (on) icon(frame, "check", sign, std::round(look.px * 1.2F), Role::ink);
  words_on(frame, control, words, text, {.px = look.px, .weight = on ? Weight::semibold : Weight::regular}, color(frame, Role::ink));
  return control.press.pressed;
}

void draw_list(Frame& frame, const ListLook& look) {
  Stage::Inside& inside = frame.stage.inside();
  const float row_h = std::max(frame.metrics.px(36), std::ceil(look.px * 2.2F));
  const float radius = frame.metrics.px(10);
  float width = look.box.w;
  for (const std::string& option : look.options) {
    width = std::max(width, measure_text(frame, option, {.px = look.px, .weight = Weight::semibold}).w + look.px * 4);
  }
  const Rect box = place_list(frame, look, row_h, std::min(width, frame.view.w - frame.metrics.px(16)));
  const Rect rows = box.inset(frame.metrics.px(6));
  const float content = row_h * static_cast<float>(look.options.size());

  for (const float drop : {4.0F, 2.0F}) {
    Color shadow = color(frame, Role::ink);
    shadow.a = 14;
    fill(frame, {box.x, box.y + drop, box.w, box.h}, shadow, radius);
  }
  fill(frame, box, Role::surface, radius);
  stroke(frame, box, Role::line, frame.metrics.px(1.5F), radius);

  Scroll scroll{inside.list.offset};
  std::optional<int> chosen;
  scroll_area(frame, look.key + ".list", rows, content, scroll, [&](Rect all) {
    for (int i = 0; i < static_cast<int>(look.options.size()); ++i) {
      if (option_row(frame, look, i, all.cut_top(row_h))) chosen = i;
    }
  });
  inside.list.offset = scroll.offset;

  const bool pressed_beside = inside.pointer.went_down && !frame.place(box).contains(inside.pointer.at);
  if (chosen) {
    inside.list.chosen = chosen;
    inside.list.chosen_key = look.key;
  }
  if (chosen || pressed_beside || take_key(frame, GLFW_KEY_ESCAPE)) {
    shut(inside.list);
    frame.stage.owe(3);  // the page hears of it in the next frame, and may look different in the one after
  }
}

}  // namespace

std::optional<int> drop_down(Frame& frame, std::string_view key, Rect rect, std::span<const std::string> options, int chosen, float px) {
  Stage::Inside& inside = frame.stage.inside();
  OpenList& list = inside.list;
  const bool has_one = chosen >= 0 && chosen < static_cast<int>(options.size());
  const std::string text = has_one ? options[static_cast<std::size_t>(chosen)] : std::string();
  ButtonLook look;
  look.px = px;
  look.weight = Weight::medium;
  look.radius = frame.metrics.px(8);
  look.edge = frame.metrics.px(1.5F);
  look.align = Align::start;
  look.role = "list";
  const bool open = list.key == key && !frame.inert;
  look.chosen = open;
  look.words = text;

  Rect sign = rect;
  sign = sign.cut_right(px * 2.2F);
  const std::size_t before = frame.probe == nullptr ? 0 : frame.probe->entries.size();
  const bool pressed = button(frame, key, rect, {}, look);
  Rect words = rect;
  words.cut_left(px * 0.8F);
  words.cut_right(px * 2.2F);
  Touched control;
  control.entry = before;
  words_on(frame, control, words, text, {.px = px, .weight = Weight::medium}, color(frame, Role::ink));
  icon(frame, open ? "up" : "down", sign, std::round(px * 1.2F), Role::ink);

  if (pressed && list.key.empty()) {
    list = {};
    list.key = std::string(key);
    focus(frame, option_key(key, has_one ? chosen : 0));
    frame.stage.owe(3);
  }
  if (list.key == key && !frame.inert) {
    list.drawn = true;
    inside.overlays.emplace_back([data = ListLook{std::string(key), rect, {options.begin(), options.end()}, chosen, px}](Frame& over) { draw_list(over, data); });
  }
  if (list.chosen_key == key && list.chosen) {
    list.chosen_key.clear();
    const auto index = std::exchange(list.chosen, std::nullopt);
    if (*index != chosen) return index;
  }
  return std::nullopt;
}

}  // namespace aplomb::ui
