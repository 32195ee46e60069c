// One question: words and key at the left, the kiosk's own screen and the findings at the right, no modes.

#include "studio/preview_box.h"
#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

/// The left column keeps what the grid of the key needs; the preview gets the rest.
float left_share(float w, const ui::Frame& frame) { return w < frame.metrics.px(1200) ? 0.55F : 0.545F; }

}  // namespace

void draw_question(Page& page, ui::Frame& frame, Rect rect) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::screen(frame, "question");
  const State& state = page.state;
  const Question* question = current_question(state);
  if (question == nullptr) return;
  if (page.places.page_of != question->id) {
    page.places.page_of = question->id;
    page.places.left = page.places.right = {};
    page.places.key_cell.clear();
  }
  key_grid_keys(page, frame);
  if (page.places.show_advice && state.advice_open) {
    page.places.show_advice = false;
    page.places.left.offset += px(360);
  }
  Rect body = rect.inset(ui::staff_margin(frame), 0);
  TopLook top;
  top.title = title_words(question->title, question->id);
  top.beside = question->id;
  top.back = true;
  top.steps = true;
  const float top_y = draw_top(page, frame, body, top);
  body.cut_top(top_y - body.y);
  body.cut_bottom(px(12));

  const ui::Part left = [&](const ui::Pen& pen, float x, float y, float w) {
    const float start = y;
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return words_card(page, p, at_x, at_y, inner); });
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return key_card(page, p, at_x, at_y, inner); });
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return why_card(page, p, at_x, at_y, inner); });
    return y - start;
  };
  const ui::Part right = [&](const ui::Pen& pen, float x, float y, float w) {
    const float start = y;
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return preview_card(page, p, at_x, at_y, inner); });
    y += findings_card(page, pen, x, y, w) + pen.px(16);
    stack(pen, x, y, w, [&](const ui::Pen& p, float at_x, float at_y, float inner) { return pivot_card(page, p, at_x, at_y, inner); });
    return y - start;
  };
  if (body.w >= px(940)) {
    // The scroll bars' strips lie in the gap and in the margin.
    Rect column = body.cut_left((body.w - px(20)) * left_share(body.w, frame), px(20));
    column.w += px(14);
    body.w += px(14);
    ui::staff_scroll(frame, "question.left", column, page.places.left, left);
    ui::staff_scroll(frame, "question.right", body, page.places.right, right);
    return;
  }
  body.w += px(14);
  ui::staff_scroll(frame, "question.page", body, page.places.left, [&](const ui::Pen& pen, float x, float y, float w) {
    const float start = y;
    y += left(pen, x, y, w);
    y += right(pen, x, y, w);
    return y - start;
  });
}

float preview_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  ui::Frame& frame = pen.frame;
  const State& state = page.state;
  const std::string title = tr(frame, "As the kiosk shows it");
  std::vector<std::string> themes;
  int theme = 0;
  for (const ui::Theme& one : *frame.themes) {
    if (one.id == state.preview.theme) theme = static_cast<int>(themes.size());
    themes.push_back(tr(frame, one.name));
  }
  const std::vector<std::string> texts{tr(frame, "Small text"), tr(frame, "Medium text"), tr(frame, "Large text"), tr(frame, "Largest text")};
  std::vector<std::string> sizes;
  for (const Display& display : displays) sizes.push_back(std::to_string(display.w) + " × " + std::to_string(display.h));

  const ui::TextStyle style = staff::card_title(frame);
  const ui::TextSize title_size = ui::measure_text(frame, title, style, w);
  const float theme_w = drop_down_width(frame, themes);
  const float text_w = drop_down_width(frame, texts);
  const float size_w = drop_down_width(frame, sizes);
  const float all = theme_w + text_w + size_w + 2 * pen.px(8);
  float y = top;
  // The lists stand at the end of the title's line, or below it.
  const bool one_line = title_size.w + pen.px(20) + all <= w;
  if (!one_line) {
    pen.heading("preview", x, y, w, title, style);
    y += title_size.h + pen.px(4);
  }
  Line flow(one_line ? Rect{x + w - all, y, all, pen.px(40)} : Rect{x, y, w, pen.px(42)}, pen.px(8));
  if (one_line) pen.heading("preview", x, y + (pen.px(40) - title_size.h) / 2, w, title, style);
  const Rect theme_box = flow.place(theme_w, pen.px(36));
  const Rect text_box = flow.place(text_w, pen.px(36));
  const Rect size_box = flow.place(size_w, pen.px(36));
  if (pen.paint) {
    Preview preview = state.preview;
    if (const auto chosen = ui::drop_down(frame, "preview.theme", theme_box, themes, theme, pen.px(15))) {
      preview.theme = (*frame.themes)[static_cast<std::size_t>(*chosen)].id;
    }
    if (const auto chosen = ui::drop_down(frame, "preview.text", text_box, texts, preview.text - 1, pen.px(15))) preview.text = *chosen + 1;
    if (const auto chosen = ui::drop_down(frame, "preview.size", size_box, sizes, static_cast<int>(preview.display), pen.px(15))) {
      preview.display = static_cast<std::size_t>(*chosen);
    }
    if (preview != state.preview) page.action = SetPreview{preview};
  }
  y = flow.bottom() + pen.px(8);
  const Rect box{x, y, w, std::floor(w * 9 / 16)};
  if (pen.paint) draw_preview_box(frame, box, state.preview, page.preview, *current_question(state), *state.bank);
  return box.bottom() - top;
}

float pivot_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  float y = top;
  const std::string title = tr(pen.frame, "What would change the best response");
  y += label_line(pen, x, y, w, "pivot", title, staff::small_strong(pen.frame), tr(pen.frame, "the pivot")) + pen.px(6);
  std::optional<std::string> changed;
  y += growing_field(pen, x, y, w, {"question.pivot", title, {}, 15, false, 1}, current_question(page.state)->pivot, changed);
  if (changed) page.action = SetPivot{*changed};
  return y - top;
}

}  // namespace aplomb::studio
