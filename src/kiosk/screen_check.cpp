// 08 Check answers: names what is skipped, part done or flagged, and lets all of it pass.

#include "kiosk/parts_choice.h"
#include "kiosk/screen_parts.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <array>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

enum class Kind { answered, skipped, part, flagged, closed };  // closed: a conversation at its end

struct Tile {
  int index = 0;
  Kind kind = Kind::answered;
  bool scene = false;
  bool flagged = false;
  Progress progress;
};

struct Counts {
  std::vector<Tile> tiles;
  int skipped = 0;
  int part = 0;
  int flagged = 0;
  int closed = 0;
  int first_skipped = -1;
  int first_part = -1;
  int first_flagged = -1;
};

Counts counted(const State& state) {
  Counts counts;
  for (std::size_t i = 0; i < state.questions.size(); ++i) {
    const QuestionView& question = state.questions[i];
    Tile tile;
    tile.index = static_cast<int>(i);
    tile.scene = question.scene.has_value();
    tile.progress = progress_of(question, response_to(state, question.id));
    tile.flagged = state.session.flagged.contains(question.id);
    const auto note = [&](int& count, int& first) {
      if (count++ == 0) first = tile.index;
    };
    if (tile.progress.completeness == Completeness::none) {
      tile.kind = Kind::skipped;
      note(counts.skipped, counts.first_skipped);
    } else if (tile.progress.completeness == Completeness::part) {
      tile.kind = Kind::part;
      note(counts.part, counts.first_part);
    } else if (tile.scene) {
      tile.kind = Kind::closed;
      ++counts.closed;
    } else if (tile.flagged) {
      tile.kind = Kind::flagged;
    }
    if (tile.flagged) note(counts.flagged, counts.first_flagged);
    counts.tiles.push_back(tile);
  }
  return counts;
}

std::string words_of(const Frame& frame, const Tile& tile, Format format) {
  const ui::Args args = {{"n", num(frame, tile.progress.done)}, {"of", num(frame, tile.progress.of)}};
  switch (tile.kind) {
    case Kind::answered: return tr(frame, "Answered");
    case Kind::skipped: return tr(frame, "Skipped");
    case Kind::flagged: return tr(frame, "Flagged");
    case Kind::closed: return tr(frame, "Done");
    case Kind::part:
      if (tile.scene) return tr(frame, "{n} of {of} turns", args);
      if (format == Format::rate) return tr(frame, "{n} of {of} rated", args);
      if (format == Format::rank) return tr(frame, "{n} of {of} placed", args);
      return tr(frame, "{n} of {of} chosen", args);
  }
  return {};
}

std::string_view icon_of(Kind kind) {
  switch (kind) {
    case Kind::answered: return "check";
    case Kind::skipped: return "dash";
    case Kind::part: return "half";
    case Kind::flagged: return "flagged";
    case Kind::closed: return "lock";
  }
  return {};
}

/// "One question is skipped, one is part done, and you flagged two." Each part is a sentence of its own, so that every language can say it.
std::string sentence(const Frame& frame, const Counts& counts) {
  std::string closed;
  if (counts.closed > 0) closed = ' ' + trn(frame, "The conversation stays as it is.", "{n} conversations stay as they are.", counts.closed);
  if (counts.skipped + counts.part + counts.flagged == 0) return tr(frame, "Every question has an answer. You can look at any of them again, or finish.") + closed;
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!text.empty()) text += ' ';
    text += part;
  };
  if (counts.skipped > 0) add(trn(frame, "One question is skipped.", "{n} questions are skipped.", counts.skipped));
  if (counts.part > 0) add(trn(frame, "One question is part done.", "{n} questions are part done.", counts.part));
  if (counts.flagged > 0) add(trn(frame, "You flagged one.", "You flagged {n}.", counts.flagged));
  add(tr(frame, "You can open any of them, or finish as it is."));
  return text + closed;
}

/// The counts as buttons that open the first such question.
std::vector<WrapButton> pills(const Frame& frame, const Counts& counts) {
  std::vector<WrapButton> buttons;
  const auto add = [&](int count, int first, std::string key, std::string text, std::string icon) {
    if (count > 0) buttons.push_back({.key = std::move(key), .text = std::move(text), .icon = std::move(icon), .action = OpenQuestion{first}});
  };
  add(counts.skipped, counts.first_skipped, "check.skipped", trn(frame, "1 skipped", "{n} skipped", counts.skipped), "dash");
  add(counts.part, counts.first_part, "check.part", trn(frame, "1 part done", "{n} part done", counts.part), "half");
  add(counts.flagged, counts.first_flagged, "check.flagged", trn(frame, "1 flagged", "{n} flagged", counts.flagged), "flagged");
  return buttons;
}

