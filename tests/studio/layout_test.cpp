// Nothing is cut off, nothing lies over something else, everything that can be pressed is large enough: every made-up state, in every theme,
// scale, size and in a language 40 % longer than English.

#include "rig.h"

#include "studio/made_up.h"

#include <algorithm>
#include <array>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

bool overlap(const ui::Rect& a, const ui::Rect& b) {
  constexpr float slack = 0.5F;
  return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() && b.y + slack < a.bottom();
}

/// Scroll areas hold controls and are stops themselves: what lies in them is not over them.
bool holds_others(const ui::ProbeEntry& entry) {
  for (const std::string_view key : {"bank.rows", "bank.page", "bank.beside", "question.left", "question.right", "question.page", "publish.changes", "help.text"}) {
    if (entry.key == key) return true;
  }
  return false;
}

std::vector<std::string> faults(const Rig& rig, int w, int h, float scale) {
  std::vector<std::string> found;
  if (!rig.error.empty()) found.push_back("threw: " + rig.error);
  struct Seen {
    std::string key;
    ui::Rect rect;
  };
  std::vector<Seen> controls;
  std::vector<ui::Rect> areas;  // scroll areas so far: what is drawn in them is cut at their edges
  for (const ui::ProbeEntry& entry : rig.screen->probe().entries) {
    if (entry.covered) continue;
    if (entry.clipped) found.push_back("clipped: " + entry.key + " \"" + entry.words + "\"");
    // Sideways nothing may leave the view, not even what is scrolled out of it.
    if (entry.rect.x < -0.5F || entry.rect.right() > static_cast<float>(w) + 0.5F) found.push_back("beyond the side: " + entry.key + " \"" + entry.words + "\"");
    if (entry.visible && entry.rect.y > static_cast<float>(h)) found.push_back("below the view: " + entry.key);
    if (holds_others(entry)) areas.push_back(entry.rect);
    if (!entry.control || holds_others(entry)) continue;
    if (entry.words.empty()) found.push_back("nameless: " + entry.key);
    if (entry.rect.w < 32 * scale - 0.5F || entry.rect.h < 32 * scale - 0.5F) found.push_back("small: " + entry.key);
    if (!entry.visible) continue;
    ui::Rect rect = entry.rect;
    for (const ui::Rect& area : areas) {
      if (rect.x < area.x - 1 || rect.right() > area.right() + 1 || !area.contains(rect.centre())) continue;
      const float bottom = std::min(rect.bottom(), area.bottom());
      rect.y = std::max(rect.y, area.y);
      rect.h = bottom - rect.y;
    }
    for (const Seen& other : controls) {
      if (overlap(rect, other.rect)) found.push_back("over each other: " + entry.key + " and " + other.key);
    }
    controls.push_back({entry.key, rect});
  }
  return found;
}

constexpr std::array<std::array<int, 2>, 4> sizes{{{1280, 800}, {1600, 900}, {1920, 1080}, {2560, 1440}}};

/// Each state is drawn from the top and again scrolled to the end.
void check_all(const std::vector<MadeUp>& states, const ui::Look& look, int w, int h) {
  for (const MadeUp& made : states) {
    Rig rig(made.state, look, w, h);
    for (const bool scrolled : {false, true}) {
      if (scrolled) {
        for (ui::Scroll* scroll : {&rig.places.list, &rig.places.beside, &rig.places.left, &rig.places.right, &rig.places.publish, &rig.places.help}) scroll->offset = 1e6F;
        rig.screen->settle();
      }
      for (const std::string& fault : faults(rig, w, h, look.scale)) {
        FAIL_CHECK(made.name << ' ' << w << 'x' << h << " scale " << look.scale << ' ' << look.language << ' ' << look.theme << (scrolled ? " scrolled" : "") << ": " << fault);
      }
    }
  }
}

void check_sizes(const std::string& theme, const std::string& language) {
  const std::vector<MadeUp> states = made_up_states(shipped_bank());
  for (const auto& [w, h] : sizes) {
    for (const float scale : {1.0F, 1.5F, 2.0F}) {
      ui::Look look;
      look.theme = theme;
      look.language = language;
      look.scale = scale;
      check_all(states, look, w, h);
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
