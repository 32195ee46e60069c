// What the check says: each finding says what is wrong and what mends it; pressed, it leads there.

#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

struct Shown {
  std::size_t index = 0;  ///< of state.findings
  bool elsewhere = false; ///< about another question, or about the bank
};

/// On a question's page its own come first, then what else keeps the bank from being published.
std::vector<Shown> shown_findings(const State& state) {
  std::vector<Shown> own;
  std::vector<Shown> others;
  for (std::size_t i = 0; i < state.findings.size(); ++i) {
    const bool elsewhere = state.screen == Screen::question && state.findings[i].question != state.question;
    (elsewhere ? others : own).push_back({i, elsewhere});
  }
  own.insert(own.end(), others.begin(), others.end());
  return own;
}

std::string title_of(const State& state, const ui::Frame& frame, const Finding& finding, bool with_question) {
  std::string words;
  const Question* question = find_question(*state.bank, finding.question);
  if (with_question && question != nullptr) words = title_words(question->title, question->id) + ": ";
  words += subject_words(frame, state, finding) + ": " + tr(frame, finding.what);
  return finding.rule.empty() ? words : words + "  " + finding.rule;
}

/// Counts as pills; the width is broken where it must be. Returns the height.
float draw_counts(const ui::Pen& pen, Rect box, const Counts& counts, bool beside) {
  Line flow(box, pen.px(8));
  const auto one = [&](std::string_view key, std::string_view icon, const std::string& words) {
    const Rect at = flow.place(ui::pill(pen.frame, {}, {}, words, icon, false), pen.px(26));
    if (pen.paint) ui::pill(pen.frame, key, {at.x, at.y}, words, icon);
  };
  if (counts.errors > 0) one("findings.errors", "error", trn(pen.frame, "{n} error", "{n} errors", counts.errors));
  if (counts.warnings > 0) one("findings.warnings", "warning", trn(pen.frame, "{n} warning", "{n} warnings", counts.warnings));
  if (counts.notes > 0) one("findings.notes", "info", trn(pen.frame, "{n} note", "{n} notes", counts.notes));
  return beside ? 0 : flow.bottom() - box.y;
}

float draw_finding(Page& page, const ui::Pen& pen, float x, float y, float w, std::size_t number, const Shown& shown) {
  ui::Frame& frame = pen.frame;
  const State& state = page.state;
  const Finding& finding = state.findings[shown.index];
  const bool with_question = shown.elsewhere || state.screen == Screen::bank;
  const std::string title = title_of(state, frame, finding, with_question);
  const std::string remedy = finding.remedy.id.empty() ? std::string() : sentence(frame, finding.remedy);
  const bool leads = !finding.question.empty();
  const float pad = pen.px(20);
  const float icon_w = pen.px(30);
  const float arrow_w = leads ? pen.px(28) : 0;
  const float text_x = x + pad + icon_w;
  const float text_w = w - 2 * pad - icon_w - arrow_w;
  const ui::TextStyle strong = staff::medium(frame);
  const float title_h = ui::measure_text(frame, title, strong, text_w).h;
  const float remedy_h = remedy.empty() ? 0 : ui::measure_text(frame, remedy, staff::small(frame), text_w).h;
  const Rect box{x, y, w, title_h + remedy_h + pen.px(18)};
  if (!pen.paint) return box.h;

  ui::line(frame, {x + pad, y}, {x + w - pad, y}, ui::Role::rule, std::max(1.0F, pen.px(1)));
  bool pressed = false;
  if (leads) {
    const std::string spoken = title + ". " + remedy;
    ui::PressableLook look;
    look.role = "row";
    look.words = spoken;
    look.ring_inside = true;
    look.radius = pen.px(6);
    const ui::Press press = ui::pressable(frame, "finding." + std::to_string(number), box, look);
    if (press.hovered || press.held) {
      ui::fill(frame, box.inset(pen.px(4), pen.px(2)), ui::Role::brand_soft, pen.px(6));
      if (frame.theme->strong) ui::stroke(frame, box.inset(pen.px(4), pen.px(2)), ui::Role::line, 2, pen.px(6));
    }
    ui::icon(frame, "right", {box.right() - pad - arrow_w, box.y, arrow_w, box.h}, pen.px(18), ui::Role::ink);
    pressed = press.pressed;
  }
  ui::icon(frame, level_icon(finding.level), {x + pad, box.y, pen.px(18), box.h}, pen.px(18), ui::Role::ink);
  ui::paragraph(frame, "text", {text_x, y + pen.px(9), text_w, 0}, title, strong);
  if (!remedy.empty()) ui::paragraph(frame, "text", {text_x, y + pen.px(9) + title_h, text_w, 0}, remedy, staff::small(frame));
  if (pressed) {
    page.action = GoToFinding{shown.index};
    if (!finding.control.empty()) ui::focus(frame, finding.control);
    if (finding.control.starts_with("key.")) page.places.key_cell = finding.control;
  }
  return box.h;
}

}  // namespace

float findings_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  const State& state = page.state;
  const std::vector<Shown> shown = shown_findings(state);
  const Counts counts = state.screen == Screen::question ? count_findings(state, state.question) : count_findings(state);
  // Rows reach from edge to edge of the card, so it is drawn around them by hand.
  const auto inside = [&](const ui::Pen& p) {
    const float pad = p.px(20);
    float y = top + p.px(14);
    const std::string title = tr(p.frame, "Findings");
    const ui::TextStyle style = staff::card_title(p.frame);
    const ui::TextSize size = ui::measure_text(p.frame, title, style);
    p.heading("findings", x + pad, y + (p.px(26) - size.h) / 2, w - 2 * pad, title, style);
    const float pills_x = x + pad + size.w + p.px(14);
    const float counts_h = draw_counts(p, {pills_x, y, std::max(p.px(60), x + w - pad - pills_x), p.px(28)}, counts, false);
    y += std::max(counts_h, size.h) + p.px(8);
    if (shown.empty()) {
      const std::string words = state.screen == Screen::question ? tr(p.frame, "Nothing to mend: this question can be published.") : tr(p.frame, "Nothing to mend: the bank can be published.");
      y += p.icon_text("findings.none", x + pad, y, w - 2 * pad, "check", words, staff::body(p.frame)) + p.px(8);
    }
    bool said = false;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i].elsewhere && !said) {
        said = true;
        if (i == 0) y += p.icon_text("findings.own", x + pad, y, w - 2 * pad, "check", tr(p.frame, "Nothing to mend in this question."), staff::body(p.frame)) + p.px(8);
        y += p.px(6);
        y += p.text("findings.elsewhere", x + pad, y, w - 2 * pad, tr(p.frame, "Elsewhere in this bank"), staff::small_strong(p.frame)) + p.px(6);
      }
      y += draw_finding(page, p, x, y, w, i, shown[i]);
    }
    return y + p.px(8) - top;
  };
  const float height = inside(ui::Pen{pen.frame, false});
  if (pen.paint) {
    ui::card(pen.frame, {x, top, w, height}, pen.px(10));
    inside(pen);
  }
  return height;
}

}  // namespace aplomb::studio
