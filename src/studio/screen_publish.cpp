// The dialog before publishing: what changes, word by word, and what holds it back.

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

/// Words one after the other: removed ones struck through, added ones strong and underlined. One entry of the Probe holds them all.
float draw_runs(const ui::Pen& pen, std::string_view key, float x, float top, float w, const std::vector<WordRun>& runs) {
  ui::Frame& frame = pen.frame;
  const ui::TextStyle plain = staff::body(frame);
  const ui::TextStyle strong = staff::strong(frame);
  if (runs.empty()) return 0;
  const float line_h = std::ceil(plain.px * 1.5F);
  const float space = ui::measure_text(frame, "a b", plain).w - ui::measure_text(frame, "ab", plain).w;
  float at_x = x;
  float y = top;
  ui::Probe* const probe = frame.probe;
  const std::size_t entries = probe == nullptr ? 0 : probe->entries.size();
  std::string spoken;
  for (const WordRun& run : runs) {
    const bool removed = run.kind == WordRun::Kind::removed;
    const bool added = run.kind == WordRun::Kind::added;
    const ui::TextStyle& style = added ? strong : plain;
    if (!spoken.empty()) spoken += ' ';
    spoken += removed ? "[−" + run.text + "]" : added ? "[+" + run.text + "]" : run.text;
    bool joined = false;  // a line through goes through the space before the next word too
    for (std::size_t begin = 0; begin < run.text.size();) {
      const std::size_t end = std::min(run.text.find(' ', begin), run.text.size());
      const std::string_view word = std::string_view(run.text).substr(begin, end - begin);
      begin = end + 1;
      const float word_w = ui::measure_text(frame, word, style).w;
      if (at_x > x && at_x + word_w > x + w) {
        at_x = x;
        y += line_h;
        joined = false;
      }
      if (pen.paint) {
        ui::label(frame, {}, {at_x, y, word_w + 2, line_h}, word, style, removed ? ui::Role::ink_muted : ui::Role::ink);
        const float from = joined ? at_x - space : at_x;
        const float thick = std::max(1.0F, pen.px(1.25F));
        if (removed) ui::line(frame, {from, y + line_h * 0.53F}, {at_x + word_w, y + line_h * 0.53F}, ui::Role::ink, thick);
        if (added) ui::line(frame, {from, y + line_h * 0.84F}, {at_x + word_w, y + line_h * 0.84F}, ui::Role::ink, thick);
      }
      joined = true;
      at_x += word_w + space;
    }
  }
  const float height = y + line_h - top;
  if (probe != nullptr && probe->entries.size() > entries) {
    // Not a text for each word: the first one stands for them all.
    probe->entries.resize(entries + 1);
    ui::ProbeEntry& entry = probe->entries.back();
    entry.key = key;
    entry.words = spoken;
    entry.rect = frame.place({x, top, w, height});
    entry.lines = static_cast<int>(std::lround(height / line_h));
  }
  return height;
}

std::string value_words(const ui::Frame& frame, const ValueChange& change) {
  const std::string quality = change.quality.empty() ? tr(frame, "overall effect") : change.quality;
  return tr(frame, "{what}, {quality}: {before}, now {after}",
            {{"what", tr(frame, change.what)}, {"quality", quality}, {"before", points_words(frame, change.before)}, {"after", points_words(frame, change.after)}});
}

float draw_change(const ui::Pen& pen, float x, float top, float w, const QuestionChange& change) {
  ui::Frame& frame = pen.frame;
  float y = top;
  std::string title = title_words(change.title, change.id);
  if (change.kind == QuestionChange::Kind::fresh) title = tr(frame, "{question}: new", {{"question", title}});
  if (change.kind == QuestionChange::Kind::gone) title = tr(frame, "{question}: taken out", {{"question", title}});
  y += pen.heading("publish." + change.id, x, y, w, title, staff::card_title(frame)) + pen.px(4);
  for (std::size_t i = 0; i < change.texts.size(); ++i) {
    y += pen.text({}, x, y, w, tr(frame, change.texts[i].what), staff::small_strong(frame));
    y += draw_runs(pen, "publish." + change.id + ".text." + std::to_string(i), x, y, w, change.texts[i].runs) + pen.px(8);
  }
  for (const ValueChange& value : change.values) y += pen.icon_text({}, x, y, w, "key", value_words(frame, value), staff::body(frame)) + pen.px(4);
  for (const Message& other : change.others) y += pen.icon_text({}, x, y, w, "pencil", tr(frame, other), staff::body(frame)) + pen.px(4);
  return y - top;
}

