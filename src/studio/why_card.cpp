// Why the chosen response is keyed so: the reason and the advice it rests on.

#include "studio/key_share.h"
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

constexpr std::size_t most_matches = 8;

const Advice* find_advice(const Bank& bank, std::string_view id) {
  const auto found = std::find_if(bank.advice.begin(), bank.advice.end(), [&](const Advice& advice) { return advice.id == id; });
  return found == bank.advice.end() ? nullptr : &*found;
}

bool holds(std::string_view text, std::string_view part) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

/// What the search finds, first what speaks about a quality that the response is keyed on; without what it has already.
std::vector<const Advice*> matches(const State& state, const Option& option) {
  std::vector<const Advice*> first;
  std::vector<const Advice*> rest;
  for (const Advice& advice : state.bank->advice) {
    const bool has = std::find(option.advice.begin(), option.advice.end(), advice.id) != option.advice.end();
    if (has || (!holds(advice.id, state.advice_search) && !holds(advice.words, state.advice_search))) continue;
    bool keyed = points_for(option, advice.quality) != 0;
    for (const std::string& quality : advice.also) keyed = keyed || points_for(option, quality) != 0;
    (keyed ? first : rest).push_back(&advice);
  }
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

ui::ButtonLook pill_look(const ui::Frame& frame) {
  ui::ButtonLook look;
  look.px = frame.metrics.px(13);
  look.weight = ui::Weight::medium;
  look.radius = frame.metrics.px(16);
  look.edge = std::max(1.0F, frame.metrics.px(1));
  return look;
}

/// The response's advice as pills, each of which goes when pressed, and the button that adds one.
float draw_pills(Page& page, const ui::Pen& pen, float x, float top, float w, const Option& option) {
  Line flow({x, top, w, pen.px(40)}, pen.px(6));
  ui::ButtonLook look = pill_look(pen.frame);
  look.icon_after = "x";
  for (const std::string& id : option.advice) {
    const Rect box = flow.place(ui::button_width(pen.frame, id, look, pen.px(12)), pen.px(32));
    const std::string words = tr(pen.frame, "Take out {advice}", {{"advice", id}});
    look.words = words;
    if (pen.paint && ui::button(pen.frame, "advice.remove." + id, box, id, look)) page.action = RemoveAdvice{id};
  }
  ui::ButtonLook add = pill_look(pen.frame);
  add.icon = "plus";
  add.chosen = page.state.advice_open;
  const std::string words = tr(pen.frame, "Advice…");
  const Rect box = flow.place(ui::button_width(pen.frame, words, add, pen.px(12)), pen.px(32));
  if (pen.paint && ui::button(pen.frame, "advice.add", box, words, add)) {
    page.action = ToggleAdvice{};
    if (!page.state.advice_open) {
      ui::focus(pen.frame, "advice.search");
      page.places.show_advice = true;
    }
  }
  return flow.bottom() - top;
}

/// The words of what is named above.
float draw_words(const Page& page, const ui::Pen& pen, float x, float top, float w, const Option& option) {
  float y = top;
  for (const std::string& id : option.advice) {
    const Advice* advice = find_advice(*page.state.bank, id);
    const std::string words = id + "  " + (advice == nullptr ? tr(pen.frame, "is not in this bank") : advice->words);
    y += pen.text("advice." + id, x, y, w, words, staff::small(pen.frame)) + pen.px(2);
  }
  return y - top;
}

/// The search and what it finds.
float draw_search(Page& page, const ui::Pen& pen, float x, float top, float w, const Option& option) {
  ui::Frame& frame = pen.frame;
  const State& state = page.state;
  float y = top;
  const std::string label = tr(frame, "Search the advice");
  if (pen.paint) {
    ui::FieldLook look;
    look.px = pen.px(15);
    look.label = label;
    look.hint = label;
    look.pad = pen.px(12);
    look.radius = pen.px(8);
    look.max_bytes = 128;
    look.icon = "search";
    std::string search = state.advice_search;
    const float wanted = ui::measure_text(frame, label, staff::body(frame)).w + pen.px(70);
    if (ui::text_field(frame, "advice.search", {x, y, std::min(w, std::max(pen.px(320), wanted)), pen.px(36)}, search, look)) page.action = SearchAdvice{search};
  }
  y += pen.px(36 + 6);
  const std::vector<const Advice*> found = matches(state, option);
  if (found.empty()) y += pen.text("advice.none", x, y, w, tr(frame, "No advice fits the search."), staff::small(frame));
  for (std::size_t i = 0; i < std::min(found.size(), most_matches); ++i) {
    const Advice& advice = *found[i];
    const ui::TextStyle small = staff::small(frame);
    const float id_w = pen.px(60);
    const float text_h = ui::measure_text(frame, advice.words, small, w - id_w - pen.px(16)).h;
    const Rect row{x, y, w, std::max(pen.px(32), text_h + pen.px(12))};
    if (pen.paint) {
      const std::string words = advice.id + ": " + advice.words;
      ui::PressableLook look;
      look.role = "row";
      look.words = words;
      look.ring_inside = true;
      look.radius = pen.px(6);
      const ui::Press press = ui::pressable(frame, "advice.pick." + advice.id, row, look);
      if (press.hovered || press.held) ui::fill(frame, row, ui::Role::brand_soft, pen.px(6));
      if (press.hovered && frame.theme->strong) ui::stroke(frame, row, ui::Role::line, 2, pen.px(6));
      if (press.pressed) {
        page.action = AddAdvice{advice.id};
        ui::focus(frame, "advice.add");
      }
      ui::label(frame, "text", {row.x + pen.px(8), row.y, id_w, row.h}, advice.id, staff::small_strong(frame));
      ui::paragraph(frame, "text", {row.x + pen.px(8) + id_w, row.y + (row.h - text_h) / 2, w - id_w - pen.px(16), 0}, advice.words, small);
    }
    y += row.h;
  }
  if (found.size() > most_matches) {
    y += pen.text("advice.more", x, y + pen.px(4), w, trn(frame, "{n} more: type to narrow the search", "{n} more: type to narrow the search",
                                                       static_cast<std::int64_t>(found.size() - most_matches)), staff::small(frame)) + pen.px(4);
  }
  if (pen.paint && (ui::is_focused(frame, "advice.search") || ui::focused_key(frame).starts_with("advice.pick.")) && ui::take_key(frame, GLFW_KEY_ESCAPE)) {
    page.action = ToggleAdvice{};
    ui::focus(frame, "advice.add");
  }
  return y - top;
}

}  // namespace

float why_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  const Question& question = *current_question(page.state);
  const Option* option = current_option(page.state);
  if (option == nullptr) return 0;
  float y = top;
  const std::string title = tr(pen.frame, "Why {letter} is keyed so", {{"letter", letter(option_index(question, option->id))}});
  y += label_line(pen, x, y, w, "why", title, staff::small_strong(pen.frame), tr(pen.frame, "recruiters read it with the answer")) + pen.px(6);
  std::optional<std::string> changed;
  y += growing_field(pen, x, y, w, {"question.why", title, tr(pen.frame, "What this response does well or badly"), 15, false, 1}, option->why, changed) + pen.px(6);
  if (changed) page.action = SetWhy{*changed};
  y += draw_pills(page, pen, x, y, w, *option) + pen.px(4);
  if (page.state.advice_open) {
    y += pen.px(4);
    y += draw_search(page, pen, x, y, w, *option);
  } else {
    y += draw_words(page, pen, x, y, w, *option);
  }
  return y - top;
}

}  // namespace aplomb::studio
