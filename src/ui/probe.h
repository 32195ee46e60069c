#pragma once
// What stands on the screen: every control and every text of the frame, by key. The focus ring, the tests, the tour, `--probe` and later
// the spoken screen all read this one record.

#include "ui/geometry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

struct ProbeEntry {
  std::string key;    ///< "answer.2.rate.4"; for texts "text" unless the screen gave one
  std::string role;   ///< button, rating, choice, tile, row, tab, field, text, heading, image, progress, list, dialog
  std::string words;  ///< what a person reads or hears
  Rect rect{};        ///< on the screen, after mirroring and scrolling
  bool control = false;   ///< can be pressed or typed into
  bool enabled = true;
  bool selected = false;  ///< chosen, on
  bool focused = false;
  bool hovered = false;
  bool covered = false;   ///< a dialog stands in front: pressing it does nothing
  bool visible = true;    ///< inside its clip rectangle
  bool clipped = false;   ///< text: not all of it fits its box
  int lines = 0;          ///< text: number of lines
  float px = 0;           ///< text: font size
  std::string value;      ///< field: what it holds (empty for a passphrase)
};

struct Probe {
  std::string station;  ///< "kiosk", "review", "studio"
  std::string screen;   ///< "question", "check"; set by the screen
  std::int64_t frame = 0;
  std::vector<ProbeEntry> entries;

  /// The control with this key; nullptr when it is not drawn or drawn more than once.
  [[nodiscard]] const ProbeEntry* control(std::string_view key) const;
  /// All words of the frame, top to bottom, one a line: the text snapshot of tests.
  [[nodiscard]] std::string text() const;
  /// One JSON line: station, screen, frame, entries.
  [[nodiscard]] std::string json() const;
};

}  // namespace aplomb::ui