/// All that stands between the title and the buttons.
float draw_content(const State& state, const ui::Pen& pen, float x, float top, float w) {
  ui::Frame& frame = pen.frame;
  float y = top;
  bool named = false;
  for (const Finding& finding : state.findings) {
    if (finding.level != exchange::Diagnostic::error) continue;
    if (!named) y += pen.text("publish.blocked", x, y, w, tr(frame, "These errors have to be mended first:"), staff::strong(frame)) + pen.px(6);
    named = true;
    const Question* question = find_question(*state.bank, finding.question);
    std::string words = question == nullptr ? std::string() : title_words(question->title, question->id) + ": ";
    words += subject_words(frame, state, finding) + ": " + tr(frame, finding.what);
    y += pen.icon_text("publish.error", x, y, w, "error", words, staff::body(frame)) + pen.px(6);
  }
  if (named) y += pen.px(10);
  y += pen.icon_text("publish.sessions", x, y, w, "shield", tr(frame, "Sessions that are under way keep the words they were given."), staff::body(frame)) + pen.px(14);
  for (const QuestionChange& change : state.publish->changes) {
    pen.rule(x, y, w);
    y += pen.px(12);
    y += draw_change(pen, x, y, w, change) + pen.px(10);
  }
  if (state.publish->changes.empty()) y += pen.text({}, x, y, w, tr(frame, "No question changes; what else the bank says does."), staff::body(frame));
  return y - top;
}

}  // namespace

std::optional<Action> draw_publish(const State& state, Places& places, ui::Frame& frame) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const std::string title = tr(frame, "Publish version {version}?", {{"version", std::to_string(state.publish->version)}});
  const ui::TextStyle title_style = staff::title(frame);
  const float margin = px(24);
  const float pad = px(28);
  const float width = std::min(px(820), frame.view.w - 2 * margin);
  const float inner_w = width - 2 * pad;
  const ui::Pen measure{frame, false};
  const std::string yes = tr(frame, "Publish");
  const std::string no = tr(frame, "Not yet");
  const float title_h = ui::measure_text(frame, title, title_style, inner_w).h;
  const float content_h = draw_content(state, measure, 0, 0, inner_w - px(14));
  const float rest = px(22) + title_h + px(14) + px(16) + px(40) + px(22);
  const float height = std::min(content_h + rest, frame.view.h - 2 * margin);
  const Rect card{(frame.view.w - width) / 2, std::max(margin, (frame.view.h - height) * 0.4F), width, height};
  ui::dialog_card(frame, "publish", card, title);

  std::optional<Action> action;
  Rect inner = card.inset(pad, px(22));
  ui::heading(frame, "publish.title", inner.cut_top(title_h, px(14)), title, title_style);
  Rect foot = inner.cut_bottom(px(40), px(16));
  ui::ButtonLook main;
  main.kind = ui::Kind::main;
  main.px = px(15);
  main.radius = px(8);
  const bool blocked = count_findings(state).errors > 0;
  main.enabled = !blocked;
  if (blocked) main.icon = "lock";
  if (blocked) main.kind = ui::Kind::plain;
  const float yes_w = std::max(px(120), ui::button_width(frame, yes, main, px(16)));
  const Rect yes_box = foot.cut_right(yes_w, px(10));
  // Who opens the dialog by keys stands on the way back, which does no harm.
  if (!ui::is_focused(frame, "publish.yes") && !ui::is_focused(frame, "publish.no") && !ui::is_focused(frame, "publish.changes")) ui::focus(frame, "publish.no");
  ui::staff_scroll(frame, "publish.changes", inner, places.publish, [&](const ui::Pen& pen, float x, float y, float w) { return draw_content(state, pen, x, y, w); });
  if (ui::staff_button(frame, "publish.no", foot.cut_right(std::max(px(100), ui::staff_button_width(frame, no))), no)) action = CancelPublish{};
  if (ui::button(frame, "publish.yes", yes_box, yes, main)) action = ConfirmPublish{};
  if (ui::take_key(frame, GLFW_KEY_ESCAPE)) action = CancelPublish{};
  return action;
}

}  // namespace aplomb::studio