bool draw_tile(const State& state, Frame& frame, const Tile& tile, Rect rect, float word_px) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const QuestionView& question = state.questions[static_cast<std::size_t>(tile.index)];
  const std::string words = words_of(frame, tile, question.format);
  const std::string number = num(frame, tile.index + 1);
  std::string spoken = tr(frame, "Question {n}: {state}", {{"n", number}, {"state", words}});
  if (tile.flagged && tile.kind != Kind::flagged) spoken = tr(frame, "Question {n}: {state}, flagged", {{"n", number}, {"state", words}});
  const std::string key = "check." + std::to_string(tile.index + 1);
  const ui::Press press = ui::pressable(frame, key, rect, {.role = "tile", .words = spoken});
  const float radius = mm(3);
  const bool skipped = tile.kind == Kind::skipped;
  const bool strong = tile.kind == Kind::part || tile.flagged;
  if (press.hovered || press.held) ui::fill(frame, rect, Role::brand_soft, radius);
  else if (!skipped) ui::fill(frame, rect, Role::surface, radius);
  if (press.held) ui::stroke(frame, rect, Role::brand, 4, radius);
  else if (strong) ui::stroke(frame, rect, Role::ink, 3, radius, skipped);
  else ui::stroke(frame, rect, press.hovered ? Role::ink : Role::line, skipped ? 2.5F : 2, radius, skipped);
  Rect inner = rect.inset(mm(4.5F), mm(3.4F));
  if (press.held) inner.y += 2;
  const float q = frame.metrics.q();
  Rect top = inner.cut_top(q * 1.2F);
  const float icon = std::max(mm(6.75F), q * 0.95F);
  const Rect place = top.cut_right(icon);
  ui::icon(frame, icon_of(tile.kind), place, icon, Role::ink);
  if (tile.flagged && tile.kind != Kind::flagged) {
    const Rect flag = top.cut_right(icon, mm(0.5F));
    ui::icon(frame, "flagged", flag, icon, Role::ink);
  }
  ui::label(frame, key + ".number", top, number, line_style(q, Weight::semibold));
  const Rect low = inner.cut_bottom(word_px * 1.3F);
  const bool plain = tile.kind == Kind::answered || tile.kind == Kind::closed;
  ui::label(frame, key + ".state", low, words, line_style(word_px, plain ? Weight::regular : Weight::semibold), plain ? Role::ink_muted : Role::ink);
  return press.pressed;
}

