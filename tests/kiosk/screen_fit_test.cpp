// Nothing is cut off, nothing overlaps, everything is large enough and can be reached: every made-up state in every theme, text size, display
// and language. A subset in debug and sanitizer builds, all of it in release builds or with APLOMB_FIT=all; it says what was run.

#include "kiosk/screen_pages.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::kiosk::testing {
namespace {

bool everything() {
#if defined(NDEBUG) || defined(APLOMB_EVERYTHING)
  return true;
#else
  const char* wish = std::getenv("APLOMB_FIT");
  return wish != nullptr && std::string_view(wish) == "all";
#endif
}

struct Measured {
  const ui::Probe& probe;
  const Display& display;
  const ui::Metrics& metrics;

  [[nodiscard]] float mm(float v) const { return v * display.px_per_mm; }
};

/// Findings are collected, so that one line of a test names all of them.
using Findings = std::vector<std::string>;

bool counts(const ui::ProbeEntry& entry) { return !entry.covered && !entry.words.empty(); }

std::string named(const ui::ProbeEntry& entry) { return entry.key + " \"" + entry.words.substr(0, 40) + "\""; }

/// A rate row holds its own cells and only takes the focus; its neighbours may touch it.
bool is_rate_row(const ui::ProbeEntry& entry, const ui::Probe& probe) {
  return entry.key.starts_with("row.") && probe.control("rate." + entry.key.substr(4) + ".1") != nullptr;
}

float apart(ui::Rect a, ui::Rect b) {
  const float dx = std::max(a.x - b.right(), b.x - a.right());
  const float dy = std::max(a.y - b.bottom(), b.y - a.bottom());
  return std::max(dx, dy);
}

void check_controls(const Measured& page, Findings& findings) {
  std::vector<const ui::ProbeEntry*> controls;
  for (const ui::ProbeEntry& entry : page.probe.entries) {
    if (entry.control && !entry.covered) controls.push_back(&entry);
  }
  const float w = static_cast<float>(page.display.w);
  const float h = static_cast<float>(page.display.h);
  for (const ui::ProbeEntry* entry : controls) {
    const ui::Rect r = entry->rect;
    if (r.x < -0.5F || r.y < -0.5F || r.right() > w + 0.5F || r.bottom() > h + 0.5F) findings.push_back("out of view: " + named(*entry));
    const float least = page.mm(entry->key.starts_with("rate.") ? 17.25F : 12.7F) - 0.5F;
    if (r.w < least || r.h < least) findings.push_back("too small: " + named(*entry));
  }
  for (std::size_t i = 0; i < controls.size(); ++i) {
    for (std::size_t k = i + 1; k < controls.size(); ++k) {
      if (is_rate_row(*controls[i], page.probe) || is_rate_row(*controls[k], page.probe)) continue;
      const float gap = apart(controls[i]->rect, controls[k]->rect);
      if (gap < page.mm(2.5F) - 0.5F) findings.push_back((gap < 0 ? "overlap: " : "too near: ") + named(*controls[i]) + " and " + named(*controls[k]));
    }
  }
}

/// How far two rectangles reach into each other, both ways.
bool collide(ui::Rect a, ui::Rect b, float slack) {
  const float x = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float y = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return x > slack && y > slack;
}

void check_texts(const Measured& page, Findings& findings) {
  std::vector<const ui::ProbeEntry*> texts;
  const float w = static_cast<float>(page.display.w);
  const float h = static_cast<float>(page.display.h);
  for (const ui::ProbeEntry& entry : page.probe.entries) {
    if (!counts(entry)) continue;
    if (entry.clipped) findings.push_back("cut off: " + named(entry));
    if (entry.px > 0 && entry.px * 0.727F < page.mm(3.5F) - 0.1F) findings.push_back("too small a text: " + named(entry));
    const bool reading = entry.key == "stem" || entry.key == "says" || entry.key == "lead" || entry.key.starts_with("option.");
    if (reading && entry.px < page.metrics.q() - 0.5F) findings.push_back("below the chosen size: " + named(entry));
    if (entry.control || (entry.role != "text" && entry.role != "heading")) continue;
    const ui::Rect r = entry.rect;
    if (r.x < -1 || r.right() > w + 1 || r.y < -1 || r.bottom() > h + 1) findings.push_back("text out of view: " + named(entry));
    texts.push_back(&entry);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    // A line is higher than its letters by half the font size and more.
    const float slack = texts[i]->px * 0.3F;
    for (std::size_t k = i + 1; k < texts.size(); ++k) {
      if (collide(texts[i]->rect, texts[k]->rect, std::max(slack, texts[k]->px * 0.3F))) findings.push_back("texts overlap: " + named(*texts[i]) + " and " + named(*texts[k]));
    }
    for (const ui::ProbeEntry& control : page.probe.entries) {
      if (!control.control || control.covered || is_rate_row(control, page.probe) || control.key == "staff.corner") continue;
      if (control.rect.contains(texts[i]->rect.centre())) {
        if (texts[i]->rect.x < control.rect.x - 1 || texts[i]->rect.right() > control.rect.right() + 1) findings.push_back("wider than its control: " + named(*texts[i]));
        continue;
      }
      if (collide(texts[i]->rect, control.rect, slack)) findings.push_back("text and control overlap: " + named(*texts[i]) + " and " + named(control));
    }
  }
}

/// True while the main button of the page or the sheet's own reads More.
bool more(const ui::Probe& probe, const std::string& word) {
  for (const char* key : {"foot.next", "sheet.more"}) {
    const ui::ProbeEntry* entry = probe.control(key);
    if (entry != nullptr && !entry->covered && entry->words == word) return true;
  }
  return false;
}

void turn(State& state) {
  if (state.screen == Screen::question && state.overlay == Overlay::none) ++state.page;
  else ++state.part;
}

bool has_foot(const std::string& key) { return key == "foot.back" || key == "foot.flag" || key == "foot.next"; }

struct Totals {
  int frames = 0;
  int pages_most = 0;
};

/// One state at one look: all its pages.
Findings check_state(Page& page, const std::string& name, const State& made, const Display& display, const ui::Look& look,
                     std::map<std::string, ui::Rect>& fixed, Totals& totals) {
  Findings findings;
  const ui::Metrics metrics{.px_per_mm = look.px_per_mm, .text = look.text, .wide = look.wide};
  const ui::Words words(std::filesystem::path(APLOMB_SOURCE_DIR) / "assets" / "lang", look.language);
  const std::string word = words.say("More");
  State state = made;
  state.comfort.theme = look.theme;
  state.comfort.text = look.text;
  state.comfort.wide = look.wide;
  state.page = state.part = 1;
  std::map<std::string, int> options;
  std::set<std::string> read;  // the texts of a scene, wherever they stand
  const bool scene = made.screen == Screen::question && made.questions[static_cast<std::size_t>(made.current)].scene.has_value();
  bool beside = false;         // the pages that a scene's button opens come after those that More turns
  for (int n = 1; n <= 40; ++n) {
    page.show(state);
    ++totals.frames;
    totals.pages_most = std::max(totals.pages_most, n);
    const Measured measured{page.probe(), display, metrics};
    check_controls(measured, findings);
    check_texts(measured, findings);
    for (const ui::ProbeEntry& entry : page.probe().entries) {
      if (entry.covered) continue;
      if (entry.key.starts_with("option.") || ((entry.key.starts_with("pick.") || entry.key.starts_with("reply.")) && entry.key.ends_with(".text"))) ++options[entry.key];
      read.insert(entry.key);
      // What is on every question page stays where it is.
      if (made.screen != Screen::question || made.overlay != Overlay::none || !entry.control) continue;
      if (!entry.key.starts_with("head.") && !has_foot(entry.key)) continue;
      // A form with a scene has a wider main button: the same on all of its questions.
      const bool saying = std::any_of(made.questions.begin(), made.questions.end(), [](const QuestionView& question) { return question.scene.has_value(); });
      const auto [place, fresh] = fixed.emplace((saying ? "saying." : "") + entry.key, entry.rect);
      if (!fresh && apart(place->second, entry.rect) > -1) findings.push_back("moved: " + entry.key);
      if (!fresh && (std::abs(place->second.x - entry.rect.x) > 1 || std::abs(place->second.w - entry.rect.w) > 1 || std::abs(place->second.y - entry.rect.y) > 1))
        findings.push_back("moved: " + entry.key);
    }
    if (!more(page.probe(), word)) {
      const bool opens = page.probe().control("before.read") != nullptr || page.probe().control("over.read") != nullptr;
      if (!scene || made.overlay != Overlay::none || beside || !opens) break;
      beside = true;
    }
    if (n == 40) findings.emplace_back("more than forty pages");
    turn(state);
  }
  if (made.overlay == Overlay::none && made.screen == Screen::question) {
    const auto& question = made.questions[static_cast<std::size_t>(made.current)];
    const Talk talk = talk_of(made, question);
    std::vector<std::string> wanted;
    if (scene) wanted = {"stem", talk.said.empty() ? "scene.how" : "said.1", talk.over() ? "over" : "says"};
    for (std::size_t i = 1; i <= talk.said.size(); ++i) wanted.push_back("you." + std::to_string(i));
    for (const std::string& key : wanted) {
      if (!read.contains(key)) findings.push_back("not to be read: " + key);
    }
    if (talk.turn != nullptr) {
      for (const ReplyView& reply : talk.turn->replies) {
        const auto found = options.find("reply." + reply.id + ".text");
        if (found == options.end()) findings.push_back("reply missing: " + reply.id);
        else if (found->second > 1) findings.push_back("reply drawn twice: " + reply.id);
      }
    }
    for (const OptionView& option : question.options) {
      const std::string key = question.format == Format::pick ? "pick." + option.id + ".text" : "option." + option.id;
      const auto found = options.find(key);
      if (found == options.end()) findings.push_back("response missing: " + option.id);
      else if (found->second > 1) findings.push_back("response drawn twice: " + option.id);
    }
  }
  for (std::string& finding : findings) {
    finding = name + ", " + display.name + ", text " + std::to_string(look.text) + (look.wide ? " wide" : "") + ", " + look.theme + ", " + look.language + ": " + finding;
  }
  return findings;
}

/// Every state in every look on one display.
void check_display(const Display& display) {
  const bool all = everything();
  const std::vector<std::string> themes = all ? std::vector<std::string>{"daylight", "night", "strong-dark", "strong-light", "soft"}
                                              : std::vector<std::string>{"daylight", "strong-dark"};
  Totals totals;
  std::set<std::string> seen;
  Findings findings;
  int looks = 0;
  Page page(display);
  for (const std::string language : {"en", "en-x-pseudo"}) {
    for (const int text : {1, 2, 3, 4}) {
      for (const bool wide : {false, true}) {
        for (const std::string& theme : themes) {
          // The subset: plain spacing in daylight, wide spacing in the strong theme; the long words at two sizes.
          const bool strong_dark = theme == "strong-dark";
          if (!all && wide != strong_dark) continue;
          if (!all && language != "en" && (text == 1 || text == 3)) continue;
          if (all && wide && theme != "daylight" && !strong_dark) continue;
          ui::Look look;
          look.px_per_mm = display.px_per_mm;
          look.theme = theme;
          look.text = text;
          look.language = language;
          look.wide = wide;
          page.hands().look = look;
          std::map<std::string, ui::Rect> fixed;
          ++looks;
          for (const auto& [name, state] : states()) {
            for (std::string& finding : check_state(page, name, state, display, look, fixed, totals)) {
              if (seen.insert(finding).second) findings.push_back(std::move(finding));
            }
          }
        }
      }
    }
  }
  MESSAGE(std::string(all ? "all: " : "a subset: "), looks, " looks of ", states().size(), " states, ", totals.frames, " pages; the longest has ", totals.pages_most, " pages");
  constexpr std::size_t shown = 60;
  for (std::size_t i = 0; i < std::min(findings.size(), shown); ++i) MESSAGE(findings[i]);
  CHECK_MESSAGE(findings.empty(), findings.size(), " findings; the first ones are above");
}

}  // namespace

