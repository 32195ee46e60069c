#include "kiosk/question_layout.h"

#include "ui/draw.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

const QuestionView& question_of(const State& state, bool practice) {
  static const QuestionView none;  // what an index out of range shows: nothing
  if (practice) return state.practice;
  if (state.current < 0 || static_cast<std::size_t>(state.current) >= state.questions.size()) return none;
  return state.questions[static_cast<std::size_t>(state.current)];
}

std::string count_words(const Asked& asked) {
  if (asked.question.scene) return asked.reply != nullptr ? tr(asked.frame, "Chosen") : std::string();
  const Progress done = progress_of(asked);
  const ui::Args args = {{"n", num(asked.frame, done.done)}, {"of", num(asked.frame, done.of)}};
  switch (asked.question.format) {
    case Format::rate: return tr(asked.frame, "{n} of {of} rated", args);
    case Format::rank: return tr(asked.frame, "{n} of {of} placed", args);
    case Format::most_least: return tr(asked.frame, "{n} of {of} chosen", args);
    case Format::pick: return done.done > 0 ? tr(asked.frame, "Chosen") : std::string();
  }
  return {};
}

Block picture_block(Frame& frame, const std::string& setting, float width) {
  Block block;
  block.height = width * 52.5F / 148.5F;
  block.mark = mark_situation;
  block.draw = [&frame, setting](Rect rect) {
    ui::picture(frame, setting, rect, frame.metrics.mm(3.75F));
    return Pressed{};
  };
  return block;
}

/// How the practice page works, in a soft zone.
Block how_block(const Asked& asked, float width, float gap) {
  Frame& frame = asked.frame;
  std::string text;
  switch (asked.question.format) {
    case Format::rate: text = tr(frame, "Give each response a mark from 1 to 5. Several can be good, and several can be poor. You can change your marks."); break;
    case Format::most_least: text = tr(frame, "Choose one response as the best and one as the poorest. The others stay as they are."); break;
    case Format::pick: text = tr(frame, "Choose one response: the one that you think is best. You can change your choice."); break;
    case Format::rank: text = tr(frame, "Press the responses one after the other, best first. You can move them afterwards."); break;
  }
  const ui::TextStyle style = small_style(frame);
  const ui::TextStyle head_style = small_style(frame, Weight::semibold);
  const std::string head = tr(frame, "How it works. This one is not scored.");
  const float pad = frame.metrics.mm(5);
  const float room = width - 2 * pad;
  const float head_h = text_height(frame, head, head_style, room);
  Block block;
  block.height = 2 * pad + head_h + frame.metrics.mm(1) + text_height(frame, text, style, room);
  block.gap = gap;
  block.mark = mark_situation;
  block.draw = [&frame, text, head, style, head_style, pad, room, head_h, width](Rect rect) -> Pressed {
    const Rect zone{rect.x, rect.y, width, rect.h};
    soft_zone(frame, zone);
    ui::paragraph(frame, "how.head", {zone.x + pad, zone.y + pad, room, 0}, head, head_style, Role::brand);
    ui::paragraph(frame, "how", {zone.x + pad, zone.y + pad + head_h + frame.metrics.mm(1), room, 0}, text, style);
    return {};
  };
  return block;
}

}  // namespace

Asked asked_now(const State& state, Frame& frame, bool practice) {
  const QuestionView& question = question_of(state, practice);
  Asked asked{.state = state, .frame = frame, .question = question, .practice = practice};
  if (practice) {
    asked.given = state.practice_response ? &*state.practice_response : nullptr;
    asked.named = state.next_was_refused;
  } else {
    asked.given = response_to(state, question.id);
    asked.named = state.named_open == state.current;
    asked.talk = talk_of(state, question);
    asked.reply = chosen_reply(state, question);
  }
  return asked;
}

Action respond(const Asked& asked, Response response) {
  if (asked.practice) return PracticeResponse{std::move(response)};
  return Respond{std::move(response)};
}

Progress progress_of(const Asked& asked) { return progress_of(asked.question, asked.given); }

