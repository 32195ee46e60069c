// The selected candidate at a glance, beside the list.

#include "core/code.h"
#include "review/screen_parts.h"
#include "review/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>

namespace aplomb::review {
namespace {

using ui::Rect;
namespace staff = ui::staff;

float core_four(const CandidatePage& page, const ui::Pen& pen, float x, float y, float w) {
  ui::Frame& frame = pen.frame;
  const float top = y;
  const ui::TextStyle small = staff::small(frame);
  y += pen.heading({}, x, y, w, tr(frame, "The core four"), staff::card_title(frame));
  y += pen.text({}, x, y, w, tr(frame, "indicative, never for a decision by themselves"), small, ui::Role::ink_muted) + pen.px(6);
  // The names beside their charts where all of them have room, else above them.
  const float names = w * 0.44F;
  bool beside = true;
  for (const QualityWords& quality : page.qualities)
    beside = beside && (!quality.core || ui::measure_text(frame, quality.label, small).w < names - pen.px(10));
  for (std::size_t q = 0; q < page.qualities.size() && q < page.result.qualities.size(); ++q) {
    if (!page.qualities[q].core) continue;
    const std::string& name = page.qualities[q].label;
    const float row_h = pen.px(beside ? 38 : 32);
    if (beside) {
      if (pen.paint) ui::label(frame, "text", {x, y, names, row_h}, name, small);
      quality_bullet(pen, {x + names, y, w - names, row_h}, page, q);
    } else {
      y += pen.text({}, x, y, w, name, small);
      quality_bullet(pen, {x, y, w, row_h}, page, q);
    }
    y += row_h;
    if (hidden(page, q)) y += pen.text({}, x, y - pen.px(4), w, "–  " + tr(frame, "not shown: its questions do not hang together"), small, ui::Role::ink_muted);
    if (!page.result.qualities[q].score.has_value())
      y += pen.text({}, x, y - pen.px(4), w, "–  " + tr(frame, reason_words(page.result.qualities[q].score.status())), small, ui::Role::ink_muted);
  }
  if (page.model && !page.core_differs) y += pen.px(4) + pen.text({}, x, y + pen.px(4), w, tr(frame, "No dependable difference among them."), small);
  return y - top;
}

}  // namespace

std::optional<Action> draw_panel(const State& state, Places& places, ui::Frame& frame, Rect panel) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  ui::fill(frame, panel, ui::Role::surface);
  ui::line(frame, {panel.x, panel.y}, {panel.x, panel.bottom()}, ui::Role::rule, std::max(1.0F, px(1)));
  const CandidateRow* row = selected_row(state);
  if (row == nullptr) {
    const Rect inner = panel.inset(px(26), px(26));
    ui::paragraph(frame, "panel.nobody", {inner.x, inner.y, inner.w, 0}, tr(frame, "Nobody is chosen."), staff::body(frame), ui::Role::ink_muted);
    return std::nullopt;
  }
  if (places.panel_of != row->session) {
    places.panel_of = row->session;
    places.panel = {};
  }
  Rect inner = panel.inset(px(26), px(20));
  Rect foot = inner.cut_bottom(px(36), px(16));
  ui::staff_scroll(frame, "panel", {inner.x, inner.y, inner.w + px(14), inner.h}, places.panel, [&](const ui::Pen& pen, float x, float y, float w) {
    const float top = y;
    const ui::TextStyle body = staff::body(frame);
    const std::string code = grouped(row->code);
    const float code_h = pen.heading("panel.code", x, y, w, code, staff::title(frame));
    const std::string hidden = tr(frame, "Name hidden");
    const float pill_w = ui::pill(frame, {}, {}, hidden, "eyeoff", false);
    const float code_w = ui::measure_text(frame, code, staff::title(frame)).w;
    if (code_w + pen.px(12) + pill_w <= w) {
      ui::pill(frame, "text", {x + w - pill_w, y + (code_h - pen.px(26)) / 2}, hidden, "eyeoff", pen.paint);
      y += code_h + pen.px(10);
    } else {
      y += code_h + pen.px(6);
      ui::pill(frame, "text", {x, y}, hidden, "eyeoff", pen.paint);
      y += pen.px(36);
    }
    const bool finished = row->status == SessionStatus::finished;
    y += pen.icon_text({}, x, y, w, finished ? "check" : "info", tr(frame, status_words(row->status)), body) + pen.px(4);
    y += pen.icon_text({}, x, y, w, "list", answered_words(frame, *row), body);
    if (state.page && state.page->row.session == row->session && finished && !state.page->answers.empty()) {
      const bool noted = measure::count_of(state.page->quality) > 0;
      y += pen.px(4) + pen.icon_text({}, x, y + pen.px(4), w, noted ? "info" : "check", noted ? tr(frame, "A note on the answers") : tr(frame, "Answered with care"), body);
    }
    y += pen.px(14);
    pen.rule(x, y, w);
    y += pen.px(14);
    if (!state.page || state.page->row.session != row->session) return y - top;
    y += fit_block(*state.page, pen, x, y, w) + pen.px(14);
    if (finished) {
      pen.rule(x, y, w);
      y += pen.px(14);
      y += core_four(*state.page, pen, x, y, w);
    }
    return y - top;
  });
  ui::ButtonLook look;
  look.kind = ui::Kind::main;
  look.px = px(15);
  look.radius = px(8);
  look.icon_after = "right";
  const std::string open = tr(frame, "Open");
  if (ui::button(frame, "list.open", {foot.x, foot.y, std::max(px(140), ui::button_width(frame, open, look, px(16))), foot.h}, open, look)) return Open{};
  return std::nullopt;
}

}  // namespace aplomb::review
