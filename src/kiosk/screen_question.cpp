// 05, 06, 16 The question: two columns from 450 mm of width while both sides fit, else pages of whole responses. The practice page is the same.

#include "kiosk/question_layout.h"
#include "kiosk/screen_parts.h"
#include "kiosk/screens.h"

#include "ui/draw.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Role;
using ui::Weight;

namespace {

constexpr float left_mm = 148.5F;
constexpr float columns_gap_mm = 15;

/// Lead-in and rows, as they stand below each other.
Blocks answer_blocks(const Asked& asked, float width, float lead_gap, bool columns) {
  Frame& frame = asked.frame;
  if (asked.talk.over()) return over_blocks(asked, width);
  Blocks blocks;
  if (asked.question.scene) {
    blocks = turn_blocks(asked, width, columns);
    lead_gap = gap_mm(frame, asked.roomy ? 8.0F : 4.0F);
  }
  blocks.push_back(lead_block(asked, width, lead_gap));
  Blocks rows = response_blocks(asked, width);
  if (!rows.empty()) rows.front().gap = frame.metrics.mm(asked.roomy ? 5.0F : 3.0F);
  blocks.insert(blocks.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  return blocks;
}

struct Columns {
  Blocks left;
  Blocks right;
};

/// Both sides beside each other, as in the pictures. The picture goes first when the situation needs its place.
std::optional<Columns> columns_of(Asked asked, const PageLayout& page) {
  if (!page.columns) return {};
  Frame& frame = asked.frame;
  const float left_w = frame.metrics.mm(left_mm);
  const float right_w = page.content.w - left_w - frame.metrics.mm(columns_gap_mm);
  Columns columns;
  bool fits = false;
  for (const bool picture : {true, false}) {
    columns.left = situation_blocks(asked, left_w, picture);
    fits = height_of(columns.left) <= page.content.h;
    if (fits) break;
  }
  if (!fits) return {};
  for (const bool roomy : {true, false}) {
    asked.roomy = roomy;
    columns.right = answer_blocks(asked, right_w, 0, true);
    if (height_of(columns.right) <= page.content.h) return columns;
  }
  return {};
}

/// A button that opens another page of the question.
Block turn_block(Frame& frame, std::string key, std::string words, std::string icon, int to) {
  Block block;
  block.height = frame.metrics.mm(16.5F);
  block.draw = [&frame, key = std::move(key), words = std::move(words), icon = std::move(icon), to](Rect rect) -> Pressed {
    ui::ButtonLook look;
    look.icon = icon;
    look.px = fit_px(frame, words, frame.metrics.s(), Weight::semibold, rect.w - frame.metrics.mm(12) - frame.metrics.s() * 1.6F);
    if (ui::button(frame, key, rect, words, look)) return TurnPage{to};
    return {};
  };
  return block;
}

Block again_block(Frame& frame) { return turn_block(frame, "situation.again", tr(frame, "Read the situation again"), "up", 1); }

struct Pages {
  std::vector<Blocks> pages;
  int turned = 0;  ///< those that More turns; the others are opened by a button
};

/// A later turn opens with what is said now, and the situation with the conversation so far stands on pages of its own: nobody pages through
/// what was read before to go on. One button leads there and one back.
Pages later_turn(Asked asked, const PageLayout& page) {
  Frame& frame = asked.frame;
  const float width = page.content.w;
  const auto before = [&](int to) { return turn_block(frame, "before.read", tr(frame, "Read what came before"), "up", to); };
  const auto dealt = [&](int to) {
    Blocks blocks = {before(to)};
    Blocks answers = answer_blocks(asked, width, 0, false);
    answers.front().gap = frame.metrics.mm(3.5F);
    blocks.insert(blocks.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
    return deal(frame, std::move(blocks), page.content.h, [&](const Block&) { return Blocks{before(to)}; });
  };
  Pages result;
  result.turned = static_cast<int>(dealt(1).size());
  result.pages = dealt(result.turned + 1);
  const auto back = [&] { return turn_block(frame, "before.back", tr(frame, "Back to the replies"), "left", 1); };
  Blocks story = {back()};
  Blocks situation = situation_blocks(asked, width, false);
  if (!situation.empty()) situation.front().gap = frame.metrics.mm(3.5F);
  story.insert(story.end(), std::make_move_iterator(situation.begin()), std::make_move_iterator(situation.end()));
  for (Blocks& one : deal(frame, std::move(story), page.content.h, [&](const Block&) { return Blocks{back()}; })) result.pages.push_back(std::move(one));
  return result;
}

/// The end of a conversation: a page that says so, and the conversation on further ones for those who want to read it.
Pages over_pages(const Asked& asked, const PageLayout& page) {
  Frame& frame = asked.frame;
  const float width = page.content.w;
  Blocks first = over_words(asked, width);
  Block read = turn_block(frame, "over.read", tr(frame, "Read the conversation"), "down", 2);
  read.gap = frame.metrics.mm(5);
  first.push_back(std::move(read));
  Pages result;
  result.pages = deal(frame, std::move(first), page.content.h);
  result.turned = static_cast<int>(result.pages.size());
  Blocks whole = situation_blocks(asked, width, false);
  Blocks said = said_blocks(asked, width);
  whole.insert(whole.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
  for (Blocks& one : deal(frame, std::move(whole), page.content.h)) result.pages.push_back(std::move(one));
  return result;
}

/// Pages of whole responses over the full width.
Pages pages_of(Asked asked, const PageLayout& page) {
  Frame& frame = asked.frame;
  const float width = page.content.w;
  const float height = page.content.h;
  const Opener opener = [&](const Block& first) {
    Blocks blocks;
    if (first.mark == mark_situation) return blocks;  // the situation itself goes on
    blocks.push_back(again_block(frame));
    if (first.mark != mark_row) return blocks;
    Blocks repeated = repeated_blocks(asked, width);
    for (Block& block : repeated) {
      block.gap = frame.metrics.mm(asked.roomy ? 3.9F : 2.6F);
      blocks.push_back(std::move(block));
    }
    return blocks;
  };
  Pages best;
  for (const bool roomy : {true, false}) {
    asked.roomy = roomy && !page.tight;
    // A single response must fit on a page below what opens it.
    for (asked.option_scale = 1; asked.option_scale > 0.4F; asked.option_scale *= 0.94F) {
      const Blocks rows = response_blocks(asked, width);
      const float opened = frame.metrics.mm(16.5F + 3.9F) + height_of(repeated_blocks(asked, width));
      float most = 0;
      for (const Block& row : rows) most = std::max(most, row.mark == mark_row ? row.height : 0);
      if (most + opened <= height) break;
    }
    Blocks blocks = situation_blocks(asked, width, false);
    Blocks answers = answer_blocks(asked, width, gap_mm(frame, page.tight ? 3.5F : 6.0F), false);
    blocks.insert(blocks.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
    Pages dealt{deal(frame, std::move(blocks), height, opener), 0};
    dealt.turned = static_cast<int>(dealt.pages.size());
    if (dealt.turned > 1 && !asked.talk.said.empty()) dealt = asked.talk.over() ? over_pages(asked, page) : later_turn(asked, page);
    if (best.pages.empty() || dealt.turned < best.turned) best = std::move(dealt);
    if (best.pages.size() == 1) break;
  }
  return best;
}

std::vector<std::string> rows_on(const Blocks& blocks) {
  std::vector<std::string> ids;
  for (const Block& block : blocks) {
    if (block.mark == mark_row) ids.push_back(block.id);
  }
  return ids;
}

HeadLook head_of(const Asked& asked) {
  Frame& frame = asked.frame;
  HeadLook head;
  head.note = tr(frame, "No time limit");
  if (asked.practice) {
    head.title = tr(frame, "A question for practice");
    head.note = tr(frame, "Step {n} of {of}: {what}", {{"n", num(frame, 4)}, {"of", num(frame, 4)}, {"what", tr(frame, "How it works")}});
    return head;
  }
  const int of = static_cast<int>(asked.state.questions.size());
  const int n = asked.state.current + 1;
  head.title = tr(frame, "Question {n} of {of}", {{"n", num(frame, n)}, {"of", num(frame, of)}});
  head.share = of > 0 ? static_cast<double>(n - 1) / of : 0.0;
  head.share_words = head.title;
  return head;
}

FootLook foot_of(const Asked& asked) {
  Frame& frame = asked.frame;
  const State& state = asked.state;
  FootLook foot;
  if (asked.practice) {
    foot.back = back_button(frame);
    foot.main = main_button(frame, tr(frame, "Start the questions"));
    foot.main->short_text = tr(frame, "Start");
    return foot;
  }
  const bool midway = !asked.talk.said.empty() && !asked.talk.over();
  if (state.from_check || (state.current > 0 && !midway)) {
    foot.back = back_button(frame);
  } else if (midway) {
    foot.back_note = no_way_back(asked);
    foot.back_note_short = tr(frame, "No way back");
  }
  foot.back_place = true;
  const bool flagged = state.session.flagged.contains(asked.question.id);
  const std::string off = tr(frame, "Flag for later");
  const std::string on = tr(frame, "Flagged for later");
  const std::string brief_off = tr(frame, "Flag");
  const std::string brief_on = tr(frame, "Flagged");
  foot.middle = FootButton{.key = "foot.flag", .text = flagged ? on : off, .short_text = flagged ? brief_on : brief_off, .icon = flagged ? "flagged" : "flag",
                           .chosen = flagged, .other_texts = {on, off}, .other_short_texts = {brief_on, brief_off}};
  // Next is as wide as "Say this" where the form holds a scene: the same place on every question.
  const std::string next = tr(frame, "Next");
  const std::string say = tr(frame, "Say this");
  const bool saying = asked.question.scene && !asked.talk.over() && (asked.reply != nullptr || !asked.named);
  foot.main = main_button(frame, saying ? say : next);
  const auto is_scene = [](const QuestionView& question) { return question.scene.has_value(); };
  if (std::any_of(state.questions.begin(), state.questions.end(), is_scene)) foot.main->other_texts = {next, say};
  return foot;
}

Action turn_page(int page) { return TurnPage{page}; }

/// What stands above the foot: what Next has named, and how many responses follow.
void say_more(const Asked& asked, const std::vector<Blocks>& pages, int at, PagedLook& look) {
  Frame& frame = asked.frame;
  const int count = look.turned;
  if (at > count) return;
  if (at == count) {
    if (asked.named) look.strip = open_words(asked);
    return;
  }
  if (rows_on(pages[static_cast<std::size_t>(at)]).empty()) {
    look.more = tr(frame, "The text continues on page {page}", {{"page", num(frame, at + 1)}});
    return;
  }
  int follow = 0;
  for (int i = at; i < count; ++i) follow += static_cast<int>(rows_on(pages[static_cast<std::size_t>(i)]).size());
  if (follow > 0) look.more = trn(frame, "One more response on page {page}", "{n} more responses, next on page {page}", follow, {{"page", num(frame, at + 1)}});
  if (at + 1 == count && follow > 1) look.more = tr(frame, "{n} more responses on page {page}", {{"n", num(frame, follow)}, {"page", num(frame, at + 1)}});
}

Pressed draw_asked(const State& state, Frame& frame, bool practice) {
  begin_page(frame, practice ? "practice" : "question");
  const PageLayout page = page_layout(frame);
  const Asked asked = asked_now(state, frame, practice);
  PagedLook look;
  look.head = head_of(asked);
  look.foot = foot_of(asked);
  look.part = practice ? state.part : state.page;

  std::vector<Blocks> pages;
  look.turned = 1;
  if (auto columns = columns_of(asked, page)) {
    // One page of two columns: the left one as a single block beside the flow of the right one.
    const float left_w = frame.metrics.mm(left_mm);
    const Rect area = page.content;
    Block left;
    left.draw = [&frame, blocks = std::move(columns->left), left_w, area](Rect) { return draw_blocks(frame, blocks, {area.x, area.y, left_w, area.h}); };
    Block right;
    const std::vector<std::string> ids = rows_on(columns->right);
    right.draw = [&frame, blocks = std::move(columns->right), left_w, area](Rect) {
      const float x = area.x + left_w + frame.metrics.mm(columns_gap_mm);
      return draw_blocks(frame, blocks, {x, area.y, area.right() - x, area.h});
    };
    Blocks both = {std::move(left), std::move(right)};
    for (const std::string& id : ids) {
      Block named;  // says to the keys which responses are on this page
      named.mark = mark_row;
      named.id = id;
      both.push_back(std::move(named));
    }
    pages.push_back(std::move(both));
  } else {
    Pages dealt = pages_of(asked, page);
    pages = std::move(dealt.pages);
    look.turned = dealt.turned;
  }

  const int at = std::clamp(look.part, 1, static_cast<int>(pages.size()));
  const std::vector<std::string> ids = rows_on(pages[static_cast<std::size_t>(at - 1)]);
  if (entering(frame)) ui::focus(frame, first_open_key(asked, ids));
  Pressed by_key = response_keys(asked, ids);
  say_more(asked, pages, at, look);
  if (at > 1 && !look.foot.back) look.foot.back = back_button(frame);

  PagedPress press = draw_paged(state, frame, page, pages, std::move(look), practice ? turn_part : turn_page);
  // "Read the situation again" turns a question's page; the practice page has pages of its own kind.
  if (practice && press.action && std::holds_alternative<TurnPage>(*press.action)) press.action = TurnPart{1};
  if (press.foot == FootPress::main && asked.reply != nullptr) return SayReply{};
  if (press.foot == FootPress::main) return practice ? Action{BeginQuestions{}} : Action{NextQuestion{}};
  if (press.foot == FootPress::back) return practice ? Action{Back{}} : Action{PreviousQuestion{}};
  if (press.foot == FootPress::middle) return ToggleFlag{};
  return by_key ? by_key : press.action;
}

}  // namespace

Pressed draw_question_page(const State& state, Frame& frame) { return draw_asked(state, frame, false); }
Pressed draw_practice(const State& state, Frame& frame) { return draw_asked(state, frame, true); }

std::optional<Action> draw_question(const State& state, Frame& frame) { return draw_asked(state, frame, false); }

}  // namespace aplomb::kiosk