Blocks situation_blocks(const Asked& asked, float width, bool picture) {
  Frame& frame = asked.frame;
  Blocks blocks;
  const std::string setting = asked.practice ? std::string("practice") : asked.question.setting;
  if (picture && ui::has_picture(frame, setting)) blocks.push_back(picture_block(frame, setting, width));
  const std::string name = asked.practice ? tr(frame, "For practice") : asked.question.setting_name;
  Block head = text_block(frame, {.key = "setting", .text = name, .style = small_style(frame, Weight::semibold), .color = Role::brand, .width = width}, gap_mm(frame, 7.5F));
  head.with_next = true;
  head.mark = mark_situation;
  blocks.push_back(std::move(head));
  // Paragraphs of the stem, each its own block.
  std::size_t from = 0;
  const std::string& stem = asked.question.stem;
  int n = 0;
  while (from < stem.size()) {
    std::size_t to = stem.find("\n\n", from);
    if (to == std::string::npos) to = stem.size();
    Block block = paragraph_block(frame, "stem", stem.substr(from, to - from), width, n == 0 ? frame.metrics.mm(1.4F) : gap_mm(frame, 3));
    block.mark = mark_situation;
    blocks.push_back(std::move(block));
    from = to + 2;
    ++n;
  }
  if (asked.question.scene) {
    Blocks before = asked.talk.said.empty() ? scene_intro_blocks(asked, width) : said_blocks(asked, width);
    if (!asked.talk.over()) blocks.insert(blocks.end(), std::make_move_iterator(before.begin()), std::make_move_iterator(before.end()));
  }
  if (asked.practice) blocks.push_back(how_block(asked, std::min(width, measure_px(frame)), gap_mm(frame, 6)));
  return blocks;
}

Block lead_block(const Asked& asked, float width, float gap) {
  Frame& frame = asked.frame;
  const ui::TextStyle style = lead_style(frame);
  const std::string count = count_words(asked);
  // The place of the count is as wide as it can get, so that the lead-in never breaks anew.
  const float s = frame.metrics.s();
  const float count_w = text_width(frame, count, s, Weight::regular) + 2;
  const float beside = width - count_w - frame.metrics.mm(8);
  const bool below = text_height(frame, asked.question.lead_in, style, beside) > 1.5F * style.px * style.line && beside < 18 * frame.metrics.q();
  const float lead_w = std::min(below ? width : beside, measure_px(frame));
  const float lead_h = text_height(frame, asked.question.lead_in, style, lead_w);
  Block block;
  block.height = lead_h + (below ? s * 1.35F : 0);
  block.gap = gap;
  block.with_next = true;
  block.mark = mark_lead;
  block.draw = [&frame, &question = asked.question, style, count, below, lead_w, lead_h, s, width](Rect rect) -> Pressed {
    ui::heading(frame, "lead", {rect.x, rect.y, lead_w, 0}, question.lead_in, style);
    if (count.empty()) return {};
    const float line = style.px * style.line;
    const Rect place = below ? Rect{rect.x, rect.y + lead_h, width, s * 1.35F} : Rect{rect.x, rect.y + lead_h - line, width, line};
    ui::label(frame, "count", place, count, line_style(s, Weight::regular, below ? ui::Align::start : ui::Align::end), Role::ink_muted);
    return {};
  };
  return block;
}

RowMeasures row_measures(const Asked& asked) {
  const auto mm = [&](float v) { return asked.frame.metrics.mm(v); };
  if (asked.roomy) return {mm(6), gap_mm(asked.frame, 3.4F), mm(34.5F), mm(7.5F)};
  return {mm(4.6F), mm(2.6F), 0, mm(6)};
}

ui::TextStyle response_style(const Asked& asked) {
  ui::TextStyle style = option_style(asked.frame);
  style.px *= asked.option_scale;
  return style;
}

bool holds_text(const Asked& asked, float width) { return width >= 18 * asked.frame.metrics.q(); }

void draw_response_text(const Asked& asked, const OptionView& option, Rect box, float height) {
  const ui::TextStyle style = response_style(asked);
  ui::paragraph(asked.frame, "option." + option.id, {box.x, box.y + (box.h - height) / 2, box.w, 0}, option.text, style);
}

