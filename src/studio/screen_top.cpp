// The page's first line: title, what is saved, undo and redo, Publish.

#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <GLFW/glfw3.h>

#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

struct SavedLook {
  std::string icon;
  std::string words;
};

SavedLook saved_look(const State& state, const ui::Frame& frame) {
  if (state.unsaved) return {"pencil", tr(frame, "Not saved yet")};
  if (state.saved.revision == 0) return {"check", tr(frame, "As published")};
  const std::string time = frame.words->time(state.saved.wall_ms);
  const bool today = frame.words->day(state.saved.wall_ms) == frame.words->day(frame.wall_ms);
  if (today) return {"check", tr(frame, "Saved {time}", {{"time", time}})};
  return {"check", tr(frame, "Saved {day}, {time}", {{"day", frame.words->short_day(state.saved.wall_ms)}, {"time", time}})};
}

struct PublishLook {
  std::string words;
  std::string icon;
  ui::Kind kind = ui::Kind::main;
  bool enabled = true;
};

/// It says what keeps the bank from being published; pressed, it names it.
PublishLook publish_look(const State& state, const ui::Frame& frame) {
  if (!differs_from_published(state)) return {tr(frame, "Publish: nothing is new"), {}, ui::Kind::plain, false};
  const int errors = count_findings(state).errors;
  if (errors > 0) return {trn(frame, "Publish: mend {n} error", "Publish: mend {n} errors", errors), "lock", ui::Kind::plain, true};
  return {tr(frame, "Publish…"), "upload", ui::Kind::main, true};
}

ui::ButtonLook staff_look(const ui::Frame& frame) {
  ui::ButtonLook look;
  look.px = frame.metrics.px(15);
  look.weight = ui::Weight::medium;
  look.radius = frame.metrics.px(8);
  look.edge = frame.metrics.px(1.5F);
  return look;
}

void draw_saved(ui::Frame& frame, Rect box, const SavedLook& look) {
  const float side = frame.metrics.px(16);
  ui::icon(frame, look.icon, box.cut_left(side, frame.metrics.px(6)), side, ui::Role::ink);
  ui::label(frame, "saved", box, look.words, staff::small(frame));
}

}  // namespace

float draw_top(Page& page, ui::Frame& frame, Rect rect, const TopLook& look) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const State& state = page.state;
  const ui::TextStyle title = staff::title(frame);
  const ui::TextStyle small = staff::small(frame);
  const SavedLook saved = saved_look(state, frame);
  const PublishLook publish = publish_look(state, frame);
  const float gap = px(10);

  ui::ButtonLook button = staff_look(frame);
  button.kind = publish.kind;
  button.enabled = publish.enabled;
  button.icon = publish.icon;
  const float publish_w = ui::button_width(frame, publish.words, button, px(14));
  const float saved_w = std::ceil(ui::measure_text(frame, saved.words, small).w) + px(16 + 6) + 2;
  const float steps_w = look.steps ? 2 * (px(36) + gap) : 0;
  const float right_w = saved_w + px(16) + steps_w + publish_w;
  const float back_w = look.back ? px(36) + px(16) : 0;
  const float title_w = std::ceil(ui::measure_text(frame, look.title, title).w) + 1;
  const float beside_w = look.beside.empty() ? 0 : std::ceil(ui::measure_text(frame, look.beside, small).w) + 1 + px(12);

  // One line where all has room; else what stands beside the title goes below it, else the buttons do too.
  const bool one_line = back_w + title_w + px(24) + right_w <= rect.w;
  const bool title_line = back_w + title_w + beside_w + (one_line ? px(24) + right_w : 0) <= rect.w;
  Rect line{rect.x, rect.y, rect.w, px(one_line ? 72 : 60)};
  float y = line.bottom();
  if (look.back) {
    ui::ButtonLook back = staff_look(frame);
    back.icon = "left";
    const std::string words = tr(frame, "Back to the questions");
    back.words = words;
    if (ui::button(frame, "question.back", {line.x, line.y + (line.h - px(36)) / 2, px(36), px(36)}, {}, back)) page.action = ToBank{};
    line.cut_left(back_w);
  }
  if (title_line) {
    const ui::TextSize size = ui::measure_text(frame, look.title, title);
    ui::heading(frame, "title", {line.x, line.y + (line.h - size.h) / 2, title_w, 0}, look.title, title);
    const float small_h = ui::measure_text(frame, look.beside, small).h;
    if (!look.beside.empty()) ui::paragraph(frame, "beside", {line.x + title_w + px(12), line.centre().y - small_h / 2 + px(2), beside_w, 0}, look.beside, small);
  } else {
    const ui::Pen pen{frame, true};
    const float text_w = one_line ? rect.right() - right_w - px(24) - line.x : line.w;
    float text_y = line.y + px(14);
    text_y += pen.heading("title", line.x, text_y, text_w, look.title, title);
    if (!look.beside.empty()) text_y += pen.text("beside", line.x, text_y, text_w, look.beside, small);
    y = std::max(y, text_y + px(6));
  }

  Rect group = one_line ? Rect{rect.right() - right_w, rect.y, right_w, px(72)} : Rect{rect.x, y, rect.w, px(44)};
  Line flow(group, gap);
  draw_saved(frame, flow.place(saved_w + (one_line ? px(6) : 0), px(36)), saved);
  if (look.steps) {
    ui::ButtonLook step = staff_look(frame);
    const std::string undo = tr(frame, "Undo");
    const std::string redo = tr(frame, "Redo");
    step.icon = "undo";
    step.words = undo;
    step.enabled = !state.undo.empty();
    if (ui::button(frame, "question.undo", flow.place(px(36), px(36)), {}, step)) page.action = Undo{};
    step.icon = "redo";
    step.words = redo;
    step.enabled = !state.redo.empty();
    if (ui::button(frame, "question.redo", flow.place(px(36), px(36)), {}, step)) page.action = Redo{};
  }
  if (ui::button(frame, "bank.publish", flow.place(publish_w, px(36)), publish.words, button)) page.action = OpenPublish{};
  if (!one_line) y = flow.bottom() + px(4);

  const ui::Pen pen{frame, true};
  const auto say = [&](std::string_view key, std::string_view icon, const std::optional<Message>& message) {
    if (message) y += banner(pen, key, rect.x, y, rect.w, icon, tr(frame, *message)) + px(10);
  };
  say("said", "check", state.said);
  say("trouble", "warning", state.trouble);
  return y;
}

}  // namespace aplomb::studio
