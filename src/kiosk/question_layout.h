#pragma once
// A question as blocks: the situation, the lead-in, and one row a response; each format has a file of its own. Nothing here knows pages.

#include "kiosk/parts_flow.h"
#include "ui/controls.h"

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::kiosk {

/// What kind of block of a question page it is.
enum QuestionMark : int { mark_situation = 1, mark_lead = 2, mark_scale = 3, mark_row = 4, mark_label = 5 };

/// One question as it stands on the screen now.
struct Asked {
  const State& state;
  ui::Frame& frame;
  const QuestionView& question;
  const Response* given = nullptr;
  Talk talk{};                       ///< of a scene
  const ReplyView* reply = nullptr;  ///< chosen at its turn, and not said yet
  bool practice = false;
  bool named = false;        ///< Next has named what is open: open rows carry a dashed mark
  bool roomy = true;         ///< rows as high as in the pictures; else as low as touch allows
  float option_scale = 1;    ///< under 1 only where a single response would be higher than a page
};

[[nodiscard]] Asked asked_now(const State& state, ui::Frame& frame, bool practice);
[[nodiscard]] Action respond(const Asked& asked, Response response);
[[nodiscard]] Progress progress_of(const Asked& asked);

/// Setting and situation; `picture` with the scene above it.
[[nodiscard]] Blocks situation_blocks(const Asked& asked, float width, bool picture);
/// The lead-in with "2 of 4 rated" at its end.
[[nodiscard]] Block lead_block(const Asked& asked, float width, float gap);
/// The rows of the question's format.
[[nodiscard]] Blocks response_blocks(const Asked& asked, float width);
/// What stands at the top of a further page above its rows: the words of the scale, where they stand over columns.
[[nodiscard]] Blocks repeated_blocks(const Asked& asked, float width);
/// Keys that the page's responses take: digits and arrows. `ids`: the options on this page, in order.
Pressed response_keys(const Asked& asked, const std::vector<std::string>& ids);
/// The control that gets the focus when the page is shown: of the first open response.
[[nodiscard]] std::string first_open_key(const Asked& asked, const std::vector<std::string>& ids);
/// What Next says of the open parts, once.
[[nodiscard]] std::string open_words(const Asked& asked);

// --- shared by the formats ---

/// Padding and slots of a row, px.
struct RowMeasures {
  float pad_x = 0;
  float pad_y = 0;
  float least = 0;    ///< height of a row of one line
  float gap = 0;      ///< between text and what stands beside it
};
[[nodiscard]] RowMeasures row_measures(const Asked& asked);
[[nodiscard]] ui::TextStyle response_style(const Asked& asked);
/// True when a text of this width still holds 18 q.
[[nodiscard]] bool holds_text(const Asked& asked, float text_width);
/// Text as it is recorded in the Probe: "option.<id>".
void draw_response_text(const Asked& asked, const OptionView& option, ui::Rect box, float text_height);

// --- the formats ---
[[nodiscard]] Blocks rate_blocks(const Asked& asked, float width);
[[nodiscard]] Blocks rate_scale(const Asked& asked, float width);
Pressed rate_keys(const Asked& asked, const std::vector<std::string>& ids);
[[nodiscard]] Blocks most_least_blocks(const Asked& asked, float width);
[[nodiscard]] Blocks pick_blocks(const Asked& asked, float width);
Pressed pick_keys(const Asked& asked);
[[nodiscard]] Blocks rank_blocks(const Asked& asked, float width);


// --- the scene (question_scene.cpp) ---
/// What is said before the first turn: three turns, no way back.
[[nodiscard]] Blocks scene_intro_blocks(const Asked& asked, float width);
/// The conversation so far, small.
[[nodiscard]] Blocks said_blocks(const Asked& asked, float width);
/// What is being said now; `disc`: with a person beside it (two columns).
[[nodiscard]] Blocks turn_blocks(const Asked& asked, float width, bool disc);
/// The end: the whole conversation, which stays as it is.
[[nodiscard]] Blocks over_blocks(const Asked& asked, float width);
/// Its first page, where it has several.
[[nodiscard]] Blocks over_words(const Asked& asked, float width);
[[nodiscard]] Blocks reply_blocks(const Asked& asked, float width);
Pressed reply_keys(const Asked& asked);
/// "There is no way back to an earlier turn."
[[nodiscard]] std::string no_way_back(const Asked& asked);

}  // namespace aplomb::kiosk