/// How many tiles stand in a row, and the size of their words: six while the words fit, fewer else.
struct Grid {
  int columns = 6;
  float w = 0;
  float h = 0;
  float px = 0;
  float gap = 0;
};
Grid grid_of(const State& state, Frame& frame, const Counts& counts, float width, bool roomy) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  Grid grid;
  grid.gap = mm(3.75F);
  for (grid.columns = 6; grid.columns > 1; --grid.columns) {
    grid.w = (width - grid.gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
    grid.px = frame.metrics.s();
    for (const Tile& tile : counts.tiles) {
      const Format format = state.questions[static_cast<std::size_t>(tile.index)].format;
      grid.px = fit_px(frame, words_of(frame, tile, format), grid.px, Weight::semibold, grid.w - mm(9.5F), frame.metrics.s() * 0.85F);
    }
    grid.px = std::max(grid.px, floor_px(frame));
    const bool fits = std::all_of(counts.tiles.begin(), counts.tiles.end(), [&](const Tile& tile) {
      const Format format = state.questions[static_cast<std::size_t>(tile.index)].format;
      return text_width(frame, words_of(frame, tile, format), grid.px, Weight::semibold) <= grid.w - mm(9);
    });
    const float top = frame.metrics.q() * 0.8F + 2 * std::max(mm(6.75F), frame.metrics.q() * 0.95F);
    if (fits && top <= grid.w - mm(9)) break;
  }
  grid.w = (width - grid.gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
  grid.h = std::max(roomy ? mm(30.75F) : mm(20), mm(6.8F + 1.5F) + frame.metrics.q() * 1.2F + grid.px * 1.3F);
  return grid;
}

Blocks tile_rows(const State& state, Frame& frame, const Counts& counts, float width, bool roomy) {
  const Grid grid = grid_of(state, frame, counts, width, roomy);
  Blocks rows;
  for (std::size_t i = 0; i < counts.tiles.size(); i += static_cast<std::size_t>(grid.columns)) {
    const std::vector<Tile> tiles(counts.tiles.begin() + static_cast<std::ptrdiff_t>(i),
                                  counts.tiles.begin() + static_cast<std::ptrdiff_t>(std::min(counts.tiles.size(), i + static_cast<std::size_t>(grid.columns))));
    Block row;
    row.height = grid.h;
    row.gap = grid.gap;
    row.draw = [&state, &frame, tiles, grid](Rect rect) {
      Pressed pressed;
      float x = rect.x;
      for (const Tile& tile : tiles) {
        if (draw_tile(state, frame, tile, {x, rect.y, grid.w, rect.h}, grid.px)) pressed = OpenQuestion{tile.index};
        x += grid.w + grid.gap;
      }
      return pressed;
    };
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The sentence at the left and the counts at the right, or below each other.
Blocks top_blocks(Frame& frame, const Counts& counts, float width) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float s = frame.metrics.s();
  const float pill_h = std::max(mm(15.75F), s * 1.6F);
  const std::vector<WrapButton> buttons = pills(frame, counts);
  const std::string text = sentence(frame, counts);
  float pills_w = 0;
  for (const WrapButton& button : buttons) pills_w += ui::button_width(frame, button.text, {.icon = button.icon, .px = s}, mm(5.6F)) + mm(3);
  const float words_w = width - pills_w - mm(12);
  Blocks blocks;
  if (buttons.empty() || words_w >= 20 * frame.metrics.q()) {
    const float room = std::min(words_w, frame.metrics.q() * 34);
    Block words = words_block(frame, "check.sentence", text, room, gap_mm(frame, 1.5F));
    if (buttons.empty()) return {words};
    const Block counts_block = buttons_block(frame, buttons, pills_w, s, pill_h, mm(5.6F), 0);
    Block both;
    both.height = std::max(words.height, counts_block.height);
    both.gap = words.gap;
    const float wide = pills_w - mm(3);
    both.draw = [words, counts_block, wide](Rect rect) {
      words.draw(rect);
      const float y = rect.bottom() - counts_block.height;
      return counts_block.draw({rect.right() - wide, y, wide, counts_block.height});
    };
    blocks.push_back(std::move(both));
    return blocks;
  }
  blocks.push_back(words_block(frame, "check.sentence", text, width, gap_mm(frame, 1.5F)));
  blocks.push_back(buttons_block(frame, buttons, width, s, pill_h, mm(5), gap_mm(frame, 4)));
  return blocks;
}

}  // namespace

Pressed draw_check(const State& state, Frame& frame) {
  begin_page(frame, "check");
  if (entering(frame)) ui::focus(frame, "foot.next");
  const PageLayout page = page_layout(frame);
  const float width = page.content.w;
  const Counts counts = counted(state);
  std::vector<Blocks> pages;
  for (const bool roomy : {true, false}) {
    Blocks blocks = {heading_block(frame, "title", tr(frame, "You are nearly done"), title_style(frame), width, 0)};
    Blocks top = top_blocks(frame, counts, width);
    Blocks rows = tile_rows(state, frame, counts, width, roomy);
    if (!rows.empty()) rows.front().gap = gap_mm(frame, roomy ? 9.0F : 5.0F);
    blocks.insert(blocks.end(), std::make_move_iterator(top.begin()), std::make_move_iterator(top.end()));
    blocks.insert(blocks.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    pages = deal(frame, std::move(blocks), page.content.h);
    if (pages.size() == 1) break;
  }
  PagedLook look;
  look.head.title = tr(frame, "Check your answers");
  look.head.share = 1.0;
  look.head.share_words = look.head.title;
  look.foot.back = back_button(frame);
  look.foot.main = main_button(frame, tr(frame, "Finish"));
  look.foot.main_by_page_down = false;
  look.part = state.part;
  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), turn_part);
  if (press.foot == FootPress::back) return PreviousQuestion{};
  if (press.foot == FootPress::main) return FinishTest{};
  return std::move(press.action);
}

}  // namespace aplomb::kiosk