// One case a display, so that each ends well within the time that a test has.
TEST_CASE("every screen fits 1920 by 1080") { check_display(displays[0]); }
TEST_CASE("every screen fits 1366 by 768") { check_display(displays[1]); }
TEST_CASE("every screen fits 1280 by 1024") { check_display(displays[2]); }
TEST_CASE("every screen fits 1024 by 768 on 19 inch") { check_display(displays[3]); }
TEST_CASE("every screen fits 1024 by 768 on 13 inch") { check_display(displays[4]); }

TEST_CASE("Tab reaches every control of every screen") {
  for (const Display& display : {displays[0], displays[2]}) {
    Page page(display);
    for (const int text : {2, 4}) {
      page.hands().look.text = text;
      for (const auto& [name, state] : states()) {
        CAPTURE(name);
        CAPTURE(display.name);
        CAPTURE(text);
        page.show(state);
        std::set<std::string> wanted;
        for (const ui::ProbeEntry& entry : page.probe().entries) {
          if (!entry.control || entry.covered || entry.key == "staff.corner" || entry.key.starts_with("rate.")) continue;
          // A response of a ranking has its button; the row is a larger target for the hand.
          if (entry.key.starts_with("row.") && page.probe().control("place." + entry.key.substr(4)) != nullptr) continue;
          wanted.insert(entry.key);
        }
        const std::size_t rounds = wanted.size() + 2;
        for (std::size_t i = 0; i < rounds && !wanted.empty(); ++i) {
          for (const ui::ProbeEntry& entry : page.probe().entries) {
            if (entry.control && entry.focused) wanted.erase(entry.key);
          }
          page.hands().press(GLFW_KEY_TAB);
        }
        for (const std::string& key : wanted) FAIL_CHECK("Tab does not reach ", key);
      }
    }
  }
}

}  // namespace aplomb::kiosk::testing