Blocks response_blocks(const Asked& asked, float width) {
  if (asked.question.scene) return reply_blocks(asked, width);
  switch (asked.question.format) {
    case Format::rate: return rate_blocks(asked, width);
    case Format::most_least: return most_least_blocks(asked, width);
    case Format::pick: return pick_blocks(asked, width);
    case Format::rank: return rank_blocks(asked, width);
  }
  return {};
}

Blocks repeated_blocks(const Asked& asked, float width) {
  if (asked.question.scene) return {};
  if (asked.question.format == Format::rate) return rate_scale(asked, width);
  return {};
}

Pressed response_keys(const Asked& asked, const std::vector<std::string>& ids) {
  if (asked.frame.inert) return {};
  if (asked.question.scene) return reply_keys(asked);
  switch (asked.question.format) {
    case Format::rate: return rate_keys(asked, ids);
    case Format::pick: return pick_keys(asked);
    case Format::most_least:
    case Format::rank: return {};  // arrows move as everywhere, digits mean nothing
  }
  return {};
}

std::string first_open_key(const Asked& asked, const std::vector<std::string>& ids) {
  if (ids.empty()) return "foot.next";
  if (asked.question.scene) {
    const bool here = asked.reply != nullptr && std::find(ids.begin(), ids.end(), asked.reply->id) != ids.end();
    return "reply." + (here ? asked.reply->id : ids.front());
  }
  switch (asked.question.format) {
    case Format::rate: {
      const auto* rating = asked.given == nullptr ? nullptr : std::get_if<Rating>(asked.given);
      for (const std::string& id : ids) {
        if (rating == nullptr || !rating->marks.contains(id)) return "row." + id;
      }
      return "row." + ids.front();
    }
    case Format::most_least: {
      const auto* ends = asked.given == nullptr ? nullptr : std::get_if<MostLeast>(asked.given);
      return (ends != nullptr && ends->most && !ends->least ? "least." : "most.") + ids.front();
    }
    case Format::pick: {
      const auto* pick = asked.given == nullptr ? nullptr : std::get_if<Pick>(asked.given);
      const bool here = pick != nullptr && std::find(ids.begin(), ids.end(), pick->pick) != ids.end();
      return "pick." + (here ? pick->pick : ids.front());
    }
    case Format::rank: {
      const auto* ranking = asked.given == nullptr ? nullptr : std::get_if<Ranking>(asked.given);
      for (const std::string& id : ids) {
        if (ranking == nullptr || std::find(ranking->order.begin(), ranking->order.end(), id) == ranking->order.end()) return "place." + id;
      }
      return "down." + ids.front();
    }
  }
  return {};
}

std::string open_words(const Asked& asked) {
  Frame& frame = asked.frame;
  if (asked.question.scene) {
    if (asked.talk.over() || asked.reply != nullptr) return {};
    return tr(frame, "No reply is chosen yet. You can choose one now, or go on.");
  }
  const Progress done = progress_of(asked);
  const int open = done.of - done.done;
  if (open <= 0) return {};
  switch (asked.question.format) {
    case Format::rate:
      return trn(frame, "One response has no mark yet. You can rate it now, or go on.", "{n} responses have no mark yet. You can rate them now, or go on.", open);
    case Format::rank:
      return trn(frame, "One response has no place yet. You can place it now, or go on.", "{n} responses have no place yet. You can place them now, or go on.", open);
    case Format::pick: return tr(frame, "No response is chosen yet. You can choose one now, or go on.");
    case Format::most_least: {
      const auto* ends = asked.given == nullptr ? nullptr : std::get_if<MostLeast>(asked.given);
      if (ends == nullptr || (!ends->most && !ends->least)) return tr(frame, "Nothing is chosen yet. You can choose now, or go on.");
      const std::string& word = ends->most ? asked.question.least : asked.question.most;
      return tr(frame, "“{word}” is not chosen yet. You can choose it now, or go on.", {{"word", word}});
    }
  }
  return {};
}

}  // namespace aplomb::kiosk
