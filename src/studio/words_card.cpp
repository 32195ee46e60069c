// What a candidate reads: setting, format, the scene and its responses.

#include "studio/screen_parts.h"
#include "studio/words.h"
#include "ui/controls.h"
#include "ui/draw.h"

#include <array>
#include <cmath>

namespace aplomb::studio {
namespace {

using ui::Rect;
namespace staff = ui::staff;

constexpr std::array<Format, 4> formats{Format::rate, Format::most_least, Format::pick, Format::rank};
constexpr std::array<Difficulty, 3> difficulties{Difficulty::easy, Difficulty::medium, Difficulty::hard};

struct Choice {
  std::string key;
  std::string label;
  std::vector<std::string> options;
  int chosen = -1;
};

std::vector<Choice> choices_of(const Bank& bank, const Question& question, const ui::Frame& frame) {
  Choice setting{"question.setting", tr(frame, "Setting"), {}, -1};
  for (std::size_t i = 0; i < bank.settings.size(); ++i) {
    setting.options.push_back(bank.settings[i].name);
    if (bank.settings[i].id == question.setting) setting.chosen = static_cast<int>(i);
  }
  Choice format{"question.format", tr(frame, "Format"), {}, -1};
  for (std::size_t i = 0; i < formats.size(); ++i) {
    format.options.push_back(tr(frame, format_words(formats[i])));
    if (formats[i] == question.format) format.chosen = static_cast<int>(i);
  }
  Choice difficulty{"question.difficulty", tr(frame, "Difficulty (guess)"), {}, -1};
  for (std::size_t i = 0; i < difficulties.size(); ++i) {
    difficulty.options.push_back(tr(frame, difficulty_words(difficulties[i])));
    if (difficulties[i] == question.difficulty) difficulty.chosen = static_cast<int>(i);
  }
  Choice primary{"question.primary", tr(frame, "Speaks first of all for"), {}, -1};
  for (std::size_t i = 0; i < bank.qualities.size(); ++i) {
    primary.options.push_back(bank.qualities[i].label);
    if (bank.qualities[i].id == question.primary) primary.chosen = static_cast<int>(i);
  }
  return {setting, format, difficulty, primary};
}

Action chosen(const Bank& bank, std::string_view key, std::size_t index) {
  if (key == "question.setting") return SetSetting{bank.settings[index].id};
  if (key == "question.format") return SetFormat{formats[index]};
  if (key == "question.difficulty") return SetDifficulty{difficulties[index]};
  return SetPrimary{bank.qualities[index].id};
}

/// The four lists: in one line, in two, or below each other.
float draw_choices(Page& page, const ui::Pen& pen, float x, float top, float w, const Question& question) {
  const std::vector<Choice> choices = choices_of(*page.state.bank, question, pen.frame);
  const float gap = pen.px(10);
  std::vector<float> needed;
  for (const Choice& choice : choices) {
    const float label_w = std::ceil(ui::measure_text(pen.frame, choice.label, staff::small(pen.frame)).w) + 2;
    needed.push_back(std::max(label_w, drop_down_width(pen.frame, choice.options)));
  }
  std::size_t columns = choices.size();
  const auto fits = [&](std::size_t wanted) {
    for (std::size_t i = 0; i < needed.size(); i += wanted) {
      float sum = gap * static_cast<float>(wanted - 1);
      for (std::size_t k = i; k < std::min(i + wanted, needed.size()); ++k) sum += needed[k];
      if (sum > w) return false;
    }
    return true;
  };
  while (columns > 1 && !fits(columns)) columns /= 2;
  float y = top;
  const float label_h = pen.px(22);
  for (std::size_t i = 0; i < choices.size(); i += columns) {
    float sum = gap * static_cast<float>(columns - 1);
    for (std::size_t k = i; k < i + columns; ++k) sum += needed[k];
    const float spare = std::max(0.0F, w - sum) / static_cast<float>(columns);
    float at = x;
    for (std::size_t k = i; k < i + columns; ++k) {
      const float width = std::min(needed[k] + spare, w);
      if (pen.paint) {
        ui::label(pen.frame, "text", {at, y, width, label_h}, choices[k].label, staff::small(pen.frame));
        const auto index = ui::drop_down(pen.frame, choices[k].key, {at, y + label_h, width, pen.px(36)}, choices[k].options, choices[k].chosen, pen.px(15));
        if (index) page.action = chosen(*page.state.bank, choices[k].key, static_cast<std::size_t>(*index));
      }
      at += width + gap;
    }
    y += label_h + pen.px(36 + 10);
  }
  return y - top - pen.px(10);
}

std::string count_label(const ui::Frame& frame, std::string_view text) {
  return trn(frame, "{n} word", "{n} words", static_cast<std::int64_t>(count_words(text)));
}

/// How far the longest response outgrows the shortest; empty while one has no words.
std::string lengths_label(const ui::Frame& frame, const Question& question) {
  std::size_t least = 0;
  std::size_t most = 0;
  for (const Option& option : question.options) {
    const std::size_t words = count_words(option.text);
    if (words == 0) return {};
    least = least == 0 ? words : std::min(least, words);
    most = std::max(most, words);
  }
  if (least == 0) return {};
  const double ratio = static_cast<double>(most) / static_cast<double>(least);
  return tr(frame, "lengths within {ratio}", {{"ratio", frame.words->number(ratio, 2)}});
}

/// The letter before a response; of the chosen one in a filled disc.
void draw_letter(ui::Frame& frame, Rect box, const std::string& words, bool on) {
  ui::TextStyle style = staff::strong(frame);
  style.align = ui::Align::centre;
  if (on) ui::circle(frame, box.centre(), frame.metrics.px(14), ui::Role::brand);
  ui::label(frame, "text", box, words, style, on ? ui::Role::on_brand : ui::Role::ink);
}

float draw_responses(Page& page, const ui::Pen& pen, float x, float top, float w, const Question& question) {
  float y = top;
  const float letter_w = pen.px(38);
  float count_w = 0;
  for (const Option& option : question.options) {
    count_w = std::max(count_w, ui::measure_text(pen.frame, count_label(pen.frame, option.text), staff::small(pen.frame)).w);
  }
  count_w = std::ceil(count_w) + 2;
  const float field_w = w - letter_w - count_w - pen.px(12);
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const Option& option = question.options[i];
    const std::string name = tr(pen.frame, "Response {letter}", {{"letter", letter(i)}});
    std::optional<std::string> changed;
    const float h = growing_field(pen, x + letter_w, y, field_w, {"question.option." + option.id, name, tr(pen.frame, "What somebody could say or do"), 15, false, 1},
                                  option.text, changed);
    if (changed) page.action = SetOptionText{option.id, *changed};
    if (pen.paint) {
      draw_letter(pen.frame, {x, y, pen.px(28), h}, letter(i), option.id == page.state.option);
      ui::TextStyle count = staff::small(pen.frame);
      count.align = ui::Align::end;
      ui::label(pen.frame, "text", {x + w - count_w, y, count_w, h}, count_label(pen.frame, option.text), count);
    }
    y += h + pen.px(8);
  }
  return y - top - pen.px(8);
}

float draw_response_buttons(Page& page, const ui::Pen& pen, float x, float top, float w, const Question& question) {
  struct Button {
    std::string key;
    std::string icon;
    std::string words;
    bool enabled = true;
    Action action;
  };
  const std::size_t index = option_index(question, page.state.option);
  const std::size_t count = question.options.size();
  const std::string at = letter(index);
  const std::vector<Button> buttons{
      {"option.add", "plus", tr(pen.frame, "Response"), count < most_options, AddOption{}},
      {"option.up", "aup", tr(pen.frame, "{letter} up", {{"letter", at}}), index > 0 && index < count, MoveOption{-1}},
      {"option.down", "adown", tr(pen.frame, "{letter} down", {{"letter", at}}), index + 1 < count, MoveOption{1}},
      {"option.remove", "x", tr(pen.frame, "Remove {letter}", {{"letter", at}}), count > least_options && index < count, RemoveOption{}},
  };
  Line flow({x, top, w, pen.px(42)}, pen.px(8));
  for (const Button& button : buttons) {
    const Rect box = flow.place(ui::staff_button_width(pen.frame, button.words, button.icon), pen.px(36));
    if (pen.paint && ui::staff_button(pen.frame, button.key, box, button.words, button.icon, ui::Kind::plain, button.enabled)) page.action = button.action;
  }
  return flow.bottom() - top;
}

}  // namespace

float words_card(Page& page, const ui::Pen& pen, float x, float top, float w) {
  const Question& question = *current_question(page.state);
  float y = top;
  y += draw_choices(page, pen, x, y, w, question) + pen.px(14);

  const std::string scene = tr(pen.frame, "Scene");
  y += label_line(pen, x, y, w, "scene", scene, staff::small(pen.frame), count_label(pen.frame, question.stem)) + pen.px(4);
  std::optional<std::string> changed;
  y += growing_field(pen, x, y, w, {"question.stem", scene, tr(pen.frame, "What happens, in a few sentences"), 16, true, 2}, question.stem, changed) + pen.px(12);
  if (changed) page.action = SetStem{*changed};

  y += label_line(pen, x, y, w, "responses", tr(pen.frame, "Responses, shown shuffled and without letters"), staff::small(pen.frame),
                  lengths_label(pen.frame, question)) + pen.px(4);
  y += draw_responses(page, pen, x, y, w, question) + pen.px(8);
  y += draw_response_buttons(page, pen, x, y, w, question);
  return y - top;
}

}  // namespace aplomb::studio
