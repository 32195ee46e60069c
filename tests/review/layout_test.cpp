// Nothing is cut off, nothing lies over something else, everything that can be pressed is large enough: every made-up state, in every theme,
// scale, size and in a language 40 % longer than English.

#include "rig.h"

#include "review/made_up.h"

#include <algorithm>
#include <array>

using namespace aplomb;
using namespace aplomb::review;

namespace {

bool overlap(const ui::Rect& a, const ui::Rect& b, float slack = 0.5F) {
  return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() && b.y + slack < a.bottom();
}

/// Scroll areas hold controls and are stops themselves, dialogs hold controls: what lies in them is not over them.
bool holds_others(const ui::ProbeEntry& entry) { return entry.key.ends_with("page") || entry.key == "panel" || entry.key == "list.rows" || entry.key == "list.page" || entry.key == "help.text"; }

/// The list's last row may be cut by the end of the list, under which the notes stand.
bool cut_row_and_note(const ui::ProbeEntry& a, const ui::ProbeEntry& b) {
  return (a.key.starts_with("note.") && b.key == "text") || (b.key.starts_with("note.") && a.key == "text");
}

std::vector<std::string> faults(const Rig& rig, int w, int h, float scale) {
  std::vector<std::string> found;
  const std::vector<ui::ProbeEntry>& entries = rig.screen->probe().entries;
  if (!rig.error.empty()) found.push_back("threw: " + rig.error);
  std::vector<const ui::ProbeEntry*> controls;
  std::vector<const ui::ProbeEntry*> texts;
  for (const ui::ProbeEntry& entry : entries) {
    if (entry.covered) continue;
    if (entry.clipped && entry.visible) found.push_back("clipped: " + entry.key + " \"" + entry.words + "\"");
    // Sideways nothing may leave the view, not even what is scrolled out of it.
    if (entry.rect.x < -0.5F || entry.rect.right() > static_cast<float>(w) + 0.5F) found.push_back("beyond the side: " + entry.key + " \"" + entry.words + "\"");
    const bool in_scroll = !entry.visible;
    if (!in_scroll && !entry.control && entry.rect.y > static_cast<float>(h)) found.push_back("below the view: " + entry.key);
    if (!entry.control && entry.visible && entry.lines > 0) {
      for (const ui::ProbeEntry* other : texts)
        if (overlap(entry.rect, other->rect, 2 * scale) && !cut_row_and_note(entry, *other)) found.push_back("words over words: \"" + entry.words + "\" and \"" + other->words + "\"");
      texts.push_back(&entry);
    }
    if (!entry.control || holds_others(entry)) continue;
    if (entry.words.empty()) found.push_back("nameless: " + entry.key);
    if (entry.rect.w < 32 * scale - 0.5F || entry.rect.h < 32 * scale - 0.5F) found.push_back("small: " + entry.key);
    for (const ui::ProbeEntry* other : controls)
      if (entry.visible && other->visible && overlap(entry.rect, other->rect)) found.push_back("over each other: " + entry.key + " and " + other->key);
    controls.push_back(&entry);
  }
  return found;
}

void check_all(const ui::Look& look, int w, int h) {
  for (const MadeUp& made : made_up_states()) {
    Rig rig(made.state, look, w, h);
    for (const std::string& fault : faults(rig, w, h, look.scale))
      FAIL_CHECK(made.name << " " << w << "x" << h << " scale " << look.scale << " " << look.language << " " << look.theme << ": " << fault);
  }
}

constexpr std::array<std::array<int, 2>, 3> sizes{{{1280, 800}, {1920, 1080}, {2560, 1440}}};

void check_sizes(const std::string& theme, const std::string& language) {
  for (const auto& [w, h] : sizes) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      ui::Look look;
      look.theme = theme;
      look.language = language;
      look.scale = scale;
      check_all(look, w, h);
    }
  }
}

}  // namespace

TEST_CASE("layout holds in daylight") { check_sizes("daylight", "en"); }
TEST_CASE("layout holds in daylight and longer words") { check_sizes("daylight", "en-x-pseudo"); }
TEST_CASE("layout holds at night") { check_sizes("night", "en"); }
TEST_CASE("layout holds at night and longer words") { check_sizes("night", "en-x-pseudo"); }
TEST_CASE("layout holds in strong dark") { check_sizes("strong-dark", "en"); }
TEST_CASE("layout holds in strong dark and longer words") { check_sizes("strong-dark", "en-x-pseudo"); }
TEST_CASE("layout holds in strong light") { check_sizes("strong-light", "en"); }
TEST_CASE("layout holds in strong light and longer words") { check_sizes("strong-light", "en-x-pseudo"); }
TEST_CASE("layout holds in soft") { check_sizes("soft", "en"); }
TEST_CASE("layout holds in soft and longer words") { check_sizes("soft", "en-x-pseudo"); }
